"""The master of a deck: layouts for a title, a chart, a table and the sources, made for a size."""

from __future__ import annotations

from collections.abc import Iterable

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Emu

from timeline.drawing.theme import LIGHT
from timeline.export.pptx.boxes import Ids
from timeline.export.pptx.placeholders import Placeholder, holders, note_holders, title_holders
from timeline.export.pptx.text import NO_INSETS, emu
from timeline.export.pptx.theme import theme
from timeline.layout.page import Size
from timeline.layout.text_metrics import LINE_HEIGHT

__all__ = ["CHART", "LAYOUTS", "SOURCES", "TABLE", "TITLE_SLIDE", "blank"]

TITLE_SLIDE, CHART, TABLE, SOURCES = LAYOUTS = ("Title slide", "Chart", "Table", "Sources")
"""The names of the layouts."""

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)

_RULE, _TITLE_RULE = 5.0, 64.0
"""How wide the accent is beside a title, and how long that on the title slide, points."""


def blank(size: Size) -> Deck:
    """Return a deck without slides that has our own master, for slides of a size."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(emu(size.width)), Emu(emu(size.height))
    master = deck.slide_master
    for layout in list(master.slide_layouts)[len(LAYOUTS) :]:
        master.slide_layouts.remove(layout)
    _master(master, size)
    master.part.part_related_by(RT.THEME).blob = theme(LIGHT)
    for layout, name in zip(master.slide_layouts, LAYOUTS, strict=True):
        _layout(layout, name, size)
    return deck


def _master(master: SlideMaster, size: Size) -> None:
    known = holders(size)
    body = Placeholder("Text", "body", 1, *known["Sentence"].extent[:3], known["Version"].y0, 14)
    common = [known["Title"], body, known["Version"], known["Slide number"]]
    numbered = [_at(holder, index) for index, holder in enumerate(common)]
    title = known["Title"]
    _fill(master, [_accent(0, title.y0 + 5, _RULE, title.y1 - 4), *numbered])
    element = master.element
    styles = element.find(_tag("txStyles"))
    element.replace(styles, parse_xml(_styles()))


def _at(holder: Placeholder, index: int) -> str:
    return _placeholder(holder, Ids(index + 1), number=index or None)


def _layout(layout: SlideLayout, name: str, size: Size) -> None:
    element = layout.element
    element.find(_tag("cSld")).set("name", name)
    element.attrib.pop("type", None)
    if name == TITLE_SLIDE:
        element.set("type", "title")
        element.set("showMasterSp", "0")
        known = list(title_holders(size).values())
        rule = title_holders(size)["Subtitle"]
        parts = [_accent(rule.x0, rule.y0 - 10, rule.x0 + _TITLE_RULE, rule.y0 - 6)]
    else:
        element.set("userDrawn", "1")
        known = [*holders(size).values(), *(note_holders(size) if name in {CHART, TABLE} else ())]
        parts = []
    ids = Ids(10)
    _fill(layout, [*parts, *(_placeholder(holder, ids, number=holder.index) for holder in known)])


def _fill(page: SlideMaster | SlideLayout, shapes: Iterable[str]) -> None:
    """Put shapes in the place of those that are there."""
    tree = page.shapes.element
    for child in list(tree)[2:]:
        tree.remove(child)
    for child in parse_xml(f"<p:spTree {NAMESPACES}>{''.join(shapes)}</p:spTree>"):
        tree.append(child)


def _tag(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/presentationml/2006/main}}{name}"


def _accent(x0: float, y0: float, x1: float, y1: float) -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="10" name="Accent"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{emu(x0)}" y="{emu(y0)}"/>'
        f'<a:ext cx="{emu(x1 - x0)}" cy="{emu(y1 - y0)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/>'
        "</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _placeholder(holder: Placeholder, ids: Ids, number: int | None) -> str:
    """Return a placeholder of a master or layout, with how its text is set."""
    index = f' idx="{number}"' if number else ""
    x0, y0, x1, y1 = holder.extent
    bold = ' b="1"' if holder.bold else ""
    lines = f'<a:lnSpc><a:spcPts val="{round(holder.size * LINE_HEIGHT * 100)}"/></a:lnSpc>'
    levels = "".join(
        f'<a:lvl{k}pPr marL="0" indent="0" algn="{holder.align}">{lines}'
        '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{round(holder.size * 100)}"{bold}><a:solidFill>'
        f'<a:schemeClr val="{holder.colour}"/></a:solidFill></a:defRPr></a:lvl{k}pPr>'
        for k in (1, 2)
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{ids()}" name="{holder.name}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{holder.type}"{index}/></p:nvPr>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{emu(x0)}" y="{emu(y0)}"/>'
        f'<a:ext cx="{emu(x1 - x0)}" cy="{emu(y1 - y0)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        f'<a:bodyPr vert="horz" wrap="square" {NO_INSETS} rtlCol="0" anchor="{holder.anchor}">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle>{levels}</a:lstStyle>"
        f"<a:p>{_sample(holder)}</a:p></p:txBody></p:sp>"
    )


def _sample(holder: Placeholder) -> str:
    if holder.type == "sldNum":
        return f'<a:fld id="{FIELD}" type="slidenum"><a:rPr/><a:t>#</a:t></a:fld>'
    return f"<a:r><a:rPr/><a:t>{holder.name}</a:t></a:r>"


FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""The id that PowerPoint itself gives to fields of slide numbers."""


def _styles() -> str:
    """Return how titles, texts and all else are set where nothing else is said."""
    return (
        f"<p:txStyles {NAMESPACES}>"
        + "".join(
            f'<p:{name}Style><a:lvl1pPr marL="0" algn="l" rtl="0" eaLnBrk="1"><a:buNone/>'
            f'<a:defRPr sz="{size}"{bold} kern="1200"><a:solidFill><a:schemeClr val="tx1"/>'
            f'</a:solidFill><a:latin typeface="+{font}-lt"/><a:ea typeface="+{font}-ea"/>'
            f'<a:cs typeface="+{font}-cs"/></a:defRPr></a:lvl1pPr></p:{name}Style>'
            for name, size, bold, font in (
                ("title", 2200, ' b="1"', "mj"),
                ("body", 1400, "", "mn"),
                ("other", 1400, "", "mn"),
            )
        )
        + "</p:txStyles>"
    )

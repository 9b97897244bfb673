"""The master of a deck, our own or another's: its layouts, their placeholders, and its colours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import cast

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout, SlideMaster

from timeline.export.pptx.colours import Colours, deck_colours
from timeline.export.pptx.package import TemplateError, opened
from timeline.layout.page import Size

__all__ = [
    "CHART",
    "LAYOUTS",
    "SOURCES",
    "TABLE",
    "TITLE_SLIDE",
    "Extent",
    "Placeholder",
    "Template",
    "theme_colours",
]

TITLE_SLIDE, CHART, TABLE, SOURCES = LAYOUTS = ("Title slide", "Chart", "Table", "Sources")
"""The names of our layouts. A template that has one of them is taken at its word; for the others
serves whichever of its layouts is most like."""

Extent = tuple[float, float, float, float]
"""Left, top, right and bottom, points."""

_EMU = 12_700
_WHITE = "#ffffff"
_MARGIN, _AIR = 28.0, 4.0
_CENTIMETRE = 72 / 2.54
_LEAST_PAGE = (340.0, 226.0)
"""Width and height of the smallest page on which a chart has room, points: 12 by 8 cm."""
_LEAST_ROOM = 0.6
"""The least share of a slide that its layout must leave for a page to be set into that room."""

_TITLES, _FEET, _BODIES = {"title", "ctrTitle"}, {"ftr", "sldNum", "dt"}, {"body", "obj"}
"""Types of placeholders."""

_USES: Mapping[str, str] = MappingProxyType(
    {"title": "Title", "ctrTitle": "Title", "subTitle": "Subtitle"}
    | {"ftr": "Version", "sldNum": "Slide number", "dt": "Date"}
)
"""What is put into placeholders that are none of ours."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder of a layout.

    Attributes
    ----------
    type, index : str, int
        Its type and index.
    extent : tuple of float, optional
        Where it is; None where the layout does not say so.
    size : float
        Its font size, points; 0 where the layout does not say so.
    is_ours : bool
        Whether the layout is one of ours, which sets texts as pages have them.
    """

    type: str
    index: int
    extent: Extent | None
    size: float
    is_ours: bool


@dataclass(frozen=True)
class Template:
    """A deck without slides, and where on its slides pages go.

    Parameters
    ----------
    deck : Presentation
        With the masters and layouts, and no slides.
    layouts : mapping of str to SlideLayout
        For each of our layouts the one that serves for it.
    placeholders : mapping of str to mapping
        For each of them its placeholders, by what is put there.
    size : Size
        How large pages are: as large as the room that the layout of charts leaves from the top of
        the title to the foot.
    corner : tuple of (float, float)
        Where the corner of a page is on a slide, points.
    colours : Colours
        What pages are drawn in.
    """

    deck: Deck
    layouts: Mapping[str, SlideLayout]
    placeholders: Mapping[str, Mapping[str, Placeholder]]
    size: Size
    corner: tuple[float, float]
    colours: Colours

    @classmethod
    def of_size(cls, size: str) -> Template:
        """Open our own master for slides of a size; see CONTRIBUTING for how to change it."""
        name = f"{size.replace(':', 'x')}.pptx"
        return cls.opened((files("timeline.export.pptx") / "masters" / name).read_bytes())

    @classmethod
    def opened(cls, template: bytes) -> Template:
        """Open a template without its slides.

        Raises
        ------
        TemplateError
            Where it is no file of PowerPoint's, or has no layouts.
        """
        deck = opened(template)
        every = [layout for master in deck.slide_masters for layout in master.slide_layouts]
        named = {layout.name: layout for layout in every if layout.name in LAYOUTS}
        plain = named.get(CHART) or _chart_layout(every)
        rest = {name: _title_layout(every) if name == TITLE_SLIDE else plain for name in LAYOUTS}
        layouts = rest | named
        found = {
            name: _placeholders(layout, is_ours=name in named) for name, layout in layouts.items()
        }
        theme = theme_colours(plain.slide_master)
        colours = deck_colours(theme, _page_colour(plain, theme), is_ours=CHART in named)
        size, corner = _room(deck, found[CHART])
        _refuse_small(size)
        return cls(deck, layouts, found, size, corner, colours)


def _own(layout: SlideLayout) -> list[LayoutPlaceholder]:
    # The iteration that python-pptx declares is no method to a type checker.
    return list(cast("Iterable[LayoutPlaceholder]", layout.placeholders))


def _types(layout: SlideLayout) -> list[str]:
    return [PP_PLACEHOLDER.to_xml(shape.placeholder_format.type) for shape in _own(layout)]


def _title_layout(every: list[SlideLayout]) -> SlideLayout:
    """Return the layout for the title: one with a subtitle, else the first with a title."""
    with_title = [layout for layout in every if _TITLES.intersection(_types(layout))]
    with_subtitle = [layout for layout in with_title if "subTitle" in _types(layout)]
    return (with_subtitle or with_title or every)[0]


def _chart_layout(every: list[SlideLayout]) -> SlideLayout:
    """Return the layout for a chart: of those with a title the one with least besides.

    Where a footer is as well, it is taken before one that has none; the first of equals.
    """

    def merit(layout: SlideLayout) -> tuple[bool, bool, int, bool]:
        types = _types(layout)
        rest = [kind for kind in types if kind not in _TITLES | _FEET]
        is_strange = not _BODIES.issuperset(rest)
        return "title" not in types, is_strange, len(rest), "ftr" not in types

    return min(every, key=merit)


def _placeholders(layout: SlideLayout, *, is_ours: bool) -> dict[str, Placeholder]:
    """Return the placeholders of a layout: of ours by their names, else by what they are for."""
    found = {}
    for shape in _own(layout):
        known = shape.placeholder_format
        kind = PP_PLACEHOLDER.to_xml(known.type)
        if name := shape.name if is_ours else _USES.get(kind, ""):
            font = shape.element.find(f".//{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
            size = 0.0 if font is None else int(font.get("sz", 0)) / 100
            found[name] = Placeholder(kind, known.idx, _extent(shape), size, is_ours)
    return found


def _extent(shape: LayoutPlaceholder) -> Extent | None:
    left, top, width, height = shape.left, shape.top, shape.width, shape.height
    if left is None or top is None or width is None or height is None:
        return None
    return left / _EMU, top / _EMU, (left + width) / _EMU, (top + height) / _EMU


def _room(deck: Deck, found: Mapping[str, Placeholder]) -> tuple[Size, tuple[float, float]]:
    """Return how large a page is, and where its corner is on the slide, points."""
    wide, tall = (deck.slide_width or 0) / _EMU, (deck.slide_height or 0) / _EMU
    whole = Size("template", "As the template", wide, tall, _MARGIN)
    title = found["Title"].extent if "Title" in found else None
    if title is None:
        return whole, (0.0, 0.0)
    x0, y0, x1, _ = title
    bottom = _bottom(found, tall)
    is_inside = x0 >= 0 and x1 <= wide and y0 >= 0
    if not is_inside or x1 - x0 < _LEAST_ROOM * wide or bottom - y0 < _LEAST_ROOM * tall:
        return whole, (0.0, 0.0)
    # A page has its margins around this room: 3/4 of them above, half of them below.
    across, down = x1 - x0 + 2 * _MARGIN, bottom - y0 + 1.25 * _MARGIN
    size = Size("template", "As the template", across, down, _MARGIN)
    return size, (x0 - _MARGIN, y0 - 0.75 * _MARGIN)


def _refuse_small(room: Size) -> None:
    if room.width < _LEAST_PAGE[0] or room.height < _LEAST_PAGE[1]:
        wide, tall, least, low = (
            f"{points / _CENTIMETRE:.0f}" for points in (room.width, room.height, *_LEAST_PAGE)
        )
        raise TemplateError(
            f"the slides of the template leave {wide} × {tall} cm for a chart, which takes "
            f"{least} × {low} cm; choose larger ones under Design, Slide size"
        )


def _bottom(found: Mapping[str, Placeholder], tall: float) -> float:
    """Return how far down a page may reach: into our own foot, else to above whatever is there."""
    foot = found.get("Version")
    if foot and foot.is_ours and foot.extent:
        return foot.extent[3]
    tops = [one.extent[1] for one in found.values() if one.type in _FEET and one.extent]
    return min([top - _AIR for top in tops if top > tall / 2], default=tall - _MARGIN)


def theme_colours(master: SlideMaster) -> dict[str, str]:
    """Return the colours of a master, ``#rrggbb``, by the names that slides call them."""
    theme = parse_xml(master.part.part_related_by(RT.THEME).blob)
    scheme, called = theme.find(f".//{qn('a:clrScheme')}"), master.element.find(qn("p:clrMap"))
    if scheme is None or called is None:
        return {}
    known: dict[str, str] = {}
    for slot in scheme:
        for colour in slot:
            value = str(colour.get("lastClr") or colour.get("val"))
            known[str(slot.tag).rpartition("}")[2]] = f"#{value.lower()}"
    pairs = ((str(name), known.get(str(slot), "")) for name, slot in called.attrib.items())
    return {name: colour for name, colour in pairs if colour}


def _page_colour(layout: SlideLayout, theme: Mapping[str, str]) -> str:
    """Return the colour of the slides of a layout; that of its theme where it is no plain one."""
    for page in (layout, layout.slide_master):
        background = page.element.find(f"{qn('p:cSld')}/{qn('p:bg')}")
        if background is None:
            continue
        for element in background.iter(qn("a:schemeClr"), qn("a:srgbClr")):
            value = element.get("val", "")
            is_named = element.tag == qn("a:schemeClr")
            if found := theme.get(value) if is_named else f"#{value.lower()}":
                return found
    return theme.get("bg1", _WHITE)

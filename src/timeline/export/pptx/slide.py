"""One slide: a page's title, sentence, chart or table, footnotes and foot, in placeholders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.slide import Slide

from timeline.export.pages.page import Page
from timeline.export.pptx.boxes import Extent, Ids, text_box
from timeline.export.pptx.colours import Colours
from timeline.export.pptx.master import FIELD, NAMESPACES
from timeline.export.pptx.shapes import Drawing, chart
from timeline.export.pptx.tables import table
from timeline.export.pptx.text import (
    NO_INSETS,
    Style,
    attribute,
    emu,
    fitted,
    flowing,
    paragraph,
    run,
)
from timeline.layout.page import Plan, Text
from timeline.layout.text_metrics import text_width
from timeline.web_address import web_address

__all__ = ["HeldPlaceholder", "SlideBuilder", "draw_page"]

_NUMBER_GAP = 4.0
"""Between a footnote's number and its text, points."""


@dataclass(frozen=True, slots=True)
class HeldPlaceholder:
    """A placeholder that a layout has: its type and index, and where it is there, EMU."""

    type: str
    index: int
    extent: tuple[int, int, int, int] | None = None


@dataclass
class SlideBuilder:
    """A slide that is being drawn.

    Parameters
    ----------
    slide : Slide
        Empty but for what its layout shows.
    colours : Colours
        Those of the deck.
    held : mapping of str to HeldPlaceholder
        The placeholders that its layout has, by what we put there.
    is_own : bool
        Whether the layout is our own, which sets texts as pages have them.
    dx, dy : float
        Where the page's corner is on the slide, points.
    """

    slide: Slide
    colours: Colours
    held: Mapping[str, HeldPlaceholder]
    is_own: bool = True
    dx: float = 0.0
    dy: float = 0.0
    ids: Ids = field(default_factory=Ids)
    parts: list[str] = field(default_factory=list)

    def put(self, name: str, extent: Extent, paragraphs: str, *, keep: bool = False) -> None:
        """Write into a placeholder, or into a box of text where the layout has none for it.

        Parameters
        ----------
        name : str
            What it is called among ours.
        extent : tuple of float
            Where it is on the page, points.
        paragraphs : str
            What is written.
        keep : bool
            Whether a placeholder of another's layout stays where that has it.
        """
        known = self.held.get(name)
        if known and keep and not self.is_own:
            self.parts.append(_placeholder(name, known, None, paragraphs, self))
            return
        x0, y0, x1, y1 = extent
        there = (x0 + self.dx, y0 + self.dy, x1 + self.dx, y1 + self.dy)
        if known is None:
            box = text_box(name, there, paragraphs, self.ids, anchor="t", wrap="square")
        else:
            box = _placeholder(name, known, there, paragraphs, self)
        self.parts.append(box)

    def style(self, size: float, colour: str, *, bold: bool = False, name: str = "") -> Style:
        """Return how a text is set, as far as its placeholder does not say so."""
        if name in self.held and self.is_own:
            return Style()
        if name == "Title" and name in self.held:
            return Style(size)
        return Style(size, colour, bold)

    def link(self, url: str) -> str:
        """Return the id of the relationship to an address; blank where it is none of the web."""
        # A stray brace makes an address that PowerPoint takes for a broken file.
        address = web_address(url, escaped=True)
        if not address:
            return ""
        return self.slide.part.relate_to(address, RT.HYPERLINK, is_external=True)

    def done(self) -> None:
        """Put everything onto the slide, in the place of what its layout had laid there."""
        tree = self.slide.shapes.element
        for child in list(tree)[2:]:
            tree.remove(child)
        for child in parse_xml(f"<p:spTree {NAMESPACES}>{''.join(self.parts)}</p:spTree>"):
            tree.append(child)


def _placeholder(
    name: str, held: HeldPlaceholder, there: Extent | None, paragraphs: str, builder: SlideBuilder
) -> str:
    """Return a placeholder; where its layout has it where nothing else is said."""
    body, xfrm = "<a:bodyPr/>", ""
    if there is None:
        body = "<a:bodyPr><a:normAutofit/></a:bodyPr>"
    elif (place := tuple(map(emu, there))) != held.extent:
        x0, y0, x1, y1 = place
        xfrm = f'<a:xfrm><a:off x="{x0}" y="{y0}"/><a:ext cx="{x1 - x0}" cy="{y1 - y0}"/></a:xfrm>'
    if there is not None and not builder.is_own:
        body = f'<a:bodyPr wrap="square" {NO_INSETS} anchor="t"><a:noAutofit/></a:bodyPr>'
    index = f' idx="{held.index}"' if held.index else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{builder.ids()}" name="{attribute(name)}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{held.type}"{index}/></p:nvPr>'
        f"</p:nvSpPr><p:spPr>{xfrm}</p:spPr><p:txBody>{body}<a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def draw_page(builder: SlideBuilder, page: Page, number: int) -> None:
    """Draw a page onto a slide; ``number`` is the slide's."""
    heads(builder, page.plan)
    x0, y0, *_ = page.plan.chart
    said = " · ".join(filter(None, (page.caption.title, page.caption.sentence, page.caption.day)))
    if page.sheet is not None and page.sheet.rows:
        at = (x0 + builder.dx, y0 + builder.dy)
        builder.parts.append(table(page.sheet, at, builder, name=page.caption.title, said=said))
    if page.draw is not None:
        texts = {note.number: " ".join(note.lines) for note in page.plan.notes}
        told = {
            owner: ". ".join(filter(None, (name, texts.get(name.partition(" ")[0], ""))))
            for owner, name in page.names.items()
        }
        place = (x0 + builder.dx, y0 + builder.dy)
        drawing = Drawing(builder.colours, builder.ids, *place, page.names, told)
        builder.parts += chart(page.draw(builder.colours.palette), drawing)
    _footnotes(builder, page.plan.notes)
    feet(builder, page.plan, page.caption.link, number)


def heads(builder: SlideBuilder, plan: Plan) -> None:
    """Write title, sentence and the author's note."""
    palette = builder.colours.palette
    for text in plan.heads:
        name = text.name.capitalize()
        colour = palette.muted if text.name == "sentence" else palette.ink
        _write(builder, name, text, colour)


def _write(builder: SlideBuilder, name: str, text: Text, colour: str) -> None:
    tight = fitted(text.lines, text.size, text.x1 - text.x0, bold=text.bold)
    style = builder.style(text.size, colour, bold=text.bold, name=name)
    runs = flowing(text.lines, replace(style, tight=tight), builder.colours)
    size = 0.0 if builder.is_own and name in builder.held else text.size
    # The rest of the page begins on the left: a house's centred title would stand askew.
    align = "" if builder.is_own else "l"
    builder.put(name, (text.x0, text.y0, text.x1, text.y1), paragraph(runs, size, align=align))


def _footnotes(builder: SlideBuilder, notes: Sequence[Text]) -> None:
    """Write footnotes, each column into a box of its own."""
    if not notes:
        return
    lead = max(text_width(note.number, note.size) for note in notes) + _NUMBER_GAP
    palette = builder.colours.palette
    for k, (x0, column) in enumerate(groupby(notes, key=lambda note: note.x0)):
        found, name = list(column), f"Footnotes {k + 1}"
        held = builder.is_own and name in builder.held
        written = []
        for note in found:
            style = builder.style(note.size, palette.ink, name=name)
            tight = fitted(note.lines, note.size, note.x1 - note.x0)
            number = Style(style.size, palette.muted)
            runs = run(f"{note.number}\t", number, builder.colours)
            runs += flowing(note.lines, replace(style, tight=tight), builder.colours)
            written.append(paragraph(runs, 0.0 if held else note.size, hanging=lead))
        extent = (x0 - lead, found[0].y0, found[-1].x1, found[-1].y1)
        builder.put(name, extent, "".join(written))


def feet(builder: SlideBuilder, plan: Plan, link: str, number: int) -> None:
    """Write data version and link at the foot, and the slide's number."""
    for name, same in groupby(plan.feet, key=lambda text: text.name.capitalize()):
        texts = list(same)
        first, lines = texts[0], [line for text in texts for line in text.lines]
        style = builder.style(first.size, builder.colours.palette.muted, name=name)
        tight = fitted(lines, first.size, first.x1 - first.x0)
        runs = "<a:br/>".join(
            _linked(line, link, replace(style, tight=tight), builder, is_link=name == "Link")
            for line in lines
        )
        size = 0.0 if builder.is_own and name in builder.held else first.size
        said = paragraph(runs, size, align="" if builder.is_own else "l")
        builder.put(name, (first.x0, first.y0, first.x1, texts[-1].y1), said)
    folio(builder, number)


def _linked(line: str, link: str, style: Style, builder: SlideBuilder, *, is_link: bool) -> str:
    """Return a line of the foot; what it has of the link leads there."""
    known = builder.link(link)
    if is_link:
        return run(line, replace(style, link=known), builder.colours)
    if not link or not line.endswith(link):
        return run(line, style, builder.colours)
    version = run(line.removesuffix(link), style, builder.colours)
    return version + run(link, replace(style, link=known), builder.colours)


def folio(builder: SlideBuilder, number: int) -> None:
    """Write the slide's number where its layout has a place for it."""
    held = builder.held.get("Slide number")
    if held is None:
        return
    field_text = (
        f'<a:p><a:fld id="{FIELD}" type="slidenum"><a:rPr/><a:t>{number}</a:t></a:fld></a:p>'
    )
    index = f' idx="{held.index}"' if held.index else ""
    builder.parts.append(
        f'<p:sp><p:nvSpPr><p:cNvPr id="{builder.ids()}" name="Slide number"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum"{index}/></p:nvPr>'
        f"</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{field_text}</p:txBody></p:sp>"
    )

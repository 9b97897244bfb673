"""Canvases as the pages of a PDF: text as text in its own fonts, links, and an outline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from itertools import pairwise
from math import cos, radians, sin

import pydyf

from timeline.drawing.canvas import Box, Canvas, Dash, Dot, Stroke, Word
from timeline.drawing.markup import clean
from timeline.drawing.painters.pdf_fonts import PdfFont
from timeline.drawing.painters.pieces import DASHES, Piece, corners, text_lines, turned
from timeline.fonts.shaping import Run
from timeline.fonts.substitute import Substitute
from timeline.fonts.typefaces import UNITS, Typeface
from timeline.web_address import web_address

__all__ = ["About", "PdfPage", "pdf"]

_PAGE = "#"
"""What stands before the number of a page to which a piece leads: ``#3``."""

_K = 0.5523
_QUARTERS = (
    (1, _K, _K, 1, 0, 1),
    (-_K, 1, -1, _K, -1, 0),
    (-1, -_K, -_K, -1, 0, -1),
    (_K, -1, 1, -_K, 1, 0),
)
"""A circle of radius 1 as Bézier curves, each from the end of the one before."""


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page: what is drawn on it in points, its size, and its entry in the outline if any."""

    canvas: Canvas
    width: float
    height: float
    entry: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself."""

    title: str
    subject: str
    keywords: str
    moment: datetime


def pdf(pages: Iterable[PdfPage], background: str, about: About) -> bytes:
    """Draw canvases as the pages of a document; the same bytes for the same pieces and fonts.

    Parameters
    ----------
    pages : iterable of PdfPage
        The pages, each drawn as it comes.
    background : str
        Colour of each.
    about : About
        What the document says of itself.
    """
    document = pydyf.PDF()
    resources = _Resources()
    shared = pydyf.Dictionary()
    document.add_object(shared)
    entries, painted = [], list[pydyf.Dictionary]()
    for each in pages:
        page = _page(document, each, background, resources, shared)
        painted.append(page)
        entries += [(each.entry, page)] if each.entry else []
    for page in painted:
        _lead_to_pages(page, painted)
    fonts = {font.name: font.added(document) for font in resources.fonts.values()}
    shared["Font"] = pydyf.Dictionary(fonts)
    shared["ExtGState"] = pydyf.Dictionary(
        {
            name: pydyf.Dictionary({"ca": opacity, "CA": opacity})
            for opacity, name in resources.opacities.items()
        }
    )
    _outline(document, entries)
    document.catalog["Lang"] = pydyf.String("en")
    document.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    stamp = pydyf.String(about.moment.strftime("D:%Y%m%d%H%M%SZ"))
    said = {"Title": about.title, "Subject": about.subject, "Keywords": about.keywords}
    said |= {"Creator": "timeline", "Producer": "timeline"}
    document.info.update({name: pydyf.String(clean(text)) for name, text in said.items()})
    document.info.update({"CreationDate": stamp, "ModDate": stamp})
    content = BytesIO()
    document.write(content, identifier=True, compress=True)
    return content.getvalue()


@dataclass
class _Resources:
    """What the pages use together: fonts, and the names of opacities."""

    fonts: dict[Typeface | Substitute, PdfFont] = field(default_factory=dict)
    opacities: dict[float, str] = field(default_factory=dict)

    def font(self, typeface: Typeface | Substitute) -> PdfFont:
        """Return the font of the document for a typeface."""
        return self.fonts.setdefault(typeface, PdfFont(f"F{len(self.fonts) + 1}", typeface))

    def opacity(self, opacity: float) -> str:
        """Return the name of how opaque areas and lines are."""
        return self.opacities.setdefault(opacity, f"O{len(self.opacities) + 1}")


def _page(
    document: pydyf.PDF,
    drawn: PdfPage,
    background: str,
    resources: _Resources,
    shared: pydyf.Dictionary,
) -> pydyf.Dictionary:
    stream = _ContentStream(resources)
    # From the top left corner, as on the canvas.
    stream.set_matrix(1, 0, 0, -1, 0, _n(drawn.height))
    stream.box(Box(0, 0, drawn.width, drawn.height, background))
    for box in drawn.canvas.boxes:
        stream.box(box)
    for stroke in drawn.canvas.strokes:
        stream.line(stroke)
    for dot in drawn.canvas.dots:
        stream.dot(dot)
    for word in drawn.canvas.words:
        stream.word(word)
    document.add_object(stream)
    page = pydyf.Dictionary(
        {
            "Type": "/Page",
            "Parent": document.pages.reference,
            "MediaBox": pydyf.Array([0, 0, _n(drawn.width), _n(drawn.height)]),
            "Contents": stream.reference,
            "Resources": shared.reference,
        }
    )
    if links := [_link(href, area, drawn.height) for href, area in stream.links]:
        page["Annots"] = pydyf.Array(links)
    document.add_page(page)
    return page


_Area = tuple[float, float, float, float]


def _link(href: str, area: _Area, height: float) -> pydyf.Dictionary:
    x0, y0, x1, y1 = area
    link = pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": pydyf.Array([_n(x0), _n(height - y1), _n(x1), _n(height - y0)]),
            "Border": pydyf.Array([0, 0, 0]),
        }
    )
    if href.startswith(_PAGE):
        link["Dest"] = int(href.removeprefix(_PAGE))
    else:
        link["A"] = pydyf.Dictionary({"S": "/URI", "URI": pydyf.String(href)})
    return link


def _lead_to_pages(page: pydyf.Dictionary, every: Sequence[pydyf.Dictionary]) -> None:
    """Let the links of a page that name another by its number lead there."""
    for link in page.get("Annots", ()):
        number = link.pop("Dest", 0)
        if 0 < number <= len(every):
            link["Dest"] = pydyf.Array([every[number - 1].reference, "/Fit"])


class _ContentStream(pydyf.Stream):  # type: ignore[misc]  # -- pydyf has no types
    """The marks of a page in its own language, and the places that lead elsewhere."""

    def __init__(self, resources: _Resources) -> None:
        super().__init__(compress=True)
        self.links: list[tuple[str, _Area]] = []
        self._resources = resources

    def box(self, box: Box) -> None:
        """Draw a rectangle."""
        place = _n(box.x0), _n(box.y0), _n(box.x1 - box.x0), _n(box.y1 - box.y0)
        self._paint(lambda: self.rectangle(*place), box.fill, box.line, box.line_width, box.dash)
        self._lead(box.href, [(box.x0, box.y0), (box.x1, box.y1)])

    def line(self, stroke: Stroke) -> None:
        """Draw a line through points."""
        s = stroke
        self._paint(lambda: self._path(s.points), "", s.colour, s.width, s.dash, s.opacity)

    def dot(self, dot: Dot) -> None:
        """Draw a marker."""
        points, r = corners(dot), dot.size / 2

        def shape() -> None:
            if points:
                self._path(points)
                self.close()
            else:
                self._circle(dot.x, dot.y, r)

        self._paint(shape, dot.fill, dot.line if dot.line_width else "", dot.line_width)
        self._lead(dot.href, [(dot.x - r, dot.y - r), (dot.x + r, dot.y + r)])

    def word(self, word: Word) -> None:
        """Write lines of text."""
        for line in text_lines(word):
            for piece, shape, start in line.placed():
                x = start
                for run in shape.runs:
                    self._run(word, run, (x, line.y), piece)
                    x += run.width * piece.size / UNITS
            left = line.x - line.share * line.width
            high, low = line.y - word.size, line.y + word.size * 0.3
            ends = [(x, y) for x in (left, left + line.width) for y in (high, low)]
            self._lead(word.href, [turned(word, *end) for end in ends])

    def _run(self, word: Word, run: Run, at: tuple[float, float], piece: Piece) -> None:
        """Write glyphs of one font, each where the shaper puts it."""
        font = self._resources.font(run.typeface)
        along, down = round(cos(radians(word.angle)), 5), round(-sin(radians(word.angle)), 5)
        self.set_color_rgb(*_rgb(piece.colour))
        self.begin_text()
        self.set_font_size(font.name, _n(piece.size))
        self.set_text_matrix(along, down, down, -along, *map(_n, turned(word, *at)))
        for height, glyphs in font.shown(run):
            self.set_text_rise(_n(height * piece.size / UNITS))
            self.show_text(glyphs)
        self.end_text()

    def _paint(
        self,
        shape: Callable[[], None],
        fill: str,
        line: str,
        width: float = 1.0,
        dash: Dash = "",
        opacity: float = 1.0,
    ) -> None:
        """Draw a shape: its area, its edge, or both, where they have a colour."""
        if not (fill or line):
            return
        self.push_state()
        if fill:
            self.set_color_rgb(*_rgb(fill))
        if line:
            self.set_color_rgb(*_rgb(line), stroke=True)
            self.set_line_width(_n(width))
        if dash:
            self.set_dash([DASHES[dash]], 0)
        if opacity < 1:
            self.set_state(self._resources.opacity(opacity))
        shape()
        if fill and line:
            self.fill_and_stroke()
        elif fill:
            self.fill()
        else:
            self.stroke()
        self.pop_state()

    def _path(self, points: Sequence[tuple[float, float]]) -> None:
        for number, (x, y) in enumerate(points):
            (self.line_to if number else self.move_to)(_n(x), _n(y))

    def _circle(self, x: float, y: float, r: float) -> None:
        self.move_to(_n(x + r), _n(y))
        for curve in _QUARTERS:
            self.curve_to(*(_n(at + r * part) for at, part in zip((x, y) * 3, curve, strict=True)))

    def _lead(self, href: str, points: Sequence[tuple[float, float]]) -> None:
        """Note that the area of these points leads to an address of the web, or to a page."""
        is_page = href.startswith(_PAGE) and href.removeprefix(_PAGE).isdecimal()
        if leads := href if is_page else web_address(href, escaped=True):
            xs, ys = zip(*points, strict=True)
            self.links.append((leads, (min(xs), min(ys), max(xs), max(ys))))


def _outline(document: pydyf.PDF, entries: Sequence[tuple[str, pydyf.Dictionary]]) -> None:
    """Add a list of contents where there is more than one thing in it."""
    if len(entries) < 2:  # noqa: PLR2004 -- more than one
        return
    root = pydyf.Dictionary({"Type": "/Outlines", "Count": len(entries)})
    items = [
        pydyf.Dictionary(
            {"Title": pydyf.String(title), "Dest": pydyf.Array([page.reference, "/Fit"])}
        )
        for title, page in entries
    ]
    for part in (root, *items):
        document.add_object(part)
    for item, after in pairwise(items):
        item["Next"], after["Prev"] = after.reference, item.reference
    for item in items:
        item["Parent"] = root.reference
    root["First"], root["Last"] = items[0].reference, items[-1].reference
    document.catalog["Outlines"] = root.reference


def _rgb(colour: str) -> tuple[float, ...]:
    return tuple(round(int(colour[at : at + 2], 16) / 255, 4) for at in (1, 3, 5))


def _n(value: float) -> float:
    """Round to what can be seen at any size of use."""
    return round(float(value), 2)

"""A drawing as SVG: pieces grouped by whose they are, words as outlines or as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any
from xml.etree import ElementTree as ET

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen

from timeline.drawing.canvas import BOLD, REGULAR, Box, Canvas, Dash, Dot, Stroke, Word
from timeline.drawing.markup import clean
from timeline.drawing.painters.pieces import DASHES, TextLine, corners, text_lines
from timeline.drawing.theme import FONT
from timeline.fonts.shaping import shaped
from timeline.fonts.typefaces import UNITS
from timeline.web_address import web_address

__all__ = ["outline", "svg", "tree"]

NAMESPACE = "http://www.w3.org/2000/svg"

_ANCHORS = {0.0: "start", 0.5: "middle", 1.0: "end"}

_Piece = Box | Stroke | Dot | Word
_Attributes = dict[str, str]


def svg(
    canvas: Canvas,
    width: float,
    height: float,
    background: str,
    *,
    title: str = "",
    description: str = "",
    outlined: bool = True,
) -> bytes:
    """Draw a drawing as an SVG file that stands by itself.

    Parameters
    ----------
    canvas : Canvas
        The pieces.
    width, height : float
        Its size, points.
    background : str
        Colour of the page; blank for none.
    title, description : str
        What it is called, and what it shows, for whoever does not see it; blank for none.
    outlined : bool
        Whether words are drawn as outlines, which look the same wherever it is opened, each with
        its text as label; else as text in the family of the charts, which must be at hand.

    Returns
    -------
    bytes
        UTF-8; one user unit is one point. Each piece lies in a group whose ``data-owner`` says
        whose it is; a group ends where another's piece lies over it, so that one owner may have
        several.
    """
    root = tree(
        canvas,
        width,
        height,
        background,
        title=title,
        description=description,
        outlined=outlined,
    )
    root.set("xmlns", NAMESPACE)
    content: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return content + b"\n"


def tree(
    canvas: Canvas,
    width: float,
    height: float,
    background: str,
    *,
    title: str = "",
    description: str = "",
    outlined: bool = True,
) -> ET.Element:
    """Return what `svg` writes as an element without a namespace, to be set into a page."""
    root = ET.Element(
        "svg",
        {
            "width": f"{_n(width)}pt",
            "height": f"{_n(height)}pt",
            "viewBox": f"0 0 {_n(width)} {_n(height)}",
            "font-family": FONT,
        },
    )
    for name, text in (("title", title), ("desc", description)):
        if text:
            ET.SubElement(root, name).text = clean(text)
    if background:
        whole = {"width": _n(width), "height": _n(height), "fill": background}
        ET.SubElement(root, "rect", whole)
    write = _outlines if outlined else _text
    _layer(root, canvas.boxes, _box)
    _layer(root, canvas.strokes, _stroke)
    _layer(root, canvas.dots, _dot)
    _layer(root, [word for word in canvas.words if any(word.lines)], write)
    return root


def _layer(
    root: ET.Element, pieces: Sequence[_Piece], draw: Callable[[ET.Element, Any], None]
) -> None:
    """Draw pieces in their order, those of one owner that follow each other in one group."""
    for owner, mine in groupby(pieces, key=lambda piece: piece.owner):
        group = ET.SubElement(root, "g", {"data-owner": clean(owner)} if owner else {})
        for piece in mine:
            href = "" if isinstance(piece, Stroke) else web_address(clean(piece.href))
            draw(ET.SubElement(group, "a", {"href": href}) if href else group, piece)


def _box(group: ET.Element, box: Box) -> None:
    place = {
        "x": _n(box.x0),
        "y": _n(box.y0),
        "width": _n(box.x1 - box.x0),
        "height": _n(box.y1 - box.y0),
        "fill": box.fill or "none",
    }
    line = _line(box.line, box.line_width, box.dash) if box.line else {}
    ET.SubElement(group, "rect", place | line)


def _stroke(group: ET.Element, stroke: Stroke) -> None:
    looks = {"d": _way(stroke.points), "fill": "none"}
    looks |= _line(stroke.colour, stroke.width, stroke.dash)
    if stroke.opacity != 1:
        looks["opacity"] = _n(stroke.opacity)
    ET.SubElement(group, "path", looks)


def _dot(group: ET.Element, dot: Dot) -> None:
    looks = {"fill": dot.fill or "none"}
    if dot.line_width:
        looks |= _line(dot.line, dot.line_width)
    if points := corners(dot):
        ET.SubElement(group, "path", {"d": _way(points) + "Z"} | looks)
    else:
        place = {"cx": _n(dot.x), "cy": _n(dot.y), "r": _n(dot.size / 2)}
        ET.SubElement(group, "circle", place | looks)


def _outlines(group: ET.Element, word: Word) -> None:
    """Draw a text as outlines, which say together what it is."""
    lines = text_lines(word)
    said = clean(" ".join((word.lead.text, *word.lines) if word.lead else word.lines))
    drawn = [part for line in lines for part in _drawn(line)]
    named = {"role": "img", "aria-label": said} | _turn(word)
    if len(drawn) == 1 and not word.angle:
        (part,) = drawn
        part.attrib.update(named)
        group.append(part)
    elif drawn:
        ET.SubElement(group, "g", named).extend(drawn)


def _drawn(line: TextLine) -> Iterator[ET.Element]:
    for piece, _, x in line.placed():
        if path := outline(piece.text, bold=piece.bold, rtl=line.rtl):
            scale = _n(piece.size / UNITS, 5)
            place = f"translate({_n(x)} {_n(line.y)}) scale({scale} -{scale})"
            looks = {"transform": place, "d": path, "fill": piece.colour}
            yield ET.Element("path", looks)


@lru_cache(maxsize=20_000)
def outline(text: str, *, bold: bool = False, rtl: bool = False) -> str:
    """Return a line of text as the data of a path, y upwards, 1000 units to the em."""
    path = SVGPathPen(None, ntos=lambda value: f"{round(value)}")
    x = 0.0
    for run in shaped(text, bold=bold, rtl=rtl).runs:
        scale = run.typeface.scale
        for glyph in run.glyphs:
            place = (scale, 0, 0, scale, x + glyph.x, glyph.y)
            run.typeface.draw(glyph.number, TransformPen(path, place))
        x += run.width
    return str(path.getCommands())


def _text(group: ET.Element, word: Word) -> None:
    """Write a text as text, its lines held at their points, so that any font will do."""
    for line in text_lines(word):
        *lead, text = line.pieces
        # Where a text runs from right to left, its start is at the right.
        share = 1 - line.share if line.rtl else line.share
        looks = {"x": _n(line.x), "y": _n(line.y), "font-size": _n(text.size), "fill": text.colour}
        looks |= {"font-weight": str(BOLD)} if text.bold else {}
        looks |= {"direction": "rtl"} if line.rtl else {}
        looks |= {"text-anchor": _ANCHORS[share]} if share else {}
        made = ET.SubElement(group, "text", looks | _turn(word))
        made.text = text.text
        if lead:
            number, gap = lead
            small = {"font-size": _n(number.size), "font-weight": str(REGULAR)}
            part = ET.SubElement(made, "tspan", small | {"fill": number.colour})
            made.text, part.text, part.tail = None, number.text, gap.text + text.text


def _turn(word: Word) -> _Attributes:
    if not word.angle:
        return {}
    return {"transform": f"rotate({_n(-word.angle)} {_n(word.x)} {_n(word.y)})"}


def _way(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _line(colour: str, width: float, dash: Dash = "") -> _Attributes:
    """Return the looks of an edge or a line."""
    looks = {"stroke": colour, "stroke-width": _n(width)}
    return looks | ({"stroke-dasharray": _n(DASHES[dash])} if dash else {})


def _n(value: float, digits: int = 2) -> str:
    """Write a number short."""
    return f"{round(value, digits) + 0.0:.{digits}f}".rstrip("0").rstrip(".")

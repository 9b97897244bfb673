"""A drawing as SVG: pieces grouped by whose they are, words as outlines or as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from math import sqrt
from typing import Any
from xml.etree import ElementTree as ET

from timeline.drawing.canvas import BOLD, REGULAR, Box, Canvas, Dot, Stroke, Word
from timeline.drawing.markup import clean
from timeline.drawing.outlines import UNITS, outline
from timeline.drawing.theme import FONT
from timeline.layout.text_metrics import LINE_HEIGHT

__all__ = ["svg", "tree"]

NAMESPACE = "http://www.w3.org/2000/svg"

_BASELINE = 0.75
"""How far the baseline is below the top of a line, in font sizes, as plotly places text."""
_GAP = "\N{NO-BREAK SPACE}"
"""Between what leads a text and the text."""
_ANCHORS = {"right": "start", "center": "middle", "left": "end"}
_SHARES = {"right": 0.0, "center": 0.5, "left": 1.0}
"""How much of a line lies left of its point, by where the text lies seen from there."""
_COLOUR = re.compile(r"rgba\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*([\d.]+)\s*\)")

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
        whole = {"width": _n(width), "height": _n(height), **_paint("fill", background)}
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
            draw(group, piece)


def _box(group: ET.Element, box: Box) -> None:
    place = {
        "x": _n(box.x0),
        "y": _n(box.y0),
        "width": _n(box.x1 - box.x0),
        "height": _n(box.y1 - box.y0),
    }
    line = _paint("stroke", box.line) if box.line else {}
    ET.SubElement(group, "rect", place | _paint("fill", box.fill) | line)


def _stroke(group: ET.Element, stroke: Stroke) -> None:
    line = {
        "d": "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in stroke.points),
        "fill": "none",
        **_paint("stroke", stroke.colour),
        "stroke-width": _n(stroke.width),
    }
    ET.SubElement(group, "path", line | _faint(stroke.opacity))


def _dot(group: ET.Element, dot: Dot) -> None:
    looks = _paint("fill", dot.fill)
    if dot.line_width:
        looks |= _paint("stroke", dot.line) | {"stroke-width": _n(dot.line_width)}
    x, y, r = dot.x, dot.y, dot.size / 2
    if dot.symbol == "circle":
        ET.SubElement(group, "circle", {"cx": _n(x), "cy": _n(y), "r": _n(r)} | looks)
        return
    corners = [(x + dx * r, y + dy * r) for dx, dy in _CORNERS[dot.symbol]]
    path = "M" + "L".join(f"{_n(cx)} {_n(cy)}" for cx, cy in corners) + "Z"
    ET.SubElement(group, "path", {"d": path} | looks)


_HIGH = 2 / sqrt(3)
_CORNERS: dict[str, tuple[tuple[float, float], ...]] = {
    "square": ((1, 1), (-1, 1), (-1, -1), (1, -1)),
    "diamond": ((1.3, 0), (0, 1.3), (-1.3, 0), (0, -1.3)),
    "triangle-up": ((-_HIGH, 0.5), (_HIGH, 0.5), (0, -1)),
    "triangle-down": ((-_HIGH, -0.5), (_HIGH, -0.5), (0, 1)),
    "triangle-left": ((0.5, -_HIGH), (0.5, _HIGH), (-1, 0)),
    "triangle-right": ((-0.5, -_HIGH), (-0.5, _HIGH), (1, 0)),
}
"""The symbols as plotly draws them, in halves of their size: `plotly.js` drawing/symbol_defs."""


def _baselines(word: Word) -> Iterator[tuple[str, float]]:
    """Yield each line with the y of its baseline: as plotly does, centred on the point or beside.

    `plotly.js` components/drawing, ``textPointPosition``.
    """
    step = word.size * LINE_HEIGHT
    tall = (len(word.lines) - 1) * step + word.size
    side = word.position.partition(" ")[0]
    above = {"top": 1.0, "middle": 0.5, "bottom": 0.0}[side]
    y = word.y + _BASELINE * word.size - above * tall
    for number, line in enumerate(word.lines):
        yield line, y + number * step


def _outlines(group: ET.Element, word: Word) -> None:
    """Draw a text as outlines; lines for which there is no font stay text."""
    said = clean(" ".join((word.lead.text, *word.lines) if word.lead else word.lines))
    drawn = [part for run in _runs(word) for part in _drawn(word, run)]
    if len(drawn) > 1:
        group = ET.SubElement(group, "g", {"role": "img", "aria-label": said})
    for part in drawn:
        if len(drawn) == 1 and part.tag == "path":
            part.set("role", "img")
            part.set("aria-label", said)
        group.append(part)


_Run = tuple[str, float, str, float, bool]
"""A piece of a line of one look: its text, its baseline, its colour, its size and its weight."""


def _runs(word: Word) -> Iterator[tuple[_Run, ...]]:
    """Yield for each line the pieces that it is of: what leads the first one, and the text."""
    for number, (line, y) in enumerate(_baselines(word)):
        text: _Run = (line, y, word.colour, word.size, word.bold)
        if word.lead is None or number:
            yield (text,)
        else:
            lead, colour, size = word.lead
            yield (lead, y, colour, size, False), (_GAP, *text[1:]), text


def _drawn(word: Word, runs: tuple[_Run, ...]) -> Iterator[ET.Element]:
    found = [outline(clean(text), bold=bold) for text, _, _, _, bold in runs]
    widths = [
        shape.width * size / UNITS
        for shape, (_, _, _, size, _) in zip(found, runs, strict=True)
        if shape
    ]
    if len(widths) < len(runs):
        yield _line(word, runs)
        return
    x = word.x - sum(widths) * _SHARES[_side(word)]
    for shape, width, (_, y, colour, size, _) in zip(found, widths, runs, strict=True):
        if shape and shape.path:
            scale = _n(size / UNITS, 5)
            place = f"translate({_n(x)} {_n(y)}) scale({scale} -{scale})"
            yield ET.Element("path", {"transform": place, "d": shape.path} | _paint("fill", colour))
        x += width


def _text(group: ET.Element, word: Word) -> None:
    for runs in _runs(word):
        group.append(_line(word, runs))


def _line(word: Word, runs: tuple[_Run, ...]) -> ET.Element:
    """Return one line as text, what leads it as a part with its own look."""
    text, y, colour, size, bold = runs[-1]
    made = ET.Element(
        "text",
        {
            "x": _n(word.x),
            "y": _n(y),
            "font-size": _n(size),
            **({"font-weight": str(BOLD)} if bold else {}),
            **({} if _side(word) == "right" else {"text-anchor": _ANCHORS[_side(word)]}),
            **_paint("fill", colour),
        },
    )
    if len(runs) == 1:
        made.text = clean(text)
        return made
    lead, _, lead_colour, lead_size, _ = runs[0]
    looks = {"font-size": _n(lead_size), "font-weight": str(REGULAR)}
    part = ET.SubElement(made, "tspan", looks | _paint("fill", lead_colour))
    part.text, part.tail = clean(lead), _GAP + clean(text)
    return made


def _side(word: Word) -> str:
    return word.position.partition(" ")[2]


def _paint(name: str, colour: str) -> _Attributes:
    """Return a colour as attributes that every program reads: opacity apart from the colour."""
    if found := _COLOUR.fullmatch(colour):
        *parts, opacity = found.groups()
        solid = "#" + "".join(f"{int(part):02x}" for part in parts)
        return {name: solid, f"{name}-opacity": _n(float(opacity))}
    return {name: colour}


def _faint(opacity: float) -> _Attributes:
    return {} if opacity == 1 else {"opacity": _n(opacity)}


def _n(value: float, digits: int = 2) -> str:
    """Write a number short."""
    return f"{round(value, digits) + 0.0:.{digits}f}".rstrip("0").rstrip(".")

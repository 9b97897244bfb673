"""A chart as native shapes: a group for each event, and one for each part of the chart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from math import cos, radians, sin, sqrt
from types import MappingProxyType

from timeline.drawing.canvas import Box, Canvas, Dot, Stroke, Word
from timeline.export.pptx.builder import SlideBuilder, place
from timeline.export.pptx.template import Extent
from timeline.export.pptx.text import Style, broken, emu, paragraph, run, tightening
from timeline.layout.text_metrics import LINE_HEIGHT, text_width
from timeline.words import NBSP

__all__ = ["chart"]

_ONE_LINE = 1.2
"""How high a box with one line is, in font sizes."""

_BAR = 3.0
"""From how many points on a stroke is a bar, and no line."""

_PARTS: Mapping[str, str] = MappingProxyType(
    {"eras": "Eras", "axis": "Axis", "lanes": "Lanes", "counts": "Counts", "key": "Key"}
    | {"stances": "Stances", "events": "Events", "bars": "Shared bars"}
    | {"matrix": "Countries and stances"}
)
"""What the groups are called that belong to no event."""

_UNDER = ("matrix", "eras", "axis", "lanes", "counts", "bars")
"""Parts over which everything else lies, from the lowest."""


@dataclass(frozen=True)
class _Drawing:
    """The slide, what the events of the chart are called, and what is said of them."""

    builder: SlideBuilder
    names: Mapping[str, str]
    said: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Shape:
    """The XML of a shape, and what it covers: left, top, right, bottom in points."""

    xml: str
    extent: Extent


def chart(
    canvas: Canvas,
    corner: tuple[float, float],
    builder: SlideBuilder,
    names: Mapping[str, str],
    said: Mapping[str, str],
) -> Iterator[str]:
    """Yield the groups of a chart, from the lowest to the highest.

    Parameters
    ----------
    canvas : Canvas
        The chart.
    corner : tuple of (float, float)
        Where its own corner is on the slide, points.
    builder : SlideBuilder
        The slide.
    names, said : mapping of str to str
        What the events are called, and what is said of them to who cannot see them.
    """
    d = _Drawing(builder, names, said)
    moved = Canvas()
    moved.add(canvas, *corner)
    owners = _owners(moved)
    _part_bars(owners, d)
    low = [owner for owner in _UNDER if owner in owners]
    rest = [owner for owner in owners if owner not in _UNDER]
    for owner in [*low, *rest]:
        name = _name(owner, d)
        shapes = list(_shapes(owners[owner], name, d))
        if shapes:
            yield _group(name, d.said.get(owner, name), shapes, d)


def _owners(canvas: Canvas) -> dict[str, Canvas]:
    """Sort the pieces by whose they are, in order of first appearance; parts before events."""
    found: dict[str, Canvas] = {}
    for kind in ("boxes", "strokes", "dots", "words"):
        for piece in getattr(canvas, kind):
            getattr(found.setdefault(piece.owner, Canvas()), kind).append(piece)
    return dict(sorted(found.items(), key=lambda pair: pair[0] not in _PARTS))


def _part_bars(owners: dict[str, Canvas], d: _Drawing) -> None:
    """Put bars on which marks of other events lie into a group under all events.

    Groups lie wholly over one another: a bar within one would cover the marks of those below.
    """
    under = Canvas()
    dots = [(dot, owner) for owner, pieces in owners.items() for dot in pieces.dots]
    for owner, pieces in owners.items():
        bars = [s for s in pieces.strokes if s.width >= _BAR and owner in d.names]
        if any(_lies_on(dot, bar) for bar in bars for dot, other in dots if other != owner):
            under.strokes += bars
            pieces.strokes = [s for s in pieces.strokes if s not in bars]
    if under.strokes:
        owners["bars"] = under


def _lies_on(dot: Dot, bar: Stroke) -> bool:
    x0, y0, x1, y1 = _covered([bar])
    reach = (dot.size + bar.width) / 2
    return x0 - reach < dot.x < x1 + reach and y0 - reach < dot.y < y1 + reach


def _name(owner: str, d: _Drawing) -> str:
    if owner in d.names:
        return d.names[owner]
    several = [d.names[i] for i in owner.split(";") if i in d.names]
    if several:
        return "; ".join(several)
    return _PARTS.get(owner, owner.capitalize() or "Chart")


def _shapes(pieces: Canvas, name: str, d: _Drawing) -> Iterator[_Shape]:
    """Yield the shapes of one owner; lines of one look, drawn after each other, are one shape."""
    for box in pieces.boxes:
        yield _box(box, name, d)
    for _, same in groupby(pieces.strokes, key=lambda s: (s.colour, s.width, s.opacity, s.dash)):
        yield _strokes(list(same), name, d)
    for dot in pieces.dots:
        yield _dot(dot, name, d)
    for word in filter(lambda word: any(word.lines), pieces.words):
        yield _word(word, d)


def _group(name: str, said: str, shapes: list[_Shape], d: _Drawing) -> str:
    x0 = min(s.extent[0] for s in shapes)
    y0 = min(s.extent[1] for s in shapes)
    x1 = max(s.extent[2] for s in shapes)
    y1 = max(s.extent[3] for s in shapes)
    at = f'x="{emu(x0)}" y="{emu(y0)}"'
    wide = f'cx="{emu(x1) - emu(x0)}" cy="{emu(y1) - emu(y0)}"'
    return (
        f"<p:grpSp><p:nvGrpSpPr>{d.builder.identity(name, said)}<p:cNvGrpSpPr/><p:nvPr/>"
        "</p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
        f"<a:off {at}/><a:ext {wide}/><a:chOff {at}/><a:chExt {wide}/></a:xfrm></p:grpSpPr>"
        f"{''.join(s.xml for s in shapes)}</p:grpSp>"
    )


def _box(box: Box, name: str, d: _Drawing) -> _Shape:
    extent = (box.x0, box.y0, box.x1, box.y1)
    colours = d.builder.colours
    look = colours.fill(box.fill) + colours.line(box.line, box.line_width, dash=box.dash)
    return _shape(f"{name}, box", extent, _preset("rect") + look, d, link=box.href)


_POINTS_TO = {
    "triangle-up": (0.0, 0, -1),
    "triangle-down": (180.0, 0, 1),
    "triangle-left": (90.0, -1, 0),
    "triangle-right": (-90.0, 1, 0),
}
"""The symbols that are triangles: how far that of slides is turned, degrees counterclockwise, and
where its middle lies, to the right and down."""


def _dot(dot: Dot, name: str, d: _Drawing) -> _Shape:
    """Draw a marker as large as plotly draws it."""
    r = dot.size / 2
    wide = tall = {"diamond": 1.3 * r}.get(dot.symbol, r)
    x, y, angle = dot.x, dot.y, 0.0
    shape = {"circle": "ellipse", "diamond": "diamond"}.get(dot.symbol, "rect")
    if points_to := _POINTS_TO.get(dot.symbol):
        wide, tall, shape = 2 * r / sqrt(3), 0.75 * r, "triangle"
        angle, across, down = points_to
        x, y = x + across * r / 4, y + down * r / 4
    extent = (x - wide, y - tall, x + wide, y + tall)
    colours = d.builder.colours
    look = _preset(shape) + colours.fill(dot.fill) + colours.line(dot.line, dot.line_width)
    return _shape(f"{name}, mark", extent, look, d, angle=angle, link=dot.href)


def _preset(shape: str) -> str:
    return f'<a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom>'


def _shape(
    name: str, extent: Extent, look: str, d: _Drawing, *, angle: float = 0.0, link: str = ""
) -> _Shape:
    xml = (
        f"<p:sp><p:nvSpPr>{d.builder.identity(name, link=link)}<p:cNvSpPr/><p:nvPr/>"
        f"</p:nvSpPr><p:spPr>{place(extent, angle=angle)}{look}</p:spPr></p:sp>"
    )
    return _Shape(xml, extent)


def _strokes(strokes: list[Stroke], name: str, d: _Drawing) -> _Shape:
    """Draw lines of one look: one as a line, several, or one with corners, as a freeform."""
    first = strokes[0]
    extent = _covered(strokes)
    line = d.builder.colours.line(first.colour, first.width, first.opacity, first.dash)
    if len(strokes) == 1 and not first.points[2:]:
        what = d.builder.identity(f"{name}, {'bar' if first.width >= _BAR else 'line'}")
        (ax, ay), (bx, by) = sorted(first.points)
        where = place(extent, flipped=bx > ax and by < ay)
        xml = (
            f"<p:cxnSp><p:nvCxnSpPr>{what}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
            f"<p:spPr>{where}{_preset('line')}{line}</p:spPr></p:cxnSp>"
        )
        return _Shape(xml, extent)
    wide, tall = emu(extent[2]) - emu(extent[0]), emu(extent[3]) - emu(extent[1])
    paths = "".join(_path(s, extent) for s in strokes)
    look = (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{wide}" h="{tall}" fill="none">{paths}</a:path></a:pathLst>'
        f"</a:custGeom><a:noFill/>{line}"
    )
    return _shape(f"{name}, lines", extent, look, d)


def _path(stroke: Stroke, extent: Extent) -> str:
    x0, y0 = emu(extent[0]), emu(extent[1])
    points = [f'<a:pt x="{emu(x) - x0}" y="{emu(y) - y0}"/>' for x, y in stroke.points]
    rest = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
    return f"<a:moveTo>{points[0]}</a:moveTo>{rest}"


def _covered(strokes: Iterable[Stroke]) -> Extent:
    points = [point for stroke in strokes for point in stroke.points]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _word(word: Word, d: _Drawing) -> _Shape:
    """Write a text into a box that is as large as the text."""
    colours, lead, before = d.builder.colours, 0.0, ""
    if word.lead is not None:
        number = Style(word.lead.size, word.lead.colour)
        lead = text_width(word.lead.text + NBSP, word.lead.size)
        before = run(word.lead.text + NBSP, number, colours)
    widths = [text_width(line, word.size, bold=word.bold) for line in word.lines]
    wide = max([widths[0] + lead, *widths[1:]])
    is_one = len(word.lines) == 1
    # A line by itself needs no distance to others: rows of an axis stand closer than lines do.
    tall = len(word.lines) * word.size * (_ONE_LINE if is_one else LINE_HEIGHT)
    tight = min(
        tightening(word.lines[:1], word.size, wide - lead, bold=word.bold),
        tightening(word.lines[1:], word.size, wide, bold=word.bold),
    )
    style = Style(word.size, word.colour, word.bold, tight)
    vertical, _, side = word.position.partition(" ")
    left = {"right": word.x, "left": word.x - wide}.get(side, word.x - wide / 2)
    top = {"top": word.y - tall, "bottom": word.y}.get(vertical, word.y - tall / 2)
    text = paragraph(
        before + broken(word.lines, style, colours),
        0.0 if is_one else word.size,
        said=word.lines,
        align={"left": "r", "center": "ctr"}.get(side, ""),
    )
    extent, covered = _turned(word, (left, top, left + wide, top + tall))
    name = f"{word.lead.text} {word.lines[0]}" if word.lead else " ".join(word.lines)
    box = d.builder.text_box(name, extent, text, angle=word.angle, link=word.href)
    return _Shape(box, covered)


def _turned(word: Word, extent: Extent) -> tuple[Extent, Extent]:
    """Return where the box of a turned word is put: a slide turns it about its middle.

    Returns also what the turned box covers.
    """
    if not word.angle:
        return extent, extent
    x0, y0, x1, y1 = extent
    across, down = cos(radians(word.angle)), sin(radians(word.angle))
    dx, dy = (x0 + x1) / 2 - word.x, (y0 + y1) / 2 - word.y
    x, y = word.x + dx * across + dy * down, word.y - dx * down + dy * across
    a, b = (x1 - x0) / 2, (y1 - y0) / 2
    wide, tall = abs(a * across) + abs(b * down), abs(a * down) + abs(b * across)
    return (x - a, y - b, x + a, y + b), (x - wide, y - tall, x + wide, y + tall)

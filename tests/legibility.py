"""Where a figure puts its ink, worked out from the figure and the font alone, and what collides.

A browser shows the same within a px: `tests/browser/test_layout.py` compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape
from importlib.resources import files
from io import BytesIO
from typing import Any

import numpy as np
import plotly.graph_objects as go
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from numpy.typing import NDArray

__all__ = [
    "COLUMNS",
    "Drawing",
    "Text",
    "collisions",
    "crossings",
    "cut_off",
    "faults",
    "laid_out",
    "named",
    "read_figure",
    "same",
]

COLUMNS = {390: 360.0, 800: 488.75, 1280: 946.25, 1440: 1106.25, 1920: 1586.25}
"""Width of a window to that of the charts in it, beside the open sidebar; px."""

SLACK = 1.0
"""How much of two boxes may lie over each other, px: less than can be seen."""

SMALLEST = 11.0
"""Font size that a text on a screen must have, px."""

_UNITS = 1000.0
_LINE, _BASELINE = 1.3, 0.75
"""Distance of lines, and of a baseline from the top of its line, in font sizes, in plotly."""

_LEAD = re.compile(r"<span style='[^']*font-size:([\d.]+)px[^']*'>(.*?)</span>")
_SIDES = {"right": 0.0, "center": 0.5, "left": 1.0}

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Text:
    """What one text of a figure says and where it lies.

    ``ink`` has the four corners of the ink of each line, ``boxes`` of each line with the air that
    its font has above, below and beside, both of shape (lines, 4, 2); px from the figure's top left
    corner. ``size`` is the smallest font size in it, px.
    """

    words: str
    size: float
    ink: Numbers
    boxes: Numbers


@dataclass(frozen=True)
class Drawing:
    """The ink of a drawn figure; px from its top left corner.

    ``strokes`` are the straight pieces of every visible line, shape (n, 2, 2); ``frames`` the
    corners of boxes that have an outline, ``patches`` of those that have none, and ``squares`` of
    the boxes of visible markers, shape (n, 4, 2).
    """

    width: float
    height: float
    texts: tuple[Text, ...]
    strokes: Numbers
    frames: Numbers
    patches: Numbers
    squares: Numbers

    def says(self) -> list[str]:
        """Return all texts, each on one line."""
        return [text.words for text in self.texts]


def laid_out(column: float) -> int:
    """Return the width that the page lays a chart out for in a column."""
    return int(column // 40 * 40)


def read_figure(figure: go.Figure) -> Drawing:
    """Return where a figure without turned words puts its ink, at the width it is laid out for."""
    said = figure.to_dict()
    layout, traces = said["layout"], said["data"]
    rectangles = [shape for shape in layout.get("shapes", ()) if shape["type"] == "rect"]
    return Drawing(
        layout["xaxis"]["range"][1],
        layout["height"],
        tuple(t for trace in traces if trace.get("mode") == "text" for t in _texts(trace)),
        _array([s for shape in layout.get("shapes", ()) for s in _strokes(shape)], 2),
        _array([_rectangle(one) for one in rectangles if one["line"]["width"]], 4),
        _array([_rectangle(one) for one in rectangles if not one["line"]["width"]], 4),
        _array([s for trace in traces for s in _squares(trace)], 4),
    )


def faults(drawn: Drawing, *, is_grid: bool = False, is_close: bool = False) -> list[str]:
    """Say in a line each what is wrong with a drawing.

    Where names are ``is_close``, lines of one stand as close as their ink allows.
    The words of a grid may stand closer than lines of a text do, a count above an arrow, and its
    rules pass under cells: there only ink is looked at, and no line. Where lines of a name stand as
    close as its date asks for (``is_close``), it is ink as well, and lines are looked at.
    """
    says = drawn.says()
    ink = np.concatenate([text.ink for text in drawn.texts])
    boxes = ink if is_grid or is_close else np.concatenate([text.boxes for text in drawn.texts])
    of = np.repeat(np.arange(len(says)), [len(text.ink) for text in drawn.texts])
    over = collisions(boxes, of, 0.0 if is_grid or is_close else SLACK)
    strokes = drawn.strokes[:0] if is_grid else drawn.strokes
    covered = _on_markers(ink, drawn.squares)
    through = {of[k] for k, _ in crossings(ink, strokes, 0.0) if not covered[k]}
    frames = drawn.frames[:0] if is_grid else drawn.frames
    sides = np.stack([frames, np.roll(frames, -1, axis=1)], axis=2).reshape(-1, 2, 2)
    broken = covered | _on_patches(ink, drawn.patches)
    through |= {of[k] for k, _ in crossings(ink, sides, 0.0) if not broken[k]}
    return [
        *(f"{says[a]!r} lies on {says[b]!r}" for a, b in over),
        *(f"a line runs through {says[k]!r}" for k in sorted(through)),
        *(f"{words!r} is cut off" for words in cut_off(drawn, SLACK)),
        *(f"{text.words!r} has {text.size} px" for text in drawn.texts if text.size < SMALLEST),
    ]


def _on_markers(ink: Numbers, squares: Numbers) -> NDArray[np.bool_]:
    """Tell which lines of text stand on a marker, which hides what runs under it."""
    return np.asarray(_within(ink, squares).any(axis=1))


def _on_patches(ink: Numbers, patches: Numbers) -> NDArray[np.bool_]:
    """Tell which lines of text have a patch of their own, which breaks the frame under it."""
    is_own = np.ptp(patches[:, :, 1], axis=1) < 2 * np.ptp(ink[:, :, 1], axis=1)[:, None]
    return np.asarray((_within(ink, patches) & is_own).any(axis=1))


def _within(ink: Numbers, boxes: Numbers) -> NDArray[np.bool_]:
    low, high = ink.min(axis=1)[:, None], ink.max(axis=1)[:, None]
    inside = (low >= boxes.min(axis=1)).all(axis=2) & (high <= boxes.max(axis=1)).all(axis=2)
    return np.asarray(inside)


def collisions(shapes: Numbers, owners: NDArray[np.int64], slack: float) -> list[tuple[int, int]]:
    """Return the pairs of owners of which two shapes overlap by more than ``slack`` px.

    Parameters
    ----------
    shapes : array of shape (n, 4, 2)
        Corners of rectangles, turned or not, in order.
    owners : array of shape (n,)
        Whom each belongs to; those of one owner may overlap.
    """
    deep = _depths(shapes, shapes) > slack
    deep &= owners[:, None] < owners[None, :]
    return sorted({(int(owners[a]), int(owners[b])) for a, b in np.argwhere(deep)})


def crossings(shapes: Numbers, strokes: Numbers, slack: float) -> list[tuple[int, int]]:
    """Return indices of the shapes and strokes where one runs deeper than ``slack`` px into it."""
    if not len(shapes) or not len(strokes):
        return []
    flat = strokes[:, [0, 1, 1, 0]]
    return [(int(a), int(b)) for a, b in np.argwhere(_depths(shapes, flat) > slack)]


def cut_off(drawn: Drawing, slack: float) -> list[str]:
    """Return the texts of which more than ``slack`` px lie outside the figure."""
    edge = np.array([drawn.width, drawn.height])
    return [
        text.words
        for text in drawn.texts
        if (text.ink < -slack).any() or (text.ink > edge + slack).any()
    ]


def same(a: Drawing, b: Drawing, slack: float) -> bool:
    """Whether two drawings have the same texts, lines and markers within ``slack`` px."""
    shapes = [
        (np.concatenate([t.boxes for t in a.texts]), np.concatenate([t.boxes for t in b.texts])),
        (a.strokes, b.strokes),
        (a.frames, b.frames),
        (a.squares, b.squares),
    ]
    return a.says() == b.says() and all(
        x.shape == y.shape and np.allclose(x, y, atol=slack) for x, y in shapes
    )


def named(says: Sequence[str], labels: Iterable[str]) -> list[str]:
    """Return which labels stand in full, after their number, in one text or in two that follow."""
    written = set()
    for k in range(len(says)):
        for words in ("".join(says[k : k + 1]), "".join(says[k : k + 2])):
            text = "".join(words.split())
            written |= {text, text.lstrip("0123456789")}
    return [label for label in labels if "".join(label.split()) in written]


def _depths(a: Numbers, b: Numbers) -> Numbers:
    """Return how far each rectangle of ``a`` would have to be moved to be clear of each of ``b``.

    Negative where they are apart. By the theorem of separating axes, the sides of two convex shapes
    are the only directions that need to be looked along.
    """
    depth = np.full((len(a), len(b)), np.inf)
    for mine, shapes in ((a, (a, b)), (b, (b, a))):
        for side in (mine[:, 1] - mine[:, 0], mine[:, 2] - mine[:, 1]):
            length = np.linalg.norm(side, axis=1)
            axis = np.divide(side, length[:, None], where=length[:, None] > 0, out=side * 0)
            own = np.einsum("nkd,nd->nk", shapes[0], axis)
            other = np.einsum("mkd,nd->nmk", shapes[1], axis)
            moved = np.minimum(
                own.max(1)[:, None] - other.min(2), other.max(2) - own.min(1)[:, None]
            )
            moved[length == 0] = np.inf  # a stroke has no breadth to look along
            depth = np.minimum(depth, moved if mine is a else moved.T)
    return depth


def _texts(trace: dict[str, Any]) -> Iterator[Text]:
    fonts = trace["textfont"]
    columns = (trace["x"], trace["y"], trace["text"], trace["textposition"])
    for x, y, text, position, size, weight in zip(
        *columns, fonts["size"], fonts["weight"], strict=True
    ):
        lead = _LEAD.match(text)
        lines = [_plain(line) for line in _LEAD.sub("", text).split("<br>")]
        if not any(line.strip() for line in lines):
            continue
        before = (_plain(lead[2]), float(lead[1])) if lead else ("", size)
        vertical, _, side = position.partition(" ")
        tall = (len(lines) - 1) * size * _LINE + size
        above = {"top": 1.0, "middle": 0.5, "bottom": 0.0}[vertical]
        base = y + _BASELINE * size - above * tall
        found = [
            _placed(line, before if not k else ("", size), (x, base + k * size * _LINE), side)
            for k, line in enumerate(lines)
            for line in [(line, size, weight >= _BOLD)]
            if line[0].strip()
        ]
        first, *others = (line.strip() for line in lines)
        words = " ".join((f"{before[0]}\xa0{first}" if lead else first, *others))
        ink, boxes = (np.array([pair[k] for pair in found]) for k in (0, 1))
        yield Text(words, min(size, before[1]), ink, boxes)


_BOLD = 600
_Line = tuple[str, float, bool]


def _placed(
    line: _Line, lead: tuple[str, float], at: tuple[float, float], side: str
) -> tuple[Numbers, Numbers]:
    """Return the corners of a line's ink, and of its whole box."""
    text, size, is_bold = line
    x, y = at
    ink, box = _extent(text, size, bold=is_bold)
    before = _extent(*lead)[1][2] if lead[0] else 0.0
    start = x - (before + box[2]) * _SIDES[side]
    if before:
        first = _extent(*lead)[0]
        ink = (min(first[0], ink[0]), min(first[1], ink[1]), before + ink[2], max(first[3], ink[3]))
        box = (0.0, box[1], before + box[2], box[3])
    return _corners(ink, start, y), _corners(box, start, y)


def _corners(box: tuple[float, float, float, float], dx: float, dy: float) -> Numbers:
    x0, y0, x1, y1 = box
    return np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)]) + np.array((dx, dy))


@lru_cache(maxsize=20_000)
def _extent(
    text: str, size: float, *, bold: bool = False
) -> tuple[tuple[float, float, float, float], tuple[float, float, float, float]]:
    """Return the extent of a line's ink and of its box around its origin on the baseline, px."""
    font = _font(bold=bold)
    shaped = hb.Buffer()
    shaped.add_str(text)
    shaped.guess_segment_properties()
    hb.shape(font, shaped, {"kern": True, "liga": True})
    x, edges = 0.0, list[float]()
    for glyph, place in zip(shaped.glyph_infos, shaped.glyph_positions, strict=True):
        extents = font.get_glyph_extents(glyph.codepoint)
        # What the family has no glyph of stands in the companion's: an em wide, and about as high.
        is_strange = glyph.codepoint == 0
        top, bottom = (
            (0.88 * _UNITS, -0.12 * _UNITS)
            if is_strange
            else (extents.y_bearing, extents.y_bearing + extents.height)
        )
        edges += (top, bottom) if top != bottom else ()
        x += _UNITS if is_strange else place.x_advance
    scale = size / _UNITS
    metrics = font.get_font_extents("ltr")
    ink = (0.0, -max(edges, default=0.0) * scale, x * scale, -min(edges, default=0.0) * scale)
    return ink, (0.0, -metrics.ascender * scale, x * scale, -metrics.descender * scale)


@cache
def _font(*, bold: bool) -> hb.Font:
    name = "IBMPlexSans-SemiBold.woff2" if bold else "IBMPlexSans-Regular.woff2"
    plain = TTFont(BytesIO((files("timeline.fonts") / name).read_bytes()))
    plain.flavor = None
    written = BytesIO()
    plain.save(written)
    font = hb.Font(hb.Face(written.getvalue()))
    font.scale = (int(_UNITS), int(_UNITS))
    return font


def _plain(text: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", text))


def _strokes(shape: dict[str, Any]) -> Iterator[Numbers]:
    """Yield the straight pieces of a path."""
    if shape["type"] != "path":
        return
    for part in filter(None, shape["path"].split("M")):
        points = np.array([tuple(map(float, p.split(","))) for p in part.split("L")])
        yield from np.stack([points[:-1], points[1:]], axis=1)


def _rectangle(shape: dict[str, Any]) -> Numbers:
    return _corners((shape["x0"], shape["y0"], shape["x1"], shape["y1"]), 0.0, 0.0)


def _squares(trace: dict[str, Any]) -> Iterator[Numbers]:
    marker = trace.get("marker", {})
    if trace.get("mode") != "markers" or not marker.get("opacity", 1):
        return
    for x, y, size in zip(trace["x"], trace["y"], marker["size"], strict=True):
        half = size / 2
        yield _corners((-half, -half, half, half), x, y)


def _array(pieces: list[Numbers], points: int) -> Numbers:
    return np.array(pieces, dtype=float).reshape(-1, points, 2)

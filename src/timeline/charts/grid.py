"""A laid-out stance matrix as plotly traces, shapes and annotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import plotly.graph_objects as go

from timeline.charts.ink import Ink
from timeline.charts.theme import FONT, GLYPHS, Palette, base_layout, plain
from timeline.layout.matrix import HEADING_ANGLE, Grid
from timeline.layout.metrics import flow, text_width
from timeline.schema import STANCE_WORDS

__all__ = ["SIZE", "Square", "draw_grid", "legend_height"]


SIZE = 12.0
"""Font size of names, px."""

_SMALL = 11.0
_LEGEND = (
    "2 = statements behind it",
    "↑ ↓ = moved for, against",
    "halves = contradicts itself",
)
_LEGEND_LINE = 22.0
_LEGEND_GAP = 18.0
_LEGEND_SQUARE = 17.0
_EDGE = 6.0


@dataclass(frozen=True, slots=True)
class Square:
    """A cell where it stands; fields as `standings.cells` has them, ``x`` and ``y`` its centre."""

    actor: str
    framework: str
    x: float
    y: float
    stance: int
    low: int
    high: int
    split: bool
    statements: int
    changed: int


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What every part of the drawing needs."""

    grid: Grid
    squares: tuple[Square, ...]
    palette: Palette
    selected: tuple[str, str]
    ink: Ink


def draw_grid(
    grid: Grid,
    squares: tuple[Square, ...],
    palette: Palette,
    *,
    hover: Mapping[tuple[str, str], str],
    selected: tuple[str, str] = ("", ""),
) -> go.Figure:
    """Draw a grid.

    Parameters
    ----------
    grid : Grid
        Where rows and columns stand.
    squares : tuple of Square
        Its cells.
    palette : Palette
        In which colours.
    hover : mapping of (str, str) to str
        For each actor and framework, what their cell says when pointed at; safe to draw.
    selected : tuple of (str, str)
        Actor and framework of the cell to highlight.
    """
    d = _Drawing(grid, squares, palette, selected, Ink())
    for part in (_rules, _names, _squares, _marginalia, _legend):
        part(d)
    return go.Figure(
        data=[*d.ink.traces(), _targets(d, hover)],
        layout=base_layout(palette, grid.width, grid.height).update(
            shapes=[*_groups(d), *_splits(d), *_ring(d)], annotations=[*_column_names(d)]
        ),
    )


def _names(d: _Drawing) -> None:
    for line in d.grid.lines:
        x = 4 + line.depth * d.grid.indent
        name = "<br>".join(map(plain, line.lines))
        d.ink.write(x, line.y, name, d.palette.ink, SIZE, bold=line.is_group)


def _column_names(d: _Drawing) -> Iterator[dict[str, object]]:
    for heading in d.grid.headings:
        yield {
            "x": heading.x - 5,
            "y": d.grid.top - 4,
            "text": plain(heading.text),
            "textangle": -HEADING_ANGLE,
            "xanchor": "left",
            "yanchor": "bottom",
            "showarrow": False,
            "font": {"family": FONT, "size": SIZE, "color": d.palette.ink},
            "borderpad": 0,
        }


def _groups(d: _Drawing) -> Iterator[dict[str, object]]:
    for line in d.grid.lines:
        if line.is_group:
            reach = line.tall / 2 - 3
            yield _rect(0, line.y - reach, d.grid.right, line.y + reach, d.palette.band)


def _rules(d: _Drawing) -> None:
    """Draw the hair lines of rows and columns."""
    for line in d.grid.lines:
        if not line.is_group:
            y = line.y + line.tall / 2
            d.ink.stroke([(d.grid.left, y), (d.grid.right, y)], d.palette.band)
    for heading in d.grid.headings:
        foot = d.grid.lines[-1].y + d.grid.lines[-1].tall / 2
        d.ink.stroke([(heading.x, d.grid.top), (heading.x, foot)], d.palette.band)


def _rect(
    x0: float, y0: float, x1: float, y1: float, fill: str, line: str = ""
) -> dict[str, object]:
    return {
        "type": "rect",
        "x0": x0,
        "x1": x1,
        "y0": y0,
        "y1": y1,
        "fillcolor": fill,
        "line": {"width": 1, "color": line} if line else {"width": 0},
        "layer": "below",
    }


def _squares(d: _Drawing) -> None:
    for s in d.squares:
        if not s.split:
            _square(d, s.x, s.y, d.grid.cell, s.stance)


def _square(d: _Drawing, x: float, y: float, size: float, stance: int) -> None:
    tone = d.palette.stances[stance]
    d.ink.dot(x, y, size, tone.fill, line=tone.line, line_width=1, symbol="square")
    d.ink.write(x, y, GLYPHS[stance], tone.text, 13, position="middle center", bold=True)


def _splits(d: _Drawing) -> Iterator[dict[str, object]]:
    """Draw cells that contradict themselves in two halves, lowest stance left, highest right."""
    half = d.grid.cell / 2
    for s in d.squares:
        for reach, stance in ((-half, s.low), (half, s.high)) if s.split else ():
            tone = d.palette.stances[stance]
            yield _rect(s.x, s.y - half, s.x + reach, s.y + half, tone.fill, tone.line)


def _marginalia(d: _Drawing) -> None:
    """Write beside a cell how many statements stand behind it and which way it moved."""
    quarter = d.grid.cell / 4
    for s in d.squares:
        x = s.x + d.grid.cell / 2 + 2
        if s.statements > 1:
            d.ink.write(x, s.y - 6, str(s.statements), d.palette.muted, _SMALL)
        if s.changed and not s.split:
            d.ink.write(x, s.y + 6, "↑" if s.changed > 0 else "↓", d.palette.muted, _SMALL)
        for side, stance in ((-1, s.low), (1, s.high)) if s.split else ():
            text = d.palette.stances[stance].text
            d.ink.write(
                s.x + side * quarter,
                s.y,
                GLYPHS[stance],
                text,
                _SMALL,
                position="middle center",
                bold=True,
            )


def _legend(d: _Drawing) -> None:
    """Explain colours, signs, numbers and arrows under the grid, on as many lines as it takes."""
    places = _legend_places(d.grid.width)
    top = d.grid.height - 14 - _LEGEND_LINE * places[-1][0]
    signs = (*STANCE_WORDS, *(None for _ in _LEGEND))
    words = (*STANCE_WORDS.values(), *_LEGEND)
    for stance, word, (line, x) in zip(signs, words, places, strict=True):
        left, y = _EDGE + x, top + line * _LEGEND_LINE
        if stance is not None:
            _square(d, left + _LEGEND_SQUARE / 2, y, _LEGEND_SQUARE, stance)
            left += _LEGEND_SQUARE + 3
        d.ink.write(left, y, word, d.palette.muted, _SMALL)


def legend_height(width: float) -> float:
    """Return how much of a grid's foot its legend takes at a width, px."""
    return 40 + _LEGEND_LINE * _legend_places(width)[-1][0]


def _legend_places(width: float) -> list[tuple[int, float]]:
    words = [text_width(w, _SMALL) + _LEGEND_SQUARE + 3 for w in STANCE_WORDS.values()]
    words += [text_width(w, _SMALL) for w in _LEGEND]
    return flow([w + _LEGEND_GAP for w in words], width - 2 * _EDGE + _LEGEND_GAP)


def _ring(d: _Drawing) -> Iterator[dict[str, object]]:
    reach = d.grid.cell / 2 + 3
    for s in d.squares:
        if (s.actor, s.framework) == d.selected:
            box = _rect(s.x - reach, s.y - reach, s.x + reach, s.y + reach, "rgba(0,0,0,0)")
            yield {**box, "line": {"color": d.palette.accent, "width": 2}}


def _targets(d: _Drawing, hover: Mapping[tuple[str, str], str]) -> go.Scatter:
    """Lay an unseen point over each cell, so that whole and split ones answer alike."""
    return go.Scatter(
        x=[s.x for s in d.squares],
        y=[s.y for s in d.squares],
        customdata=[[s.actor, s.framework, hover[s.actor, s.framework]] for s in d.squares],
        mode="markers",
        marker={"symbol": "square", "size": d.grid.cell, "opacity": 0},
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
        hovertemplate="%{customdata[2]}<extra></extra>",
        name="stances",
    )

"""Who stands where: actors by frameworks, as a plotly figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from timeline import standings
from timeline.charts.ink import Ink
from timeline.charts.theme import DARK, FONT, GLYPHS, LIGHT, Palette, base_layout, plain
from timeline.dataset import Dataset
from timeline.filters import Filters
from timeline.layout.matrix import (
    HEADING_ANGLE,
    Grid,
    Heading,
    Line,
    columns_that_fit,
    lay_out_grid,
    row_width,
)
from timeline.layout.metrics import text_width

__all__ = ["STANCE_WORDS", "blocks", "matrix"]

STANCE_WORDS: Mapping[int, str] = {
    -2: "opposes",
    -1: "is sceptical",
    0: "is neutral",
    1: "leans in favour",
    2: "supports",
}
"""What each stance is called, after its holder's name."""

_SIZE = 12.0
_SMALL = 11.0
_LEGEND = "2 = statements behind it · ↑ ↓ = moved for, against · halves = contradicts itself"
_LEGEND_LINE = 22.0
_NO_COUNTRY = "International and unattributed"


@dataclass(frozen=True, slots=True)
class _Square:
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
    squares: tuple[_Square, ...]
    palette: Palette
    selected: tuple[str, str]
    ink: Ink


def matrix(
    ds: Dataset,
    filters: Filters | None = None,
    *,
    asof: date | None = None,
    width: float = 1080,
    frameworks: Sequence[str] | None = None,
    dark: bool = False,
    selected: tuple[str, str] = ("", ""),
) -> go.Figure:
    """Draw the stances in view as a grid of actors by frameworks.

    Parameters
    ----------
    ds : Dataset
        What to draw from.
    filters : Filters, optional
        What is in view; everything if not given.
    asof : datetime.date, optional
        Only statements up to this day count; the newest of all if not given.
    width : float
        Width that it is laid out for, px.
    frameworks : sequence of str, optional
        Ids of the columns to draw; by default those of the first block, see `blocks`.
    dark : bool
        Whether for a dark page.
    selected : tuple of (str, str)
        Actor and framework of the cell to highlight.

    Returns
    -------
    plotly.graph_objects.Figure
        ``customdata[0:2]`` of each cell are the ids of its actor and framework.
    """
    cells = standings.cells(ds, filters or Filters(), asof)
    if frameworks is None:
        frameworks = next(iter(blocks(ds, cells, width)), [])
    cells = cells[cells["framework"].isin(frameworks)]
    foot = 40 + _LEGEND_LINE * (_legend_lines(width) - 1)
    grid = lay_out_grid(_lines(ds, cells), _headings(ds, cells), width, _SIZE, foot)
    palette = DARK if dark else LIGHT
    d = _Drawing(grid, _squares_of(cells, grid), palette, selected, Ink())
    for part in (_rules, _names, _squares, _marginalia, _legend):
        part(d)
    return go.Figure(
        data=[*d.ink.traces(), _targets(ds, d)],
        layout=base_layout(palette, width, grid.height).update(
            shapes=[*_groups(d), *_splits(d), *_ring(d)], annotations=[*_column_names(d)]
        ),
    )


def _squares_of(cells: pd.DataFrame, grid: Grid) -> tuple[_Square, ...]:
    ys = {line.id: line.y for line in grid.lines if not line.is_group}
    xs = {heading.id: heading.x for heading in grid.headings}
    kept = [f.name for f in fields(_Square) if f.name not in {"x", "y"}]
    return tuple(
        _Square(**{str(k): v for k, v in row.items()}, x=xs[row["framework"]], y=ys[row["actor"]])
        for row in cells[kept].to_dict("records")
    )


def blocks(ds: Dataset, cells: pd.DataFrame, width: float) -> list[list[str]]:
    """Share out the frameworks over as many grids as they need at a width.

    Parameters
    ----------
    cells : pandas.DataFrame
        What `standings.cells` returned.

    Returns
    -------
    list of list of str
        Ids: the most spoken of in the first block, each block in curated order.
    """
    weight = cells.groupby("framework")["statements"].sum()
    order = {str(i): k for k, i in enumerate(ds.frameworks["id"])}
    left = sorted(map(str, weight.index), key=lambda f: (-weight[f], order[f]))
    names = dict(zip(ds.frameworks["id"], ds.frameworks["name"], strict=True))
    widest = max((row_width(line, _SIZE) for line in _lines(ds, cells)), default=0.0)
    found = []
    while left:
        count = columns_that_fit([names[f] for f in left], widest, width, _SIZE)
        found.append(sorted(left[:count], key=order.__getitem__))
        left = left[count:]
    return found


def _lines(ds: Dataset, cells: pd.DataFrame) -> list[Line]:
    """Return the rows: actors in curated order under the countries in order of first actor."""
    here = ds.actors[ds.actors["id"].isin(cells["actor"])]
    names = dict(zip(ds.countries["id"], ds.countries["name"], strict=True))
    lines = []
    for country in here["country"].unique():
        lines.append(Line("", names.get(country, _NO_COUNTRY)))
        members = here[here["country"] == country]
        lines += [Line(i, n, 1) for i, n in zip(members["id"], members["name"], strict=True)]
    return lines


def _headings(ds: Dataset, cells: pd.DataFrame) -> list[Heading]:
    here = ds.frameworks[ds.frameworks["id"].isin(cells["framework"])]
    return [Heading(i, n) for i, n in zip(here["id"], here["name"], strict=True)]


def _names(d: _Drawing) -> None:
    for line in d.grid.lines:
        x = 4 + line.depth * d.grid.indent
        d.ink.write(x, line.y, plain(line.name), d.palette.ink, _SIZE, bold=line.is_group)


def _column_names(d: _Drawing) -> Iterator[dict[str, object]]:
    for heading in d.grid.headings:
        yield {
            "x": heading.x - 5,
            "y": d.grid.top - 4,
            "text": plain(heading.name),
            "textangle": -HEADING_ANGLE,
            "xanchor": "left",
            "yanchor": "bottom",
            "showarrow": False,
            "font": {"family": FONT, "size": _SIZE, "color": d.palette.ink},
            "borderpad": 0,
        }


def _groups(d: _Drawing) -> Iterator[dict[str, object]]:
    for line in d.grid.lines:
        if line.is_group:
            yield _rect(0, line.y - 12, d.grid.right, line.y + 12, d.palette.band)


def _rules(d: _Drawing) -> None:
    """Draw the hair lines of rows and columns."""
    for line in d.grid.lines:
        if not line.is_group:
            y = line.y + 13.5
            d.ink.stroke([(d.grid.left, y), (d.grid.right, y)], d.palette.band)
    for heading in d.grid.headings:
        foot = d.grid.lines[-1].y + 13
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
    x, y = 14.0, d.grid.height - 14 - _LEGEND_LINE * (_legend_lines(d.grid.width) - 1)
    for stance, word in STANCE_WORDS.items():
        _square(d, x, y, 17, stance)
        d.ink.write(x + 12, y, word, d.palette.muted, _SMALL)
        x += 30 + text_width(word, _SMALL)
    if _legend_lines(d.grid.width) > 1:
        x, y = 12.0, y + _LEGEND_LINE
    d.ink.write(x - 6, y, _LEGEND, d.palette.muted, _SMALL)


def _legend_lines(width: float) -> int:
    words = sum(30 + text_width(word, _SMALL) for word in STANCE_WORDS.values())
    return 1 if 14 + words + text_width(_LEGEND, _SMALL) <= width else 2


def _ring(d: _Drawing) -> Iterator[dict[str, object]]:
    reach = d.grid.cell / 2 + 3
    for s in d.squares:
        if (s.actor, s.framework) == d.selected:
            box = _rect(s.x - reach, s.y - reach, s.x + reach, s.y + reach, "rgba(0,0,0,0)")
            yield {**box, "line": {"color": d.palette.accent, "width": 2}}


def _targets(ds: Dataset, d: _Drawing) -> go.Scatter:
    """Lay an unseen point over each cell, so that whole and split ones answer alike."""
    actors = dict(zip(ds.actors["id"], ds.actors["name"], strict=True))
    frameworks = dict(zip(ds.frameworks["id"], ds.frameworks["name"], strict=True))
    said = []
    for s in d.squares:
        stand = "contradicts itself" if s.split else STANCE_WORDS[s.stance]
        count = f"{s.statements} statement{'' if s.statements == 1 else 's'}"
        head = f"<b>{plain(actors[s.actor])}</b> {stand}"
        said.append([s.actor, s.framework, f"{head}<br>{plain(frameworks[s.framework])} · {count}"])
    return go.Scatter(
        x=[s.x for s in d.squares],
        y=[s.y for s in d.squares],
        customdata=said,
        mode="markers",
        marker={"symbol": "square", "size": d.grid.cell, "opacity": 0},
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
        hovertemplate="%{customdata[2]}<extra></extra>",
        name="stances",
    )

"""A timeline's scene as plotly traces and shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import numpy as np
import plotly.graph_objects as go

from timeline import dates
from timeline.charts.axis import write_dates
from timeline.charts.ink import Ink
from timeline.charts.key import BAR, OPEN_BAR, RING, RING_LINE, draw_key, draw_sign
from timeline.charts.targets import targets
from timeline.charts.theme import Palette, base_layout, plain
from timeline.layout.bands import BAND_LINE, BAND_SIZE
from timeline.layout.lanes import COUNT_GAP
from timeline.layout.scene import Density, Mark, Scene
from timeline.layout.wording import NUMBER_SIZE

__all__ = ["draw"]

_DOTS = (9.0, 7.5, 6.0)
_CHOSEN = 4.0
"""How much larger the dot of the selected event is, px."""
_FADES = ((0.0, 0.15, 0.25), (0.15, 0.3, 0.6), (0.3, 0.5, 1.0))
"""How a bar fades towards its ends: from and to which share of its length, in what opacity."""
_SMALL = 11.0
_THIN = "\N{NO-BREAK SPACE}"
"""Between a number and the text: as wide as the layout leaves free, about."""
_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What every part of the drawing needs."""

    scene: Scene
    palette: Palette
    selected: str
    ink: Ink


def draw(
    scene: Scene,
    palette: Palette,
    *,
    hover: Mapping[str, str],
    eras: Mapping[str, str] = _NONE,
    selected: str = "",
) -> go.Figure:
    """Draw a scene.

    Parameters
    ----------
    scene : Scene
        What stands where.
    palette : Palette
        In which colours.
    hover : mapping of str to str
        For each id, what its mark says when pointed at; safe to draw.
    eras : mapping of str to str
        For each name of a period, what it says when pointed at; safe to draw.
    selected : str
        Id to highlight.

    Returns
    -------
    plotly.graph_objects.Figure
        One data unit is one px; ``customdata[0]`` of a point that can be clicked is an id, or of
        what stands for several events their ids with semicolons between.
    """
    d = _Drawing(scene, palette, selected, Ink())
    for part in (_axis, _ties, _heads, _leaders, _bars, _dots, _labels, _tags):
        part(d)
    draw_key(d.ink, scene, palette)
    return go.Figure(
        data=[*_stretch(d), *_columns(d), *d.ink.traces(), *targets(scene, hover, eras)],
        layout=base_layout(palette, scene.width, scene.height).update(
            shapes=[*_bands(d), *d.ink.shapes()], barmode="overlay"
        ),
    )


def _bands(d: _Drawing) -> Iterator[dict[str, object]]:
    for index, band in enumerate(d.scene.bands):
        if index % 2 == 0:
            yield {
                "type": "rect",
                "x0": band.x0,
                "x1": band.x1,
                "y0": 0,
                "y1": d.scene.plot[3],
                "fillcolor": d.palette.band,
                "line": {"width": 0},
                "layer": "below",
            }


def _axis(d: _Drawing) -> None:
    s, p = d.scene, d.palette
    x0, _, x1, y = s.plot
    for line in (*s.lines, y):
        d.ink.stroke([(x0, line), (x1, line)], p.hair)
    write_dates(d.ink, s, p)
    for band in s.bands:
        if band.lines:
            d.ink.write(
                (band.x0 + band.x1) / 2,
                4 + BAND_LINE * len(band.lines) / 2,
                "<br>".join(map(plain, band.lines)),
                p.muted,
                BAND_SIZE,
                position="middle center",
            )


def _stretch(d: _Drawing) -> Iterator[go.Heatmap]:
    s = d.scene
    if s.strip is None:
        return
    x0, _, x1, _ = s.plot
    values = np.array(s.stretch)
    yield go.Heatmap(
        x0=round(x0 + (x1 - x0) / len(values) / 2, 1),
        dx=round((x1 - x0) / len(values), 3),
        y=[s.strip.y_axis, s.strip.y_axis + 5],
        z=[[round(float(v), 2) for v in np.log(values)]],
        customdata=[[_times(v) for v in values]],
        hovertemplate="Time is drawn %{customdata} than on an even calendar<extra></extra>",
        colorscale=[[0, d.palette.stretch[0]], [1, d.palette.stretch[1]]],
        showscale=False,
    )


def _columns(d: _Drawing) -> Iterator[go.Bar]:
    """Draw the counts of events as columns, all on the scale of the fullest one."""
    peak = max((n for density in d.scene.densities for n in density.counts), default=0)
    for density in d.scene.densities:
        edges = np.linspace(density.x0, density.x1, len(density.counts) + 1)
        here = [k for k, n in enumerate(density.counts) if n]
        tall = density.y1 - density.y0
        yield go.Bar(
            x=[round(float(edges[k] + edges[k + 1]) / 2, 1) for k in here],
            y=[round(-tall * density.counts[k] / peak, 1) for k in here],
            base=density.y1,
            width=round(float(edges[1] - edges[0]) - 1, 1),
            marker={"color": d.palette.bar, "line": {"width": 0}},
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
            customdata=[["", _counted(density, k)] for k in here],
            hovertemplate="%{customdata[1]}<extra></extra>",
            name="counts",
        )


def _counted(density: Density, column: int) -> str:
    """Say how many events lie in a column, and when: ``12 events, 3 Oct to 9 Oct 2024``."""
    n = density.counts[column]
    first, last = (_day(density.days[k]) for k in (column, column + 1))
    when = first if first == last else f"{first} to {last}"
    return f"{n:,} event{'' if n == 1 else 's'}, {when}"


def _day(ordinal: float) -> str:
    day = date.fromordinal(min(max(1, int(ordinal)), date.max.toordinal()))
    return dates.short(dates.parse(day.isoformat()))


def _times(ratio: float) -> str:
    """Say a ratio: ``2.5 times wider``, ``12 times narrower``."""
    wider = ratio >= 1
    times = ratio if wider else 1 / ratio
    return f"{times:.2g} times {'wider' if wider else 'narrower'}"


def _ties(d: _Drawing) -> None:
    s, p = d.scene, d.palette
    if s.strip is None:
        return
    top, y = s.strip.y_axis + 6, s.strip.y_strip
    for a, b, name in s.strip.ties:
        d.ink.stroke([(a, top), (b, y), (b, y + 4)], p.hair)
        if name:
            d.ink.write(b, y + 13, name, p.muted, _SMALL, position="middle center")
    d.ink.stroke([(s.plot[0], y), (s.plot[2], y)], p.muted)
    d.ink.write(s.plot[2] + 22, y, "true<br>calendar", p.muted, _SMALL)


def _heads(d: _Drawing) -> None:
    s, p = d.scene, d.palette
    for head in s.lanes:
        y = (head.y0 + head.y1) / 2
        d.ink.stroke([(s.left, head.y1), (s.plot[2], head.y1)], p.band)
        name = "<br>".join(map(plain, head.lines))
        d.ink.write(s.left, y, name, p.ink, s.font_size, bold=True)
        d.ink.write(
            s.plot[0] - COUNT_GAP, y, f"{head.count:,}", p.muted, _SMALL, position="middle left"
        )


def _leaders(d: _Drawing) -> None:
    for pole in d.scene.leaders:
        ends = [(pole.x, pole.y0), (pole.x, pole.y1)]
        if pole.id == d.selected:
            d.ink.stroke(ends, d.palette.accent, 1.5)
        else:
            d.ink.stroke(ends, d.palette.hair)


def _bars(d: _Drawing) -> None:
    """Draw each bar once, whatever the number of events that lie in it."""
    bars: dict[tuple[object, ...], Mark] = {}
    for m in sorted(d.scene.marks, key=lambda m: (m.id != d.selected, m.rank)):
        if not m.is_dot:
            bars.setdefault((m.lane, m.y, m.x0, m.x1), m)
    for m in bars.values():
        colour = d.palette.accent if m.id == d.selected else d.palette.bar
        width = OPEN_BAR if m.open_start or m.open_end else BAR
        for a, b, opacity in _pieces(m):
            d.ink.stroke([(a, m.y), (b, m.y)], colour, width, opacity)
        if m.open_end:
            d.ink.dot(m.x1, m.y, 8, colour, symbol="triangle-right")
        if m.open_start:
            d.ink.dot(m.x0, m.y, 8, colour, symbol="triangle-left")


def _pieces(m: Mark) -> Iterator[tuple[float, float, float]]:
    """Cut a bar into pieces of one opacity: where from, where to, and which."""
    if not m.fades:
        yield m.x0, m.x1, 1.0
        return
    length = m.x1 - m.x0
    for start, end, opacity in _FADES:
        yield m.x0 + start * length, m.x0 + end * length, opacity
        yield m.x1 - end * length, m.x1 - start * length, opacity


def _dots(d: _Drawing) -> None:
    """Draw a dot for a day, and on a bar a ring for each event that lies somewhere within it."""
    for m in sorted(d.scene.marks, key=lambda m: (m.id == d.selected, -m.rank)):
        chosen = m.id == d.selected
        colour = d.palette.accent if chosen else d.palette.ranks[m.rank]
        larger = _CHOSEN if chosen else 0.0
        if m.is_dot:
            size = _DOTS[m.rank] + larger
            d.ink.dot(m.x0, m.y, size, colour, line=d.palette.page, line_width=1)
        else:
            d.ink.dot(
                m.anchor, m.y, RING + larger, d.palette.page, line=colour, line_width=RING_LINE
            )


def _labels(d: _Drawing) -> None:
    for label in d.scene.labels:
        colour = d.palette.accent if label.id == d.selected else d.palette.ink
        lines = [plain(line) for line in label.lines]
        if label.number:
            number = colour if label.id == d.selected else d.palette.muted
            style = f"color:{number};font-size:{NUMBER_SIZE:g}px;font-weight:400"
            lines[0] = f"<span style='{style}'>{plain(label.number)}</span>{_THIN}{lines[0]}"
        tall = (label.y1 - label.y0) / len(lines)
        # The line that signs follow is a text of its own, so that no text's box reaches over them.
        parts = (lines[:-1], lines[-1:]) if label.signs else (lines,)
        y = label.y0
        for part in filter(None, parts):
            middle, y = y + tall * len(part) / 2, y + tall * len(part)
            text = "<br>".join(part)
            d.ink.write(label.x0, middle, text, colour, d.scene.font_size, bold=label.rank == 0)
        for stance, sign_x, sign_y in label.signs:
            draw_sign(d.ink, d.palette, stance, sign_x, sign_y)


def _tags(d: _Drawing) -> None:
    for tag in d.scene.tags:
        chosen = d.selected in tag.ids
        colour = d.palette.accent if chosen else d.palette.muted
        d.ink.write(tag.x0, (tag.y0 + tag.y1) / 2, plain(tag.text), colour, NUMBER_SIZE)

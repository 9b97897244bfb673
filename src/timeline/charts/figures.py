"""What is drawn of a scene as a plotly figure, with what answers to the mouse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import numpy as np
import plotly.graph_objects as go
from plotly.basedatatypes import BasePlotlyType

from timeline import dates
from timeline.drawing.canvas import Canvas
from timeline.drawing.painters.plotly import base_layout, shapes, traces
from timeline.drawing.theme import Palette
from timeline.drawing.timeline import column_sizes
from timeline.layout.scene import Density, Scene

__all__ = ["assemble"]


def assemble(
    canvas: Canvas, scene: Scene, palette: Palette, answering: Iterable[BasePlotlyType]
) -> go.Figure:
    """Make a figure of what is drawn of a scene, and of what answers to the mouse.

    One data unit is one px; ``customdata[0]`` of a point that can be clicked is an id, or of what
    stands for several events their ids with semicolons between.
    """
    return go.Figure(
        data=[*_stretch(scene, palette), *_columns(scene, palette), *traces(canvas), *answering],
        layout=base_layout(palette, scene.width, scene.height).update(
            shapes=shapes(canvas), barmode="overlay"
        ),
    )


def _stretch(s: Scene, palette: Palette) -> Iterator[go.Heatmap]:
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
        colorscale=[[0, palette.stretch[0]], [1, palette.stretch[1]]],
        showscale=False,
    )


def _columns(s: Scene, palette: Palette) -> Iterator[go.Bar]:
    """Draw the counts of events as columns, all on the scale of the fullest one."""
    for density in s.densities:
        columns = list(column_sizes(s, density))
        yield go.Bar(
            x=[round((x0 + x1) / 2, 1) for _, x0, x1, _ in columns],
            y=[round(-tall, 1) for *_, tall in columns],
            base=density.y1,
            width=round((s.plot[2] - s.plot[0]) / len(density.counts) - 1, 1),
            marker={"color": palette.bar, "line": {"width": 0}},
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
            customdata=[["", _counted(density, k)] for k, *_ in columns],
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
    return dates.short(day)


def _times(ratio: float) -> str:
    """Say a ratio: ``2.5 times wider``, ``12 times narrower``."""
    wider = ratio >= 1
    times = ratio if wider else 1 / ratio
    return f"{times:.2g} times {'wider' if wider else 'narrower'}"

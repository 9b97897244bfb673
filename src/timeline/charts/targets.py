"""What of a timeline answers to the mouse: every mark, and the whole of every label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import ceil

import plotly.graph_objects as go

from timeline.layout.scene import Mark, Scene

__all__ = ["targets"]

_STEP = 22.0
"""Distance between the points of a bar, px: twice as far as a point is felt."""
_QUIET = {"marker": {"opacity": 0}}


def targets(scene: Scene, hover: Mapping[str, str]) -> Iterator[go.Scatter | go.Bar]:
    """Yield what lies unseen over marks and labels.

    A label answers over its whole box, which takes one bar; a point is hit from all around it,
    nearer ones first.

    Parameters
    ----------
    scene : Scene
        What stands where.
    hover : mapping of str to str
        For each id, what its mark says when pointed at; safe to draw.
    """
    shared = {
        "selected": _QUIET,
        "unselected": _QUIET,
        "hovertemplate": "%{customdata[1]}<extra></extra>",
        "cliponaxis": False,
    }
    points = list(_points(scene.marks))
    yield go.Scatter(
        x=[round(x, 1) for x, _, _ in points],
        y=[round(y, 1) for _, y, _ in points],
        customdata=[[key, hover.get(key, "")] for *_, key in points],
        mode="markers",
        marker={"size": 6, "opacity": 0},
        name="events",
        **shared,
    )
    boxes = scene.labels
    yield go.Bar(
        x=[round((b.x0 + b.x1) / 2, 1) for b in boxes],
        width=[round(b.x1 - b.x0, 1) for b in boxes],
        base=[round(b.y0, 1) for b in boxes],
        y=[round(b.y1 - b.y0, 1) for b in boxes],
        customdata=[[b.id, hover.get(b.id, "")] for b in boxes],
        marker={"opacity": 0, "line": {"width": 0}},
        name="labels",
        **shared,
    )


def _points(marks: Sequence[Mark]) -> Iterator[tuple[float, float, str]]:
    """Yield where marks answer: dots and handles, and what of each bar is far from its handles."""
    bars: dict[tuple[float, float, float], list[Mark]] = {}
    for m in marks:
        yield m.anchor, m.y, m.id
        if not m.is_dot:
            bars.setdefault((m.y, m.x0, m.x1), []).append(m)
    for (y, x0, x1), members in bars.items():
        stops = [x0 - _STEP / 2, *sorted(m.anchor for m in members), x1 + _STEP / 2]
        for a, b in pairwise(stops):
            count = ceil((b - a) / _STEP)
            for x in (a + k * (b - a) / count for k in range(1, count)):
                yield x, y, min(members, key=lambda m: abs(m.anchor - x)).id

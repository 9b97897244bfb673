"""What of a timeline answers to the mouse: every mark, and the whole of every label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import ceil
from types import MappingProxyType
from typing import Any

import plotly.graph_objects as go

from timeline.layout.scene import Label, Mark, Scene, Tag
from timeline.layout.stance_history import SQUARE, PlacedLane

__all__ = ["UNSEEN", "square_targets", "targets", "unseen_points"]

_STEP = 22.0
"""Distance between the points of a bar, px: twice as far as a point is felt."""
_MOST_LISTED = 8
_NONE: Mapping[str, str] = MappingProxyType({})
_FEW = 4
"""How many statements of one square are told when it is pointed at."""
_QUIET = {"marker": {"opacity": 0}}
UNSEEN: Mapping[str, Any] = MappingProxyType(
    {
        "selected": _QUIET,
        "unselected": _QUIET,
        "hovertemplate": "%{customdata[1]}<extra></extra>",
        "cliponaxis": False,
    }
)


def targets(
    scene: Scene, hover: Mapping[str, str], eras: Mapping[str, str] = _NONE
) -> Iterator[go.Scatter | go.Bar]:
    """Yield what lies unseen over marks, labels, numbers and the names of periods.

    A label answers over its whole box, which takes one bar; a point is hit from all around it,
    nearer ones first.

    Parameters
    ----------
    scene : Scene
        What stands where.
    hover : mapping of str to str
        For each id, what its mark says when pointed at; safe to draw.
    eras : mapping of str to str
        For each name of a period, what it says when pointed at; safe to draw.
    """
    points = [(x, y, key, hover.get(key, "")) for x, y, key in _points(scene.marks)]
    yield unseen_points("events", points, size=6)
    boxes = {
        "labels": [(_box(label), label.id, hover.get(label.id, "")) for label in scene.labels],
        "numbers": [(_box(tag), ";".join(tag.ids), _listed(tag, hover)) for tag in scene.tags],
        "eras": [
            ((band.x0, 0.0, band.x1, scene.plot[1]), "", eras.get(band.name, ""))
            for band in scene.bands
        ],
    }
    for name, found in boxes.items():
        yield go.Bar(
            x=[round((x0 + x1) / 2, 1) for (x0, _, x1, _), *_ in found],
            width=[round(x1 - x0, 1) for (x0, _, x1, _), *_ in found],
            base=[round(y0, 1) for (_, y0, _, _), *_ in found],
            y=[round(y1 - y0, 1) for (_, y0, _, y1), *_ in found],
            customdata=[[key, said] for _, key, said in found],
            marker={"opacity": 0, "line": {"width": 0}},
            name=name,
            **UNSEEN,
        )


def square_targets(lanes: Sequence[PlacedLane], hover: Mapping[str, str]) -> go.Scatter:
    """Return what lies unseen over the squares of stances; each leads to its lane.

    Parameters
    ----------
    lanes : sequence of PlacedLane
        With their squares.
    hover : mapping of str to str
        For the id of each statement, what it says when pointed at; safe to draw.
    """
    points = [(q.x, q.y, lane.id, _said(q.ids, hover)) for lane in lanes for q in lane.squares]
    return unseen_points("statements", points, size=SQUARE + 4, symbol="square")


def unseen_points(
    name: str, points: Sequence[tuple[float, float, str, str]], **marker: float | str
) -> go.Scatter:
    """Lay out unseen points: where each is, to what it leads and what it says."""
    return go.Scatter(
        x=[round(x, 1) for x, *_ in points],
        y=[round(y, 1) for _, y, *_ in points],
        customdata=[[key, said] for *_, key, said in points],
        mode="markers",
        marker={"opacity": 0, **marker},
        name=name,
        **UNSEEN,
    )


def _said(ids: tuple[str, ...], hover: Mapping[str, str]) -> str:
    """Join what the statements of one square say, the first few."""
    rest = [f"and {len(ids) - _FEW} more"] if len(ids) > _FEW else []
    return "<br>".join([*(hover.get(i, "") for i in ids[:_FEW]), *rest])


def _box(written: Label | Tag) -> tuple[float, float, float, float]:
    return written.x0, written.y0, written.x1, written.y1


def _listed(tag: Tag, hover: Mapping[str, str]) -> str:
    """Say what events a tag stands for: all of one, the titles of several."""
    said = [hover.get(key, "") for key in tag.ids]
    if len(said) == 1:
        return said[0]
    titles = [text.partition("</b>")[0].removeprefix("<b>").replace("<br>", " ") for text in said]
    if len(titles) > _MOST_LISTED:
        titles = [*titles[: _MOST_LISTED - 1], f"and {len(titles) - _MOST_LISTED + 1} more"]
    return "<br>".join((f"<b>{len(said)} events here; click for a list</b>", *titles))


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

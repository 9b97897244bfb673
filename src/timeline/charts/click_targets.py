"""Unseen points over what of a chart answers to the mouse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from timeline.layout.stance_history import SQUARE
from timeline.layout.stance_history_model import PlacedLane

__all__ = ["UNSEEN", "Place", "square_targets", "unseen_points"]

Place = tuple[float, float, list[str]]
"""Where something answers, px; to which ids it leads, and last what it says."""

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


def square_targets(lanes: Sequence[PlacedLane], hover: Mapping[str, str]) -> dict[str, Any]:
    """Return what lies unseen over the squares of stances; each leads to its lane.

    Parameters
    ----------
    lanes : sequence of PlacedLane
        With their squares.
    hover : mapping of str to str
        For the id of each statement, what it says when pointed at; safe to draw.
    """
    points = [(q.x, q.y, [lane.id, _said(q.ids, hover)]) for lane in lanes for q in lane.squares]
    return unseen_points("statements", points, size=SQUARE + 4, symbol="square")


def unseen_points(
    name: str, points: Sequence[Place], *, ids: int = 1, **marker: float | str
) -> dict[str, Any]:
    """Lay out unseen points; ``ids`` is to how many each leads."""
    return {
        **UNSEEN,
        "type": "scatter",
        "x": [round(x, 1) for x, *_ in points],
        "y": [round(y, 1) for _, y, *_ in points],
        "customdata": [said for *_, said in points],
        "mode": "markers",
        "marker": {"opacity": 0, **marker},
        "name": name,
        "hovertemplate": f"%{{customdata[{ids}]}}<extra></extra>",
    }


def _said(ids: tuple[str, ...], hover: Mapping[str, str]) -> str:
    """Join what the statements of one square say, the first few."""
    rest = [f"and {len(ids) - _FEW} more"] if len(ids) > _FEW else []
    return "<br>".join([*(hover.get(i, "") for i in ids[:_FEW]), *rest])

"""What of a figure answers to the mouse: unseen points over marks, names and cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from timeline.layout.stance_history import SQUARE, PlacedLane

__all__ = ["UNSEEN", "hover_template", "square_targets", "unseen_points"]

_FEW = 4
"""How many statements of one square are told when it is pointed at."""
_QUIET = {"marker": {"opacity": 0}}
UNSEEN: Mapping[str, Any] = MappingProxyType(
    {
        "selected": _QUIET,
        "unselected": _QUIET,
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
    name: str, points: Iterable[tuple[float, float, list[str]]], **marker: float | str
) -> dict[str, Any]:
    """Lay out unseen points: where each is, and its ``customdata``.

    They are to what it leads, and last what it says when pointed at, safe to draw.
    """
    found = list(points)
    return {
        "type": "scatter",
        "x": [round(x, 1) for x, *_ in found],
        "y": [round(y, 1) for _, y, _ in found],
        "customdata": [said for *_, said in found],
        "mode": "markers",
        "marker": {"opacity": 0, **marker},
        "name": name,
        "hovertemplate": hover_template(len(found[0][2]) if found else 1),
        **UNSEEN,
    }


def hover_template(fields: int) -> str:
    """Return the template that says the last of so many fields of ``customdata``."""
    return f"%{{customdata[{fields - 1}]}}<extra></extra>"


def _said(ids: tuple[str, ...], hover: Mapping[str, str]) -> str:
    """Join what the statements of one square say, the first few."""
    rest = [f"and {len(ids) - _FEW} more"] if len(ids) > _FEW else []
    return "<br>".join([*(hover.get(i, "") for i in ids[:_FEW]), *rest])

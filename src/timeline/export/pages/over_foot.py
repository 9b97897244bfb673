"""A chart as high as its key and its sources, which depend on it, leave room for on a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["POINT", "over_foot"]

POINT = 0.75
"""What is no text is as large as on a screen: a px is three quarters of a point."""

Scene = TypeVar("Scene")


def over_foot(
    room: float | None,
    share: float,
    lay_out: Callable[..., Scene],
    foot_height: Callable[[Scene], float],
) -> Scene:
    """Lay out a chart in what its foot leaves of a page.

    Parameters
    ----------
    room : float, optional
        How high the page is, points; as high as it takes if None.
    share : float
        Which share of it the chart takes about.
    lay_out : callable
        Lays out the chart in a height, as high as it takes for None; ``is_quick`` where it is only
        measured.
    foot_height : callable
        Returns how high the foot of what was laid out is, points.
    """
    if room is None:
        return lay_out(None)
    foot = foot_height(lay_out(room * share, is_quick=True))
    found = lay_out(room - foot)
    taken = foot_height(found)
    return found if taken <= foot else lay_out(room - taken)

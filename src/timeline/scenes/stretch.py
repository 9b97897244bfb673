"""How far an axis of time is stretched where it is most, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.dates.year_names import year_name
from timeline.layout.timeline_model import EventTimeline

__all__ = ["not_to_scale", "stretch_said"]

_STRETCHED = 1.25
"""How many times its share of the time something takes of the axis, for it to be told."""


def not_to_scale(shares: Mapping[str, Sequence[float]]) -> str:
    """Say what is stretched most: ``Not to scale: 2024 is 1% of the time, 34% of the axis``.

    Parameters
    ----------
    shares : mapping of str to sequence of float
        For each stretch of time, by what it is called, its share of the time and of the axis.

    Returns
    -------
    str
        Blank where the axis is about to scale.
    """
    told = max(shares.items(), key=lambda pair: pair[1][1] / pair[1][0], default=None)
    if told is None or told[1][1] < _STRETCHED * told[1][0] or not told[0]:
        return ""
    name, (time, wide) = told
    return f"Not to scale: {name} is {_percent(time)} of the time, {_percent(wide)} of the axis"


def stretch_said(laid_out: EventTimeline) -> str:
    """Say how far an axis is stretched where it is most, by years or by months of one year."""
    axis = laid_out.axis
    low, high = axis.scale.domain
    sums: dict[str, list[float]] = {}
    is_one_year = len({cell.year for cell in laid_out.cells}) == 1
    for cell in laid_out.cells:
        if cell.unit != "year":
            name = cell.name if is_one_year else year_name(cell.year)
            shares = sums.setdefault(name, [0.0, 0.0])
            shares[0] += (cell.last - cell.first) / (high - low)
            shares[1] += (cell.x1 - cell.x0) / axis.span
    return not_to_scale(sums)


def _percent(share: float) -> str:
    """Say a share in whole percent."""
    return f"{share:.0%}" if share >= 0.01 else "under 1%"  # noqa: PLR2004 -- a whole percent

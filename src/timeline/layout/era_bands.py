"""Periods behind a timeline, and their names above it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from timeline.layout.scene import EraBand
from timeline.layout.text_metrics import SMALL, balanced_lines, text_width
from timeline.layout.time_scale import Axis

__all__ = ["BAND_LINE", "bands"]

BAND_LINE = 13.0
"""Distance between two lines of a name, px, about."""

_LINES = 2
_AIR = 8.0
_OVERHANG = 14.0
"""How far a name may stand out over either side of its period, px."""


def bands(
    eras: Iterable[tuple[str, float, float]], axis: Axis, width: float
) -> tuple[EraBand, ...]:
    """Place the periods that lie on an axis, and name those whose names find room.

    A name stays within its period if it can, on one line or two; where it cannot, it may stand out
    a little, as long as it stays clear of the other names and within the scene.

    Parameters
    ----------
    eras : iterable of (str, float, float)
        Name, first and last day.
    axis : Axis
        Where days lie.
    width : float
        Width of the scene, px.
    """
    low, high = axis.scale.domain
    found = []
    for name, start, end in eras:
        if end >= low and start <= high:
            x0, x1 = map(float, axis.x([start, end]))
            found.append(EraBand(name, x0, x1))
    taken: list[tuple[float, float]] = []
    for over in (0.0, _OVERHANG):
        for k, band in enumerate(found):
            if not band.lines and (lines := _lines(band, over)):
                box = _box(band, lines)
                inside = box[0] >= 0 and box[1] <= width
                if inside and all(box[1] <= a or b <= box[0] for a, b in taken):
                    taken.append(box)
                    found[k] = replace(band, lines=lines)
    return tuple(found)


def _lines(band: EraBand, over: float) -> tuple[str, ...]:
    """Break a name so that it stands out over its period by no more than allowed; none if not."""
    for limit in range(1, _LINES + 1) if band.name.strip() else ():
        lines = balanced_lines(band.name, SMALL, limit)
        if max(text_width(line, SMALL) for line in lines) <= band.x1 - band.x0 - _AIR + 2 * over:
            return lines
    return ()


def _box(band: EraBand, lines: tuple[str, ...]) -> tuple[float, float]:
    """Return how far a name reaches to the left and right, with air to its neighbours."""
    middle = (band.x0 + band.x1) / 2
    half = max(text_width(line, SMALL) for line in lines) / 2 + _AIR / 2
    return middle - half, middle + half

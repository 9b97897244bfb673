"""The ribbon of a timeline: its axis, the cells of the calendar, and the periods over them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from timeline.layout.ribbon import RibbonCell
from timeline.layout.text_metrics import SMALL, text_width
from timeline.layout.time_scale import Axis
from timeline.layout.timeline_model import EraBand

__all__ = ["EraRibbon", "era_bands", "ribbon_height", "row_height"]

_ROW = 16.0
"""Height of the row of marks on either side of the ribbon, px."""
_CELL, _ERA = 19.0, 17.0
"""Height of the ribbon, and of a row of eras, px."""
_LEAST_CELL = 1.4
"""The least that they are where marks and lines are finer, in font sizes of their names."""
_MOST_ERA_ROWS = 2


@dataclass(frozen=True, slots=True)
class EraRibbon:
    """The axis with its cells and the periods over it; ``left`` is where lanes end to be named.

    ``above`` is the height of what else stands between it and the marks above, px.
    """

    axis: Axis
    cells: tuple[RibbonCell, ...]
    bands: tuple[EraBand, ...]
    left: float
    unit: float
    size: float
    above: float = 0.0

    @property
    def row(self) -> float:
        """How high the row of marks on either side is, px."""
        return row_height(self.unit)

    @property
    def era(self) -> float:
        """How high a row of periods is, px: on a page little more than its names."""
        return max(_ERA * self.unit, min(SMALL, self.size) * _LEAST_CELL)

    @property
    def cell(self) -> float:
        """How high the ribbon is, px."""
        return ribbon_height(self.unit, self.size)

    @property
    def eras(self) -> float:
        """How high the rows of periods, or whatever stands there, are, px."""
        return len({band.y for band in self.bands}) * self.era + self.above

    def at(self, top: float) -> dict[str, Any]:
        """Return what a timeline says of it where its cells begin at ``top``."""
        return {
            "plot": (self.axis.x0, top, self.axis.x1, top + self.cell),
            "axis": self.axis,
            "cells": self.cells,
            "eras": tuple(self._band(band, top - self.eras) for band in self.bands),
        }

    def _band(self, band: EraBand, top: float) -> EraBand:
        y = top + band.y * self.era
        return replace(band, y=y, y1=y + self.era)


def row_height(unit: float) -> float:
    """Return how high a row of marks is, px."""
    return _ROW * unit


def ribbon_height(unit: float, size: float) -> float:
    """Return how high a ribbon is whose names have a font size, px."""
    return max(_CELL * unit, size * _LEAST_CELL)


def era_bands(
    eras: Iterable[tuple[str, float, float]], axis: Axis, size: float
) -> tuple[EraBand, ...]:
    """Place periods in rows in which none overlap; those that cannot be named are left out.

    ``y`` is the number of the row, from the top.
    """
    low, high = axis.scale.domain
    ends: list[float] = []
    found = []
    for name, start, end in sorted(eras, key=lambda era: (era[1], -era[2])):
        x0, x1 = map(float, axis.x([start, end]))
        if end <= low or start >= high or text_width(name, size) + 6 > x1 - x0:
            continue
        row = next((k for k, edge in enumerate(ends) if edge <= x0 + 0.5), len(ends))
        if row == _MOST_ERA_ROWS:
            continue
        ends[row : row + 1] = [x1]
        found.append(EraBand(name, x0, x1, float(row)))
    rows = len(ends)
    return tuple(replace(band, y=rows - 1 - band.y) for band in found)

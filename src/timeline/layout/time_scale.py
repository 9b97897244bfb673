"""Time to position and back, on an axis that gives crowded times more room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["SCALES", "Axis", "TimeScale"]

SCALES = MappingProxyType({"calendar": 0.0, "balanced": 0.75, "even": 1.0})
"""Named blends between elapsed time (0) and events passed (1)."""

_MIN_DOMAIN_DAYS = 1.0


@dataclass(frozen=True, eq=False)
class TimeScale:
    """A strictly increasing, invertible map from days to the unit interval.

    ``x(t) = (1 - b) U(t) + b E(t)``, where U is the share of the domain that has elapsed and E the
    share of events before t: a day with events counts half of them, and E runs linearly between
    such days, so that it rises strictly, jumps nowhere and can be inverted.

    Attributes
    ----------
    days : ndarray of float, shape (k,)
        Knots, in days since 0001-01-01 (``date.toordinal``), strictly increasing; the first and
        the last are the ends of the domain.
    positions : ndarray of float, shape (k,)
        Their positions, from 0 to 1, strictly increasing.
    """

    days: NDArray[np.float64]
    positions: NDArray[np.float64]

    @classmethod
    def build(cls, events: Iterable[float], domain: tuple[float, float], blend: float) -> TimeScale:
        """Make the scale of some events.

        Parameters
        ----------
        events : iterable of float
            Days on which events stand, in any order; those outside the domain do not count.
        domain : tuple of float
            First and last day of the axis; widened to one day at least.
        blend : float
            ``b`` above, within 0..1.
        """
        low, high = domain
        if high - low < _MIN_DOMAIN_DAYS:
            low, high = low - _MIN_DOMAIN_DAYS / 2, low + _MIN_DOMAIN_DAYS / 2
        if not 0 <= blend <= 1:
            msg = f"blend must be within 0..1, not {blend}"
            raise ValueError(msg)
        at = np.fromiter(events, dtype=np.float64)
        inner, counts = np.unique(at[(at > low) & (at < high)], return_counts=True)
        days = np.concatenate(([low], inner, [high]))
        elapsed = (days - low) / (high - low)
        passed = np.concatenate(([0.0], np.cumsum(counts) - counts / 2, [counts.sum()]))
        share = passed / passed[-1] if counts.size else elapsed
        return cls(days, (1 - blend) * elapsed + blend * share)

    @property
    def domain(self) -> tuple[float, float]:
        """First and last day."""
        return float(self.days[0]), float(self.days[-1])

    def position(self, day: ArrayLike) -> NDArray[np.float64]:
        """Return positions in 0..1 for days, those outside the domain at its nearer end."""
        return np.interp(np.asarray(day, dtype=np.float64), self.days, self.positions)

    def day(self, position: ArrayLike) -> NDArray[np.float64]:
        """Return the days at positions: the inverse of `position`."""
        return np.interp(np.asarray(position, dtype=np.float64), self.positions, self.days)

    def elapsed(self, day: ArrayLike) -> NDArray[np.float64]:
        """Return positions of days on an undistorted axis over the same domain."""
        low, high = self.domain
        return np.clip((np.asarray(day, dtype=np.float64) - low) / (high - low), 0, 1)


@dataclass(frozen=True, eq=False)
class Axis:
    """A scale between two places, px."""

    scale: TimeScale
    x0: float
    x1: float

    @property
    def span(self) -> float:
        """Length, px."""
        return self.x1 - self.x0

    def x(self, day: ArrayLike) -> NDArray[np.float64]:
        """Return where days lie, px."""
        return self.x0 + self.scale.position(day) * self.span

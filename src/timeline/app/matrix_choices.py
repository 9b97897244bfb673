"""What of a matrix is looked at: on which days, and with which countries folded."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.dates.days import FIRST_DAY, AnyDay
from timeline.queries.positions import Group

__all__ = ["Days", "Folding"]


@dataclass(frozen=True, slots=True)
class Days:
    """The day looked at, the earlier one, and all days on which something in view changes.

    ``asof`` is None for the newest; ``since`` is None where nothing is compared.
    """

    stops: tuple[AnyDay, ...]
    asof: AnyDay | None = None
    since: AnyDay | None = None

    @property
    def day(self) -> AnyDay:
        """The day looked at."""
        return self.asof or self.stops[-1]

    @property
    def options(self) -> tuple[AnyDay, ...]:
        """Every day that the slider offers: those of change, and those that the URL asks for."""
        asked = {day for day in (self.asof, self.since) if day}
        return tuple(sorted({*self.stops, *asked}))

    def step(self, *, forward: bool) -> AnyDay | None:
        """Return the next day of change, or the one before; None where there is none."""
        if forward:
            return next((day for day in self.stops if day > self.day), None)
        first = self.since or FIRST_DAY
        return next((day for day in reversed(self.stops) if first <= day < self.day), None)


@dataclass(frozen=True, slots=True)
class Folding:
    """The countries with a voice in view, which of them are folded, and which would be unasked."""

    groups: tuple[Group, ...]
    folded: tuple[str, ...]
    unasked: tuple[str, ...]

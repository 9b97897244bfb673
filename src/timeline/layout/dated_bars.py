"""Dates on an axis: a place for a single day, a bar for what is no single day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from timeline.layout.time_scale import Axis

__all__ = ["DateBar", "DatedSpan", "date_bar", "weights"]

_ARROW = 26.0
"""Length of the arrow that stands for an open side, px."""

_MIN_BAR = 6.0
_MIN_CUT = 18.0
"""Least length of a bar that is cut off, so that its place stands clear of its end, px."""


@dataclass(frozen=True, slots=True)
class DatedSpan:
    """The time in which something is dated.

    Parameters
    ----------
    id : str
        Leads back to the row.
    start, end : float
        First and last day, as ordinals; equal for a single day; an open side lies at the edge.
    fades : bool
        Whether the ends are known only roughly.
    open_start, open_end : bool
        Whether it began before, or goes on after, what is known.
    cut_start, cut_end : bool
        Whether it began before the axis does, or goes on after it.
    """

    id: str
    start: float
    end: float
    fades: bool = False
    open_start: bool = False
    open_end: bool = False
    cut_start: bool = False
    cut_end: bool = False

    @property
    def middle(self) -> float:
        """Day at which it is anchored: the known end of an open span, else the middle."""
        if self.open_end:
            return self.start
        if self.open_start:
            return self.end
        return (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class DateBar:
    """A date on an axis: a place (``x0 == x1``) or a bar, ``anchor`` where what it dates stands.

    ``open_start`` and ``open_end`` tell at which ends it points on, to what is not known or lies
    beyond the axis.
    """

    id: str
    x0: float
    x1: float
    y: float
    anchor: float
    fades: bool
    open_start: bool
    open_end: bool

    @property
    def is_dot(self) -> bool:
        """Whether it is a single day."""
        return self.x0 == self.x1


def weights(spans: Iterable[DatedSpan]) -> Iterator[float]:
    """Yield the days that ask for room: of each its first, middle and last, where known."""
    for span in spans:
        yield span.start if not span.open_start else span.end
        yield span.middle
        yield span.end if not span.open_end else span.start


def date_bar(span: DatedSpan, axis: Axis, y: float = 0.0) -> DateBar:
    """Return the bar of a date.

    An arrow is as long near the right end of the axis as elsewhere: it runs out over the margin.
    What is cut off at an end of the axis points on over it, and has its anchor in the middle.
    """
    a, b, anchor = map(float, axis.x([span.start, span.end, span.middle]))
    is_cut = span.cut_start or span.cut_end
    if span.open_end:
        b = a + _ARROW
    elif span.open_start:
        a = b - _ARROW
    elif is_cut and b - a < _MIN_CUT:
        a, b = (a, a + _MIN_CUT) if span.cut_start else (b - _MIN_CUT, b)
    elif span.end > span.start and b - a < _MIN_BAR:
        middle = (a + b) / 2
        a, b = middle - _MIN_BAR / 2, middle + _MIN_BAR / 2
    return DateBar(
        id=span.id,
        x0=a,
        x1=b,
        y=y,
        # At an end that is cut off a place would look as if it began or ended there.
        anchor=(a + b) / 2 if is_cut else anchor,
        fades=span.fades,
        open_start=span.open_start or span.cut_start,
        open_end=span.open_end or span.cut_end,
    )

"""What stances through time are laid out from, and what they are made of: steps on lanes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.layout.dated_bars import DateBar, DatedSpan
from timeline.layout.timeline_model import EventTimeline

__all__ = [
    "DatedStance",
    "Hold",
    "PlacedLane",
    "Riser",
    "StanceHistoryLayout",
    "StanceLane",
    "StanceSquare",
    "Step",
]


@dataclass(frozen=True, slots=True)
class DatedStance:
    """A statement: its date, and the stance it takes."""

    span: DatedSpan
    level: int


@dataclass(frozen=True, slots=True)
class Step:
    """From the day on which a statement, given by its id, counts: on one level, or two at once.

    ``day`` is the end, as an ordinal, of the time in which it may have been made: what it says
    holds from there, and before that its bar tells that it may.
    """

    statement: str
    levels: tuple[int, ...]
    day: float


@dataclass(frozen=True, slots=True)
class StanceLane:
    """What is drawn on a lane; ``heading`` is what is written above it where a group begins."""

    id: str
    name: str
    said: tuple[DatedStance, ...]
    steps: tuple[Step, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class StanceSquare:
    """The sign of one or several statements of one stance, at its centre."""

    x: float
    y: float
    level: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hold:
    """A level kept from ``x0`` to ``x1``; ``is_last`` where only silence follows."""

    x0: float
    x1: float
    y: float
    level: int
    is_last: bool


@dataclass(frozen=True, slots=True)
class Riser:
    """A change of level; ``is_exact`` where its day is known."""

    x: float
    y0: float
    y1: float
    is_exact: bool


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """A lane laid out between ``y0`` and ``y1``.

    ``heading_y`` is where its heading is written, if it has one; ``levels`` where each level lies;
    ``bars`` are the dates of statements that are no single day, each with its stance; ``ends`` is
    the stance, or both, on which it ends.
    """

    id: str
    lines: tuple[str, ...]
    heading: str
    heading_y: float
    y0: float
    y1: float
    is_slim: bool
    levels: Mapping[int, float]
    bars: tuple[tuple[DateBar, int], ...]
    squares: tuple[StanceSquare, ...]
    holds: tuple[Hold, ...]
    risers: tuple[Riser, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StanceHistoryLayout:
    """Events and lanes laid out for one width, px from the top left corner.

    ``events`` are above their ribbon, which stands once more ``lower`` px further down, under the
    lanes, where there are lanes enough to need it; 0 where there are not. ``height`` is that of
    all.
    """

    events: EventTimeline
    lanes: tuple[PlacedLane, ...]
    lower: float
    height: float

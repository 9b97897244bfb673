"""What a timeline is laid out from, and what it is made of: events, marks, labels, lanes."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from timeline.layout.event_labels import USUAL_FACE, LabelFace, LabelLine, LabelText
from timeline.layout.ribbon import RibbonCell
from timeline.layout.time_scale import Axis

__all__ = [
    "Bracket",
    "ChartEvent",
    "ChartFrame",
    "Count",
    "DatedCounts",
    "EraBand",
    "EventLabel",
    "EventLeader",
    "EventMark",
    "EventTimeline",
    "LaneRow",
    "SpanBar",
]

_FULLNESS = 0.66


@dataclass(frozen=True, slots=True)
class ChartEvent:
    """An event that is to be drawn.

    Attributes
    ----------
    id : str
        Leads back to the row.
    text : LabelText
        What its label says, its date in full; of a blank name none is written.
    whens : tuple of (str, str), optional
        The date for where the ribbon says the year, and by its years for where it tells no months
        apart and the event is not of the first rank.
    first, last : float
        From which day on, and up to which, it happened or began, as ordinals.
    is_day : bool
        Whether its day is known.
    end : float
        Up to when it went on, as an ordinal; ``last`` where it did not.
    is_open : bool
        Whether it goes on after what is known.
    rank : int
        0 for the most important.
    group : str
        What gives it its colour; blank for none of its own.
    is_above : bool
        On which side of the ribbon it stands, where there are no lanes.
    lanes : tuple of str
        Ids of the lanes it stands in, first that in which it is named.
    lane_signs : tuple of (str, tuple of int)
        The signs at its label in lanes, by their ids.
    """

    id: str
    text: LabelText
    first: float
    last: float
    is_day: bool
    whens: tuple[str, str] | None = None
    end: float = 0.0
    is_open: bool = False
    rank: int = 1
    group: str = ""
    is_above: bool = True
    lanes: tuple[str, ...] = ()
    lane_signs: tuple[tuple[str, tuple[int, ...]], ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class DatedCounts:
    """How many events there are that are too many to be drawn one by one.

    Attributes
    ----------
    first, last : ndarray of float, shape (n,)
        From which day on, and up to which, those of an entry happened or began, as ordinals.
    number : ndarray of int, shape (n,)
        How many they are.
    group : ndarray of str, shape (n,)
        What gives them their colour; blank for none of its own.
    is_above : ndarray of bool, shape (n,)
        On which side of the ribbon they stand, where there are no lanes.
    lane : ndarray of str, shape (n,)
        Id of the lane they stand in; an event of two lanes counts in both. Blank without lanes.
    groups : tuple of str
        The groups that have a colour, in its order.
    total : int
        How many events there are, each once.
    """

    first: NDArray[np.float64]
    last: NDArray[np.float64]
    number: NDArray[np.int64]
    group: NDArray[np.str_]
    is_above: NDArray[np.bool_]
    lane: NDArray[np.str_]
    groups: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ChartFrame:
    """The size of a chart, how its labels are set, and how many are named.

    Attributes
    ----------
    width : float
        Px.
    height : float, optional
        Px, of labels, marks and ribbon; as high as it takes, about ``usual`` px, if not given.
    face : LabelFace
        How labels are set.
    most : int, optional
        How many events are named at most; core ones are named beyond it.
    usual : float
        See ``height``.
    fullness : float
        Which share of the room names may take.
    gap : float
        Least distance of names in a column, px.
    left, right, top : float
        What is left free at these sides, px.
    unit : float
        What marks, leaders and the air between names are multiplied with: on a page, where a name
        is as many points high as px on a screen, they may be finer.
    is_quick : bool
        Whether it is for a screen, where it has to be there at once.
    alternates : bool
        Whether names stand on both sides where nearly all would stand on one.
    """

    width: float
    height: float | None
    face: LabelFace
    most: int | None = None
    usual: float = 560.0
    fullness: float = _FULLNESS
    gap: float = 4.0
    left: float = 0.0
    right: float = 2.0
    top: float = 2.0
    unit: float = 1.0
    is_quick: bool = False
    alternates: bool = True


@dataclass(frozen=True, slots=True)
class EventMark:
    """A mark in its row; ``lane`` is the id of its lane, blank on the one ribbon."""

    id: str
    x: float
    y: float
    group: str
    rank: int
    is_day: bool
    is_named: bool
    lane: str = ""


@dataclass(frozen=True, slots=True)
class EventLabel:
    """A label: ``x0`` to ``x1`` and ``y0`` to ``y1`` is its box, its mark at the left of it.

    ``text_x`` is where its lines begin, ``ys`` their middles, px.
    """

    id: str
    x0: float
    y0: float
    x1: float
    y1: float
    text_x: float
    ys: tuple[float, ...]
    lines: tuple[LabelLine, ...]
    group: str
    rank: int
    is_day: bool


@dataclass(frozen=True, slots=True)
class EventLeader:
    """A line of level and upright parts from a mark to its label."""

    id: str
    points: tuple[tuple[float, float], ...]
    group: str
    rank: int


@dataclass(frozen=True, slots=True)
class Bracket:
    """A line at marks that share one date that is no day, so that their order says nothing."""

    x0: float
    x1: float
    y: float


@dataclass(frozen=True, slots=True)
class SpanBar:
    """How long an event went on, in its lane."""

    id: str
    x0: float
    x1: float
    y: float
    group: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class EraBand:
    """A period with its name, from ``y`` down to ``y1``."""

    name: str
    x0: float
    x1: float
    y: float
    y1: float = 0.0


@dataclass(frozen=True, slots=True)
class Count:
    """How many events of one side, or lane, and group lie between two days.

    ``x0`` to ``x1`` and ``y0`` to ``y1`` is its box, px; ``number`` is of all groups in the column.
    """

    x0: float
    x1: float
    y0: float
    y1: float
    number: int
    first: float
    last: float
    group: str = ""
    lane: str = ""


@dataclass(frozen=True, slots=True)
class LaneRow:
    """A lane: its id, its name broken into lines, how many events it has, and its extent."""

    id: str
    lines: tuple[str, ...]
    count: int
    y0: float
    y1: float
    line: float


@dataclass(frozen=True, slots=True)
class EventTimeline:
    """A timeline laid out for one size, px from the top left corner.

    Attributes
    ----------
    plot : tuple of float
        The box (x0, y0, x1, y1) of the ribbon.
        Where it ``is_upright``, of the ribbon down the left side, and ``x`` of cells are heights.
    unplaced : tuple of str
        Ids of the events that had to be named and found no room.
    unit_of_counts : str
        Of what part of the calendar each column of counts is one: ``month``; blank where they are
        of no part of it.
    """

    width: float
    height: float
    plot: tuple[float, float, float, float]
    axis: Axis = field(compare=False)
    cells: tuple[RibbonCell, ...] = ()
    eras: tuple[EraBand, ...] = ()
    marks: tuple[EventMark, ...] = ()
    labels: tuple[EventLabel, ...] = ()
    leaders: tuple[EventLeader, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    spans: tuple[SpanBar, ...] = ()
    counts: tuple[Count, ...] = ()
    lanes: tuple[LaneRow, ...] = ()
    is_upright: bool = False
    face: LabelFace = field(default=USUAL_FACE)
    unit: float = 1.0
    total: int = 0
    unplaced: tuple[str, ...] = ()
    unit_of_counts: str = ""

    @property
    def named(self) -> frozenset[str]:
        """Ids of the events that are named."""
        return frozenset(label.id for label in self.labels)

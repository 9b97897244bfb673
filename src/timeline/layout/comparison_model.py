"""What two lines of events are laid out from, and what stands between and beside them."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.layout.ribbon import RibbonCell
from timeline.layout.tie_boxes import PlacedTie
from timeline.layout.tie_links import TieLink
from timeline.layout.timeline_model import ChartEvent, EventTimeline

__all__ = ["ComparedLine", "ComparisonLayout", "DataEnd", "Heading", "RibbonName"]


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """What stands on a line.

    Attributes
    ----------
    name, heading, when : str
        What the line is called, what happened at zero, and when: ``then``, ``Higuchi Report``.
    moment : str
        Id of the event at zero.
    events : tuple of ChartEvent
        In the order in which they are named, the moment among them; all in months from zero. What
        lies before ``before`` months has no place of its own.
    known : tuple of (float, float)
        Where the data begin and end, in months from zero.
    ends : tuple of (str, str)
        What is said there: ``data begin, May 1947``.
    """

    name: str
    heading: str
    when: str
    moment: str
    events: tuple[ChartEvent, ...]
    known: tuple[float, float]
    ends: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Heading:
    """What a line is called: lines with their middles ``ys``, and ``when`` with its place.

    The first of ``lines`` is the name of the line, the others that of its moment, ``id``.
    """

    id: str
    lines: tuple[str, ...]
    ys: tuple[float, ...]
    when: str
    when_at: tuple[float, float]
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class RibbonName:
    """The name of a cell where no line runs through the ribbon."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class DataEnd:
    """Where the data have nothing any more, or not yet; ``text`` is blank without room."""

    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    text_x: float


@dataclass(frozen=True, slots=True)
class ComparisonLayout:
    """Two lines laid out for one size, px from the top left corner.

    Attributes
    ----------
    events : EventTimeline
        The events of both lines; its ribbon is the lower one, without names.
    moments : tuple of (float, float)
        Where the marks of the two moments stand.
    upper : float
        Top of the upper ribbon.
    zero : float
        Where zero is.
    cells : tuple of RibbonCell
        Those of both ribbons; ``names`` has where the name of each stands on either.
    left_out : int
        How many ties have no room.
    """

    events: EventTimeline
    headings: tuple[Heading, ...]
    moments: tuple[tuple[float, float], ...] = ()
    upper: float = 0.0
    zero: float = 0.0
    cells: tuple[RibbonCell, ...] = ()
    names: tuple[RibbonName, ...] = ()
    ends: tuple[DataEnd, ...] = ()
    ties: tuple[PlacedTie, ...] = ()
    links: tuple[TieLink, ...] = ()
    left_out: int = 0
    is_upright: bool = field(default=False)

"""What a timeline draws and where, in pixels: the one layout that charts and slides share."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.layout.ticks import Parent, Strip, Tick
from timeline.layout.time_scale import Axis

__all__ = [
    "Density",
    "EraBand",
    "Frame",
    "Item",
    "Label",
    "LaneHead",
    "Leader",
    "Mark",
    "Scene",
    "Tag",
]


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a scene, what is reserved around its plot (px), and what is named in it.

    ``bottom`` is what is left free under the axis and what hangs from it. ``named`` is the highest
    rank whose labels are written, where they fit; ``is_full`` whether as many as fit are wanted,
    rather than numbers near the marks of the others. Where ``grows``, the height is exceeded as far
    as it takes to name every item of the first rank. ``has_strip`` is whether a strip of the true
    calendar stands under an axis that is not even.
    """

    width: float
    height: float
    left: float = 16.0
    right: float = 96.0
    top: float = 22.0
    bottom: float = 38.0
    named: int = 2
    is_full: bool = True
    grows: bool = False
    has_strip: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """Something with a place in time that is to be drawn.

    Parameters
    ----------
    id : str
        Leads back to the row.
    label : str
        What is written beside the mark.
    start, end : float
        First and last day, as ordinals; equal for a single day; an open side lies at the edge.
    fades : bool
        Whether the ends are known only roughly.
    open_start, open_end : bool
        Whether it began before, or goes on after, what is known.
    cut_start, cut_end : bool
        Whether it began before the axis does, or goes on after it.
    rank : int
        0 for the most important.
    lanes : tuple of str
        Ids of the lanes it stands in; empty where there are none.
    number : str
        What stands before its label; blank for nothing.
    is_tagged : bool
        Whether the number stands for it alone where its label finds no room.
    signs : tuple of int
        The stances whose signs stand at its label.
    lane_signs : tuple of (str, tuple of int)
        The same where it stands in lanes, for each that has any by its id.
    """

    id: str
    label: str
    start: float
    end: float
    fades: bool = False
    open_start: bool = False
    open_end: bool = False
    rank: int = 1
    lanes: tuple[str, ...] = ()
    number: str = ""
    is_tagged: bool = True
    signs: tuple[int, ...] = ()
    cut_start: bool = False
    cut_end: bool = False
    lane_signs: tuple[tuple[str, tuple[int, ...]], ...] = ()

    @property
    def middle(self) -> float:
        """Day at which it is anchored: the known end of an open span, else the middle."""
        if self.open_end:
            return self.start
        if self.open_start:
            return self.end
        return (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot (``x0 == x1``) or bar on a line; ``anchor`` is where its label's leader stands.

    ``y`` is where its dot or ring is, ``bar_y`` where its bar is, which others may share.
    ``open_start`` and ``open_end`` tell at which ends it points on, to what is not known or lies
    beyond the axis. ``lane`` is the id of its lane, blank on the one axis. One that ``is_apart`` is
    in no column with others of its date.
    """

    id: str
    x0: float
    x1: float
    y: float
    anchor: float
    rank: int
    fades: bool
    open_start: bool
    open_end: bool
    lane: str
    is_apart: bool = False
    bar_y: float = 0.0

    @property
    def is_dot(self) -> bool:
        """Whether it is drawn as a dot: a single day."""
        return self.x0 == self.x1


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text whose box is ``x0, y0`` to ``x1, y1``, set flush left.

    Before the first line stands a number, if there is one; after the last the signs: for each its
    stance and its middle ``x, y``.
    """

    id: str
    x0: float
    y0: float
    x1: float
    y1: float
    lines: tuple[str, ...]
    rank: int
    number: str = ""
    signs: tuple[tuple[int, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Tag:
    """What stands for events that are not named: the number of one, or how many there are, "+3".

    ``ids`` are theirs, the one whose mark the leader joins among them; ``x0, y0`` to ``x1, y1`` is
    its box.
    """

    ids: tuple[str, ...]
    x0: float
    y0: float
    x1: float
    y1: float
    text: str


@dataclass(frozen=True, slots=True)
class Leader:
    """An upright line from a mark to its label."""

    id: str
    x: float
    y0: float
    y1: float


@dataclass(frozen=True, slots=True)
class EraBand:
    """A shaded period from ``x0`` to ``x1``.

    ``lines`` is its name as it is written above, over the middle; none where there is no room.
    """

    name: str
    x0: float
    x1: float
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LaneHead:
    """A lane: its id, its name broken into lines, how many events it has, and its extent."""

    id: str
    lines: tuple[str, ...]
    count: int
    y0: float
    y1: float


@dataclass(frozen=True, slots=True)
class Density:
    """How many events lie where on a line: ``counts`` in columns that share the axis evenly.

    The fullest column of the scene reaches from ``y1`` up to ``y0``, the others in proportion.
    ``days`` are the edges of the columns, as ordinals, one more than there are columns.
    """

    lane: str
    y0: float
    y1: float
    counts: tuple[int, ...]
    days: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """A timeline laid out for one size.

    All coordinates are in px from the top left corner. ``plot`` is the box (x0, y0, x1, y1) in
    which time runs, ``left`` the margin from which lane names start; ``stretch`` gives, for equal
    steps along the axis, how many times wider than on a calendar time is drawn there. ``total`` is
    the number of events in view, ``unnamed`` that of those whose label is not written; where they
    are too many for marks, ``densities`` counts them and only the foremost have marks. ``axis``
    leads from px back to days, or in a comparison to months.
    ``about`` is the name of what the signs at labels are about, ``sorted_by`` into which lanes
    events are sorted, on which it depends whose and about what signs are; ``has_footnotes`` whether
    every number has one.
    """

    width: float
    height: float
    left: float
    plot: tuple[float, float, float, float]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    leaders: tuple[Leader, ...]
    tags: tuple[Tag, ...]
    densities: tuple[Density, ...]
    stretch: tuple[float, ...]
    axis: Axis = field(compare=False)
    total: int = 0
    unnamed: int = 0
    strip: Strip | None = None
    lines: tuple[float, ...] = ()
    bands: tuple[EraBand, ...] = ()
    lanes: tuple[LaneHead, ...] = ()
    ticks: tuple[Tick, ...] = ()
    parents: tuple[Parent, ...] = ()
    about: str = ""
    sorted_by: str = ""
    has_footnotes: bool = False

    @property
    def texts(self) -> tuple[Label | Tag, ...]:
        """What is written at marks."""
        return (*self.labels, *self.tags)

"""Lines from the boxes of ties to the two events of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.layout.kept_apart import evenly_apart
from timeline.layout.tie_boxes import PlacedTie, Tie, boxes_within, word_x
from timeline.layout.tie_routes import Point, broken, tracks_of

__all__ = ["LinkedTies", "TieLink", "link_ties"]

_PORT, _MARK = 5.0, 5.0
"""Distance of the lines of one mark, and how far from its middle they may leave it, px."""
_FIRST, _TRACK, _LAST = 6.0, 4.4, 7.0
"""Distance of tracks from a ribbon, from each other and from the boxes, px."""
_STRAIGHT_WITHIN = 10.0
_CLEAR = 4.5
_SLIDE = 3.0


@dataclass(frozen=True, slots=True)
class TieLink:
    """The lines of a tie, in pieces with breaks where another one crosses."""

    id: str
    upper: str
    lower: str
    pieces: tuple[tuple[Point, ...], ...]
    is_contrast: bool


@dataclass(frozen=True, slots=True)
class LinkedTies:
    """Boxes and lines, not yet in their height.

    Attributes
    ----------
    ties : tuple of PlacedTie
        From left to right, their heights from the first row of boxes on.
    ports, enters : tuple of (tuple, tuple)
        Where lines run through the upper and the lower ribbon, and where they reach the boxes.
    tracks : tuple of (tuple, tuple)
        In which tracks, counted from the ribbons, they cross over.
    depths, tall : tuple of (float, float) and float
        Heights of what is above and below the boxes, and of these.
    left_out : int
        How many have no room.
    """

    ties: tuple[PlacedTie, ...]
    ports: tuple[tuple[float, ...], tuple[float, ...]]
    enters: tuple[tuple[float, ...], tuple[float, ...]]
    tracks: tuple[tuple[int, ...], tuple[int, ...]]
    depths: tuple[float, float]
    tall: float
    unit: float = 1.0
    left_out: int = 0

    @property
    def height(self) -> float:
        """How high everything between the ribbons is, px."""
        return self.depths[0] + self.tall + self.depths[1]

    def placed_between(
        self, upper: tuple[float, float], lower: tuple[float, float]
    ) -> tuple[tuple[PlacedTie, ...], tuple[TieLink, ...]]:
        """Return boxes and lines in their places.

        Parameters
        ----------
        upper : tuple of (float, float)
            The row of marks above, and the lower edge of its ribbon.
        lower : tuple of (float, float)
            The upper edge of the ribbon below, and its row of marks.
        """
        free = (lower[0] - upper[1] - self.height) / 2
        top = upper[1] + self.depths[0] + free
        boxes = tuple(
            replace(
                box,
                y0=box.y0 + top,
                y1=box.y1 + top,
                ys=tuple(y + top for y in box.ys),
                word_x=word_x(box, self.enters[0][k]),
            )
            for k, box in enumerate(self.ties)
        )
        paths = []
        for k, box in enumerate(boxes):
            paths.append(self._path(k, 0, (upper[0], upper[1], box.y0), 1))
            paths.append(self._path(k, 1, (lower[1], lower[0], box.y1), -1))
        pieces = broken(paths)
        links = tuple(
            TieLink(
                box.tie.id,
                box.tie.upper,
                box.tie.lower,
                tuple(tuple(piece) for piece in pieces[2 * k] + pieces[2 * k + 1]),
                box.tie.is_contrast,
            )
            for k, box in enumerate(boxes)
        )
        return boxes, links

    def _path(self, k: int, side: int, ys: tuple[float, float, float], sign: int) -> list[Point]:
        start, edge, end = ys
        a, b = self.ports[side][k], self.enters[side][k]
        if not self.tracks[side][k]:
            return [(a, start), (b, end)]
        away = _FIRST + (self.tracks[side][k] - 1) * _TRACK
        track = edge + sign * away * self.unit
        return [(a, start), (a, track), (b, track), (b, end)]


def link_ties(
    ties: Sequence[Tie],
    at: tuple[Mapping[str, float], Mapping[str, float]],
    room: tuple[float, float],
    size: float,
    unit: float = 1.0,
) -> LinkedTies:
    """Place boxes side by side, in one row or in two like bricks, and find how lines run.

    Parameters
    ----------
    ties : sequence of Tie
        The most important first: those that have no room are left out.
    at : tuple of mapping of str to float
        Where the marks of the upper and of the lower line stand, by the ids of their events, px.
    room : tuple of (float, float)
        From where to where boxes may reach, px.
    size : float
        Font size of names, px.
    unit : float
        How large what is no text is drawn.
    """
    boxes, tall = boxes_within(ties, at, room, size)
    ports = tuple(_ports(boxes, at[side], side, unit) for side in (0, 1))
    enters = tuple(_enters(boxes, ports[side], side) for side in (0, 1))
    tracks = tuple(tuple(tracks_of(ports[s], enters[s])) for s in (0, 1))
    depths = tuple(
        (_FIRST + max(0, max(found) - 1) * _TRACK + _LAST) * unit if found else 0.0
        for found in tracks
    )
    return LinkedTies(
        boxes,
        (ports[0], ports[1]),
        (enters[0], enters[1]),
        (tracks[0], tracks[1]),
        (depths[0], depths[1]),
        tall,
        unit,
        len(ties) - len(boxes),
    )


def _ports(
    boxes: Sequence[PlacedTie], at: Mapping[str, float], side: int, unit: float
) -> tuple[float, ...]:
    """Return where lines leave the marks: those of one beside each other in the order of boxes."""
    events = [(box.tie.lower if side else box.tie.upper) for box in boxes]
    wanted: list[tuple[float, int]] = []
    for event in dict.fromkeys(events):
        own = [k for k, each in enumerate(events) if each == event]
        gap = unit * min(_PORT, 2 * _MARK / (len(own) - 1)) if len(own) > 1 else 0.0
        wanted += [(at[event] + (n - (len(own) - 1) / 2) * gap, k) for n, k in enumerate(own)]
    wanted.sort()
    places = evenly_apart([x for x, _ in wanted], (_CLEAR - 1) * unit)
    found = {k: x for (_, k), x in zip(wanted, places, strict=True)}
    return tuple(found[k] for k in range(len(boxes)))


def _enters(boxes: Sequence[PlacedTie], ports: Sequence[float], side: int) -> tuple[float, ...]:
    """Return where lines reach their boxes: straight if they can, else in the middle.

    What has to pass between two boxes of the other row does so in the middle of the gap.
    """
    first, last = (
        min((box.y0 for box in boxes), default=0.0),
        max((box.y1 for box in boxes), default=0.0),
    )
    found: list[float] = []
    for k, box in enumerate(boxes):
        is_behind = box.y1 < last - 1 if side else box.y0 > first + 1
        middle = (box.x0 + box.x1) / 2
        if is_behind:
            found.append(min(max(ports[k], middle - _SLIDE), middle + _SLIDE))
        elif box.x0 + _STRAIGHT_WITHIN <= ports[k] <= box.x1 - _STRAIGHT_WITHIN:
            found.append(ports[k])
        else:
            found.append(_beside(middle, box, [p for j, p in enumerate(ports) if j != k]))
    return tuple(found)


def _beside(x: float, box: PlacedTie, others: Sequence[float]) -> float:
    """Return a place on a box near ``x`` that is not right under another line's port."""
    low, high = box.x0 + _STRAIGHT_WITHIN, box.x1 - _STRAIGHT_WITHIN
    steps = (x + sign * k * 2.0 for k in range(40) for sign in (1, -1))
    return next(
        (
            tried
            for tried in steps
            if low <= tried <= high and all(abs(tried - p) >= _CLEAR for p in others)
        ),
        x,
    )

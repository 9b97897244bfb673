"""What ties events of two lines: a box for each tie, and lines from it to its two events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.layout.text_metrics import LINE_HEIGHT, fit_lines, text_width
from timeline.layout.tie_routes import Point, broken, spread_ports, tracks_of

__all__ = [
    "CONTRAST",
    "LinkedTies",
    "PlacedTie",
    "Tie",
    "TieLink",
    "link_ties",
]

CONTRAST = "contrast"
"""What is written at a tie that is one."""

_LEAST, _WIDEST = 78.0, 230.0
_GAP, _BRICK_GAP = 10.0, 14.0
_PAD_X, _PAD_Y = 7.0, 4.5
_MOST_LINES, _MOST = 4, 12
_PORT, _MARK = 5.0, 5.0
"""Distance of the lines of one mark, and how far from its middle they may leave it, px."""
_FIRST, _TRACK, _LAST = 6.0, 4.4, 7.0
"""Distance of tracks from a ribbon, from each other and from the boxes, px."""
_STRAIGHT_WITHIN = 10.0
_CLEAR = 4.5
_SLIDE = 3.0
_LETTER_GAP = 4.0
_WORD_AIR = 8.0


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties an event of the upper line to one of the lower.

    Attributes
    ----------
    id, text : str
        Which, and what is alike, or different.
    letters : str
        Those of its sources, or as many other ones.
    upper, lower : str
        Ids of its events.
    is_contrast : bool
        Whether it is what is different.
    """

    id: str
    text: str
    letters: str
    upper: str
    lower: str
    is_contrast: bool = False


@dataclass(frozen=True, slots=True)
class PlacedTie:
    """A tie's box, and the lines in it with where their middles are.

    Letters follow the last of ``lines``; ``told`` are those under them, the names of its events
    where no lines lead to them; ``word_x`` is where it is written at its frame that it is a
    contrast.
    """

    tie: Tie
    x0: float
    y0: float
    x1: float
    y1: float
    lines: tuple[str, ...]
    ys: tuple[float, ...]
    size: float
    told: tuple[str, ...] = ()
    word_x: float = 0.0


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
                word_x=_word_x(box, self.enters[0][k]),
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
    least = max([_LEAST, *(_least_width(tie, size) for tie in ties)])
    wide = room[1] - room[0]
    fits = int((wide + _BRICK_GAP) * 2 / (least + _BRICK_GAP)) - 1
    most = min(max(1, fits), _MOST)
    kept = _ordered(ties[:most], at, room)
    boxes, tall = _boxes(kept, room, least, size)
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
        len(ties) - len(kept),
    )


def _word_x(box: PlacedTie, enter: float) -> float:
    """Return where on the frame of a contrast the word for it begins: not where a line arrives."""
    wide = text_width(CONTRAST, box.size)
    left = box.x0 + _WORD_AIR
    return left if enter > left + wide + _WORD_AIR else box.x1 - _WORD_AIR - wide


def _least_width(tie: Tie, size: float) -> float:
    """Return how wide a box has to be, so that no word is broken."""
    return (
        2 * _PAD_X
        + max((text_width(word, size, bold=True) for word in tie.text.split()), default=0.0)
        + _letters_width(tie, size)
    )


def _letters_width(tie: Tie, size: float) -> float:
    return text_width(tie.letters, size) + _LETTER_GAP if tie.letters else 0.0


def _ordered(
    ties: Sequence[Tie],
    at: tuple[Mapping[str, float], Mapping[str, float]],
    room: tuple[float, float],
) -> list[Tie]:
    """Return ties in an order in which as few lines cross as can be, and these are short.

    Two of which the upper events are in another order than the lower ones cross in any case, once,
    and no others do in any of these orders.
    """
    orders = [
        sorted(ties, key=lambda t: (at[0][t.upper], at[1][t.lower], t.id)),
        sorted(ties, key=lambda t: (at[1][t.lower], at[0][t.upper], t.id)),
        sorted(ties, key=lambda t: (at[0][t.upper] + at[1][t.lower], at[0][t.upper], t.id)),
    ]
    step = (room[1] - room[0]) / max(1, len(ties))

    def length(order: Sequence[Tie]) -> float:
        middles = [room[0] + (k + 0.5) * step for k in range(len(order))]
        return sum(
            abs(at[0][t.upper] - x) + abs(at[1][t.lower] - x)
            for t, x in zip(order, middles, strict=True)
        )

    return min(orders, key=length)


def _boxes(
    ties: Sequence[Tie], room: tuple[float, float], least: float, size: float
) -> tuple[tuple[PlacedTie, ...], float]:
    """Place boxes of one width in a row, or in two like bricks where that is lower."""
    if not ties:
        return (), 0.0
    x0, x1 = room
    count = len(ties)
    step = (x1 - x0 + _GAP) / count
    found = []
    if step - _GAP >= least:
        middles = [x0 + step * (k + 0.5) - _GAP / 2 for k in range(count)]
        found.append(_in_rows(ties, middles, min(_WIDEST, step - _GAP), size, rows=1))
    if count > 1 or not found:
        step = (x1 - x0 + _BRICK_GAP) / (count + 1)
        middles = [x0 + step * (k + 1) - _BRICK_GAP / 2 for k in range(count)]
        found.append(_in_rows(ties, middles, min(_WIDEST, 2 * step - _BRICK_GAP), size, rows=2))
    return min(found, key=lambda pair: pair[1])


def _in_rows(
    ties: Sequence[Tie], middles: Sequence[float], wide: float, size: float, *, rows: int
) -> tuple[tuple[PlacedTie, ...], float]:
    """Place boxes in rows by turns, each row as high as the longest text in it."""
    pitch = size * LINE_HEIGHT
    texts = [_text(tie, size, wide) for tie in ties]
    most = [max((len(t) for t in texts[row::rows]), default=0) for row in range(rows)]
    tall = [n * pitch + 2 * _PAD_Y if n else 0.0 for n in most]
    tops = [0.0, tall[0] + _BRICK_GAP / 2]
    found = []
    for k, (tie, middle, lines) in enumerate(zip(ties, middles, texts, strict=True)):
        top, high = tops[k % rows], tall[k % rows]
        first = top + (high - len(lines) * pitch) / 2
        ys = tuple(first + (n + 0.5) * pitch for n in range(len(lines)))
        box = (middle - wide / 2, top, middle + wide / 2, top + high)
        found.append(PlacedTie(tie, *box, lines, ys, size))
    return tuple(found), max(box.y1 for box in found)


def _text(tie: Tie, size: float, wide: float) -> tuple[str, ...]:
    room, letters = max(20.0, wide - 2 * _PAD_X), _letters_width(tie, size)
    lines = fit_lines(tie.text, size, _MOST_LINES, room, bold=True)
    if not lines or text_width(lines[-1], size, bold=True) + letters <= room:
        return lines
    return fit_lines(tie.text, size, _MOST_LINES, max(20.0, room - letters), bold=True)


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
    places = spread_ports([x for x, _ in wanted], (_CLEAR - 1) * unit)
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

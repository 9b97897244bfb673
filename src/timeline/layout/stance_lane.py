"""A series of statements as steps on a lane: dates, squares, what holds, and where it changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from types import MappingProxyType

from timeline.layout.marks import mark, spread
from timeline.layout.scene import Item, Mark
from timeline.layout.text_metrics import LINE_HEIGHT, fit_lines
from timeline.layout.time_scale import Axis
from timeline.layout.timeline_row import Frame

__all__ = [
    "LEVELS",
    "SQUARE",
    "Hold",
    "Lane",
    "Riser",
    "Said",
    "Square",
    "Stand",
    "Steps",
    "stand_lane",
]

LEVELS = (2, 1, 0, -1, -2)
"""Stances from the top of a lane to its foot."""

SQUARE = 15.0
"""Size of a square, px."""

_PITCH, _SLIM_PITCH = 17.0, 7.0
"""Distance between levels, px: in a lane with statements on several, and with all on one."""
_AIR, _SLIM_AIR = 13.0, 9.0
_HEADING = 26.0
_NAME_LINES = 3
_DIGIT, _AFTER = 7.0, 4.0
"""What a digit of the number at a square takes, and the air beside it, px."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: its date as an item, and the stance it takes."""

    item: Item
    level: int


@dataclass(frozen=True, slots=True)
class Stand:
    """From the date of a statement, given by its id, on one level, or on two at once."""

    statement: str
    levels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """What is drawn on a lane; ``heading`` is what is written above it where a group begins."""

    id: str
    name: str
    said: tuple[Said, ...]
    stands: tuple[Stand, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Square:
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
class Steps:
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
    bars: tuple[tuple[Mark, int], ...]
    squares: tuple[Square, ...]
    holds: tuple[Hold, ...]
    risers: tuple[Riser, ...]
    ends: tuple[int, ...]


def stand_lane(lane: Lane, axis: Axis, top: float, names: float, frame: Frame) -> Steps:
    """Lay out a lane under a place, as high as its levels and its name need.

    Parameters
    ----------
    lane : Lane
        What is drawn.
    axis : Axis
        Where days lie.
    top : float
        Where it begins, px.
    names : float
        How wide its name may be, px.
    frame : Frame
        Its font size counts.
    """
    lines = fit_lines(lane.name, frame.font_size, _NAME_LINES, names, bold=True)
    is_slim = len({said.level for said in lane.said}) <= 1
    pitch, air = (_SLIM_PITCH, _SLIM_AIR) if is_slim else (_PITCH, _AIR)
    needed = len(lines) * LINE_HEIGHT * frame.font_size + _SLIM_AIR
    y0 = top + (_HEADING if lane.heading else 0.0)
    tall = max(pitch * (len(LEVELS) - 1) + 2 * air, needed)
    foot = y0 + (tall - pitch * (len(LEVELS) - 1)) / 2
    levels = {level: foot + pitch * place for place, level in enumerate(LEVELS)}
    marks = list(_marks(lane.said, axis, lane.id, levels))
    at = {m.id: m for m, _ in marks}
    starts = _starts(lane.stands, at)
    holds, risers = _line(lane.stands, at, starts, levels, axis.x1)
    return Steps(
        id=lane.id,
        lines=lines,
        heading=lane.heading,
        heading_y=top + _HEADING * 0.6,
        y0=y0,
        y1=y0 + tall,
        is_slim=is_slim,
        levels=MappingProxyType(levels),
        bars=tuple(_bars(marks, starts, axis.x1)),
        squares=tuple(_squares(marks)),
        holds=tuple(holds),
        risers=tuple(risers),
        ends=lane.stands[-1].levels if lane.stands else (),
    )


def _marks(
    said: Sequence[Said], axis: Axis, lane: str, levels: Mapping[int, float]
) -> Iterator[tuple[Mark, int]]:
    """Yield the marks of statements on their levels, those of one date side by side."""
    for level, y in levels.items():
        here = spread([mark(s.item, axis, lane) for s in said if s.level == level])
        yield from ((replace(m, y=y), level) for m in here)


def _bars(
    marks: Iterable[tuple[Mark, int]], starts: Sequence[float], end: float
) -> Iterator[tuple[Mark, int]]:
    """Yield the bars of dates, long ones first so that short ones lie over them.

    One that is open at its end reaches as far as what it says holds: to the next stand, or on.
    """
    bars = [
        (_reaching(m, next((x for x in starts if x > m.x0), end), end) if m.open_end else m, level)
        for m, level in marks
        if not m.is_dot
    ]
    yield from sorted(bars, key=lambda bar: (bar[0].x0 - bar[0].x1, bar[0].id))


def _reaching(mark: Mark, x1: float, end: float) -> Mark:
    return replace(mark, x1=max(x1, mark.x0), open_end=x1 >= end)


def _squares(bars: Iterable[tuple[Mark, int]]) -> Iterator[Square]:
    """Yield squares that stay apart: a statement that has no room shares its neighbour's."""
    by_level: dict[int, list[Mark]] = {}
    for m, level in bars:
        by_level.setdefault(level, []).append(m)
    for level, marks in by_level.items():
        gathered: list[list[Mark]] = []
        for m in sorted(marks, key=lambda m: (m.anchor, m.order, m.id)):
            if gathered and m.anchor - gathered[-1][0].anchor < _reach(gathered[-1]):
                gathered[-1].append(m)
            else:
                gathered.append([m])
        for group in gathered:
            yield Square(group[0].anchor, group[0].y, level, tuple(m.id for m in group))


def _reach(group: Sequence[Mark]) -> float:
    """Return how far from a square the next may stand: clear of it, and of its number."""
    digits = len(f"{len(group):,}") if len(group) > 1 else 0
    return SQUARE + 1 + digits * _DIGIT + (_AFTER if digits else 0.0)


def _starts(stands: Sequence[Stand], at: Mapping[str, Mark]) -> list[float]:
    """Return where each stand begins: with its statement's date, and not before the last one."""
    return list(accumulate((at[stand_.statement].x0 for stand_ in stands), max))


def _line(
    stands: Sequence[Stand],
    at: Mapping[str, Mark],
    starts: Sequence[float],
    levels: Mapping[int, float],
    end: float,
) -> tuple[list[Hold], list[Riser]]:
    """Join the stands of a lane: each holds from where it begins until the next does.

    Nothing is drawn before the first. The last holds to the end, as silence unless its own date is
    open: "since 2009" says that it goes on.
    """
    holds = []
    for k, (one, x0) in enumerate(zip(stands, starts, strict=True)):
        is_last = k + 1 == len(stands)
        x1 = end if is_last else starts[k + 1]
        silent = is_last and not at[one.statement].open_end
        if x1 > x0:
            holds += [Hold(x0, x1, levels[level], level, silent) for level in one.levels]
    risers = []
    for (a, b), x in zip(pairwise(stands), starts[1:], strict=True):
        if a.levels != b.levels:
            ys = [levels[level] for level in (*a.levels, *b.levels)]
            risers.append(Riser(x, min(ys), max(ys), at[b.statement].is_dot))
    return holds, risers

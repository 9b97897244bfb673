"""Labels as flags on poles: boxes of text that never overlap, and no pole through a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Flag", "Placed", "place"]


@dataclass(frozen=True, slots=True)
class Flag:
    """A label that wants a place: its pole stands at ``x``, its text reaches right of it, px."""

    x: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a flag hangs: on which side, and how far its near edge is from the line, px."""

    side: int
    offset: float


def place(
    flags: Sequence[Flag], rooms: Sequence[float], *, gap: float = 3.0, pad: float = 6.0
) -> list[Placed | None]:
    """Hang as many flags as fit, the first ones first.

    A pole runs from the line to the far edge of its text, and the text reaches right of the pole.
    So a text is free of all others and of their poles exactly if it hangs beyond the far edge of
    every flag whose pole stands under it. Taking the flags of one side from right to left and
    hanging each as near as that allows gives the lowest arrangement there is; a flag is accepted
    if with it all flags of that side still fit into its room. Since flags are tried in the order
    given, none is dropped for a later one, and what changes stays within the cluster around it.

    Parameters
    ----------
    flags : sequence of Flag
        The most important first.
    rooms : sequence of float
        Height of each side of the line, px: ``(above, below)`` or one side alone.
    gap : float
        Least distance between texts one beyond the other, px.
    pad : float
        Least distance between a text and the next pole to its right, px.

    Returns
    -------
    list of Placed or None
        For each flag, in the order given; None for those that found no room.
    """
    sides = [_Side(room, gap, pad) for room in rooms]
    homes = [_hang(sides, index, flag) for index, flag in enumerate(flags)]
    return [
        None if side is None else Placed(side, sides[side].offset_of(index))
        for index, side in enumerate(homes)
    ]


def _hang(sides: Sequence[_Side], index: int, flag: Flag) -> int | None:
    """Hang a flag on the side where it comes nearest to the line; None where no side has room."""
    trials = [(trial.offset, k, trial) for k, s in enumerate(sides) if (trial := s.trial(flag))]
    if not trials:
        return None
    _, best, trial = min(trials, key=lambda t: t[:2])
    sides[best].accept(flag, index, trial)
    return best


@dataclass(frozen=True, slots=True)
class _Trial:
    """What accepting a flag would mean: its place in the row, its offset, and the moves it asks."""

    at: int
    offset: float
    moved: dict[int, float]


class _Side:
    """The flags on one side of the line, from left to right."""

    def __init__(self, room: float, gap: float, pad: float) -> None:
        self._room, self._gap, self._pad = room, gap, pad
        self._x: list[float] = []
        self._flags: list[Flag] = []
        self._keys: list[int] = []
        self._offsets: list[float] = []
        self._widest = 0.0

    def offset_of(self, key: int) -> float:
        return self._offsets[self._keys.index(key)]

    def trial(self, flag: Flag) -> _Trial | None:
        """Work out where the flag would hang, or None if it or another would no longer fit."""
        at = bisect_left(self._x, flag.x)
        offset = self._beyond(flag, at, {}, None, 0.0)
        if offset + flag.height > self._room:
            return None
        moved: dict[int, float] = {}
        reach = flag.x
        for i in range(at - 1, -1, -1):
            if self._x[i] + self._widest + self._pad < reach:
                break
            if self._x[i] + self._flags[i].width + self._pad < reach:
                continue
            new = self._beyond(self._flags[i], i + 1, moved, flag, offset + flag.height)
            if new > self._offsets[i]:
                if new + self._flags[i].height > self._room:
                    return None
                moved[i] = new
                reach = self._x[i]
        return _Trial(at, offset, moved)

    def accept(self, flag: Flag, key: int, trial: _Trial) -> None:
        for i, offset in trial.moved.items():
            self._offsets[i] = offset
        self._x.insert(trial.at, flag.x)
        self._flags.insert(trial.at, flag)
        self._keys.insert(trial.at, key)
        self._offsets.insert(trial.at, trial.offset)
        self._widest = max(self._widest, flag.width)

    def _beyond(
        self, flag: Flag, first: int, moved: dict[int, float], extra: Flag | None, extra_top: float
    ) -> float:
        """Return the nearest offset beyond flags from `first` on, and `extra` if under it."""
        end = flag.x + flag.width + self._pad
        offset = 0.0
        for j in range(first, len(self._x)):
            if self._x[j] > end:
                break
            top = moved.get(j, self._offsets[j]) + self._flags[j].height
            offset = max(offset, top + self._gap)
        if extra is not None and extra.x <= end:
            offset = max(offset, extra_top + self._gap)
        return offset

"""Labels as flags on poles: boxes of text that never overlap, and no pole through a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import inf

__all__ = ["Flag", "Placed", "Poles", "place"]


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


class Poles:
    """The flags around a line, hung one after the other, each on the side where it hangs nearer.

    A pole runs from the line to the far edge of its text, and the text reaches right of the pole.
    So a text is free of all others and of their poles exactly if it hangs beyond the far edge of
    every flag whose pole stands under it. Taking the flags of one side from right to left and
    hanging each as near as that allows gives the lowest arrangement there is; a flag is accepted
    if with it all flags of that side still fit into its room. None is dropped for a later one, and
    what changes stays within the cluster around it.

    Parameters
    ----------
    rooms : sequence of float
        Height of each side of the line, px: ``(above, below)`` or one side alone.
    gap : float
        Least distance between texts one beyond the other, px.
    pad : float
        Least distance between a text and the next pole to its right, px.
    """

    def __init__(self, rooms: Sequence[float], *, gap: float = 2.0, pad: float = 5.0) -> None:
        self._sides = [_Side(room, gap, pad) for room in rooms]

    def hang(self, key: Hashable, flag: Flag, reach: float = inf) -> bool:
        """Hang a flag whose far edge is no farther than ``reach`` from the line, if it fits."""
        trials = [
            (trial.offset, k, trial)
            for k, side in enumerate(self._sides)
            if (trial := side.trial(flag, reach))
        ]
        if not trials:
            return False
        _, best, trial = min(trials, key=lambda t: t[:2])
        self._sides[best].accept(flag, key, trial)
        return True

    def swap(self, key: Hashable, flag: Flag) -> None:
        """Hang, in place of a flag, one that is no larger, on the same pole."""
        for side in self._sides:
            side.swap(key, flag)

    def places(self) -> dict[Hashable, Placed]:
        """Return where each flag hangs, by its key."""
        return {
            key: Placed(k, offset)
            for k, side in enumerate(self._sides)
            for key, offset in side.offsets()
        }


def place(
    flags: Sequence[Flag], rooms: Sequence[float], *, gap: float = 2.0, pad: float = 5.0
) -> list[Placed | None]:
    """Hang as many flags as fit, the most important first, as `Poles` does.

    Returns
    -------
    list of Placed or None
        For each flag, in the order given; None for those that found no room.
    """
    poles = Poles(rooms, gap=gap, pad=pad)
    for key, flag in enumerate(flags):
        poles.hang(key, flag)
    found = poles.places()
    return [found.get(key) for key in range(len(flags))]


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
        self._keys: list[Hashable] = []
        self._offsets: list[float] = []
        self._widest = 0.0

    def offsets(self) -> list[tuple[Hashable, float]]:
        return list(zip(self._keys, self._offsets, strict=True))

    def trial(self, flag: Flag, reach: float) -> _Trial | None:
        """Work out where the flag would hang, or None if it or another would no longer fit."""
        at = bisect_left(self._x, flag.x)
        offset = self._beyond(flag, at, {}, None, 0.0)
        if offset + flag.height > min(self._room, reach):
            return None
        moved: dict[int, float] = {}
        edge = flag.x
        for i in range(at - 1, -1, -1):
            if self._x[i] + self._widest + self._pad < edge:
                break
            if self._x[i] + self._flags[i].width + self._pad < edge:
                continue
            new = self._beyond(self._flags[i], i + 1, moved, flag, offset + flag.height)
            if new > self._offsets[i]:
                if new + self._flags[i].height > self._room:
                    return None
                moved[i] = new
                edge = self._x[i]
        return _Trial(at, offset, moved)

    def accept(self, flag: Flag, key: Hashable, trial: _Trial) -> None:
        for i, offset in trial.moved.items():
            self._offsets[i] = offset
        self._x.insert(trial.at, flag.x)
        self._flags.insert(trial.at, flag)
        self._keys.insert(trial.at, key)
        self._offsets.insert(trial.at, trial.offset)
        self._widest = max(self._widest, flag.width)

    def swap(self, key: Hashable, flag: Flag) -> None:
        if key not in self._keys:
            return
        at = self._keys.index(key)
        self._flags[at] = flag
        for i in range(at, -1, -1):
            self._offsets[i] = self._beyond(self._flags[i], i + 1, {}, None, 0.0)

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

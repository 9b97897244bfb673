"""What was worked out from a data set, kept with it for whoever asks for the same again.

Many readers of one server look at the same data under a few filters. What one of them has had
worked out, the others find; where two ask at once, the second waits for the first. It all goes with
the data set: when its files have changed, and when a reader leaves who brought it along.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

import pandas as pd

__all__ = ["Memory", "kept"]


MOST_BYTES = 256_000_000
"""What the frames kept with one data set may take together."""


@dataclass(slots=True, eq=False)
class _Place:
    """Where one answer is kept; its lock is held while it is worked out."""

    lock: Lock = field(default_factory=Lock)
    answers: list[Any] = field(default_factory=list)
    size: int = 0


class Memory:
    """The answers kept with one data set. A copy, as another process gets one, has none."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._places: OrderedDict[tuple[Hashable, Hashable], _Place] = OrderedDict()
        self._counts: Counter[Hashable] = Counter()
        self._size = 0

    def __reduce__(self) -> tuple[type[Memory], tuple[()]]:
        return Memory, ()

    def place(self, function: Hashable, key: Hashable, most: int) -> _Place:
        """Return where an answer is, or is to be; what was asked for least lately makes room."""
        with self._lock:
            found = self._places.get((function, key))
            if found is None:
                found = self._places[function, key] = _Place()
                self._counts[function] += 1
                if self._counts[function] > most:
                    self._drop(next(each for each in self._places if each[0] is function))
            else:
                self._places.move_to_end((function, key))
            return found

    def weigh(self, place: _Place) -> None:
        """Take account of an answer that has come; the oldest make room for a large one."""
        place.size = _size(place.answers[0])
        with self._lock:
            self._size += place.size
            while self._size > MOST_BYTES and len(self._places) > 1:
                self._drop(next(iter(self._places)))

    def _drop(self, each: tuple[Hashable, Hashable]) -> None:
        self._counts[each[0]] -= 1
        self._size -= self._places.pop(each).size


def _size(answer: Any) -> int:
    """Return what frames take, bytes; all else is small beside them."""
    if isinstance(answer, pd.DataFrame):
        return int(answer.memory_usage().sum())
    return sum(map(_size, answer.values())) if type(answer) is dict else 0


class _Remembering(Protocol):
    @property
    def memory(self) -> Memory: ...


D = TypeVar("D", bound=_Remembering)
P = ParamSpec("P")
R = TypeVar("R")


def kept(
    most: int,
) -> Callable[[Callable[Concatenate[D, P], R]], Callable[Concatenate[D, P], R]]:
    """Keep what a function of a data set returns, so many answers for each data set.

    What it returns is shared, so it has to be left as it is. Frames are handed out as shallow
    copies, in which a column can be set without harm to others.

    Parameters
    ----------
    most : int
        How many answers are kept.

    Examples
    --------
    >>> import timeline
    >>> from timeline.kept import kept
    >>> @kept(most=8)
    ... def count(ds, country):
    ...     print("counting")
    ...     return int((ds.links["event_country"]["country"] == country).sum())
    >>> ds = timeline.example()
    >>> count(ds, "IND") == count(ds, "IND")
    counting
    True
    """

    def decorate(function: Callable[Concatenate[D, P], R]) -> Callable[Concatenate[D, P], R]:
        @wraps(function)
        def ask(ds: D, /, *args: P.args, **kwargs: P.kwargs) -> R:
            key = (args, tuple(sorted(kwargs.items())))
            place = ds.memory.place(function, key, most)
            with place.lock:
                if not place.answers:
                    place.answers.append(function(ds, *args, **kwargs))
                    ds.memory.weigh(place)
            found: R = _handed_out(place.answers[0])
            return found

        return ask

    return decorate


def _handed_out(answer: Any) -> Any:
    """Return an answer so that the frames in it stay as they are."""
    if isinstance(answer, pd.DataFrame | pd.Series):
        return answer.copy(deep=False)
    if type(answer) is dict:
        return {key: _handed_out(value) for key, value in answer.items()}
    return list(answer) if type(answer) is list else answer

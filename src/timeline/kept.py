"""What was worked out from a data set, kept with it for whoever asks for the same again.

Many readers of one server look at the same data under a few filters. What one of them has had
worked out, the others find; where two ask at once, the second waits for the first. It all goes with
the data set: when its files have changed, and when a reader leaves who brought it along.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

import pandas as pd

__all__ = ["Memory", "kept"]


class Memory:
    """The answers kept with one data set. A copy, as another process gets one, has none."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._by_function: dict[Hashable, OrderedDict[Hashable, _Place]] = {}

    def __reduce__(self) -> tuple[type[Memory], tuple[()]]:
        return Memory, ()

    def __copy__(self) -> Memory:
        return Memory()

    def place(self, function: Hashable, key: Hashable, most: int) -> _Place:
        """Return where an answer is, or is to be; what was asked for least lately makes room."""
        with self._lock:
            places = self._by_function.setdefault(function, OrderedDict())
            found = places.pop(key, None) or _Place()
            places[key] = found
            while len(places) > most:
                places.popitem(last=False)
            return found


@dataclass(slots=True)
class _Place:
    """Where one answer is kept; its lock is held while it is worked out."""

    lock: Lock = field(default_factory=Lock)
    answers: list[Any] = field(default_factory=list)


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

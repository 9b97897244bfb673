"""Where statements place those who made them: which of them still hold, and every step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import narwhals as nw
import pandas as pd

from timeline.dates.days import FIRST_DAY, AnyDay, Day
from timeline.stored import collect

__all__ = [
    "Levels",
    "Said",
    "Step",
    "as_they_count",
    "by_day",
    "current",
    "levels",
    "moves",
    "read_said",
    "steps",
    "stood",
]

Levels = tuple[int, ...]
"""Where someone stands: one stance, the lowest and the highest of a contradiction, or nowhere."""


class Said(NamedTuple):
    """A statement, as far as positions follow from it; they sort in order of time.

    Attributes
    ----------
    begins : Day
        The first day on which it can have been made or, where none is known, ``certain_from``:
        nobody knows that what was said "before November 2024" had been said in 1950.
    certain_from : Day
        The last day on which it can have been made.
    place : int
        Its place among all in order of time.
    id, actor, framework : str
        Its ids.
    stance : int
        What it takes.
    perhaps_from : Day or None
        The first day on which it can have been made, None where none is known.
    """

    begins: AnyDay
    certain_from: AnyDay
    place: int
    id: str
    actor: str
    framework: str
    stance: int
    perhaps_from: AnyDay | None


class Step(NamedTuple):
    """A day on which something began to count or ceased to, and where its holder stands then."""

    day: AnyDay
    levels: Levels
    new: tuple[Said, ...]


_COLUMNS = ("id", "actor", "framework", "stance", "perhaps_from", "certain_from")


def as_they_count(said: nw.LazyFrame[Any]) -> pd.DataFrame:
    """Bring statements here in the order in which they come to count, the last to end last."""
    return collect(said.sort("certain_from", "end", "line"))


def by_day(said: pd.DataFrame, day: AnyDay | None) -> pd.DataFrame:
    """Return those of the statements that have certainly been made by a day; all for None."""
    return said if day is None else said[said["certain_from"] <= Day.of(day).stamp]


def read_said(said: nw.LazyFrame[Any]) -> list[Said]:
    """Bring statements here in order of time: by first day, last day, end and line.

    One made in the course of 2024 does not follow one of 1 October because it counts later: of two
    whose days overlap, the one that can have been made later on both counts is the newer. Of two of
    the same days the one farther from neutral comes last: who says on one day that a plan may be
    something for later, and that nobody works on it, does not work on it.
    """
    begins = nw.coalesce("perhaps_from", "certain_from")
    ordered = said.with_columns(begins=begins, strength=nw.col("stance").abs()).sort(
        "begins", "certain_from", "end", "strength", "line"
    )
    here = collect(ordered.select("begins", *_COLUMNS))
    return [_said(row, place) for place, row in enumerate(here.itertuples(index=False))]


def _said(row: Any, place: int) -> Said:
    return Said(
        Day.of(row.begins),
        Day.of(row.certain_from),
        place,
        str(row.id),
        str(row.actor),
        str(row.framework),
        int(row.stance),
        None if pd.isna(row.perhaps_from) else Day.of(row.perhaps_from),
    )


def current(said: Collection[Said]) -> list[Said]:
    """Return which statements hold, those of each actor by itself, in order of time.

    Of one actor on one framework these are all that no other is known to follow: whoever says yes
    in "2024" and no on 1 October 2024 contradicts themselves, since neither is known to come first.
    What lasts ("since 2009") holds only until the next.
    """
    newest: dict[str, AnyDay] = {}
    for statement in said:
        newest[statement.actor] = max(newest.get(statement.actor, FIRST_DAY), statement.begins)
    return sorted(s for s in said if s.certain_from >= newest[s.actor])


def levels(stances: Sequence[int]) -> Levels:
    """Return where current stances, the newest last, place their holder.

    That is the newest; or the lowest and the highest, where these lie on both sides of neutral.
    """
    if not stances:
        return ()
    low, high = min(stances), max(stances)
    return (low, high) if low < 0 < high else (stances[-1],)


def stood(cell: Mapping[Any, Any], suffix: str = "") -> Levels:
    """Return where a row of `cells` stands; ``suffix`` picks the columns of `compare`."""
    ends = ("low", "high") if cell[f"split{suffix}"] else ("stance",)
    return tuple(int(cell[f"{end}{suffix}"]) for end in ends)


def steps(
    said: Collection[Said],
    turns: Collection[AnyDay] = (),
    speaks: Callable[[str, AnyDay], bool] = lambda _actor, _day: True,
) -> Iterator[Step]:
    """Yield where statements on one framework, as they come to count, bring their holder.

    Parameters
    ----------
    said : collection of Said
        Statements of one actor, or of all who speak for one government.
    turns : collection of Day
        Days on which one of them comes to speak for it, or no longer does.
    speaks : callable
        Whether an actor speaks for it on a day.
    """
    days: dict[AnyDay, list[Said]] = {day: [] for day in turns}
    for statement in sorted(said):
        days.setdefault(statement.certain_from, []).append(statement)
    now: list[Said] = []
    for day in sorted(days):
        now = current([*now, *days[day]])
        held = [s.stance for s in now if speaks(s.actor, day)]
        yield Step(day, levels(held), tuple(days[day]))


def moves(path: Iterable[Step]) -> tuple[Step, ...]:
    """Return the steps by which a holder is known to have moved, that on which it first stood too.

    What is not known to have been said after that by which it stood before is no move from there:
    nobody knows which came first, so that it takes the place of the earlier step.
    """
    found: list[Step] = []
    until: list[AnyDay] = []
    for step in path:
        if not found or step.levels != found[-1].levels:
            while found and not _follows(step, until[-1]):
                found.pop()
                until.pop()
            if not found or step.levels != found[-1].levels:
                found.append(step)
                until.append(step.day)
        until[-1] = step.day
    return tuple(found)


def _follows(step: Step, day: AnyDay) -> bool:
    """Return whether all that a step adds is known to have been said after a day."""
    return all(said.perhaps_from is not None and said.perhaps_from > day for said in step.new)

"""Where voices, or governments, stand on each framework on any day: by the newest statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import narwhals as nw
import numpy as np
import pandas as pd

from timeline import arguments
from timeline.dataset import Dataset
from timeline.dates.days import LAST_DAY, AnyDay, Day, stamps
from timeline.kept import kept
from timeline.queries import collect, lazy, offices, rows
from timeline.queries.filters import Filters
from timeline.queries.positions.one_act import acts
from timeline.queries.positions.standing import (
    Levels,
    Said,
    current,
    levels,
    moves,
    read_said,
    steps,
)
from timeline.queries.positions.who_speaks import (
    VOICES,
    Voices,
    groups_of_states,
    may_speak,
    speaks_for,
)

__all__ = ["cells", "changes", "ever", "usual_voices"]

_COLUMNS = {
    "actor": "str",
    "framework": "str",
    "stance": "int64",
    "low": "int64",
    "high": "int64",
    "split": "bool",
    "statements": "int64",
    "acts": "int64",
    "changed": "int64",
    "came_from": "object",
    "since": "datetime64[us]",
    "ids": "object",
    "current": "object",
    "speaker": "str",
    "certain": "bool",
    "perhaps": "object",
    "steps": "object",
}


def cells(
    ds: Dataset, filters: Filters, asof: AnyDay | None = None, voices: Voices = "all"
) -> pd.DataFrame:
    """Return where voices, or governments, stand on each framework, by the statements in view.

    Parameters
    ----------
    asof : Day or None
        Only statements that can have been made by then count: from the last day on which one can
        have been made, certainly; from the first, perhaps. None for all, certainly.
    voices : {"all", "governments"}
        Every actor by itself; or governments, and groups of states, by all who speak for them.

    Returns
    -------
    pandas.DataFrame
        One row for each actor and framework with a statement, in the order of their tables:

        - ``actor``, ``framework`` : ids; ``actor`` is of a government the code of its country
        - ``stance`` (int64) : that of the newest statement
        - ``low``, ``high`` (int64) : the lowest and highest among the current statements
        - ``split`` (bool) : whether current statements lie on both sides of neutral
        - ``statements`` (int64) : how many there are
        - ``acts`` (int64) : how many acts they tell, see `acts`
        - ``changed`` (int64) : 1 where the newest is more in favour than ``came_from``, -1 where
          less, 0 where there is none
        - ``came_from`` (object) : the stance from which who made the newest is known to have moved
          to it, see `moves`; None where nobody knows that they moved, or from where
        - ``since`` (datetime64) : the day from which the newest counts
        - ``ids`` (tuple of str) : the statements in order of time, see `read_said`
        - ``current`` (tuple of str) : those of them that are current, see `current`
        - ``speaker`` (str) : the id of the actor who made the newest
        - ``certain`` (bool) : whether at least one has certainly been made by the day. Otherwise
          all of the above is said of those that have perhaps been made, ``changed`` is 0,
          ``came_from`` None, and ``since`` the day from which it is so
        - ``perhaps`` (tuple of str) : the statements that have perhaps been made by the day
        - ``steps`` (tuple of (Day, tuple of int)) : each day by then on which it came to
          stand elsewhere, and where, see `levels`; nowhere where those who had spoken were no
          longer in office

    Notes
    -----
    For a government speak its state, those of type government, and whoever stands under one of
    these while in office; of who has offices only what was certainly said in office counts, and
    only while an office is held, for ``asof`` None on the last day of the data's statements. Each
    has a newest statement; where these lie on both sides, the government is split.
    """
    arguments.one_of("voices", voices, VOICES)
    return _cells(ds, filters, asof, voices).copy(deep=False)


def ever(ds: Dataset, filters: Filters, voices: Voices = "all") -> pd.DataFrame:
    """Return the cells that have anything on any day, by all the statements in view.

    They say which rows and columns there are, whatever the day.

    Parameters
    ----------
    voices : {"all", "governments"}
        As in `cells`.

    Returns
    -------
    pandas.DataFrame
        As `cells` does for no day; of governments also by those who are no longer in office.
    """
    return _ever(ds, filters, voices).copy(deep=False)


@kept(most=128)
def _ever(ds: Dataset, filters: Filters, voices: Voices) -> pd.DataFrame:
    found = _said(ds, filters, voices).items()
    table = [(*cell, *_standing(ds, said, None, "all")) for cell, said in found]
    return _framed(table)


def _framed(table: list[tuple[object, ...]]) -> pd.DataFrame:
    found = pd.DataFrame(table, columns=list(_COLUMNS), dtype=object)
    return found.assign(since=stamps(found["since"])).astype(_COLUMNS)


@kept(most=256)
def _cells(ds: Dataset, filters: Filters, asof: AnyDay | None, voices: Voices) -> pd.DataFrame:
    """Find the cells; kept, as the parts of one page ask for the same."""
    table = []
    for cell, said in _said(ds, filters, voices).items():
        found = _standing(ds, said, asof, voices)
        if found:
            table.append((*cell, *found))
    return _framed(table)


@kept(most=128)
def _said(
    ds: Dataset, filters: Filters, voices: Voices
) -> Mapping[tuple[str, str], tuple[Said, ...]]:
    """Return the statements behind each cell on any day, in the order of its actors' table."""
    said = read_said(rows(ds, filters, "stances"))
    spoken = speaks_for(ds)
    found: dict[tuple[str, str], list[Said]] = {}
    for s in said:
        if voices == "all":
            found.setdefault((s.actor, s.framework), []).append(s)
        elif s.actor in spoken and may_speak(ds, s.actor, s.perhaps_from, s.certain_from):
            found.setdefault((spoken[s.actor], s.framework), []).append(s)
    who = ds.actors["id"] if voices == "all" else dict.fromkeys(spoken.values())
    actors = {actor: place for place, actor in enumerate(who)}
    frameworks = {i: place for place, i in enumerate(ds.frameworks["id"])}
    order = sorted(found, key=lambda cell: (actors[cell[0]], frameworks[cell[1]]))
    return MappingProxyType({cell: tuple(found[cell]) for cell in order})


def _standing(
    ds: Dataset, said: Sequence[Said], asof: AnyDay | None, voices: Voices
) -> tuple[object, ...]:
    """Return all but the ids of a cell, from its statements; nothing where none counts."""
    here = said
    if voices == "governments":
        day = asof or _last_day(ds)
        here = [s for s in said if may_speak(ds, s.actor, day, day)]
    made = [s for s in here if asof is None or s.certain_from <= asof]
    perhaps = [
        s for s in here if asof and s.perhaps_from and s.perhaps_from <= asof < s.certain_from
    ]
    shown = made or perhaps
    if not shown:
        return ()
    now = current(shown)
    newest, stances = now[-1], [s.stance for s in now]
    before = _came_from(made, newest.actor) if made else None
    ids = tuple(s.id for s in shown)
    return (
        newest.stance,
        min(stances),
        max(stances),
        len(levels(stances)) > 1,
        len(ids),
        len(acts(ds, ids)),
        0 if before is None else int(np.sign(newest.stance - before)),
        before,
        newest.certain_from if made else newest.begins,
        ids,
        tuple(s.id for s in now),
        newest.actor,
        bool(made),
        tuple(s.id for s in perhaps),
        _steps(ds, said, asof, voices),
    )


def _came_from(said: Sequence[Said], actor: str) -> int | None:
    """Return from which one stance to which other an actor is known to have moved last."""
    known = moves(steps([s for s in said if s.actor == actor]))[-2:]
    is_plain = len(known) > 1 and all(len(step.levels) == 1 for step in known)
    return known[0].levels[0] if is_plain else None


def _steps(
    ds: Dataset, said: Sequence[Said], asof: AnyDay | None, voices: Voices
) -> tuple[tuple[AnyDay, Levels], ...]:
    """Return each day by which statements, or offices, brought a cell to stand elsewhere."""
    if voices == "all":
        path = steps(said)
    else:
        turns = [day for actor in {s.actor for s in said} for day in offices.turns(ds, actor)]
        path = steps(said, turns, lambda actor, day: may_speak(ds, actor, day, day))
    until = asof or _last_day(ds)
    found: list[tuple[AnyDay, Levels]] = []
    for step in path:
        if step.day <= until and step.levels != (found[-1][1] if found else ()):
            found.append((step.day, step.levels))
    return tuple(found)


@kept(most=4)
def _last_day(ds: Dataset) -> AnyDay:
    """Return the day by which all statements have certainly been made."""
    last = collect(lazy(ds.stances).select(nw.col("certain_from").max()))["certain_from"]
    return LAST_DAY if last.isna().all() else Day.of(last.iloc[0])


def usual_voices(ds: Dataset) -> Voices:
    """Return whose positions answer first: governments' where any has a statement, else all."""
    found = set(cells(ds, Filters(), voices="governments")["actor"])
    return "governments" if found - groups_of_states(ds) else "all"


def changes(ds: Dataset, filters: Filters, voices: Voices = "all") -> list[AnyDay]:
    """Return the days, in order, on which `cells` can change.

    On these a statement in view begins to count, perhaps or certainly; for governments also
    somebody whose statement counts comes into office or leaves it.
    """
    if voices == "governments":
        return sorted(
            {day for said in _said(ds, filters, voices).values() for day in _days(ds, said)}
        )
    said = rows(ds, filters, "stances")
    days: set[AnyDay] = set()
    for column in ("perhaps_from", "certain_from"):
        days.update(map(Day.of, collect(said.select(column).unique())[column].dropna()))
    return sorted(days)


def _days(ds: Dataset, said: Sequence[Said]) -> Iterator[AnyDay]:
    """Yield the days on which a government's cell can change."""
    first: dict[str, AnyDay] = {}
    for s in said:
        yield s.begins
        yield s.certain_from
        first[s.actor] = min(first.get(s.actor, s.begins), s.begins)
    for actor, spoke in first.items():
        yield from (day for day in offices.turns(ds, actor) if spoke < day <= _last_day(ds))

"""The answer of two days compared: who moved between them, and how much was first found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pandas as pd

from timeline import dates, queries
from timeline.dataset import Dataset
from timeline.dates.days import AnyDay, Day
from timeline.queries import positions, subject
from timeline.queries.filters import unique_names
from timeline.views.answers.sentence import (
    Answer,
    Clause,
    Part,
    Parts,
    enumerated,
    fitted,
    to_cell,
    to_days,
    to_framework,
)
from timeline.views.answers.standing import each, once
from timeline.views.answers.wording import country, went
from timeline.views.view import View
from timeline.words import counted

__all__ = ["moves_answer"]

_MOST_NAMED = 4


def moves_answer(ds: Dataset, view: View, since: AnyDay, voices: positions.Voices) -> Answer | None:
    """Say who moved between two days, one act counted once; None where nothing is known on both.

    Who was first found, or left office, did not move.
    """
    before, after = (
        positions.cells(ds, view.filters, day, voices=voices) for day in (since, view.asof)
    )
    found = positions.compare(before, after)
    if found.empty:
        return None
    moved, new, silent = (found[found["change"] == word] for word in ("moved", "new", "silent"))
    acts, first = _once(ds, moved), _once(ds, new)
    on, others = subject.subject(ds).framework, positions.apart(ds)
    silent_till = _unheard(ds, before, since, first)
    mine = [
        cell
        for cell in first
        if cell.framework == on and cell.actor not in others and silent_till(cell)
    ]
    if not acts and 0 < len(mine) <= _MOST_NAMED:
        clauses = [
            *_spoke(ds, view, since, mine, voices),
            *_found(len(first) - len(mine), "other "),
        ]
    else:
        clauses = [_lead(ds, view, since, acts, voices), *_found(len(first))]
    return fitted((*clauses, *_left_office(ds, _once(ds, silent))))


def _unheard(
    ds: Dataset, before: pd.DataFrame, since: AnyDay, cells: list[Any]
) -> Callable[[Any], bool]:
    """Return whether one of the cells is known to have been blank on the earlier day.

    What is first found after it has not always been said after it: it may have been by then, or
    nobody knows from when on.
    """
    perhaps = set(zip(before["actor"], before["framework"], strict=True))
    said = queries.by_ids(ds, "stances", {key for cell in cells for key in cell.ids})
    earlier = set(said.loc[~(said["perhaps_from"] > Day.of(since).stamp), "id"])
    return lambda cell: (cell.actor, cell.framework) not in perhaps and earlier.isdisjoint(cell.ids)


def _once(ds: Dataset, cells: pd.DataFrame) -> list[Any]:
    """Return cells, one for each act by which they stand; those on the subject first."""
    about = subject.subject(ds).framework
    return sorted(once(ds, each(cells)), key=lambda cell: cell.framework != about)


def _lead(
    ds: Dataset, view: View, since: AnyDay, moved: list[Any], voices: positions.Voices
) -> Clause:
    """Say who moved which way: each named, or how many did."""
    when = _when(view, since)
    if not moved:
        link = to_days(since, view.asof)
        return Clause(
            (
                (
                    Part(f"{when} "),
                    Part(f"no {positions.NOUNS[voices]} is known to have moved", link),
                ),
            )
        )
    forms: list[Parts] = []
    for tell in (_fully, _shortly):
        told = list(tell(ds, moved, voices))
        forms.append((Part(f"{when} "), *_listed(told)))
    if rest := len(moved) - 1:
        more = (Part(f"{rest:,} more {'stance' if rest == 1 else 'stances'} moved"),)
        told = list(_shortly(ds, moved[:1], voices))
        forms.append((Part(f"{when} "), *_listed([*told, more])))
    forms.append((Part(f"{when} {counted(len(moved), 'stance')} moved"),))
    return Clause(tuple(forms), rank=1)


def _listed(told: Sequence[Parts]) -> Iterator[Part]:
    for k, parts in enumerate(told):
        if k:
            yield Part(" and " if k == len(told) - 1 else ", ")
        yield from parts


def _fully(ds: Dataset, moved: Sequence[Any], voices: positions.Voices) -> Iterator[Parts]:
    """Say of each from where to where it went."""
    names = unique_names(ds, "frameworks")
    for cell in moved:
        on = names[cell.framework]
        said = f" went {went(int(cell.stance_before), int(cell.stance), on)}"
        if cell.split or cell.split_before:
            said = f" came to be split on {on}" if cell.split else f" is no longer split on {on}"
        yield (_who(ds, cell, voices), Part(said))


def _shortly(ds: Dataset, moved: Sequence[Any], voices: positions.Voices) -> Iterator[Parts]:
    """Say who moved on what, each once."""
    names = unique_names(ds, "frameworks")
    for actor in dict.fromkeys(cell.actor for cell in moved):
        mine = [cell for cell in moved if cell.actor == actor]
        on = enumerated([Part(names[c.framework], to_cell(c.actor, c.framework)) for c in mine])
        yield (_who(ds, mine[0], voices), Part(" moved on "), *on)


def _who(ds: Dataset, cell: Any, voices: positions.Voices) -> Part:
    is_country = voices == "governments" and cell.actor in set(ds.countries["id"])
    name = country(ds, cell.actor) if is_country else unique_names(ds, "actors")[cell.actor]
    return Part(name, to_cell(cell.actor, cell.framework))


def _spoke(
    ds: Dataset, view: View, since: AnyDay, new: Sequence[Any], voices: positions.Voices
) -> Iterator[Clause]:
    """Say by name who is first found on the subject, where nobody moved."""
    on = new[0].framework
    who = enumerated([_who(ds, cell, voices) for cell in new])
    name = Part(unique_names(ds, "frameworks")[on], to_framework(on))
    yield Clause(((Part(f"{_when(view, since)} "), *who, Part(" first spoke on "), name),))
    yield Clause(((Part("none is known to have moved"),), (Part("none moved"),)), rank=4)


def _when(view: View, since: AnyDay) -> str:
    if view.asof is None:
        return f"since {dates.noun(since)}"
    return dates.words(f"{since.isoformat()}/{view.asof.isoformat()}")


def _found(new: int, other: str = "") -> Iterator[Clause]:
    """Say how much is known on the later day alone."""
    if new:
        verb = "was" if new == 1 else "were"
        yield Clause(((Part(f"{counted(new, f'{other}stance')} {verb} first found"),), ()), rank=2)


def _left_office(ds: Dataset, silent: Sequence[Any]) -> Iterator[Clause]:
    """Say who no longer speaks for a government, having left office: nobody took a word back."""
    who = dict.fromkeys(cell.speaker for cell in silent)
    if not who:
        return
    names = unique_names(ds, "actors")
    links = {cell.speaker: to_cell(cell.actor, cell.framework) for cell in silent}
    named = tuple(enumerated([Part(names.get(key, key), links[key]) for key in who]))
    many = (Part(f"{len(who):,} speakers"),)
    forms = [(*those, Part(" left office")) for those in (named, many)]
    yield Clause((*forms[: len(who)], ()), rank=3)

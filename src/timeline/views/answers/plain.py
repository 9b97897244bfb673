"""What a page says first where the data in view give no answer: how much there is, and of when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from timeline import queries
from timeline.dataset import Dataset
from timeline.dates.year_names import year_name
from timeline.queries.colour_groups import acting
from timeline.queries.crowds import overview
from timeline.queries.sources import resting
from timeline.schema import TABLES
from timeline.schema.countries import with_article
from timeline.views import contents
from timeline.views.answers.sentence import Answer, Part
from timeline.views.foremost import are_many, left_out
from timeline.views.view import View
from timeline.words import counted, joined

__all__ = ["MANY", "plain_answer"]

MANY = 10
"""Events from which on it helps to say who acts at most of them; of fewer the names say it."""


def plain_answer(ds: Dataset, view: View) -> Answer:
    """Say how many events or statements are in view, and of which years: ``3 events, 1994``.

    Of many events also who acts most.

    Of a list of sources, say what rests on how many: ``3 events rest on 1 article``.
    """
    if view.kind in contents.OF_SOURCES:
        return Answer((Part(_rests(ds, view)),))
    is_of_events = view.kind in contents.OF_EVENTS
    if is_of_events and view.kind != "compare" and are_many(ds, view.filters):
        return Answer((Part(_of_many(ds, view)),))
    here = contents.events(ds, view) if is_of_events else contents.statements(ds, view)
    said = counted(len(here), "event" if is_of_events else "statement")
    begun = here["perhaps_from"].fillna(here["certain_from"])
    if here.empty or begun.isna().all():
        return Answer((Part(said),))
    years = dict.fromkeys(year_name(day.year) for day in (begun.min(), begun.max()))
    said = f"{said}, {' to '.join(years)}"
    if is_of_events and len(here) >= MANY:
        acts = Counter(code for code in acting(ds, here).values() if code)
        if most := _who_acts_most(ds, acts):
            said += f"; {most}"
    return Answer((Part(said),))


def _of_many(ds: Dataset, view: View) -> str:
    """Say the same of very many events, which are not looked at one by one."""
    found = overview(ds, view.filters, left_out(**view.by_hand))
    said = counted(contents.count(ds, view), "event")
    if not pd.isna(found.begun):
        years = dict.fromkeys(year_name(day.year) for day in (found.begun, found.newest))
        said += f", {' to '.join(years)}"
    most = _who_acts_most(ds, found.acts)
    return f"{said}; {most}" if most else said


def _who_acts_most(ds: Dataset, found: Mapping[str, int]) -> str:
    """Say which one or two countries act at most events: ``Japan acts in 9, India in 3``."""
    names = ds.names("countries")
    parts: list[str] = []
    for code, count in sorted(found.items(), key=lambda pair: (-pair[1], names[pair[0]]))[:2]:
        if count > 1:
            verb = "" if parts else "acts "
            parts.append(f"{with_article(code, names[code])} {verb}in {count:,}")
    return ", ".join(parts)


def _rests(ds: Dataset, view: View) -> str:
    """Say how many events and statements rest on how many sources of each kind."""
    frames = {
        "event": queries.events(ds, view.filters),
        "statement": queries.stances(ds, view.filters),
    }
    here = [counted(len(found), noun) for noun, found in frames.items() if len(found)]
    number = sum(map(len, frames.values()))
    without = sum(int((found["sources"] == "").sum()) for found in frames.values())
    if not here:
        return "Nothing is in view"
    cited = {*resting(ds, view.filters, "events"), *resting(ds, view.filters, "stances")}
    named = list(_of_kinds(ds.sources.loc[ds.sources["id"].isin(cited), "kind"]))
    if not named:
        return f"{joined(here)} {'names' if number == 1 else 'name'} no source"
    more = f"; {without:,} of them {'names' if without == 1 else 'name'} none" if without else ""
    return f"{joined(here)} {'rests' if number == 1 else 'rest'} on {joined(named)}{more}"


def _of_kinds(kinds: Iterable[str]) -> Iterator[str]:
    """Say how many sources there are of each kind; those of a data set's own kinds together.

    Of a word of somebody's own the plural is not known, nor in which language it is.
    """
    known = TABLES["sources"].column("kind").codes
    found = Counter(kind if kind in known else "" for kind in kinds)
    yield from (counted(found[kind], kind) for kind in known if kind in found)
    if "" in found:
        yield counted(found[""], "other source" if len(found) > 1 else "source")

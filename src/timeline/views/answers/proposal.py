"""The answer of a timeline: when a framework was proposed, who refused it, and who backs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import narwhals as nw
import pandas as pd

from timeline import dates, queries
from timeline.dataset import Dataset
from timeline.dates.days import FIRST_DAY, AnyDay, Day
from timeline.queries.filters import Filters, facet_of, unique_names
from timeline.queries.subject import framework_of
from timeline.schema import rank_of
from timeline.views import contents
from timeline.views.answers.government import government
from timeline.views.answers.one_voice import evidence_of
from timeline.views.answers.sentence import (
    Answer,
    Clause,
    Part,
    Parts,
    enumerated,
    fitted,
    to_cell,
    to_event,
    to_framework,
)
from timeline.views.answers.sides import sides_answer
from timeline.views.answers.standing import (
    DOUBTS,
    FAVOUR,
    REFUSES,
    SPLIT,
    Standing,
    each,
    first_said,
    is_told,
    is_whole,
    standing,
)
from timeline.views.answers.wording import (
    SAID_NO,
    VERBS,
    coarser,
    country,
    genitive,
    when,
    within,
)
from timeline.views.view import View
from timeline.words import counted

__all__ = ["proposal_answer"]

_PROPOSAL, _EXISTS = "proposal", frozenset({"existing", "dormant", "dissolved"})
_MOST_NAMED = 4


def proposal_answer(ds: Dataset, view: View) -> Answer | None:
    """Say what became of a proposal; of one country, what its government answered.

    Of a framework filtered for that is no mere proposal, or whose proposal is not in view, it says
    who is for and against it. None where the data in view tell nothing of these.
    """
    filters = view.filters
    framework = framework_of(ds, filters)
    if not framework:
        return None
    ever, until = replace(filters, years=None), _end(filters)
    if len(filters.countries) == 1:
        return government(ds, ever, framework, filters.countries[0], until)
    first = _first(ds, filters, framework)
    if first is None:
        return sides_answer(ds, view) if filters.frameworks == (framework,) else None
    found = standing(ds, ever, framework, until)
    known = contents.last_day(ds)
    day = min((d for d in (until, known) if d), default=None)
    return fitted(
        (
            _proposed(unique_names(ds, "frameworks")[framework], first),
            *_refused(ds, found, first),
            *_doubted(ds, found),
            *_split(ds, found),
            *_backed(ds, found, first, day if is_whole(filters) else None),
        )
    )


def _end(filters: Filters) -> AnyDay | None:
    """Return the last day of the range in view; None where it is open."""
    last = filters.years.last_day if filters.years else None
    return None if last is None else Day.fromordinal(last)


def _first(ds: Dataset, filters: Filters, framework: str) -> Any:
    """Return the event in view at which a framework was first proposed; None where there is none.

    Of several, that which can have been the earliest, then the most exactly known: whichever was
    the first, the date of this one is true of it.
    """
    status = ds.frameworks.loc[ds.frameworks["id"] == framework, "status"]
    if status.isin(_EXISTS).any():
        return None
    about = queries.members(ds, facet_of("framework"), "events")
    proposals = (
        queries.rows(ds, filters, "events")
        .filter(nw.col("kind") == _PROPOSAL)
        .join(about.filter(nw.col("value") == framework), on="key", how="semi")
    )
    here = each(queries.collect(proposals.sort("key")))
    never = FIRST_DAY.stamp

    def order(row: Any) -> tuple[Any, ...]:
        begins = never if pd.isna(row.perhaps_from) else row.perhaps_from
        return begins, row.certain_from, rank_of(row.importance), row.line

    return min(here, key=order, default=None)


def _proposed(on: str, first: Any) -> Clause:
    def said(text: str) -> Parts:
        before, after = when(text)
        return (Part(f"{before}{on} was "), Part(f"proposed{after}", to_event(first.id)))

    return Clause((said(first.date), said(coarser(first.date))), rank=4)


def _refused(ds: Dataset, found: Standing, first: Any) -> Iterator[Clause]:
    """Say which governments said no, and within how many days."""
    who = found.at(REFUSES)
    if not who:
        return
    noes = [first_said(ds, found, code) for code in who]
    said = (SAID_NO if all(map(is_told, noes)) else VERBS[REFUSES]).said(len(who), past=True)
    # Without a first day, or where a no is older than the proposal, it was no answer to it.
    if all(no.perhaps_from >= first.perhaps_from for no in noes):
        said += f" {within(first.perhaps_from, max(no.certain_from for no in noes))}"
    named = enumerated(
        [
            Part(country(ds, code), evidence_of(no, to_cell(code, found.framework)))
            for code, no in zip(who, noes, strict=True)
        ]
    )
    several = Part(counted(len(who), "government"), to_framework(found.framework))
    forms: list[Parts] = [(several, Part(f" {said}"))]
    if len(who) <= _MOST_NAMED:
        forms.insert(0, (*named, Part(f" {said}")))
    yield Clause(tuple(forms), rank=1)


def _doubted(ds: Dataset, found: Standing) -> Iterator[Clause]:
    who = found.at(DOUBTS)
    if not who:
        return
    named = [Part(country(ds, code), to_cell(code, found.framework)) for code in who]
    said = Part(f" {VERBS[DOUBTS].said(len(who), past=True)}")
    several = (Part(counted(len(who), "government"), to_framework(found.framework)), said)
    forms: tuple[Parts, ...] = ((*enumerated(named), said), several, ())
    yield Clause(forms if len(who) <= _MOST_NAMED else forms[1:], rank=3)


def _split(ds: Dataset, found: Standing) -> Iterator[Clause]:
    for code in found.at(*SPLIT)[:1]:
        who = Part(genitive(country(ds, code)), to_cell(code, found.framework))
        yield Clause(((who, Part(" was split")), ()), rank=3)


def _backed(ds: Dataset, found: Standing, first: Any, day: AnyDay | None) -> Iterator[Clause]:
    """Say which governments are for it or, by a day and where that is certain, that none is."""
    who = found.at(*FAVOUR)
    link = to_framework(found.framework)
    if who:
        word = "is" if len(who) == 1 else "are"
        named = [Part(country(ds, code), to_cell(code, found.framework)) for code in who]
        several = (Part(counted(len(who), "government"), link), Part(f" {word} for it"))
        forms: tuple[Parts, ...] = ((*enumerated(named), Part(f" {word} for it")), several)
        yield Clause(forms if len(who) <= _MOST_NAMED else forms[1:], rank=2)
    elif day and not any(stance > 0 for stances in found.perhaps.values() for stance in stances):
        said = dates.noun(day)
        # The year has been said.
        short = said.removesuffix(
            f" {dates.year_name(day.year)}" if first.certain_from.year == day.year else " "
        )
        none = Part("no government had backed it", link)
        yield Clause(tuple((Part(f"by {by} "), none) for by in (said, short)), rank=5)

"""The answer of one country: where its government stands on a framework, since when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from timeline.dataset import Dataset
from timeline.dates.days import AnyDay
from timeline.queries.filters import Filters, unique_names
from timeline.views.answers.one_voice import did, evidence_of
from timeline.views.answers.sentence import Answer, Clause, Part, fitted, to_cell
from timeline.views.answers.standing import SPLIT, first_said, standing, statements
from timeline.views.answers.wording import VERBS, country, genitive
from timeline.words import joined

__all__ = ["government"]

_MOST_NAMED = 2


def government(
    ds: Dataset, filters: Filters, framework: str, code: str, day: AnyDay | None = None
) -> Answer | None:
    """Say what the government of a country holds of a framework; None where that is not certain."""
    found = standing(ds, filters, framework, day)
    if code not in found.certain:
        return None
    on, link = unique_names(ds, "frameworks")[framework], to_cell(code, framework)
    if code not in found.at(*SPLIT):
        first = first_said(ds, found, code)
        who, evidence = country(ds, code), evidence_of(first, link)
        forms = (did(who, on, first, evidence, is_coarse=coarse) for coarse in (False, True))
        return fitted([Clause(tuple(forms))])
    said = statements(ds, found.current[code])
    who = f"{genitive(country(ds, code))} government"
    head = (Part(who, link), Part(f" {VERBS[None].said(1, on, past=day is not None)}"))
    return fitted([Clause(((*head, Part(_sides(ds, said))), head))])


def _sides(ds: Dataset, said: Sequence[Any]) -> str:
    """Say who of a split government is on which side, where they are few."""
    names = unique_names(ds, "actors")
    parts = []
    for sign, words in ((1, "in favour"), (-1, "against")):
        mine = list(dict.fromkeys(names[s.actor] for s in said if s.stance * sign > 0))
        if not mine or len(mine) > _MOST_NAMED:
            return ""
        parts.append(f"{joined(mine)} {words}")
    return f": {', '.join(parts)}"

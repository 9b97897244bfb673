"""The answer of a matrix of all voices: how many are on which side, one act counted once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

import numpy as np

from timeline.dataset import Dataset
from timeline.queries import positions
from timeline.queries.filters import unique_names
from timeline.queries.subject import framework_of
from timeline.views.answers.sentence import (
    Answer,
    Clause,
    Part,
    Parts,
    each_or_number,
    fitted,
    to_cell,
    to_framework,
)
from timeline.views.answers.standing import each, has_moved, once
from timeline.views.answers.wording import VERBS, dateline, went
from timeline.views.view import View
from timeline.words import joined

__all__ = ["voices_answer"]

_SIDES = {-1: "against", 1: "for it", 0: "neutral", None: "split"}


def voices_answer(ds: Dataset, view: View) -> Answer | None:
    """Say how many voices are on which side of a framework; None where none certainly is.

    Voices that tell one act are one; authors of the articles are no voices and counted apart.
    """
    framework = framework_of(ds, view.filters)
    if not framework:
        return None
    cells = positions.cells(ds, view.filters, view.asof, voices="all")
    found = positions.sides(ds, cells, framework)
    counts = _counts(found.camps) if found else Counter()
    if found is None or not counts:
        return None
    name = unique_names(ds, "frameworks")[framework]
    head = dateline(view.asof)
    heard = [c for c in each(cells) if c.framework == framework and c.certain]
    heard = [c for c in heard if c.actor in set(chain(*chain(*found.camps.values())))]
    if sum(counts.values()) == 1:
        lead = _alone(ds, heard[0], name, head)
    else:
        number = Part(f"{sum(counts.values()):,} voices", to_framework(framework))
        lead = (Part(f"{head}of "), number, Part(f" on {name}, {_listed(counts)}"))
    return fitted((Clause((lead,)), *_moved(ds, heard), *_apart(_counts(found.authors))))


def _counts(camps: positions.Camps) -> Counter[int | None]:
    """Count acts by side, None for who contradicts itself."""
    found: Counter[int | None] = Counter()
    for level, camp in camps.items():
        found[level if level is None else int(np.sign(level))] += len(camp)
    return +found


def _listed(counts: Counter[int | None]) -> str:
    """Say how many are on each side, the most first: ``13 are against it, 2 for it, 1 neutral``."""
    order = sorted(counts, key=lambda side: (-counts[side], list(_SIDES).index(side)))
    said = [f"{counts[side]:,} {_SIDES[side]}" for side in order]
    said[0] = said[0].replace(" ", f" {'is' if counts[order[0]] == 1 else 'are'} ", 1)
    return joined(said)


def _alone(ds: Dataset, cell: Any, on: str, head: str) -> tuple[Part, ...]:
    """Name the one voice that there is."""
    verb = VERBS[None if cell.split else int(cell.stance)].said(1, on)
    name = unique_names(ds, "actors")[cell.actor]
    return (Part(f"{head}{name}", to_cell(cell.actor, cell.framework)), Part(f" {verb}"))


def _moved(ds: Dataset, cells: Iterable[Any]) -> Iterator[Clause]:
    """Say who moved, of whom two statements are known one after the other."""
    names = unique_names(ds, "actors")
    told: list[tuple[Parts, ...]] = []
    on = ""
    for cell in once(ds, filter(has_moved, cells)):
        before, after, on = cell.came_from, int(cell.stance), cell.framework
        who = Part(names[cell.actor], to_cell(cell.actor, on))
        said, short = (
            Part(f" has gone {went(before, after)}"),
            Part(f" has {_turned(before, after)}"),
        )
        told.append(((who, said), (who, short)))
    if told:
        number = (Part(f"{len(told):,} of them", to_framework(on)), Part(" have moved"))
        yield Clause(each_or_number(told, number), rank=1)


def _turned(before: int, after: int) -> str:
    """Say in a word or two what somebody who moved did, so that no turn is read into a step."""
    if before * after > 0:
        return "grown less firm" if abs(after) < abs(before) else "grown firmer"
    return "changed sides" if before * after < 0 else "moved"


def _apart(own: Counter[int | None]) -> Iterator[Clause]:
    """Say where the articles' own authors stand."""
    if number := sum(own.values()):
        said = "own view is" if number == 1 else "own views are"
        listed = [f"{own[side]:,} {_SIDES[side]}" for side in own]
        sides = [_SIDES[side] for side in own] if len(own) == 1 else listed
        full = (Part(f"the articles' {said} {joined(sides)}"),)
        yield Clause((full, (Part(f"the articles' own {number} apart"),), ()), rank=2)

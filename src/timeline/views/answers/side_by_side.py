"""The answer of some who are set side by side: on how much they agree, and on what they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.dataset import Dataset
from timeline.queries import positions
from timeline.queries.filters import unique_names
from timeline.views.answers.sentence import (
    Answer,
    Clause,
    Part,
    enumerated,
    fitted,
    to_framework,
)
from timeline.views.answers.wording import country, dateline
from timeline.views.evidence import holders
from timeline.views.view import View
from timeline.words import counted, joined

__all__ = ["side_by_side_answer"]


def side_by_side_answer(ds: Dataset, view: View) -> Answer | None:
    """Say on how many frameworks they agree of those on which two or more of them stand.

    None where on none two of them certainly stand on a side.
    """
    found = positions.side_by_side(ds, view.filters, view.asof, view.side)
    like = [one for one in found if one.verdict == "agree"]
    unlike = [one.framework for one in found if one.verdict == "differ"]
    number = len(like) + len(unlike)
    if not number:
        return None
    names = {**holders(ds, "all"), **{code: country(ds, code) for code in ds.countries["id"]}}
    who, head = joined([names[side] for side in view.side]), dateline(view.asof)
    on = f"{len(like)} of {counted(number, 'framework')}"
    said = f"{head}{who} agree on {on} on which both take a side"
    if len(view.side) > len(("one", "other")):
        said = f"{head}of {who}, those who take a side agree on {on}"
    return fitted([Clause(((Part(said),),)), *_differ(ds, unlike)])


def _differ(ds: Dataset, frameworks: Sequence[str]) -> Iterator[Clause]:
    """Name on what they differ, as far as there is room."""
    if not frameworks:
        return
    names = unique_names(ds, "frameworks")
    each = [Part(names[key], to_framework(key)) for key in frameworks]
    yield Clause(((Part("they differ on "), *enumerated(each)), ()), rank=1)

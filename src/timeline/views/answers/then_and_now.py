"""The answer of two moments set side by side: what recurs, by the parallels that sources draw."""

from __future__ import annotations

import pandas as pd

from timeline.dataset import Dataset
from timeline.queries import moments
from timeline.queries.moments import Moment
from timeline.views.answers.sentence import Answer, Clause, Part, fitted, to_event
from timeline.views.answers.wording import apart
from timeline.views.view import View
from timeline.words import counted

__all__ = ["parallels_answer"]

_CONTRAST = "contrast"


def parallels_answer(ds: Dataset, view: View) -> Answer | None:
    """Say how many parallels tie two moments; None where the data have none that does.

    Those count of which one event is drawn around the earlier moment, and the other around the
    later one. What the sources draw as a contrast is no likeness, and counted apart.
    """
    both = moments.pair(ds, view.then, view.now)
    if both is None or ds.parallels.empty:
        return None
    first, second = both if both[0].zero <= both[1].zero else both[::-1]
    drawn = _between(ds, view, first, second)
    if drawn.empty:
        return None
    is_contrast = drawn["relation"] == _CONTRAST
    number, contrasts = int((~is_contrast).sum()), int(is_contrast.sum())
    said, last = f"the sources draw {counted(contrasts, 'contrast')} between ", " and "
    if number:
        said = f"{counted(number, 'parallel')} {'ties' if number == 1 else 'tie'} "
        last = " to "
    distance = apart(first.span, second.span)
    head = Part(f"{distance}, {said}" if distance else said)
    clauses = [Clause(((head, *_ends(drawn, first, second, last)),))]
    if number and contrasts:
        more = f"{contrasts:,} more {'is a contrast' if contrasts == 1 else 'are contrasts'}"
        clauses.append(Clause(((Part(more),), ()), rank=1))
    return fitted(clauses)


def _ends(drawn: pd.DataFrame, first: Moment, second: Moment, last: str) -> tuple[Part, ...]:
    """Name what is tied: the moments themselves, or the time around them."""
    then, now = (Part(f"“{m.label}”", to_event(m.id)) for m in (first, second))
    if ((drawn["then_event"] == first.id) & (drawn["now_event"] == second.id)).all():
        return (then, Part(last), now)
    return (Part("the time of "), then, Part(f"{last}that of "), now)


def _between(ds: Dataset, view: View, first: Moment, second: Moment) -> pd.DataFrame:
    """Return the parallels of which one event is drawn around each moment."""
    then, now = (
        set(moments.around(ds, view.filters, moment, view.months)["id"])
        for moment in (first, second)
    )
    every = ds.parallels
    return every[every["then_event"].isin(then) & every["now_event"].isin(now)]

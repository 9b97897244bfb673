"""What a page says first where the data in view give no answer: how much there is, and of when."""

from __future__ import annotations

from timeline.dataset import Dataset
from timeline.views import contents
from timeline.views.answers.sentence import Answer, Part
from timeline.views.view import View
from timeline.words import counted

__all__ = ["plain_answer"]


def plain_answer(ds: Dataset, view: View) -> Answer:
    """Say how many events or statements are in view, and of which years: ``3 events, 1994``."""
    is_of_events = view.kind in contents.OF_EVENTS
    here = contents.events(ds, view) if is_of_events else contents.statements(ds, view)
    said = counted(len(here), "event" if is_of_events else "statement")
    begun = here["perhaps_from"].fillna(here["certain_from"])
    if here.empty or begun.isna().all():
        return Answer((Part(said),))
    years = dict.fromkeys((begun.min().year, begun.max().year))
    return Answer((Part(f"{said}, {' to '.join(map(str, years))}"),))

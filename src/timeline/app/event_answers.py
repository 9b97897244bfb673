"""What the marks of events answer on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from timeline import dates
from timeline.app.canvas_view import Answer
from timeline.charts.hover import event_lines, moment_lines
from timeline.dataset import Dataset
from timeline.kept import kept
from timeline.queries.filters import Filters
from timeline.queries.moments import Moment, together
from timeline.queries.stance_signs import event_stances
from timeline.queries.ties import around_both
from timeline.views import contents
from timeline.views.view import View

__all__ = ["event_answers", "moment_answers"]


@kept(most=64)
def event_answers(ds: Dataset, view: View) -> Mapping[str, Answer]:
    """Return for each event of a view what its mark is called and says, in order of time."""
    events = contents.drawn(ds, view)
    return _answers(events, event_lines(ds, events, event_stances(ds, view.filters, events)))


@kept(most=64)
def moment_answers(
    ds: Dataset, filters: Filters, both: tuple[Moment, Moment], months: int
) -> Mapping[str, Answer]:
    """Return the same of the events around two moments, in order of months from zero."""
    around = around_both(ds, filters, both, months)
    return _answers(together(list(around.values())), moment_lines(ds, filters, around))


def _answers(events: pd.DataFrame, lines: Mapping[str, Sequence[str]]) -> dict[str, Answer]:
    return {
        str(key): Answer(f"{label}, {dates.words(when)}", lines[str(key)])
        for key, label, when in zip(events["id"], events["label"], events["date"], strict=True)
    }

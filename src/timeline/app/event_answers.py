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
from timeline.queries.moments import Moment
from timeline.queries.stance_signs import event_stances
from timeline.views import contents
from timeline.views.view import View

__all__ = ["event_answers", "moment_answers"]


@kept(most=32)
def event_answers(ds: Dataset, view: View) -> Mapping[str, Answer]:
    """Return for each event of a view what its mark is called and says, in order of time."""
    events = contents.events(ds, view)
    return _answers(events, event_lines(ds, events, event_stances(ds, view.filters)))


def moment_answers(
    ds: Dataset, filters: Filters, around: Mapping[Moment, pd.DataFrame], every: pd.DataFrame
) -> Mapping[str, Answer]:
    """Return the same of the events around moments, in the order of the rows of ``every``."""
    return _answers(every, moment_lines(ds, filters, around))


def _answers(events: pd.DataFrame, lines: Mapping[str, Sequence[str]]) -> dict[str, Answer]:
    return {
        str(key): Answer(f"{label}, {dates.words(when)}", lines[str(key)])
        for key, label, when in zip(events["id"], events["label"], events["date"], strict=True)
    }

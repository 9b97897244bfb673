"""What the marks of events answer on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from timeline import dates
from timeline.app.canvas_view import Answer
from timeline.app.state import State
from timeline.charts.hover import event_lines, moment_lines
from timeline.queries.moments import Moment
from timeline.queries.stance_signs import event_stances

__all__ = ["event_answers", "moment_answers"]


def event_answers(state: State, view: pd.DataFrame) -> dict[str, Answer]:
    """Return for each event what its mark is called and says, by ids in the order of the rows.

    Parameters
    ----------
    view : pandas.DataFrame
        Rows of ``ds.events``.
    """
    stances = event_stances(state.ds, state.filters)
    return _answers(view, event_lines(state.ds, view, stances))


def moment_answers(
    state: State, around: Mapping[Moment, pd.DataFrame], every: pd.DataFrame
) -> dict[str, Answer]:
    """Return the same of the events around moments, in the order of the rows of ``every``."""
    return _answers(every, moment_lines(state.ds, state.filters, around))


def _answers(view: pd.DataFrame, lines: Mapping[str, Sequence[str]]) -> dict[str, Answer]:
    return {
        str(key): Answer(f"{label}, {dates.words(when)}", lines[str(key)])
        for key, label, when in zip(view["id"], view["label"], view["date"], strict=True)
    }

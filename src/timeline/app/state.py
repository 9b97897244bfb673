"""What one visitor looks at: the data set, the filters in force, and what has been clicked."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd
import streamlit as st

from timeline import queries
from timeline.dataset import Dataset
from timeline.queries import Of
from timeline.queries.filters import Filters

__all__ = ["View", "clicked", "points"]


@dataclass
class View:
    """The data set, what the page is about, and the filters once the sidebar has read them.

    ``page`` is the page's path within the dashboard; blank for the first.
    """

    ds: Dataset
    of: Of = "events"
    filters: Filters = field(default_factory=Filters)
    page: str = ""

    def rows(self, of: Of) -> pd.DataFrame:
        """Return the events or stances in view, in order of time."""
        return (
            queries.events(self.ds, self.filters)
            if of == "events"
            else queries.stances(self.ds, self.filters)
        )

    @property
    def dark(self) -> bool:
        """Whether the page is dark."""
        return st.context.theme.type == "dark"


def points(chart: str, fields: int) -> tuple[str, ...]:
    """Return the ids of the mark that is selected in a chart; empty for none.

    Parameters
    ----------
    chart : str
        Key of the chart.
    fields : int
        How many of the point's custom data make up its id.
    """
    found = st.session_state[chart]["selection"]["points"]
    return tuple(map(str, found[-1]["customdata"][:fields])) if found else ()


def clicked(key: str, picked: tuple[str, ...], *, is_open: bool) -> tuple[str, ...]:
    """Return the ids of what a click asks for; empty to close.

    A click on what is selected already takes the selection away. Where its card is open, that
    closes it; where it was closed by other means, the visitor wants it back.

    Parameters
    ----------
    key : str
        Key of the chart or table.
    picked : tuple of str
        Ids of what is selected in it now.
    is_open : bool
        Whether a card is open.
    """
    last = f"last:{key}"
    if picked:
        st.session_state[last] = picked
    elif is_open:
        return ()
    again: tuple[str, ...] = st.session_state.get(last, ())
    return again

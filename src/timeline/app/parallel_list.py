"""The curated parallels: what is alike then and now, the two events beside each other, by whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from timeline import dates
from timeline.app import url
from timeline.app.markdown import link, safe
from timeline.cite.sources import Source, by_source, sources
from timeline.dataset import Dataset
from timeline.schema import entries
from timeline.words import counted

__all__ = ["show"]

_WIDE = 760
"""From this width on, the comparison stands beside its events, px."""


def show(
    ds: Dataset, shown: tuple[str, str], width: float, on_show: Callable[[str, str], None]
) -> None:
    """Draw every parallel of a data set.

    Parameters
    ----------
    ds : Dataset
        Where they are.
    shown : tuple of (str, str)
        Ids of the two events on the chart.
    width : float
        Of the page's column, px.
    on_show : callable
        Given the ids of two events that are to be put on the chart.
    """
    if ds.parallels.empty:
        return
    st.subheader("Parallels that the sources draw")
    number = counted(len(ds.parallels), "comparison")
    st.caption(f"{number} of an event then with an event now, whatever the filters.")
    events = ds.events.set_index("id", drop=False)
    for row in ds.parallels.to_dict("records"):
        with st.container(border=True, gap="small"):
            _head(row, shown, on_show)
            _parallel(ds, row, events, is_wide=width >= _WIDE)


def _head(
    row: Mapping[Any, Any], shown: tuple[str, str], on_show: Callable[[str, str], None]
) -> None:
    """Draw what is alike, with the button that puts the two events on the chart."""
    then, now = str(row["then_event"]), str(row["now_event"])
    is_shown = (then, now) == shown
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.markdown(f"##### {safe(row['theme'])}", width="content")
        st.button(
            "On the chart above" if is_shown else "Put on the chart above",
            key=f"parallel:{row['id']}",
            icon=":material/check:" if is_shown else ":material/compare_arrows:",
            type="tertiary",
            disabled=is_shown,
            on_click=on_show,
            args=(then, now),
        )


def _parallel(ds: Dataset, row: Mapping[Any, Any], events: pd.DataFrame, *, is_wide: bool) -> None:
    """Draw the two events beside each other, and what is said of them."""
    if is_wide:
        then, now, told = st.columns([0.25, 0.25, 0.5], gap="medium")
    else:
        then, now = st.columns(2, gap="medium")
        told = st.container()
    for place, name in ((then, "Then"), (now, "Now")):
        event = events.loc[row[f"{name.lower()}_event"]]
        when = f":small[:gray[{name} · {safe(dates.noun(event['date']))}]]"
        title = f"[{safe(event['title'])}]({url.href_event(event['id'])})"
        place.markdown("  \n".join((when, f"**{safe(event['label'])}**", title)))
    told.markdown("\n\n".join(_told(ds, row)))


def _told(ds: Dataset, row: Mapping[Any, Any]) -> Iterator[str]:
    """Say what is compared, what is said against it, and who says so."""
    if row["summary"]:
        yield safe(row["summary"])
    if row["note"]:
        yield f":material/info: {safe(row['note'])}"
    cited = by_source(sources(ds), entries(row["sources"]))
    if cited:
        named = (link(_place(source, where), source.url) for source, where in cited.items())
        yield f"**Sources** {'; '.join(named)}"


def _place(source: Source, paragraphs: Sequence[int]) -> str:
    return ", ".join(filter(None, (source.name, source.where(paragraphs))))

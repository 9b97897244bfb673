"""The curated parallels: what is alike then and now, the two events beside each other, by whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import htpy as h
import pandas as pd
import streamlit as st

from timeline import dates, queries
from timeline.app import briefing_cart, url
from timeline.cite.sources import Source, by_source, sources
from timeline.dataset import Dataset
from timeline.kept import kept
from timeline.schema import entries
from timeline.web_address import web_address
from timeline.words import counted

__all__ = ["show"]


def show(ds: Dataset, shown: tuple[str, str], on_show: Callable[[str, str], None]) -> None:
    """Draw every parallel of a data set.

    Parameters
    ----------
    ds : Dataset
        Where they are.
    shown : tuple of (str, str)
        Ids of the two events on the chart.
    on_show : callable
        Given the ids of two events that are to be put on the chart.
    """
    if ds.parallels.empty:
        return
    st.subheader("Parallels that the sources draw")
    number = counted(len(ds.parallels), "comparison")
    st.caption(f"{number} of an event then with an event now, whatever the filters.")
    for card in _cards(ds, tuple(briefing_cart.carried())):
        is_shown = (card.then, card.now) == shown
        with st.container(border=True, gap="xxsmall"):
            st.html(card.text)
            st.button(
                "On the chart above" if is_shown else "Put on the chart above",
                key=f"parallel:{card.id}",
                icon=":material/check:" if is_shown else ":material/compare_arrows:",
                type="tertiary",
                disabled=is_shown,
                on_click=on_show,
                args=(card.then, card.now),
            )


@dataclass(frozen=True, slots=True)
class _Card:
    """What is said of a parallel, as HTML, and the ids of its events."""

    id: str
    then: str
    now: str
    text: str


@kept(most=32)
def _cards(ds: Dataset, carried: tuple[tuple[str, str], ...]) -> tuple[_Card, ...]:
    """Return the parallels, made once: as parts of the page they cost more than all the rest of it.

    ``carried`` is what their links take along.
    """
    del carried  # the links ask for it themselves; it tells these cards from others
    named = {*ds.parallels["then_event"], *ds.parallels["now_event"]}
    events = queries.by_ids(ds, "events", named).set_index("id", drop=False)
    return tuple(
        _Card(
            str(row["id"]),
            str(row["then_event"]),
            str(row["now_event"]),
            str(_card(ds, row, events)),
        )
        for row in ds.parallels.to_dict("records")
    )


def _card(ds: Dataset, row: Mapping[Any, Any], events: pd.DataFrame) -> h.Element:
    """Say what is alike, the two events beside each other, and what is said of them."""
    return h.article(".parallel")[
        h.h5(dir="auto")[str(row["theme"])],
        (
            h.div[
                h.small[f"{name} · {dates.noun(event['date'])}"],
                h.strong(dir="auto")[str(event["label"])],
                h.a(href=url.href_event(str(event["id"])), dir="auto")[str(event["title"])],
            ]
            for name in ("Then", "Now")
            for event in [events.loc[row[f"{name.lower()}_event"]]]
        ),
        h.div(".told")[_told(ds, row)],
    ]


def _told(ds: Dataset, row: Mapping[Any, Any]) -> Iterator[h.Element]:
    """Say what is compared, what is said against it, and who says so."""
    if row["summary"]:
        yield h.p(dir="auto")[str(row["summary"])]
    if row["note"]:
        yield h.p(".note", dir="auto")[str(row["note"])]
    if cited := by_source(sources(ds), entries(row["sources"])):
        named = [_linked(_place(source, where), source.url) for source, where in cited.items()]
        yield h.p[h.strong["Sources "], ([one, "; "] for one in named[:-1]), named[-1]]


def _linked(label: str, address: str) -> h.Node:
    found = web_address(address)
    return h.a(href=found, target="_blank", rel="noopener")[label] if found else label


def _place(source: Source, paragraphs: Sequence[int]) -> str:
    return ", ".join(filter(None, (source.name, source.where(paragraphs))))

"""A row and what it rests on, as a card: date in words, sources, quote, note, citation."""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import partial
from typing import Literal

import pandas as pd
import streamlit as st

from timeline import cite, dates
from timeline.app import url
from timeline.app.markdown import link, safe
from timeline.app.state import State
from timeline.dataset import Dataset
from timeline.queries import positions
from timeline.schema import STANCE_GLYPHS, STANCE_WORDS, entries
from timeline.words import capital

__all__ = ["actor_link", "badge", "cell_link", "open_drawer", "open_event", "statements"]

_COLOURS = {2: "violet", 1: "violet", 0: "gray", -1: "orange", -2: "orange"}


def open_drawer(
    title: str,
    draw: Callable[[], None],
    on_close: Callable[[], None],
    *,
    width: int = 620,
    side: Literal["left", "right"] = "right",
) -> None:
    """Open a drawer over one side of the page, and let ``draw`` fill it."""
    st.dialog(safe(title), width=width, position=side, on_dismiss=on_close)(draw)()


def open_event(
    state: State, shown: Container[str], outside: str, side: Literal["left", "right"] = "left"
) -> None:
    """Open the card of the event that is chosen, if one is.

    On the left it lies over the filters first, and leaves most of the chart to be seen.

    Parameters
    ----------
    shown : container of str
        Ids of the events on the page's chart.
    outside : str
        What is said first of any other event.
    """
    event = state.event
    if event is None:
        return

    def card() -> None:
        if event["id"] not in shown:
            st.caption(safe(outside))
        _card(state.ds, event)

    open_drawer(event["title"], card, partial(url.choose, url.EVENT), side=side)


def _card(ds: Dataset, event: pd.Series) -> None:
    said = [_when(event["date"]), event["kind"]]
    if event["reported_date"]:
        said.insert(1, f"a source says {dates.words(event['reported_date'])}")
    st.caption(safe(" · ".join(filter(None, said))))
    _words(event, safe(event["summary"]))
    taken = positions.stances_at(ds, event["id"])
    lines = [f"{badge(int(row['stance']))} {_whose(ds, row)}" for _, row in taken.iterrows()]
    if lines:
        st.markdown("  \n".join(("**Stances taken**", *lines)))
    _sources(ds, event["sources"])
    _named(ds, event)
    st.markdown("**Cite as**")
    st.code(cite.citation(ds, "events", event["id"]), language=None, wrap_lines=True)


def statements(ds: Dataset, rows: pd.DataFrame) -> None:
    """Draw stances, rows of ``ds.stances``, each with its evidence."""
    for _, row in rows.iterrows():
        _statement(ds, row)


def _statement(ds: Dataset, row: pd.Series) -> None:
    condition = f" Condition: {safe(row['condition'])}." if row["condition"] else ""
    basis = f" · {safe(row['basis'])}" if row["basis"] else ""
    with st.container(border=True, gap="small"):
        st.markdown(
            f"{badge(int(row['stance']))} **{safe(_when(row['date']))}** · {_whose(ds, row)}{basis}"
        )
        _words(row, safe(row["summary"]) + condition)
        if row["event"]:
            title = ds.events.loc[ds.events["id"] == row["event"], "title"].iloc[0]
            st.markdown(f"**Event** [{safe(title)}]({url.href_event(row['event'])})")
        _sources(ds, row["sources"])


def actor_link(name: str, key: str) -> str:
    """Return a link to the page of an actor, or of a country by its code, as Markdown."""
    return f"[{safe(name)}]({url.href_actor(key)})"


def cell_link(ds: Dataset, actor: str, framework: str) -> str:
    """Return a link, named for the framework, to what an actor said on it, as Markdown."""
    return f"[{safe(ds.names('frameworks')[framework])}]({url.href_cell(actor, framework)})"


def _whose(ds: Dataset, row: pd.Series) -> str:
    """Say who spoke on what, each linked to its page."""
    actor, framework = row["actor"], row["framework"]
    return f"{actor_link(ds.names('actors')[actor], actor)} on {cell_link(ds, actor, framework)}"


def badge(stance: int) -> str:
    """Return a stance as Markdown: its glyph and words on its colour."""
    return f":{_COLOURS[stance]}-badge[{safe(STANCE_GLYPHS[stance])} {STANCE_WORDS[stance]}]"


def _when(cell: str) -> str:
    return capital(dates.words(cell))


def _words(row: pd.Series, summary: str) -> None:
    """Say what happened or was said, ``summary`` as Markdown, with quote and note if any."""
    if summary:
        st.markdown(summary)
    if row["quote"]:
        st.markdown(f"> “{safe(row['quote'])}”")
    if row["note"]:
        st.markdown(f":material/info: {safe(row['note'])}")


def _named(ds: Dataset, event: pd.Series) -> None:
    """Name the countries, actors and frameworks of an event, a line for each that it has."""
    lines = []
    for table in ("countries", "actors", "frameworks"):
        names = ds.names(table)
        listed = [(names.get(key, key), key) for key in entries(event[table])]
        is_linked = table != "frameworks"
        said = [actor_link(*pair) if is_linked else safe(pair[0]) for pair in listed]
        if said:
            lines.append(f"**{table.capitalize()}** {', '.join(said)}")
    if lines:
        st.markdown("  \n".join(lines))


def _sources(ds: Dataset, cell: str) -> None:
    notes = cite.source_notes(ds, entries(cell))
    if notes:
        lines = "  \n".join(f"{n.number}\\. {link(n.text, n.url)}" for n in notes)
        st.markdown(f"**Sources**  \n{lines}")

"""A row and what it rests on, as a card: date in words, sources, quote, note, citation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pandas as pd
import streamlit as st

from timeline import cite, dates
from timeline.app import url
from timeline.app.markdown import link, safe
from timeline.dataset import Dataset
from timeline.queries import positions
from timeline.schema import STANCE_GLYPHS, STANCE_WORDS, entries
from timeline.words import capital

__all__ = ["actor_link", "badge", "cell_link", "open_event", "statement"]

_DRAWER = 620
_COLOURS = {2: "violet", 1: "violet", 0: "gray", -1: "orange", -2: "orange"}


def open_event(
    ds: Dataset,
    event: pd.Series,
    on_close: Callable[[], None],
    *,
    note: str = "",
    side: Literal["left", "right"] = "left",
) -> None:
    """Open the card of one event, a row of ``ds.events``, in a drawer over one side of the page.

    On the left it lies over the filters first, and leaves most of the chart to be seen. ``note`` is
    said first, if anything.
    """

    @st.dialog(safe(event["title"]), width=_DRAWER, position=side, on_dismiss=on_close)
    def drawer() -> None:
        if note:
            st.caption(safe(note))
        _card(ds, event)

    drawer()


def _card(ds: Dataset, event: pd.Series) -> None:
    when = capital(dates.words(event["date"]))
    st.caption(safe(" · ".join(filter(None, [when, _reported(event), event["kind"]]))))
    if event["summary"]:
        st.markdown(safe(event["summary"]))
    _quote(event["quote"])
    _note(event["note"])
    taken = positions.stances_at(ds, event["id"])
    if len(taken):
        lines = "  \n".join(_short(ds, row) for _, row in taken.iterrows())
        st.markdown(f"**Stances taken**  \n{lines}")
    _sources(ds, event["sources"])
    _named(ds, event)
    st.markdown("**Cite as**")
    st.code(cite.citation(ds, "events", event["id"]), language=None, wrap_lines=True)


def statement(ds: Dataset, row: pd.Series) -> None:
    """Draw one stance, a row of ``ds.stances``, with its evidence."""
    when = capital(dates.words(row["date"]))
    condition = f" Condition: {safe(row['condition'])}." if row["condition"] else ""
    basis = f" · {safe(row['basis'])}" if row["basis"] else ""
    with st.container(border=True, gap="small"):
        st.markdown(f"{badge(int(row['stance']))} **{safe(when)}** · {_whose(ds, row)}{basis}")
        if row["summary"] or condition:
            st.markdown(safe(row["summary"]) + condition)
        _quote(row["quote"])
        _note(row["note"])
        if row["event"]:
            title = ds.events.loc[ds.events["id"] == row["event"], "title"].iloc[0]
            st.markdown(f"**Event** [{safe(title)}]({url.href_event(row['event'])})")
        _sources(ds, row["sources"])


def _short(ds: Dataset, row: pd.Series) -> str:
    return f"{badge(int(row['stance']))} {_whose(ds, row)}"


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


def _reported(event: pd.Series) -> str:
    if not event["reported_date"]:
        return ""
    return f"a source says {dates.words(event['reported_date'])}"


def _quote(quote: str) -> None:
    if quote:
        st.markdown(f"> “{safe(quote)}”")


def _note(note: str) -> None:
    if note:
        st.markdown(f":material/info: {safe(note)}")


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

"""A row and what it rests on, as a card: date in words, sources, quote, note, citation."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from contextvars import ContextVar
from functools import partial
from typing import Literal

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from timeline.app import edit_dialog, edit_session, page_links, paragraphs, url
from timeline.app.markdown import link, safe
from timeline.app.state import State
from timeline.dataset import Dataset
from timeline.queries.filters import unique_names
from timeline.schema import STANCE_GLYPHS, STANCE_WORDS
from timeline.views.evidence import CITE_AS, NO_SOURCE, SOURCES, TAKEN, Evidence, evidence
from timeline.views.extras import MORE
from timeline.views.fields import Row
from timeline.views.offices import office
from timeline.views.url_params import EVENT

__all__ = ["actor_link", "badge", "card", "cell_link", "open_drawer", "open_event", "statements"]

_place = ContextVar("place", default="page")
"""Where on the page rows are being drawn."""

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
    if edit_session.opened() is not None:
        return  # no two windows at once; it opens again when the form is closed

    def draw_there() -> None:
        place = _place.set("drawer")
        draw()
        _place.reset(place)

    st.dialog(safe(title), width=width, position=side, on_dismiss=on_close)(draw_there)()


def open_event(state: State, shown: Container[str], outside: str) -> None:
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

    def draw() -> None:
        if event["id"] not in shown:
            st.caption(safe(outside))
        card(state.ds, event)

    open_drawer(event["title"], draw, partial(url.choose, EVENT), side="left")


def card(ds: Dataset, event: pd.Series) -> None:
    """Draw what is known of an event, a row of ``ds.events``, under its title."""
    found = evidence(ds, "events", event.to_dict())
    with _row_head("events", event["id"]):
        st.caption(safe(" · ".join(found.head)), width="stretch")
        edit_dialog.pencil(ds, "events", event["id"], _place.get())
    _draw(ds, found, is_card=True)


def statements(ds: Dataset, rows: pd.DataFrame) -> None:
    """Draw stances, rows of ``ds.stances``, each with its evidence."""
    for row in rows.to_dict("records"):
        found = evidence(ds, "stances", row)
        when, *basis = map(safe, found.head)
        with st.container(border=True, gap="small"):
            head = (f"{badge(int(row['stance']))} **{when}**", _whose(ds, row), *basis)
            with _row_head("stances", row["id"]):
                st.markdown(" · ".join(head), width="stretch")
                edit_dialog.pencil(ds, "stances", row["id"], _place.get())
            _draw(ds, found)


def _row_head(table: str, key: object) -> DeltaGenerator:
    """Return the place of what a row is headed with, and of its pencil beside that."""
    return st.container(
        key=f"row-head:{table}:{key}:{_place.get()}",
        horizontal=True,
        vertical_alignment="top",
        gap="small",
    )


def actor_link(name: str, key: str) -> str:
    """Return a link to the page of an actor, or of a country by its code, as Markdown."""
    return f"[{safe(name)}]({url.href_actor(key)})"


def cell_link(ds: Dataset, actor: str, framework: str) -> str:
    """Return a link, named for the framework, to what an actor said on it, as Markdown."""
    return f"[{safe(unique_names(ds, 'frameworks')[framework])}]({url.href_cell(actor, framework)})"


def _whose(ds: Dataset, row: Row) -> str:
    """Say who spoke on what, each linked to its page."""
    actor, framework = row["actor"], row["framework"]
    title = office(ds, actor, row)
    who = actor_link(unique_names(ds, "actors")[actor], actor) + (
        f", {safe(title)}," if title else ""
    )
    return f"{who} on {cell_link(ds, actor, framework)}"


def badge(stance: int) -> str:
    """Return a stance as Markdown: its glyph and words on its colour."""
    return f":{_COLOURS[stance]}-badge[{safe(STANCE_GLYPHS[stance])} {STANCE_WORDS[stance]}]"


def _draw(ds: Dataset, found: Evidence, *, is_card: bool = False) -> None:
    """Draw what a card, or one of many statements, says under its head."""
    if found.summary:
        st.markdown(safe(found.summary))
    if found.quote:
        words = f"  \n> :small[{safe(found.words)}]" if found.words else ""
        st.markdown(f"> “{safe(found.quote)}”{words}")
    if found.note:
        st.markdown(f":material/info: {safe(found.note)}")
    paragraphs.show(ds, found.places, found.quote, is_open=is_card)
    if found.taken:
        taken = (f"{badge(int(row['stance']))} {_whose(ds, row)}" for row in found.taken)
        st.markdown("  \n".join((f"**{TAKEN}**", *taken)))
    if is_card:
        for label, table, names in found.lines:
            page_links.named(ds, label, table, names)
    elif found.lines:
        lines = (f"**{label}** {_named(table, names)}" for label, table, names in found.lines)
        st.markdown("  \n".join(lines))
    if found.extras:
        more = (f":small[{safe(name)}: {safe(value)}]" for name, value in found.extras)
        st.markdown("  \n".join((f"**{MORE}**", *more)))
    _draw_sources(found)


def _draw_sources(found: Evidence) -> None:
    """Draw who reports it, what is to be known of that, and how to cite it."""
    if found.sources:
        sources = (f"{note.number}\\. {link(note.text, note.url)}" for note in found.sources)
        st.markdown("  \n".join((f"**{SOURCES}**", *sources)))
    else:
        st.caption(NO_SOURCE)
    if found.caveat:
        st.caption(f"{found.caveat} [What is known of it]({url.href_sources()})")
    if found.citation:
        st.markdown(f"**{CITE_AS}**")
        st.code(found.citation, language=None, wrap_lines=True)


def _named(table: str, names: Mapping[str, str]) -> str:
    """Return names, those of events linked to their cards."""
    return ", ".join(
        f"[{safe(name)}]({url.href_event(key)})" if table == "events" else safe(name)
        for key, name in names.items()
    )

"""The fields in which whoever makes a picture says what it names, leaves out, and calls out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from timeline import dates, queries, views
from timeline.app.markdown import safe
from timeline.dataset import Dataset
from timeline.layout.page import size_named, title_room
from timeline.queries.colour_groups import COLOURS
from timeline.views import contents
from timeline.views.by_hand import NAMES, OTHERS, Callout
from timeline.views.url_params import COLOUR, HIDE, HIGHLIGHT, PIN
from timeline.words import counted

__all__ = ["MOST_HEADLINE", "MOST_WORDS", "fields", "read", "say_room"]

MOST_HEADLINE = 240
"""How many letters a headline may have; what of them has room is told beside it."""

MOST_WORDS = 120
"""How many letters a callout may have."""

_LISTS: Mapping[str, tuple[str, str]] = {
    PIN: ("Pin", "Named before all others, like a core event."),
    HIDE: ("Hide", "Out of the picture, which says how many are."),
    HIGHLIGHT: ("Highlight", "Stands out; the others step back."),
}
_ONLY, _AT, _WORDS = "only", "callout-at", "callout-words"
_CHOICES = (("names", "Names", NAMES), (COLOUR, "Colour by", COLOURS))
_HELP = {
    "names": "few: the core events. calm: as many as stay easy to read. all: as many as fit.",
    COLOUR: "What colours and shapes say: who acts, of which kind, on which framework, or nothing.",
}


def fields(
    ds: Dataset, view: views.View, key: str, on_change: Callable[[], None] | None = None
) -> None:
    """Draw the fields of a view of a chart of time, which `read` reads.

    Parameters
    ----------
    ds, view
        Of what, and as it is now.
    key : str
        What the keys of the fields begin with.
    on_change : callable, optional
        Takes each change; then the view holds it, and the fields always say what the view does.
        If not given, they hold what is chosen themselves.
    """
    for name, value in _values(view).items():
        if on_change or f"{key}-{name}" not in st.session_state:
            st.session_state[f"{key}-{name}"] = value
    with st.container(horizontal=True, gap="small"):
        for name, label, choices in _CHOICES:
            if name == COLOUR and view.kind != "timeline":
                continue
            st.segmented_control(
                label,
                choices,
                required=True,
                wrap=True,
                key=f"{key}-{name}",
                on_change=on_change,
                help=_HELP[name],
            )
    said = _events(ds, view)
    for name, (label, told) in _LISTS.items():
        only = name == HIDE and st.session_state[f"{key}-{_ONLY}"]
        st.multiselect(
            label,
            list(said),
            format_func=lambda i: said.get(i, i),
            key=f"{key}-{name}",
            on_change=on_change,
            help=told,
            placeholder="All but those chosen" if only else "Type a word, or choose",
            filter_mode="contains",
            select_all=False,
            disabled=only,
        )
        if name == HIDE:
            st.checkbox(
                "Hide all but what is pinned, highlighted or called out",
                key=f"{key}-{_ONLY}",
                on_change=on_change,
            )
    st.selectbox(
        "Callout at",
        ["", *said],
        format_func=lambda i: said.get(i, i) or "No event",
        key=f"{key}-{_AT}",
        on_change=on_change,
        filter_mode="contains",
        help="One box with words of yours beside an event.",
    )
    if st.session_state[f"{key}-{_AT}"]:
        st.text_input(
            "Words of the callout",
            key=f"{key}-{_WORDS}",
            max_chars=MOST_WORDS,
            on_change=on_change,
            placeholder="A few words of yours",
        )


def read(view: views.View, key: str) -> views.View:
    """Return a view with what its fields say, also while callbacks run."""
    said = {name: st.session_state.get(f"{key}-{name}", v) for name, v in _values(view).items()}
    at, words = said[_AT] or "", said[_WORDS].strip()
    return replace(
        view,
        names=said["names"],
        colour=said[COLOUR],
        pin=tuple(said[PIN]),
        hide=(OTHERS,) if said[_ONLY] else tuple(said[HIDE]),
        highlight=tuple(said[HIGHLIGHT]),
        callout=Callout(at, words) if at and words else None,
    )


def say_room(headline: str, size: str, width: int | None = None) -> None:
    """Say how long a headline is, and how much of it a picture of a size has room for."""
    text = " ".join(headline.split())
    room = title_room(size_named(size, width), text)
    said = counted(len(text), "letter")
    if room == len(text):
        st.caption(f"{said}, which this size has room for.")
    else:
        cut = safe(text[room:].strip())
        st.caption(f"**{said}, of which this size has room for {room}:** “{cut}” is cut off.")


def _values(view: views.View) -> dict[str, object]:
    """Return what each field says of a view, by its name."""
    return {
        "names": view.names,
        COLOUR: view.colour,
        PIN: list(view.pin),
        HIDE: [i for i in view.hide if i != OTHERS],
        HIGHLIGHT: list(view.highlight),
        _ONLY: OTHERS in view.hide,
        _AT: view.callout.event if view.callout else "",
        _WORDS: view.callout.words if view.callout else "",
    }


def _events(ds: Dataset, view: views.View) -> dict[str, str]:
    """Return what each event of a view is called: its label and date, by its id."""
    chosen = {*view.pin, *view.hide, *view.highlight}
    chosen |= {view.callout.event} if view.callout else set()
    rows = contents.events(ds, replace(view, hide=()))
    outside = queries.by_ids(ds, "events", chosen - {*rows["id"]})
    return {
        str(i): f"{label} · {dates.short(when)}"
        for frame in (rows, outside)
        for i, label, when in zip(frame["id"], frame["label"], frame["date"], strict=True)
    }

"""What somebody said, with its evidence, by framework; and the same as tables."""

from __future__ import annotations

import streamlit as st

from timeline import queries
from timeline.app import evidence, profile, url
from timeline.app.markdown import safe
from timeline.app.state import clicked
from timeline.app.subject import Subject
from timeline.app.tables import event_table, stance_table
from timeline.words import counted

__all__ = ["by_framework", "tables"]

_STATEMENTS, _EVENTS = "drift-statements", "drift-events"
_KEYS = "drift-rows"


def by_framework(subject: Subject) -> None:
    """Offer every statement in view with its evidence, by framework."""
    if subject.said.empty:
        return
    st.subheader("Every statement, with its evidence")
    names = subject.view.ds.names("frameworks")
    order = dict.fromkeys(t.framework for t in (*subject.shown, *subject.tracks))
    for place, framework in enumerate(order):
        here = subject.said[subject.said["framework"] == framework]
        head = f"**{safe(names[framework])}** · {counted(len(here), 'statement')}"
        now = [track for track in subject.tracks if track.framework == framework]
        if not subject.who.is_country:
            head += f" · {profile.path(now[0])}"
        fold = st.expander(
            head,
            expanded=place == 0,
            key=f"drift-{subject.who.id}-{framework}",
            on_change="rerun",
        )
        if fold.open:
            with fold:
                for _, row in here.iterrows():
                    evidence.statement(subject.view.ds, row)


def tables(subject: Subject) -> None:
    """Say as tables what the chart says: statements and events in view."""
    ds = subject.view.ds
    tables = (
        ("statements", _STATEMENTS, subject.said, stance_table, ["actor", "framework"]),
        ("events", _EVENTS, subject.happened, event_table, ["id"]),
    )
    for noun, key, rows, spelt, columns in tables:
        if rows.empty:
            continue
        st.subheader(f"The same {noun} as a table")
        ordered = queries.in_known_order(rows)
        st.session_state[f"{_KEYS}:{key}"] = list(
            ordered[columns].itertuples(index=False, name=None)
        )
        st.dataframe(
            spelt(ds, ordered),
            key=key,
            hide_index=True,
            on_select=_on_row if key == _EVENTS else _on_statement,
            selection_mode="single-row",
            alt=f"{noun.capitalize()} of {subject.who.name} in view as a table",
        )


def _on_row() -> None:
    url.choose(url.EVENT, *_row(_EVENTS, url.EVENT))


def _on_statement() -> None:
    url.choose(url.CELL, *_row(_STATEMENTS, url.CELL))


def _row(table: str, param: str) -> tuple[str, ...]:
    """Return the ids of what a click in a table asks for."""
    rows = st.session_state[table]["selection"]["rows"]
    picked = tuple(st.session_state[f"{_KEYS}:{table}"][rows[0]]) if rows else ()
    return clicked(table, picked, is_open=param in st.query_params)

"""What changed, in words: on the day of the matrix, or between the two that are compared."""

from __future__ import annotations

import streamlit as st

from timeline import dates
from timeline.app import selection
from timeline.app.markdown import safe
from timeline.app.state import Days, State
from timeline.layout.text_metrics import text_width
from timeline.schema import ID_SEPARATOR, STANCE_WORDS, stance_sign
from timeline.views.evidence import whose
from timeline.views.fields import Row
from timeline.views.url_params import CELL
from timeline.words import counted

__all__ = ["NOTHING", "listing", "standing_words", "tell"]

NOTHING = "nothing found"
"""Where someone stands who had not spoken."""

_SIZE, _SMALLER, _GAP, _REST = 16.0, 14.0, 18.0, 110.0
_LINE = 52
_NARROW = 640
_MOST = 40


def tell(state: State) -> None:
    """Say what the day is and what changed, in a place that is as high on every day."""
    rows = state.changed.to_dict("records")
    head = _head(state.days, len(rows))
    lines = 1 if state.width > _NARROW else 2
    room = state.width * lines - text_width(head, _SIZE, bold=True) - _REST
    shown = 0
    for row in rows:
        room -= text_width(_label(state, row), _SMALLER) + _GAP
        if room < 0:
            break
        shown += 1
    with (
        st.container(height=_LINE * lines, border=False),
        st.container(horizontal=True, vertical_alignment="center", gap="small"),
    ):
        st.markdown(f"**{safe(head)}**", width="content")
        for row in rows[:shown]:
            _button(state, row, "told")
        if rest := rows[shown:]:
            label = f"and {len(rest)} more" if shown else counted(len(rest), "change")
            with st.popover(label, type="tertiary"):
                for row in rest:
                    _button(state, row, "rest")


def listing(state: State) -> None:
    """Say of each square that changed between two days how it stood and how it stands."""
    st.subheader("What changed, in words")
    rows = state.changed.to_dict("records")
    if not rows:
        st.caption("No square changed between the two days.")
    with st.container(gap=None):
        for row in rows[:_MOST]:
            _button(state, row, "listed", f": {_before(row)} → {standing_words(row)}")
    if len(rows) > _MOST:
        st.caption(f"And {len(rows) - _MOST:,} more: see the column “Between the days” below.")


def standing_words(row: Row, suffix: str = "") -> str:
    """Return where someone stands, glyph first; ``suffix`` picks the columns of `compare`."""
    if row[f"split{suffix}"]:
        return f"{stance_sign(None)} contradicts itself"
    stance = int(row[f"stance{suffix}"])
    return f"{stance_sign(stance)} {STANCE_WORDS[stance]}"


def _before(row: Row) -> str:
    return NOTHING if row["change"] == "new" else standing_words(row, "_before")


def _head(days: Days, number: int) -> str:
    squares = counted(number, "square")
    if days.since is not None:
        return f"{dates.noun(days.since)} to {dates.noun(days.day)}: {squares} changed"
    newest = ", the newest" if days.day == days.stops[-1] else ""
    if number:
        return f"{dates.noun(days.day)}{newest}: {squares} changed"
    if days.day in days.stops:
        return f"{dates.noun(days.day)}{newest}: said again, nothing changed"
    last = next((day for day in reversed(days.stops) if day < days.day), None)
    said = f"{dates.noun(days.day)}: nothing changed on this day"
    return f"{said}, last on {dates.noun(last)}" if last else f"{said}, nor before"


def _label(state: State, row: Row) -> str:
    return f"{whose(state.ds, row)} {stance_sign(None if row['split'] else int(row['stance']))}"


def _button(state: State, row: Row, place: str, more: str = "") -> None:
    """Draw what opens a square that changed; its key begins with the place where it stands."""
    st.button(
        safe(whose(state.ds, row) + more if more else _label(state, row)),
        key=f"{place}:{row['actor']}{ID_SEPARATOR}{row['framework']}",
        type="tertiary",
        help=safe(f"Before: {_before(row)}. Now: {standing_words(row)}."),
        on_click=selection.choose,
        args=(CELL, row["actor"], row["framework"]),
    )

"""What changed, in words: on the day of the matrix, or between the two that are compared."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from timeline import dates
from timeline.app import selection
from timeline.app.markdown import safe
from timeline.app.state import State
from timeline.layout.text_metrics import text_width
from timeline.queries.positions import NOUNS, Voices, stood
from timeline.schema import ID_SEPARATOR, SPLIT_WORDS, STANCE_WORDS, stance_sign
from timeline.views.evidence import whose
from timeline.views.fields import Row
from timeline.views.matrix_words import (
    CHANGES,
    SILENT,
    headline,
    is_only_end,
    perhaps_signs,
    stands,
    step_words,
    windows,
)
from timeline.views.url_params import CELL
from timeline.words import capital

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
    head = _head(state)
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
            label = f"and {len(rest)} more" if shown else "which"
            with st.popover(label, type="tertiary"):
                for row in rest:
                    _button(state, row, "rest")


def listing(state: State) -> None:
    """Say between two days who moved and by which steps, who was first found, who fell silent."""
    st.subheader("What changed, in words")
    changed = state.changed
    for change, words in CHANGES.items():
        heading = capital(words)
        rows = changed[changed["change"] == change].to_dict("records")
        if not rows and change != "moved":
            continue
        st.markdown(f"**{heading}** ({len(rows)})" if rows else f"**{heading}**: nobody")
        with st.container(gap=None):
            for row in rows[:_MOST]:
                _button(state, row, "listed", f": {_told(state, row)}")
        if len(rows) > _MOST:
            st.caption(f"And {len(rows) - _MOST:,} more: see the column “Between the days” below.")


def standing_words(row: Row, voices: Voices = "all", suffix: str = "") -> str:
    """Return where someone stands, glyph first; ``suffix`` picks the columns of `compare`."""
    if row[f"split{suffix}"]:
        return f"{stance_sign(None)} {SPLIT_WORDS[NOUNS[voices]]}"
    stance = int(row[f"stance{suffix}"])
    words = f"{stance_sign(stance)} {STANCE_WORDS[stance]}"
    return words if suffix or row["certain"] else f"by now perhaps: {words}"


def _head(state: State) -> str:
    days, changes = state.days, state.changed["change"]
    day = state.day_name(days.day)
    if days.since is not None:
        said = headline(changes, moved_first=True)
        return f"{state.day_name(days.since)} to {day}: {said}{_again(changes)}"
    if is_only_end(state.ds, state.said_on_the_day, days.day) and day == dates.noun(days.day):
        day = f"By {day}"
    newest = ", the newest" if days.day == days.stops[-1] else ""
    if said := headline(changes):
        return f"{day}{newest}: {said}{_again(changes)}"
    if days.day in days.stops:
        return f"{day}{newest}: said again, nothing changed"
    last = next((day for day in reversed(days.stops) if day < days.day), None)
    said = f"{day}: nothing changed on this day"
    return f"{said}, last on {state.day_name(last)}" if last else f"{said}, nor before"


def _again(changes: Iterable[str]) -> str:
    """Count what was only said again, so that the number of those listed is told whole."""
    number = list(changes).count("repeated")
    return f"; {number:,} said again" if number else ""


def _told(state: State, row: Row) -> str:
    """Return what became of a square between two days."""
    if row["change"] == "perhaps":
        said = row["perhaps"]
        return f"{perhaps_signs(state.ds, said)} {windows(state.ds, said)}"
    return step_words(state.ds, row, state.days.since or state.days.day)


def _label(state: State, row: Row) -> str:
    """Return whose square it is, and what became of it on the day."""
    name, now = whose(state.ds, row, state.voices), stands(stood(row))
    told = {
        "moved": f"{stands(stood(row, '_before'))} → {now}",
        "silent": f"{now} → {SILENT}",
        "perhaps": perhaps_signs(state.ds, row["perhaps"]),
        "repeated": f"{now} again",
    }
    return f"{name} {told.get(row['change'], now)}"


def _button(state: State, row: Row, place: str, more: str = "") -> None:
    """Draw what opens a square that changed; its key begins with the place where it stands."""
    label = whose(state.ds, row, state.voices) + more if more else _label(state, row)
    st.button(
        safe(label),
        key=f"{place}:{row['actor']}{ID_SEPARATOR}{row['framework']}",
        type="tertiary",
        help=safe(_hint(state, row)),
        on_click=selection.choose,
        args=(CELL, row["actor"], row["framework"]),
    )


def _hint(state: State, row: Row) -> str:
    was_there = row["change"] != "new" and row["certain"]
    before = standing_words(row, state.voices, "_before") if was_there else NOTHING
    now = SILENT if row["change"] == "silent" else standing_words(row, state.voices)
    return f"Before: {before}. Now: {now}."

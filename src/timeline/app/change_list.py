"""What changed, in words: on the day of the matrix, or between the two that are compared."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from timeline import dates
from timeline.app import url
from timeline.app.days import Days, stop
from timeline.app.markdown import safe
from timeline.app.state import View
from timeline.layout.text_metrics import text_width
from timeline.queries import positions
from timeline.schema import STANCE_GLYPHS, STANCE_WORDS
from timeline.words import counted

__all__ = ["found", "listing", "movers", "standing_words", "tell"]

_SIZE, _SMALLER, _GAP, _REST = 16.0, 14.0, 18.0, 110.0
_LINE = 52
_NARROW = 640
_MOST = 40
_CONTRADICTS = "± contradicts itself"
_NOTHING = "nothing found"

Row = Mapping[Hashable, Any]


def found(view: View, days: Days) -> pd.DataFrame:
    """Return what changed, as `positions.compare` does: between the two days, or on the day."""
    if days.since is None:
        now = positions.news(view.ds, view.filters, days.day)
    else:
        before = positions.cells(view.ds, view.filters, days.since)
        now = positions.compare(before, positions.cells(view.ds, view.filters, days.asof))
    return now[now["change"].isin(positions.CHANGED)]


def movers(view: View, days: Days) -> set[str]:
    """Return who changes after the earlier day, whatever the later one is; nobody without one."""
    if days.since is None:
        return set()
    return set(found(view, Days(days.stops, None, days.since))["actor"])


def tell(view: View, days: Days, changed: pd.DataFrame, width: int) -> None:
    """Say what the day is and what changed, in a place that is as high on every day."""
    rows = changed.to_dict("records")
    head = _head(days, len(rows))
    lines = 1 if width > _NARROW else 2
    room = width * lines - text_width(head, _SIZE, bold=True) - _REST
    shown = 0
    for row in rows:
        room -= text_width(_label(view, row), _SMALLER) + _GAP
        if room < 0:
            break
        shown += 1
    with (
        st.container(height=_LINE * lines, border=False),
        st.container(horizontal=True, vertical_alignment="center", gap="small"),
    ):
        st.markdown(f"**{safe(head)}**", width="content")
        for row in rows[:shown]:
            _button(view, row, "told")
        if rest := rows[shown:]:
            label = f"and {len(rest)} more" if shown else counted(len(rest), "change")
            with st.popover(label, type="tertiary"):
                for row in rest:
                    _button(view, row, "rest")


def listing(view: View, changed: pd.DataFrame) -> None:
    """Say of each square that changed between two days how it stood and how it stands."""
    st.subheader("What changed, in words")
    if changed.empty:
        st.caption("No square changed between the two days.")
    rows = changed.to_dict("records")
    with st.container(gap=None):
        for row in rows[:_MOST]:
            was = _NOTHING if row["change"] == "new" else standing_words(row, "_before")
            _button(view, row, "listed", f": {was} → {standing_words(row)}")
    if len(rows) > _MOST:
        st.caption(f"And {len(rows) - _MOST:,} more: see the column “Between the days” below.")


def standing_words(row: Row, suffix: str = "") -> str:
    """Return where someone stands, glyph first; ``suffix`` picks the columns of `compare`."""
    if row[f"split{suffix}"]:
        return _CONTRADICTS
    stance = int(row[f"stance{suffix}"])
    return f"{STANCE_GLYPHS[stance]} {STANCE_WORDS[stance]}"


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


def _names(view: View, row: Row) -> str:
    actor = view.ds.names("actors")[row["actor"]]
    framework = view.ds.names("frameworks")[row["framework"]]
    return f"{actor} on {framework}"


def _label(view: View, row: Row) -> str:
    return f"{_names(view, row)} {'±' if row['split'] else STANCE_GLYPHS[int(row['stance'])]}"


def _button(view: View, row: Row, place: str, more: str = "") -> None:
    was = _NOTHING if row["change"] == "new" else standing_words(row, "_before")
    st.button(
        safe(_names(view, row) + more if more else _label(view, row)),
        key=f"{place}:{row['actor']}~{row['framework']}",
        type="tertiary",
        help=safe(f"Before: {was}. Now: {standing_words(row)}."),
        on_click=_open,
        args=(row["actor"], row["framework"]),
    )


def _open(actor: str, framework: str) -> None:
    stop()
    url.choose(url.CELL, actor, framework)

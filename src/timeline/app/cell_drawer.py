"""What stands behind a square: its statements, of one voice or many, on one day or two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from timeline import dates
from timeline.app import url
from timeline.app.change_list import NOTHING, standing_words
from timeline.app.evidence import open_drawer, statements
from timeline.app.markdown import safe
from timeline.app.state import State
from timeline.queries import positions
from timeline.queries.filters import unique_names
from timeline.queries.positions import EVERYONE
from timeline.views.offices import office_on
from timeline.views.url_params import CELL
from timeline.words import counted

__all__ = ["open_lane", "open_square"]

_WIDTH, _WIDE = 620, 860


def open_square(state: State) -> None:
    """Open the drawer of the chosen square, if one is, beside which the matrix stays visible."""
    if state.cell is None:
        return
    who, framework = state.cell
    ds = state.ds
    actors = positions.voices(ds, who)
    is_one = (who,) == actors
    if is_one:
        title = office_on(ds, who, state.days.day)
        voice = unique_names(ds, "actors")[who] + (f", {title}," if title else "")
    else:
        voice = "Every voice" if who == EVERYONE else positions.groups(ds, actors)[0].name

    def draw() -> None:
        proposition = ds.frameworks.loc[ds.frameworks["id"] == framework, "proposition"].iloc[0]
        if proposition:
            st.caption(safe(f"On the proposition: {proposition}"))
        if is_one:
            name = unique_names(ds, "actors")[who]
            st.markdown(f"[All that {safe(name)} said]({url.href_actor(who)})")
            _one(state, who, framework)
        else:
            _many(state, actors, framework)

    _open(state, voice, framework, draw, width=_WIDE if is_one and state.days.since else _WIDTH)


def open_lane(state: State) -> bool:
    """Open the drawer of the chosen lane of a speaker, if one is; say whether it is open."""
    if state.cell is None or state.cell[0] not in state.speaker.voices:
        return False
    actor, framework = state.cell
    here = _of(state.said, actor, framework)

    def draw() -> None:
        st.markdown(
            f"{counted(len(here), 'statement')} in view · "
            f"[in the matrix]({url.href_cell(actor, framework)})"
        )
        statements(state.ds, here)

    _open(state, unique_names(state.ds, "actors")[actor], framework, draw)
    return True


def _open(
    state: State, voice: str, framework: str, draw: Callable[[], None], width: int = _WIDTH
) -> None:
    title = f"{voice} on {unique_names(state.ds, 'frameworks')[framework]}"
    open_drawer(title, draw, partial(url.choose, CELL), width=width)


def _one(state: State, actor: str, framework: str) -> None:
    """Show what one voice said: by the day, in view; and what of it is later or out of view."""
    days = state.days
    said = positions.statements(state.ds, actor, framework)[::-1]
    in_view = said[said["id"].isin(state.stances["id"])]
    here = positions.by_day(in_view, days.day)
    if days.since is None:
        first = " · the newest first" if len(here) > 1 else ""
        st.caption(f"{counted(len(here), 'statement')} by {dates.noun(days.day)}{first}")
        statements(state.ds, here)
    else:
        old = positions.by_day(here, days.since)
        before, after = st.columns(2, gap="medium")
        with before:
            standing = _of(state.cells_before, actor, framework)
            _standing(state, days.since, standing, old, "No statement found by then.")
        with after:
            standing = _of(state.cells_of_day, actor, framework)
            _standing(state, days.day, standing, here.drop(old.index), "Nothing since.")
    _more(state, in_view.drop(here.index), f"after {dates.noun(days.day)}")
    _more(state, said.drop(in_view.index), "outside the filters")


def _standing(state: State, day: date, cell: pd.DataFrame, rows: pd.DataFrame, none: str) -> None:
    """Show where a voice stood on one of two days, and what of it counts there."""
    stood = standing_words(cell.iloc[0].to_dict()) if len(cell) else NOTHING
    st.markdown(f"**{dates.noun(day)}**: {safe(stood)}")
    if rows.empty:
        st.caption(none)
    statements(state.ds, rows)


def _many(state: State, actors: tuple[str, ...], framework: str) -> None:
    """Show where each of several voices stands, those in favour first, by its newest statement."""
    ds, cells = state.ds, state.cells_of_day
    here = cells[cells["actor"].isin(actors) & (cells["framework"] == framework)]
    here = here.sort_values("stance", ascending=False, kind="stable")
    st.caption(f"{counted(len(here), 'voice')} by {dates.noun(state.days.day)}")
    rows = ds.stances.set_index("id", drop=False)
    for cell in here.to_dict("records"):
        if cell["split"]:
            name = unique_names(ds, "actors")[cell["actor"]]
            st.markdown(safe(f"{name} {standing_words(cell)}:"))
        newest = cell["current"] if cell["split"] else cell["ids"][-1:]
        statements(ds, rows.loc[list(newest)])
        if earlier := len(cell["ids"]) - len(newest):
            every = url.href_cell(cell["actor"], framework)
            st.caption(f"The newest; [{earlier} before]({every})")


def _of(rows: pd.DataFrame, actor: str, framework: str) -> pd.DataFrame:
    return rows[(rows["actor"] == actor) & (rows["framework"] == framework)]


def _more(state: State, rows: pd.DataFrame, where: str) -> None:
    if len(rows):
        with st.expander(f"{len(rows)} more {where}"):
            statements(state.ds, rows)

"""What stands behind a square: its statements, of one voice or many, on one day or two."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import narwhals as nw
import pandas as pd
import streamlit as st

from timeline import queries
from timeline.app import url
from timeline.app.change_list import NOTHING, standing_words
from timeline.app.evidence import actor_link, open_drawer, statements
from timeline.app.markdown import safe
from timeline.app.state import State
from timeline.dates.days import AnyDay, Day
from timeline.queries import offices, positions, rows
from timeline.queries.filters import Filters, unique_names
from timeline.queries.positions import EVERYONE
from timeline.views.evidence import holders
from timeline.views.matrix_words import windows
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
    official = set(positions.speaks_for(ds).values())
    is_government = state.voices == "governments" and who in official
    is_one = is_government or (who,) == actors
    if is_one:
        name = holders(ds, state.voices if is_government else "all")[who]
        title = "" if is_government else office_on(ds, who, state.days.day)
        voice = f"{name}, {title}," if title else name
    elif who == EVERYONE:
        voice = "Every government" if state.voices == "governments" else "Every voice"
    else:
        voice = positions.groups(ds, actors)[0].name

    def draw() -> None:
        proposition = ds.frameworks.loc[ds.frameworks["id"] == framework, "proposition"].iloc[0]
        if proposition:
            st.caption(safe(f"On the proposition: {proposition}"))
        if is_one:
            all_of_it = f"All that {safe(name)} {'and its voices ' * is_government}said"
            st.markdown(f"[{all_of_it}]({url.href_actor(who)})")
            _one(state, who, framework, is_government=is_government)
        else:
            _many(state, who, framework)

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


def _one(state: State, who: str, framework: str, *, is_government: bool) -> None:
    """Show what one voice, or all who spoke for a government, said on it.

    First what counts on the day, certain or perhaps; then what of it is later or out of view.
    """
    days, show = state.days, _by_speaker if is_government else _statements
    said = _said(state, who, framework, is_government=is_government)
    in_view = said[said["id"].isin(state.stances["id"])]
    here = positions.by_day(in_view, days.day)
    if days.since is None:
        st.caption(_how_many(state, here))
        show(state, here, days.day)
    else:
        old = positions.by_day(here, days.since)
        parts = [
            (days.since, old, "No statement found by then."),
            (days.day, here.drop(old.index), "Nothing since."),
        ]
        for column, (day, made, none) in zip(st.columns(2, gap="medium"), parts, strict=True):
            with column:
                cells = _standing(state, day, is_government=is_government)
                _stood(state, day, _of(cells, who, framework), is_government=is_government)
                show(state, made, day)
                if made.empty:
                    st.caption(none)
    later = in_view.drop(here.index)
    perhaps = later[later["perhaps_from"] <= Day.of(days.day).stamp]
    if len(perhaps):
        st.markdown(f"**By now perhaps**: {safe(windows(state.ds, list(perhaps['id'])))}")
        show(state, perhaps, days.day)
    _more(state, later.drop(perhaps.index), f"after {state.day_name(days.day)}")
    _more(state, said.drop(in_view.index), "outside the filters")
    if is_government:
        voices = set(positions.voices(state.ds, who)) | {who}
        theirs = nw.col("actor").is_in(sorted(voices)) & (nw.col("framework") == framework)
        every = queries.collect(queries.lazy(state.ds.stances).filter(theirs).sort("line"))
        others = every[~every["id"].isin(said["id"])]
        _more(state, others, "by its voices that do not speak for it, or did not then")


def _said(state: State, who: str, framework: str, *, is_government: bool) -> pd.DataFrame:
    """Return all that was said, the newest first."""
    if not is_government:
        return positions.statements(state.ds, who, framework)[::-1]
    ever = _of(positions.ever(state.ds, Filters(), "governments"), who, framework)
    every = positions.as_they_count(rows(state.ds, Filters(), "stances"))
    return every[every["id"].isin([key for ids in ever["ids"] for key in ids])][::-1]


def _standing(state: State, day: AnyDay, *, is_government: bool) -> pd.DataFrame:
    voices: positions.Voices = "governments" if is_government else "all"
    return positions.cells(state.ds, state.filters, day, voices)


def _how_many(state: State, here: pd.DataFrame) -> str:
    """Say how many statements there are by the day and, where these are fewer, how many acts."""
    acts = len(positions.acts(state.ds, here["id"]))
    told = f", {counted(acts, 'act')}" if acts < len(here) else ""
    first = " · the newest first" if len(here) > 1 else ""
    return f"{counted(len(here), 'statement')}{told} by {state.day_name(state.days.day)}{first}"


def _statements(state: State, said: pd.DataFrame, _day: AnyDay) -> None:
    statements(state.ds, said)


def _by_speaker(state: State, said: pd.DataFrame, day: AnyDay) -> None:
    """Show statements under the names of who made them, with the office that each held."""
    for actor in dict.fromkeys(said["actor"]):
        own = said[said["actor"] == actor]
        held = ", ".join(offices.titles(state.ds, actor, _day_of(own, day)))
        left = held and not offices.holds_office(state.ds, actor, day, day)
        name = actor_link(unique_names(state.ds, "actors")[actor], actor)
        told = ", ".join(filter(None, (safe(held), "no longer in office" if left else "")))
        st.markdown(f"**{name}**" + (f", {told}" if told else ""))
        statements(state.ds, own)


def _day_of(said: pd.DataFrame, day: AnyDay) -> AnyDay:
    """Return by which day the newest of the statements had been made; not after the day."""
    newest = said["certain_from"].max()
    return day if pd.isna(newest) else min(Day.of(newest), day)


def _stood(state: State, day: AnyDay, cell: pd.DataFrame, *, is_government: bool) -> None:
    """Say where a voice, or a government, stood on one of two days."""
    whose: positions.Voices = "governments" if is_government else "all"
    stood = standing_words(cell.iloc[0].to_dict(), whose) if len(cell) else NOTHING
    st.markdown(f"**{state.day_name(day)}**: {safe(stood)}")


def _many(state: State, who: str, framework: str) -> None:
    """Show where each of several stands, those in favour first, by its newest statement."""
    ds, cells, voices = state.ds, state.cells_of_day, state.voices
    if who != EVERYONE:
        cells, voices = _standing(state, state.days.day, is_government=False), "all"
        cells = cells[cells["actor"].isin(positions.voices(ds, who))]
    here = cells[cells["framework"] == framework]
    here = here.sort_values(["certain", "stance"], ascending=False, kind="stable")
    st.caption(f"{counted(len(here), positions.NOUNS[voices])} by {state.day_name(state.days.day)}")
    shown = here.to_dict("records")
    named = [key for cell in shown for key in cell["current"]]
    said = queries.by_ids(ds, "stances", named).set_index("id", drop=False)
    for cell in shown:
        if cell["split"] or not cell["certain"] or voices == "governments":
            name = holders(ds, voices)[cell["actor"]]
            st.markdown(safe(f"{name} {standing_words(cell, voices)}:"))
        newest = cell["current"] if cell["split"] else cell["current"][-1:]
        statements(ds, said.loc[list(newest)])
        if earlier := len(cell["ids"]) - len(newest):
            every = url.href_cell(cell["actor"], framework)
            st.caption(f"The newest; [{earlier} more]({every})")


def _of(cells: pd.DataFrame, actor: str, framework: str) -> pd.DataFrame:
    return cells[(cells["actor"] == actor) & (cells["framework"] == framework)]


def _more(state: State, said: pd.DataFrame, where: str) -> None:
    if len(said):
        with st.expander(f"{len(said)} more {where}"):
            statements(state.ds, said)

"""Who stands where: the matrix of any day, the statements behind a cell, and the same as tables."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from typing import Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from timeline import charts, queries
from timeline.app import (
    cell_drawer,
    change_list,
    controls,
    day_controls,
    page_heading,
    selection,
    side_by_side,
    sidebar,
    spectrum,
    time_range,
    url,
    viewport,
    widgets,
)
from timeline.app.markdown import safe
from timeline.app.matrix_choices import Folding
from timeline.app.matrix_tables import agreement_table, cell_table, sum_table
from timeline.app.state import State
from timeline.app.tables import stance_table
from timeline.charts.matrix_alt import matrix_alt
from timeline.dataset import Dataset
from timeline.dates.days import AnyDay
from timeline.kept import kept
from timeline.queries import positions
from timeline.queries.filters import Filters
from timeline.scenes.matrix import Arrangement, blocks
from timeline.views import contents
from timeline.views.address import query
from timeline.views.evidence import whose
from timeline.views.url_params import CELL, FOLD, UNFOLDED, VOICES

__all__ = ["show"]

_CHART = "stance-matrix"
_PICKER, _WHOSE = "fold-picker", "voices-choice"
_TABLED, _TABLES = "stances-tabled", "stance-tables"
_CALLED = {"governments": "Governments", "all": "All voices"}


def show(state: State) -> None:
    """Draw the page."""
    is_empty = state.stances.empty
    place = page_heading.heading(state, "Who stands where", "matrix", "stances", empty=is_empty)
    is_alone = not is_empty and bool(spectrum.framework(state))
    st.markdown(_reading_aid(state, is_alone=is_alone))
    stood = queries.ongoing_count(state.ds, state.filters, "stances")
    time_range.offer_ongoing(state.ds, state.filters, 0, stood)
    if is_empty:
        sidebar.way_out(state)
        return
    if state.cells.empty:
        st.info("No government among those who speak here.")
        _voices_control(state)
        return
    cell_drawer.open_square(state)
    viewport.measure()
    with controls.gathered(state):
        _voices_control(state)
        widgets.control("order")
        is_beside = len(state.sides) > 1
        if not (is_alone or is_beside):
            _fold_controls(state.folding)
        side_by_side.control(state)
        if not is_beside:
            day_controls.compare_switch(state.days)
    day_controls.played(partial(_of_the_day, place), state)
    if state.days.since is not None:
        change_list.listing(state)
    _tables(state)


def _reading_aid(state: State, *, is_alone: bool) -> str:
    """Say how to read the picture."""
    who = "a government" if state.voices == "governments" else "an actor"
    if len(state.sides) > 1:
        return (
            "Each place is where one stands on a framework by the newest statement found; blank "
            "means that none was found. Click a place for what was said."
        )
    if is_alone:
        return (
            f"Each entry is where {who} stands by the newest statement found, in its own few words "
            "or those of a source. Click one, or a heading, for all that was said."
        )
    return (
        f"Each square is where {who} stands on a framework by the newest statement found; blank "
        "means that none was found. Click a square, or a heading, for what was said."
    )


def _voices_control(state: State) -> None:
    """Offer governments or all voices, where there are governments."""
    if positions.usual_voices(state.ds) == "all":
        return
    st.session_state[_WHOSE] = state.voices
    st.segmented_control(
        "Whose",
        list(_CALLED),
        format_func=_CALLED.__getitem__,
        required=True,
        key=_WHOSE,
        on_change=_choose_voices,
        args=(state,),
        help="A government is its state, its ministries, and persons while in office; what several "
        "of them say is counted once where it is one act. All voices have a row each.",
    )


def _choose_voices(state: State) -> None:
    """Put into the URL whose squares are shown; nothing where they would be so unasked."""
    day_controls.stop()
    chosen = replace(state.view("matrix"), voices=st.session_state[_WHOSE])
    asked = [value for name, value in query(state.ds, chosen) if name == VOICES]
    url.choose_all(VOICES, asked)


def _fold_controls(folding: Folding) -> None:
    """Offer to fold and unfold: all at once, or country by country."""
    if len(folding.groups) < 2:  # noqa: PLR2004 -- one country is the whole matrix
        return
    names = {g.key: safe(g.name) for g in folding.groups}
    st.button(
        "Fold all",
        icon=":material/unfold_less:",
        on_click=_fold,
        args=(folding, names),
        disabled=len(folding.folded) == len(names),
    )
    st.button(
        "Unfold all",
        icon=":material/unfold_more:",
        on_click=_fold,
        args=(folding, ()),
        disabled=not folding.folded,
    )
    with st.popover("Countries", help="Choose which countries show their voices one by one"):
        st.session_state[_PICKER] = [key for key in names if key not in folding.folded]
        st.pills(
            "Unfolded",
            list(names),
            selection_mode="multi",
            format_func=lambda key: names.get(key, key),
            key=_PICKER,
            on_change=lambda: _fold(folding, names.keys() - {*st.session_state[_PICKER]}),
        )


def _fold(folding: Folding, keys: Collection[str]) -> None:
    """Put into the URL what is folded; nothing where it would be so unasked."""
    names = [g.name for g in folding.groups if g.key in keys]
    if set(keys) == set(folding.unasked):
        names = []
    elif not names:
        names = [UNFOLDED]
    url.choose_all(FOLD, names)


def _of_the_day(place: DeltaGenerator, state: State) -> None:
    """Draw what changes from day to day: the answer, the slider, the news, and the matrix."""
    page_heading.tell(state, "matrix", place)
    day_controls.controls(state)
    change_list.tell(state)
    _matrix(state)


def _matrix(state: State) -> None:
    """Draw the matrix, in as many blocks of frameworks as the page's width asks for."""
    ds, days = state.ds, state.days
    how = Arrangement(st.session_state["order"], state.voices, state.folding.folded)
    if len(state.sides) > 1:
        key = f"{_CHART}-0"
        side_by_side.show(state, key, partial(_on_click, state, key))
        return
    if framework := spectrum.framework(state):
        key = f"{_CHART}-0"
        spectrum.show(state, framework, key, partial(_on_click, state, key))
        return
    for number, frameworks in enumerate(blocks(ds, state.cells, state.width, how)):
        if number == 1:
            st.subheader("Further frameworks, less spoken of")
        key = f"{_CHART}-{number}"
        here = state.squares[state.squares["framework"].isin(frameworks)]
        alt = matrix_alt(ds, here, asof=days.asof, since=days.since, voices=state.voices)
        shown = replace(how, frameworks=tuple(frameworks), explained=number == 0)
        asked = (ds, state.filters, days.asof, days.since, shown, state.width)
        widgets.chart(
            _figure(*asked, is_dark=state.dark, selected=state.cell or ("", "")),
            key,
            partial(_on_click, state, key),
            alt if number else state.with_answer("matrix", alt),
        )


@kept(most=64)
def _figure(
    ds: Dataset,
    filters: Filters,
    asof: AnyDay | None,
    since: AnyDay | None,
    arrangement: Arrangement,
    width: int,
    *,
    is_dark: bool,
    selected: tuple[str, str],
) -> go.Figure:
    """Draw a matrix; what several readers look at, or one again, is drawn once."""
    return charts.matrix(
        ds,
        filters,
        asof=asof,
        since=since,
        arrangement=arrangement,
        width=width,
        dark=is_dark,
        selected=selected,
    )


def _on_click(state: State, chart: str) -> None:
    """Take a click on a country's name to its folding, and one on a square to its statements."""
    day_controls.stop()
    picked = selection.clicked(chart, selection.point(chart, 2), CELL)
    if picked and not picked[1]:
        _fold(state.folding, {*state.folding.folded} ^ {picked[0]})
    elif not picked or picked[0] in {positions.EVERYONE, *state.sides} or picked in state.places:
        url.choose(CELL, *picked)


def _tables(state: State) -> None:
    """Say the same as tables: what the matrix shows, what it rests on, and its sums.

    Only once they are asked for: a grid costs the page as much as the chart does.
    """
    ds = state.ds
    widgets.opener(
        "Open a square by its names",
        {
            (cell["actor"], cell["framework"]): whose(ds, cell, state.voices)
            for cell in state.cells.to_dict("records")
        },
        "stance-opener",
        CELL,
        "Type a name, or choose",
    )
    opened = st.expander("The same as tables", key=_TABLED, on_change="rerun")
    if not opened.open:
        return
    who = "government" if state.voices == "governments" else "actor"
    draw: dict[str, Callable[[State], None]] = {
        "Squares": _squares,
        "Statements": _statements,
        "Sums by framework": partial(_sums, by="framework"),
        f"Sums by {who}": partial(_sums, by="actor"),
        "Who agrees with whom": _agreement,
    }
    tabs = opened.tabs(list(draw), key=_TABLES, on_change="rerun")
    for tab, table in zip(tabs, draw.values(), strict=True):
        if tab.open:
            with tab:
                table(state)


def _squares(state: State) -> None:
    table = cell_table(state.ds, state.squares, state.voices, state.days.since)
    _table(table, state.squares, "square-table", "Squares of the matrix as a table")


def _statements(state: State) -> None:
    said = contents.statements(state.ds, replace(state.view("matrix"), asof=state.days.day))
    _table(stance_table(state.ds, said), said, "stance-table", "Statements by then as a table")


def _sums(state: State, by: Literal["framework", "actor"]) -> None:
    table = sum_table(state.ds, state.cells_of_day, by, state.voices)
    st.dataframe(table, hide_index=True, alt=f"Sums by {by} as a table")


def _agreement(state: State) -> None:
    """Show of every two how often they stand on the same side, and of how many frameworks."""
    table = agreement_table(state.ds, state.cells_of_day, state.voices)
    least = positions.LEAST_SHARED
    st.caption(
        f"On how many frameworks two stand on the same side (for, against or neutral), of those on "
        f"which both do; nothing where these are fewer than {least}. Who is split, and what has "
        "only perhaps been said, is left out."
    )
    if table.empty:
        st.info(f"No two of them stand on {least} or more of the same frameworks.")
        return
    share = st.column_config.ProgressColumn(format="%d%%", min_value=0, max_value=100)
    st.dataframe(
        table,
        hide_index=True,
        column_config={"Same side": share},
        alt="Who agrees with whom as a table",
    )


def _table(shown: pd.DataFrame, rows: pd.DataFrame, key: str, alt: str) -> None:
    columns = {"In short": st.column_config.TextColumn(width="large")}
    widgets.table(shown, rows, key, CELL, alt, columns)

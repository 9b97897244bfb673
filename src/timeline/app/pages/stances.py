"""Who stands where: the matrix of any day, the statements behind a cell, and the same as tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from timeline import charts, queries
from timeline.app import cell_drawer, change_list, days, folding, page_heading, sidebar, url
from timeline.app.days import Days
from timeline.app.folding import Folding
from timeline.app.matrix_tables import cell_table, sum_table
from timeline.app.state import View, clicked, points
from timeline.app.tables import stance_table
from timeline.app.viewport import content_width
from timeline.charts.alt_text import matrix_alt
from timeline.queries import positions
from timeline.scenes.matrix import Arrangement, blocks

__all__ = ["show"]

_CHART = "stance-matrix"
_SQUARES, _STATEMENTS = "square-table", "stance-table"
_OPENER = "stance-opener"


def show(view: View) -> None:
    """Draw the page."""
    ds = view.ds
    is_empty = queries.stances(ds, view.filters).empty
    page_heading.heading(view, "Who stands where", "matrix", "stances", empty=is_empty)
    st.markdown(
        "Each square is where an actor stands on a framework by the newest statement found; "
        "blank means that none was found. Click a square, or a heading, for what was said."
    )
    if is_empty:
        sidebar.way_out(view)
        return
    when = days.read(view)
    chosen = url.chosen_cell(ds)
    if chosen:
        cell_drawer.open_cell(view, *chosen, when)
    width = content_width()
    cells = positions.cells(ds, view.filters)
    fold = folding.read(view, cells, change_list.movers(view, when))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        _order()
        folding.controls(fold)
        days.compare_switch(when)
    days.played(partial(_of_the_day, view, fold, width, chosen), view)
    if when.since is not None:
        change_list.listing(view, change_list.found(view, when))
    _tables(view, when)


def _order() -> None:
    st.segmented_control(
        "Order",
        url.CONTROLS["order"],
        default="curated",
        required=True,
        key="order",
        bind="query-params",
        help="By support, those in favour of most come first; by similarity, neighbours agree. "
        "Both go by the newest statements in view, so that nothing moves with the day.",
    )


def _of_the_day(view: View, fold: Folding, width: int, chosen: tuple[str, str] | None) -> None:
    """Draw what changes from day to day: the slider, the news, and the matrix."""
    when = days.read(view)
    days.controls(when)
    news = change_list.found(view, when)
    change_list.tell(view, when, news, width)
    _matrix(view, when, fold, width, chosen)


def _matrix(
    view: View, when: Days, fold: Folding, width: int, chosen: tuple[str, str] | None
) -> None:
    """Draw the matrix, in as many blocks of frameworks as the page's width asks for."""
    ds = view.ds
    cells = positions.cells(ds, view.filters)
    how = Arrangement(order=st.session_state["order"], folded=fold.folded)
    shown = _shown(view, when)
    parts = blocks(ds, cells, width, how)
    for number, frameworks in enumerate(parts):
        if number == 1:
            st.subheader("Further frameworks, less spoken of")
        chart = f"{_CHART}-{number}"
        st.plotly_chart(
            charts.matrix(
                ds,
                view.filters,
                asof=when.asof,
                since=when.since,
                arrangement=replace(how, frameworks=frameworks, explained=number == 0),
                width=width,
                dark=view.dark,
                selected=chosen or ("", ""),
            ),
            key=chart,
            theme=None,
            on_select=partial(_on_click, view, chart, fold),
            selection_mode="points",
            config={"displayModeBar": False},
            alt=matrix_alt(ds, _within(shown, frameworks), asof=when.asof, since=when.since),
        )


def _shown(view: View, when: Days) -> pd.DataFrame:
    """Return the squares of the day, compared with those of an earlier one where there is one."""
    cells = positions.cells(view.ds, view.filters, when.asof)
    if when.since is None:
        return cells
    return positions.compare(positions.cells(view.ds, view.filters, when.since), cells)


def _within(cells: pd.DataFrame, frameworks: Sequence[str]) -> pd.DataFrame:
    return cells[cells["framework"].isin(frameworks)]


def _on_click(view: View, chart: str, fold: Folding) -> None:
    days.stop()
    is_open = url.CELL in st.query_params
    picked = clicked(chart, points(chart, 2), is_open=is_open)
    if picked and not picked[1]:
        folding.toggle(fold, picked[0])
    elif not picked or positions.spoken(view.ds, *picked):
        url.choose(url.CELL, *picked)


def _tables(view: View, when: Days) -> None:
    """Say the same as tables: what the matrix shows, what it rests on, and its sums."""
    ds = view.ds
    st.subheader("The same as tables")
    cells = positions.cells(ds, view.filters, when.asof)
    _opener(view)
    squares, statements, frameworks, actors = st.tabs(
        ["Squares", "Statements", "Sums by framework", "Sums by actor"]
    )
    with squares:
        shown = _shown(view, when)
        _table(_SQUARES, cell_table(ds, shown), shown, "Squares of the matrix as a table")
    with statements:
        said = queries.in_known_order(queries.stances(ds, view.filters))
        said = said[positions.counts_from(said) <= pd.Timestamp(when.day)]
        _table(_STATEMENTS, stance_table(ds, said), said, "Statements by then as a table")
    with frameworks:
        st.dataframe(
            sum_table(ds, cells, "framework"), hide_index=True, alt="Sums by framework as a table"
        )
    with actors:
        st.dataframe(sum_table(ds, cells, "actor"), hide_index=True, alt="Sums by actor as a table")


def _table(key: str, table: pd.DataFrame, rows: pd.DataFrame, alt: str) -> None:
    """Draw a table whose rows open the square that they belong to."""
    places = tuple(zip(rows["actor"], rows["framework"], strict=True))
    st.dataframe(
        table,
        key=key,
        hide_index=True,
        on_select=partial(_on_row, key, places),
        selection_mode="single-row",
        column_config={"In short": st.column_config.TextColumn(width="large")},
        alt=alt,
    )


def _on_row(key: str, places: tuple[tuple[str, str], ...]) -> None:
    days.stop()
    rows = st.session_state[key]["selection"]["rows"]
    picked = places[rows[0]] if rows else ()
    is_open = url.CELL in st.query_params
    url.choose(url.CELL, *clicked(key, picked, is_open=is_open))


def _opener(view: View) -> None:
    """Offer every cell in view by name: the way to its statements without a mouse."""
    actors, frameworks = view.ds.names("actors"), view.ds.names("frameworks")
    cells = positions.cells(view.ds, view.filters)
    offered = {
        (a, f): f"{actors[a]} on {frameworks[f]}"
        for a, f in zip(cells["actor"], cells["framework"], strict=True)
    }
    st.selectbox(
        "Open a square by its names",
        list(offered),
        index=None,
        format_func=lambda cell: offered.get(cell, ""),
        key=_OPENER,
        on_change=_on_names,
        placeholder="Type a name, or choose",
        filter_mode="contains",
    )


def _on_names() -> None:
    days.stop()
    if wanted := st.session_state[_OPENER]:
        url.choose(url.CELL, *wanted)
        st.session_state[_OPENER] = None

"""Who stands where: the matrix, the statements behind a cell, and the same as a table."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from timeline import charts, queries, standings
from timeline.app import address, evidence, sidebar
from timeline.app.tables import stance_table
from timeline.app.text import safe
from timeline.app.view import View, clicked, in_known_order, points
from timeline.app.viewport import content_width
from timeline.charts.matrix import blocks
from timeline.schema import STANCE_WORDS
from timeline.words import counted

__all__ = ["show"]

_CHART = "stance-matrix"
_TABLE = "stance-table"
_ROWS = "stance-rows"
_OPENER = "stance-opener"
_DRAWER = 620


def show(view: View) -> None:
    """Draw the page."""
    ds = view.ds
    st.title("Who stands where")
    st.markdown(
        "Each square is where an actor stands on a framework by the newest statement found; "
        "blank means that none was found. Click one for what was said."
    )
    st.markdown(" ".join(map(evidence.badge, sorted(STANCE_WORDS, reverse=True))))
    stances = queries.stances(ds, view.filters)
    if stances.empty:
        sidebar.way_out(view)
        return
    chosen = address.chosen_cell(ds)
    if chosen:
        _open(view, *chosen)
    _matrix(view, chosen)
    st.subheader("The same statements as a table")
    _opener(view)
    _table(view, in_known_order(stances))


def _matrix(view: View, chosen: tuple[str, str] | None) -> None:
    """Draw the matrix, in as many blocks of frameworks as the page's width asks for."""
    ds = view.ds
    width = content_width()
    cells = standings.cells(ds, view.filters)
    parts = blocks(ds, cells, width)
    for number, frameworks in enumerate(parts):
        if number == 1:
            st.subheader("Further frameworks, less spoken of")
        here = cells[cells["framework"].isin(frameworks)]
        chart = f"{_CHART}-{number}"
        st.plotly_chart(
            charts.matrix(
                ds,
                view.filters,
                width=width,
                frameworks=frameworks,
                dark=view.dark,
                selected=chosen or ("", ""),
            ),
            key=chart,
            theme=None,
            on_select=partial(_on_click, chart),
            selection_mode="points",
            config={"displayModeBar": False},
            alt=f"Stances of {here['actor'].nunique()} actors on {len(frameworks)} frameworks, "
            f"by {here['statements'].sum()} statements; the table below says the same",
        )


def _on_click(chart: str) -> None:
    is_open = address.CELL in st.query_params
    address.choose(address.CELL, *clicked(chart, points(chart, 2), is_open=is_open))


def _on_row() -> None:
    rows = st.session_state[_TABLE]["selection"]["rows"]
    picked = tuple(st.session_state[_ROWS][rows[0]]) if rows else ()
    is_open = address.CELL in st.query_params
    address.choose(address.CELL, *clicked(_TABLE, picked, is_open=is_open))


def _opener(view: View) -> None:
    """Offer every cell in view by name: the way to its statements without a mouse."""
    actors, frameworks = view.ds.names("actors"), view.ds.names("frameworks")
    cells = standings.cells(view.ds, view.filters)
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
    if wanted := st.session_state[_OPENER]:
        address.choose(address.CELL, *wanted)
        st.session_state[_OPENER] = None


def _close() -> None:
    address.choose(address.CELL)


def _open(view: View, actor: str, framework: str) -> None:
    """Show what stands behind a cell in a drawer, beside which the matrix stays visible."""
    ds = view.ds
    said = standings.statements(ds, actor, framework)
    is_in_view = said["id"].isin(queries.stances(ds, view.filters)["id"])
    name, on = ds.names("actors")[actor], ds.names("frameworks")[framework]
    proposition = ds.frameworks.loc[ds.frameworks["id"] == framework, "proposition"].iloc[0]
    outside = int((~is_in_view).sum())

    @st.dialog(safe(f"{name} on {on}"), width=_DRAWER, position="right", on_dismiss=_close)
    def drawer() -> None:
        about = f" on the proposition: {proposition}" if proposition else ""
        st.caption(safe(counted(len(said) - outside, "statement") + about))
        for _, row in said[is_in_view].iterrows():
            evidence.statement(ds, row)
        if outside:
            with st.expander(f"{outside} more outside the filters"):
                for _, row in said[~is_in_view].iterrows():
                    evidence.statement(ds, row)

    drawer()


def _table(view: View, stances: pd.DataFrame) -> None:
    st.session_state[_ROWS] = list(zip(stances["actor"], stances["framework"], strict=True))
    st.dataframe(
        stance_table(view.ds, stances),
        key=_TABLE,
        hide_index=True,
        on_select=_on_row,
        selection_mode="single-row",
        column_config={"In short": st.column_config.TextColumn(width="large")},
        alt="Statements in view as a table",
    )

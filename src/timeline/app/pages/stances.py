"""Who stands where: the matrix, the statements behind a cell, and the same as a table."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from timeline import charts, dates, queries, standings
from timeline.app import evidence, sidebar
from timeline.app.text import safe
from timeline.app.view import View, clicked, in_known_order
from timeline.app.viewport import content_width
from timeline.charts.matrix import STANCE_WORDS, blocks
from timeline.charts.theme import GLYPHS

__all__ = ["show"]

_CHART = "stance-matrix"
_CELL = "cell"
_DRAWER = 620


def show(view: View) -> None:
    """Draw the page."""
    ds = view.ds
    st.title("Who stands where")
    st.markdown(
        "Each square is where an actor stands on a framework by the newest statement found; "
        "blank means that none was found. Click a square for what was said."
    )
    stances = queries.stances(ds, view.filters)
    if stances.empty:
        sidebar.way_out(view, "stances")
        return
    chosen = _chosen(ds.stances)
    if chosen:
        _open(view, *chosen)
    _matrix(view, chosen)
    st.subheader("The same statements as a table")
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
    if cell := clicked(chart, 2, is_open=_CELL in st.query_params):
        st.query_params[_CELL] = sidebar.CELL_SEPARATOR.join(cell)


def _close() -> None:
    st.query_params.pop(_CELL, None)


def _chosen(stances: pd.DataFrame) -> tuple[str, str] | None:
    wanted = st.query_params.get(_CELL)
    if wanted is None:
        return None
    actor, _, framework = wanted.partition(sidebar.CELL_SEPARATOR)
    if not ((stances["actor"] == actor) & (stances["framework"] == framework)).any():
        return None
    return actor, framework


def _open(view: View, actor: str, framework: str) -> None:
    """Show what stands behind a cell in a drawer, which the matrix stays visible beside."""
    ds = view.ds
    said = standings.statements(ds, actor, framework)
    name = ds.actors.loc[ds.actors["id"] == actor, "name"].iloc[0]
    on = ds.frameworks.loc[ds.frameworks["id"] == framework].iloc[0]
    count = f"{len(said)} statement{'' if len(said) == 1 else 's'}"

    @st.dialog(safe(f"{name} on {on['name']}"), width=_DRAWER, position="right", on_dismiss=_close)
    def drawer() -> None:
        about = f" on the proposition: {on['proposition']}" if on["proposition"] else ""
        st.caption(safe(count + about))
        for _, row in said.iterrows():
            evidence.statement(ds, row)

    drawer()


def _table(view: View, stances: pd.DataFrame) -> None:
    ds = view.ds
    actors = dict(zip(ds.actors["id"], ds.actors["name"], strict=True))
    frameworks = dict(zip(ds.frameworks["id"], ds.frameworks["name"], strict=True))
    shown = pd.DataFrame(
        {
            "Begins": stances["earliest"].dt.date,
            "Date": [dates.short(dates.parse(d)) for d in stances["date"]],
            "Actor": stances["actor"].map(actors),
            "Framework": stances["framework"].map(frameworks),
            "Stance": [f"{GLYPHS[int(s)]} {STANCE_WORDS[int(s)]}" for s in stances["stance"]],
            "In short": stances["summary"],
            "Basis": stances["basis"],
            "Places": stances["sources"],
        }
    )
    st.dataframe(
        shown,
        key="stance-table",
        hide_index=True,
        column_config={"In short": st.column_config.TextColumn(width="large")},
        alt="Statements in view as a table",
    )

"""What stands behind a square: its statements, of one voice or many, on one day or two."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from timeline import dates, queries
from timeline.app import evidence, url
from timeline.app.change_list import standing_words
from timeline.app.days import Days
from timeline.app.markdown import safe
from timeline.app.state import View
from timeline.queries import positions
from timeline.queries.positions import EVERYONE
from timeline.words import counted

__all__ = ["open_cell"]

_WIDTH, _WIDE = 620, 860


def open_cell(view: View, who: str, framework: str, days: Days) -> None:
    """Open the drawer, beside which the matrix stays visible."""
    ds = view.ds
    on = ds.names("frameworks")[framework]
    actors = positions.voices(ds, who)
    is_one = (who,) == actors
    if is_one:
        title = f"{ds.names('actors')[who]} on {on}"
    elif who == EVERYONE:
        title = f"Every voice on {on}"
    else:
        title = f"{positions.groups(ds, actors)[0].name} on {on}"

    @st.dialog(
        safe(title),
        width=_WIDE if is_one and days.since else _WIDTH,
        position="right",
        on_dismiss=_close,
    )
    def drawer() -> None:
        proposition = ds.frameworks.loc[ds.frameworks["id"] == framework, "proposition"].iloc[0]
        if proposition:
            st.caption(safe(f"On the proposition: {proposition}"))
        if is_one:
            st.markdown(f"[All that {safe(ds.names('actors')[who])} said]({url.href_actor(who)})")
            _one(view, who, framework, days)
        else:
            _many(view, actors, framework, days)

    drawer()


def _close() -> None:
    url.choose(url.CELL)


def _one(view: View, actor: str, framework: str, days: Days) -> None:
    """Show what one voice said: by the day, in view; and what of it is later or out of view."""
    said = positions.statements(view.ds, actor, framework)[::-1]
    is_in_view = said["id"].isin(queries.stances(view.ds, view.filters)["id"])
    is_later = positions.counts_from(said) > pd.Timestamp(days.day)
    here = said[is_in_view & ~is_later]
    if days.since is None:
        first = " · the newest first" if len(here) > 1 else ""
        st.caption(f"{counted(len(here), 'statement')} by {dates.noun(days.day)}{first}")
        _statements(view, here)
    else:
        _beside(view, here, days, (actor, framework))
    _more(view, said[is_in_view & is_later], f"after {dates.noun(days.day)}")
    _more(view, said[~is_in_view], "outside the filters")


def _beside(view: View, here: pd.DataFrame, days: Days, cell: tuple[str, str]) -> None:
    """Show what held on either day side by side: what counted first, and what came after."""
    assert days.since is not None  # noqa: S101 -- for the type: only called where two days are
    is_old = positions.counts_from(here) <= pd.Timestamp(days.since)
    for column, day, rows in zip(
        st.columns(2, gap="medium"),
        (days.since, days.day),
        (here[is_old], here[~is_old]),
        strict=True,
    ):
        with column:
            standing = positions.cells(view.ds, view.filters, day)
            mine = standing[(standing["actor"] == cell[0]) & (standing["framework"] == cell[1])]
            now = standing_words(mine.iloc[0].to_dict()) if len(mine) else "nothing found"
            st.markdown(f"**{dates.noun(day)}**: {safe(now)}")
            if rows.empty:
                st.caption("No statement found by then." if day == days.since else "Nothing since.")
            _statements(view, rows)


def _many(view: View, actors: tuple[str, ...], framework: str, days: Days) -> None:
    """Show where each of several voices stands, those in favour first, by its newest statement."""
    ds = view.ds
    cells = positions.cells(ds, view.filters, days.asof)
    here = cells[cells["actor"].isin(actors) & (cells["framework"] == framework)]
    here = here.sort_values("stance", ascending=False, kind="stable")
    st.caption(f"{counted(len(here), 'voice')} by {dates.noun(days.day)}")
    rows = ds.stances.set_index("id", drop=False)
    for cell in here.to_dict("records"):
        if cell["split"]:
            st.markdown(safe(f"{ds.names('actors')[cell['actor']]} {standing_words(cell)}:"))
        newest = cell["current"] if cell["split"] else cell["ids"][-1:]
        _statements(view, rows.loc[list(newest)])
        if earlier := len(cell["ids"]) - len(newest):
            every = url.href_cell(cell["actor"], framework)
            st.caption(f"The newest; [{earlier} before]({every})")


def _statements(view: View, rows: pd.DataFrame) -> None:
    for _, row in rows.iterrows():
        evidence.statement(view.ds, row)


def _more(view: View, rows: pd.DataFrame, where: str) -> None:
    if len(rows):
        with st.expander(f"{len(rows)} more {where}"):
            _statements(view, rows)

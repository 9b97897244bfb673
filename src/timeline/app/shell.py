"""What every page stands in: page config, navigation, the sidebar, and the state of the data."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from timeline.app import briefing_cart, sidebar, store
from timeline.app.markdown import safe
from timeline.app.pages import actors, briefing, compare, data, stances
from timeline.app.pages import timeline as timeline_page
from timeline.app.state import View
from timeline.home import find_data
from timeline.problems import Problem
from timeline.words import counted

__all__ = ["run"]

_ICON = Path(__file__).parent / "icon.png"
_AT_ONCE = 4


def run() -> None:
    """Run the dashboard once, from top to bottom."""
    reading = store.read(find_data())
    name = reading.dataset.name if reading.dataset else "Timeline"
    st.set_page_config(page_title=name, page_icon=str(_ICON), layout="wide")
    if reading.dataset is None:
        st.title("This data set cannot be shown yet")
        _say_problems(reading.problems)
        st.stop()
    view = View(reading.dataset)
    collected = briefing_cart.count()
    page = st.navigation(
        [
            st.Page(
                partial(timeline_page.show, view),
                title="Timeline",
                icon=":material/timeline:",
                default=True,
            ),
            st.Page(
                partial(stances.show, view),
                title="Stances",
                icon=":material/grid_on:",
                url_path="stances",
            ),
            st.Page(
                partial(compare.show, view),
                title="Then and now",
                icon=":material/compare_arrows:",
                url_path="compare",
            ),
            st.Page(
                partial(actors.show, view),
                title="Actors",
                icon=":material/groups:",
                url_path="actors",
            ),
            st.Page(
                partial(data.show, view),
                title="Data",
                icon=":material/database:",
                url_path="data",
            ),
            st.Page(
                partial(briefing.show, view),
                title=_briefing(collected),
                icon=":material/co_present:",
                url_path="briefing",
            ),
        ],
        position="top",
    )
    if reading.problems:
        _say_problems(reading.problems, kept=True)
    view.page = page.url_path
    view.of = "stances" if page.url_path in {"stances", "actors"} else "events"
    sidebar.show(view)
    if briefing_cart.count() != collected:
        st.rerun()  # the navigation says how many there are
    page.run()


def _briefing(collected: int) -> str:
    return f"Briefing ({collected})" if collected else "Briefing"


def _say_problems(problems: tuple[Problem, ...], *, kept: bool = False) -> None:
    """Say what is wrong, like a compiler; the first few at once, the rest behind a fold."""
    head = f"**The data have {counted(len(problems), 'problem')}.**"
    if kept:
        head += " The page shows the last good version until they are mended."
    lines = [f"- {safe(str(p))}" for p in problems]
    st.error("\n".join([head, "", *lines[:_AT_ONCE]]), icon=":material/error:")
    if len(lines) > _AT_ONCE:
        with st.expander(f"{len(lines) - _AT_ONCE} more"):
            st.markdown("\n".join(lines[_AT_ONCE:]))

"""What the numbers and counts on the timeline stand for: to open, and listed with sources."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

import pandas as pd
import streamlit as st

from timeline.app.text import safe
from timeline.charts.notes import notes
from timeline.dataset import Dataset
from timeline.words import counted

__all__ = ["explain", "listed", "offer"]

_LISTED = "timeline-listed"
_NOTES = "timeline-notes"


def listed(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Remember the events of the count that was clicked, none to forget; return those before."""
    before: tuple[str, ...] = st.session_state.pop(_LISTED, ())
    if ids:
        st.session_state[_LISTED] = ids
    return before


def offer(
    events: pd.DataFrame, number: Mapping[str, int], choose: Callable[[tuple[str, ...]], None]
) -> None:
    """Offer the events of the count that was clicked, as far as they are in view, to open one."""
    label = dict(zip(events["id"], events["label"], strict=True))
    here = [key for key in st.session_state.get(_LISTED, ()) if key in label]
    if not here:
        return
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            st.markdown(f"**{counted(len(here), 'event')} here**", width="content")
            st.button(
                "Close the list",
                icon=":material/close:",
                on_click=_forget,
                type="tertiary",
            )
        with st.container(horizontal=True, gap="small"):
            for key in here:
                st.button(
                    f"{number[key]} {safe(label[key])}",
                    key=f"listed:{key}",
                    on_click=choose,
                    args=((key,),),
                )


def _forget() -> None:
    listed(())


def explain(ds: Dataset, events: pd.DataFrame, drawn: Collection[str]) -> None:
    """List, once it is asked for, what the numbers of the chart stand for, and who reports it."""
    opened = st.expander("What the numbers stand for, with sources", key=_NOTES, on_change="rerun")
    if not opened.open:
        return
    found = notes(ds, events, set(drawn))
    half = -(-len(found) // 2)
    with opened:
        for column, part in zip(st.columns(2), (found[:half], found[half:]), strict=True):
            lines = (
                f":small[**{note.number}** {' · '.join(map(safe, note.said))}]" for note in part
            )
            column.markdown("  \n".join(lines))

"""What the numbers on the timeline stand for, with the sources of each event."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd
import streamlit as st

from timeline.app.markdown import safe
from timeline.dataset import Dataset
from timeline.views.contents import event_numbers
from timeline.views.footnotes import event_notes

__all__ = ["explain"]

_NOTES = "timeline-notes"


def explain(ds: Dataset, events: pd.DataFrame, drawn: Collection[str]) -> None:
    """List, once it is asked for, what the numbers of the chart stand for, and who reports it."""
    opened = st.expander("What the numbers stand for, with sources", key=_NOTES, on_change="rerun")
    if not opened.open:
        return
    every = event_notes(ds, events, event_numbers(events), named=True)
    found = [note for key, note in every.items() if key in drawn]
    half = -(-len(found) // 2)
    with opened:
        for column, part in zip(st.columns(2), (found[:half], found[half:]), strict=True):
            lines = (f":small[**{note.number}** {safe(note.text)}]" for note in part)
            column.markdown("  \n".join(lines))

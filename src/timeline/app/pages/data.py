"""What the charts rest on: sources, contradictions, the codebook, and the files themselves."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Hashable, Iterator, Mapping
from functools import partial

import narwhals as nw
import pandas as pd
import streamlit as st

from timeline import cite, dates, describe, queries
from timeline.app import own_data, own_panel, page_heading, source_list, url
from timeline.app.markdown import safe
from timeline.app.state import State
from timeline.dataset import Dataset
from timeline.problems import told
from timeline.queries import kinds
from timeline.queries.kinds import own_kinds
from timeline.schema import NOTE_FLAGS, TABLES, entries
from timeline.views.evidence import whose
from timeline.views.fields import reported
from timeline.views.url_params import CONTROLS
from timeline.words import capital, counted

__all__ = ["show"]

_NUMBERED = (
    "What is shown rests on sources, most of it on a numbered paragraph, the title counting as the "
    "first. "
)
_UNSOURCED = (
    "**This data set names no source.** Name some in the column sources of its events and "
    "statements; a sources.csv can tell more of each."
)
_KINDS: Mapping[kinds.Of, str] = {"events": "event", "sources": "source"}
"""What has a kind that may be of the data set's own, and what one of them is called."""


def show(state: State) -> None:
    """Draw the page."""
    page_heading.heading(
        state, "The data and their sources", "sources", empty=state.ds.sources.empty
    )
    is_numbered = any(
        queries.collect(
            queries.lazy(state.ds.links[f"{of}_source"]).select(nw.col("paragraph").max())
        )["paragraph"]
        .gt(0)
        .any()
        for of in ("event", "stance")
    )
    st.markdown(
        (_NUMBERED if is_numbered else "")
        + "Here are the sources, the places where they contradict each other or well-known "
        "history, and what each column means."
    )
    parts = list(CONTROLS["part"]) if own_data.is_offered() else list(CONTROLS["part"])[:-1]
    sources, contradictions, codebook, files, *own = st.tabs(parts, key="part", bind="query-params")
    with sources:
        if state.ds.sources.empty:
            st.info(_UNSOURCED, icon=":material/info:")
        source_list.show(state)
    with contradictions:
        _contradictions(state)
    with codebook:
        _own_kinds(state.ds)
        st.markdown(describe.codebook_file())
    with files:
        _downloads(state.ds)
        _warnings(state.ds)
    for tab in own:
        with tab:
            own_panel.panel()


def _own_kinds(ds: Dataset) -> None:
    """List the kinds that the data have beside those that the codebook explains."""
    for of, column in _KINDS.items():
        if own := own_kinds(ds, of):
            asked = queries.lazy(getattr(ds, of)).group_by("kind").agg(n=nw.len())
            found = queries.collect(asked)
            count = dict(zip(found["kind"], found["n"], strict=True))
            said = (f"- {safe(kind)}: {counted(int(count[kind]), column)}" for kind in own)
            st.markdown(
                "\n".join(
                    (f"**This data set's own kinds of {column}s**, beside those below:", *said)
                )
            )


def _contradictions(state: State) -> None:
    """List what is flagged, each contradiction once, with the events and stances it concerns."""
    st.markdown(
        "**Disputed**: sources contradict each other. **Corrected**: a source contradicts "
        "well-known history; the date given is the right one, the reported one stands beside it."
    )
    flagged = list(_flagged(state))
    if not flagged:
        st.caption("Nothing in view is flagged.")
    for flag in NOTE_FLAGS:
        rows = [(what, row) for what, row in flagged if row["note"].startswith(flag)]
        if rows:
            st.subheader(f"{flag.rstrip(': ')}: {len(rows)}")
        for what, row in rows:
            why = row["note"].removeprefix(flag)
            when = [dates.short(row["date"])] if row.get("date") else []
            when += [reported(row)] if row.get("reported_date") else []
            st.markdown(
                f"**{what}** {safe(' · '.join(when))}  \n"
                f"{safe(capital(why))}  \n"
                f":small[{safe(cite.place(state.ds, *entries(row['sources'])))}]"
            )


def _flagged(state: State) -> Iterator[tuple[str, Mapping[Hashable, str]]]:
    """Yield what in view has a flag: its name, as a link to its card or cell if any, and its row.

    A stance that only repeats the flag of its event is left out.
    """
    ds = state.ds
    events = _with_flag(state.events)
    for row in events:
        yield f"[{safe(row['title'])}]({url.href_event(row['id'])})", row
    told = {row["id"] for row in events}
    for row in _with_flag(state.stances):
        if row["event"] not in told:
            what = safe(whose(ds, row))
            yield f"[{what}]({url.href_cell(row['actor'], row['framework'])})", row
    for row in _with_flag(ds.parallels):
        yield safe(row["theme"]), row


def _with_flag(rows: pd.DataFrame) -> list[dict[Hashable, str]]:
    return rows[rows["note"].str.startswith(NOTE_FLAGS)].to_dict("records")


def _downloads(ds: Dataset) -> None:
    """Offer the files that this version was read from, byte for byte."""
    if not ds.files:
        said = "packed: the files of which it was made are not here."
        st.markdown(f"Version {safe(ds.version)}, {said}")
        return
    st.markdown(f"Version {safe(ds.version)}: the files as they were read, UTF-8 CSV.")
    st.download_button(
        "All files as one zip",
        partial(_zipped, ds.files),
        file_name=f"{ds.version}.zip",
        mime="application/zip",
        icon=":material/folder_zip:",
        on_click="ignore",
    )
    for name in ds.files:
        st.download_button(
            f"{name}.csv · {counted(len(getattr(ds, name)), TABLES[name].noun)}",
            partial(ds.files.__getitem__, name),
            file_name=f"{name}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
        )


def _warnings(ds: Dataset) -> None:
    """Tell what is odd about the files, although they can be shown."""
    if ds.warnings:
        with st.expander(f"{counted(len(ds.warnings), 'warning')} about these files"):
            st.markdown("\n".join(f"- {safe(line)}" for line in told(ds.warnings)))


def _zipped(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(f"{name}.csv"), content)
    return packed.getvalue()

"""What the charts rest on: sources, contradictions, the codebook, and the files themselves."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Hashable, Mapping

import pandas as pd
import streamlit as st

from timeline import cite, dates, describe, queries
from timeline.app import page_heading, url
from timeline.app.markdown import link, safe
from timeline.app.state import View
from timeline.dataset import Dataset
from timeline.schema import NOTE_FLAGS, TABLES, entries
from timeline.words import capital, counted

__all__ = ["show"]


def show(view: View) -> None:
    """Draw the page."""
    page_heading.heading(view, "The data and their sources", "sources", empty=view.ds.sources.empty)
    st.markdown(
        "Every mark rests on a numbered paragraph of a source, the title counting as the first. "
        "Here are the sources, the places where they contradict each other or well-known history, "
        "and what each column means."
    )
    sources, contradictions, codebook, files = st.tabs(
        list(url.CONTROLS["part"]), key="part", bind="query-params"
    )
    with sources:
        _sources(view)
    with contradictions:
        _contradictions(view)
    with codebook:
        st.markdown(describe.codebook_file())
    with files:
        _downloads(view.ds)


def _sources(view: View) -> None:
    """Say for each source what it is, and how much of what is in view rests on it."""
    table = view.ds.sources
    for head, rows in (
        ("Articles coded", table[table["kind"] == "article"]),
        ("References that settle facts", table[table["kind"] == "reference"]),
        ("Other sources", table[~table["kind"].isin(["article", "reference"])]),
    ):
        if not rows.empty:
            st.subheader(head)
            _source_list(view, rows)


def _source_list(view: View, rows: pd.DataFrame) -> None:
    names = cite.source_names(view.ds)
    told = {of: _resting(view, of) for of in ("events", "stances")}
    for row in rows.to_dict("records"):
        key = str(row["id"])
        when = dates.short(row["date"]) if row["date"] else "no date"
        by = ", ".join(filter(None, (row["author"], row["publisher"], when)))
        counts = (
            counted(told["events"].get(key, 0), "event"),
            counted(told["stances"].get(key, 0), "statement"),
        )
        st.markdown(
            f"**{link(str(row['title']) or names[key], str(row['url']))}**  \n"
            f"{safe(by)} · {' · '.join(counts)} in view"
            + (f"  \n{safe(str(row['note']))}" if row["note"] else "")
        )


def _resting(view: View, of: queries.Of) -> Mapping[str, int]:
    """Return how many of the events or stances in view name each source."""
    noun = of.removesuffix("s")
    pairs = view.ds.links[f"{noun}_source"]
    here = pairs[pairs[noun].isin(view.rows(of)["id"])]
    return {str(k): int(n) for k, n in here.groupby("source")[noun].nunique().items()}


def _contradictions(view: View) -> None:
    """List what is flagged, each contradiction once, with the events and stances it concerns."""
    st.markdown(
        "**Disputed**: sources contradict each other. **Corrected**: a source contradicts "
        "well-known history; the date given is the right one, the reported one stands beside it."
    )
    flagged = _flagged(view)
    if flagged.empty:
        st.caption("Nothing in view is flagged.")
    for flag in NOTE_FLAGS:
        rows = flagged[flagged["note"].str.startswith(flag)]
        if rows.empty:
            continue
        st.subheader(f"{flag.rstrip(': ')}: {len(rows)}")
        for row in rows.to_dict("records"):
            why = str(row["note"]).removeprefix(flag)
            when = [dates.short(row["date"])] if row["date"] else []
            if row["reported_date"]:
                reported = dates.short(row["reported_date"])
                when.append(f"a source says {reported}")
            st.markdown(
                f"**{_opened(row)}** {safe(' · '.join(when))}  \n"
                f"{safe(capital(why))}  \n"
                f":small[{safe(cite.place(view.ds, *entries(row['sources'])))}]"
            )


def _opened(row: Mapping[Hashable, str]) -> str:
    """Name a row, as a link to its card or cell where it has one."""
    what = safe(str(row["what"]))
    return f"[{what}]({row['href']})" if row["href"] else what


def _flagged(view: View) -> pd.DataFrame:
    """Return what in view has a flag: what, href, date, reported_date, note, sources.

    A stance that only repeats the flag of its event is left out.
    """
    ds = view.ds
    events, stances = view.rows("events"), view.rows("stances")
    actors = stances["actor"].map(ds.names("actors"))
    about = actors + " on " + stances["framework"].map(ds.names("frameworks"))
    pairs = zip(stances["actor"], stances["framework"], strict=True)
    cells = [url.href_cell(a, f) for a, f in pairs]
    stances = stances.assign(what=about, href=cells, reported_date="")
    told = set(events.loc[events["note"].str.startswith(NOTE_FLAGS), "id"])
    every = pd.concat(
        [
            events.assign(what=events["title"], href=[url.href_event(i) for i in events["id"]]),
            stances[~stances["event"].isin(told)],
            ds.parallels.assign(what=ds.parallels["theme"], href="", date="", reported_date=""),
        ],
        ignore_index=True,
    )
    columns = ["what", "href", "date", "reported_date", "note", "sources"]
    return every.loc[every["note"].str.startswith(NOTE_FLAGS), columns]


def _downloads(ds: Dataset) -> None:
    """Offer the files that this version was read from, byte for byte."""
    st.markdown(f"Version {safe(ds.version)}: the files as they were read, UTF-8 CSV.")
    st.download_button(
        "All files as one zip",
        _zipped(ds.files),
        file_name=f"{ds.version}.zip",
        mime="application/zip",
        icon=":material/folder_zip:",
        on_click="ignore",
    )
    for name, content in ds.files.items():
        st.download_button(
            f"{name}.csv · {counted(len(getattr(ds, name)), TABLES[name].noun)}",
            content,
            file_name=f"{name}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
        )


def _zipped(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(f"{name}.csv"), content)
    return packed.getvalue()

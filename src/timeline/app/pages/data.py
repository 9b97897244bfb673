"""What the charts rest on: sources, contradictions, the codebook, and the files themselves."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import streamlit as st

from timeline import cite, dates, describe
from timeline.app import store
from timeline.app.text import link, safe
from timeline.app.view import View
from timeline.dataset import Dataset
from timeline.schema import TABLES

__all__ = ["show"]

_FLAGS = ("Disputed: ", "Corrected: ")


def show(view: View) -> None:
    """Draw the page."""
    st.title("The data and their sources")
    st.markdown(
        "Every mark rests on a numbered paragraph of a source. Here are the sources, the places "
        "where they contradict each other or well-known history, and what each column means."
    )
    sources, contradictions, codebook, files = st.tabs(
        ["Sources", "Contradictions", "Codebook", "Downloads"], key="part", bind="query-params"
    )
    with sources:
        _sources(view.ds)
    with contradictions:
        _contradictions(view.ds)
    with codebook:
        st.markdown(describe.codebook())
    with files:
        _downloads(view.ds, store.data_folder())


def _sources(ds: Dataset) -> None:
    """Say for each source what it is and how much rests on it."""
    names = cite.source_names(ds)
    events = ds.links["event_source"].groupby("source")["event"].nunique()
    stances = ds.links["stance_source"].groupby("source")["stance"].nunique()
    for kind, head in (
        ("article", "Articles coded"),
        ("reference", "References that settle facts"),
    ):
        rows = (
            ds.sources[ds.sources["kind"] == kind]
            if kind == "article"
            else ds.sources[ds.sources["kind"] != "article"]
        )
        if rows.empty:
            continue
        st.subheader(head)
        for row in rows.to_dict("records"):
            key = str(row["id"])
            told = [
                _counted(int(events.get(key, 0)), "event"),
                _counted(int(stances.get(key, 0)), "statement"),
            ]
            when = dates.short(dates.parse(row["date"])) if row["date"] else "no date"
            by = ", ".join(filter(None, (row["author"], row["publisher"], when)))
            st.markdown(
                f"**{link(str(row['title']) or names[key], str(row['url']))}**  \n"
                f"{safe(by)} · `{key}` · {' · '.join(told)}"
                + (f"  \n{safe(str(row['note']))}" if row["note"] else "")
            )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _contradictions(ds: Dataset) -> None:
    st.markdown(
        "**Disputed**: sources contradict each other. **Corrected**: a source contradicts "
        "well-known history; the date shown is the right one, the reported one stands beside it."
    )
    events = ds.events.assign(what=ds.events["title"])
    actors = dict(zip(ds.actors["id"], ds.actors["name"], strict=True))
    frameworks = dict(zip(ds.frameworks["id"], ds.frameworks["name"], strict=True))
    stances = ds.stances.assign(
        what=ds.stances["actor"].map(actors) + " on " + ds.stances["framework"].map(frameworks),
        reported_date="",
    )
    parallels = ds.parallels.assign(what=ds.parallels["theme"], reported_date="", date="")
    columns = ["what", "date", "reported_date", "note", "sources"]
    every = pd.concat([t[columns] for t in (events, stances, parallels)], ignore_index=True)
    flagged = every[every["note"].str.startswith(_FLAGS)]
    shown = pd.DataFrame(
        {
            "Flag": flagged["note"].str.partition(":")[0],
            "What": flagged["what"],
            "Date": [_short(d) for d in flagged["date"]],
            "A source says": [_short(d) for d in flagged["reported_date"]],
            "Why": flagged["note"].str.partition(": ")[2].str.slice(0, None),
            "Places": flagged["sources"],
        }
    )
    st.caption(_counted(len(shown), "flag"))
    st.dataframe(
        shown,
        hide_index=True,
        height="content",
        row_height=72,
        column_config={
            "Flag": st.column_config.TextColumn(width="small"),
            "What": st.column_config.TextColumn(width="medium"),
            "Why": st.column_config.TextColumn(width="large"),
        },
        alt="Contradictions flagged in the data",
    )


def _short(date: str) -> str:
    return dates.short(dates.parse(date)) if date else ""


def _downloads(ds: Dataset, folder: Path) -> None:
    st.markdown(f"Version `{ds.version}`: the files as they are, UTF-8 CSV.")
    for name in TABLES:
        path = folder / f"{name}.csv"
        if path.is_file():
            rows = len(getattr(ds, name))
            st.download_button(
                f"{name}.csv · {rows} lines",
                path.read_bytes(),
                file_name=path.name,
                mime="text/csv",
                icon=":material/download:",
                on_click="ignore",
            )

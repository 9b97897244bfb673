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
from timeline.schema import TABLES, entries

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
    """List what is flagged, each contradiction once, with the events and stances it concerns."""
    st.markdown(
        "**Disputed**: sources contradict each other. **Corrected**: a source contradicts "
        "well-known history; the date given is the right one, the reported one stands beside it."
    )
    flagged = _flagged(ds)
    for flag in _FLAGS:
        rows = flagged[flagged["note"].str.startswith(flag)]
        if rows.empty:
            continue
        st.subheader(f"{flag.rstrip(': ')}: {len(rows)}")
        for row in rows.to_dict("records"):
            why = str(row["note"]).removeprefix(flag)
            when = [dates.short(dates.parse(row["date"]))] if row["date"] else []
            if row["reported_date"]:
                reported = dates.short(dates.parse(row["reported_date"]))
                when.append(f"a source says {reported}")
            st.markdown(
                f"**{safe(str(row['what']))}** {safe(' · '.join(when))}  \n"
                f"{safe(why[:1].upper() + why[1:])}  \n"
                f":small[{safe(cite.place(ds, *entries(row['sources'])))}]"
            )


def _flagged(ds: Dataset) -> pd.DataFrame:
    """Return what has a flag: ``what``, ``date``, ``reported_date``, ``note``, ``sources``.

    A stance that only repeats the flag of its event is left out.
    """
    actors = dict(zip(ds.actors["id"], ds.actors["name"], strict=True))
    frameworks = dict(zip(ds.frameworks["id"], ds.frameworks["name"], strict=True))
    about = ds.stances["actor"].map(actors) + " on " + ds.stances["framework"].map(frameworks)
    flagged_events = set(ds.events.loc[ds.events["note"].str.startswith(_FLAGS), "id"])
    own = ds.stances[~ds.stances["event"].isin(flagged_events)]
    every = pd.concat(
        [
            ds.events.assign(what=ds.events["title"]),
            own.assign(what=about, reported_date=""),
            ds.parallels.assign(what=ds.parallels["theme"], date="", reported_date=""),
        ],
        ignore_index=True,
    )
    return every.loc[
        every["note"].str.startswith(_FLAGS), ["what", "date", "reported_date", "note", "sources"]
    ]


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

"""Events and statements as lists on a page, each with the evidence on which it rests."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as ET

import pandas as pd

from timeline import cite, dates, queries
from timeline.cite.sources import sources as known_sources
from timeline.dataset import Dataset
from timeline.drawing.markup import el, link
from timeline.queries import positions
from timeline.queries.filters import Filters
from timeline.schema import CORE, STANCE_GLYPHS, STANCE_WORDS, entries
from timeline.words import capital

__all__ = ["chip", "event_rows", "source_rows", "stance_rows"]

_Row = Mapping[Any, Any]


def event_rows(
    ds: Dataset, events: pd.DataFrame, numbers: Mapping[str, int], statements: Collection[str]
) -> Iterator[ET.Element]:
    """Yield an item for each event, in order of time.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of ``ds.events``.
    numbers : mapping of str to int
        Of the events that have one on a chart.
    statements : collection of str
        Ids of the statements that are on the same page.
    """
    taken = _taken_at(ds)
    for row in queries.in_known_order(events).to_dict("records"):
        number = numbers.get(str(row["id"]))
        yield el(
            "li",
            el("span", str(number or ""), class_="number"),
            el("span", dates.short(row["date"]), class_="when"),
            el(
                "span", _opener(row["title"] or row["id"], data_event=str(row["id"])), class_="what"
            ),
            el("span", cite.place(ds, *entries(row["sources"])), class_="from"),
            _event_evidence(ds, row, taken.get(str(row["id"]), []), statements),
            class_="row core" if row["importance"] == CORE else "row",
            data_event=str(row["id"]),
        )


def stance_rows(
    ds: Dataset, stances: pd.DataFrame, events: Collection[str]
) -> Iterator[ET.Element]:
    """Yield an item for each statement, in order of time; ``events`` are on the same page."""
    for row in queries.in_known_order(stances).to_dict("records"):
        yield el(
            "li",
            chip(int(row["stance"])),
            el("span", dates.short(row["date"]), class_="when"),
            el("span", _opener(_whose(ds, row), data_statement=str(row["id"])), class_="what"),
            el("span", cite.place(ds, *entries(row["sources"])), class_="from"),
            _stance_evidence(ds, row, events),
            class_="row",
            data_statement=str(row["id"]),
        )


def source_rows(ds: Dataset, cited: Collection[str]) -> Iterator[ET.Element]:
    """Yield an item for each source that is cited: in full, with its kind, note and address."""
    for key, source in known_sources(ds).items():
        if key in cited:
            url = source.url
            yield el(
                "li",
                el("b", source.name),
                el("span", f"{source.in_full(())}."),
                el("span", " · ".join(filter(None, (source.kind, source.note))), class_="aside"),
                el("span", link(url, url), class_="address") if url else None,
            )


def chip(stance: int) -> ET.Element:
    """Return a stance as its sign on its colour, with its words for whoever does not see it."""
    words = STANCE_WORDS[stance]
    said = {"title": words, "aria_label": words}
    return el(
        "span", STANCE_GLYPHS[stance], class_="chip", role="img", data_stance=str(stance), **said
    )


def _taken_at(ds: Dataset) -> dict[str, list[_Row]]:
    """Return the statements made at each event, in the order in which they came to count."""
    found: dict[str, list[_Row]] = {}
    said = positions.as_they_count(queries.rows(ds, Filters(), "stances"))
    for row in said[said["event"] != ""].to_dict("records"):
        found.setdefault(str(row["event"]), []).append(row)
    return found


def _event_evidence(
    ds: Dataset, row: _Row, taken: Sequence[_Row], statements: Collection[str]
) -> ET.Element:
    reported = row["reported_date"]
    sub = [
        capital(dates.words(row["date"])),
        f"a source says {dates.words(reported)}" if reported else "",
        row["kind"],
    ]
    return el(
        "div",
        el("p", " · ".join(filter(None, sub)), class_="sub"),
        *_told(row),
        *_taken(ds, taken, statements),
        *_named(ds, row),
        *_sources(ds, row["sources"]),
        el("p", el("b", "Cite as"), f" {cite.citation(ds, 'events', row['id'])}", class_="cite"),
        class_="evidence",
    )


def _stance_evidence(ds: Dataset, row: _Row, events: Collection[str]) -> ET.Element:
    stance = int(row["stance"])
    when = capital(dates.words(row["date"]))
    sub = " · ".join(filter(None, (when, row["basis"])))
    return el(
        "div",
        el("p", chip(stance), f" {capital(STANCE_WORDS[stance])} · {sub}", class_="sub"),
        *_told(row),
        el("p", el("b", "Condition"), f" {row['condition']}") if row["condition"] else None,
        *_at(ds, str(row["event"]), events),
        *_sources(ds, row["sources"]),
        class_="evidence",
    )


def _told(row: _Row) -> Iterator[ET.Element]:
    """Yield what a row says: in short, in the source's own words, and what is to be known of it."""
    if row["summary"]:
        yield el("p", row["summary"])
    if row["quote"]:
        yield el("blockquote", f"“{row['quote']}”")
    if row["note"]:
        yield el("p", row["note"], class_="note")


def _taken(ds: Dataset, rows: Sequence[_Row], statements: Collection[str]) -> Iterator[ET.Element]:
    if not rows:
        return
    items = []
    for row in rows:
        key, words = str(row["id"]), _whose(ds, row)
        said = _opener(words, data_statement=key) if key in statements else words
        items.append(el("li", chip(int(row["stance"])), " ", said))
    yield el("p", el("b", "Stances taken"))
    yield el("ul", *items, class_="taken")


def _at(ds: Dataset, event: str, events: Collection[str]) -> Iterator[ET.Element]:
    if event:
        titles = dict(zip(ds.events["id"], ds.events["title"], strict=True))
        title = titles[event]
        said = _opener(title, data_event=event) if event in events else title
        yield el("p", el("b", "Event"), " ", said)


def _named(ds: Dataset, row: _Row) -> Iterator[ET.Element]:
    for table in ("countries", "actors", "frameworks"):
        names = ds.names(table)
        if listed := [names.get(key, key) for key in entries(row[table])]:
            yield el("p", el("b", table.capitalize()), f" {', '.join(listed)}", class_="named")


def _sources(ds: Dataset, cell: str) -> Iterator[ET.Element]:
    notes = cite.source_notes(ds, entries(cell))
    if notes:
        yield el("p", el("b", "Reported by"), class_="by")
        yield el("ol", *(el("li", link(n.text, n.url)) for n in notes), class_="reported")
    else:
        yield el("p", "No source given.", class_="note")


def _whose(ds: Dataset, row: _Row) -> str:
    return f"{ds.names('actors')[row['actor']]} on {ds.names('frameworks')[row['framework']]}"


def _opener(text: str, **data: str) -> ET.Element:
    return el("button", text, type="button", class_="open", **data)

"""Events and statements as lists on a page, each with the evidence on which it rests."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

import htpy as h
import pandas as pd
from htpy import Node

from timeline import cite, dates, queries
from timeline.cite.sources import sources as known_sources
from timeline.dataset import Dataset
from timeline.export.html.elements import AUTO, chip, labelled, link, opener
from timeline.queries import positions
from timeline.queries.filters import Filters
from timeline.schema import CORE, STANCE_WORDS, entries
from timeline.views.fields import FIELDS, Row, Table, text
from timeline.words import capital

__all__ = ["event_rows", "source_rows", "stance_rows", "whose"]


def event_rows(
    ds: Dataset, events: pd.DataFrame, numbers: Mapping[str, int], statements: Collection[str]
) -> Iterator[h.Element]:
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
        key = str(row["id"])
        first = h.span(".number")[numbers.get(key) or None]
        evidence = _event_evidence(ds, row, taken.get(key, []), statements)
        is_core = row["importance"] == CORE
        yield _item(ds, row, "event", first, row["title"] or key, evidence, is_core=is_core)


def stance_rows(ds: Dataset, stances: pd.DataFrame, events: Collection[str]) -> Iterator[h.Element]:
    """Yield an item for each statement, in order of time; ``events`` are on the same page."""
    for row in queries.in_known_order(stances).to_dict("records"):
        evidence = _stance_evidence(ds, row, events)
        yield _item(ds, row, "statement", chip(int(row["stance"])), whose(ds, row), evidence)


def source_rows(ds: Dataset, cited: Collection[str]) -> Iterator[h.Element]:
    """Yield an item for each source that is cited: in full, with its kind, note and address."""
    for key, source in known_sources(ds).items():
        if key in cited:
            yield h.li[
                h.b(AUTO)[source.name],
                h.span(AUTO)[f"{source.in_full(())}."],
                h.span(".aside")[" · ".join(filter(None, (source.kind, source.note)))],
                h.span(".address")[link(source.url, source.url)] if source.url else None,
            ]


def _item(
    ds: Dataset,
    row: Row,
    kind: Literal["event", "statement"],
    first: Node,
    name: str,
    evidence: h.Element,
    *,
    is_core: bool = False,
) -> h.Element:
    """Return a row of a list: what stands first, when, what, from whom, and its evidence."""
    table: Table = "events" if kind == "event" else "stances"
    key = str(row["id"])
    return h.li({"class": ["row", is_core and "core"], f"data-{kind}": key})[
        first,
        h.span(".when")[text(ds, table, row, "when")],
        h.span(".what")[opener(name, kind=kind, key=key)],
        h.span(".from", AUTO)[text(ds, table, row, "cited")],
        evidence,
    ]


def whose(ds: Dataset, row: Row) -> str:
    """Say who speaks on what."""
    who, on = (text(ds, "stances", row, name) for name in ("actor_name", "framework_name"))
    return f"{who} on {on}"


def _taken_at(ds: Dataset) -> dict[str, list[Row]]:
    """Return the statements made at each event, in the order in which they came to count."""
    found: dict[str, list[Row]] = {}
    said = positions.as_they_count(queries.rows(ds, Filters(), "stances"))
    for row in said[said["event"] != ""].to_dict("records"):
        found.setdefault(str(row["event"]), []).append(row)
    return found


def _event_evidence(
    ds: Dataset, row: Row, taken: Sequence[Row], statements: Collection[str]
) -> h.Element:
    reported = row["reported_date"]
    sub = (
        capital(dates.words(row["date"])),
        f"a source says {dates.words(reported)}" if reported else "",
        row["kind"],
    )
    return h.div(".evidence")[
        h.p(".sub")[" · ".join(filter(None, sub))],
        _told(row),
        _taken(ds, taken, statements),
        (
            h.p(".named")[labelled(FIELDS["events"][name].heading, names)]
            for name in ("country_names", "actor_names", "framework_names")
            if (names := text(ds, "events", row, name))
        ),
        _sources(ds, row["sources"]),
        h.p(".cite")[labelled("Cite as", cite.citation(ds, "events", row["id"]))],
    ]


def _stance_evidence(ds: Dataset, row: Row, events: Collection[str]) -> h.Element:
    stance, event, condition = int(row["stance"]), str(row["event"]), row["condition"]
    sub = (capital(STANCE_WORDS[stance]), capital(dates.words(row["date"])), row["basis"])
    title = text(ds, "stances", row, "event_title")
    at = opener(title, kind="event", key=event) if event in events else title
    return h.div(".evidence")[
        h.p(".sub")[chip(stance), f" {' · '.join(filter(None, sub))}"],
        _told(row),
        h.p[labelled("Condition", condition)] if condition else None,
        h.p[labelled("Event", at)] if event else None,
        _sources(ds, row["sources"]),
    ]


def _told(row: Row) -> Iterator[h.Element]:
    """Yield what a row says: in short, in the source's own words, and what is to be known of it."""
    if row["summary"]:
        yield h.p(AUTO)[row["summary"]]
    if row["quote"]:
        yield h.blockquote(AUTO)[f"“{row['quote']}”"]
    if row["note"]:
        yield h.p(".note", AUTO)[row["note"]]


def _taken(ds: Dataset, rows: Sequence[Row], statements: Collection[str]) -> Iterator[h.Element]:
    if not rows:
        return
    items = []
    for row in rows:
        key, words = str(row["id"]), whose(ds, row)
        said = opener(words, kind="statement", key=key) if key in statements else h.bdi[words]
        items.append(h.li[chip(int(row["stance"])), " ", said])
    yield h.p[h.b["Stances taken"]]
    yield h.ul(".taken")[items]


def _sources(ds: Dataset, cell: str) -> Iterator[h.Element]:
    notes = cite.source_notes(ds, entries(cell))
    if notes:
        yield h.p(".by")[h.b["Reported by"]]
        yield h.ol(".reported")[(h.li(AUTO)[link(note.text, note.url)] for note in notes)]
    else:
        yield h.p(".note")["No source given."]

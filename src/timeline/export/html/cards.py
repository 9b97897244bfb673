"""Events and statements as lists on a page, each with the evidence on which it rests."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import htpy as h
import pandas as pd
from htpy import Node

from timeline import queries
from timeline.cite.sources import sources as known_sources
from timeline.dataset import Dataset
from timeline.export.html.elements import AUTO, chip, labelled, link, opener
from timeline.queries import Of
from timeline.schema import CORE, STANCE_WORDS
from timeline.views.evidence import CITE_AS, NO_SOURCE, SOURCES, TAKEN, Evidence, evidence, whose
from timeline.views.extras import MORE
from timeline.views.fields import Row, text
from timeline.words import capital

__all__ = ["event_rows", "source_rows", "stance_rows"]


def event_rows(
    ds: Dataset, events: pd.DataFrame, numbers: Mapping[str, int], statements: Collection[str]
) -> Iterator[h.Element]:
    """Yield an item for each event, in order of time.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of ``ds.events``.
    numbers : mapping of str to int
        Of the events, where a view draws any.
    statements : collection of str
        Ids of the statements that are on the same page.
    """
    for row in queries.in_known_order(events).to_dict("records"):
        first = h.span(".number")[numbers.get(row["id"]) or None]
        yield _item(ds, "events", row, first, row["title"] or row["id"], statements)


def stance_rows(ds: Dataset, stances: pd.DataFrame, events: Collection[str]) -> Iterator[h.Element]:
    """Yield an item for each statement, in order of time; ``events`` are on the same page."""
    for row in queries.in_known_order(stances).to_dict("records"):
        yield _item(ds, "stances", row, chip(int(row["stance"])), whose(ds, row), events)


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
    ds: Dataset, table: Of, row: Row, first: Node, name: str, here: Collection[str]
) -> h.Element:
    """Return a row of a list: what stands first, when, what, from whom, and its evidence.

    Of what that names, statements or events ``here``, on the same page, open theirs.
    """
    kind, key = "event" if table == "events" else "statement", str(row["id"])
    is_core = table == "events" and row["importance"] == CORE
    return h.li({"class": ["row", is_core and "core"], f"data-{kind}": key})[
        first,
        h.span(".when")[text(ds, table, row, "when")],
        h.span(".what")[opener(name, kind=kind, key=key)],
        h.span(".from", AUTO)[text(ds, table, row, "cited")],
        _card(ds, table, row, here),
    ]


def _card(ds: Dataset, table: Of, row: Row, here: Collection[str]) -> h.Element:
    found, stance = evidence(ds, table, row), row["stance"] if table == "stances" else None
    said = () if stance is None else (capital(STANCE_WORDS[stance]),)
    return h.div(".evidence")[
        h.p(".sub")[stance is not None and (chip(stance), " "), " · ".join((*said, *found.head))],
        h.p(AUTO)[found.summary] if found.summary else None,
        _quote(found) if found.quote else None,
        h.p(".note", AUTO)[found.note] if found.note else None,
        _taken(ds, found.taken, here) if found.taken else None,
        (
            h.p(class_={"named": stance is None})[labelled(label, _named(table, names, here))]
            for label, table, names in found.lines
        ),
        _extras(found) if found.extras else None,
        _sources(found),
        h.p(".cite")[labelled(CITE_AS, found.citation)] if found.citation else None,
    ]


def _quote(found: Evidence) -> h.Element:
    words = h.p(".words", AUTO)[found.words] if found.words else None
    return h.blockquote[h.p(AUTO)[f"“{found.quote}”"], words]


def _named(table: str, names: Mapping[str, str], here: Collection[str]) -> Node:
    if table == "events" and all(key in here for key in names):
        return [opener(name, kind="event", key=key) for key, name in names.items()]
    return ", ".join(names.values())


def _taken(ds: Dataset, rows: Sequence[Row], here: Collection[str]) -> Iterator[h.Element]:
    def opened(row: Row) -> Node:
        key, words = str(row["id"]), whose(ds, row)
        return opener(words, kind="statement", key=key) if key in here else h.bdi[words]

    yield h.p[h.b[TAKEN]]
    yield h.ul(".taken")[(h.li[chip(int(row["stance"])), " ", opened(row)] for row in rows)]


def _extras(found: Evidence) -> Iterator[h.Element]:
    yield h.p[h.b[MORE]]
    yield h.ul(".taken")[(h.li[h.bdi[name], ": ", h.bdi[value]] for name, value in found.extras)]


def _sources(found: Evidence) -> Iterator[h.Element]:
    if found.sources:
        yield h.p(".by")[h.b[SOURCES]]
        yield h.ol(".reported")[(h.li(AUTO)[link(note.text, note.url)] for note in found.sources)]
    else:
        yield h.p(".note")[NO_SOURCE]
    if found.caveat:
        yield h.p(".note")[found.caveat]

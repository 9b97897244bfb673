"""From a view to the list of its events, statements or sources, each cell filled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from timeline import cite, dates, queries, views
from timeline.cite.sources import sources as known_sources
from timeline.dataset import Dataset
from timeline.export.tables.fields import EVENTS, SOURCES, STATEMENTS
from timeline.export.tables.listing import Field, Listing, Value
from timeline.queries import positions
from timeline.queries.filters import Filters, in_view
from timeline.schema import STANCE_WORDS, entries
from timeline.views import contents
from timeline.views.caption import Edition, caption_of
from timeline.views.url_params import CELL, EVENT, SEPARATOR
from timeline.views.view import View

__all__ = ["listing", "source_listing"]

_Row = Mapping[Any, Any]
_Cell = Callable[[_Row], Value]


def listing(ds: Dataset, view: View, made: Edition) -> Listing:
    """Return what a view shows as a list, see `timeline.export.tables.rows`."""
    if view.kind in contents.OF_SOURCES:
        return source_listing(ds, view, made)
    if view.kind in contents.OF_EVENTS:
        found, noun, fields = contents.events(ds, view), "event", EVENTS
        cells = _event_cells(ds, made)
    else:
        found, noun, fields = contents.statements(ds, view), "statement", STATEMENTS
        cells = _statement_cells(ds, made)
    caption = caption_of(ds, view, made)
    if view.kind == "matrix":
        # A picture of it says how many are in view; the list has those that count by its day.
        said = in_view(ds, view.filters, len(found), len(ds.stances), "statements")
        caption = replace(caption, sentence=said)
    return Listing(
        noun, fields, _records(found, fields, cells), contents.sources(ds, view), caption
    )


def source_listing(ds: Dataset, view: View, made: Edition) -> Listing:
    """Return the sources that a view rests on, as a list."""
    ids = contents.sources(ds, view)
    found = ds.sources[ds.sources["id"].isin(ids)]
    cells = _source_cells(ds, view, made)
    said = in_view(ds, view.filters, len(ids), len(ds.sources), "sources")
    caption = replace(caption_of(ds, view, made), sentence=said)
    return Listing("source", SOURCES, _records(found, SOURCES, cells), ids, caption)


def _records(
    found: pd.DataFrame, fields: Sequence[Field], cells: Mapping[str, _Cell]
) -> tuple[tuple[Value, ...], ...]:
    """Fill every cell: by its own rule, else with what the data have."""
    return tuple(
        tuple(cells[f.name](row) if f.name in cells else row[f.name] for f in fields)
        for row in found.to_dict("records")
    )


def _common_cells(ds: Dataset) -> dict[str, _Cell]:
    return {
        "when": lambda row: dates.short(row["date"]),
        "earliest": lambda row: _day(row["earliest"]),
        "latest": lambda row: _day(row["latest"]),
        "cited": lambda row: cite.place(ds, *entries(row["sources"])),
        "sources_in_full": lambda row: cite.in_full(ds, *entries(row["sources"])),
        "data_version": lambda _: ds.version,
    }


def _event_cells(ds: Dataset, made: Edition) -> dict[str, _Cell]:
    countries, actors = ds.names("countries"), ds.names("actors")
    frameworks = ds.names("frameworks")
    return _common_cells(ds) | {
        "number": lambda row: int(row["number"]),
        "country_names": lambda row: _named(row["countries"], countries),
        "actor_names": lambda row: _named(row["actors"], actors),
        "framework_names": lambda row: _named(row["frameworks"], frameworks),
        "reported": lambda row: dates.short(row["reported_date"]),
        "link": lambda row: _link(made, "", EVENT, row["id"]),
    }


def _statement_cells(ds: Dataset, made: Edition) -> dict[str, _Cell]:
    actors, frameworks, countries = (
        ds.names(table) for table in ("actors", "frameworks", "countries")
    )
    titles = dict(zip(ds.events["id"], ds.events["title"], strict=True))
    asked = dict(zip(ds.frameworks["id"], ds.frameworks["proposition"], strict=True))
    linked = ds.links["stance_country"]
    lands = dict(zip(linked["stance"], linked["country"], strict=True))
    counts = dict(zip(ds.stances["id"], positions.counts_from(ds.stances), strict=True))
    return _common_cells(ds) | {
        "actor_name": lambda row: actors[row["actor"]],
        "framework_name": lambda row: frameworks[row["framework"]],
        "stance_words": lambda row: STANCE_WORDS[int(row["stance"])],
        "stance": lambda row: int(row["stance"]),
        "counts_from": lambda row: _day(counts[row["id"]]),
        "country_name": lambda row: countries.get(lands.get(row["id"], ""), ""),
        "event_title": lambda row: titles.get(row["event"], ""),
        "proposition": lambda row: asked.get(row["framework"], ""),
        "link": lambda row: _link(
            made, "stances", CELL, f"{row['actor']}{SEPARATOR}{row['framework']}"
        ),
    }


def _source_cells(ds: Dataset, view: View, made: Edition) -> dict[str, _Cell]:
    known = known_sources(ds)
    events = _resting(ds, "event", queries.events(ds, view.filters)["id"])
    stances = _resting(ds, "stance", queries.stances(ds, view.filters)["id"])
    return _common_cells(ds) | {
        "name": lambda row: known[row["id"]].name,
        # Where a source has no title, its id stands in for it, which is none.
        "title": lambda row: known[row["id"]].own_title,
        "events": lambda row: events.get(row["id"], 0),
        "statements": lambda row: stances.get(row["id"], 0),
        "in_full": lambda row: known[row["id"]].in_full(()),
        "link": lambda row: views.link(
            ds, View("timeline", Filters(sources=(row["id"],))), made.base
        ),
    }


def _resting(ds: Dataset, of: str, ids: Iterable[str]) -> dict[str, int]:
    """Count the events or statements, of these ids, that cite each source."""
    pairs = ds.links[f"{of}_source"]
    here = pairs[pairs[of].isin(list(ids))]
    return {str(key): int(n) for key, n in here.groupby("source")[of].nunique().items()}


def _named(cell: str, names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(key, key) for key in entries(cell))


def _day(stamp: pd.Timestamp) -> Value:
    return None if pd.isna(stamp) else stamp.date()


def _link(made: Edition, page: str, param: str, value: str) -> str:
    return f"{made.base.rstrip('/')}/{page}?{urlencode({param: value})}"

"""The events, statements or sources of a view as a list that leaves the tool, each cell filled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

import pandas as pd

from timeline import queries, views
from timeline.dataset import Dataset
from timeline.dates import AnyDay
from timeline.queries.filters import Filters, in_view
from timeline.queries.sources import Resting, resting
from timeline.schema import ID_SEPARATOR, LIST_SEPARATOR, TABLES
from timeline.views import contents
from timeline.views.caption import Caption, Edition, caption_of
from timeline.views.extras import extra_fields
from timeline.views.fields import FIELDS, Field, Table, Value
from timeline.views.url_params import CELL, EVENT
from timeline.views.view import View

__all__ = ["Listing", "joined", "source_listing", "view_listing"]


@dataclass(frozen=True, slots=True)
class Listing:
    """Events, statements or sources in view, ready to be written.

    Attributes
    ----------
    table : str
        Where they stand: events, stances, sources.
    records : tuple of tuple
        One value for each field; text blank and days None where nothing is known.
    cited : tuple of str
        Ids of the sources on which they rest, in the order of their table.
    caption : Caption
        What the list says of itself.
    extras : tuple of Field
        The columns of the file that the schema does not know.
    """

    table: Table
    records: tuple[tuple[Value, ...], ...]
    cited: tuple[str, ...]
    caption: Caption
    extras: tuple[Field, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        """What the values of a record are, in the order in which people read them."""
        return (*FIELDS[self.table].values(), *self.extras)

    def in_data_order(self) -> tuple[int, ...]:
        """Return where the columns stand: those of the data first and as there, then the others.

        Of the data, those that the schema does not know come last.
        """
        of_data = TABLES[self.table].column_names
        own = [k for k, field in enumerate(self.fields) if field.column is not None]
        own.sort(key=lambda k: of_data.index(self.fields[k].name))
        known = len(FIELDS[self.table])
        added = (k for k, field in enumerate(self.fields[:known]) if field.column is None)
        return (*own, *range(known, len(self.fields)), *added)


def view_listing(ds: Dataset, view: View, made: Edition) -> Listing:
    """Return what a view shows as a list, see `timeline.export.tables.rows`."""
    if view.kind in contents.OF_SOURCES:
        return source_listing(ds, view, made)
    caption = caption_of(ds, view, made)
    base = made.base.rstrip("/")
    if view.kind in contents.OF_EVENTS:
        table: Table = "events"
        found = contents.events(ds, view)
        links = [f"{base}/?{urlencode({EVENT: key})}" for key in found["id"]]
    else:
        table = "stances"
        found = contents.statements(ds, view)
        cells = found["actor"] + ID_SEPARATOR + found["framework"]
        links = [f"{base}/stances?{urlencode({CELL: cell})}" for cell in cells]
    if view.kind == "matrix":
        # A picture of it says how many are in view; the list has those that count by its day.
        said = in_view(ds, view.filters, len(found), queries.total(ds, "stances"), "statements")
        caption = replace(caption, sentence=said)
    records = _records(ds, table, found.assign(link=links))
    extras = extra_fields(ds, table)
    return Listing(table, records, contents.sources(ds, view), caption, extras)


def source_listing(ds: Dataset, view: View, made: Edition) -> Listing:
    """Return the sources that a view rests on, as a list."""
    ids = contents.sources(ds, view)
    found = ds.sources[ds.sources["id"].isin(ids)]

    events = resting(ds, view.filters, "events")
    stances = resting(ds, view.filters, "stances")
    none = Resting(0, 0)
    asked = (View("timeline", Filters(sources=(key,))) for key in found["id"])
    listed = found.assign(
        events=[events.get(key, none).every for key in found["id"]],
        statements=[stances.get(key, none).every for key in found["id"]],
        events_alone=[events.get(key, none).alone for key in found["id"]],
        statements_alone=[stances.get(key, none).alone for key in found["id"]],
        link=[views.link(ds, each, made.base) if made.is_public else "" for each in asked],
    )
    said = in_view(ds, view.filters, len(ids), len(ds.sources), "sources")
    caption = replace(caption_of(ds, view, made), sentence=said)
    extras = extra_fields(ds, "sources")
    return Listing("sources", _records(ds, "sources", listed), ids, caption, extras)


def joined(value: Value) -> str | int | AnyDay | None:
    """Return a value with the entries of a list in one text, as the data separate them."""
    return f"{LIST_SEPARATOR} ".join(value) if isinstance(value, tuple) else value


def _records(ds: Dataset, table: Table, found: pd.DataFrame) -> tuple[tuple[Value, ...], ...]:
    fields = (*FIELDS[table].values(), *extra_fields(ds, table))
    return tuple(
        tuple(field.value(ds, row) for field in fields) for row in found.to_dict("records")
    )

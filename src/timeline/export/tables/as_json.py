"""A list as JSON: every value typed, with what the list is and what its columns mean."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from timeline import cite
from timeline.dataset import Dataset
from timeline.dates import Day
from timeline.export.tables.listing import Listing
from timeline.schema import Kind, entries, place
from timeline.views.caption import Edition
from timeline.views.fields import Field, Value

__all__ = ["as_json"]

_HOW = "pandas.DataFrame(json.load(open(file, encoding='utf-8'))['rows'])"


def as_json(ds: Dataset, listing: Listing, made: Edition) -> bytes:
    """Return a list as JSON: an object with ``about`` and ``rows``.

    ``about`` has title, sentence (how much is in view, and why), note, day, version, link, the day
    it was exported, how to read it, and under ``columns`` what each means. In ``rows``, one object
    for each record, lists are arrays, numbers are numbers, days ISO 8601 or null; ``sources`` is an
    array of objects with source, paragraph (null for the whole source), text (in full) and url.
    """
    order = listing.in_data_order()
    about = {
        **asdict(listing.caption),
        "exported": made.day.isoformat(),
        "read_with": _HOW,
        "columns": {listing.fields[k].name: listing.fields[k].meaning for k in order},
    }
    rows = [
        {listing.fields[k].name: _value(ds, listing.fields[k], record[k]) for k in order}
        for record in listing.records
    ]
    text = json.dumps({"about": about, "rows": rows}, ensure_ascii=False, indent=2)
    return f"{text}\n".encode("utf-8", "replace")


def _value(ds: Dataset, field: Field, value: Value) -> Any:
    if isinstance(value, (date, Day)):
        return value.isoformat()
    if not isinstance(value, str):
        return list(value) if isinstance(value, tuple) else value
    if field.column is not None and field.column.kind is Kind.PLACES:
        return [_cited(ds, entry) for entry in entries(value)]
    return entries(value) if field.is_list else value


def _cited(ds: Dataset, entry: str) -> dict[str, Any]:
    note = cite.footnotes(ds, [entry])[0]
    where = place(entry)
    return {
        "source": where.source,
        "paragraph": where.paragraph or None,
        "text": note.text,
        "url": note.url,
    }

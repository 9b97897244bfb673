"""The sources of a view for other programs, and its footnotes to paste."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from timeline import cite, dates
from timeline.cite.sources import sources
from timeline.dataset import Dataset
from timeline.export.tables.listing import Listing
from timeline.schema import STANCE_VERBS, entries
from timeline.views import contents
from timeline.views.caption import Caption
from timeline.views.view import View

__all__ = ["as_bibtex", "as_csl_json", "as_footnotes"]


def as_bibtex(ds: Dataset, listing: Listing) -> bytes:
    """Return the sources of a list as BibTeX, what the list is above them, as a comment."""
    # An @ would begin an entry, also in what BibTeX takes for a comment.
    head = "".join(f"% {line.replace('@', '(at)')}\n" for line in _head(listing.caption))
    return f"{head}\n{cite.bibtex(ds, listing.cited)}".encode("utf-8", "replace")


def as_csl_json(ds: Dataset, listing: Listing) -> bytes:
    """Return the sources of a list as CSL-JSON, which has no room for what the list is."""
    text = json.dumps(cite.csl_json(ds, listing.cited), ensure_ascii=False, indent=2)
    return f"{text}\n".encode("utf-8", "replace")


def as_footnotes(ds: Dataset, view: View, listing: Listing) -> bytes:
    """Return footnotes as plain text, under what the list is.

    Of events one for each, under its number on the chart; of statements one for each, in order of
    time; of sources one for each. All name their sources in full every time, with no "ibid.", as
    each is copied by itself to where it is wanted.
    """
    if view.kind in contents.OF_SOURCES:
        notes = list(_source_notes(ds, listing))
    elif view.kind in contents.OF_EVENTS:
        notes = [_event_note(ds, row) for row in contents.events(ds, view).to_dict("records")]
    else:
        said = contents.statements(ds, view).to_dict("records")
        notes = [_statement_note(ds, k, row) for k, row in enumerate(said, start=1)]
    text = "\n".join([*_head(listing.caption), "", *notes])
    return f"{text}\n".encode("utf-8", "replace")


def _head(caption: Caption) -> list[str]:
    """Return what the list is, each part on one line."""
    parts = (
        caption.title,
        caption.sentence,
        caption.note,
        caption.day,
        caption.version,
        caption.link,
    )
    return [line for line in (" ".join(part.split()) for part in parts) if line]


def _event_note(ds: Dataset, row: Mapping[Any, Any]) -> str:
    said = f"{row['number']}. {row['title']} ({dates.noun(row['date'])})"
    return _ended(said, cite.in_full(ds, *entries(row["sources"])))


def _statement_note(ds: Dataset, number: int, row: Mapping[Any, Any]) -> str:
    actor = ds.names("actors")[row["actor"]]
    framework = ds.names("frameworks")[row["framework"]]
    said = f"{number}. {actor} {STANCE_VERBS[int(row['stance'])]} {framework}"
    return _ended(f"{said} ({dates.noun(row['date'])})", cite.in_full(ds, *entries(row["sources"])))


def _source_notes(ds: Dataset, listing: Listing) -> Iterator[str]:
    known = sources(ds)
    for number, key in enumerate(listing.cited, start=1):
        source = known[key]
        address = f" <{source.url}>" if source.url else ""
        yield f"{number}. {source.in_full(())}{address}."


def _ended(*parts: str) -> str:
    return ". ".join(filter(None, parts)) + "."

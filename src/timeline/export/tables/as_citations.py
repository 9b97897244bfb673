"""The sources of a view for other programs, and its footnotes to paste."""

from __future__ import annotations

import json
from dataclasses import astuple

from timeline import cite
from timeline.cite.sources import sources
from timeline.dataset import Dataset
from timeline.export.tables.listing import Listing
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
    if view.kind in contents.OF_EVENTS:
        found = contents.events(ds, view)
        numbered = zip(found["number"], found["id"], strict=True)
        notes = [f"{number}. {cite.claim(ds, 'events', key)}" for number, key in numbered]
    else:
        if view.kind in contents.OF_SOURCES:
            known = map(sources(ds).__getitem__, listing.cited)
            said = [s.in_full(()) + (f" <{s.url}>." if s.url else ".") for s in known]
        else:
            said = [cite.claim(ds, "stances", key) for key in contents.statements(ds, view)["id"]]
        notes = [f"{number}. {line}" for number, line in enumerate(said, start=1)]
    text = "\n".join([*_head(listing.caption), "", *notes])
    return f"{text}\n".encode("utf-8", "replace")


def _head(caption: Caption) -> list[str]:
    """Return what the list is, each part on one line."""
    parts = (" ".join(part.split()) for part in astuple(caption))
    return [line for line in parts if line]

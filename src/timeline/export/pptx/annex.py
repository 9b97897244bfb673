"""The annex: what each number stands for and who reports it, and every source in full."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from timeline import cite, dates
from timeline.dataset import Dataset
from timeline.export.pages.lists import ListRow, list_pages, source_rows
from timeline.export.pages.page import Page
from timeline.export.pages.request import PageRequest, pages_with
from timeline.layout.page import Size, Text
from timeline.layout.table import TableCell, TableColumn
from timeline.queries import positions
from timeline.schema import ID_SEPARATOR, entries
from timeline.views import contents
from timeline.views.caption import Edition, caption_of
from timeline.views.view import View
from timeline.words import counted

__all__ = ["annex"]

_CHARTS = frozenset({"timeline", "compare"})
"""Kinds of view that tell of some of their events, and only mark the others."""

_NUMBERS = "Sources: what the numbers stand for"
_OF_NUMBERS = (
    "The number stands at the name on every slide; ¶ is a paragraph of the source, § a section"
)
_NUMBERED = MappingProxyType(
    {
        "No.": TableColumn(34),
        "What": TableColumn(120, 1.1),
        "When": TableColumn(90, 0.2),
        "Reported by": TableColumn(160, 2),
    }
)
_IN_FULL = MappingProxyType(
    {
        "Source": TableColumn(90, 0.6),
        "In full": TableColumn(160, 2),
        "Address": TableColumn(140, 1.6),
    }
)


def annex(
    ds: Dataset, asked: Sequence[View], shown: Iterable[Page], size: Size, made: Edition
) -> Iterator[Page]:
    """Lay out the pages of the annex.

    Parameters
    ----------
    ds : Dataset
        Where sources have their names.
    asked : sequence of View
        The views of the deck.
    shown : iterable of Page
        Its pages.
    size, made : Size, Edition
        Of the deck.
    """
    notes = {note.key: note for page in shown for note in page.plan.notes}
    rows = source_rows(ds, _cited(ds, asked, notes))
    sources = [(key, (name, in_full, address)) for key, (name, in_full, _, address) in rows]
    count = f"{counted(len(sources), 'source')} of what the slides show"
    for title, sentence, columns, listed in (
        (_NUMBERS, _OF_NUMBERS, _NUMBERED, list(_numbered(ds, notes))),
        ("Sources in full", count, _IN_FULL, sources),
    ):
        if listed:
            view = View("sources", title=title)
            caption = replace(caption_of(ds, view, made), sentence=sentence, day="")
            request = PageRequest(ds, view, size, caption)
            yield from pages_with(request, list_pages(request, columns, listed))


def _numbered(ds: Dataset, notes: Mapping[str, Text]) -> Iterator[ListRow]:
    """Yield what stands under each number that any page writes."""
    events = ds.events.set_index("id")[["label", "date", "sources"]].to_dict("index")
    for key, note in sorted(notes.items(), key=lambda pair: int(pair[1].number)):
        if key in events:
            row = {str(k): str(v) for k, v in events[key].items()}
            what, when = row["label"], dates.short(row["date"])
            place = cite.place(ds, *entries(row["sources"]))
        else:
            what, when, place = _voice(ds, key), "", " ".join(note.lines)
        number = TableCell(note.number, muted=True)
        yield key, (number, TableCell(what, bold=True), TableCell(when), TableCell(place))


def _voice(ds: Dataset, key: str) -> str:
    """Name whom a number stands for: a voice or country, and for a lane on which framework."""
    ids = key.split(ID_SEPARATOR)[1:]
    countries = {group.key: group.name for group in positions.groups(ds)}
    known = {**countries, **ds.names("actors")}
    who, *on = ids or [""]
    frameworks = ds.names("frameworks")
    return " on ".join([known.get(who, who), *(frameworks.get(i, i) for i in on)])


def _cited(ds: Dataset, asked: Sequence[View], told: Collection[str]) -> Collection[str]:
    """Return the ids of the sources of the events that are told, and of what views list in full."""
    found = set(contents.source_counts(ds, "event", told))
    for view in asked:
        if view.kind not in _CHARTS:
            found.update(contents.sources(ds, view))
    return found

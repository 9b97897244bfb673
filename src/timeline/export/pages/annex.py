"""The annex: every source in full, and the footnotes for which a page had too little room."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from timeline.dataset import Dataset
from timeline.export.pages.lists import ListRow, list_pages, source_rows
from timeline.export.pages.page import Page
from timeline.export.pages.request import PageRequest, pages_with
from timeline.layout.page import Note, Size
from timeline.layout.table import TableCell, TableColumn
from timeline.queries import positions
from timeline.schema import ID_SEPARATOR
from timeline.views import contents
from timeline.views.caption import Edition, caption_of
from timeline.views.contents import OF_TIME
from timeline.views.view import View
from timeline.words import counted

__all__ = ["annex"]

_NUMBERS = "Footnotes in full"
_OF_NUMBERS = "Those that are cut short on their page; ¶ is a paragraph of the source, § a section"
_CUT = "…"
_NUMBERED = MappingProxyType(
    {
        "No.": TableColumn(34),
        "Whose": TableColumn(120, 1.1),
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

    A number or letter is told what it stands for once, on the page where it is: the annex has the
    sources that are named there in full, and whatever footnote is cut short.

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
    pages = list(shown)
    shorter = {t.key for p in pages for t in p.plan.notes if t.lines[-1].endswith(_CUT)}
    cut = {note.key: note for page in pages for note in page.notes if note.key in shorter}
    rows = source_rows(ds, _cited(ds, asked, pages))
    sources = [(key, (name, in_full, address)) for key, (name, in_full, _, address) in rows]
    count = f"{counted(len(sources), 'source')} of what is shown"
    for title, sentence, columns, listed in (
        ("Sources in full", count, _IN_FULL, sources),
        (_NUMBERS, _OF_NUMBERS, _NUMBERED, list(_numbered(ds, cut))),
    ):
        if listed:
            view = View("sources")
            said = caption_of(ds, view, made)
            caption = replace(said, title=title, sentence=sentence, day="")
            request = PageRequest(ds, view, size, caption)
            yield from pages_with(request, list_pages(request, columns, listed))


def _numbered(ds: Dataset, notes: Mapping[str, Note]) -> Iterator[ListRow]:
    """Yield what stands under each of these numbers."""
    for key, note in sorted(notes.items(), key=lambda pair: int(pair[1].number)):
        number, who = TableCell(note.number, muted=True), TableCell(_voice(ds, key), bold=True)
        yield key, (number, who, TableCell(note.text))


def _voice(ds: Dataset, key: str) -> str:
    """Name whom a number stands for: a voice or a country."""
    countries = {group.key: group.name for group in positions.groups(ds)}
    who = key.rpartition(ID_SEPARATOR)[2]
    return {**countries, **ds.names("actors")}.get(who, who)


def _cited(ds: Dataset, asked: Sequence[View], pages: Sequence[Page]) -> Collection[str]:
    """Return the ids of the sources of the events that pages tell, and of what they list in full.

    Of a chart of time that does not say which events it tells it is those of all.
    """
    told = {event for page in pages for event in page.told}
    found = set(contents.source_counts(ds, "event", told))
    silent = {page.view for page in pages if page.view.kind in OF_TIME and not page.told}
    for view in asked:
        if view.kind not in OF_TIME or view in silent:
            found.update(contents.sources(ds, view))
    return found

"""Views to pages: each laid out anew for a size, with the footnotes of what it numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from timeline.dataset import Dataset
from timeline.export.pages.actor import actor_pages
from timeline.export.pages.comparison import comparison_pages
from timeline.export.pages.lists import event_pages, source_pages, stance_pages
from timeline.export.pages.matrix import matrix_pages
from timeline.export.pages.page import Page
from timeline.export.pages.request import PageContent, PageRequest, check_pages, pages_with
from timeline.export.pages.timeline import timeline_pages
from timeline.layout.page import Size
from timeline.views import contents
from timeline.views.caption import Edition, caption_of
from timeline.views.view import Kind, View

__all__ = ["briefing_pages", "numbers_after", "pages"]


def pages(
    ds: Dataset,
    view: View,
    size: Size,
    made: Edition,
    *,
    numbers: Mapping[str, int] | None = None,
    is_table: bool = False,
) -> tuple[Page, ...]:
    """Lay out a view on as many pages as it takes.

    Parameters
    ----------
    ds, view, size, made
        What is shown, how large, and when it is made.
    numbers : mapping of str to int, optional
        Those of a briefing, see `timeline.views.contents.numbering` and `numbers_after`; those of
        this view by itself if not given.
    is_table : bool
        Whether a matrix is a table also where it is of one framework, so that its places open.

    Returns
    -------
    tuple of Page
        Empty where nothing is in view.
    """
    if view.kind == "actor" and (subject := contents.subject(ds, view)):
        view = replace(view, who=subject.id)
    if contents.is_empty(ds, view):
        return ()
    known = contents.numbering(ds, [view]) if numbers is None else numbers
    request = PageRequest(ds, view, size, caption_of(ds, view, made), known, is_table)
    return pages_with(request, _PAGES[view.kind](request))


def briefing_pages(
    ds: Dataset, views: Sequence[View], size: Size, made: Edition
) -> Iterator[tuple[Page, ...]]:
    """Yield the pages of each view; a number means the same on all of them.

    Raises LimitError as soon as there are more of them than a file may have.
    """
    numbers, count = contents.numbering(ds, views), 0
    for view in views:
        found = pages(ds, view, size, made, numbers=numbers)
        numbers = numbers_after(found, numbers)
        check_pages(count := count + len(found))
        yield found


def numbers_after(laid: Iterable[Page], numbers: Mapping[str, int]) -> dict[str, int]:
    """Return numbers, and those that pages laid out with them have given to voices and lanes."""
    return {**numbers, **{note.key: int(note.number) for p in laid for note in p.plan.notes}}


_PAGES: Mapping[Kind, Callable[[PageRequest], Iterable[PageContent]]] = MappingProxyType(
    {
        "timeline": timeline_pages,
        "matrix": matrix_pages,
        "compare": comparison_pages,
        "actor": actor_pages,
        "events": event_pages,
        "stances": stance_pages,
        "sources": source_pages,
    }
)

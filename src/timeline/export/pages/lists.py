"""Lists on a page: the events, statements or sources in view as tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType

from timeline import queries
from timeline.cite.sources import sources
from timeline.dataset import Dataset
from timeline.export.pages.request import PageContent, PageRequest
from timeline.layout.table import TableCell, TableColumn, TableRow, lay_out_table, split_table
from timeline.schema import CORE, STANCE_GLYPHS
from timeline.views import contents
from timeline.views.fields import text

__all__ = ["ListRow", "event_pages", "list_pages", "source_pages", "source_rows", "stance_pages"]

_SIZE = 10.0

ListRow = tuple[str, tuple[TableCell, ...]]
"""The id of what is listed, and what is said of it."""

_EVENTS = MappingProxyType(
    {
        "No.": TableColumn(32),
        "Date": TableColumn(84),
        "Event": TableColumn(150, 3),
        "Frameworks": TableColumn(70, 1.2),
        "Sources": TableColumn(90, 2),
    }
)
_STATEMENTS = MappingProxyType(
    {
        "Date": TableColumn(84),
        "Who": TableColumn(80, 0.8),
        "On": TableColumn(70, 0.7),
        "": TableColumn(26),
        "In short": TableColumn(120, 3),
        "Sources": TableColumn(80, 1),
    }
)
_SOURCES = MappingProxyType(
    {
        "Source": TableColumn(80, 0.6),
        "In full": TableColumn(140, 2.4),
        "Kind": TableColumn(58),
        "Address": TableColumn(120, 1.6),
    }
)


def event_pages(request: PageRequest) -> Iterator[PageContent]:
    """List the events in view in order of time, with their numbers and sources."""
    ds = request.ds
    view = queries.in_known_order(queries.events(ds, request.view.filters))
    rows = (
        (
            str(row["id"]),
            (
                TableCell(str(request.numbers.get(row["id"], "")), muted=True),
                TableCell(text(ds, "events", row, "when")),
                TableCell(row["title"], bold=row["importance"] == CORE),
                TableCell(text(ds, "events", row, "framework_names")),
                TableCell(text(ds, "events", row, "cited"), muted=True),
            ),
        )
        for row in view.to_dict("records")
    )
    return list_pages(request, _EVENTS, rows)


def stance_pages(request: PageRequest) -> Iterator[PageContent]:
    """List the statements in view in order of time."""
    view = queries.in_known_order(queries.stances(request.ds, request.view.filters))
    rows = (
        (
            str(row["id"]),
            (
                TableCell(said("when")),
                TableCell(said("actor_name"), bold=True),
                TableCell(said("framework_name")),
                TableCell(STANCE_GLYPHS[stance], stance=stance, bold=True, centred=True),
                TableCell(said("summary") or said("stance_words")),
                TableCell(said("cited"), muted=True),
            ),
        )
        for row in view.to_dict("records")
        for said, stance in [(partial(text, request.ds, "stances", row), int(row["stance"]))]
    )
    return list_pages(request, _STATEMENTS, rows)


def source_pages(request: PageRequest) -> Iterator[PageContent]:
    """List the sources of what is in view, or all where nothing is filtered."""
    cited = contents.sources(request.ds, request.view)
    return list_pages(request, _SOURCES, source_rows(request.ds, cited))


def source_rows(ds: Dataset, ids: Collection[str]) -> Iterator[ListRow]:
    """Yield of each of these sources its name, itself in full, its kind and its address."""
    for key, source in sources(ds).items():
        if key in ids:
            name = TableCell(source.name, bold=True)
            address = TableCell(source.url, href=source.url)
            yield key, (name, TableCell(f"{source.in_full(())}."), TableCell(source.kind), address)


def list_pages(
    request: PageRequest,
    columns: Mapping[str, TableColumn],
    rows: Iterable[ListRow],
) -> Iterator[PageContent]:
    """List rows on as many pages as they take.

    Parameters
    ----------
    request : PageRequest
        What the pages are for.
    columns : mapping of str to TableColumn
        The columns by what is written over them.
    rows : iterable of ListRow
        A cell for each column.
    """
    head = TableRow(tuple(TableCell(words, bold=True) for words in columns), is_head=True)
    body = (TableRow(cells, id=key) for key, cells in rows)
    table = lay_out_table(tuple(columns.values()), [head, *body], request.width, _SIZE)
    parts = [table] if request.room is None else split_table(table, request.room)
    return (PageContent(height=part.height, table=part) for part in parts)

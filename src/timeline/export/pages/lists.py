"""Lists on a page: the events, statements or sources in view as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from timeline import queries
from timeline.export.pages.request import PageContent, PageRequest
from timeline.layout.table import TableCell, TableColumn, TableRow, lay_out_table, split_table
from timeline.schema import STANCE_GLYPHS
from timeline.views import contents
from timeline.views.fields import text

__all__ = ["event_pages", "source_pages", "stance_pages"]

_SIZE = 10.0


def event_pages(request: PageRequest) -> Iterator[PageContent]:
    """List the events in view in order of time, with their numbers and sources."""
    rows = []
    for row in queries.in_known_order(queries.events(request.ds, request.view.filters)).to_dict(
        "records"
    ):
        said = partial(text, request.ds, "events", row)
        cells = [
            TableCell(str(request.numbers.get(row["id"], "")), muted=True),
            TableCell(said("when")),
            TableCell(said("title"), bold=row["importance"] == "core"),
            TableCell(said("framework_names")),
            TableCell(said("cited"), muted=True),
        ]
        rows.append((str(row["id"]), cells))
    columns = {
        "No.": TableColumn(32),
        "Date": TableColumn(84),
        "Event": TableColumn(150, 3),
        "Frameworks": TableColumn(70, 1.2),
        "Sources": TableColumn(90, 2),
    }
    yield from _contents(request, columns, rows)


def stance_pages(request: PageRequest) -> Iterator[PageContent]:
    """List the statements in view in order of time."""
    rows = []
    for row in queries.in_known_order(queries.stances(request.ds, request.view.filters)).to_dict(
        "records"
    ):
        said, stance = partial(text, request.ds, "stances", row), int(row["stance"])
        cells = [
            TableCell(said("when")),
            TableCell(said("actor_name"), bold=True),
            TableCell(said("framework_name")),
            TableCell(STANCE_GLYPHS[stance], stance=stance, bold=True, centred=True),
            TableCell(said("summary") or said("stance_words")),
            TableCell(said("cited"), muted=True),
        ]
        rows.append((str(row["id"]), cells))
    columns = {
        "Date": TableColumn(84),
        "Who": TableColumn(80, 0.8),
        "On": TableColumn(70, 0.7),
        "": TableColumn(26),
        "In short": TableColumn(120, 3),
        "Sources": TableColumn(80, 1),
    }
    yield from _contents(request, columns, rows)


def source_pages(request: PageRequest) -> Iterator[PageContent]:
    """List the sources of what is in view, or all where nothing is filtered."""
    cited = set(contents.sources(request.ds, request.view))
    rows = []
    for row in request.ds.sources[request.ds.sources["id"].isin(cited)].to_dict("records"):
        said = partial(text, request.ds, "sources", row)
        cells = [
            TableCell(said("name"), bold=True),
            TableCell(f"{said('in_full')}."),
            TableCell(said("kind")),
            TableCell(said("url"), href=said("url")),
        ]
        rows.append((str(row["id"]), cells))
    columns = {
        "Source": TableColumn(80, 0.6),
        "In full": TableColumn(140, 2.4),
        "Kind": TableColumn(58),
        "Address": TableColumn(120, 1.6),
    }
    yield from _contents(request, columns, rows)


def _contents(
    request: PageRequest,
    columns: Mapping[str, TableColumn],
    rows: Iterable[tuple[str, Sequence[TableCell]]],
) -> Iterator[PageContent]:
    """Lay out columns by their headings, and rows by the ids of what they list."""
    head = TableRow(tuple(TableCell(words, bold=True) for words in columns), is_head=True)
    body = (TableRow(tuple(cells), id=key) for key, cells in rows)
    sheet = lay_out_table(tuple(columns.values()), [head, *body], width=request.width, size=_SIZE)
    for part in [sheet] if request.room is None else split_table(sheet, request.room):
        yield PageContent(height=part.height, sheet=part)

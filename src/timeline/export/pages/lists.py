"""Lists on a page: the events, statements or sources in view as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline import cite, dates, queries
from timeline.cite.sources import sources
from timeline.export.pages.request import PageContent, PageRequest
from timeline.layout.table import (
    TableCell,
    TableColumn,
    TableRow,
    lay_out_table,
    split_table,
)
from timeline.schema import STANCE_GLYPHS, STANCE_WORDS, entries
from timeline.views import contents

__all__ = ["event_pages", "source_pages", "stance_pages"]

_SIZE = 10.0


def event_pages(request: PageRequest) -> Iterator[PageContent]:
    """List the events in view in order of time, with their numbers and sources."""
    ds = request.ds
    view = queries.in_known_order(queries.events(ds, request.view.filters))
    rows = [
        (
            str(row["id"]),
            [
                TableCell(str(request.numbers.get(row["id"], "")), muted=True),
                TableCell(_when(row["date"])),
                TableCell(row["title"], bold=row["importance"] == "core"),
                TableCell(_names(ds.names("frameworks"), row["frameworks"])),
                TableCell(cite.place(ds, *entries(row["sources"])), muted=True),
            ],
        )
        for row in view.to_dict("records")
    ]
    heads = ("No.", "Date", "Event", "Frameworks", "Sources")
    columns = (
        TableColumn(32),
        TableColumn(84),
        TableColumn(150, 3),
        TableColumn(70, 1.2),
        TableColumn(90, 2),
    )
    yield from _contents(request, heads, columns, rows)


def stance_pages(request: PageRequest) -> Iterator[PageContent]:
    """List the statements in view in order of time."""
    ds = request.ds
    view = queries.in_known_order(queries.stances(ds, request.view.filters))
    actors, frameworks = ds.names("actors"), ds.names("frameworks")
    rows = [
        (
            str(row["id"]),
            [
                TableCell(_when(row["date"])),
                TableCell(actors[row["actor"]], bold=True),
                TableCell(frameworks[row["framework"]]),
                TableCell(
                    STANCE_GLYPHS[int(row["stance"])],
                    stance=int(row["stance"]),
                    bold=True,
                    centred=True,
                ),
                TableCell(row["summary"] or STANCE_WORDS[int(row["stance"])]),
                TableCell(cite.place(ds, *entries(row["sources"])), muted=True),
            ],
        )
        for row in view.to_dict("records")
    ]
    heads = ("Date", "Who", "On", "", "In short", "Sources")
    columns = (
        *(TableColumn(84), TableColumn(80, 0.8), TableColumn(70, 0.7), TableColumn(26)),
        *(TableColumn(120, 3), TableColumn(80, 1)),
    )
    yield from _contents(request, heads, columns, rows)


def source_pages(request: PageRequest) -> Iterator[PageContent]:
    """List the sources of what is in view, or all where nothing is filtered."""
    ds = request.ds
    names = cite.source_names(ds)
    cited = set(contents.sources(ds, request.view))
    in_full = {key: f"{source.in_full(())}." for key, source in sources(ds).items()}
    rows = [
        (
            str(row["id"]),
            [
                TableCell(names[str(row["id"])], bold=True),
                TableCell(in_full.get(str(row["id"]), str(row["title"]))),
                TableCell(str(row["kind"])),
                TableCell(str(row["url"]), href=str(row["url"])),
            ],
        )
        for row in ds.sources.to_dict("records")
        if str(row["id"]) in cited
    ]
    heads = ("Source", "In full", "Kind", "Address")
    columns = (TableColumn(80, 0.6), TableColumn(140, 2.4), TableColumn(58), TableColumn(120, 1.6))
    yield from _contents(request, heads, columns, rows)


def _contents(
    request: PageRequest,
    heads: Sequence[str],
    columns: Sequence[TableColumn],
    rows: Sequence[tuple[str, Sequence[TableCell]]],
) -> Iterator[PageContent]:
    head = TableRow(tuple(TableCell(words, bold=True) for words in heads), is_head=True)
    body = (TableRow(tuple(cells), id=key) for key, cells in rows)
    sheet = lay_out_table(columns, [head, *body], request.width, _SIZE)
    parts = [sheet] if request.room is None else split_table(sheet, request.room)
    for part in parts:
        yield PageContent(height=part.height, sheet=part)


def _when(cell: str) -> str:
    return dates.short(dates.parse(cell)) if cell else ""


def _names(known: dict[str, str], cell: str) -> str:
    return ", ".join(known.get(i, i) for i in entries(cell))

"""Lists on a page: the events, statements or sources in view as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from timeline import cite, dates, queries
from timeline.cite.sources import sources
from timeline.export.pages.job import Body, Job
from timeline.layout.table import (
    TableCell,
    TableColumn,
    TableLayout,
    TableRow,
    lay_out_table,
    split_table,
)
from timeline.schema import CORE, STANCE_GLYPHS, STANCE_WORDS, entries
from timeline.views import contents

__all__ = ["event_bodies", "source_bodies", "stance_bodies"]

_SIZE = 10.0

_Listed = tuple[str, Sequence[TableCell]]
"""The id of what is listed, and what is said of it."""


def event_bodies(job: Job) -> Iterator[Body]:
    """List the events in view in order of time, with their numbers and sources."""
    ds = job.ds
    view = queries.in_known_order(queries.events(ds, job.view.filters))
    rows = [
        (
            str(row["id"]),
            [
                TableCell(str(job.numbers.get(row["id"], "")), muted=True),
                TableCell(dates.short(row["date"])),
                TableCell(row["title"], bold=row["importance"] == CORE),
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
    yield from _bodies(job, heads, columns, rows)


def stance_bodies(job: Job) -> Iterator[Body]:
    """List the statements in view in order of time."""
    ds = job.ds
    view = queries.in_known_order(queries.stances(ds, job.view.filters))
    actors, frameworks = ds.names("actors"), ds.names("frameworks")
    rows = [
        (
            str(row["id"]),
            [
                TableCell(dates.short(row["date"])),
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
    yield from _bodies(job, heads, columns, rows)


def source_bodies(job: Job) -> Iterator[Body]:
    """List the sources of what is in view, or all where nothing is filtered."""
    ds = job.ds
    names = cite.source_names(ds)
    cited = set(contents.sources(ds, job.view))
    notes = {s: str(n.text) for s, n in _in_full(job).items()}
    rows = [
        (
            str(row["id"]),
            [
                TableCell(names[str(row["id"])], bold=True),
                TableCell(notes.get(str(row["id"]), str(row["title"]))),
                TableCell(str(row["kind"])),
                TableCell(str(row["url"]), href=str(row["url"])),
            ],
        )
        for row in ds.sources.to_dict("records")
        if str(row["id"]) in cited
    ]
    heads = ("Source", "In full", "Kind", "Address")
    columns = (TableColumn(80, 0.6), TableColumn(140, 2.4), TableColumn(58), TableColumn(120, 1.6))
    yield from _bodies(job, heads, columns, rows)


def _sign(stance: int) -> TableCell:
    return TableCell(STANCE_GLYPHS[stance], stance=stance, bold=True, centred=True)


def _in_full(job: Job) -> dict[str, cite.Footnote]:
    """Return each source in full, without paragraphs, by its id."""
    known = sources(job.ds)
    return {
        key: cite.Footnote(n, f"{source.in_full(())}.", source.url, key)
        for n, (key, source) in enumerate(known.items(), start=1)
    }


def _bodies(
    job: Job,
    heads: Sequence[str],
    columns: Sequence[TableColumn],
    rows: Sequence[tuple[str, Sequence[TableCell]]],
) -> Iterator[Body]:
    head = TableRow(tuple(TableCell(words, bold=True) for words in heads), is_head=True)
    laid = partial(lay_out_table, width=job.width, size=_SIZE)
    sheet: TableLayout = laid(
        columns, [head, *(TableRow(tuple(cells), id=key) for key, cells in rows)]
    )
    parts = [sheet] if job.room is None else split_table(sheet, job.room)
    for part in parts:
        yield Body(height=part.height, sheet=part)


def _names(known: dict[str, str], cell: str) -> str:
    return ", ".join(known.get(i, i) for i in entries(cell))

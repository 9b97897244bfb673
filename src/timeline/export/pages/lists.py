"""Lists on a page: the events, statements or sources in view as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from timeline import cite, dates, queries
from timeline.cite.sources import sources
from timeline.export.pages.job import Body, Job
from timeline.layout.table import Cell, Column, Row, TableLayout, lay_out_table, split_table
from timeline.schema import CORE, STANCE_GLYPHS, STANCE_WORDS, entries
from timeline.views import contents

__all__ = ["event_bodies", "source_bodies", "stance_bodies"]

_SIZE = 10.0

_Listed = tuple[str, Sequence[Cell]]
"""The id of what is listed, and what is said of it."""


def event_bodies(job: Job) -> Iterator[Body]:
    """List the events in view in order of time, with their numbers and sources."""
    ds = job.ds
    view = queries.in_known_order(queries.events(ds, job.view.filters))
    rows = [
        (
            str(row["id"]),
            [
                Cell(str(job.numbers.get(row["id"], "")), muted=True),
                Cell(dates.short(row["date"])),
                Cell(row["title"], bold=row["importance"] == CORE),
                Cell(_names(ds.names("frameworks"), row["frameworks"])),
                Cell(cite.place(ds, *entries(row["sources"])), muted=True),
            ],
        )
        for row in view.to_dict("records")
    ]
    heads = ("No.", "Date", "Event", "Frameworks", "Sources")
    columns = (Column(32), Column(84), Column(150, 3), Column(70, 1.2), Column(90, 2))
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
                Cell(dates.short(row["date"])),
                Cell(actors[row["actor"]], bold=True),
                Cell(frameworks[row["framework"]]),
                Cell(
                    STANCE_GLYPHS[int(row["stance"])],
                    stance=int(row["stance"]),
                    bold=True,
                    centred=True,
                ),
                Cell(row["summary"] or STANCE_WORDS[int(row["stance"])]),
                Cell(cite.place(ds, *entries(row["sources"])), muted=True),
            ],
        )
        for row in view.to_dict("records")
    ]
    heads = ("Date", "Who", "On", "", "In short", "Sources")
    columns = (
        *(Column(84), Column(80, 0.8), Column(70, 0.7), Column(26)),
        *(Column(120, 3), Column(80, 1)),
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
                Cell(names[str(row["id"])], bold=True),
                Cell(notes.get(str(row["id"]), str(row["title"]))),
                Cell(str(row["kind"])),
                Cell(str(row["url"]), href=str(row["url"])),
            ],
        )
        for row in ds.sources.to_dict("records")
        if str(row["id"]) in cited
    ]
    heads = ("Source", "In full", "Kind", "Address")
    columns = (Column(80, 0.6), Column(140, 2.4), Column(58), Column(120, 1.6))
    yield from _bodies(job, heads, columns, rows)


def _sign(stance: int) -> Cell:
    return Cell(STANCE_GLYPHS[stance], stance=stance, bold=True, centred=True)


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
    columns: Sequence[Column],
    rows: Sequence[tuple[str, Sequence[Cell]]],
) -> Iterator[Body]:
    head = Row(tuple(Cell(words, bold=True) for words in heads), is_head=True)
    laid = partial(lay_out_table, width=job.width, size=_SIZE)
    sheet: TableLayout = laid(columns, [head, *(Row(tuple(cells), id=key) for key, cells in rows)])
    parts = [sheet] if job.room is None else split_table(sheet, job.room)
    for part in parts:
        yield Body(height=part.height, sheet=part)


def _names(known: dict[str, str], cell: str) -> str:
    return ", ".join(known.get(i, i) for i in entries(cell))

"""Lists on a page: the events, statements or sources in view as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from timeline import queries
from timeline.export.pages.job import Body, Job
from timeline.layout.table import Cell, Column, Row, TableLayout, lay_out_table, split_table
from timeline.schema import STANCE_GLYPHS
from timeline.views import contents
from timeline.views.fields import text

__all__ = ["event_bodies", "source_bodies", "stance_bodies"]

_SIZE = 10.0


def event_bodies(job: Job) -> Iterator[Body]:
    """List the events in view in order of time, with their numbers and sources."""
    rows = []
    for row in queries.in_known_order(queries.events(job.ds, job.view.filters)).to_dict("records"):
        said = partial(text, job.ds, "events", row)
        cells = [
            Cell(str(job.numbers.get(row["id"], "")), muted=True),
            Cell(said("when")),
            Cell(said("title"), bold=row["importance"] == "core"),
            Cell(said("framework_names")),
            Cell(said("cited"), muted=True),
        ]
        rows.append((str(row["id"]), cells))
    heads = ("No.", "Date", "Event", "Frameworks", "Sources")
    columns = (Column(32), Column(84), Column(150, 3), Column(70, 1.2), Column(90, 2))
    yield from _bodies(job, heads, columns, rows)


def stance_bodies(job: Job) -> Iterator[Body]:
    """List the statements in view in order of time."""
    rows = []
    for row in queries.in_known_order(queries.stances(job.ds, job.view.filters)).to_dict("records"):
        said, stance = partial(text, job.ds, "stances", row), int(row["stance"])
        cells = [
            Cell(said("when")),
            Cell(said("actor_name"), bold=True),
            Cell(said("framework_name")),
            Cell(STANCE_GLYPHS[stance], stance=stance, bold=True, centred=True),
            Cell(said("summary") or said("stance_words")),
            Cell(said("cited"), muted=True),
        ]
        rows.append((str(row["id"]), cells))
    heads = ("Date", "Who", "On", "", "In short", "Sources")
    columns = (
        *(Column(84), Column(80, 0.8), Column(70, 0.7), Column(26)),
        *(Column(120, 3), Column(80, 1)),
    )
    yield from _bodies(job, heads, columns, rows)


def source_bodies(job: Job) -> Iterator[Body]:
    """List the sources of what is in view, or all where nothing is filtered."""
    cited = set(contents.sources(job.ds, job.view))
    rows = []
    for row in job.ds.sources[job.ds.sources["id"].isin(cited)].to_dict("records"):
        said = partial(text, job.ds, "sources", row)
        cells = [
            Cell(said("name"), bold=True),
            Cell(f"{said('in_full')}."),
            Cell(said("kind")),
            Cell(said("url"), href=said("url")),
        ]
        rows.append((str(row["id"]), cells))
    heads = ("Source", "In full", "Kind", "Address")
    columns = (Column(80, 0.6), Column(140, 2.4), Column(58), Column(120, 1.6))
    yield from _bodies(job, heads, columns, rows)


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

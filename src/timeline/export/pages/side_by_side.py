"""Some side by side on a page: frameworks as rows, countries and actors as columns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from timeline.export.pages.request import PageContent, PageRequest
from timeline.layout.table import split_table
from timeline.scenes.matrix_rows import speakers
from timeline.scenes.side_by_side import side_table
from timeline.views import contents, footnotes
from timeline.views.evidence import holders

__all__ = ["side_pages"]

_AIRS = (4.0, 3.0, 2.0, 1.0)
"""What is tried to be left over and under a row where all have no room on one page otherwise."""


def side_pages(request: PageRequest) -> Iterator[PageContent]:
    """Lay out the table on as many pages as it takes; the first has all the evidence."""
    ds, view = request.ds, request.view
    lay_out = partial(side_table, ds, view.filters, view.asof, view.side, request.width)
    table = lay_out()
    for air in _AIRS if request.room is not None and table.height > request.room else ():
        table = lay_out(size=10.0, air=air)
        if table.height <= (request.room or 0.0):
            break
    parts = [table] if request.room is None else split_table(table, request.room)
    for number, part in enumerate(parts):
        evidence = () if number else tuple(_evidence(request))
        yield PageContent(height=part.height, table=part, evidence=evidence)


def _evidence(request: PageRequest) -> Iterator[str]:
    """Yield what each of them said."""
    ds, view = request.ds, request.view
    said, names = contents.statements(ds, view), holders(ds, "governments")
    behind = speakers(ds, "governments")
    for side in view.side:
        actors = (side,) if side in set(ds.actors["id"]) else behind.get(side, (side,))
        own = said[said["actor"].isin(actors)]
        yield from footnotes.voice_evidence(ds, None, names[side], own)

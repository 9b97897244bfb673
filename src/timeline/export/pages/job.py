"""One view on its way to a page: the size it is for, the numbers it uses, and the room it has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from timeline.dataset import Dataset
from timeline.drawing.canvas import Canvas
from timeline.drawing.theme import Palette
from timeline.export.pages.page import Page
from timeline.layout.page import Note, Plan, Size, notes_height, plan
from timeline.layout.table import TableLayout
from timeline.views.caption import Caption, Edition, caption_of
from timeline.views.numbering import Numbers
from timeline.views.view import View

__all__ = ["GAP", "SHARES", "Body", "Job", "page"]

GAP = 10.0
"""Between the chart and its footnotes, points."""

SHARES = (0.36, 0.27, 0.18)
"""Which shares of what title and foot leave of a page the footnotes under a chart may take."""


@dataclass(frozen=True, slots=True)
class Body:
    """What stands on a page besides its face: see `timeline.export.pages.page.Page`.

    ``more`` is said after the filter sentence: what of the view is on another page, or on none.
    ``height`` is that of the chart, points; ``beside`` whether its footnotes may stand beside it.
    """

    height: float
    canvas: Canvas | None = None
    sheet: TableLayout | None = None
    notes: tuple[Note, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    more: str = ""
    beside: bool = False


@dataclass(frozen=True)
class Job:
    """A view that is to be laid out.

    Parameters
    ----------
    ds, view, size, made
        What, how large, and when.
    numbers : Numbers
        The number of each event, voice and lane.
    palette : Palette
        In which colours.
    share : float
        How much of a page footnotes may take that stand under a chart; one of `SHARES`.
    """

    ds: Dataset
    view: View
    size: Size
    made: Edition
    numbers: Numbers
    palette: Palette
    share: float = SHARES[0]

    @cached_property
    def caption(self) -> Caption:
        """What the view says of itself."""
        return caption_of(self.ds, self.view, self.made)

    @cached_property
    def width(self) -> float:
        """How wide a table may be, points."""
        x0, _, x1, _ = self.plan(Body(0.0)).chart
        return x1 - x0

    @cached_property
    def chart_width(self) -> float:
        """How wide a chart may be, points: there may be footnotes beside it."""
        x0, _, x1, _ = self.plan(Body(0.0, beside=True)).chart
        return x1 - x0

    @cached_property
    def room(self) -> float | None:
        """How high chart and footnotes may be together; None where the page grows with them."""
        if not self.size.height:
            return None
        _, y0, _, y1 = self.plan(Body(0.0, more="10 of 10 lanes · page 10 of 10")).chart
        return y1 - y0

    def plan(self, body: Body) -> Plan:
        """Lay out the page of a body."""
        f = self.caption
        sentence = " · ".join(filter(None, (f.sentence, body.more, f.day)))
        return plan(
            self.size,
            (f.title, sentence, f.note),
            (f.version, f.link),
            body.notes,
            body.height,
            beside=body.beside,
        )

    def height(self, notes: Sequence[Note]) -> float | None:
        """Return how high a chart with these footnotes may be; None where there is no limit."""
        if self.room is None or self.size.side or not notes:
            return self.room
        under = min(notes_height(self.size, notes), self.share * self.room)
        return self.room - under - GAP

    def has_room(self, notes: Sequence[Note]) -> bool:
        """Return whether the page has room for these footnotes of a chart."""
        if self.room is None:
            return True
        most = self.room if self.size.side else self.share * self.room
        return notes_height(self.size, notes, beside=True) <= most

    def fitting(self, notes: Iterable[Note]) -> list[Note]:
        """Return the first of a chart's footnotes, as many as the page has room for."""
        found = list(notes)
        low, high = 0, len(found)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.has_room(found[:middle]) else (low, middle - 1)
        return found[:low]


def page(job: Job, body: Body, part: int = 1, parts: int = 1) -> Page:
    """Make a page of a view, or of a part of it."""
    if parts > 1:
        told = f"page {part} of {parts}"
        body = replace(body, more=" · ".join(filter(None, (body.more, told))))
    laid = job.plan(body)
    sentence = " · ".join(filter(None, (job.caption.sentence, body.more)))
    return Page(
        view=job.view,
        size=replace(job.size, height=laid.height),
        caption=replace(job.caption, sentence=sentence),
        plan=laid,
        canvas=body.canvas,
        sheet=body.sheet,
        names=body.names,
        evidence=body.evidence,
        part=part,
        parts=parts,
    )

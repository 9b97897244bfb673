"""One view on its way to a page: what is asked for, what room there is, what is to stand there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from timeline.dataset import Dataset
from timeline.drawing.canvas import Canvas
from timeline.drawing.theme import Palette
from timeline.export.pages.page import Page
from timeline.layout.page import Note, Plan, Size, plan
from timeline.layout.table import TableLayout
from timeline.views.caption import Caption, Edition, caption_of
from timeline.views.view import View

__all__ = ["PageContent", "PageRequest", "page"]


@dataclass(frozen=True, slots=True)
class PageContent:
    """What stands on a page besides what it says of itself: see `timeline.export.pages.page.Page`.

    ``more`` is said after the filter sentence: what of the view is on another page, or on none.
    ``height`` is that of the chart, points; ``beside`` whether its footnotes may stand beside it.
    """

    height: float
    draw: Callable[[Palette], Canvas] | None = None
    sheet: TableLayout | None = None
    notes: tuple[Note, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    more: str = ""
    beside: bool = False


@dataclass(frozen=True)
class PageRequest:
    """A view that is to be laid out.

    Parameters
    ----------
    ds, view, size, made
        What, how large, and when.
    numbers : mapping of str to int
        The number of each event, and those that voices and lanes have on the pages before.
    """

    ds: Dataset
    view: View
    size: Size
    made: Edition
    numbers: Mapping[str, int]

    @cached_property
    def caption(self) -> Caption:
        """What the view says of itself."""
        return caption_of(self.ds, self.view, self.made)

    @cached_property
    def width(self) -> float:
        """How wide a table may be, points."""
        x0, _, x1, _ = self.plan(PageContent(0.0)).chart
        return x1 - x0

    @cached_property
    def chart_width(self) -> float:
        """How wide a chart may be, points: there may be footnotes beside it."""
        x0, _, x1, _ = self.plan(PageContent(0.0, beside=True)).chart
        return x1 - x0

    @cached_property
    def room(self) -> float | None:
        """How high chart and footnotes may be together; None where the page grows with them."""
        if not self.size.height:
            return None
        _, y0, _, y1 = self.plan(PageContent(0.0, more="10 of 10 lanes · page 10 of 10")).chart
        return y1 - y0

    def plan(self, content: PageContent) -> Plan:
        """Lay out the page."""
        said = self.caption
        return plan(
            self.size,
            (said.title, _joined(said.sentence, content.more, said.day), said.note),
            (said.version, said.link),
            content.notes,
            content.height,
            beside=content.beside,
        )


def page(request: PageRequest, content: PageContent, part: int, parts: int) -> Page:
    """Make a page of a view, or of a part of it."""
    if parts > 1:
        content = replace(content, more=_joined(content.more, f"page {part} of {parts}"))
    laid = request.plan(content)
    sentence = _joined(request.caption.sentence, content.more)
    return Page(
        view=request.view,
        size=replace(request.size, height=laid.height),
        caption=replace(request.caption, sentence=sentence),
        plan=laid,
        draw=content.draw,
        sheet=content.sheet,
        names=content.names,
        evidence=content.evidence,
        part=part,
        parts=parts,
    )


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))

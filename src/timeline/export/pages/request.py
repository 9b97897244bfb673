"""One view on its way to a page: what is asked for, what room there is, what is to stand there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice

from timeline.dataset import Dataset
from timeline.drawing.canvas import Canvas
from timeline.drawing.legend import LegendEntry
from timeline.drawing.theme import Palette
from timeline.export.limits import ExportLimits
from timeline.export.pages.page import Page
from timeline.layout.page import Note, Plan, Size, plan
from timeline.layout.table import TableLayout
from timeline.views.caption import Caption
from timeline.views.view import View

__all__ = ["PageContent", "PageRequest", "check_pages", "pages_with"]


@dataclass(frozen=True, slots=True)
class PageContent:
    """What stands on a page besides what it says of itself: see `timeline.export.pages.page.Page`.

    ``more`` is said after the filter sentence: what of the view is on another page, or on none.
    ``height`` is that of the chart, points.
    """

    height: float
    draw: Callable[[Palette], Canvas] | None = None
    table: TableLayout | None = None
    legend: tuple[LegendEntry, ...] = ()
    notes: tuple[Note, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    told: frozenset[str] = frozenset()
    more: str = ""


@dataclass(frozen=True)
class PageRequest:
    """A view that is to be laid out.

    Parameters
    ----------
    ds, view, size
        What, and how large.
    caption : Caption
        What the view says of itself.
    numbers : mapping of str to int
        The number of each event, and those that voices and lanes have on the pages before.
    is_table : bool
        Whether a matrix is a table also where it is of one framework, so that its places open.
    """

    ds: Dataset
    view: View
    size: Size
    caption: Caption
    numbers: Mapping[str, int] = field(default_factory=dict)
    is_table: bool = False

    @cached_property
    def width(self) -> float:
        """How wide a table may be, points."""
        x0, _, x1, _ = self.plan(PageContent(0.0)).chart
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
        )


def pages_with(request: PageRequest, contents: Iterable[PageContent]) -> tuple[Page, ...]:
    """Make the pages of a view, one for each content; LimitError where they are too many."""
    most = ExportLimits.set_here().pages
    found = list(islice(contents, most + 1))
    check_pages(len(found))
    return tuple(_page(request, content, k, len(found)) for k, content in enumerate(found, start=1))


def check_pages(count: int) -> None:
    """Refuse more pages than a file may have.

    Raises
    ------
    LimitError
        Where there are more.
    """
    limits = ExportLimits.set_here()
    what = f"this takes more than {limits.pages:,} pages, the most that a file may have"
    limits.check("pages", count, what, "narrow it by filters, choose .xlsx or .csv for long lists")


def _page(request: PageRequest, content: PageContent, part: int, parts: int) -> Page:
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
        table=content.table,
        legend=content.legend,
        names=content.names,
        evidence=content.evidence,
        notes=content.notes,
        told=content.told,
        part=part,
        parts=parts,
    )


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))

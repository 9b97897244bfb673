"""Views as pictures: PNG, SVG and PDF of one view, or of all of a briefing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from timeline.dataset import Dataset
from timeline.drawing.canvas import Canvas
from timeline.drawing.markup import clean
from timeline.drawing.painters.pdf import About, PdfPage
from timeline.drawing.painters.pdf import pdf as paint_pdf
from timeline.drawing.painters.png import png as paint_png
from timeline.drawing.painters.svg import svg as paint_svg
from timeline.drawing.theme import LIGHT
from timeline.export.export_request import ExportRequest, Written
from timeline.export.limits import check_size
from timeline.export.pages.annex import annex
from timeline.export.pages.build import briefing_pages
from timeline.export.pages.cover import Entry, cover_canvas, cover_height, cover_of
from timeline.export.pages.page import Page, Progress
from timeline.export.pages.paint import page_canvas
from timeline.export.zipping import entry
from timeline.fonts.shaping import missing_letters
from timeline.layout.page import Size, size_named
from timeline.views.caption import Caption, Edition
from timeline.views.nothing import why_nothing
from timeline.views.view import View, ViewError

__all__ = ["PrinterError", "drawn", "pdf", "pictures", "png", "svg"]

_OF_ONE_PAGE = frozenset({"png", "svg"})
"""Forms that hold the first page alone."""

_PIXELS = 96 / 72
"""How many px make a point."""


class PrinterError(RuntimeError):
    """No picture could be made; kept for programs that expect it, since none needs a browser.

    Examples
    --------
    >>> from timeline import brief
    >>> issubclass(brief.PrinterError, RuntimeError)
    True
    """


def png(
    ds: Dataset,
    view: View,
    size: str = "16:9",
    *,
    width: float | None = None,
    scale: float = 2.0,
    made: Edition | None = None,
) -> bytes:
    """Return a view as PNG.

    Parameters
    ----------
    ds : Dataset
        What to show.
    view : View
        Which part of it, and how.
    size : str
        One of `timeline.layout.page.SIZES`.
    width : float, optional
        How wide it is where the size is that of a screen.
    scale : float
        1 for as many pixels as a screen of 96 to the inch has at the size of use, up to 4.
    made : Edition, optional
        See `timeline.views.caption.edition`.

    Raises
    ------
    ValueError
        Where something is given that cannot be; `ViewError` where nothing is in view.

    Examples
    --------
    >>> import timeline
    >>> from timeline import brief
    >>> ds = timeline.example()
    >>> view = brief.View("matrix", timeline.Filters(frameworks="asian-nato"))
    >>> brief.png(ds, view, "a4")[1:4]
    b'PNG'
    """
    request = ExportRequest.checked(
        ds, [view], "png", size=size, width=width, scale=scale, made=made
    )
    return drawn(request).content


def svg(
    ds: Dataset,
    view: View,
    size: str = "16:9",
    *,
    width: float | None = None,
    made: Edition | None = None,
) -> bytes:
    """Return a view as SVG, its words as outlines; parameters as in `png`.

    Raises
    ------
    ValueError
        Where something is given that cannot be; `ViewError` where nothing is in view.

    Examples
    --------
    >>> import timeline
    >>> from timeline import brief
    >>> ds = timeline.example()
    >>> view = brief.View("matrix", timeline.Filters(frameworks="asian-nato"))
    >>> b"<svg" in brief.svg(ds, view)
    True
    """
    request = ExportRequest.checked(ds, [view], "svg", size=size, width=width, made=made)
    return drawn(request).content


def pdf(
    ds: Dataset,
    views: View | Sequence[View],
    size: str = "16:9",
    *,
    width: float | None = None,
    title: str = "",
    made: Edition | None = None,
    progress: Progress | None = None,
) -> bytes:
    """Return views as PDF, each on as many pages as it takes; parameters as in `png`.

    Texts are texts, and the numbers of events are the same on all pages. Several views have a cover
    that lists them, page numbers, and the sources at the end.

    Raises
    ------
    ValueError
        Where something is given that cannot be; `ViewError` where nothing is in view.

    Examples
    --------
    >>> import timeline
    >>> from timeline import brief
    >>> ds = timeline.example()
    >>> view = brief.View("matrix", timeline.Filters(frameworks="asian-nato"))
    >>> brief.pdf(ds, view)[:4]
    b'%PDF'
    """
    request = ExportRequest.checked(
        ds, views, "pdf", size=size, width=width, title=title, made=made, progress=progress
    )
    return drawn(request).content


def pictures(
    ds: Dataset,
    views: View | Sequence[View],
    size: str = "16:9",
    *,
    width: float | None = None,
    scale: float = 2.0,
    made: Edition | None = None,
    progress: Progress | None = None,
) -> bytes:
    """Return every page of views as PNG in a zip; parameters as in `png`.

    Raises
    ------
    ValueError
        Where something is given that cannot be; `ViewError` where nothing is in view.

    Examples
    --------
    >>> import timeline
    >>> from timeline import brief
    >>> ds = timeline.example()
    >>> view = brief.View("matrix", timeline.Filters(frameworks="asian-nato"))
    >>> brief.pictures(ds, view)[:2]
    b'PK'
    """
    request = ExportRequest.checked(
        ds, views, "zip", size=size, width=width, scale=scale, made=made, progress=progress
    )
    return drawn(request).content


def drawn(request: ExportRequest) -> Written:
    """Return views as ``png``, ``svg``, ``pdf`` or ``zip``, and what is to be said of the file."""
    ds, views, size = request.ds, request.views, size_named(request.size, request.width)
    found = [page for each in briefing_pages(ds, views, size, request.made) for page in each]
    if not found:
        raise ViewError(why_nothing(ds, views))
    shown = found[:1] if request.suffix in _OF_ONE_PAGE else found
    first = found[0].caption
    if request.suffix == "pdf" and request.has_cover:
        shown = [*found, *annex(ds, views, found, size, request.made)]
        painted = _with_cover(request, shown, size)
    else:
        painted = [_pdf_page(page) for page in shown]
    title = request.title or (ds.name if len(views) > 1 else first.title)
    titles = "; ".join(page.caption.title for page in found if page.part == 1)
    subject = titles if len(views) > 1 else first.sentence
    about = About(title, subject, first.version, request.made.moment)
    told = _told(painted, request.progress)
    if request.suffix == "zip":
        content = _zipped(shown, told, about, request.scale)
    elif request.suffix == "pdf":
        content = paint_pdf(told, LIGHT.page, about)
    elif request.suffix == "svg":
        content = _svg(painted[0], first)
    else:
        content = _png(painted[0], about, request.scale)
    left_out = ""
    if len(shown) < len(found):
        left_out = f"it is page 1 of {len(found)}; .pdf, .pptx, .zip or --size screen hold all"
    texts = (text for each in painted for text in _texts(each.canvas))
    return Written(content, left_out, missing_letters(map(clean, texts)))


def _with_cover(request: ExportRequest, shown: Sequence[Page], size: Size) -> list[PdfPage]:
    """Return the pages of a briefing: a cover that lists them, and each with its number."""
    cover = cover_of(request.ds, request.made, request.title)
    numbered = list(enumerate(shown, start=2))
    listed = [Entry(page.caption.title, number) for number, page in numbered if page.part == 1]
    front = cover_canvas(cover, listed, size)
    return [
        PdfPage(front, size.width, cover_height(size), cover.title),
        *(_pdf_page(page, number) for number, page in numbered),
    ]


def _pdf_page(page: Page, number: int = 0) -> PdfPage:
    """Return a page as a painter takes it; the first of a view is in the list of contents."""
    listed = page.caption.title if page.part == 1 else ""
    return PdfPage(page_canvas(page, number=number), page.plan.width, page.plan.height, listed)


def _told(painted: Sequence[PdfPage], progress: Progress | None) -> Iterator[PdfPage]:
    """Yield pages, and tell of each before it is drawn."""
    tell, title = progress or (lambda *_: None), ""
    for number, each in enumerate(painted):
        title = each.entry or title
        tell(number, len(painted), title)
        yield each
    tell(len(painted), len(painted), "")


def _svg(page: PdfPage, face: Caption) -> bytes:
    return paint_svg(
        page.canvas,
        page.width,
        page.height,
        LIGHT.page,
        title=face.title,
        description=". ".join(filter(None, (face.sentence, face.version, face.link))),
    )


def _png(page: PdfPage, about: About, scale: float) -> bytes:
    return paint_png(paint_pdf([page], LIGHT.page, about), scale * _PIXELS)


def _zipped(shown: Sequence[Page], painted: Iterable[PdfPage], about: About, scale: float) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as archive:
        for number, (page, each) in enumerate(zip(shown, painted, strict=True), start=1):
            name = f"{number:02}-{page.view.kind}.png"
            archive.writestr(entry(name, about.moment), _png(each, about, scale))
            check_size(packed.tell())
    return packed.getvalue()


def _texts(canvas: Canvas) -> Iterator[str]:
    for word in canvas.words:
        yield from word.lines
        if word.lead:
            yield word.lead.text

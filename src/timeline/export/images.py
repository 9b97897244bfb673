"""Views as pictures: PNG and PDF by Chromium, SVG without; one view, or all of a briefing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject

from timeline.dataset import Dataset
from timeline.drawing.painters.plotly import still
from timeline.drawing.painters.svg import svg as drawn_svg
from timeline.drawing.theme import LIGHT
from timeline.export import printer
from timeline.export.export_arguments import checked
from timeline.export.pages.build import pages
from timeline.export.pages.page import Page, Progress
from timeline.export.pages.paint import page_canvas
from timeline.export.zipping import entry
from timeline.layout.page import size_named
from timeline.views.caption import Edition, edition
from timeline.views.numbering import numbering
from timeline.views.view import View, ViewError

__all__ = ["pdf", "pictures", "png", "svg"]

_POINTS = 72 / 96
"""How many points Chromium makes of a px."""


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
    ViewError
        Where nothing is in view.
    timeline.export.printer.PrinterError
        Where there is no Chromium.

    Examples
    --------
    >>> import timeline
    >>> from timeline import brief
    >>> ds = timeline.example()
    >>> view = brief.View("matrix", timeline.Filters(frameworks="asian-nato"))
    >>> brief.png(ds, view, "a4")[1:4]
    b'PNG'
    """
    checked(ds, [view], size=size, width=width, scale=scale, made=made)
    page = _first(ds, view, size, width, made)
    return printer.printed(_figure(page), "png", scale=scale / _POINTS)


def svg(
    ds: Dataset,
    view: View,
    size: str = "16:9",
    *,
    width: float | None = None,
    made: Edition | None = None,
) -> bytes:
    """Return a view as SVG, its words as outlines; parameters as in `png`.

    Examples
    --------
    >>> import timeline
    >>> from timeline import brief
    >>> ds = timeline.example()
    >>> view = brief.View("matrix", timeline.Filters(frameworks="asian-nato"))
    >>> b"<svg" in brief.svg(ds, view)
    True
    """
    checked(ds, [view], size=size, width=width, made=made)
    return _drawn(_first(ds, view, size, width, made))


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

    Texts are texts, and the numbers of events are the same on all pages.

    Examples
    --------
    >>> import timeline
    >>> from timeline import brief
    >>> ds = timeline.example()
    >>> view = brief.View("matrix", timeline.Filters(frameworks="asian-nato"))
    >>> brief.pdf(ds, view)[:4]
    b'%PDF'
    """
    views = checked(ds, views, size=size, width=width, made=made)
    made = made or edition()
    writer = PdfWriter()
    for page in _every(ds, views, size, width, made, progress):
        printed = PdfReader(BytesIO(printer.printed(_figure(page), "pdf")))
        sheet = writer.add_page(printed.pages[0])
        sheet.scale_by(1 / _POINTS)
        # Chromium rounds the sheet up to whole px.
        top = float(sheet.mediabox.top)
        box = RectangleObject((0, top - page.plan.height, page.plan.width, top))
        sheet.mediabox = sheet.cropbox = sheet.trimbox = sheet.bleedbox = sheet.artbox = box
    stamp = made.moment.strftime("D:%Y%m%d%H%M%SZ")
    writer.add_metadata(
        {
            "/Title": title or (ds.name if len(views) > 1 else page.caption.title),
            "/Subject": page.caption.sentence,
            "/Keywords": page.caption.version,
            "/Creator": "timeline",
            "/Producer": "timeline",
            "/CreationDate": stamp,
            "/ModDate": stamp,
        }
    )
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


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
    """Return every page of views in a zip: PNG, or SVG where there is no Chromium.

    Examples
    --------
    >>> import timeline
    >>> from timeline import brief
    >>> ds = timeline.example()
    >>> view = brief.View("matrix", timeline.Filters(frameworks="asian-nato"))
    >>> brief.pictures(ds, view)[:2]
    b'PK'
    """
    views = checked(ds, views, size=size, width=width, scale=scale, made=made)
    made = made or edition()
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as archive:
        for number, page in enumerate(_every(ds, views, size, width, made, progress), start=1):
            if printer.is_there():
                content = printer.printed(_figure(page), "png", scale=scale / _POINTS)
            else:
                content = _drawn(page)
            suffix = "png" if printer.is_there() else "svg"
            name = f"{number:02}-{page.view.kind}.{suffix}"
            archive.writestr(entry(name, made.moment), content)
    return packed.getvalue()


def _first(ds: Dataset, view: View, size: str, width: float | None, made: Edition | None) -> Page:
    found = pages(ds, view, size_named(size, width), made or edition())
    if not found:
        raise ViewError(f"nothing is in view: {view.kind} under these filters; loosen one of them")
    return found[0]


def _every(
    ds: Dataset,
    views: Sequence[View],
    size: str,
    width: float | None,
    made: Edition,
    progress: Progress | None,
) -> Iterator[Page]:
    """Yield the pages of all views."""
    numbers = numbering(ds, views)
    found = [
        page
        for view in views
        for page in pages(ds, view, size_named(size, width), made, numbers=numbers)
    ]
    if not found:
        raise ViewError("nothing is in view under these filters; loosen one of them")
    for number, page in enumerate(found):
        if progress:
            progress(number, len(found), page.caption.title)
        yield page
    if progress:
        progress(len(found), len(found), "")


def _drawn(page: Page) -> bytes:
    """Return a page as SVG that says of itself what it is."""
    return drawn_svg(
        page_canvas(page),
        page.plan.width,
        page.plan.height,
        LIGHT.page,
        title=page.caption.title,
        description=f"{page.caption.sentence}. {page.caption.version}. {page.caption.link}",
    )


def _figure(page: Page) -> dict[str, Any]:
    figure: dict[str, Any] = still(
        page_canvas(page), page.plan.width, page.plan.height, LIGHT
    ).to_dict()
    return figure

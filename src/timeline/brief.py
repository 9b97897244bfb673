"""What leaves the tool: views as pictures, slides, pages, rows and citations, each as bytes."""

from __future__ import annotations

from timeline.export.formats import write
from timeline.export.html.document import html
from timeline.export.images import PrinterError, pdf, pictures, png, svg
from timeline.export.pptx.deck import deck
from timeline.export.tables import citations, rows
from timeline.views.address import parse
from timeline.views.caption import Edition, edition
from timeline.views.view import View, ViewError, usual

__all__ = [
    "Edition",
    "PrinterError",
    "View",
    "ViewError",
    "citations",
    "deck",
    "edition",
    "html",
    "parse",
    "pdf",
    "pictures",
    "png",
    "rows",
    "svg",
    "usual",
    "write",
]


def __dir__() -> list[str]:
    return __all__

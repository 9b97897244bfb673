"""What leaves the tool: views as pictures, slides, pages, rows and citations, each as bytes."""

from __future__ import annotations

from timeline.brief.deck import deck
from timeline.brief.forms import write
from timeline.brief.frame import Edition, edition
from timeline.brief.html import html
from timeline.brief.image import pdf, pictures, png, svg
from timeline.brief.printer import PrinterError
from timeline.brief.tables import citations, rows
from timeline.brief.views import View, ViewError, parse, usual

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

"""A page of a PDF as PNG, by PDFium."""

from __future__ import annotations

from io import BytesIO
from threading import Lock

from pypdfium2 import PdfDocument

__all__ = ["png"]

_LOCK = Lock()
"""PDFium does one thing at a time."""


def png(document: bytes, scale: float) -> bytes:
    """Return the first page of a PDF as PNG, ``scale`` pixels for each of its points."""
    with _LOCK:
        opened = PdfDocument(document)
        try:
            picture = opened[0].render(scale=scale).to_pil()
        finally:
            opened.close()
    content = BytesIO()
    picture.save(content, "PNG")
    return content.getvalue()

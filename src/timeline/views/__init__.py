"""What a picture or page shows: its parameters, its contents, what is said of it, footnotes."""

from __future__ import annotations

from timeline.views.address import link, parse, query, read, write
from timeline.views.view import KINDS, Kind, View, ViewError, usual

__all__ = [
    "KINDS",
    "Kind",
    "View",
    "ViewError",
    "link",
    "parse",
    "query",
    "read",
    "usual",
    "write",
]

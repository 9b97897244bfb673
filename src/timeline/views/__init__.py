"""What a picture or page shows: its parameters, its contents, what is said of it, footnotes."""

from __future__ import annotations

from timeline.views.view import (
    KINDS,
    Kind,
    View,
    ViewError,
    link,
    parse,
    query,
    read,
    usual,
    write,
)

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

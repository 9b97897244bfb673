"""Text as XML can hold it."""

from __future__ import annotations

import re

__all__ = ["clean"]

_UNSAID = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold: https://www.w3.org/TR/xml/#charsets."""


def clean(text: str) -> str:
    """Return a text without what XML cannot hold, on one line."""
    return _UNSAID.sub("", " ".join(text.splitlines()))

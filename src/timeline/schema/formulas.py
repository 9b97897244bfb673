"""What a spreadsheet takes for a formula, and the apostrophe that keeps it from that."""

from __future__ import annotations

import re

__all__ = ["defused", "undefused"]

_WIDE = "\uff1d\uff0b\uff0d\uff20"
_RUNS = re.compile(rf"[\t\r\n]|\s*[=+\-@{_WIDE}]")
"""What a text cell must not begin with: = + - @, tab, carriage return and line feed (OWASP, "CSV
Injection"); the full-width letters, which Excel in Japanese or Chinese takes for the same; and
spaces before any of them, which a program may trim."""


def defused(text: str) -> str:
    """Return text that no spreadsheet takes for a formula.

    An apostrophe is put before what would begin like one (https://owasp.org/www-community/attacks/
    CSV_Injection), and before an apostrophe that stands there already, so that `undefused` knows
    which to take away; everything else stays as it is, to the letter.
    """
    return f"'{text}" if _RUNS.match(text.lstrip("'")) else text


def undefused(text: str) -> str:
    """Return text without the apostrophe that `defused` has put before it."""
    return text[1:] if text[:1] == "'" and _RUNS.match(text.lstrip("'")) else text

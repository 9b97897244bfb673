"""What a spreadsheet takes for a formula."""

from __future__ import annotations

import re

__all__ = ["RUNS"]

_WIDE = "\uff1d\uff0b\uff0d\uff20"
RUNS = re.compile(rf"[\t\r\n]|\s*[=+\-@{_WIDE}]")
"""What a text cell must not begin with: = + - @, tab, carriage return and line feed (OWASP, "CSV
Injection"); the full-width letters, which Excel in Japanese or Chinese takes for the same; and
spaces before any of them, which a program may trim."""

"""Dates as EDTF text (ISO 8601-2, level 0 to 2): the days each may mean, and its words."""

from __future__ import annotations

from timeline.dates.columns import from_parts, interval
from timeline.dates.days import AnyDay, Day
from timeline.dates.doubts import doubt, rewritten
from timeline.dates.hedges import without_marks
from timeline.dates.part_names import is_third
from timeline.dates.point import InvalidDate, Precision
from timeline.dates.spans import Span, parse
from timeline.dates.wording import coarsened, ends, noun, short, words
from timeline.dates.year_names import year_name, years_name

__all__ = [
    "AnyDay",
    "Day",
    "InvalidDate",
    "Precision",
    "Span",
    "coarsened",
    "doubt",
    "ends",
    "from_parts",
    "interval",
    "is_third",
    "noun",
    "parse",
    "rewritten",
    "short",
    "without_marks",
    "words",
    "year_name",
    "years_name",
]

"""Which months a name may mean, in the languages in which tables are written."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

from timeline.dates.point import MONTHS

__all__ = ["LANGUAGES", "folded", "months_named"]

LANGUAGES = """
de fr es it pt nl sv da nb nn fi et lv lt pl cs sk sl hr bs sr sr_Latn mk bg ru uk be ro hu el tr
az sq is ga cy ca gl eu mt lb af id ms fil sw kk ky uz ka hy he ar fa ur hi bn th
"""
"""Those of Europe, and others that name the months of this calendar by a word."""
_ENGLISH = {
    name: (number,)
    for number, month in enumerate(MONTHS, start=1)
    for name in (month.lower(), month[:3].lower())
} | {"sept": (9,)}


def months_named(name: str) -> tuple[int, ...]:
    """Return the months that a name or its abbreviation may mean, none for another word.

    Examples
    --------
    >>> months_named("Oct."), months_named("juin"), months_named("listopad"), months_named("soon")
    ((10,), (6,), (10, 11), ())
    """
    word = folded(name)
    return _ENGLISH.get(word) or _elsewhere().get(word, ())


def folded(name: str) -> str:
    """Return a name without case, accents and the full stop of an abbreviation."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).strip(".\u05f3 ")


@cache
def _elsewhere() -> Mapping[str, tuple[int, ...]]:
    """Return the months by their names in CLDR, in the nominative and as they stand in a date."""
    from babel import Locale  # noqa: PLC0415 -- half a second, and only for such a name

    found: dict[str, set[int]] = {}
    for language in LANGUAGES.split():
        names = Locale.parse(language).months
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in names[form][width].items():
                    word = folded(name.removeprefix("de ").removeprefix("d’"))
                    if any(c.isalpha() for c in word) and not any(c.isdigit() for c in word):
                        found.setdefault(word, set()).add(number)
    return {word: tuple(sorted(numbers)) for word, numbers in found.items()}

"""Years counted before or after Christ, as they are written in several languages."""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline.dates.days import year_text

__all__ = ["Era", "era_of"]

_BEFORE = (
    r"b\.?\s?c\.?(?:\s?e\.?)?",
    r"v\.?\s?chr\.?|v\.?\s?u\.?\s?z\.?|vor christus",
    r"av\.?\s?j\.?-?\s?c\.?|avant j(?:ésus|\.)?-?\s?c(?:hrist|\.)?",
    r"a\.?\s?de\s?c\.?|a\.?\s?c\.",
    r"f\.?\s?kr\.?|m\.?ö\.?",
    r"p\.?\s?n\.?\s?e\.?|př\.?\s?n\.?\s?l\.?",
    r"до\s?н\.?\s?[эе]\.?|π\.?\s?χ\.?",
)
_AFTER = (
    r"a\.?\s?d\.?|c\.?\s?e\.?",
    r"n\.?\s?chr\.?|nach christus|u\.?\s?z\.",
    r"ap\.?\s?j\.?-?\s?c\.?|d\.?\s?c\.",
    r"e\.?\s?kr\.?",
    r"n\.?\s?e\.",
    r"н\.?\s?[эе]\.?|μ\.?\s?χ\.?",
)
_FORMS = (
    *(
        (re.compile(pattern, re.IGNORECASE), is_before)
        for eras, is_before in ((_BEFORE, True), (_AFTER, False))
        for pattern in (rf"(.+?) ?(?:{'|'.join(eras)})", rf"(?:{'|'.join(eras)}) ?(.+)")
    ),
    (re.compile(r"(?:公元前|西元前|紀元前|기원전) ?([0-9]+) ?[年년]?"), True),
    (re.compile(r"(?:公元|西元|서기) ?([0-9]+) ?[年년]?"), False),
)
_YEAR = re.compile(r"([0-9]{1,6})|([0-9]{1,3}(?:[,.’' ][0-9]{3}))", re.ASCII)
_CENTURY = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th|\.|e|er|ème) ?(?:century|cent\.?|c\.|jahrhundert|jh\.?|siècle)",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"(?<![0-9])[0-9]{1,3}$", re.ASCII)
_ASTRONOMICAL = re.compile(r"([0-9]{4})(.*)", re.ASCII)


class Era(NamedTuple):
    """A text without its era: the dates that it means, or what is left to be read.

    Parameters
    ----------
    is_before : bool
        Whether it counts back from the year 1.
    dates : tuple of str
        EDTF, where a year alone is given, or a century before Christ.
    rest : str
        What stands beside the era.
    """

    is_before: bool
    dates: tuple[str, ...]
    rest: str

    def shifted(self, date: str) -> tuple[str, ...]:
        """Return a date of four-digit years before or after Christ as an astronomical one."""
        match = _ASTRONOMICAL.fullmatch(date)
        if not match or "/" in date or "X" in date:
            return ()
        return (year_text(_astronomical(int(match[1]), is_before=self.is_before)) + match[2],)


def era_of(text: str) -> Era | None:
    """Return what a text says before or after Christ; nothing where it names no era."""
    for form, is_before in _FORMS:
        match = form.fullmatch(text)
        if not match:
            continue
        rest = match[1].strip(" ,")
        if century := _CENTURY.fullmatch(rest):
            return Era(is_before, _hundred(int(century[1])) if is_before else (), rest)
        if year := _YEAR.fullmatch(rest):
            number = int(re.sub(r"[^0-9]", "", year[0]))
            astronomical = _astronomical(number, is_before=is_before)
            return Era(is_before, (year_text(astronomical),) if number else (), rest)
        return Era(is_before, (), _SHORT_YEAR.sub(lambda m: m[0].zfill(4), rest))
    return None


def _astronomical(year: int, *, is_before: bool) -> int:
    return 1 - year if is_before else year


def _hundred(century: int) -> tuple[str, ...]:
    """Return a century before Christ: the fifth is 500 to 401 BC, which are -0499 to -0400."""
    return (f"-{century - 1:02}XX",) if century > 1 else ()

"""What a text unmistakably means, and what a date that is read may mean besides."""

from __future__ import annotations

import re

from timeline.dates.eras import era_of
from timeline.dates.point import InvalidDate
from timeline.dates.spans import parse
from timeline.dates.wording import noun

__all__ = ["doubt", "rewritten"]

_YEAR = re.compile(r"[0-9]{4}|[0-9]{3}(?=X)", re.ASCII)
_TWO_YEARS = re.compile(r"[^\W\d_] ([0-9]{4}) ?[/–-] ?[0-9]{2}(?!\d)", re.ASCII)
"""The years that a winter lies in, the second of two digits."""
_NO_MONTH_OR_YEARS = re.compile(r"([0-9]{2}99)-00", re.ASCII)
_SEASON_OR_YEARS = re.compile(r"([0-9]{2})([0-9]{2})-(2[1-4])", re.ASCII)


def rewritten(text: str) -> str | None:
    """Return the one EDTF date that a text unmistakably means; the text itself if it is one.

    Parameters
    ----------
    text : str
        What stands in a cell.

    Returns
    -------
    str or None
        None where it is no date, or may mean several.

    Examples
    --------
    >>> from timeline.dates import rewritten
    >>> rewritten("12. Juni 2009"), rewritten("427 BC"), rewritten("10/1/2024"), rewritten("soon")
    ('2009-06-12', '-0426', None, None)
    """
    try:
        return parse(text).text
    except InvalidDate as error:
        only = error.meant[0] if len(error.meant) == 1 else ""
    # A year of two digits, or a spreadsheet's number, is a guess at the century or at the program.
    years = _YEAR.findall(only)
    is_winter = bool(_TWO_YEARS.search(text)) and [*years[:1]] == _TWO_YEARS.findall(text)
    is_written = all(year in text for year in years) or is_winter or era_of(text)
    return only if only and is_written else None


def doubt(text: str) -> str | None:
    """Return what to say of a date that is read, but may have been meant otherwise.

    ``1918-23`` is autumn 1918 in EDTF; those who do not know EDTF write five years so.

    Examples
    --------
    >>> from timeline.dates import doubt
    >>> doubt("1918-23")
    'is read as autumn 1918; write 1918/1923 if a later year is meant'
    >>> doubt("2024-10")
    """
    if match := _NO_MONTH_OR_YEARS.fullmatch(text):
        years = f"{match[1]}/{int(match[1]) + 1}"
        return f"is read as {match[1]}; write {years} if a later year is meant"
    match = _SEASON_OR_YEARS.fullmatch(text)
    if not match or match[3] <= match[2]:
        return None
    later = f"{match[1]}{match[2]}/{match[1]}{match[3]}"
    return f"is read as {noun(text)}; write {later} if a later year is meant"

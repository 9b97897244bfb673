"""How limits are set from outside: ``rows=50M size=4G`` in an environment variable."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

__all__ = ["SettingError", "raised", "settings"]

_TIMES = {"": 1, "K": 1_000, "M": 1_000_000, "G": 1_000_000_000}
_SETTING = re.compile(r"(?P<name>\w+)=(?P<number>\d[\d_]{0,17})(?P<times>[KMG]?)", re.IGNORECASE)


class SettingError(ValueError):
    """A word that sets no limit: the reason and the remedy."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy


def settings(text: str, names: Sequence[str], example: str) -> Iterator[tuple[str, int]]:
    """Yield the name of each limit that a text sets, with its number.

    Parameters
    ----------
    text : str
        ``name=number`` between blanks, commas or semicolons; K, M and G are thousands, millions
        and thousands of millions.
    names : sequence of str
        Of the limits there are.
    example : str
        What is shown to whoever writes something else.

    Raises
    ------
    SettingError
        At a word that is none.

    Examples
    --------
    >>> from timeline.limit_settings import settings
    >>> dict(settings("rows=50M, size=4_000", ("rows", "size"), "rows=50M"))
    {'rows': 50000000, 'size': 4000}
    """
    for word in filter(None, re.split(r"[\s,;]+", text.strip())):
        match = _SETTING.fullmatch(word)
        if match is None or match["name"] not in names:
            remedy = f"write one of {', '.join(names)} with a number, as in {example}"
            raise SettingError(f'has "{word[:40]}", which sets no limit', remedy)
        yield match["name"], int(match["number"].replace("_", "")) * _TIMES[match["times"].upper()]


def raised(limits: Any, usual: Any, names: Sequence[str], needed: Mapping[str, int]) -> str:
    """Return the text that sets what is set already, and what is needed besides.

    Parameters
    ----------
    limits, usual : Limits or ExportLimits
        Those that hold, and those that hold where nothing is set.
    names : sequence of str
        Of the limits there are.
    needed : mapping of str to int
        Numbers by name.

    Examples
    --------
    >>> import timeline
    >>> from timeline.limit_settings import raised
    >>> usual = timeline.Limits()
    >>> raised(timeline.Limits(columns=2_000), usual, ("rows", "columns"), {"rows": 5})
    'columns=2000,rows=5'
    """
    is_set = {
        name: getattr(limits, name)
        for name in names
        if getattr(limits, name) != getattr(usual, name)
    }
    return ",".join(f"{name}={number}" for name, number in (is_set | dict(needed)).items())

"""How much is read: bounds that keep a mistake from filling memory, and how they are raised."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from typing import Any

from timeline.limit_settings import SettingError, raised, settings

__all__ = ["LIMITS", "NAMES", "USUAL", "LimitError", "Limits"]

LIMITS = "TIMELINE_LIMITS"
"""The environment variable that raises limits, or lowers them: ``rows=50M size=4G``."""


class LimitError(ValueError):
    """A setting of TIMELINE_LIMITS that sets nothing: the reason and the remedy."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{LIMITS} {reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Limits:
    """What a data set may hold at most; more is a problem, told before it is read.

    Parameters
    ----------
    size : int
        Bytes of a file: far more than a person edits, and less than what fills a small machine.
    unpacked : int
        Bytes of what a zip file or a workbook holds, unpacked; workbooks are read as a whole.
    rows : int
        Lines of a table.
    columns : int
        Columns of a table; more are cells beside it, or rows where columns should be.
    letters : int
        Letters of a cell; four times what spreadsheets can hold, and little enough that a
        quotation mark which is not closed is told near its line.
    cells : int
        Cells of all tables in workbooks, and of one in JSON, which take more memory than text.
    remedy : str
        What to do about a table that is too long, where no setting raises the limits; else blank.

    Examples
    --------
    >>> import timeline
    >>> timeline.Limits(rows=50_000_000).columns
    1000
    """

    size: int = 1_000_000_000
    unpacked: int = 200_000_000
    rows: int = 20_000_000
    columns: int = 1_000
    letters: int = 131_072
    cells: int = 2_000_000
    remedy: str = field(default="", kw_only=True)

    @classmethod
    def set_here(cls) -> Limits:
        """Return the limits with what TIMELINE_LIMITS sets; raises LimitError.

        Examples
        --------
        >>> import timeline
        >>> timeline.Limits.set_here().letters
        131072
        """
        text = os.environ.get(LIMITS, "")
        try:
            found: dict[str, Any] = dict(settings(text, NAMES, "rows=50M"))
        except SettingError as error:
            raise LimitError(error.reason, error.remedy) from None
        return cls(**found)

    @property
    def is_fixed(self) -> bool:
        """Whether nobody can raise them, as what is read comes from somebody whom nobody knows.

        Examples
        --------
        >>> import timeline
        >>> timeline.Limits().is_fixed
        False
        """
        return bool(self.remedy)

    def to_read(self, first: str, **needed: int) -> str:
        """Return the remedy where more is needed: ``first``, or to raise the limit if one may.

        Examples
        --------
        >>> import timeline
        >>> timeline.Limits().to_read("split it", rows=30_000_000)
        'split it, or set TIMELINE_LIMITS=rows=30000000'
        """
        if self.is_fixed:
            return first
        return f"{first}, or set {LIMITS}={raised(self, USUAL, NAMES, needed)}"


USUAL = Limits()
"""Those that hold where nothing else is said."""

NAMES = tuple(found.name for found in fields(Limits) if found.name != "remedy")
"""Of those that can be set."""

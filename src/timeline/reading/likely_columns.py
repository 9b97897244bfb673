"""Which column of a file is probably one that is missing, by what its cells are like."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pandas as pd

__all__ = ["likeliest_column"]

_DATE = re.compile(r".*(?:\b\d{3,4}\b|\d{1,2}[./-]\d{1,2}[./-]\d{2}|\d{2,3}X).*", re.DOTALL)
_NUMBER = re.compile(r"[-+−]?[\d.,\s]+%?")
_LONGEST_DATE = 40
_MOST_STEPS = 9
"""Different words, or numbers, that a scale of stances has at most."""
_LOOKED_AT = 1_000
"""Cells of a column that are looked at."""


def likeliest_column(wanted: str, columns: Mapping[str, pd.Series]) -> str | None:
    """Return the name of the column that is probably a missing one of the schema; None if none is.

    Parameters
    ----------
    wanted : str
        The missing column.
    columns : mapping of str to pandas.Series
        The text of the columns that the schema does not know, by their names.

    Examples
    --------
    >>> import pandas as pd
    >>> from timeline.reading.likely_columns import likeliest_column
    >>> columns = {"Day": pd.Series(["1.8.1956"]), "Told": pd.Series(["Dulles lands in London"])}
    >>> likeliest_column("date", columns), likeliest_column("title", columns)
    ('Day', 'Told')
    """
    cells = {name: _filled(column) for name, column in columns.items()}
    # What every row needs is hardly a column that few of them fill in.
    cells = {n: held for n, held in cells.items() if 2 * len(held) > len(columns[n][:_LOOKED_AT])}
    dates = [name for name, texts in cells.items() if texts and _share(_is_date, texts) > 1 / 2]
    if wanted == "date":
        return dates[0] if dates else None
    texts = {name: held for name, held in cells.items() if held and name not in dates}
    words = {n: held for n, held in texts.items() if _share(_NUMBER.fullmatch, held) < 1 / 2}
    if wanted == "title":
        return max(words, key=lambda name: _length(words[name]), default=None)
    if wanted == "stance":
        few = {n: len({*held}) for n, held in texts.items() if len({*held}) <= _MOST_STEPS}
        return min(few, key=lambda name: (few[name], _length(texts[name])), default=None)
    return next(iter(words), None)


def _filled(column: pd.Series) -> list[str]:
    return [text for text in column.head(_LOOKED_AT).str.strip() if text]


def _is_date(text: str) -> bool:
    return len(text) <= _LONGEST_DATE and _DATE.fullmatch(text) is not None


def _share(holds: Callable[[str], object], texts: list[str]) -> float:
    return sum(bool(holds(text)) for text in texts) / len(texts)


def _length(texts: list[str]) -> float:
    return sum(map(len, texts)) / len(texts)

"""What becomes of each column or field of another program's form: one table a form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from timeline.exchange.content import Content, folded
from timeline.exchange.drafts import Found

__all__ = ["EXTRA", "NOT_WRITTEN", "Fields", "Form", "Mapped", "extras", "word"]

EXTRA = "extra column"
"""What is kept as it stands, in a column of its own."""

NOT_WRITTEN = (
    "What else an event has is not written: `label`, `importance`, `reported_date` and `quote`."
)


@dataclass(frozen=True, slots=True)
class Mapped:
    """What becomes of some fields of another form.

    Parameters
    ----------
    theirs : tuple of str
        The fields, as that form names them; those that make one thing together stand in one row.
    ours : str
        The column or file of a data set, `EXTRA`, or blank where it is not kept.
    reading : str
        How it is read, and what is lost by it.
    writing : str
        How it is written, and what is lost by it; blank where it never is.
    """

    theirs: tuple[str, ...]
    ours: str
    reading: str
    writing: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of data that other programs have.

    Parameters
    ----------
    name, label : str
        What ``--as`` calls it, and what people do.
    told_by : str
        By what it is recognised, in words.
    recognises : callable
        Whether a content is of this form.
    read : callable
        What it holds, read by the table.
    mapping : tuple of Mapped
        The table.
    about : str
        What else a user should know, in a sentence or two.
    is_table : bool
        Whether it is a table with a header.
    """

    name: str
    label: str
    told_by: str
    recognises: Callable[[Content], bool]
    read: Callable[[Content], Found]
    mapping: tuple[Mapped, ...]
    about: str = ""
    is_table: bool = False


class Fields:
    """The fields of one record, of which only those that the form's table names can be read.

    Names are compared without case, spaces, hyphens and underscores.

    Parameters
    ----------
    table : tuple of Mapped
        The form's table.
    cells : mapping of str to str
        What the record holds.
    """

    def __init__(self, table: tuple[Mapped, ...], cells: Mapping[str, str]) -> None:
        self._named = _named(table)
        self._cells = {folded(name): cell.strip() for name, cell in cells.items()}

    def __getitem__(self, name: str) -> str:
        """Return the text of a field, blank where there is none."""
        if folded(name) not in self._named:
            raise KeyError(name)
        return self._cells.get(folded(name), "")

    def first(self, *names: str) -> str:
        """Return the text of the first of these fields that has any."""
        return next((text for name in names if (text := self[name])), "")


def extras(table: tuple[Mapped, ...], form: str, cells: Mapping[str, str]) -> dict[str, str]:
    """Return what no column of ours takes, each under the form's name and its own.

    The form's name stands before it, so that no such column is ever taken for one of ours:
    ``fatalities`` of ACLED becomes ``acled_fatalities``.
    """
    taken = _taken(table)
    kept = ((name, cell.strip()) for name, cell in cells.items() if folded(name) not in taken)
    return {f"{form}_{word(name)}": text for name, text in kept if text and word(name)}


@lru_cache(maxsize=64)
def _named(table: tuple[Mapped, ...]) -> frozenset[str]:
    return frozenset(folded(name) for row in table for name in row.theirs)


@lru_cache(maxsize=64)
def _taken(table: tuple[Mapped, ...]) -> frozenset[str]:
    return frozenset(folded(name) for row in table if row.ours != EXTRA for name in row.theirs)


@lru_cache(maxsize=4096)
def word(name: str) -> str:
    """Return the name of a column in small letters and digits, with _ for all else."""
    return "_".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())

"""What is known of a cell and said of it: how it is read, and what is wrong with it."""

from __future__ import annotations

from typing import NamedTuple

from timeline.problems import Severity
from timeline.reading.known import Known
from timeline.schema import Column

__all__ = ["MISSING", "READ", "WITHOUT_IDS", "CsvCell", "Fault", "Judgement", "read_as"]

READ = "read as something else"
"""Cause of what is told of cells that are read as what they unmistakably mean."""


MISSING = "missing table"
"""Cause of what is told of references to a table that has no file."""


WITHOUT_IDS = "table without ids"
"""Cause of what is told of references to a table whose ids are all made."""


class CsvCell(NamedTuple):
    """One cell and what it is judged by.

    Parameters
    ----------
    column, text : Column, str
        Which column it is in, and what stands in it.
    noun : str
        What its row is: event, statement.
    known : Known
        What it may refer to.
    is_guessed : bool
        Whether to look for what was meant by an unknown id: not for the thousandth of a column.
    """

    column: Column
    text: str
    noun: str
    known: Known
    is_guessed: bool = True


class Fault(NamedTuple):
    """What is wrong with a cell: the text to show, then as in a Problem, in its order."""

    value: str | None
    reason: str
    remedy: str
    severity: Severity = "error"
    cause: str = ""
    suggestion: str | None = None
    is_sure: bool = False

    @property
    def is_error(self) -> bool:
        """Whether the data cannot be shown with it."""
        return self.severity == "error"


class Judgement(NamedTuple):
    """What a cell means, as the data set holds it, and what is to be told of it."""

    text: str
    faults: tuple[Fault, ...] = ()


def read_as(text: str, meant: str, name: str = "") -> Fault:
    """Return the warning that a text is read as what it unmistakably means."""
    also = f" ({name})" if name else ""
    reason, remedy = f"is read as {meant}{also}", f"write {meant} to be sure"
    return Fault(text, reason, remedy, "warning", READ, suggestion=meant, is_sure=True)

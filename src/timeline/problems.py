"""What is wrong with a data set, said so that the person who typed it can mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from os import PathLike, fspath
from typing import Literal

from timeline.words import joined

__all__ = ["UNREAD", "DataError", "Problem", "Severity", "shown", "told"]

_SHOWN = 60
_MOST_TOLD = 20
_LINES_NAMED = 5
_READ = "is read as "
UNREAD = "unread"
"""The cause of what keeps a file from being read and may pass without a change of the file."""

_IN_JSON = ("file", "line", "column", "value", "reason", "remedy", "severity")

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in one file.

    Parameters
    ----------
    file : str
        Path of the file as the user would type it, ``data/events.csv``; of a sheet of a workbook,
        ``book.xlsx[events]``.
    line : int or None
        Line in the file as a text editor counts it, the header being 1; None for the whole file.
    column : str or None
        Column name; None where the fault is not in one cell.
    value : str or None
        The offending text; None where there is none to show.
    reason : str
        What is wrong, completing the sentence that column and value begin.
    remedy : str
        What to write instead, an imperative.
    severity : str
        ``error`` stops the data from being shown; with a ``warning`` they are shown.
    cause : str
        What it has in common with others of its file and column, which are then told as one; blank
        where reason and value say it.
    suggestion : str or None
        The one text that the remedy says to write instead of the value; None where it leaves a
        choice.
    is_sure : bool
        Whether the suggestion leaves no doubt, rather than being what was probably meant.

    Examples
    --------
    >>> import timeline
    >>> print(timeline.Problem("events.csv", 3, "date", "199", "is no date", "write 1994"))
    events.csv:3: date "199" is no date; write 1994
    """

    file: str
    line: int | None
    column: str | None
    value: str | None
    reason: str
    remedy: str
    severity: Severity = "error"
    cause: str = field(default="", compare=False, repr=False)
    suggestion: str | None = field(default=None, compare=False, repr=False)
    is_sure: bool = field(default=False, compare=False, repr=False)

    @classmethod
    def of_file(
        cls,
        file: str | PathLike[str],
        reason: str,
        remedy: str,
        severity: Severity = "error",
        cause: str = "",
    ) -> Problem:
        """Return what is wrong with a whole file.

        Examples
        --------
        >>> import timeline
        >>> print(timeline.Problem.of_file("a.csv", "is not JSON", "delete it"))
        a.csv: is not JSON; delete it
        """
        return cls(fspath(file), None, None, None, reason, remedy, severity, cause)

    @property
    def is_error(self) -> bool:
        """Whether it stops the data from being shown.

        Examples
        --------
        >>> import timeline
        >>> timeline.Problem("a.csv", 3, None, None, "is blank", "fill it").is_error
        True
        """
        return self.severity == "error"

    def __str__(self) -> str:
        """Return the compiler-style line ``file:line: column "value" reason; remedy``."""
        return f"{self.place}: {'' if self.is_error else 'warning: '}{self.sentence}"

    @property
    def place(self) -> str:
        """File and line.

        Examples
        --------
        >>> import timeline
        >>> timeline.Problem("a.csv", 3, None, None, "is blank", "fill it").place
        'a.csv:3'
        """
        return self.file if self.line is None else f"{self.file}:{self.line}"

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, without the place: ``column "value" reason; remedy``.

        Examples
        --------
        >>> import timeline
        >>> timeline.Problem("a.csv", 3, "date", None, "is blank", "fill it").sentence
        'date is blank; fill it'
        """
        value = None if self.value is None else f'"{shown(self.value)}"'
        said = " ".join(filter(None, (self.column, value, self.reason)))
        return _printable(f"{said}; {self.remedy}")

    def to_dict(self) -> dict[str, str | int | None]:
        """Return the fields as a JSON-ready mapping, with the whole line under ``message``.

        Examples
        --------
        >>> import timeline
        >>> timeline.Problem("a.csv", 3, None, None, "is blank", "fill it").to_dict()["message"]
        'a.csv:3: is blank; fill it'
        """
        return {**{name: getattr(self, name) for name in _IN_JSON}, "message": str(self)}


class DataError(ValueError):
    """A data set that cannot be used; carries every problem found, in file and line order.

    Warnings stand among the problems; at least one is an error.

    Examples
    --------
    >>> import timeline
    >>> try:
    ...     timeline.load("nowhere")
    ... except timeline.DataError as error:
    ...     print(*error.problems)
    nowhere: is not there; give a folder with events.csv in it
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(told(self.problems)))


def told(problems: Iterable[Problem]) -> list[str]:
    """Return the lines that tell problems to a person: one for each cause, not too many of them.

    Examples
    --------
    >>> from timeline.problems import Problem, told
    >>> fault = ("countries", "XYZ", "is no country code", "write its code")
    >>> print(*told([Problem("a.csv", 3, *fault), Problem("a.csv", 7, *fault)]))
    a.csv:3: countries "XYZ" is no country code; write its code (also on line 7)
    """
    causes: dict[tuple[str | None, ...], list[Problem]] = {}
    for problem in problems:
        same = problem.cause or f"{problem.reason}\0{problem.value}\0{problem.remedy}"
        key = (problem.file, problem.column, problem.severity, same)
        causes.setdefault(key, []).append(problem)
    groups = list(causes.values())
    shown = _first_of_each_kind(groups)
    lines = [f"{group[0]}{_also(group)}" for group in groups if id(group) in shown]
    rest = Counter(_kind(group[0]) for group in groups if id(group) not in shown)
    return lines + _counts(rest)


def _kind(problem: Problem) -> tuple[str, str, str]:
    """Return what one problem has in common with others that have other words in their cells."""
    reason, read, _ = problem.reason.partition(_READ)
    return (
        problem.file,
        problem.column or "",
        f"{reason}{read}something else" if read else problem.reason,
    )


def _first_of_each_kind(groups: Sequence[Sequence[Problem]]) -> set[int]:
    """Choose the groups to tell: all of a few; of many the first of each kind, then the next."""
    if len(groups) <= _MOST_TOLD:
        return {id(group) for group in groups}
    nth: Counter[tuple[str, str, str]] = Counter()
    order = []
    for at, group in enumerate(groups):
        kind = _kind(group[0])
        order.append((not group[0].is_error, nth[kind], at, id(group)))
        nth[kind] += 1
    return {which for *_, which in sorted(order)[:_MOST_TOLD]}


def _also(group: Sequence[Problem]) -> str:
    """Say on which other lines a cause is found."""
    lines = dict.fromkeys(p.line for p in group[1:] if p.line not in {None, group[0].line})
    others = [str(line) for line in lines]
    if not others:
        return ""
    noun = "line" if len(others) == 1 else "lines"
    how = "also" if all(p.value == group[0].value for p in group) else "others like it"
    if len(others) > _LINES_NAMED + 1:
        others = [*others[:_LINES_NAMED], f"{len(others) - _LINES_NAMED:,} more"]
    return f" ({how} on {noun} {joined(others)})"


def _counts(rest: Counter[tuple[str, str, str]]) -> list[str]:
    """Say how many causes are not told, by what is wrong."""
    lines = [
        f"{file}: {' '.join(filter(None, (column, reason)))}, {n:,} more"
        for (file, column, reason), n in rest.most_common(_MOST_TOLD)
    ]
    others = sum(n for _, n in rest.most_common()[_MOST_TOLD:])
    return [*lines, f"and {others:,} more of other kinds"] if others else lines


def shown(text: str) -> str:
    """Show a text on one line, control characters escaped and the end of a long one left out."""
    flat = _printable(text[: 2 * _SHOWN])
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 1]}…"


def _printable(text: str) -> str:
    return (
        text
        if text.isprintable()
        else "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
    )

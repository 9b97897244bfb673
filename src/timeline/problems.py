"""What is wrong with a data set, said so that the person who typed it can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

__all__ = ["DataError", "Problem"]

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in one file.

    Parameters
    ----------
    file : str
        Path of the file as the user would type it, ``data/events.csv``.
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

    def __str__(self) -> str:
        """Return the compiler-style line ``file:line: column "value" reason; remedy``."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        value = None if self.value is None else f'"{_shorten(self.value)}"'
        return (
            f"{place}: {' '.join(filter(None, (self.column, value, self.reason)))}; {self.remedy}"
        )

    def to_dict(self) -> dict[str, str | int | None]:
        """Return the fields as a JSON-ready mapping, with the whole line under ``message``.

        Examples
        --------
        >>> import timeline
        >>> timeline.Problem("a.csv", 3, None, None, "is blank", "fill it").to_dict()["message"]
        'a.csv:3: is blank; fill it'
        """
        return {**asdict(self), "message": str(self)}


class DataError(ValueError):
    """A data set that cannot be used; carries every problem found, in file and line order.

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
        super().__init__("\n".join(map(str, self.problems)))


def _shorten(text: str) -> str:
    """Show a cell on one line, control characters escaped and the middle of a long one left out."""
    flat = "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 1]}…"

"""The content of a file from another program: its text, its table, its JSON, as asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any, NoReturn

from timeline.exchange.drafts import ExchangeError
from timeline.limits import LimitError, Limits
from timeline.reading.decoding import Decoded, UnreadableError, decode
from timeline.reading.delimited import named, plain_ends
from timeline.reading.files import in_zip
from timeline.reading.grid import Grid, GridRow, Remark, grid_of, read_grid
from timeline.reading.json_rows import json_rows
from timeline.reading.table_file import TableFile
from timeline.reading.workbook import Room, is_workbook, sheets

__all__ = ["MOST_BYTES", "MOST_ROWS", "Content", "Table", "folded"]

MOST_BYTES = 256_000_000
"""How large a file may be."""

MOST_ROWS = 1_000_000
"""How many rows it may have."""

_JSON = frozenset("{[")
_ZIP = b"PK\x03\x04"

folded = lru_cache(maxsize=4096)(named)  # the names of columns are the same in every row
"""The name of a column as it is compared: without case, spaces and marks."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header: the names of its columns, and its rows without blank ones.

    Parameters
    ----------
    names : tuple of str
        The header.
    rows : tuple of GridRow
        What stands below it.
    warnings : tuple of Remark
        What was left out or guessed.
    fault : str
        What is wrong with the file below these rows; blank where nothing is.
    """

    names: tuple[str, ...]
    rows: tuple[GridRow, ...]
    warnings: tuple[Remark, ...] = ()
    fault: str = ""

    @property
    def known(self) -> frozenset[str]:
        """The names as they are compared."""
        return frozenset(map(folded, self.names))

    def records(self) -> Iterator[tuple[int, Mapping[str, str]]]:
        """Yield line and cells by name of each row; cells beyond the header have none.

        Raises
        ------
        ExchangeError
            Where the file is broken.
        """
        if self.fault:
            raise ExchangeError(self.fault)
        for line, cells in self.rows:
            by_name = dict(zip(self.names, cells, strict=False))
            yield line, MappingProxyType({name: cell for name, cell in by_name.items() if name})


class Content:
    """A file: its name, its bytes, and what these are, found out when somebody asks.

    Parameters
    ----------
    name : str
        Name of the file, as the user would type it.
    raw : bytes
        What is in it.
    column_names : frozenset of str
        What the header of a table may hold, see `timeline.reading.grid.read_grid`.
    rows : sequence of GridRow, optional
        Of a sheet of a workbook its rows, which then are all that it has.

    Raises
    ------
    ExchangeError
        Where it is too large, or TIMELINE_LIMITS sets no limits; each property, where it is broken.
    """

    def __init__(
        self,
        name: str,
        raw: bytes,
        column_names: frozenset[str] = frozenset(),
        rows: Sequence[GridRow] | None = None,
    ) -> None:
        self.name = name
        self.raw = raw
        self._column_names = column_names
        self._rows = rows
        try:
            self._limits = Limits.set_here()
        except LimitError as error:
            raise ExchangeError(str(error)) from error
        if len(raw) > MOST_BYTES:
            self._refuse(
                f"has {len(raw) / 1e6:,.0f} MB",
                f"split it into files of at most {MOST_BYTES / 1e6:,.0f} MB",
            )

    def _refuse(self, reason: str, remedy: str) -> NoReturn:
        raise ExchangeError(f"{self.name} {reason}; {remedy}")

    def _unreadable(self, error: UnreadableError | Remark) -> str:
        at = "" if error.line is None else f":{error.line}"
        return f"{self.name}{at} {error.reason}; {error.remedy}"

    @cached_property
    def parts(self) -> tuple[Content, ...]:
        """The file itself; of a workbook the sheets, of a zip file the files that it has."""
        try:
            found = tuple(self._parts())
        except UnreadableError as error:
            raise ExchangeError(self._unreadable(error)) from error
        if not found:
            self._refuse("has no table in it", "give the file that has one")
        return found

    def _parts(self) -> Iterator[Content]:
        names = self._column_names
        if is_workbook(self.raw):
            for sheet, rows in sheets(self.raw, Room(self._limits)).items():
                if rows:
                    yield Content(f"{self.name}[{sheet}]", b"", names, rows)
        elif self.raw.startswith(_ZIP):
            for entry in in_zip(self.raw, self.name, self._limits):
                file = Content(entry.path, entry.read(), names)
                # A zip file in a zip file is not opened: these can be nested without end.
                yield from file.parts if is_workbook(file.raw) else [file]
        else:
            yield self

    @cached_property
    def _decoded(self) -> Decoded:
        try:
            return decode(self.raw)
        except UnreadableError as error:
            raise ExchangeError(self._unreadable(error)) from error

    @cached_property
    def text(self) -> str:
        """The text of the file; blank of a sheet."""
        return plain_ends(self._decoded.text)

    @property
    def table_file(self) -> TableFile:
        """The file or sheet as the reading of data sets has it."""
        if self._rows is None:
            return TableFile.of_bytes(self.name, self.raw, self._limits)
        return TableFile.of_sheet(self.name, self._rows, self._limits)

    @property
    def warnings(self) -> tuple[Remark, ...]:
        """What is to be told of its text."""
        return tuple(filter(None, [self._decoded.warning]))

    @cached_property
    def json(self) -> Any:
        """What the file says as JSON; None where it is none, or does not begin like it."""
        if self.text.lstrip()[:1] not in _JSON:
            return None
        try:
            return json.loads(self.text, parse_constant=self._no_number)
        except ExchangeError:
            raise
        except RecursionError:
            self._refuse("is nested too deeply", "export it anew from the program that made it")
        except ValueError as error:
            reason = f"is not JSON ({str(error).partition(':')[0].lower()})"
            line = getattr(error, "lineno", None)
            where = "" if line is None else f" on line {line}"
            self._refuse(f"{reason}{where}", "export it anew from the program that made it")

    def _no_number(self, word: str) -> NoReturn:
        self._refuse(f"has {word}, which is no JSON", "write null for what is not known")

    @cached_property
    def tabbed(self) -> tuple[GridRow, ...]:
        """Every line that is not blank, split at tabs; quotation marks mean nothing there."""
        lines = enumerate(self.text.split("\n"), start=1)
        rows = (GridRow(n, tuple(line.split("\t"))) for n, line in lines if line.strip())
        return self._not_too_many(tuple(rows))

    @cached_property
    def table(self) -> Table:
        """The table that the file is; without names where it is none."""
        try:
            grid = self._grid()
        except UnreadableError as error:
            raise ExchangeError(self._unreadable(error)) from error
        if not grid.rows:
            return Table((), ())
        head, *rows = grid.rows
        fault = self._unreadable(grid.fault) if grid.fault else ""
        return Table(head.cells, self._not_too_many(tuple(rows)), grid.warnings, fault)

    def _grid(self) -> Grid:
        names = self._column_names
        if self._rows is not None:
            return grid_of(self._rows, names, limits=self._limits)
        if self.json is not None:
            return grid_of(json_rows(self.text, self._limits) or [], names, limits=self._limits)
        if self.text.startswith("?"):  # a TSV of the Wikidata query service
            return grid_of(self.tabbed, names, self.warnings, limits=self._limits)
        return read_grid(self.raw, names, self._limits)

    def _not_too_many(self, rows: tuple[GridRow, ...]) -> tuple[GridRow, ...]:
        if len(rows) > MOST_ROWS:
            self._refuse(f"has {len(rows):,} rows", f"split it into {MOST_ROWS:,} at most")
        return rows

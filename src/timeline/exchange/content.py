"""The content of a file from another program: its text, its table, its JSON, as asked for."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, NoReturn

from timeline.exchange.drafts import ExchangeError
from timeline.reading.decoding import UnreadableError, decode

__all__ = ["MOST_BYTES", "MOST_ROWS", "Content", "Row", "Table", "folded"]

MOST_BYTES = 256_000_000
"""How large a file may be, and what a workbook may hold when it is unpacked."""

MOST_ROWS = 1_000_000
"""How many rows it may have."""

_LONGEST_CELL = 1_000_000
_SEPARATORS = ",;\t|"
_JSON = frozenset("{[")
_WORKBOOK = b"PK\x03\x04"


@lru_cache(maxsize=4096)  # the names of columns are the same in every row
def folded(name: str) -> str:
    """Return the name of a column as it is compared: without case, spaces and marks."""
    return "".join(c for c in name.casefold() if c.isalnum())


class Row(NamedTuple):
    """A row of a table: its line, as an editor or a spreadsheet counts it, and its cells."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header: the names of its columns, and its rows without blank ones."""

    names: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def known(self) -> frozenset[str]:
        """The names as they are compared."""
        return frozenset(map(folded, self.names))

    def records(self) -> Iterator[tuple[int, Mapping[str, str]]]:
        """Yield line and cells by name of each row; cells beyond the header have none."""
        for line, cells in self.rows:
            named = dict(zip(self.names, cells, strict=False))
            yield line, MappingProxyType({name: cell for name, cell in named.items() if name})


class Content:
    """A file: its name, its bytes, and what these are, found out when somebody asks.

    Parameters
    ----------
    name : str
        Name of the file, as the user would type it.
    raw : bytes
        What is in it.

    Raises
    ------
    ExchangeError
        Where it is too large; each property, where it is broken.
    """

    def __init__(self, name: str, raw: bytes) -> None:
        self.name = name
        self.raw = raw
        if len(raw) > MOST_BYTES:
            self._refuse(
                f"has {len(raw) / 1e6:,.0f} MB",
                f"split it into files of at most {MOST_BYTES / 1e6:,.0f} MB",
            )

    def _refuse(self, reason: str, remedy: str) -> NoReturn:
        raise ExchangeError(f"{self.name} {reason}; {remedy}")

    @property
    def is_workbook(self) -> bool:
        """Whether it is an Excel workbook, or another zip file."""
        return self.raw.startswith(_WORKBOOK)

    @cached_property
    def text(self) -> str:
        """The text of the file; blank of a workbook."""
        if self.is_workbook:
            return ""
        try:
            return decode(self.raw).text.replace("\r\n", "\n").replace("\r", "\n")
        except UnreadableError as error:
            at = "" if error.line is None else f":{error.line}"
            raise ExchangeError(f"{self.name}{at} {error.reason}; {error.remedy}") from error

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
    def lines(self) -> tuple[Row, ...]:
        """Every row that is not blank, the header too, of the table that the file is, if it is."""
        if self.text.lstrip()[:1] in _JSON:
            return ()
        rows = self._of_workbook() if self.is_workbook else self._of_text()
        found = [row for row in rows if any(cell.strip() for cell in row.cells)]
        if len(found) > MOST_ROWS:
            self._refuse(f"has {len(found):,} rows", f"split it into {MOST_ROWS:,} at most")
        return tuple(found)

    @cached_property
    def table(self) -> Table:
        """The table that the file is; without names where it has no row."""
        if not self.lines:
            return Table((), ())
        head, *rows = self.lines
        return Table(tuple(cell.strip() for cell in head.cells), tuple(rows))

    def _of_text(self) -> Iterator[Row]:
        lines = io.StringIO(self.text, newline="")
        first = self.text.lstrip("\n").partition("\n")[0]
        separator = max(_SEPARATORS, key=first.count)
        # In GDELT's rows and in a TSV of the Wikidata query service they mean nothing.
        is_bare = separator == "\t" and (first[:1].isdecimal() or first.startswith("?"))
        quoting: Literal[0, 3] = csv.QUOTE_NONE if is_bare else csv.QUOTE_MINIMAL
        limit = csv.field_size_limit(_LONGEST_CELL)
        reader = csv.reader(lines, delimiter=separator, quoting=quoting)
        try:
            while True:
                line = reader.line_num + 1
                try:
                    yield Row(line, tuple(next(reader)))
                except StopIteration:
                    return
                except csv.Error as error:
                    self._refuse(f"cannot be read at line {line} ({error})", "mend that line")
        finally:
            csv.field_size_limit(limit)

    def _of_workbook(self) -> Iterator[Row]:
        """Yield the rows of the first sheet."""
        from openpyxl import load_workbook  # noqa: PLC0415 -- slow, and few files are one

        try:
            with zipfile.ZipFile(io.BytesIO(self.raw)) as parts:
                unpacked = sum(part.file_size for part in parts.infolist())
            if unpacked > MOST_BYTES:
                self._refuse("is too large when unpacked", "split it, or save it as CSV")
            book = load_workbook(io.BytesIO(self.raw), read_only=True, data_only=True)
            sheet = book.worksheets[0]
            for line, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
                yield Row(line, tuple(map(_plain, cells)))
        except ExchangeError:
            raise
        except Exception:  # noqa: BLE001 -- openpyxl says what is wrong by whatever breaks first
            self._refuse("is no Excel workbook that can be read", "save it as CSV UTF-8")


def _plain(value: Any) -> str:
    """Return a cell of a workbook as a CSV would have it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)

"""From bytes to rows of cells (stand-in)."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from timeline.reading.decoding import decode

_LONGEST_CELL = 131_072
_TOO_LONG = "field larger than field limit"


@dataclass(frozen=True, slots=True)
class GridRow:
    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    line: int | None
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Grid:
    rows: tuple[GridRow, ...]
    warnings: tuple[Remark, ...] = ()
    fault: Remark | None = None


def read_grid(raw: bytes, column_names: frozenset[str]) -> Grid:
    text = decode(raw)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[GridRow] = []
    fault = None
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            fault = Remark(line, "has a quotation mark that is not closed, or not doubled within a cell", 'write such a cell as "He said ""no"", twice", then check again what comes after it')
            break
        if any(cell.strip() for cell in cells):
            plain = (cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells)
            rows.append(GridRow(line, tuple(plain)))
    return Grid(tuple(rows), (), fault)

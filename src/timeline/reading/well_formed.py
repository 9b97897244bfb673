"""The rows of CSV text in which every quotation mark is in its place (RFC 4180), read at once."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import compute
from pyarrow import csv as arrow_csv

from timeline.limits import Limits
from timeline.reading.row_table import GridRow, RowTable
from timeline.reading.text_lists import to_texts

__all__ = ["read_well_formed"]

# What Arrow takes of its own it gives back at once and asks for anew, which takes a third as long
# again as the reading itself.
pa.set_memory_pool(pa.system_memory_pool())

_MARK, _END = ord('"'), ord("\n")
_BLOCK = 1 << 22
"""Bytes that are split at once; what has a longer row is read one row after the other."""
_PIECE = 1 << 18
"""Bytes that are looked through at once."""
_LOOKED_AT = 1_000
"""Rows by which it is told how many cells a row has."""


def read_well_formed(text: bytes, separator: str, limits: Limits) -> RowTable | None:
    """Return the rows of a text, blank ones left out.

    They are the same that the csv module gives, which is strict about quotation marks.

    Parameters
    ----------
    text : bytes
        UTF-8 with line feeds at its line ends.
    separator : str
        What stands between cells.
    limits : Limits
        How much it may hold.

    Returns
    -------
    RowTable or None
        None where a mark is not in its place, or a row or a cell may be longer than is read: such a
        text is to be read row by row.
    """
    if not text or separator == '"' or len(separator.encode()) != 1:
        return None
    seen = np.frombuffer(text, dtype=np.uint8)
    marks = _places(seen, _MARK)
    width = _usual_width(text, separator)
    if width > limits.columns or not _are_in_place(seen, marks, ord(separator)):
        return None
    lines = _lines(seen, marks)
    others: dict[int, str] = {}
    try:
        columns = _split(text, separator, width, others)
        odd = {at: _row(row, int(lines[at]), separator) for at, row in others.items()}
    except (pa.ArrowInvalid, csv.Error):
        return None
    if len(columns[0]) + len(odd) != len(lines) or _may_be_too_large(columns, odd.values(), limits):
        return None
    if any(map(_has_blank_first, columns)) and f'{separator} "'.encode() in text:
        return None  # where a blank may stand before a mark, it is not part of the cell
    texts = tuple(_series(columns.pop(0)) for _ in range(width))  # each goes as it is put together
    found = RowTable(lines, np.full(len(lines), width), texts)
    found = _with_odd(found, odd) if odd else found
    return found.where(found.filled)


def _are_in_place(seen: NDArray[np.uint8], marks: NDArray[np.int64], separator: int) -> bool:
    """Whether each mark begins or ends a cell, or is one of two that stand for one within it.

    Of marks in turn one opens and one closes. What opens stands first in a cell, or right behind
    the one that seemed to close; what closes stands last.
    """
    if len(marks) % 2:
        return False
    around = np.zeros(256, dtype=bool)
    around[[_MARK, _END, separator]] = True
    opening, closing = marks[0::2], marks[1::2]
    opening = opening[1:] if len(opening) and opening[0] == 0 else opening
    closing = closing[:-1] if len(closing) and closing[-1] == len(seen) - 1 else closing
    return bool(around[seen[opening - 1]].all() and around[seen[closing + 1]].all())


def _places(seen: NDArray[np.uint8], byte: int) -> NDArray[np.int64]:
    """Return where a byte stands, piece by piece, which takes less memory."""
    pieces = (
        np.flatnonzero(seen[at : at + _PIECE] == byte) + at for at in range(0, len(seen), _PIECE)
    )
    return np.concatenate(list(pieces))


def _usual_width(text: bytes, separator: str) -> int:
    """Return how many cells most of the first rows have that are not blank."""
    begin = text[:_BLOCK].decode("utf-8", "ignore")
    reader = csv.reader(io.StringIO(begin, newline="\n"), delimiter=separator)
    widths: Counter[int] = Counter()
    try:
        widths.update(len(cells) for cells in islice(reader, _LOOKED_AT) if cells)
    except csv.Error:  # a cell that is too long, which is told where rows are read
        return 1
    return widths.most_common(1)[0][0] if widths else 1


def _lines(seen: NDArray[np.uint8], marks: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the line on which each row begins, blank ones included."""
    ends = _places(seen, _END)
    between = np.searchsorted(marks, ends) % 2 == 0
    lines = np.concatenate([[1], np.flatnonzero(between) + 2])
    return lines[:-1] if seen[-1] == _END else lines


def _split(
    text: bytes, separator: str, width: int, others: dict[int, str]
) -> list[pa.ChunkedArray]:
    """Return the columns of the rows of one width; note those of another by their places."""

    def note(row: arrow_csv.InvalidRow) -> str:
        others[row.number - 1] = row.text
        return "skip"

    names = [str(at) for at in range(width)]
    table = arrow_csv.read_csv(
        pa.BufferReader(text),
        arrow_csv.ReadOptions(use_threads=False, block_size=_BLOCK, column_names=names),
        arrow_csv.ParseOptions(
            delimiter=separator,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=note,
        ),
        arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.large_string()), strings_can_be_null=False
        ),
    )
    return list(table.columns)


def _row(text: str, line: int, separator: str) -> GridRow:
    cells = next(csv.reader(io.StringIO(text, newline="\n"), delimiter=separator))
    return GridRow(line, tuple(cells))


def _may_be_too_large(
    columns: Iterable[pa.ChunkedArray], odd: Iterable[GridRow], limits: Limits
) -> bool:
    longest = (compute.max(compute.binary_length(column)).as_py() or 0 for column in columns)
    if any(length > limits.letters for length in longest):
        return True
    return any(
        len(row.cells) > limits.columns or max(map(len, row.cells)) > limits.letters for row in odd
    )


def _has_blank_first(column: pa.ChunkedArray) -> bool:
    return bool(compute.any(compute.starts_with(column, " ")).as_py())


def _series(column: pa.ChunkedArray) -> pd.Series:
    return to_texts(column.combine_chunks())


def _with_odd(usual: RowTable, odd: Mapping[int, GridRow]) -> RowTable:
    """Put the rows of another width where they stand among those of the usual one."""
    others = RowTable.of(list(odd.values()))
    is_odd = np.zeros(len(usual.lines), dtype=bool)
    is_odd[list(odd)] = True
    order = np.argsort(np.concatenate([np.flatnonzero(~is_odd), list(odd)]), kind="stable")
    count = int((~is_odd).sum())
    wide = max(len(usual.columns), len(others.columns))
    columns = []
    for at in range(wide):
        parts = [
            table.columns[at] if at < len(table.columns) else pd.Series([""] * size, dtype="str")
            for table, size in ((usual, count), (others, len(odd)))
        ]
        columns.append(pd.concat(parts, ignore_index=True).iloc[order].reset_index(drop=True))
    widths = usual.widths.copy()
    widths[is_odd] = others.widths[np.argsort(list(odd))]
    return RowTable(usual.lines, widths, tuple(columns))

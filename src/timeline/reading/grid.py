"""From the bytes of a file to the table in it: header first, and nothing that is no row of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.limits import USUAL, Limits
from timeline.reading.decoding import Remark, UnreadableError, as_utf8, refuse_other_texts
from timeline.reading.delimited import HEADER_WITHIN, beginning, named, split
from timeline.reading.json_rows import begins_as_json, json_rows
from timeline.reading.notes import left_out, without_notes
from timeline.reading.row_table import GridRow, RowTable, is_filled
from timeline.schema.formulas import undefused
from timeline.schema.other_names import SIGN_OF_EXPORT

__all__ = [
    "Grid",
    "GridRow",
    "Remark",
    "UnreadableError",
    "grid_of",
    "read_grid",
    "require_few_lines",
]

_FEW = 2
"""Cells that a title above a table, or what a total counts, may take."""
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_JOINERS = "\u200c\u200d"
_RULE = re.compile(r"(?=.*---|.*===)[-+:=|\s]+", re.DOTALL)
_NAMELESS = re.compile(r"(?:Unnamed: ?\d+)?")
"""No name, or what pandas writes for want of one."""
_DATE_FORM = re.compile(
    r"\W*(?:EDTF\W+)?(?=.*(?:yyyy|jjjj|aaaa))(?:[ymdtjag]{1,4}\W*){1,3}(?:EDTF\W*)?", re.IGNORECASE
)
"""How a date is to be written: YYYY-MM-DD, TT.MM.JJJJ."""
_HASHTAG = re.compile(r"#[a-z]+(?:\s*\+[a-z0-9_]+)*")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it was read, before anything in it is judged.

    Parameters
    ----------
    header : GridRow or None
        The names of its columns without the blanks around them; None where there is no table.
    body : RowTable
        What stands below it. Blank rows, what is above and below the table, and columns with
        neither name nor value are left out; rows may be shorter or longer than the header.
    warnings : tuple of Remark
        What was left out or guessed.
    fault : Remark or None
        What stopped the reading; then the rows are those before it.
    places : tuple of int
        Where each column of the header stands in the file, from 0 on.
    """

    header: GridRow | None = None
    body: RowTable = field(default_factory=lambda: RowTable.of(()))
    warnings: tuple[Remark, ...] = ()
    fault: Remark | None = None
    places: tuple[int, ...] = ()

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """Header and rows one by one, for tables of which there are few."""
        return () if self.header is None else (self.header, *self.body.rows())


def require_few_lines(raw: bytes, limits: Limits) -> None:
    """Raise UnreadableError where a text has more lines than are read, before it is read."""
    lines = max(raw.count(b"\n"), raw.count(b"\r"))
    if lines > limits.rows:
        reason = f"has {lines:,} lines, and {limits.rows:,} are read here"
        raise UnreadableError(None, reason, limits.to_read(limits.remedy or "split it", rows=lines))


def read_grid(raw: bytes, column_names: frozenset[str], limits: Limits = USUAL) -> Grid:
    """Find the table in the bytes of a text file.

    Parameters
    ----------
    raw : bytes
        The file.
    column_names : frozenset of str
        What the header may hold, by which it is told from a title above it, and the right separator
        from a wrong one. Only letters and digits count, and no case.
    limits : Limits
        How much it may hold.

    Raises
    ------
    UnreadableError
        If it is no text, or in an encoding that is not certain, or holds more than it may.
    """
    require_few_lines(raw, limits)
    text, warning = as_utf8(raw)
    told = [warning] if warning else []
    head = beginning(text)
    if begins_as_json(head) and (found := json_rows(text.decode(), limits)) is not None:
        return grid_of(found, column_names, told, limits=limits)
    refuse_other_texts(head)
    rows, fault = split(text, frozenset(map(named, column_names)), limits)
    grid = grid_of(rows, column_names, told, fault, limits=limits)
    if grid.header is not None and SIGN_OF_EXPORT in grid.header.cells:
        return replace(
            grid,
            header=GridRow(grid.header.line, tuple(map(undefused, grid.header.cells))),
            body=replace(grid.body, columns=tuple(map(_without_guards, grid.body.columns))),
        )
    return grid


def _without_guards(texts: pd.Series) -> pd.Series:
    """Take away the apostrophe that an export put before what would run in a spreadsheet."""
    guarded = texts.str.startswith("'")
    return texts.mask(guarded, texts[guarded].map(undefused)) if guarded.any() else texts


def grid_of(
    rows: Sequence[GridRow] | RowTable,
    column_names: frozenset[str],
    warnings: Sequence[Remark] = (),
    fault: Remark | None = None,
    *,
    limits: Limits = USUAL,
) -> Grid:
    """Find the table among the rows of a file or of a sheet.

    Raises
    ------
    UnreadableError
        If it has more columns than are read.
    """
    if not isinstance(rows, RowTable):
        rows = RowTable.of(rows, limits)
    rows = rows.where(~_are_ruled(rows))
    if not len(rows):
        return Grid(warnings=tuple(warnings), fault=fault)
    told = [*warnings]
    names = frozenset(map(named, column_names))
    begin = rows.rows(HEADER_WITHIN)
    if fault is None and (turned := _turned(begin, names)):
        return Grid(warnings=tuple(warnings), fault=turned)
    top = _header_at(begin, names)
    told += [left_out(row, "is above the header") for row in begin[:top]]
    header = GridRow(begin[top].line, tuple(map(_name, _named_above(begin, top).cells)))
    body, again = _without_repeats(begin[top], rows.between(top + 1), names)
    told += again
    if fault is None:
        body, others = without_notes(header, body)
        told += others
    wide = len(header.cells)
    header, body = _without_counter(header, body)
    first = wide - len(header.cells)
    empty = _empty_columns(header, body)
    places = tuple(first + at for at in range(len(header.cells)) if at not in empty)
    names_left = tuple(name for at, name in enumerate(header.cells) if at not in empty)
    body = body.trimmed(len(header.cells)).without(empty)
    return Grid(GridRow(header.line, names_left), body, tuple(told), fault, places)


def _header_at(rows: Sequence[GridRow], names: frozenset[str]) -> int:
    """Return the index of the header: of the rows above which a table may begin, the best known."""
    best = most = above = 0
    for at, row in enumerate(rows):
        filled = sum(map(bool, map(str.strip, row.cells)))
        words = len({named(cell) for cell in row.cells} & names)
        if words > most and above < max(filled, 2):
            best, most = at, words
        is_sentence = not any(c.isdigit() for cell in row.cells for c in cell) and not words
        above = max(above, _FEW if is_sentence else filled)
        if above > _FEW:
            break
    return best


def _named_above(rows: Sequence[GridRow], top: int) -> GridRow:
    """Return the header with the names that stand above its blank cells, if it is of two lines."""
    header = rows[top]
    above = rows[top - 1].cells if top else ()
    if sum(bool(cell.strip()) for cell in above) < _FEW:
        return header
    cells = zip_longest(header.cells, above, fillvalue="")
    return GridRow(header.line, tuple(own if own.strip() else upper for own, upper in cells))


def _turned(rows: Sequence[GridRow], names: frozenset[str]) -> Remark | None:
    """Tell a table whose names of columns stand below each other, in its first column."""
    down = {named(row.cells[0]) for row in rows} & names
    across = max(len({named(cell) for cell in row.cells} & names) for row in rows)
    if len(down) <= max(across, 1) or len(down) < len(rows) / 2:
        return None
    reason = "has the names of its columns in the first column, and its rows side by side"
    return Remark(rows[0].line, reason, "turn it (copy it, then paste special: transpose)")


def _are_ruled(rows: RowTable) -> NDArray[np.bool_]:
    """Mark lines that are drawn between a header and the rows, of hyphens and the like."""
    found = np.ones(len(rows), dtype=bool)
    for column in rows.columns:
        found &= column.str.fullmatch(r"[^0-9A-Za-z]*").to_numpy(dtype=bool)
        if not found.any():
            return found
    for at in np.flatnonzero(found).tolist():
        row = rows.row(at)
        first = row.cells[0].lstrip()[:1] or "-"
        found[at] = first in "-+:=" and _RULE.fullmatch("".join(row.cells)) is not None
    return found


def _name(cell: str) -> str:
    """Return the name in a cell of the header: one line, without what cannot be seen."""
    return " ".join(_INVISIBLE.sub("", cell).split()).strip(_JOINERS)


def _without_repeats(
    header: GridRow, rows: RowTable, names: frozenset[str]
) -> tuple[RowTable, list[Remark]]:
    """Leave out lines that repeat the header, or that tag its columns as HXL does.

    So is the line below it that has names of columns again, or how dates are to be written.
    """
    again = rows.widths == len(header.cells)
    for name, column in zip(header.cells, rows.columns, strict=False):
        if not again.any():
            break
        again &= (column == name).to_numpy(dtype=bool)
    told = [left_out(rows.row(at), "repeats the header") for at in np.flatnonzero(again).tolist()]
    kept = rows.where(~again)
    first = kept.row(0) if len(kept) else None
    if first and _has_hashtags(first):
        told.append(left_out(first, "tags the columns"))
    elif first and _is_second_header(header, first, names):
        told.append(left_out(first, "is a second header"))
    else:
        return kept, told
    return kept.between(1), told


def _is_second_header(header: GridRow, row: GridRow, names: frozenset[str]) -> bool:
    if len({named(cell) for cell in header.cells} & names) < _FEW:
        return False
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    again = {named(cell) for cell in filled} & names
    is_names = len(again) >= _FEW and 2 * len(again) > len(filled)
    is_explained = len(filled) > 1 and all(c[:1] == "(" and c[-1:] == ")" for c in filled)
    return is_names or is_explained or any(map(_DATE_FORM.fullmatch, filled))


def _has_hashtags(row: GridRow) -> bool:
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    return len(filled) > 1 and all(map(_HASHTAG.fullmatch, filled))


def _without_counter(header: GridRow, rows: RowTable) -> tuple[GridRow, RowTable]:
    """Leave out row numbers that a program has put before the table, with no name above them."""
    wide = len(header.cells)
    is_longer = len(rows) > 0 and bool((rows.widths == wide + 1).all())
    if len(rows) < _FEW or not (is_longer or _NAMELESS.fullmatch(header.cells[0])):
        return header, rows
    numbers = rows.columns[0].str.strip()
    if (start := str(numbers.iloc[0])) not in {"0", "1"}:
        return header, rows
    if numbers.tolist() != [str(n) for n in range(int(start), int(start) + len(rows))]:
        return header, rows
    if not is_longer:
        header = GridRow(header.line, header.cells[1:])
    return header, rows.without({0})


def _empty_columns(header: GridRow, rows: RowTable) -> set[int]:
    """Return the columns that have neither a name nor a value."""
    nameless = (at for at, name in enumerate(header.cells) if _NAMELESS.fullmatch(name))
    return {
        at for at in nameless if at >= len(rows.columns) or not is_filled(rows.columns[at]).any()
    }

"""From the bytes of a file to the table in it: header first, and nothing that is no row of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from timeline.limits import USUAL, Limits
from timeline.reading.decoding import Remark, UnreadableError, decode, refuse_other_texts
from timeline.reading.delimited import HEADER_WITHIN, GridRow, named, split
from timeline.reading.json_rows import json_rows
from timeline.reading.notes import left_out, without_notes
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
    rows : tuple of GridRow
        The header, its names without the blanks around them, and what stands below it, each with
        its line. Blank rows, what is above and below the table, and columns with neither name nor
        value are left out; rows may be shorter or longer than the header.
    warnings : tuple of Remark
        What was left out or guessed.
    fault : Remark or None
        What stopped the reading; then the rows are those before it.
    places : tuple of int
        Where each column of the header stands in the file, from 0 on.
    """

    rows: tuple[GridRow, ...]
    warnings: tuple[Remark, ...] = ()
    fault: Remark | None = None
    places: tuple[int, ...] = ()


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
    text, _, warning = decode(raw)
    told = [warning] if warning else []
    if (found := json_rows(text, limits)) is not None:
        return grid_of(found, column_names, told, limits=limits)
    refuse_other_texts(text)
    rows, fault = split(text, frozenset(map(named, column_names)), limits)
    grid = grid_of(rows, column_names, told, fault, limits=limits)
    if grid.rows and SIGN_OF_EXPORT in grid.rows[0].cells:
        return replace(grid, rows=tuple(map(_without_guards, grid.rows)))
    return grid


def _without_guards(row: GridRow) -> GridRow:
    """Take away the apostrophe that an export put before what would run in a spreadsheet."""
    return GridRow(row.line, tuple(map(undefused, row.cells)))


def grid_of(
    rows: Sequence[GridRow],
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
    rows = [row for row in _not_too_wide(rows, limits) if not _is_ruled(row)]
    if not rows:
        return Grid((), tuple(warnings), fault)
    told = [*warnings]
    names = frozenset(map(named, column_names))
    if fault is None and (turned := _turned(rows, names)):
        return Grid((), tuple(warnings), turned)
    top = _header_at(rows, names)
    told += [left_out(row, "is above the header") for row in rows[:top]]
    header = GridRow(rows[top].line, tuple(map(_name, _named_above(rows, top).cells)))
    body, again = _without_repeats(rows[top], rows[top + 1 :], names)
    told += again
    if fault is None:
        body, others = without_notes(header, body)
        told += others
    wide = len(header.cells)
    header, body = _without_counter(header, body)
    first = wide - len(header.cells)
    empty = _empty_columns(header, body)
    places = tuple(first + at for at in range(len(header.cells)) if at not in empty)
    header, *body = _without_columns(empty, [header, *body])
    return Grid((header, *body), tuple(told), fault, places)


def _not_too_wide(rows: Sequence[GridRow], limits: Limits) -> Sequence[GridRow]:
    """Return rows of which none has more cells than are read, blank ones at the end cut off."""
    most = limits.columns
    if all(len(row.cells) <= most for row in rows):
        return rows
    rows = [row if len(row.cells) <= most else _trimmed(row, 0) for row in rows]
    for row in rows:
        if (has := len(row.cells)) > most:
            reason = f"has {has:,} cells, and {most:,} columns are read"
            remedy = limits.to_read("delete what is beside the table", columns=has)
            raise UnreadableError(row.line, reason, remedy)
    return rows


def _header_at(rows: Sequence[GridRow], names: frozenset[str]) -> int:
    """Return the index of the header: of the rows above which a table may begin, the best known."""
    best = most = above = 0
    for at, row in enumerate(rows[:HEADER_WITHIN]):
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
    begin = rows[:HEADER_WITHIN]
    down = {named(row.cells[0]) for row in begin} & names
    across = max(len({named(cell) for cell in row.cells} & names) for row in begin)
    if len(down) <= max(across, 1) or len(down) < len(begin) / 2:
        return None
    reason = "has the names of its columns in the first column, and its rows side by side"
    return Remark(begin[0].line, reason, "turn it (copy it, then paste special: transpose)")


def _is_ruled(row: GridRow) -> bool:
    """Tell a line that is drawn between a header and the rows, of hyphens and the like."""
    first = row.cells[0].lstrip()[:1] or "-"
    return first in "-+:=" and _RULE.fullmatch("".join(row.cells)) is not None


def _name(cell: str) -> str:
    """Return the name in a cell of the header: one line, without what cannot be seen."""
    return " ".join(_INVISIBLE.sub("", cell).split()).strip(_JOINERS)


def _without_repeats(
    header: GridRow, rows: Sequence[GridRow], names: frozenset[str]
) -> tuple[list[GridRow], list[Remark]]:
    """Leave out lines that repeat the header, or that tag its columns as HXL does.

    So is the line below it that has names of columns again, or how dates are to be written.
    """
    kept = [row for row in rows if row.cells != header.cells]
    told: list[Remark] = []
    if len(kept) < len(rows):
        again = (row for row in rows if row.cells == header.cells)
        told = [left_out(row, "repeats the header") for row in again]
    if kept and _has_hashtags(kept[0]):
        told.append(left_out(kept.pop(0), "tags the columns"))
    elif kept and _is_second_header(header, kept[0], names):
        told.append(left_out(kept.pop(0), "is a second header"))
    return kept, told


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


def _without_counter(header: GridRow, rows: list[GridRow]) -> tuple[GridRow, list[GridRow]]:
    """Leave out row numbers that a program has put before the table, with no name above them."""
    wide = len(header.cells)
    is_longer = bool(rows) and all(len(row.cells) == wide + 1 for row in rows)
    if len(rows) < _FEW or not (is_longer or _NAMELESS.fullmatch(header.cells[0])):
        return header, rows
    start = rows[0].cells[0].strip()
    if start not in {"0", "1"}:
        return header, rows
    if any(row.cells[0].strip() != str(n) for n, row in enumerate(rows, start=int(start))):
        return header, rows
    if not is_longer:
        header = GridRow(header.line, header.cells[1:])
    return header, [GridRow(line, cells[1:]) for line, cells in rows]


def _empty_columns(header: GridRow, rows: Sequence[GridRow]) -> set[int]:
    """Return the columns that have neither a name nor a value."""
    empty = {at for at, name in enumerate(header.cells) if _NAMELESS.fullmatch(name)}
    for _, cells in rows:
        if not empty:
            break
        empty.difference_update([at for at, cell in enumerate(cells) if cell.strip()])
    return empty


def _without_columns(empty: set[int], rows: Sequence[GridRow]) -> list[GridRow]:
    """Leave out columns, and blank cells after the last of the header."""
    wide = len(rows[0].cells)
    trimmed = [row if len(row.cells) <= wide else _trimmed(row, wide) for row in rows]
    if not empty:
        return trimmed
    return [
        GridRow(line, tuple(cell for at, cell in enumerate(cells) if at not in empty))
        for line, cells in trimmed
    ]


def _trimmed(row: GridRow, wide: int) -> GridRow:
    """Return a row without the blank cells at its end that the header has no name for."""
    end = len(row.cells)
    while end > wide and not row.cells[end - 1].strip():
        end -= 1
    return GridRow(row.line, row.cells[:end])

"""From the bytes of a workbook, .xlsx, .xlsm, .xls or .ods, to the rows of its sheets as text."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
)

from timeline.reading.archive import unpacked
from timeline.reading.decoding import UnreadableError
from timeline.reading.row_table import GridRow
from timeline.reading.sheet_xml import Room, readable

__all__ = ["OLD_MOST_BYTES", "Room", "is_workbook", "sheets"]

OLD_MOST_BYTES = 5_000_000
"""Bytes that an .xls may have, the cells of which cannot be counted before they are read."""

_OLD = b"\xd0\xcf\x11\xe0"
_MINUTE, _HOUR = 60, 3_600


MAY_BE_WORKBOOK = (_OLD, b"PK")
"""How files begin of which it takes all to tell what they are."""


def is_workbook(raw: bytes) -> bool:
    """Tell a workbook from other files, by what is in it."""
    if raw.startswith(_OLD):
        return True
    if not raw.startswith(b"PK\x03\x04"):
        return False
    try:
        names = unpacked(raw, lambda name: name in {"mimetype", "xl/workbook.xml"})
    except UnreadableError:
        return False
    kind = names.get("mimetype", b"")
    return "xl/workbook.xml" in names or kind.startswith(b"application/vnd.oasis.opendocument.spre")


def sheets(raw: bytes, room: Room | None = None) -> dict[str, list[GridRow]]:
    """Return the rows of each sheet, blank ones left out, each with its number in the sheet.

    Dates are as EDTF has them, whole numbers without a fraction, errors as the program shows them;
    a date that shows a month or a year only is that month or year. Hidden rows are read, too; what
    cells of several rows are merged into one stands in each of these rows, in the first column.
    The sheets take of one room, as do those of other workbooks that are given the same.

    Raises
    ------
    UnreadableError
        If it cannot be read, or holds more than the limits allow.
    """
    room = room or Room()
    is_old = raw.startswith(_OLD)
    if (
        is_old and room.limits.is_fixed
    ):  # its size cannot be told before its reader makes room for it
        raise UnreadableError(None, "is an old Excel file, not read here", "save it as .xlsx")
    if is_old and len(raw) > OLD_MOST_BYTES:
        reason = f"is an .xls of more than {OLD_MOST_BYTES // 1_000_000} MB"
        raise UnreadableError(None, reason, "save it as .xlsx")
    mended = raw if is_old else readable(raw, room)
    left = room if is_old else Room(room.limits)  # sheets may be one and the same in the file
    try:
        with CalamineWorkbook.from_object(io.BytesIO(mended)) as book:
            return {
                sheet.name: _rows(book.get_sheet_by_name(sheet.name), left)
                for sheet in book.sheets_metadata
                if sheet.typ == SheetTypeEnum.WorkSheet
            }
    except PasswordError as error:
        remedy = "save it without a password"
        raise UnreadableError(None, "is protected by a password", remedy) from error
    except CalamineError as error:
        raise _damaged() from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # the reader's own fault, on damaged files
            raise _damaged() from error
        raise


def _damaged() -> UnreadableError:
    remedy = "open it in its program and save it anew, as .xlsx"
    return UnreadableError(None, "is a workbook that cannot be read", remedy)


def _rows(sheet: CalamineSheet, room: Room) -> list[GridRow]:
    if sheet.end is not None:
        room.take(sheet.end[0] + 1, sheet.end[1] + 1)
    values = sheet.to_python(skip_empty_area=False)
    texts = [tuple(map(_text, row)) for row in values]
    _repeat_merged(texts, sheet.merged_cell_ranges or ())
    return [GridRow(line, cells) for line, cells in enumerate(texts, start=1) if any(cells)]


def _repeat_merged(
    texts: list[tuple[str, ...]], ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]
) -> None:
    """Write what cells of several rows are merged into one into each of these rows.

    No cell is merged twice, so that in a file as programs write it there are no more than there are
    cells.
    """
    left = sum(map(len, texts))
    for (top, column), (bottom, _) in ranges:
        rows = range(top + 1, min(bottom + 1, len(texts)))
        text = texts[top][column] if rows and column < len(texts[top]) else ""
        left -= len(rows)
        if not text or left < 0:
            continue
        for row in rows:
            cells = texts[row]
            texts[row] = (*cells[:column], text, *cells[column + 1 :])


def _text(value: object) -> str:
    """Return a value as a cell of a CSV file has it."""
    text = "" if value is None else str(value)
    match value:
        case str():
            text = value.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
        case bool():
            text = text.upper()
        case float() if value.is_integer():
            text = str(int(value))
        case dt.datetime():
            text = _moment(value)
        case dt.time():
            text = value.isoformat("seconds" if value.second else "minutes")
        case dt.timedelta():
            seconds = round(value.total_seconds())
            text = f"{seconds // _HOUR}:{seconds % _HOUR // _MINUTE:02}"
    return text


def _moment(value: dt.datetime) -> str:
    """Return a day, with the time where there is one: 2024-10-01, 2024-10-01T14:30."""
    whole = (value + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
    if whole.time() == dt.time():
        return whole.date().isoformat()
    return whole.isoformat(timespec="seconds" if whole.second else "minutes")

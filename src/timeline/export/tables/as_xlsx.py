"""A list as an Excel workbook: its rows, the sources that they rest on, and what it is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from timeline.export.tables.listing import Listing
from timeline.export.tables.worksheet import HEAD, fill, height, linked, on_one_width, write
from timeline.export.zipping import repacked
from timeline.views.caption import Edition
from timeline.views.fields import Field, Table, Value
from timeline.views.view import ViewError

__all__ = ["as_xlsx"]

_TITLES: Mapping[Table, str] = {"events": "Events", "stances": "Statements", "sources": "Sources"}
_FROZEN: Mapping[Table, int] = {"events": 2, "stances": 3, "sources": 1}
_LAST_PRINTED: Mapping[Table, str] = {
    "events": "cited",
    "stances": "cited",
    "sources": "statements",
}
_TITLE = Font(name=HEAD.name, bold=True, size=16, color=HEAD.color)
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_WIDTHS = {"A": 26, "B": 26, "C": 100}
"""Columns of the sheet that says what the others are."""
_LEFT = Alignment(horizontal="left")


def as_xlsx(lists: Sequence[Listing], made: Edition) -> bytes:
    """Return lists as a workbook: first what a view shows, then the sources that it rests on.

    Each has a sheet, and ``About`` says what the first is, how much of the data, as of when, from
    which version, and what every column means. First and last days are Excel dates (before March
    1900 text, since there programs differ), with the date as the data have it, EDTF, beside them.
    Addresses that begin with http or https are links, and no cell is a formula. The same data on
    the same day give the same bytes.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for each in lists:
        names = [field.name for field in each.fields]
        printed = names.index(_LAST_PRINTED[each.table]) + 1
        fill(book.create_sheet(_TITLES[each.table]), each, _FROZEN[each.table], printed)
    _about(book.create_sheet("About"), lists, made)
    told = book.properties
    caption = lists[0].caption
    told.title, told.subject = _printable(caption.title), _printable(caption.sentence)
    told.creator = told.lastModifiedBy = "timeline"
    told.created = told.modified = made.moment.replace(tzinfo=None)
    return _packed(book, made.moment)


def _about(sheet: Worksheet, lists: Sequence[Listing], made: Edition) -> None:
    """Write what the list is, and what its columns and their words mean."""
    caption = lists[0].caption
    write(sheet, 1, 1, caption.title, _TITLE)
    told: dict[str, Value] = {
        "In view": caption.sentence,
        "Note": caption.note,
        "Day": caption.day,
        "Data": caption.version,
        "Exported": made.day,
        "The same view": caption.link,
    }
    row = 3
    for head, value in told.items():
        if value:
            write(sheet, row, 1, head, HEAD)
            linked(write(sheet, row, 2, value), value)
            sheet.cell(row, 2).alignment = _LEFT
            row += 1
    for each in lists:
        heads = ("Column", "Name in CSV and JSON", f"What it means on {_TITLES[each.table]}")
        lines = [(field.heading, field.name, field.meaning) for field in each.fields]
        row = _table(sheet, row + 1, heads, lines)
    for each in lists:
        for field in each.fields:
            if words := _words(field):
                heads = (f"{field.heading}: word", "", f"What it means on {_TITLES[each.table]}")
                row = _table(sheet, row + 1, heads, words)
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    on_one_width(sheet)


def _words(field: Field) -> list[tuple[str, ...]]:
    """Return the words that a column of the data allows, each with its meaning."""
    codes = field.column.codes if field.column else {}
    return [(word, "", code.meaning) for word, code in codes.items()]


def _table(sheet: Worksheet, row: int, heads: Sequence[str], lines: Sequence[Sequence[str]]) -> int:
    """Write a small table; return the row after it."""
    for column, head in enumerate(heads, start=1):
        write(sheet, row, column, head, HEAD)
    for below, line in enumerate(lines, start=row + 1):
        for column, text in enumerate(line, start=1):
            write(sheet, below, column, text).alignment = _WRAPPED
        sheet.row_dimensions[below].height = height(zip(line, _WIDTHS.values(), strict=True))
    return row + len(lines) + 1


def _packed(book: Workbook, moment: datetime) -> bytes:
    """Save a workbook with every time in it fixed; `Workbook.save` would write its own."""
    written = io.BytesIO()
    try:
        with zipfile.ZipFile(written, "w") as archive:
            ExcelWriter(book, archive).save()
    except OSError as error:  # openpyxl puts each sheet into a temporary file first
        raise ViewError(
            f"an Excel file takes a folder for temporary files, which cannot be written to "
            f"({error.strerror}); set TMPDIR to one that can, or choose .csv"
        ) from error
    return repacked(written.getvalue(), moment)


def _printable(text: str) -> str:
    """Return text without what XML cannot hold; a property has no escape for it."""
    return "".join(filter(str.isprintable, text))

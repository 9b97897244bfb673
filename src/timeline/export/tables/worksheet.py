"""A list on a sheet of a workbook: typed cells, links that work, and nothing that runs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from textwrap import wrap
from unicodedata import east_asian_width

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from timeline.dates import Day
from timeline.drawing.theme import LIGHT
from timeline.export.tables.listing import Listing, joined
from timeline.schema import STANCE_WORDS
from timeline.views.fields import Field, Value
from timeline.web_address import web_address
from timeline.words import is_rtl

__all__ = ["HEAD", "fill", "height", "linked", "on_one_width", "write"]

_FIRST_SURE_DAY = date(1900, 3, 1)
"""Excel counts 29 February 1900, which never was; before it, programs differ by a day, and before
1900 it knows no dates."""

_LONGEST = 32_767
"""How many UTF-16 units a cell holds."""
_CUT = "… [cut: longer than a cell can be; whole in the CSV]"
_MOST_LINKS = 65_000
"""Excel repairs a sheet with more than 65,530."""

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""What XML cannot hold, and what looks like the escape for it (ECMA-376, ST_Xstring)."""

_HALF_ESCAPE = re.compile("(?<!_x[0-9A-F]{4})_(x[0-9A-F]{0,4})?$")

_INK, _RULE = LIGHT.ink.lstrip("#"), LIGHT.hair.lstrip("#")
_FONT = "Calibri"
HEAD = Font(name=_FONT, bold=True, color=_INK)
_TEXT = Font(name=_FONT, color=_INK)
_LINK = Font(name=_FONT, color=LIGHT.accent.lstrip("#"), underline="single")
_GREY = PatternFill("solid", fgColor=LIGHT.panel.lstrip("#"))
_UNDER = Border(bottom=Side("thin", color=_RULE))
_TOP = Alignment(vertical="top", wrap_text=True)
_TOP_RTL = Alignment(vertical="top", wrap_text=True, readingOrder=2)
_NUMBER = Alignment(vertical="top", horizontal="right", indent=1)
_UNWRAPPED = Alignment(vertical="top")
_LOOKS = {
    STANCE_WORDS[stance]: (
        PatternFill("solid", fgColor=tone.fill.lstrip("#")),
        Font(name=_FONT, color=tone.text.lstrip("#")),
    )
    for stance, tone in LIGHT.stances.items()
}
"""The words of a stance have the colours that it has in the matrix."""
_PAPER_A3 = 8
_MARGIN = 0.4  # inches
_LINE, _PADDING, _HIGHEST = 15.0, 4.0, 409.0
"""Height of a line of Calibri 11, what a row has beside its lines, and the highest row there is."""


def fill(sheet: Worksheet, listing: Listing, frozen: int, printed: int) -> None:
    """Write a list on an empty sheet: the header frozen and bold, with filters.

    Parameters
    ----------
    frozen : int
        How many columns stay in sight with it.
    printed : int
        How many columns are printed, scaled to one page's width.
    """
    fields = listing.fields
    for column, field in enumerate(fields, start=1):
        head = write(sheet, 1, column, field.heading, HEAD)
        head.fill, head.border = _GREY, _UNDER
        head.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = field.width
    heads = ((field.heading, field.width) for field in fields)
    sheet.row_dimensions[1].height = height(heads)
    words = next((k for k, field in enumerate(fields, 1) if field.name == "stance_words"), 0)
    links = 0
    for row, record in enumerate(listing.records, start=2):
        wrapped: list[tuple[str, int]] = []
        for column, (field, value) in enumerate(zip(fields, record, strict=True), start=1):
            cell = write(sheet, row, column, value)
            cell.border = _UNDER
            if field.is_address and links < _MOST_LINKS:
                links += linked(cell, value)
            cell.alignment = _alignment(cell, field)
            if cell.alignment.wrap_text:
                wrapped.append((str(cell.value), field.width))
        if words:
            cell = sheet.cell(row, words)
            cell.fill, cell.font = _LOOKS[cell.value]
        sheet.row_dimensions[row].height = height(wrapped)
    sheet.freeze_panes = f"{get_column_letter(frozen + 1)}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(fields))}{len(listing.records) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"A1:{get_column_letter(printed)}{len(listing.records) + 1}"
    sheet.page_setup.paperSize = _PAPER_A3
    on_one_width(sheet)


def on_one_width(sheet: Worksheet) -> None:
    """Print a sheet across one page, on as many as it is long, each with its number."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = _MARGIN
    sheet.oddFooter.right.text = "&P / &N"


def write(sheet: Worksheet, row: int, column: int, value: Value, font: Font = _TEXT) -> Cell:
    """Write one cell and return it.

    Whole numbers and days from March 1900 to 9999 have their type. Text is text whatever it begins
    with, to the letter: a cell of type string cannot run, and its quote prefix keeps it one when
    somebody edits it. What XML cannot hold is escaped as the format has it; what is longer than a
    cell can be is cut, and says so.
    """
    cell: Cell = sheet.cell(row, column)
    plain = joined(value)
    if isinstance(plain, (date, Day)) and _FIRST_SURE_DAY <= plain <= date.max:
        cell.value = date(plain.year, plain.month, plain.day)
        cell.number_format = "d mmm yyyy"
    elif isinstance(plain, int):
        cell.value = plain
    elif plain:
        text = plain.isoformat() if isinstance(plain, (date, Day)) else plain
        cell.value = _escaped(text)
        cell.data_type = "s"
        cell.quotePrefix = not text[0].isalnum()
    cell.font = font
    return cell


def _escaped(text: str) -> str:
    """Return text as a cell can hold it."""
    escaped = _UNFIT.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    units = escaped.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST:
        return escaped
    kept = units[: 2 * (_LONGEST - len(_CUT))].decode("utf-16-le", "ignore")
    return _HALF_ESCAPE.sub("", kept) + _CUT


def linked(cell: Cell, value: Value) -> bool:
    """Make a cell a link where its text is a web address, and return whether it is."""
    address = web_address(value) if isinstance(value, str) else ""
    if not address:
        return False
    cell.hyperlink = address
    cell.font = _LINK
    return True


def _alignment(cell: Cell, field: Field) -> Alignment:
    if field.is_address or field.name in {"sources_in_full", "in_full"}:
        # Wrapped, these would make each row as high as its longest address.
        return _UNWRAPPED
    if cell.data_type != "s":
        return _NUMBER
    return _TOP_RTL if is_rtl(cell.value) else _TOP


def height(texts: Iterable[tuple[str, int]]) -> float:
    """Return how high a row is, in points, that has these texts in columns of these widths.

    Said in every row, since LibreOffice does not look for itself where a row does not say.
    """
    most = max((_lines(text, width - 1) for text, width in texts), default=1)
    return min(most * _LINE + _PADDING, _HIGHEST)


def _lines(text: str, width: int) -> int:
    """Count the lines of a text in a column so many digits wide; East Asian letters are two."""
    doubled = (
        "".join(c * (1 + (east_asian_width(c) in "WF")) for c in line)
        for line in text.splitlines() or [""]
    )
    return sum(max(1, len(wrap(line, max(width, 1)))) for line in doubled)

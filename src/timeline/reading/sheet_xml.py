"""What is in the XML of a workbook and its reader does not tell: errors, months, endless sheets."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial
from xml.parsers import expat

from timeline.limits import USUAL, Limits
from timeline.reading.archive import packed, unpacked
from timeline.reading.decoding import UnreadableError

__all__ = ["UNSAVED", "Room", "readable"]

UNSAVED = "#FORMULA!"
"""What stands for a formula whose value its program has not saved."""

_SHEET = re.compile(rb"<(?:[^\s<>/:]*:)?sheetData[\s/>]")
_BEGINS = re.compile(rb"<(?:[^\s<>/:]*:)?(?:row|c)[\s/>]")
_HEAD = re.compile(
    rb"<(?:[^\s<>/:]*:)?(?P<tag>row|c)(?=[\s/>])"
    rb"""(?P<head>(?:\s++[\w:.-]++\s*+=\s*+["'][^"'<>]*+["'])*+)\s*+(?P<end>/?)>"""
)
_PLACE = re.compile(rb"""\sr\s*=\s*["']\s*([A-Za-z]{0,3})(\d{1,7})\s*["']""")
_HAS_PLACE = re.compile(rb"\sr\s*=")
_CELL = re.compile(
    rb"<(?:\w+:)?c\s(?P<head>[^<>]*[^<>/])>"
    rb"(?P<body>[^<]*(?:<(?!/?(?:\w+:)?c[\s>])[^<]*)*)</(?:\w+:)?c>"
)
_ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
_TYPE = re.compile(rb"""\bt\s*=\s*["'](\w+)["']""")
_FORMULA = re.compile(rb"<(?P<space>(?:\w+:)?)f[\s/>]")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)\b[^<>/]*>[^<]")
_BLANK_VALUE = re.compile(rb"<(?:\w+:)?v\s*/>|<((?:\w+:)?v)></\1>")
_STYLE = re.compile(rb"""\bs\s*=\s*["'](\d+)["']""")
_SERIAL = re.compile(rb"<(?P<v>(?:\w+:)?v)>(\d{1,7})(?:\.0*)?</(?P=v)>")
_FORMAT = re.compile(rb"""<(?:\w+:)?numFmt\s[^<>]*>""")
_STYLED = re.compile(rb"""<(?:\w+:)?xf\s[^<>]*?\bnumFmtId\s*=\s*["'](\d+)["']""")
_MONTH_AND_YEAR = b"17"
"""The number of the format that every workbook has for them."""
_QUOTED = re.compile(rb'&quot;.*?&quot;|"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')

_ODS_TAG = re.compile(
    rb"<(?P<end>/?)table:(?P<tag>table-row|covered-table-cell|table-cell)\b(?P<head>[^<>]*)>"
)
_DIGITS = 10
"""Of a number, more of which no sheet has rows."""
_ROWS = re.compile(rb'table:number-rows-repeated\s*=\s*["\'](\d+)')
_COLUMNS = re.compile(rb'table:number-columns-repeated\s*=\s*["\'](\d+)')
_ODS_CELL = re.compile(rb"<table:table-cell\b[^<>]*>")
_ODS_ERROR = b'calcext:value-type="error"'
_ODS_STRING = re.compile(rb'\soffice:string-value="[^"]*"')


class Room:
    """Cells that the sheets yet to be read may have, of all workbooks together, and rows each."""

    def __init__(self, limits: Limits = USUAL) -> None:
        self.limits = limits
        self._left = limits.cells

    def take(self, rows: int, columns: int) -> None:
        """Make room for a sheet; raises UnreadableError where there is not enough."""
        limits = self.limits
        if rows > limits.rows:
            reason = f"has {rows:,} lines, and {limits.rows:,} are read here"
            raise UnreadableError(
                None, reason, limits.to_read(limits.remedy or "split it", rows=rows)
            )
        self._left -= rows * columns
        if self._left < 0:
            reason = (
                f"has a sheet of {rows:,} rows and {columns:,} columns, "
                f"and {limits.cells:,} cells are read in all"
            )
            first = "delete what is far below or beside the table"
            remedy = limits.to_read(first, cells=limits.cells - self._left)
            raise UnreadableError(None, reason, remedy)


def readable(raw: bytes, room: Room) -> bytes:
    """Return a workbook in which nothing is that its reader passes over or cannot bear.

    Its reader has errors as blank cells and dates that show a month as the first day of it. Here
    they become text. It also makes room for every cell up to the last.

    Raises
    ------
    UnreadableError
        If it is damaged, or larger than the limits allow.
    """
    members = unpacked(raw, lambda _: True, room.limits)
    if any(name.casefold().endswith("workbook.bin") for name in members):
        raise UnreadableError(None, "is a binary workbook (.xlsb)", "save it as .xlsx")
    changed = dict(members)
    months = _month_styles(members.get("xl/styles.xml", b""))
    since = dt.date(1904, 1, 1) if _is_1904(members) else dt.date(1899, 12, 30)
    for name, content in members.items():
        if _SHEET.search(content):  # whatever its path, of which the workbook tells
            room.take(*_extent(content))
            if months or _ERROR.search(content) or _FORMULA.search(content):
                changed[name] = _CELL.sub(partial(_as_text, months=months, since=since), content)
        elif name == "content.xml":
            _refuse_unended(content)
            room.take(*_ods_extent(content))
            changed[name] = _ODS_CELL.sub(_ods_as_text, content)
    return packed(changed)  # so that nothing is read but what was measured


def _extent(content: bytes) -> tuple[int, int]:
    """Return the last row and column of a sheet that has a cell with something in it.

    Rows and cells without a place stand next to those before them.
    """
    rows = columns = row = column = seen = 0
    for tag in _HEAD.finditer(content):
        seen += 1
        place = _PLACE.search(tag["head"])
        if place is None and _HAS_PLACE.search(tag["head"]):
            raise _unlike_programs()
        if tag["tag"] == b"row":
            row, column = int(place[2]) if place else row + 1, 0
            continue
        column = _column(place[1]) if place else column + 1
        if not tag["end"]:
            rows = max(rows, int(place[2]) if place else row)
            columns = max(columns, column)
    if seen != sum(1 for _ in _BEGINS.finditer(content)):
        raise _unlike_programs()
    return rows, columns


def _unlike_programs() -> UnreadableError:
    reason = "has a sheet whose rows or cells are not written as spreadsheet programs write them"
    return UnreadableError(None, reason, "open it in its program and save it anew, as .xlsx")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _is_1904(members: dict[str, bytes]) -> bool:
    head = members.get("xl/workbook.xml", b"")
    return re.search(rb"""\bdate1904\s*=\s*["'](?:1|true)["']""", head) is not None


def _month_styles(styles: bytes) -> dict[bytes, str]:
    """Return the numbers of cell styles that show no day of a date, each with what it shows."""
    shown = {_MONTH_AND_YEAR: "%Y-%m"}
    for tag in _FORMAT.findall(styles):
        number = re.search(rb"""\bnumFmtId\s*=\s*["'](\d+)""", tag)
        code = re.search(rb"""\bformatCode\s*=\s*(?:"([^"]*)"|'([^']*)')""", tag)
        if number and code:
            letters = _QUOTED.sub(b"", code[1] or code[2] or b"").lower().split(b";")[0]
            if b"y" in letters and not set(b"dhs") & set(letters):
                shown[number[1]] = "%Y-%m" if b"m" in letters else "%Y"
    block = styles.partition(b"cellXfs")[2].partition(b"cellXfs")[0]
    used = _STYLED.findall(block)
    return {str(at).encode(): shown[number] for at, number in enumerate(used) if number in shown}


def _as_text(cell: re.Match[bytes], months: dict[bytes, str], since: dt.date) -> bytes:
    """Return a cell that holds an error, a formula alone or a month as one that holds text."""
    head, body = cell["head"], cell["body"]
    if _ERROR.search(head):
        return cell[0].replace(head, _ERROR.sub(b't="str"', head), 1)
    formula = _FORMULA.search(body)
    if formula and not _VALUE.search(body) and not _TYPE.search(head):
        tag = formula["space"] + b"v"
        value = b"<%b>%b</%b>" % (tag, UNSAVED.encode(), tag)
        whole = cell[0].replace(body, _BLANK_VALUE.sub(b"", body) + value, 1)
        return whole.replace(head, head + b' t="str"', 1)
    style = _STYLE.search(head)
    serial = _SERIAL.search(body)
    kind = _TYPE.search(head)
    if not style or style[1] not in months or not serial or (kind and kind[1] != b"n"):
        return cell[0]
    try:
        day = since + dt.timedelta(days=int(serial[2]))
    except OverflowError:
        return cell[0]
    text = day.strftime(months[style[1]]).encode()
    told = body.replace(serial[0], b"<%b>%b</%b>" % (serial["v"], text, serial["v"]))
    bare = _TYPE.sub(b"", head)
    return cell[0].replace(body, told).replace(head, bare + b' t="str"', 1)


def _refuse_unended(content: bytes) -> None:
    """Raise UnreadableError where XML is not well formed, at which its reader would never end."""
    try:
        expat.ParserCreate().Parse(content, True)  # noqa: FBT003 -- as expat has it
    except expat.ExpatError as error:
        remedy = "open it in its program and save it anew"
        raise UnreadableError(None, "is a workbook that is damaged", remedy) from error


def _ods_as_text(cell: re.Match[bytes]) -> bytes:
    """Return a cell that holds an error without the blank text that hides what it shows."""
    return _ODS_STRING.sub(b"", cell[0]) if _ODS_ERROR in cell[0] else cell[0]


def _ods_extent(content: bytes) -> tuple[int, int]:
    """Return the rows and columns that the cells of all sheets take which hold something."""
    rows = columns = blank = wide = at = repeated = 0
    for tag in _ODS_TAG.finditer(content):
        head = tag["head"]
        if tag["tag"] == b"table-row":
            if tag["end"] or head.endswith(b"/"):
                blank += repeated if tag["end"] else _times(_ROWS, head)
                if wide:
                    rows, blank = rows + blank, 0
                    columns = max(columns, wide)
            else:
                repeated = _times(_ROWS, head)
            wide = at = 0
        elif not tag["end"]:
            at += _times(_COLUMNS, head)
            if not head.endswith(b"/") or b"value-type" in head:
                wide = at
    return rows, columns


def _times(attribute: re.Pattern[bytes], head: bytes) -> int:
    match = attribute.search(head)
    return int(match[1][:_DIGITS]) if match else 1

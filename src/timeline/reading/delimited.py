"""From the text of a CSV file, or what a program calls one, to its rows of cells."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from timeline.limits import USUAL, Limits
from timeline.reading.decoding import Remark
from timeline.reading.row_table import GridRow, RowTable, is_filled
from timeline.reading.well_formed import read_well_formed

__all__ = [
    "HEADER_WITHIN",
    "beginning",
    "named",
    "plain_ends",
    "separator_of",
    "split",
]

HEADER_WITHIN = 30
"""Rows in which a header is looked for."""

_TOO_LONG = "field larger than field limit"
"""What the csv module says of a longer cell."""
_SEPARATORS = (",", ";", "\t", "|")
"""What may stand between cells; the earlier goes where two say the same of a file."""
_RARE = (" ", "\uff0c", "\uff1b")
"""What does so only if nothing else can, and a header says so: it stands within cells, too."""
_SEEN = 1_000_000
"""Characters that are looked at to tell the separator."""
_MOST_BYTES = 4
"""Of a character in UTF-8."""
_WIDEST = 1_000
"""Cells of a row in which names are looked for."""
_HEADER = 2
"""Known names that make one."""
_HINT = re.compile(r'\s*"?sep=(?P<separator>[^\r\n])"?[ \t,;|"]*(?:\n|$)', re.IGNORECASE)
"""The line that tells a spreadsheet program, and nobody else, what stands between the cells."""
_AS_TEXT = re.compile(r'="([^"]+)"')
"""A formula that is one text, by which a program keeps 1994-10 from becoming a date."""


def split(
    text: bytes, names: frozenset[str], limits: Limits = USUAL
) -> tuple[RowTable, Remark | None]:
    """Split text into rows, blank ones left out.

    Commas, semicolons, tabs, bars and, where nothing else makes sense, blanks may separate cells:
    what does is told by a first line ``sep=;``, else by which gives a header of known names, else
    by which gives rows as long as the first. Lines that are a cell each, since a program has put
    marks around the whole of them, are split once more.

    Parameters
    ----------
    text : bytes
        The file as UTF-8.
    names : frozenset of str
        What the header may hold, as `named` has it.
    limits : Limits
        How many letters a cell may have.

    Returns
    -------
    RowTable
        Rows up to where the quotation marks go wrong.
    Remark or None
        What went wrong there.
    """
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    head = beginning(text)
    hint = _HINT.match(head)
    begin = hint.end() if hint else 0
    before = head.count("\n", 0, begin)
    text = text[len(head[:begin].encode()) :] if begin else text
    text = text.removesuffix(b"\x1a")  # the end of a file to programs of old
    separator = hint["separator"] if hint else _separator(beginning(text), names)
    # Of the whole program, and also changed by other libraries: raised here, and held below.
    csv.field_size_limit(max(csv.field_size_limit(), limits.letters))
    found = read_well_formed(text, separator, limits)
    if found is not None and any(is_filled(column).any() for column in found.columns[1:]):
        plain = tuple(map(_plain_column, found.columns))
        return replace(found, lines=found.lines + before, columns=plain), None
    return _split_row_by_row(text.decode(), separator, before, names, limits)


def beginning(text: bytes) -> str:
    """Return more of a text in UTF-8 than is looked at to tell the separator, or all of it."""
    return text[: _MOST_BYTES * (_SEEN + 1)].decode("utf-8", "ignore")


def _split_row_by_row(
    text: str, separator: str, before: int, names: frozenset[str], limits: Limits
) -> tuple[RowTable, Remark | None]:
    rows, fault = _as_written(text, separator, before, limits)
    if '="' in text:
        rows = [GridRow(line, tuple(map(_plain, cells))) for line, cells in rows]
    return RowTable.of(_unwrapped(rows, names), limits), fault


def separator_of(text: str, names: frozenset[str]) -> str:
    r"""Return what stands between the cells of a text, told as `split` tells it.

    Examples
    --------
    >>> from timeline.reading.delimited import separator_of
    >>> separator_of("id;date\na;1994\n", frozenset({"id", "date"}))
    ';'
    """
    text = plain_ends(text)
    hint = _HINT.match(text)
    return hint["separator"] if hint else _separator(text.removesuffix("\x1a"), names)


def plain_ends(text: str) -> str:
    """Return a text with one kind of line ends: those within a cell are the file's anyway."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def named(cell: str) -> str:
    """Return the cell of a header as names are compared: its letters and digits, all small."""
    return "".join(c for c in cell.casefold() if c.isalnum())


def _as_written(
    text: str, separator: str, before: int, limits: Limits
) -> tuple[list[GridRow], Remark | None]:
    """Split text as the program has written it: marks after a blank, or with strokes before them.

    Either is taken only where everything can be read so.
    """
    if f'{separator} "' in text:
        rows, fault = _rows(text, separator, before, limits, skipinitialspace=True)
        if not fault:
            return rows, None
    rows, fault = _rows(text, separator, before, limits)
    if fault and '\\"' in text:
        others, other_fault = _rows(
            text, separator, before, limits, escapechar="\\", doublequote=False
        )
        if not other_fault and len({len(cells) for _, cells in others}) == 1:
            return others, None
    return rows, fault


def _rows(
    text: str,
    separator: str,
    before: int,
    limits: Limits,
    *,
    skipinitialspace: bool = False,
    escapechar: str | None = None,
    doublequote: bool = True,
) -> tuple[list[GridRow], Remark | None]:
    reader = csv.reader(
        io.StringIO(text, newline="\n"),
        delimiter=separator,
        strict=True,
        skipinitialspace=skipinitialspace,
        escapechar=escapechar,
        doublequote=doublequote,
    )
    rows: list[GridRow] = []
    line = 1
    try:
        for cells in reader:
            whole = "".join(cells)
            if len(whole) > limits.letters and max(map(len, cells)) > limits.letters:
                return rows, _fault(before + line, _TOO_LONG, limits)
            if whole.strip():
                rows.append(GridRow(before + line, tuple(cells)))
            line = reader.line_num + 1
    except csv.Error as error:
        return rows, _fault(before + line, str(error), limits)
    return rows, None


def _fault(line: int, error: str, limits: Limits) -> Remark:
    if _TOO_LONG in error:
        reason = f"has a cell of more than {limits.letters:,} characters"
        first = "close its quotation mark, or shorten it"
        return Remark(line, reason, limits.to_read(first, letters=2 * limits.letters))
    reason = "has a quotation mark that is not closed, or not doubled within a cell"
    remedy = 'write such a cell as "He said ""no"", twice", then check again what comes after it'
    return Remark(line, reason, remedy)


def _separator(text: str, names: frozenset[str]) -> str:
    """Tell what stands between the cells of a text."""
    seen = text if len(text) <= _SEEN else text[: text.rfind("\n", 0, _SEEN) + 1]
    found = {one: _evidence(seen, one, names) for one in _SEPARATORS if one in seen}
    if all(words < _HEADER for words, _, _ in found.values()):
        rare = {one: _evidence(seen, one, names) for one in _RARE if one in seen}
        found |= {one: told for one, told in rare.items() if told[0] >= _HEADER}
    return max(found, key=lambda one: found[one]) if found else ","


def _evidence(text: str, separator: str, names: frozenset[str]) -> tuple[int, float, int]:
    """Say how much speaks for a separator: words of a header, rows as long as it, its cells."""
    widths: Counter[int] = Counter()
    words = wide = 0
    for number, cells in enumerate(_read(text, separator)):
        widths[len(cells)] += 1
        if number < HEADER_WITHIN:
            found = len(_words(cells) & names) if len(cells) > 1 else 0
            if found > words or not wide:
                words, wide = found, len(cells)
    rows = max(widths.total(), 1)
    if separator == " " and widths[wide] + widths[wide + 1] < rows:
        return 0, 0.0, 0
    return words, widths[wide] / rows if wide > 1 else 0.0, wide


def _words(cells: list[str]) -> set[str]:
    """Return the names in a row, also where the first cell has them all."""
    first, *others = cells[:_WIDEST]
    return set(map(named, [first, *others] if any(others) else re.split(r"[,;\t|]", first)))


def _read(text: str, separator: str) -> Iterator[list[str]]:
    """Yield the rows of a text that are not blank, as far as a separator lets it be read."""
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=separator, strict=True)
    try:
        yield from (cells for cells in reader if any(map(str.strip, cells)))
    except csv.Error:
        return


def _unwrapped(rows: list[GridRow], names: frozenset[str]) -> list[GridRow]:
    """Split each row once more where all its cells stand in the first, as text of its own."""
    if not rows or any(any(map(str.strip, cells[1:])) for _, cells in rows):
        return rows
    lines = [cells[0] for _, cells in rows]
    separator = _separator("\n".join(lines), names)
    inner = [next(_read(line, separator), None) for line in lines]
    if not any(cells and len({*map(named, cells)} & names) > 1 for cells in inner[:HEADER_WITHIN]):
        return rows
    if any(cells is None for cells in inner):
        return rows
    return [
        GridRow(row.line, tuple(cells))
        for row, cells in zip(rows, inner, strict=True)
        if cells is not None
    ]


def _plain(cell: str) -> str:
    match = _AS_TEXT.fullmatch(cell)
    return match[1] if match else cell


def _plain_column(texts: pd.Series) -> pd.Series:
    caught = texts.str.startswith('="')
    return texts.mask(caught, texts[caught].map(_plain)) if caught.any() else texts

"""What stands between and below the rows of a table and is none: totals, notes, headings."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from timeline.dates import rewritten
from timeline.reading.decoding import Remark
from timeline.reading.delimited import named
from timeline.reading.row_table import GridRow, RowTable, is_filled
from timeline.reading.sheet_xml import UNSAVED
from timeline.schema.other_names import PARTS, columns_called

__all__ = ["left_out", "without_notes"]

_FEW = 2
"""Columns of a table of which each row needs every one."""
_LONGEST_DATE = 40
_TOTAL_WORDS = (
    "total, totals, grand total, sum, sum total, subtotal, count, gesamt, gesamtsumme, insgesamt, "
    "summe, anzahl, total général, somme, total general, suma, totaal, som, totale, somma, totali, "
    "razem, łącznie, celkem, součet, celkom, összesen, ukupno, yhteensä, totalt, toplam, σύνολο, "
    "итого, всего, усього, разом, סך הכל, סהכ, المجموع, الإجمالي, مجموع, कुल, योग, tổng cộng, รวม, "
    "合計, 総計, 小計, 計, 合计, 总计, 小计, 總計, 共計, 共计, 합계, 총계"
)
_TOTALS = frozenset(map(named, _TOTAL_WORDS.split(",")))
"""What the first cell of a line of totals says, in the languages of most spreadsheets."""
_FOOT = re.compile(
    r"(?:sources?|data source|notes?|remarks?|as of|last updated?|copyright|licen[cs]e|©|n\.?b\.?"
    r"|p\.?s\.?|\*+|\(\*+\)|[†‡¹²³⁴-⁹]|legende?|key|légende|leyenda|legenda|remarques?|bemerkung(?:en)?"
    r"|à noter|observaci[óo]n(?:es)?|osservazion[ei]|observaç(?:ão|ões)"
    r"|quellen?|anmerkung(?:en)?|hinweis|stand|erstellt|fuentes?|nota|notas|fontes?|fonti|note"
    r"|bron|źródło|zdroj|källa|kilde|lähde|forrás|kaynak|источник|примечание|πηγή|出典|出所|資料|注"
    r"|来源|來源|出处|자료|출처|주)(?P<sign>\s*[:\uff1a]|\s*[*©]?\s+\S).*",
    re.IGNORECASE | re.DOTALL,
)
_AMOUNT = re.compile(r"(?P<number>[-+−]?(?:[\d\s.,'\u2019]*\d)\s*%?)(?P<of>(?:\s[^\W\d_]+){0,3})")
"""A number, and of what it is one: 22, 1.234,5, 22 événements."""
_TOTAL_OF = re.compile(r"(?P<word>[^\d:\uff1a]+?)\s*[:\uff1a]?\s+(?P<amount>\d.*)")
"""A total in one cell: Total: 22 événements."""
_LONGEST_AMOUNT = 60
_FEW_DIGITS = 2
"""As a year has more."""
_DRAWN = re.compile(r"[\s.•·]*[-–—=*#~_]+[^-–—=*#~_].*[-–—=*#~_][\s.•·]*", re.DOTALL)
"""A heading between strokes: — 2012 —."""
_YEAR = re.compile(r"\d{4}")
_COUNTERS = frozenset(
    {"", "n", "no", "nr", "num", "number", "nummer", "numéro", "número", "numero"}
)
"""Names of a column that numbers the rows, as `named` has them."""
_DATES = {
    named(name)
    for table in ("events", "stances", "eras")
    for name, column in columns_called(table).items()
    if column == "date"
} | {"date", *map(named, PARTS["start"] + PARTS["year"])}


def left_out(row: GridRow, what: str, to_keep: str = "") -> Remark:
    """Return what is told of a row that is left out."""
    words = " ".join(" ".join(row.cells).split())
    shown = words if len(words) <= 40 else f"{words[:39]}…"  # noqa: PLR2004 - as a title
    return Remark(
        row.line, f'{what} and is left out ("{shown}")', f"delete the line to be sure{to_keep}"
    )


def without_notes(header: GridRow, rows: RowTable) -> tuple[RowTable, list[Remark]]:
    """Leave out what certainly is no row of a table: totals and notes below it, headings within."""
    table = _Columns(header)
    end = len(rows)
    while end:
        above = end - 1 if table.is_none(rows.row(end - 1)) else table.apart(rows, end)
        if above == end:
            break
        end = above
    keep = ", or give it a date" if table.dates else ""
    told = [left_out(row, "is below the table", keep) for row in rows.between(end).rows()]
    kept = rows.between(0, end)
    heads = [at for at in _alone(kept) if table.is_heading(kept, at)]
    if heads:
        many = f"; {len(heads) - 1:,} more like it" if len(heads) > 1 else ""
        first = left_out(kept.row(heads[0]), "is a heading between rows", keep)
        told.insert(0, replace(first, reason=f"{first.reason[:-1]}{many})"))
    is_row = np.ones(len(kept), dtype=bool)
    is_row[heads] = False
    return kept.where(is_row), told


def _alone(rows: RowTable) -> list[int]:
    """Return the places of rows of which one cell is all that is not blank."""
    filled = np.zeros(len(rows), dtype="int64")
    for column in rows.columns:
        if (filled > 1).all():
            break
        filled += is_filled(column)
    found: list[int] = np.flatnonzero(filled == 1).tolist()
    return found


class _Columns:
    """The header of a table: where its dates are, and where what is none of its rows may stand."""

    def __init__(self, header: GridRow) -> None:
        names = [named(name) for name in header.cells]
        self.width = len(names)
        self.first = next((at for at, name in enumerate(header.cells) if name), 0)
        self.dates = {at for at, name in enumerate(names) if name in _DATES}
        self._is_of_ids = names[:1] == ["id"]
        begins = names[self.first] if names else ""
        self._is_of_words = self.first in self.dates or begins in _COUNTERS

    def _alone(self, row: GridRow) -> int | None:
        """Return where the only cell of a row stands that alone makes no row of the table."""
        only: int | None = None
        for at, cell in enumerate(row.cells):
            if cell and not cell.isspace():
                if only is not None:
                    return None
                only = at
        needs_all = self.width <= _FEW and only not in self.dates
        return None if needs_all or self.width == 1 else only

    def is_none(self, row: GridRow) -> bool:
        """Tell a line below a table that is a total, or says where the table is from."""
        return self.is_total(row) or self.is_foot(row)

    def is_total(self, row: GridRow) -> bool:
        """Tell a line of totals: its word first, and then only amounts, none where a date is."""
        filled = [at for at, cell in enumerate(row.cells) if cell.strip()]
        if not filled or len(filled) == self.width > _FEW:
            return False
        if self.width <= _FEW and filled[0] not in self.dates:
            return False
        cell = row.cells[filled[0]].strip()
        whole = _TOTAL_OF.fullmatch(cell) if len(cell) <= _LONGEST_AMOUNT else None
        word, more = (whole["word"], [whole["amount"]]) if whole else (cell, [])
        if named(word) not in _TOTALS:
            return False
        amounts = [(at in self.dates, row.cells[at].strip()) for at in filled[1:]]
        return all(_is_amount(*one) for one in [*((False, text) for text in more), *amounts])

    def is_foot(self, row: GridRow) -> bool:
        """Tell a line that says alone where the table is from, or what a mark in it means."""
        at = self._alone(row)
        match = _FOOT.fullmatch(row.cells[at].strip()) if at is not None else None
        return match is not None and (
            at == self.first or match["sign"].strip()[:1] in {":", "\uff1a"}
        )

    def apart(self, rows: RowTable, end: int) -> int:
        """Return where the lines begin that stand below a blank one, and are no dates and no ids.

        That is the end where there are none.
        """
        at = end
        while at and self._is_prose(rows.row(at - 1)):
            at -= 1
        if not 0 < at < end:
            return end
        above = rows.row(at - 1)
        is_apart = int(rows.lines[at]) > above.line + 1 + sum(
            cell.count("\n") for cell in above.cells
        )
        return at if is_apart else end

    def _is_prose(self, row: GridRow) -> bool:
        at = self._alone(row)
        text = row.cells[at].strip() if at is not None else ""
        if self._is_of_ids:
            return at == 0 and " " in text and self.width > _FEW
        return self._is_of_words and at == self.first and " " in text and _is_no_date(text)

    def is_heading(self, rows: RowTable, at: int) -> bool:
        """Tell a line that heads those below it: alone, drawn or no date where one should be."""
        row = rows.row(at)
        where = self._alone(row)
        if where is None or at + 1 == len(rows):
            return False
        text = row.cells[where].strip()
        if _DRAWN.fullmatch(text):
            return True
        below = rows.row(at + 1).cells
        if _YEAR.fullmatch(text):  # said again by the date of the row below
            return any(text in below[date] for date in self.dates if date < len(below))
        is_word = sum(map(str.isalpha, text)) > _FEW and _is_no_date(text)
        return self._is_of_words and where == self.first and is_word


def _is_no_date(text: str) -> bool:
    """Whether words are neither a date nor like one."""
    if len(text) > _LONGEST_DATE:
        return True
    return len(re.findall(r"\d", text)) <= _FEW_DIGITS and rewritten(text) is None


def _is_amount(is_for_dates: bool, text: str) -> bool:  # noqa: FBT001 -- as it stands in a row
    """Whether a cell says how many; where dates stand, it must be none."""
    if text == UNSAVED:
        return True
    match = _AMOUNT.fullmatch(text) if len(text) <= _LONGEST_AMOUNT else None
    if match is None or not is_for_dates:
        return match is not None
    return len(re.findall(r"\d", text)) <= _FEW_DIGITS and rewritten(text) is None

"""What is wrong in the columns of a table: whole columns first, then the few cells caught."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.dates import doubt
from timeline.problems import Problem
from timeline.reading import word_guesses
from timeline.reading.blanks import blank_faults, empty_titles, stands_for_nothing
from timeline.reading.entry_rules import ENTRY_RULES
from timeline.reading.judging import (
    CsvCell,
    Fault,
    Judgement,
    judge,
    may_break,
    too_long,
    unfit_characters,
)
from timeline.reading.known import Known
from timeline.reading.sheet import Sheet
from timeline.reading.suspicious import may_be_unfit
from timeline.reading.text_lists import different, entries_of
from timeline.schema import LIST_SEPARATOR, Column, Kind, Place, place

__all__ = ["check_columns", "check_ids"]

_BETWEEN_WORDS = r"[^\x21-\x7e]+"
"""Catches all that may stand between words, and letters that are not ASCII besides."""
_SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
_MOST_GUESSED = 200
"""For how many wrong texts of a column it is looked for what was meant."""
_BROKEN = ("has a line break, which is read as a blank", "write it on one line to be sure")
_TEXTS = frozenset({Kind.TEXT, Kind.PROSE})


def check_ids(sheet: Sheet) -> tuple[Sheet, list[Problem]]:
    """Judge the ids of a table, to which other cells refer; return it with those that are read."""
    column = next((c for c in sheet.table.columns if c.kind is Kind.ID), None)
    if "id" not in sheet.cells:
        return sheet, []
    if column is None:
        return replace(sheet, ids=_with(sheet.ids, sheet.text("id"))), []
    known = Known({}, {}, frozenset())
    cells, problems = _check(sheet, column, known)
    ids = sheet.ids
    if ids is not None:
        ids = frozenset(judge(CsvCell(column, text, "", known)).text for text in ids)
    found = replace(sheet, cells={**sheet.cells, "id": cells}, ids=_with(ids, cells))
    return found, problems


def _with(ids: frozenset[str] | None, more: pd.Series) -> frozenset[str] | None:
    return None if ids is None else frozenset({*more.tolist(), *ids} - {""})


def check_columns(sheet: Sheet, known: Known) -> tuple[Sheet, list[Problem]]:
    """Judge every other column of a table.

    Returns
    -------
    Sheet
        With the text of each cell as the data set holds it.
    list of Problem
        In the order of columns.
    """
    cells = dict(sheet.cells)
    problems: list[Problem] = []
    for column in sheet.table.columns:
        if column.kind is not Kind.ID and column.name in cells:
            cells[column.name], found = _check(sheet, column, known)
            problems += found
    return replace(sheet, cells=cells), problems


def _check(sheet: Sheet, column: Column, known: Known) -> tuple[pd.Series, list[Problem]]:
    raw = sheet.cells[column.name]
    texts = raw.str.strip()
    problems: list[Problem] = []

    def tell(rows: Sequence[int], *faults: Fault) -> None:
        problems.extend(
            _problem(sheet, column, int(sheet.lines[row]), fault)
            for row in rows
            for fault in faults
        )

    unfit = np.zeros(len(raw), dtype=bool)
    for row, faults in _unfit(sheet, column, known, raw, texts):
        unfit[row] = True
        tell([row], *faults)
    if column.name == "date":
        unfit[list(sheet.told_dates)] = True
    empty = (texts == "").to_numpy()
    nothing = stands_for_nothing(texts, column, known) & ~unfit
    if column.required:
        remedy = f"fill it in, every {sheet.table.noun} needs it"
        tell(np.flatnonzero(empty & ~unfit).tolist(), Fault(None, "is blank", remedy))
    judged = ~unfit & ~empty & ~nothing
    texts = _on_one_line(texts, column, judged, tell)
    if column.kind in _TEXTS:
        for row in np.flatnonzero(_may_be_long(texts, column) & judged).tolist():
            tell([row], *too_long(column, str(texts.iloc[row])))
        for row, fault in empty_titles(texts, column, sheet.table.noun):
            tell([row], fault)
        return texts, problems
    is_stance = column.kind is Kind.CODE and "0" in column.codes
    if is_stance and (scale := word_guesses.other_scale(texts[judged].unique().tolist())):
        tell(np.flatnonzero(judged)[:1].tolist(), Fault(None, *scale))
        return texts, problems
    for row, fault in blank_faults(texts, nothing, column, sheet.table.noun):
        tell([row], fault)
    texts = texts.mask(nothing, "")
    return _judge_each(sheet, column, known, texts, judged, problems), problems


def _on_one_line(
    texts: pd.Series,
    column: Column,
    judged: NDArray[np.bool_],
    tell: Callable[[Sequence[int], Fault], None],
) -> pd.Series:
    """Return texts with blanks for the line breaks in them, of which it is told."""
    if column.kind is not Kind.TEXT:
        return texts
    broken = texts.str.contains("\n", regex=False).to_numpy() & judged
    for row in np.flatnonzero(broken).tolist():
        tell([row], Fault(str(texts.iloc[row]), *_BROKEN, "warning"))
    return texts.str.replace(r"\s*\n\s*", " ", regex=True) if broken.any() else texts


def _unfit(
    sheet: Sheet, column: Column, known: Known, raw: pd.Series, texts: pd.Series
) -> Iterator[tuple[int, list[Fault]]]:
    """Yield each row whose cell holds what none may, with what is wrong with it."""
    caught = may_be_unfit(raw, texts)
    if not may_break(column):
        caught = caught | texts.str.contains("\n", regex=False).to_numpy(dtype=bool)
    for row in np.flatnonzero(caught).tolist():
        cell = CsvCell(column, str(raw.iloc[row]), sheet.table.noun, known)
        if faults := list(unfit_characters(cell)):
            yield row, faults


def _may_be_long(texts: pd.Series, column: Column) -> NDArray[np.bool_]:
    """Mark the cells that may be longer than allowed: too many rather than too few."""
    found = np.zeros(len(texts), dtype=bool)
    if column.max_chars is not None:
        found |= (texts.str.len() > column.max_chars).to_numpy()
    if column.max_words is not None:
        found |= (texts.str.count(_BETWEEN_WORDS) >= column.max_words).to_numpy()
    return found


def _judge_each(
    sheet: Sheet,
    column: Column,
    known: Known,
    texts: pd.Series,
    judged: NDArray[np.bool_],
    problems: list[Problem],
) -> pd.Series:
    """Judge each different text of a column once, and return the column as it is read."""
    some = texts if judged.all() else texts[judged]
    # Of ids hardly two are the same, so that each is looked at as it comes.
    judged_texts = some if column.kind is Kind.ID else different(some)[1]
    caught = judged_texts[~_are_plain(judged_texts, CsvCell(column, "", sheet.table.noun, known))]
    told: dict[str, Judgement] = {}
    unknown = 0
    for text in caught.unique():
        is_guessed = unknown < _MOST_GUESSED
        judgement = judge(CsvCell(column, text, sheet.table.noun, known, is_guessed))
        unknown += any(fault.is_error for fault in judgement.faults)
        if judgement.faults or judgement.text != text:
            told[text] = judgement
    if not told:
        return texts
    read = texts.tolist()
    for row in np.flatnonzero(texts.isin(list(told)).to_numpy() & judged).tolist():
        judgement = told[read[row]]
        line = int(sheet.lines[row])
        problems += [_problem(sheet, column, line, fault) for fault in judgement.faults]
        read[row] = judgement.text
    return pd.Series(read, dtype="str")


def _are_plain(texts: pd.Series, any_cell: CsvCell) -> NDArray[np.bool_]:
    """Mark texts that surely mean what they say, and of which nothing is to be told."""
    column, known = any_cell.column, any_cell.known
    if column.kind is Kind.ID:
        found: NDArray[np.bool_] = texts.str.match(_SLUG).to_numpy(dtype=bool)
    elif column.kind is Kind.DATE:
        found = known.dates.are_days(texts).copy()
        others = (
            known.dates.get(t) is not None and doubt(t) is None for t in texts[~found].tolist()
        )
        found[~found] = np.fromiter(others, bool)
    elif column.kind is Kind.REF:
        ids = known.ids[column.refers_to or ""]
        is_one = ~texts.str.contains(LIST_SEPARATOR, regex=False).to_numpy(dtype=bool)
        are_known = (ids is None or text in ids for text in texts.tolist())
        found = is_one & np.fromiter(are_known, bool, len(texts))
    elif column.kind.is_list:
        found = _are_plain_lists(texts, any_cell)
    else:
        found = np.zeros(len(texts), dtype=bool)
    return found


def _are_plain_lists(texts: pd.Series, any_cell: CsvCell) -> NDArray[np.bool_]:
    """Mark lists of entries that are each plain, none of them twice, with nothing between them."""
    listed = entries_of(texts)
    is_odd = np.fromiter(_odd_entries(listed.texts.tolist(), any_cell), bool, len(listed.texts))
    is_twice = pd.Series(listed.row * max(len(listed.texts), 1) + listed.code).duplicated()
    found = ~texts.str.contains("\n", regex=False).to_numpy(dtype=bool)
    found[listed.row[is_odd[listed.code] | is_twice.to_numpy()]] = False
    return found


def _odd_entries(entries: Iterable[str], any_cell: CsvCell) -> Iterator[bool]:
    """Tell of each entry of a list whether it is blank or may mean something else."""
    rule, cell = ENTRY_RULES[any_cell.column.kind], any_cell._replace(is_guessed=False)
    is_place = any_cell.column.kind is Kind.PLACES
    known: dict[tuple[str, bool], bool] = {}
    for entry in entries:
        at = place(entry) if is_place else Place(entry, 0)
        key = at.source, at.paragraph > 0  # whichever paragraph it is
        if key not in known:
            known[key] = not entry or rule(cell, entry) != (entry, None)
        yield known[key]


def _problem(sheet: Sheet, column: Column, line: int, fault: Fault) -> Problem:
    return Problem(sheet.path, line, sheet.name(column.name), *fault)

"""The stance matrix on a page: a table that says with signs and colours who stands where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from timeline import dates
from timeline.dataset import Dataset
from timeline.drawing.canvas import Canvas
from timeline.drawing.table import stance_key
from timeline.export.pages.job import Body, Job
from timeline.export.pages.matrix_places import places
from timeline.layout.page import Note, notes_height
from timeline.layout.table import PAD, Cell, Column, Row, TableLayout, lay_out_table, split_table
from timeline.layout.text_metrics import text_width
from timeline.queries import positions
from timeline.scenes.matrix import crowded
from timeline.scenes.matrix_cells import Look, look_at
from timeline.schema import STANCE_GLYPHS
from timeline.views import contents, footnotes
from timeline.views.footnotes import voice_key
from timeline.views.view import View
from timeline.words import counted

__all__ = ["MatrixRow", "matrix_bodies", "matrix_rows"]

_SIZE = 11.0
_LEAST, _WIDEST_NAME, _NAME_SHARE = 60.0, 200.0, 0.26
_ALONE = 92.0
"""How wide the column of an only framework is."""
_INDENT = 10.0
_KEY_GAP = 8.0
_WIDE = 888
"""A number as wide as any that is likely: rows are laid out before they are numbered."""
_SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)


@dataclass(frozen=True, slots=True)
class _Behind:
    """What stands behind the rows: how often each actor's statements cite which place.

    ``newest`` is what each of them said last, in short, where there is room to say so.
    """

    places: Mapping[str, Counter[str]]
    newest: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row: a voice, or a country (``is_group``) whose voices share it or follow."""

    id: str
    name: str
    depth: int
    voices: tuple[str, ...]
    is_group: bool = False
    is_folded: bool = False


def matrix_rows(
    ds: Dataset, view: View, cells: pd.DataFrame, folded: Collection[str]
) -> tuple[MatrixRow, ...]:
    """Return the rows of a view's matrix for those who have any of the cells."""
    found = positions.arrange(ds, cells, view.order)
    names = ds.names("actors")
    if [group.key for group, _ in found] == [""] and "" not in folded:
        return tuple(MatrixRow(a, names[a], d, (a,)) for a, d in found[0][1])
    rows: list[MatrixRow] = []
    for group, members in found:
        voices = tuple(actor for actor, _ in members)
        is_folded = group.key in folded
        head = MatrixRow(group.key, group.name, 0, voices, is_group=True, is_folded=is_folded)
        rows.append(head)
        if not is_folded:
            rows += [MatrixRow(a, names[a], d + 1, (a,)) for a, d in members]
    return tuple(rows)


def matrix_bodies(job: Job) -> Iterator[Body]:
    """Lay out a matrix: the frameworks most spoken of that fit beside each other, on a few pages.

    Other frameworks are named in number; whoever wants them filters for them.
    """
    ds, view = job.ds, job.view
    look = look_at(ds, view.filters, view.asof, view.since)
    cells = _shown_cells(look)
    columns, every = _columns(job, cells)
    more = "" if len(columns) == every else f"{len(columns)} of {every} frameworks, most spoken of"
    if look.since is not None:
        more = " · ".join(filter(None, (counted(len(cells), "square") + " changed", more)))
    cells = cells[cells["framework"].isin(columns)]
    said = contents.statements(ds, view)
    said = said[said["framework"].isin(columns) & said["actor"].isin(set(cells["actor"]))]
    behind = _Behind(footnotes.cited(said), _newest(said) if len(columns) == 1 else {})
    for laid, rows in _parts(job, look, cells, columns, behind):
        part = _numbered(job, laid, rows)
        notes = tuple(_notes(job, rows, behind))
        canvas = Canvas()
        tall = stance_key(
            canvas, job.palette, job.width, _marks(view, rows), part.height + _KEY_GAP
        )
        evidence = [line for row in rows for line in _evidence(job, row, said)]
        yield Body(
            height=tall, canvas=canvas, sheet=part, notes=notes, evidence=tuple(evidence), more=more
        )


def _parts(
    job: Job, look: Look, cells: pd.DataFrame, columns: Sequence[str], behind: _Behind
) -> list[tuple[TableLayout, list[MatrixRow]]]:
    """Share the rows out over pages, each with room for its own footnotes.

    Unless it is said which countries are folded, as many as a single page has room for show their
    voices one by one, those with most to say first. Where two days are compared nobody is folded:
    it is voices that move.
    """
    ds, view = job.ds, job.view
    folded = list(crowded(ds, look.whole) if view.fold is None else view.fold)
    folded = [] if look.since is not None else folded
    found = _paged(job, look, (cells, columns, folded), behind)
    if view.fold is not None or not folded or len(found) > 1:
        return found
    countries = positions.country_of(ds)
    spoken: Counter[str] = Counter()
    for actor, cited in behind.places.items():
        spoken[countries[actor]] += cited.total()
    for group in sorted(folded, key=lambda key: -spoken[key]):
        fewer = [key for key in folded if key != group]
        tried = _paged(job, look, (cells, columns, fewer), behind)
        if len(tried) == 1:
            folded, found = fewer, tried
    return found


def _paged(
    job: Job,
    look: Look,
    shown: tuple[pd.DataFrame, Sequence[str], Collection[str]],
    behind: _Behind,
) -> list[tuple[TableLayout, list[MatrixRow]]]:
    """Lay out cells on columns, with these countries folded, on as many pages as it takes."""
    cells, columns, folded = shown
    rows = matrix_rows(job.ds, job.view, cells, folded)
    by_id = {row.id: row for row in rows}
    sheet = _sheet(job, look, rows, columns, behind.newest)
    room = job.room
    if room is None:
        return [(sheet, list(rows))]
    key = stance_key(Canvas(), job.palette, job.width, _marks(job.view, rows), _KEY_GAP)
    for share in _SHARES:
        parts = [
            (part, [by_id[row.id] for row in part.rows if not row.is_head])
            for part in split_table(sheet, room * share - key)
        ]
        if all(
            part.height + key + _under(job, here, behind) <= room or len(here) == 1
            for part, here in parts
        ):
            break
    return parts


def _shown_cells(look: Look) -> pd.DataFrame:
    """Return the cells that rows and columns are for: all in view, or those that changed."""
    if look.since is None:
        return look.whole
    return look.now[look.now["change"].isin(positions.CHANGED)]


def _columns(job: Job, whole: pd.DataFrame) -> tuple[list[str], int]:
    """Return the frameworks to show, in the order asked for, and how many there are."""
    weight = whole.groupby("framework")["statements"].sum()
    curated = {str(i): k for k, i in enumerate(job.ds.frameworks["id"])}
    every = sorted(map(str, weight.index), key=lambda f: (-weight[f], curated[f]))
    names = job.ds.names("frameworks")
    left = job.width - _first(job)
    count = 0
    for framework in every:
        left -= _least(names[framework])
        if left < 0 and count:
            break
        count += 1
    block = sorted(every[:count], key=curated.__getitem__)
    return positions.columns_in_order(whole, block, job.view.order), len(every)


def _first(job: Job) -> float:
    """Return how wide the column of names may be."""
    return min(_WIDEST_NAME, job.width * _NAME_SHARE)


def _least(name: str) -> float:
    """Return how wide a column is at least: no word of its head is broken if it can be helped."""
    widest = max((text_width(word, _SIZE, bold=True) for word in name.split()), default=0.0)
    return min(max(_LEAST, widest + 2 * PAD + 1), 2 * _LEAST)


def _sheet(
    job: Job,
    look: Look,
    rows: Sequence[MatrixRow],
    columns: Sequence[str],
    newest: Mapping[str, str],
) -> TableLayout:
    names = job.ds.names("frameworks")
    known = places(look)
    heads = [Cell(names[f], bold=True, centred=True, id=f) for f in columns]
    each = [Column(_ALONE if newest else _least(names[f]), 0.0 if newest else 1.0) for f in columns]
    if newest:
        heads.append(Cell("In short", bold=True))
        each.append(Column(_LEAST, 1.0))
    body = []
    for row in rows:
        cells = [
            Cell(
                row.name,
                bold=row.is_group,
                indent=_INDENT * row.depth,
                number=str(_WIDE) if _is_told(row) else "",
            ),
            *(known.get((row.id, f), Cell()) if _is_told(row) else Cell() for f in columns),
        ]
        if newest:
            said = _voices(job.ds, look, row) if row.is_folded else newest.get(row.id, "")
            cells.append(Cell("" if row.is_group and not row.is_folded else said, muted=True))
        is_group = row.is_group and not row.is_folded
        body.append(Row(tuple(cells), id=row.id, is_group=is_group))
    longest = max((text_width(row.name, _SIZE, bold=True) for row in rows), default=0.0)
    first = Column(min(_first(job), longest + 50))
    wide = job.width if newest else min(job.width, _WIDEST_NAME + 110.0 * len(columns))
    return lay_out_table([first, *each], [Row((Cell(), *heads), is_head=True), *body], wide, _SIZE)


def _voices(ds: Dataset, look: Look, row: MatrixRow) -> str:
    """Return which voices of a country stand where, on the only framework that there is."""
    names = ds.names("actors")
    by_sign: dict[str, list[str]] = {}
    here = look.now[look.now["actor"].isin(row.voices)]
    for actor, stance, split in zip(here["actor"], here["stance"], here["split"], strict=True):
        by_sign.setdefault("±" if split else STANCE_GLYPHS[int(stance)], []).append(names[actor])
    order = ["±", *(STANCE_GLYPHS[stance] for stance in sorted(STANCE_GLYPHS))]
    parts = sorted(by_sign.items(), key=lambda pair: order.index(pair[0]))
    return "; ".join(f"{sign} {', '.join(found)}" for sign, found in parts)


def _newest(said: pd.DataFrame) -> dict[str, str]:
    """Return what each actor said last and when, in short; the statements as they come to count."""
    columns = zip(said["actor"], said["date"], said["summary"], strict=True)
    said_on = [(str(a), dates.short(day), text) for a, day, text in columns]
    return {a: f"{day}: {text}" if text else day for a, day, text in said_on}


def _numbered(job: Job, sheet: TableLayout, rows: Sequence[MatrixRow]) -> TableLayout:
    """Give the rows of a page, which were laid out with any number, their own."""
    number = {r.id: str(job.numbers.of(voice_key(r.id))) for r in rows if _is_told(r)}
    return replace(
        sheet,
        rows=tuple(
            row
            if row.is_head or row.id not in number
            else replace(row, cells=(replace(row.cells[0], number=number[row.id]), *row.cells[1:]))
            for row in sheet.rows
        ),
    )


def _under(job: Job, rows: Sequence[MatrixRow], behind: _Behind) -> float:
    """Return how high the footnotes of rows are, whatever their numbers."""
    notes = [
        footnotes.voice_note(job.ds, _WIDE, row.voices, behind.places)
        for row in rows
        if _is_told(row)
    ]
    return notes_height(job.size, notes) + 2 * _KEY_GAP


def _notes(job: Job, rows: Sequence[MatrixRow], behind: _Behind) -> Iterator[Note]:
    for row in rows:
        if _is_told(row):
            yield footnotes.voice_note(
                job.ds, job.numbers.of(voice_key(row.id)), row.voices, behind.places
            )


def _is_told(row: MatrixRow) -> bool:
    """Return whether a row has places of its own: not the head of voices that follow."""
    return row.is_folded or not row.is_group


def _evidence(job: Job, row: MatrixRow, said: pd.DataFrame) -> Iterator[str]:
    if _is_told(row):
        own = said[said["actor"].isin(row.voices)]
        yield from footnotes.voice_evidence(
            job.ds, job.numbers.of(voice_key(row.id)), row.name, own
        )


def _marks(view: View, rows: Sequence[MatrixRow]) -> tuple[str, ...]:
    """Return what else than the five stances the table's key has to explain."""
    if view.since is not None:
        return ("− → +: moved", "none → +: nothing found before", "without colour: did not move")
    found = ["small: how many statements, ↑ ↓ moved for, against", "−/+ contradicts itself"]
    if any(row.is_folded for row in rows):
        found.append("in a country's row: how many of its voices")
    return (*found, "blank: no statement found")

"""The stance matrix on a page: a table that says with signs and colours who stands where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from timeline import standings
from timeline.brief import chosen, noted
from timeline.brief.job import Body, Job
from timeline.brief.noted import voice_key
from timeline.brief.views import View
from timeline.charts.grid_cells import Look, look_at
from timeline.charts.ink import Ink
from timeline.charts.matrix import crowded
from timeline.charts.sheet import stance_key
from timeline.charts.theme import GLYPHS
from timeline.dataset import Dataset
from timeline.layout.metrics import text_width
from timeline.layout.page import Note, notes_height
from timeline.layout.sheet import (
    PAD,
    Cell,
    Column,
    Row,
    Sheet,
    lay_out_sheet,
    split_sheet,
)

__all__ = ["MatrixRow", "matrix_bodies", "matrix_rows"]

_SIZE = 11.0
_LEAST, _WIDEST_NAME, _NAME_SHARE = 60.0, 200.0, 0.26
_INDENT = 10.0
_KEY_GAP = 8.0
_CONTRADICTS = "/"
_WIDE = 888
"""A number as wide as any that is likely: rows are laid out before they are numbered."""
_SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)


_Cited = Mapping[str, Counter[str]]
"""How often the statements of each actor cite which source."""


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
    ds: Dataset, view: View, columns: Collection[str], folded: Collection[str]
) -> tuple[MatrixRow, ...]:
    """Return the rows of a view's matrix, as far as they speak of the columns."""
    whole = standings.cells(ds, view.filters)
    found = standings.arrange(ds, whole[whole["framework"].isin(list(columns))], view.order)
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
    columns, every = _columns(job, look.whole)
    more = "" if len(columns) == every else f"{len(columns)} of {every} frameworks, most spoken of"
    said = chosen.statements(ds, view)
    said = said[said["framework"].isin(columns)]
    sources = noted.cited(ds, said)
    for laid, rows in _parts(job, look, columns, sources):
        part = _numbered(job, laid, rows)
        notes = tuple(_notes(job, rows, sources))
        ink = Ink()
        tall = stance_key(ink, job.palette, job.width, _marks(view, rows), part.height + _KEY_GAP)
        evidence = [line for row in rows for line in _evidence(job, row, said)]
        yield Body(
            height=tall, ink=ink, sheet=part, notes=notes, evidence=tuple(evidence), more=more
        )


def _parts(
    job: Job, look: Look, columns: Sequence[str], sources: _Cited
) -> list[tuple[Sheet, list[MatrixRow]]]:
    """Share the rows out over pages, each with room for its own footnotes.

    Unless it is said which countries are folded, as many as a single page has room for show their
    voices one by one, those with most to say first.
    """
    ds, view = job.ds, job.view
    folded = list(crowded(ds, look.whole) if view.fold is None else view.fold)
    found = _paged(job, look, columns, sources, folded)
    if view.fold is not None or not folded or len(found) > 1:
        return found
    countries = standings.country_of(ds)
    spoken = Counter(countries[actor] for actor, cited in sources.items() for _ in cited.elements())
    for group in sorted(folded, key=lambda key: -spoken[key]):
        fewer = [key for key in folded if key != group]
        tried = _paged(job, look, columns, sources, fewer)
        if len(tried) == 1:
            folded, found = fewer, tried
    return found


def _paged(
    job: Job,
    look: Look,
    columns: Sequence[str],
    sources: _Cited,
    folded: Collection[str],
) -> list[tuple[Sheet, list[MatrixRow]]]:
    rows = matrix_rows(job.ds, job.view, columns, folded)
    by_id = {row.id: row for row in rows}
    sheet = _sheet(job, look, rows, columns)
    room = job.room
    if room is None:
        return [(sheet, list(rows))]
    key = stance_key(Ink(), job.palette, job.width, _marks(job.view, rows), _KEY_GAP)
    for share in _SHARES:
        parts = [
            (part, [by_id[row.id] for row in part.rows if not row.is_head])
            for part in split_sheet(sheet, room * share - key)
        ]
        if all(
            part.height + key + _under(job, here, sources) <= room or len(here) == 1
            for part, here in parts
        ):
            break
    return parts


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
    return standings.columns_in_order(whole, block, job.view.order), len(every)


def _first(job: Job) -> float:
    """Return how wide the column of names may be."""
    return min(_WIDEST_NAME, job.width * _NAME_SHARE)


def _least(name: str) -> float:
    """Return how wide a column is at least: no word of its head is broken if it can be helped."""
    widest = max((text_width(word, _SIZE, bold=True) for word in name.split()), default=0.0)
    return min(max(_LEAST, widest + 2 * PAD + 1), 2 * _LEAST)


def _sheet(job: Job, look: Look, rows: Sequence[MatrixRow], columns: Sequence[str]) -> Sheet:
    names = job.ds.names("frameworks")
    cells = _cells(look) | _spreads(look)
    head = Row(
        (Cell(), *(Cell(names[f], bold=True, centred=True, id=f) for f in columns)), is_head=True
    )
    body = [
        Row(
            (
                Cell(
                    row.name,
                    bold=row.is_group,
                    indent=_INDENT * row.depth,
                    number=str(_WIDE) if _is_told(row) else "",
                ),
                *(
                    cells.get((row.id, f), Cell()) if row.is_folded or not row.is_group else Cell()
                    for f in columns
                ),
            ),
            id=row.id,
            is_group=row.is_group and not row.is_folded,
        )
        for row in rows
    ]
    each = [Column(_least(names[f]), 1.0) for f in columns]
    longest = max((text_width(row.name, _SIZE, bold=True) for row in rows), default=0.0)
    first = min(_first(job), longest + 50)
    return lay_out_sheet([Column(first), *each], [head, *body], _wide(job, len(columns)), _SIZE)


def _wide(job: Job, columns: int) -> float:
    """Return how wide a table of few columns is: no wider than reads well."""
    return min(job.width, _WIDEST_NAME + 110.0 * columns)


def _numbered(job: Job, sheet: Sheet, rows: Sequence[MatrixRow]) -> Sheet:
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


def _cells(look: Look) -> dict[tuple[str, str], Cell]:
    """Return what each voice's place says on each framework."""
    return {
        (str(cell["actor"]), str(cell["framework"])): _cell(cell, look)
        for cell in look.now.to_dict("records")
    }


def _cell(cell: Mapping[object, object], look: Look) -> Cell:
    now = _stands(cell)
    if look.since is not None:
        change = cell["change"]
        if change in {"same", "repeated"}:
            return Cell(now, muted=True, centred=True)
        was = "none" if change == "new" else _stands(cell, "_before")
        return Cell(f"{was} → {now}", stance=_fill(cell), centred=True, bold=True)
    count, moved = int(str(cell["statements"])), int(str(cell["changed"]))
    arrow = "" if cell["split"] or not moved else "↑" if moved > 0 else "↓"
    aside = " ".join(filter(None, (str(count) if count > 1 else "", arrow)))
    return Cell(now, stance=_fill(cell), centred=True, bold=True, aside=aside)


def _stands(cell: Mapping[object, object], when: str = "") -> str:
    if cell[f"split{when}"]:
        return _CONTRADICTS.join(GLYPHS[int(str(cell[f"{end}{when}"]))] for end in ("low", "high"))
    return GLYPHS[int(str(cell[f"stance{when}"]))]


def _fill(cell: Mapping[object, object]) -> int | None:
    return None if cell["split"] else int(str(cell["stance"]))


def _spreads(look: Look) -> dict[tuple[str, str], Cell]:
    """Return what each country's place says: its own stance, else how far its voices reach."""
    official = standings.governments(look.ds)
    moved: set[tuple[str, str]] = set()
    if look.since is not None:
        now = look.now[look.now["change"].isin(standings.CHANGED)]
        countries = standings.country_of(look.ds)
        moved = {(countries[a], f) for a, f in zip(now["actor"], now["framework"], strict=True)}
    found = {}
    for place, sides in standings.spread(look.ds, look.now).items():
        taken = [stance for stance in (-2, -1, 0, 1, 2, None) if sides.actors[stance]]
        voices = [a for actors in sides.actors.values() for a in actors]
        is_own = bool(official.intersection(voices)) and len(taken) == 1 and taken[0] is not None
        is_dim = look.since is not None and place not in moved
        signs = ["±" if stance is None else GLYPHS[stance] for stance in taken]
        sizes = [len(sides.actors[stance]) for stance in taken]
        counts = zip(signs, sizes, strict=True)
        found[place] = Cell(
            signs[0] if is_own else ", ".join(f"{sign} {n}" for sign, n in counts),
            stance=taken[0] if is_own and not is_dim else None,
            centred=True,
            bold=not is_dim,
            muted=is_dim,
            aside=str(len(voices)) if is_own and len(voices) > 1 else "",
            spread=() if is_own else tuple(zip(taken, sizes, strict=True)),
        )
    return found


def _under(job: Job, rows: Sequence[MatrixRow], sources: _Cited) -> float:
    """Return how high the footnotes of rows are, whatever their numbers."""
    notes = [noted.voice_note(_WIDE, row.voices, sources) for row in rows if _is_told(row)]
    return notes_height(job.size, notes) + 2 * _KEY_GAP


def _notes(job: Job, rows: Sequence[MatrixRow], sources: _Cited) -> Iterator[Note]:
    for row in rows:
        if _is_told(row):
            yield noted.voice_note(job.numbers.of(voice_key(row.id)), row.voices, sources)


def _is_told(row: MatrixRow) -> bool:
    """Return whether a row has places of its own: not the head of voices that follow."""
    return row.is_folded or not row.is_group


def _evidence(job: Job, row: MatrixRow, said: pd.DataFrame) -> Iterator[str]:
    if _is_told(row):
        own = said[said["actor"].isin(row.voices)]
        yield from noted.voice_evidence(job.ds, job.numbers.of(voice_key(row.id)), row.name, own)


def _marks(view: View, rows: Sequence[MatrixRow]) -> tuple[str, ...]:
    """Return what else than the five stances the table's key has to explain."""
    if view.since is not None:
        return ("− → + = moved since", "pale = unchanged", "none = no statement found by then")
    found = ["small: how many statements, ↑ ↓ moved for, against", "−/+ contradicts itself"]
    if any(row.is_folded for row in rows):
        found.append("small squares in a country's row: how many of its voices")
    return (*found, "blank: no statement found")

"""The stance matrix on a page: a table that says with signs and colours who stands where."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from timeline import queries, standings
from timeline.brief import noted
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
    Cell,
    Column,
    Row,
    Sheet,
    columns_within,
    lay_out_sheet,
    split_sheet,
)

__all__ = ["MatrixRow", "matrix_bodies", "matrix_rows"]

_SIZE = 11.0
_LEAST, _WIDEST_NAME, _NAME_SHARE = 58.0, 210.0, 0.26
_INDENT = 10.0
_KEY_GAP = 8.0
_CONTRADICTS = "/"


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
    ds: Dataset, view: View, columns: Collection[str] | None = None
) -> tuple[MatrixRow, ...]:
    """Return the rows of a view's matrix, as far as they speak of the columns."""
    whole = standings.cells(ds, view.filters)
    folded = crowded(ds, whole) if view.fold is None else view.fold
    here = whole if columns is None else whole[whole["framework"].isin(list(columns))]
    found = standings.arrange(ds, here, view.order)
    names = ds.names("actors")
    if [group.key for group, _ in found] == [""] and "" not in folded:
        return tuple(MatrixRow(a, names[a], d, (a,)) for a, d in found[0][1])
    rows: list[MatrixRow] = []
    for group, members in found:
        voices = tuple(actor for actor, _ in members)
        is_folded = group.key in folded
        rows.append(MatrixRow(group.key, group.name, 0, voices, is_group=True, is_folded=is_folded))
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
    rows = matrix_rows(ds, view, columns)
    more = "" if len(columns) == every else f"{len(columns)} of {every} frameworks, most spoken of"
    sheet = _sheet(job, look, rows, columns)
    said = _said(ds, view, columns)
    by_id = {row.id: row for row in rows}
    for part in _parts(job, sheet, by_id, said):
        here = [by_id[row.id] for row in part.rows if row.id in by_id]
        notes = tuple(_notes(job, here, said))
        ink = Ink()
        tall = stance_key(ink, job.palette, job.width, _marks(view), part.height + _KEY_GAP)
        evidence = [line for row in here for line in _evidence(job, row, said)]
        yield Body(
            height=tall, ink=ink, sheet=part, notes=notes, evidence=tuple(evidence), more=more
        )


def _columns(job: Job, whole: pd.DataFrame) -> tuple[list[str], int]:
    """Return the frameworks to show, in the order asked for, and how many there are."""
    weight = whole.groupby("framework")["statements"].sum()
    curated = {str(i): k for k, i in enumerate(job.ds.frameworks["id"])}
    every = sorted(map(str, weight.index), key=lambda f: (-weight[f], curated[f]))
    first = min(_WIDEST_NAME, job.width * _NAME_SHARE)
    count = columns_within(first, _LEAST, len(every), job.width)
    block = sorted(every[:count], key=curated.__getitem__)
    return standings.columns_in_order(whole, block, job.view.order), len(every)


def _sheet(job: Job, look: Look, rows: Sequence[MatrixRow], columns: Sequence[str]) -> Sheet:
    names = job.ds.names("frameworks")
    cells = _cells(look) | _spreads(look)
    head = Row((Cell(), *(Cell(names[f], bold=True, centred=True) for f in columns)), is_head=True)
    body = [
        Row(
            (
                Cell(
                    row.name,
                    bold=row.is_group,
                    indent=_INDENT * row.depth,
                    number=_number(job, row),
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
    first = min(_WIDEST_NAME, job.width * _NAME_SHARE)
    each = [Column(_LEAST, 1.0) for _ in columns]
    longest = max((text_width(row.name, _SIZE) for row in rows), default=0.0)
    return lay_out_sheet(
        [Column(min(first, longest + 60)), *each], [head, *body], _wide(job, len(columns)), _SIZE
    )


def _wide(job: Job, columns: int) -> float:
    """Return how wide a table of few columns is: no wider than reads well."""
    return min(job.width, _WIDEST_NAME + 110.0 * columns)


def _number(job: Job, row: MatrixRow) -> str:
    is_open = row.is_group and not row.is_folded
    return "" if is_open else str(job.numbers[voice_key(row.id)])


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
        taken = [s for s in (-2, -1, 0, 1, 2) if sides.actors[s]]
        voices = [a for actors in sides.actors.values() for a in actors]
        is_split = bool(sides.actors[None])
        is_own = bool(official.intersection(voices)) and len(taken) == 1 and not is_split
        signs = list(dict.fromkeys(GLYPHS[s] for s in (taken[:1] + taken[-1:])))
        text = " … ".join(["±"] * (is_split and len(signs) < 2) + signs)  # noqa: PLR2004 -- two ends
        is_dim = look.since is not None and place not in moved
        found[place] = Cell(
            text,
            stance=taken[0] if is_own and not is_dim else None,
            centred=True,
            bold=not is_dim,
            muted=is_dim,
            aside=str(len(voices)) if len(voices) > 1 else "",
        )
    return found


def _said(ds: Dataset, view: View, columns: Collection[str]) -> pd.DataFrame:
    """Return the statements that stand behind the table."""
    said = queries.stances(ds, view.filters)
    said = said[said["framework"].isin(list(columns))]
    if view.asof is not None:
        said = said[standings.counts_from(said) <= pd.Timestamp(view.asof)]
    return said


def _parts(
    job: Job, sheet: Sheet, by_id: Mapping[str, MatrixRow], said: pd.DataFrame
) -> list[Sheet]:
    """Share the rows out over pages, so that each page has room for its own footnotes."""
    if job.room is None:
        return [sheet]
    key = stance_key(Ink(), job.palette, job.width, _marks(job.view), _KEY_GAP)
    for share in (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4):
        parts = list(split_sheet(sheet, job.room * share - key))
        if all(part.height + key + _under(job, part, by_id, said) <= job.room for part in parts):
            break
    return parts


def _under(job: Job, part: Sheet, by_id: Mapping[str, MatrixRow], said: pd.DataFrame) -> float:
    here = [by_id[row.id] for row in part.rows if row.id in by_id]
    return notes_height(job.size, list(_notes(job, here, said))) + _KEY_GAP


def _notes(job: Job, rows: Sequence[MatrixRow], said: pd.DataFrame) -> Iterator[Note]:
    for row in rows:
        if row.is_folded or not row.is_group:
            own = said[said["actor"].isin(row.voices)]
            yield noted.voice_note(job.ds, job.numbers[voice_key(row.id)], own)


def _evidence(job: Job, row: MatrixRow, said: pd.DataFrame) -> Iterator[str]:
    if row.is_folded or not row.is_group:
        own = said[said["actor"].isin(row.voices)]
        yield from noted.voice_evidence(job.ds, job.numbers[voice_key(row.id)], row.name, own)


def _marks(view: View) -> tuple[str, ...]:
    """Return what else than the five stances the table's key has to explain."""
    if view.since is not None:
        return ("− → + = moved since", "pale = unchanged", "none = no statement found by then")
    return (
        "−/+ = contradicts itself",
        "small number = statements; in a country's row voices",
        "↑ ↓ = moved for, against",
        "− … + without colour = how far voices of a country differ, or none is its government",
        "blank = no statement found",
    )

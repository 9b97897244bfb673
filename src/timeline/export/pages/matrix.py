"""The stance matrix on a page: a table that says with signs and colours who stands where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate

import pandas as pd

from timeline import dates
from timeline.drawing.canvas import Canvas
from timeline.drawing.legend import Legend
from timeline.drawing.matrix_legend import table_legend
from timeline.drawing.theme import Palette
from timeline.export.pages.request import PageContent, PageRequest
from timeline.export.pages.side_by_side import side_pages
from timeline.export.pages.spectrum import framework_of_spectrum, spectrum_pages
from timeline.layout.matrix_model import MatrixCell, MatrixModel, MatrixRow
from timeline.layout.page import Note, notes_height
from timeline.layout.table import (
    PAD,
    TableCell,
    TableColumn,
    TableLayout,
    TableRow,
    head_widths,
    lay_out_table,
    split_table,
)
from timeline.layout.text_metrics import text_width
from timeline.queries import positions
from timeline.scenes.matrix import (
    Arrangement,
    column_blocks,
    crowded,
    matrix_model,
    shown_cells,
)
from timeline.schema import STANCE_WORDS, stance_sign
from timeline.views import contents, footnotes
from timeline.views.footnotes import voice_key
from timeline.views.matrix_words import SILENT, headline, stands
from timeline.views.view import voices_of
from timeline.words import counted

__all__ = ["matrix_pages"]

_SIZE = 11.0
_LEAST, _WIDEST_NAME, _NAME_SHARE = 60.0, 200.0, 0.26
_ALONE = 92.0
"""How wide the column of an only framework is."""
_INDENT = 10.0
_KEY_GAP = 8.0
_WIDE = 888
"""A number as wide as any that is likely: rows are laid out before they are numbered."""
_SHARES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3)
_DENSE = 1.0
"""What is left over and under a row where so all rows have room on one page."""


@dataclass(frozen=True, slots=True)
class _Behind:
    """What stands behind the rows: how often each actor's statements cite which place.

    ``newest`` is what was said last in each row, in short, where there is room to say so.
    """

    places: Mapping[str, Counter[str]]
    newest: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Part:
    """A page's share of the table, and those of its rows that have places of their own."""

    table: TableLayout
    rows: tuple[MatrixRow, ...]


def matrix_pages(request: PageRequest) -> Iterator[PageContent]:
    """Lay out a matrix: the frameworks most spoken of that fit beside each other, on a few pages.

    One framework by itself is a spectrum, unless two days are compared. Where some are set side by
    side, these alone stand there, on every framework.

    Other frameworks are named in number; whoever wants them filters for them.
    """
    if request.view.is_side_by_side:
        yield from side_pages(request)
        return
    if framework := framework_of_spectrum(request):
        yield from spectrum_pages(request, framework)
        return
    ds, view = request.ds, request.view
    voices = voices_of(ds, view)
    cells = shown_cells(ds, view.filters, view.asof, view.since, voices)
    columns = next(column_blocks(ds, cells, view.order, partial(_fits, request)), [])
    more = []
    if view.since is not None:
        more.append(headline(cells["change"], moved_first=True))
    if len(columns) < (every := cells["framework"].nunique()):
        more.append(f"{len(columns)} of {every} frameworks, most spoken of")
    counts = len({*cells["actor"]} - positions.apart(ds))
    cells = cells[cells["framework"].isin(columns)]
    if (here := len({*cells["actor"]} - positions.apart(ds))) < counts:
        more[-1] += f", by {counted(here, positions.NOUNS[voices])}"
    said = contents.statements(ds, view)
    said = said[said["framework"].isin(columns) & said["id"].isin(contents.behind_cells(cells))]
    newest = {}
    if len(columns) == 1:
        newest = _newest(said, contents.standing(ds, view))
    behind = _Behind(footnotes.cited(said), newest)
    model, parts = _parts(request, columns, behind)
    key = table_legend(model, request.width)
    numbers = _row_numbers(request, [row for part in parts for row in part.rows], behind)
    for part in parts:
        top = part.table.height + _KEY_GAP
        yield PageContent(
            height=top + key.height,
            draw=partial(_drawn, key, top),
            table=_numbered(part.table, numbers),
            legend=key.entries,
            notes=tuple(_notes(request, part, behind, numbers)),
            evidence=tuple(
                line for row in part.rows for line in _evidence(request, row, said, numbers)
            ),
            more=" · ".join(more),
        )


def _drawn(key: Legend, top: float, palette: Palette) -> Canvas:
    canvas = Canvas()
    key.draw(canvas, palette, 0.0, top)
    return canvas


def _fits(request: PageRequest, names: Sequence[str]) -> int:
    """Return how many of the columns have room beside each other, the first at least."""
    edges = accumulate(_least(request, name) for name in names)
    return max(1, sum(edge <= request.width - _first(request) for edge in edges))


def _parts(
    request: PageRequest, columns: list[str], behind: _Behind
) -> tuple[MatrixModel, list[_Part]]:
    """Share the rows out over pages, each with room for its own footnotes.

    Unless it is said which countries are folded, as many as a single page has room for show their
    voices one by one, those with most to say first. Where two days are compared nobody is folded:
    it is voices that move.
    """
    ds, view = request.ds, request.view
    is_asked = view.fold is not None
    whole = positions.cells(ds, view.filters)
    folded = list(crowded(ds, whole) if view.fold is None else view.fold)
    if view.since is not None or voices_of(ds, view) == "governments":
        folded = []
    found = _paged(request, columns, folded, behind)
    if len(found[1]) > 1:
        dense = _paged(request, columns, folded, behind, _DENSE)
        return dense if len(dense[1]) == 1 else found
    if is_asked or not folded:
        return found
    countries = positions.country_of(ds)
    spoken: Counter[str] = Counter()
    for actor, cited in behind.places.items():
        spoken[countries[actor]] += cited.total()
    for group in sorted(folded, key=lambda key: -spoken[key]):
        fewer = [key for key in folded if key != group]
        tried = _paged(request, columns, fewer, behind)
        if len(tried[1]) == 1:
            folded, found = fewer, tried
    return found


def _paged(
    request: PageRequest,
    columns: list[str],
    folded: list[str],
    behind: _Behind,
    air: float = PAD,
) -> tuple[MatrixModel, list[_Part]]:
    """Lay out a matrix on columns, with these countries folded, on as many pages as it takes.

    Several pages are filled about alike.
    """
    view = request.view
    how = Arrangement(view.order, voices_of(request.ds, view), folded, columns, filled_only=True)
    model = matrix_model(request.ds, view.filters, view.asof, view.since, how)
    table = _table(request, model, behind, air)
    told = {row.id: row for row in model.rows if row.has_cells}
    if request.room is None:
        return model, [_Part(table, tuple(told.values()))]
    key = _KEY_GAP + table_legend(model, request.width).height
    found: list[_Part] = []
    for share in _SHARES:
        parts = [
            _Part(part, tuple(told[r.id] for r in part.rows if r.id in told and not r.is_head))
            for part in split_table(table, request.room * share - key)
        ]
        if found and len(parts) > len(found):
            break
        if all(
            part.table.height + key + _under(request, part, behind) <= request.room
            or len(part.rows) <= 1
            for part in parts
        ):
            found = parts
            if len(parts) == 1:
                break
    return model, found or parts


def _first(request: PageRequest) -> float:
    """Return how wide the column of names may be."""
    return min(_WIDEST_NAME, request.width * _NAME_SHARE)


def _least(request: PageRequest, name: str) -> float:
    """Return how wide a column is at least: no word of its head is broken if it can be helped.

    Nor is what stood in a cell on the first of two days and what stands there on the second.
    """
    moves = [_way((stance,), ()) for stance in STANCE_WORDS] if request.view.since else []
    widest = max(
        (text_width(word, _SIZE, bold=True) for word in (*name.split(), *moves)), default=0
    )
    return min(max(_LEAST, widest + 2 * PAD + 1), 2 * _LEAST)


def _table(request: PageRequest, model: MatrixModel, behind: _Behind, air: float) -> TableLayout:
    """Lay out the table; of an only framework it tells beside it what was said last, or by whom."""
    newest = behind.newest
    longest = max((text_width(row.name, _SIZE, bold=True) for row in model.rows), default=0.0)
    columns = [TableColumn(min(_first(request), longest + 50))]
    wide = (
        request.width if newest else min(request.width, _WIDEST_NAME + 110.0 * len(model.columns))
    )
    names = [column.name for column in model.columns]
    least = [_least(request, name) for name in names]
    widths = head_widths(names, least, wide - columns[0].least, _SIZE)
    columns += [TableColumn(_ALONE) if newest else TableColumn(width, 1.0) for width in widths]
    heads = [
        TableCell(),
        *(TableCell(c.name, bold=True, centred=True, id=c.id) for c in model.columns),
    ]
    if newest:
        heads.append(TableCell("In short", bold=True))
        columns.append(TableColumn(_LEAST, 1.0))
    rows = [TableRow(tuple(heads), is_head=True)]
    for row in model.rows:
        number = str(_WIDE) if _footnote(request, row, behind) else ""
        indent = _INDENT * row.depth
        cells = [TableCell(row.name, bold=row.is_bold, indent=indent, number=number)]
        found = [model.cells.get((row.id, column.id)) for column in model.columns]
        cells += [_place(cell) if cell else TableCell() for cell in found]
        if newest:
            said = newest.get(row.id, "")
            if row.is_group:
                said = _voices(found[0]) if found[0] else ""
            cells.append(TableCell(said, muted=True))
        rows.append(TableRow(tuple(cells), id=row.id, is_group=not row.has_cells))
    return lay_out_table(columns, rows, wide, _SIZE, air)


def _place(cell: MatrixCell) -> TableCell:
    """Return what a place says: a stance, how it moved between two days, or who stands where."""
    now = stands(cell.stances)
    if cell.is_perhaps:
        words = now or ", ".join(f"{stance_sign(stance)} {n}" for stance, n in cell.spread)
        is_one = cell.stance is not None
        return TableCell(
            f"({words})", cell.stance, is_perhaps=is_one, muted=True, centred=True, bold=True
        )
    if cell.is_pale:
        return TableCell(now, muted=True, centred=True)
    if cell.spread:
        words = ", ".join(f"{stance_sign(stance)} {voices}" for stance, voices in cell.spread)
        return TableCell(words, centred=True, bold=True, spread=cell.spread)
    if cell.state == "silent":
        way = (*cell.way, ()) if cell.way[-1] else cell.way
        return TableCell(_way(*way), centred=True, bold=True)
    if cell.state in {"moved", "new"}:
        is_moved = cell.state == "moved"
        words = _way(*cell.way) if is_moved else f"new {_way(*cell.way)}"
        return TableCell(words, stance=cell.stance, centred=True, bold=is_moved)
    aside = " ".join(filter(None, (str(cell.count) if cell.count > 1 else "", cell.arrow)))
    return TableCell(now, stance=cell.stance, centred=True, bold=True, aside=aside)


def _way(*levels: tuple[int, ...]) -> str:
    """Return where somebody stood one after the other."""
    return " → ".join(stands(level) or SILENT for level in levels)


def _voices(cell: MatrixCell) -> str:
    """Return which voices of a country stand where."""
    return "; ".join(
        f"{stance_sign(stance)} {', '.join(voice.name for voice in voices)}"
        for stance, voices in cell.by_stance.items()
    )


def _newest(said: pd.DataFrame, standing: pd.DataFrame) -> dict[str, str]:
    """Return what was said last and when, in short, by the id of the row it stands in.

    That is the statement by which a cell stands where it does, so that sign and words agree.

    Parameters
    ----------
    said : pandas.DataFrame
        Statements on one framework.
    standing : pandas.DataFrame
        Cells, of the day first.
    """
    days = map(dates.short, said["date"])
    told = {
        key: f"{day}: {text}" if text else day
        for key, day, text in zip(said["id"], days, said["summary"], strict=True)
    }
    rows = zip(standing["actor"], standing["current"], strict=True)
    # Of two days the later one overwrites the earlier.
    return {str(who): told[ids[-1]] for who, ids in reversed(list(rows)) if ids[-1] in told}


def _numbered(table: TableLayout, numbers: Mapping[str, int]) -> TableLayout:
    """Give the rows of a page, which were laid out with any number, their own."""
    rows = []
    for row in table.rows:
        name, *others = row.cells
        if name.number:
            name = replace(name, number=str(numbers[row.id]))
        rows.append(replace(row, cells=(name, *others)))
    return replace(table, rows=tuple(rows))


def _under(request: PageRequest, part: _Part, behind: _Behind) -> float:
    """Return how high the footnotes of a page are, whatever their numbers."""
    notes = list(_notes(request, part, behind, dict.fromkeys((row.id for row in part.rows), _WIDE)))
    return notes_height(request.size, notes) + 2 * _KEY_GAP


def _notes(
    request: PageRequest, part: _Part, behind: _Behind, numbers: Mapping[str, int]
) -> Iterator[Note]:
    """Yield the notes of a page, each once: rows that are known from the same places share one."""
    told: set[str] = set()
    for row in part.rows:
        text = _footnote(request, row, behind)
        if text and text not in told:
            told.add(text)
            yield Note(str(numbers[row.id]), text, voice_key(row.id))


def _row_numbers(
    request: PageRequest, rows: Sequence[MatrixRow], behind: _Behind
) -> dict[str, int]:
    """Return the number of each row that has a footnote: that of the first which has the same."""
    told = {row.id: text for row in rows if (text := _footnote(request, row, behind))}
    first: dict[str, str] = {}
    for row, text in told.items():
        first.setdefault(text, row)
    known = contents.numbers_with(request.numbers, map(voice_key, first.values()))
    return {row: known[voice_key(first[text])] for row, text in told.items()}


def _footnote(request: PageRequest, row: MatrixRow, behind: _Behind) -> str:
    """Return where a row's statements are reported; blank where none is, or it has none."""
    if not row.has_cells:
        return ""
    return footnotes.voice_places(request.ds, row.voices, behind.places)


def _evidence(
    request: PageRequest, row: MatrixRow, said: pd.DataFrame, numbers: Mapping[str, int]
) -> Iterator[str]:
    own = said[said["actor"].isin(row.voices)]
    yield from footnotes.voice_evidence(request.ds, numbers.get(row.id), row.name, own)

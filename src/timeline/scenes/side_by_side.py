"""Some side by side: frameworks as rows, countries and actors as columns, as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Any

import pandas as pd

from timeline.dataset import Dataset
from timeline.dates.days import AnyDay
from timeline.layout.table import PAD, TableCell, TableColumn, TableLayout, TableRow, lay_out_table
from timeline.queries import positions
from timeline.queries.filters import Filters, unique_names
from timeline.queries.positions import SharedFramework
from timeline.schema import STANCE_WORDS
from timeline.views.evidence import holders
from timeline.views.matrix_words import stands

__all__ = ["side_table"]

_NAME, _EACH, _VERDICT, _NAME_SHARE = 110.0, 78.0, 54.0, 0.32
_GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "differ": "Where they differ",
        "agree": "Where they agree",
        "split": "Where one of them is split",
        "": "Where only one of them has certainly spoken",
    }
)
_VERDICTS: Mapping[str, str] = MappingProxyType(
    {"differ": "≠ differ", "agree": "= agree", "split": "split", "": ""}
)


def side_table(
    ds: Dataset,
    filters: Filters,
    asof: AnyDay | None,
    sides: Sequence[str],
    width: float,
    *,
    size: float = 11.0,
    air: float = PAD,
) -> TableLayout:
    """Lay out where countries and actors stand on each framework, beside each other.

    Parameters
    ----------
    sides : sequence of str
        Codes of countries, which stand as their governments do, or ids of actors.

    Returns
    -------
    TableLayout
        The ``id`` of a row is that of its framework, and of a head that of its column's holder;
        blank of what heads several rows.
    """
    names, on = holders(ds, "governments"), unique_names(ds, "frameworks")
    found = positions.side_by_side(ds, filters, asof, sides)
    room = _Room.of(width, len(sides))
    heads = [TableCell(names[side], bold=True, centred=True, id=side) for side in sides]
    verdicts = [TableCell()] if room.has_verdict else []
    rows = [TableRow((TableCell(), *heads, *verdicts), is_head=True)]
    for verdict, group in groupby(found, key=lambda one: one.verdict):
        here = list(group)
        title = TableCell(f"{_GROUPS[verdict]} ({len(here)})", bold=True)
        blank = [TableCell()] * len(sides)
        rows.append(TableRow((title, *blank, *verdicts), is_group=True))
        rows += (_row(ds, shared, on[shared.framework], room) for shared in here)
    return lay_out_table(room.columns, rows, width, size, air)


@dataclass(frozen=True, slots=True)
class _Room:
    """The columns, and what has room in them: a verdict at the end, words beside the signs."""

    columns: tuple[TableColumn, ...]
    has_verdict: bool = True
    has_words: bool = True

    @classmethod
    def of(cls, width: float, number: int) -> _Room:
        """Return what has room in a width; where it is narrow the groups say the verdict."""
        name, each = TableColumn(_NAME, 1.2), TableColumn(_EACH, 1.0)
        if _NAME + number * _EACH + _VERDICT <= width:
            return cls((name, *[each] * number, TableColumn(_VERDICT)))
        least = min(_NAME, width * _NAME_SHARE)
        wide = (width - least) / number
        columns = (TableColumn(least), *[TableColumn(wide)] * number)
        return cls(columns, has_verdict=False, has_words=wide >= _EACH)


def _row(ds: Dataset, shared: SharedFramework, name: str, room: _Room) -> TableRow:
    is_lit = bool(shared.verdict)
    cells = [TableCell(name, bold=is_lit, muted=not is_lit)]
    for cell in shared.cells:
        if cell is None:
            cells.append(TableCell())
        else:
            cells.append(_place(ds, cell, is_lit=is_lit, has_words=room.has_words))
    if room.has_verdict:
        cells.append(TableCell(_VERDICTS[shared.verdict], bold=True, centred=True))
    return TableRow(tuple(cells), id=shared.framework)


def _place(ds: Dataset, cell: Any, *, is_lit: bool, has_words: bool) -> TableCell:
    """Say where one stands and since when; in colour only where there is something to compare."""
    (when,) = positions.known(ds, pd.DataFrame([cell._asdict()]))
    stance = int(cell.stance)
    sign = stands((cell.low, cell.high) if cell.split else (stance,))
    words = f"{sign} {'split' if cell.split else STANCE_WORDS[stance]}, {when}"
    if not has_words:
        words = sign if cell.certain else f"({sign})"
    if cell.split or not is_lit:
        return TableCell(words, muted=not is_lit, centred=True, bold=is_lit)
    return TableCell(words, stance=stance, is_perhaps=not cell.certain, centred=True)

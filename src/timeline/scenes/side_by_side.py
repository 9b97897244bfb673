"""Some side by side: frameworks as rows, countries and actors as columns, as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import Any

import pandas as pd

from timeline.dataset import Dataset
from timeline.layout.table import PAD, TableCell, TableColumn, TableLayout, TableRow, lay_out_table
from timeline.queries import positions
from timeline.queries.filters import Filters, unique_names
from timeline.queries.positions import SharedFramework
from timeline.schema import STANCE_WORDS
from timeline.views.evidence import holders
from timeline.views.matrix_words import stands

__all__ = ["side_table"]

_NAME, _EACH, _VERDICT = 110.0, 78.0, 54.0
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
    asof: date | None,
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
    heads = [TableCell(names[side], bold=True, centred=True, id=side) for side in sides]
    rows = [TableRow((TableCell(), *heads, TableCell()), is_head=True)]
    for verdict, group in groupby(found, key=lambda one: one.verdict):
        here = list(group)
        title = TableCell(f"{_GROUPS[verdict]} ({len(here)})", bold=True)
        rows.append(TableRow((title, *[TableCell()] * (len(sides) + 1)), is_group=True))
        rows += (_row(ds, shared, on[shared.framework]) for shared in here)
    columns = [
        TableColumn(_NAME, 1.2),
        *(TableColumn(_EACH, 1.0) for _ in sides),
        TableColumn(_VERDICT),
    ]
    return lay_out_table(columns, rows, width, size, air)


def _row(ds: Dataset, shared: SharedFramework, name: str) -> TableRow:
    is_lit = bool(shared.verdict)
    cells = [TableCell(name, bold=is_lit, muted=not is_lit)]
    cells += [
        TableCell() if cell is None else _place(ds, cell, is_lit=is_lit) for cell in shared.cells
    ]
    cells.append(TableCell(_VERDICTS[shared.verdict], bold=True, centred=True))
    return TableRow(tuple(cells), id=shared.framework)


def _place(ds: Dataset, cell: Any, *, is_lit: bool) -> TableCell:
    """Say where one stands and since when; in colour only where there is something to compare."""
    (when,) = positions.known(ds, pd.DataFrame([cell._asdict()]))
    if cell.split:
        return TableCell(f"{stands((cell.low, cell.high))} split, {when}", centred=True, bold=True)
    stance = int(cell.stance)
    words = f"{stands((stance,))} {STANCE_WORDS[stance]}, {when}"
    if not is_lit:
        return TableCell(words, muted=True, centred=True)
    return TableCell(words, stance=stance, is_perhaps=not cell.certain, centred=True)

"""The cells of a stance matrix: where each voice stands, and a folded country with its voices."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from timeline.dataset import Dataset
from timeline.dates.days import AnyDay
from timeline.kept import kept
from timeline.layout.matrix_model import MatrixCell, MatrixRow, State
from timeline.queries import positions
from timeline.queries.filters import Filters
from timeline.queries.positions import Voices
from timeline.views.evidence import holders
from timeline.views.matrix_words import step_words, windows

__all__ = ["cells_of_rows", "standing", "voice_cells"]


def standing(
    ds: Dataset, filters: Filters, asof: AnyDay | None, since: AnyDay | None, voices: Voices
) -> pd.DataFrame:
    """Return where everyone stands on the day, compared with the earlier one where there is one."""
    now = positions.cells(ds, filters, asof, voices)
    if since is None:
        return now
    return positions.compare(positions.cells(ds, filters, since, voices), now)


@kept(most=128)
def voice_cells(
    ds: Dataset, filters: Filters, asof: AnyDay | None, since: AnyDay | None, voices: Voices
) -> tuple[MatrixCell, ...]:
    """Return the cells of all voices; kept, as all blocks of a page and its foldings share them."""
    now, names = standing(ds, filters, asof, since, voices), holders(ds, voices)
    fresh: set[tuple[str, str]] = set()
    if since is None and (days := positions.changes(ds, filters, voices)):
        new = positions.news(ds, filters, asof or days[-1], voices)
        new = new[new["change"].isin(positions.CHANGED)]
        fresh = set(zip(new["actor"], new["framework"], strict=True))
    return tuple(
        MatrixCell(
            *(place := (str(cell["actor"]), str(cell["framework"]))),
            names[place[0]],
            stances=positions.stood(cell),
            state=_STATES[cell["change"] if since else place in fresh],
            count=cell["acts"],
            moves=_moves(cell),
            before=_before(cell),
            known=known,
            is_perhaps=not cell["certain"],
            perhaps=windows(ds, cell["perhaps"]),
            way=_way(cell) if since else (),
            steps=step_words(ds, cell, since) if since else "",
        )
        for cell, known in zip(now.to_dict("records"), positions.known(ds, now), strict=True)
    )


_STATES: Mapping[object, State] = MappingProxyType(
    {
        False: "plain",
        True: "fresh",
        "same": "same",
        "perhaps": "same",
        "repeated": "repeated",
        "moved": "moved",
        "new": "new",
        "silent": "silent",
    }
)
"""By whether it changed on the day, and by what it did between two."""

_LOUDNESS: tuple[State, ...] = ("same", "plain", "repeated", "fresh", "silent", "new", "moved")


def _before(cell: Mapping[Hashable, Any]) -> tuple[int, ...]:
    """Return where a cell stood on the earlier day, if there is one and it then stood anywhere."""
    was_there = cell["certain"] and cell.get("change", "new") != "new"
    return positions.stood(cell, "_before") if was_there else ()


def _way(cell: Mapping[Hashable, Any]) -> tuple[tuple[int, ...], ...]:
    """Return where a cell stood one after the other between two days."""
    before = (_before(cell),) if _before(cell) else ()
    later = tuple(levels for _, levels in cell["steps"])
    return (*before, *(later or (positions.stood(cell),) * (cell["change"] != "silent")))


def _moves(cell: Mapping[Hashable, Any]) -> frozenset[int]:
    """Return which way a cell moved: between two days, or by its newest statement."""
    if cell["split"] or cell.get("change", "moved") != "moved":
        return frozenset()
    way = cell["changed"]
    if "change" in cell:
        way = 0 if cell["split_before"] else np.sign(cell["stance"] - cell["stance_before"])
    return frozenset({int(way)} - {0})


def cells_of_rows(
    ds: Dataset,
    rows: Iterable[MatrixRow],
    frameworks: Collection[str],
    voices: Iterable[MatrixCell],
) -> dict[tuple[str, str], MatrixCell]:
    """Return the cells of the rows: of voices as they are, of folded countries put together."""
    row_of = {row.id: row for row in rows if row.kind == "voice"}
    row_of |= {voice: row for row in rows if row.kind == "folded" for voice in row.voices}
    found: dict[tuple[str, str], MatrixCell] = {}
    together: dict[tuple[MatrixRow, str], list[MatrixCell]] = {}
    for cell in voices:
        row = row_of.get(cell.row)
        if row and cell.framework in frameworks:
            if row.is_group:
                together.setdefault((row, cell.framework), []).append(cell)
            else:
                found[row.id, cell.framework] = cell
    official = positions.governments(ds)
    for (row, framework), members in together.items():
        found[row.id, framework] = _country_cell(row, framework, members, official)
    return found


def _country_cell(
    row: MatrixRow, framework: str, voices: Sequence[MatrixCell], official: Collection[str]
) -> MatrixCell:
    """Put the cells of a country's voices together: never averaged.

    Only its government, where no voice differs from it, stands for the country: another voice would
    pass for it.
    """
    every = MatrixCell(voices=tuple(voices)).speaking
    stands = {voice.stances for voice in every}
    is_official = any(voice.row in official for voice in every)
    is_one = is_official and len(stands) == 1 and every[0].stance is not None
    moved = (voice.moves for voice in voices if voice.state in {"plain", "fresh"})
    return MatrixCell(
        row.id,
        framework,
        row.name,
        stances=every[0].stances if is_one else (),
        state=max((voice.state for voice in voices), key=_LOUDNESS.index),
        count=len(every),
        moves=frozenset[int]().union(*moved),
        is_perhaps=every[0].is_perhaps,
        voices=tuple(sorted(voices, key=_from_favour)),
        is_official=is_official,
    )


def _from_favour(voice: MatrixCell) -> tuple[bool, int]:
    """Put those in favour first, and last who contradict themselves."""
    return voice.stance is None, -(voice.stance or 0)

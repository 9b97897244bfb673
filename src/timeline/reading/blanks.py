"""What people and programs write in a cell for nothing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.reading.judgements import Fault
from timeline.reading.known import Known
from timeline.schema import Column, Kind

__all__ = ["UNFILLED", "blank_faults", "empty_titles", "stands_for_nothing"]

UNFILLED = frozenset(
    {"na", "n/a", "nan", "none", "null", "unknown", "-", "–", "—", "n.d.", "n. d.", "no date"}
    | {"unbekannt", "k.a.", "k. a.", "keine angabe", "o.d.", "o. d.", "o.j.", "o. j.", "undatiert"}
    | {"inconnu", "inconnue", "s.d.", "s. d.", "sans date", "desconocido", "desconocida"}
    | {"sin fecha", "sconosciuto", "ignoto", "senza data", "desconhecido", "sem data", "onbekend"}
)
"""In small letters; of a cell as a whole, since a text may begin so."""
_ASKED = UNFILLED | {"?"}
_COUNTRIES = frozenset({Kind.COUNTRY, Kind.COUNTRIES})
_KINDS = _COUNTRIES | {Kind.DATE, Kind.CODE}
"""Where such a word cannot be what is meant: not in free text, and not as a name of a row."""


def stands_for_nothing(texts: pd.Series, column: Column, known: Known) -> NDArray[np.bool_]:
    """Mark the cells that say in a word that they are blank.

    Parameters
    ----------
    texts : pandas.Series
        Cells of a column, without the spaces around them.
    column, known : Column, Known
        A word of its vocabulary, and the code of a place of the data's own, is what it says.
    """
    if column.kind not in _KINDS:
        return np.zeros(len(texts), dtype=bool)
    own = {*column.codes}
    if column.kind in _COUNTRIES:
        own |= {*known.countries}
    found: NDArray[np.bool_] = texts.str.lower().isin(_ASKED).to_numpy() & ~texts.isin(own)
    return found


def blank_faults(
    texts: pd.Series, nothing: NDArray[np.bool_], column: Column, noun: str
) -> Iterator[tuple[int, Fault]]:
    """Yield by row what is told of cells that stand for nothing: once where they may be blank."""
    rows = np.flatnonzero(nothing).tolist()
    if column.required:
        remedy = f"fill it in, every {noun} needs it"
        for row in rows:
            yield row, Fault(str(texts.iloc[row]), "is read as blank", remedy)
    elif rows:
        yield rows[0], _once(texts[nothing], column)


def _once(texts: pd.Series, column: Column) -> Fault:
    more = len(texts) - 1
    cells = "cell" if more == 1 else "cells"
    also = f", and so {'is' if more == 1 else 'are'} {more:,} more {cells} here" if more else ""
    remedy = f"empty {'them' if more else 'it'} to be sure"
    if column.kind in _COUNTRIES and "na" in {*texts.str.lower()}:
        remedy = "write NAM if Namibia is meant"
    return Fault(str(texts.iloc[0]), f"is read as blank{also}", remedy, "warning", "blank")


def empty_titles(texts: pd.Series, column: Column, noun: str) -> Iterator[tuple[int, Fault]]:
    """Yield by row a warning for the titles that a program wrote where it had none."""
    if column.name != "title" or not column.required:
        return
    for row in np.flatnonzero(texts.str.lower().isin(_ASKED - {"unknown"}).to_numpy()).tolist():
        remedy = f"write what the {noun} was"
        yield row, Fault(str(texts.iloc[row]), "says nothing", remedy, "warning")

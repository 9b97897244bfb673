"""Columns whose cells hold several entries, taken apart at once; and columns whose texts repeat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import compute

from timeline.schema import LIST_SEPARATOR

__all__ = ["Entries", "as_arrow", "different", "entries_of", "taken", "to_texts"]


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of lists, without the spaces around them, blank ones included.

    Parameters
    ----------
    row : numpy.ndarray
        The place of the cell that each is in, in order.
    code : numpy.ndarray
        Which of the different entries each is.
    texts : pandas.Series
        The different entries.
    """

    row: NDArray[np.int64]
    code: NDArray[np.int64]
    texts: pd.Series

    @property
    def filled(self) -> Entries:
        """Those that are not blank."""
        kept = (self.texts != "").to_numpy(dtype=bool)[self.code]
        return Entries(self.row[kept], self.code[kept], self.texts)


def entries_of(cells: pd.Series) -> Entries:
    """Return the entries of all cells of a column, as `timeline.schema.entries` does of one."""
    parts = compute.split_pattern(as_arrow(cells), LIST_SEPARATOR)
    counts = compute.list_value_length(parts).to_numpy().astype("int64")
    flat = compute.utf8_trim_whitespace(compute.list_flatten(parts))
    code, texts = different(to_texts(flat))
    return Entries(np.repeat(np.arange(len(cells)), counts), code, texts)


def different(texts: pd.Series) -> tuple[NDArray[np.int64], pd.Series]:
    """Return which of the different texts of a column each cell has, and these as they come."""
    coded = as_arrow(texts).dictionary_encode()
    return coded.indices.to_numpy().astype("int64"), to_texts(coded.dictionary)


def taken(texts: pd.Series, places: NDArray[np.int64]) -> pd.Series:
    """Return the texts at some places, -1 being the last."""
    return texts.iloc[places].reset_index(drop=True)


def to_texts(found: Iterable[str] | pa.Array | pa.ChunkedArray) -> pd.Series:
    """Return texts as a column of a frame has them."""
    if not isinstance(found, (pa.Array, pa.ChunkedArray)):
        found = pa.array(list(found), pa.large_string())
    column: pd.Series = found.to_pandas(types_mapper=_TYPES.get)
    return column


def as_arrow(texts: pd.Series) -> pa.Array:
    """Return a column as pyarrow has it, in one piece."""
    found = pa.array(texts, pa.large_string())
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found


_TYPES = {pa.large_string(): pd.StringDtype("pyarrow", na_value=np.nan)}
"""As which text goes over to pandas, without a copy."""

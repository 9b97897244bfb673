"""Whole columns of texts as a search compares them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import compute

from timeline.dataset import fold
from timeline.reading.text_lists import as_arrow, to_texts

__all__ = ["fold_column"]

_AT_ONCE = 10_000
"""Texts that are changed at once, so few that they stay in the processor's cache."""
_ASCII = 0x80
"""The first byte in UTF-8 that is none of ASCII."""


def fold_column(texts: pd.Series) -> pd.Series:
    """Return a column of texts, each as `timeline.dataset.fold` gives it.

    What is ASCII in them is changed at once. The rest, which never depends on what is ASCII beside
    it, is changed run by run, each different one once: texts have few different words.
    """
    column = compute.ascii_lower(as_arrow(texts))
    if compute.all(compute.string_is_ascii(column)).as_py() is not False:
        return to_texts(column)
    runs = _Runs()
    pieces = (column.slice(at, _AT_ONCE) for at in range(0, len(column), _AT_ONCE))
    return to_texts(pa.concat_arrays([_folded(piece, runs) for piece in pieces]))


class _Runs(dict[bytes, bytes]):
    """Runs of letters that are not ASCII, folded; both as UTF-8."""

    def __missing__(self, run: bytes) -> bytes:
        self[run] = found = fold(run.decode()).encode()
        return found


def _folded(texts: pa.Array, runs: _Runs) -> pa.Array:
    """Return texts of which all that is ASCII is small already."""
    _, offsets, letters = texts.buffers()
    ends = np.frombuffer(offsets, dtype="int64")[texts.offset : texts.offset + len(texts) + 1]
    ends = ends - (first := int(ends[0]))
    raw = letters.slice(first, int(ends[-1])).to_pybytes()
    starts, stops = _runs(np.frombuffer(raw, dtype=np.uint8), ends)
    if not len(starts):
        return texts
    bounds = list(zip(starts.tolist(), stops.tolist(), strict=True))
    changed = [runs[raw[start:stop]] for start, stop in bounds]
    parts: list[bytes] = [raw] * (2 * len(changed) + 1)
    between = zip([0, *stops.tolist()], [*starts.tolist(), len(raw)], strict=True)
    parts[0::2] = [raw[start:stop] for start, stop in between]
    parts[1::2] = changed
    longer = np.fromiter(map(len, changed), "int64", len(changed)) - (stops - starts)
    moved = ends + np.concatenate([[0], np.cumsum(longer)])[np.searchsorted(starts, ends)]
    buffers = [None, pa.py_buffer(moved.astype("int64").tobytes()), pa.py_buffer(b"".join(parts))]
    return pa.Array.from_buffers(texts.type, len(texts), buffers)


def _runs(
    letters: NDArray[np.uint8], ends: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where runs of bytes that are not ASCII begin and end, each within one text."""
    is_other = letters >= _ASCII
    begins = np.zeros(len(letters) + 1, dtype=bool)
    begins[ends] = True
    begins[1:-1] |= is_other[1:] != is_other[:-1]
    begins[[0, -1]] = True
    edges = np.flatnonzero(begins)
    chosen = np.flatnonzero(is_other[edges[:-1]])
    return edges[chosen], edges[chosen + 1]

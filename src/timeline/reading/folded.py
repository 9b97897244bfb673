"""Whole columns of texts as a search compares them."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import compute

from timeline.dataset import fold

__all__ = ["Folding"]

_ASCII = 0x80
"""The first byte in UTF-8 that is none of ASCII."""


class Folding:
    """Folds texts as `timeline.dataset.fold` does, many at once.

    What is ASCII in them is changed at once. The rest, which never depends on what is ASCII beside
    it, is changed run by run, each different one once: texts have few different words.
    """

    def __init__(self) -> None:
        self._runs = _Runs()

    def __call__(self, texts: pa.Array) -> pa.Array:
        """Return a piece of a column folded; no text may be missing."""
        small = compute.ascii_lower(texts)
        is_ascii = compute.all(compute.string_is_ascii(small)).as_py()
        return small if is_ascii is not False else _folded(small, self._runs)


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
    begun, done = starts.tolist(), stops.tolist()
    changed = [runs[raw[at:end]] for at, end in zip(begun, done, strict=True)]
    parts: list[bytes] = [raw] * (2 * len(changed) + 1)
    parts[0::2] = [raw[at:end] for at, end in zip([0, *done], [*begun, len(raw)], strict=True)]
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

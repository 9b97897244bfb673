"""Which cells may hold what no cell may: too many rather than too few."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.reading.text_lists import as_arrow

__all__ = ["may_be_unfit"]

_UNFIT = r"[\x00-\x09\x0b-\x1f\x7f-\x9f\x{FFFD}]|^\s*#[A-Z#¡¿]"
_BLANK, _LINE_END, _DELETE = 0x20, 0x0A, 0x7F
_LATIN, _LATIN_TEXT = 0xC2, 0xA0
"""How letters begin of which the first are controls, and how the first that is none goes on."""
_LAST, _REPLACED = 0xEF, 0xBF
"""How the letter begins that stands for one that was lost, and few others."""
_PIECE = 1 << 18
"""Bytes that are looked through at once."""


def may_be_unfit(raw: pd.Series, texts: pd.Series) -> NDArray[np.bool_]:
    """Mark cells that may have a control character, a lost letter or a spreadsheet's error.

    Parameters
    ----------
    raw, texts : pandas.Series
        A column as it stands in the file, and without the spaces around its cells.
    """
    if not texts.str.startswith("#").any() and not _has_odd_letters(raw):
        return np.zeros(len(raw), dtype=bool)
    found: NDArray[np.bool_] = raw.str.contains(_UNFIT, regex=True).to_numpy(dtype=bool)
    return found


def _has_odd_letters(texts: pd.Series) -> bool:
    """Whether any cell has such a letter, looked for in all of them at once."""
    _, _, letters = as_arrow(texts).buffers()
    if letters is None or not letters.size:
        return False
    seen = np.frombuffer(letters, dtype=np.uint8)
    # Each piece but the last ends with a byte of the next, as it takes two to tell.
    return any(_is_odd(seen[at : at + _PIECE + 1]) for at in range(0, len(seen), _PIECE))


def _is_odd(piece: NDArray[np.uint8]) -> bool:
    if ((piece < _BLANK) & (piece != _LINE_END)).any() or (piece == _DELETE).any():
        return True
    second = piece[1:]
    is_control = (piece[:-1] == _LATIN) & (second < _LATIN_TEXT)
    return bool(is_control.any() or ((piece[:-1] == _LAST) & (second == _REPLACED)).any())

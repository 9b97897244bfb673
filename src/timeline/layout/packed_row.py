"""The labels of one side of the row of marks, and the columns that they are divided into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Column", "Floats", "Ints", "Row"]

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Row:
    """The labels of one side in the order of their marks, turned so that it is the upper one.

    Attributes
    ----------
    ids : tuple of str
        What they are labels of.
    marks : ndarray of float, shape (n,)
        Where their marks stand, px from the left end of the sheet, in rising order.
    widths, heights : ndarray of float, shape (wraps, n)
        Of their texts, px.
    is_core : ndarray of bool, shape (n,)
        Which of them have to be named.
    reach : ndarray of float, shape (n,)
        How far their lanes may be from their marks, px.
    priority : ndarray of int, shape (n,)
        Their places in the order of all candidates.
    is_mirrored : bool
        Whether it is the lower side, turned by half a circle.
    """

    ids: tuple[str, ...]
    marks: Floats
    widths: Floats
    heights: Floats
    is_core: NDArray[np.bool_]
    reach: Floats
    priority: Ints
    is_mirrored: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A run of labels that stand over each other, the first on top, their lanes on the left.

    Attributes
    ----------
    members : tuple of int
        Places in the row.
    x : float
        Where the first lane stands if nothing moves it, px.
    width : float
        With lanes, px.
    """

    members: tuple[int, ...]
    x: float
    width: float

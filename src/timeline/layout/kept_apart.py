"""Places along a line, in order and apart, each as near to where it is wanted as can be."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["evenly_apart", "pooled"]


def pooled(wanted: Sequence[float], offsets: Sequence[float]) -> list[float]:
    """Return what each place begins at before its offset is added, never falling.

    The least squares of the shifts are found by pooling neighbours that would come too near.

    Parameters
    ----------
    wanted : sequence of float
        Where things would best stand, in the order in which they have to.
    offsets : sequence of float
        How far each stands from the first where all are as near to each other as they may be.

    Examples
    --------
    >>> pooled([0.0, 1.0, 9.0], [0.0, 3.0, 6.0])
    [-1.0, -1.0, 3.0]
    """
    pools: list[tuple[float, int]] = []
    for place, offset in zip(wanted, offsets, strict=True):
        mean, size = place - offset, 1
        while pools and pools[-1][0] >= mean:
            other, count = pools.pop()
            mean, size = (mean * size + other * count) / (size + count), size + count
        pools.append((mean, size))
    return [mean for mean, size in pools for _ in range(size)]


def evenly_apart(wanted: Sequence[float], gap: float) -> list[float]:
    """Return places at least ``gap`` apart, as near to those wanted as can be, in least squares.

    Examples
    --------
    >>> evenly_apart([0.0, 1.0, 9.0], 3.0)
    [-1.0, 2.0, 9.0]
    """
    offsets = [k * gap for k in range(len(wanted))]
    return [base + offset for base, offset in zip(pooled(wanted, offsets), offsets, strict=True)]

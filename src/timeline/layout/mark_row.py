"""Marks beside a ribbon: as near their days as they can stand apart, each within its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.layout.ribbon import RibbonCell

__all__ = ["DatedMark", "spread"]


@dataclass(frozen=True, slots=True)
class DatedMark:
    """Marks that stand side by side, in no order, around the middle ``x`` of their date, px.

    ``radii`` are half of what each takes; ``first`` is the day that says in which cell they are.
    """

    x: float
    radii: tuple[float, ...]
    first: float

    @property
    def width(self) -> float:
        """How much they take together, px."""
        return 2 * sum(self.radii)


@dataclass(slots=True)
class _Block:
    """Neighbours that touch: where they would best begin together, and what they take."""

    members: list[int]
    wanted: float
    weight: float
    width: float


def spread(groups: Sequence[DatedMark], cells: Sequence[RibbonCell]) -> list[list[float]]:
    """Place groups of marks so that none overlap and none leaves its cell.

    The places nearest to those wanted are taken, in least squares; where a cell is too narrow for
    its marks they stand closer and overlap.

    Parameters
    ----------
    groups : sequence of DatedMark
        In order of time.
    cells : sequence of RibbonCell
        All of the axis, from left to right.

    Returns
    -------
    list of list of float
        Where each mark of each group stands, px.
    """
    by_cell: list[list[int]] = [[] for _ in cells]
    at = 0
    for number, group in enumerate(groups):
        while at + 1 < len(cells) and group.first >= cells[at].last:
            at += 1
        by_cell[at].append(number)
    found: list[list[float]] = [[] for _ in groups]
    for cell, members in zip(cells, by_cell, strict=True):
        if members:
            placed = _within([groups[n] for n in members], cell.x0, cell.x1)
            for n, places in zip(members, placed, strict=True):
                found[n] = places
    return found


def _within(groups: Sequence[DatedMark], x0: float, x1: float) -> list[list[float]]:
    """Place groups between two boundaries."""
    total = sum(group.width for group in groups)
    scale = min(1.0, (x1 - x0) / total) if total else 1.0
    blocks: list[_Block] = []
    for n, group in enumerate(groups):
        width = group.width * scale
        one = _Block([n], group.x - width / 2, float(len(group.radii)), width)
        while blocks and blocks[-1].wanted + blocks[-1].width > one.wanted:
            before = blocks.pop()
            weight = before.weight + one.weight
            # The second would begin where the first ends.
            start = (before.wanted * before.weight + (one.wanted - before.width) * one.weight) / (
                weight
            )
            one = _Block(before.members + one.members, start, weight, before.width + one.width)
        blocks.append(one)
    places: list[list[float]] = [[] for _ in groups]
    right = x1
    starts: list[float] = []
    for block in reversed(blocks):  # what would stand out over the right end pushes back
        right = min(block.wanted, right - block.width)
        starts.append(right)
    left = x0
    for block, wanted in zip(blocks, reversed(starts), strict=True):
        left = max(wanted, left)
        x = left
        for n in block.members:
            for radius in groups[n].radii:
                places[n].append(x + radius * scale)
                x += 2 * radius * scale
        left = x
    return places

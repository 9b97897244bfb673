"""How wide the columns of a spectrum are: so that its rows are as low as can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from timeline.layout.spectrum_model import STANCES, SpectrumEntry, SpectrumRow
from timeline.layout.spectrum_text import INDENT, SpectrumText
from timeline.layout.text_metrics import text_width

__all__ = ["ENTRY_GAP", "HEAD_PAD", "column_widths", "row_places"]

ENTRY_GAP, HEAD_PAD = 0.5, 0.6
"""Between two entries of a column, and on both sides of a head's words, in font sizes."""

_LEAST, _STEP = 8.5, 1.0
"""The least column with any entry, and by how much wider ones are tried, in font sizes."""

_STEPS = (1, 3, 6)
_MOST_TRIED = 60_000
"""How many entries may be measured; of very many the widths are only roughly the best."""

_HEADS_SHARE = 0.7
"""Heads are written out while they, and the least of the columns, take no more of the room."""


def row_places(
    text: SpectrumText, row: SpectrumRow, widths: Mapping[int, float]
) -> list[tuple[SpectrumEntry, float, float]]:
    """Return the entries of a row, those who moved first, with how far from its top they stand.

    The line between where somebody was and where they are is kept free for an arrow.

    Returns
    -------
    list of (SpectrumEntry, float, float)
        Each entry, its top, and the top of what follows in its column.
    """
    at = dict.fromkeys(STANCES, 0.0)
    gap, found = ENTRY_GAP * text.size * text.style.air, []
    for entry in sorted(row.entries, key=lambda e: e.ghost is None):
        tall = text.entry(entry, widths[entry.stance]).height + gap
        ghost = entry.ghost
        y = at[entry.stance]
        if ghost is not None:
            first, last = sorted((entry.stance, ghost.stance))
            y = max(at[c] for c in range(first, last + 1))
            at.update(dict.fromkeys(range(first + 1, last), y + text.line + gap))
            at[ghost.stance] = y + text.ghost(entry, widths[ghost.stance]).height + gap
        at[entry.stance] = y + tall
        found.append((entry, y, max(at.values())))
    return found


def column_widths(text: SpectrumText, room: float) -> dict[int, float]:
    """Return the width of each column, px, which together take the room."""
    return _Search(text, room).best()


@dataclass(frozen=True)
class _Search:
    """Widens columns step by step where that makes the rows lower the most."""

    text: SpectrumText
    room: float

    def best(self) -> dict[int, float]:
        """Return the widths."""
        rows, used = self.text.model.rows, self._used()
        width, most = self._least(used), {c: self._most(c) for c in STANCES}
        heights = [self._height(row, width) for row in rows]
        step = max(_STEP * self.text.size, self.room / 120)
        tries = _MOST_TRIED // max(1, len(self.text.model.entries))
        while (left := self.room - sum(width.values())) >= 1 and tries > 0:
            offers = []
            for c in used:
                touched = [k for k, row in enumerate(rows) if c in _columns(row)]
                for steps in _STEPS:
                    wide = min(width[c] + min(steps * step, left), most[c])
                    if wide <= width[c]:
                        continue
                    tried = {**width, c: wide}
                    tall = {k: self._height(rows[k], tried) for k in touched}
                    gain = sum(heights[k] - tall[k] for k in touched)
                    offers.append((gain / (wide - width[c]), self._full(c, width[c]), c, wide))
                    tries -= 1
            if not offers:
                break
            # Where nothing is lower yet, the column with most to say grows.
            _, _, c, wide = max(offers, key=lambda o: (round(o[0], 6), o[1], -o[3]))
            width[c] = wide
            heights = [self._height(row, width) for row in rows]
        width = self._exchanged(width, used, step)
        spare = max(0.0, self.room - sum(width.values()))
        growing = used or list(STANCES)
        return {c: w + (spare / len(growing) if c in growing else 0.0) for c, w in width.items()}

    def _exchanged(
        self, found: dict[int, float], used: Sequence[int], step: float
    ) -> dict[int, float]:
        """Move steps from one column to another as long as the rows get lower by it."""
        rows, least = self.text.model.rows, self._least(used)
        width, height = found, sum(self._height(row, found) for row in rows)
        tries = _MOST_TRIED // max(1, len(self.text.model.entries))
        better = True
        while better and tries > 0:
            better = False
            for a, b, steps in product(used, used, _STEPS):
                by = min(steps * step, width[a] - least[a])
                if a == b or by < 1:
                    continue
                tried = {**width, a: width[a] - by, b: width[b] + by}
                tall = sum(self._height(row, tried) for row in rows)
                tries -= 1
                if tall < height - 0.5:
                    width, height, better = tried, tall, True
        return width

    def _used(self) -> list[int]:
        here = {c for row in self.text.model.rows for c in _columns(row)}
        return [c for c in STANCES if c in here]

    def _least(self, used: Sequence[int]) -> dict[int, float]:
        """Return the least widths, with heads written out as far as there is room for them."""
        heads = self.text.model.heads
        width = {c: self._head(heads[c][-1]) for c in STANCES}
        for c in used:
            least = max(_LEAST * self.text.size, self.text.longest_word(c))
            width[c] = max(width[c], min(least, self.room / len(STANCES)))
        for c in STANCES:
            wide = max(width[c], self._head(heads[c][0]))
            if sum(width.values()) + wide - width[c] <= _HEADS_SHARE * self.room:
                width[c] = wide
        return width

    def _head(self, words: str) -> float:
        return text_width(words, self.text.size, bold=True) + 2 * HEAD_PAD * self.text.size + 1

    def _most(self, stance: int) -> float:
        """Return how wide a column can be of use: so that each of its entries has one line."""
        entries = self.text.model.entries
        lines = [self.text.entry(e, 1e5).width for e in entries if e.stance == stance]
        lines += [
            self.text.ghost(e, 1e5).width
            for e in entries
            if e.ghost is not None and e.ghost.stance == stance
        ]
        return max(lines, default=0.0) + INDENT * self.text.size + 1

    def _full(self, stance: int, width: float) -> float:
        """Return how high all entries of a column are."""
        entries = self.text.model.entries
        return sum(self.text.entry(e, width).height for e in entries if e.stance == stance)

    def _height(self, row: SpectrumRow, widths: Mapping[int, float]) -> float:
        return max((end for _, _, end in row_places(self.text, row, widths)), default=0.0)


def _columns(row: SpectrumRow) -> set[int]:
    """Return in which columns a row has anything."""
    return {e.stance for e in row.entries} | {e.ghost.stance for e in row.entries if e.ghost}

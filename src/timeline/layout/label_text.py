"""How a label is worded: its number, its text on a few lines of like width, its signs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, pairwise

from timeline.layout.scene import Item
from timeline.layout.text_metrics import LINE_HEIGHT, fit_lines, text_width

__all__ = ["NUMBER_GAP", "NUMBER_SIZE", "SIGN", "Wording", "tag", "worded"]

NUMBER_SIZE = 11.0
"""Font size of numbers, px."""

NUMBER_GAP = 4.0
"""Distance from a number to the text that it stands before, px."""

SIGN = 14.0
"""Side of the square of a sign, px."""

_SIGN_GAP = 4.0
_SIGN_PITCH = SIGN + 1.0
_MOST_LINES = 3
_ONE_LINE = 125.0
"""A label no wider than this stays on one line, px."""
_LEAST = 36.0
"""In less room than this not even an important name is written, px."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What is written of an event, and how large that is, px.

    The number stands before the first line, the signs after the last; ``signs`` has for each the
    stance and how far its middle is from the left. Without lines there is only the number.
    """

    number: str
    lines: tuple[str, ...]
    signs: tuple[tuple[int, float], ...]
    width: float
    height: float


def tag(number: str, width: float) -> Wording:
    """Return the wording of a number alone that is given a width."""
    return Wording(number, (), (), width, NUMBER_SIZE * LINE_HEIGHT)


def worded(item: Item, room: float, size: float) -> Wording | None:
    """Word an event in as few lines as look well; None where it does not fit into ``room`` px.

    An event of the first rank is worded in any room worth the name, cut off if it must be, or
    without its signs.
    """
    bold = item.rank == 0
    lead = text_width(item.number, NUMBER_SIZE) + NUMBER_GAP if item.number else 0.0
    tail = _SIGN_GAP + _SIGN_PITCH * len(item.signs) if item.signs else 0.0
    lines = _lines(item.label, room, size, lead, tail, bold=bold)
    if not lines and bold and room >= _LEAST + lead + tail:
        lines = fit_lines(item.label, size, _MOST_LINES, room - max(lead, tail), bold=bold)
        if len(lines) == 1:
            lines = fit_lines(item.label, size, 1, room - lead - tail, bold=bold)
    if not lines:
        is_crowded = bold and bool(item.signs)
        return worded(replace(item, signs=()), room, size) if is_crowded else None
    widths = _widths(lines, size, lead, tail, bold=bold)
    first = widths[-1] - tail + _SIGN_GAP + SIGN / 2
    signs = tuple((stance, first + _SIGN_PITCH * k) for k, stance in enumerate(item.signs))
    return Wording(item.number, lines, signs, max(widths), size * LINE_HEIGHT * len(lines))


def _lines(
    text: str, room: float, size: float, lead: float, tail: float, *, bold: bool
) -> tuple[str, ...]:
    if text_width(text, size, bold=bold) + lead + tail > _MOST_LINES * room:
        return ()
    for limit in range(1, _MOST_LINES + 1):
        lines = _balanced(text, size, limit, lead, tail, bold=bold)
        width = max(_widths(lines, size, lead, tail, bold=bold))
        if width <= room and (limit > 1 or width <= _ONE_LINE):
            return lines
    return ()


@lru_cache(maxsize=20_000)
def _balanced(
    text: str, size: float, limit: int, lead: float, tail: float, *, bold: bool
) -> tuple[str, ...]:
    """Break a text into ``limit`` lines whose widest, number and signs included, is narrowest."""
    words = text.split()
    broken = _breaks(words, min(limit, len(words)))
    return min(
        broken,
        key=lambda lines: round(max(_widths(lines, size, lead, tail, bold=bold)), 6),
        default=("",),
    )


def _breaks(words: list[str], count: int) -> Iterator[tuple[str, ...]]:
    """Yield every way to break words into lines, the longest first lines first."""
    for cuts in combinations(range(len(words) - 1, 0, -1), max(0, count - 1)):
        edges = [0, *reversed(cuts), len(words)]
        yield tuple(" ".join(words[a:b]) for a, b in pairwise(edges))


def _widths(
    lines: tuple[str, ...], size: float, lead: float, tail: float, *, bold: bool
) -> list[float]:
    widths = [text_width(line, size, bold=bold) for line in lines]
    widths[0] += lead
    widths[-1] += tail
    return widths

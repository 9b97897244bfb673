"""What ties events of two lines, in boxes side by side: one for each tie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.layout.text_metrics import LINE_HEIGHT, fit_lines, text_width

__all__ = ["CONTRAST", "PlacedTie", "Tie", "boxes_within", "word_x"]

CONTRAST = "contrast"
"""What is written at a tie that is one."""

_LEAST, _WIDEST = 78.0, 230.0
_GAP, _BRICK_GAP = 10.0, 14.0
_PAD_X, _PAD_Y = 7.0, 4.5
_MOST_LINES, _MOST = 4, 12
_LETTER_GAP = 4.0
_WORD_AIR = 8.0


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties an event of the upper line to one of the lower.

    Attributes
    ----------
    id, text : str
        Which, and what is alike, or different.
    letters : str
        Those of its sources, or as many other ones.
    upper, lower : str
        Ids of its events.
    is_contrast : bool
        Whether it is what is different.
    """

    id: str
    text: str
    letters: str
    upper: str
    lower: str
    is_contrast: bool = False


@dataclass(frozen=True, slots=True)
class PlacedTie:
    """A tie's box, and the lines in it with where their middles are.

    Letters follow the last of ``lines``; ``told`` are those under them, the names of its events
    where no lines lead to them; ``word_x`` is where it is written at its frame that it is a
    contrast.
    """

    tie: Tie
    x0: float
    y0: float
    x1: float
    y1: float
    lines: tuple[str, ...]
    ys: tuple[float, ...]
    size: float
    told: tuple[str, ...] = ()
    word_x: float = 0.0


def boxes_within(
    ties: Sequence[Tie],
    at: tuple[Mapping[str, float], Mapping[str, float]],
    room: tuple[float, float],
    size: float,
) -> tuple[tuple[PlacedTie, ...], float]:
    """Place as many boxes as have room, from left to right, and return how high they are together.

    Parameters are as in `timeline.layout.tie_links.link_ties`.
    """
    least = max([_LEAST, *(_least_width(tie, size) for tie in ties)])
    wide = room[1] - room[0]
    fits = int((wide + _BRICK_GAP) * 2 / (least + _BRICK_GAP)) - 1
    most = min(max(1, fits), _MOST)
    return _boxes(_ordered(ties[:most], at, room), room, least, size)


def word_x(box: PlacedTie, enter: float) -> float:
    """Return where on the frame of a contrast the word for it begins: not where a line arrives."""
    wide = text_width(CONTRAST, box.size)
    left = box.x0 + _WORD_AIR
    return left if enter > left + wide + _WORD_AIR else box.x1 - _WORD_AIR - wide


def _least_width(tie: Tie, size: float) -> float:
    """Return how wide a box has to be, so that no word is broken."""
    return (
        2 * _PAD_X
        + max((text_width(word, size, bold=True) for word in tie.text.split()), default=0.0)
        + _letters_width(tie, size)
    )


def _letters_width(tie: Tie, size: float) -> float:
    return text_width(tie.letters, size) + _LETTER_GAP if tie.letters else 0.0


def _ordered(
    ties: Sequence[Tie],
    at: tuple[Mapping[str, float], Mapping[str, float]],
    room: tuple[float, float],
) -> list[Tie]:
    """Return ties in an order in which as few lines cross as can be, and these are short.

    Two of which the upper events are in another order than the lower ones cross in any case, once,
    and no others do in any of these orders.
    """
    orders = [
        sorted(ties, key=lambda t: (at[0][t.upper], at[1][t.lower], t.id)),
        sorted(ties, key=lambda t: (at[1][t.lower], at[0][t.upper], t.id)),
        sorted(ties, key=lambda t: (at[0][t.upper] + at[1][t.lower], at[0][t.upper], t.id)),
    ]
    step = (room[1] - room[0]) / max(1, len(ties))

    def length(order: Sequence[Tie]) -> float:
        middles = [room[0] + (k + 0.5) * step for k in range(len(order))]
        return sum(
            abs(at[0][t.upper] - x) + abs(at[1][t.lower] - x)
            for t, x in zip(order, middles, strict=True)
        )

    return min(orders, key=length)


def _boxes(
    ties: Sequence[Tie], room: tuple[float, float], least: float, size: float
) -> tuple[tuple[PlacedTie, ...], float]:
    """Place boxes of one width in a row, or in two like bricks where that is lower."""
    if not ties:
        return (), 0.0
    x0, x1 = room
    count = len(ties)
    step = (x1 - x0 + _GAP) / count
    found = []
    if step - _GAP >= least:
        middles = [x0 + step * (k + 0.5) - _GAP / 2 for k in range(count)]
        found.append(_in_rows(ties, middles, min(_WIDEST, step - _GAP), size, rows=1))
    if count > 1 or not found:
        step = (x1 - x0 + _BRICK_GAP) / (count + 1)
        middles = [x0 + step * (k + 1) - _BRICK_GAP / 2 for k in range(count)]
        found.append(_in_rows(ties, middles, min(_WIDEST, 2 * step - _BRICK_GAP), size, rows=2))
    return min(found, key=lambda pair: pair[1])


def _in_rows(
    ties: Sequence[Tie], middles: Sequence[float], wide: float, size: float, *, rows: int
) -> tuple[tuple[PlacedTie, ...], float]:
    """Place boxes in rows by turns, each row as high as the longest text in it."""
    pitch = size * LINE_HEIGHT
    texts = [_text(tie, size, wide) for tie in ties]
    most = [max((len(t) for t in texts[row::rows]), default=0) for row in range(rows)]
    # The word for a contrast stands across the upper frame.
    pads = [
        max(_PAD_Y, pitch / 2) if any(tie.is_contrast for tie in ties[row::rows]) else _PAD_Y
        for row in range(rows)
    ]
    tall = [n * pitch + 2 * pad if n else 0.0 for n, pad in zip(most, pads, strict=True)]
    tops = [0.0, tall[0] + _BRICK_GAP / 2]
    found = []
    for k, (tie, middle, lines) in enumerate(zip(ties, middles, texts, strict=True)):
        top, high = tops[k % rows], tall[k % rows]
        first = top + (high - len(lines) * pitch) / 2
        ys = tuple(first + (n + 0.5) * pitch for n in range(len(lines)))
        box = (middle - wide / 2, top, middle + wide / 2, top + high)
        found.append(PlacedTie(tie, *box, lines, ys, size))
    return tuple(found), max(box.y1 for box in found)


def _text(tie: Tie, size: float, wide: float) -> tuple[str, ...]:
    room, letters = max(20.0, wide - 2 * _PAD_X), _letters_width(tie, size)
    lines = fit_lines(tie.text, size, _MOST_LINES, room, bold=True)
    if not lines or text_width(lines[-1], size, bold=True) + letters <= room:
        return lines
    return fit_lines(tie.text, size, _MOST_LINES, max(20.0, room - letters), bold=True)

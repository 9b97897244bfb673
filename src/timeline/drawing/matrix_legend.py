"""The key under a stance matrix: what its colours, signs, numbers and bars mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.drawing.matrix_cells import Pen, Stand
from timeline.layout.text_metrics import flow, text_width
from timeline.schema import STANCE_WORDS

__all__ = ["Key", "draw_key", "key_height"]

_SMALL = 11.0
_LINE = 22.0
_GAP = 18.0
_SQUARE = 17.0
_EDGE = 6.0
_AIR = 18.0
_BAR = 34.0
_SAMPLES = {
    "alone": _BAR,
    "spread": _BAR,
    "days": 34.0,
    "new": 34.0,
    "same": _SQUARE,
    "dot": 10.0,
    "halves": 22.0,
}


@dataclass(frozen=True, slots=True)
class Key:
    """What a matrix shows that needs explaining: countries folded, two days, how many columns.

    ``hidden`` is for all but the first of several grids that share a key.
    """

    folded: bool = False
    two_days: bool = False
    frameworks: int = 0
    hidden: bool = False

    @property
    def entries(self) -> tuple[tuple[int | str, str], ...]:
        """What is drawn before the words, if anything, and the words."""
        found: list[tuple[int | str, str]] = list(STANCE_WORDS.items())
        found.append(("halves", "contradicts itself"))
        if self.two_days:
            found += [
                ("days", "changed: before, after"),
                ("new", "nothing found before"),
                ("same", "unchanged"),
                ("dot", "more said to the same effect"),
            ]
        else:
            found += [
                ("", "2 = statements behind it"),
                ("", "↑ ↓ = moved for, against"),
                ("dot", "changed on this day"),
            ]
        if self.folded:
            found += [
                ("alone", "voices of the country, not its government"),
                ("spread", "voices disagree: from lowest to highest"),
                ("", "2 in a folded row = voices that agree"),
            ]
            if not self.two_days:
                found.append(("", "↕ = some moved for, some against"))
        found += [
            ("", "at the top: voices"),
            ("", f"at the right: frameworks, of {self.frameworks} in view"),
        ]
        if self.folded:
            found.append(("", "at the right of a folded row: squares"))
        return tuple(found)


def key_height(key: Key, width: float) -> float:
    """Return how much of a grid's foot its key takes at a width, px."""
    if key.hidden:
        return _AIR
    return 2 * _AIR + _LINE * (_places(key, width)[-1][0] + 1)


def draw_key(key: Key, pen: Pen, width: float, height: float) -> Iterator[dict[str, object]]:
    """Write the key at the foot of a picture, on as many lines as it takes; yield its boxes."""
    if key.hidden:
        return
    places = _places(key, width)
    top = height - key_height(key, width) + _AIR + _LINE / 2
    for (sample, words), (line, x) in zip(key.entries, places, strict=True):
        left, y = _EDGE + x, top + line * _LINE
        wide = _sample_width(sample)
        yield from _sample(sample, pen, left + wide / 2, y)
        pen.canvas.write(left + wide + (3 if wide else 0), y, words, pen.palette.muted, _SMALL)


def _sample_width(sample: int | str) -> float:
    if isinstance(sample, int):
        return _SQUARE
    return _SAMPLES.get(sample, 0.0)


def _sample(sample: int | str, pen: Pen, x: float, y: float) -> Iterator[dict[str, object]]:
    if isinstance(sample, int):
        pen.square(x, y, sample, size=_SQUARE)
    elif sample == "halves":
        yield from pen.halves(x, y, _SAMPLES["halves"] - 2, -1, 1)
    elif sample == "dot":
        pen.dot(x, y)
    elif sample == "same":
        pen.square(x, y, 0, dim=True, size=_SQUARE)
    elif sample in {"alone", "spread"}:
        yield from pen.bar(x, y, _BAR - 6, {1: 1} if sample == "alone" else {-1: 2, 1: 1})
    elif sample == "days":
        yield from pen.days(x, y, _LOW, _HIGH)
    elif sample == "new":
        yield from pen.days(x, y, None, _HIGH)


_LOW, _HIGH = Stand(-1, -1, -1, split=False), Stand(1, 1, 1, split=False)


def _places(key: Key, width: float) -> list[tuple[int, float]]:
    room = width - 2 * _EDGE + _GAP
    widths = [
        _sample_width(sample) + 3 + text_width(words, _SMALL) + _GAP
        for sample, words in key.entries
    ]
    return flow(widths, room)

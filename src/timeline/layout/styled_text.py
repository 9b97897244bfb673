"""Texts of several looks in one paragraph: broken into lines, and where each run of them stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from timeline.layout.text_metrics import LINE_HEIGHT, text_width, wrapped

__all__ = ["Look", "Paragraph", "Run", "set_runs"]

Look = Literal["strong", "plain", "muted", "raised"]
"""How a run is written: semi-bold, as usual, in grey, or in grey and a little higher."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of one line, whose middle is ``y`` under the top of its paragraph; px."""

    text: str
    look: Look
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that have been set; ``ends`` is where each line ends, px from its left edge."""

    runs: tuple[Run, ...]
    ends: tuple[float, ...]
    size: float

    @property
    def height(self) -> float:
        """How high all its lines are, px."""
        return len(self.ends) * self.size * LINE_HEIGHT

    @property
    def width(self) -> float:
        """How wide its widest line is, px."""
        return max(self.ends, default=0.0)


class _Word(NamedTuple):
    """A word in its line: what it is, and where it begins."""

    text: str
    look: Look
    width: float
    x: float = 0.0


def set_runs(runs: Sequence[tuple[str, Look]], size: float, room: float) -> Paragraph:
    """Break texts that follow each other into lines at most ``room`` px wide.

    A word that is too wide by itself is broken. Between two texts there is a space. What is raised
    stays with the word that it belongs to.
    """
    space = text_width(" ", size)
    lines: list[list[_Word]] = [[]]
    for words in _kept_together(list(_words(runs, size, room)), space, room):
        whole = sum(word.width for word in words) + space * (len(words) - 1)
        if lines[-1] and _end(lines[-1]) + space + whole > room:
            lines.append([])
        for word in words:
            x = _end(lines[-1]) + space if lines[-1] else 0.0
            lines[-1].append(word._replace(x=x))
    found = [run for k, line in enumerate(lines) for run in _joined(line, k, size)]
    return Paragraph(tuple(found), tuple(map(_end, lines)), size)


def _end(line: Sequence[_Word]) -> float:
    return line[-1].x + line[-1].width if line else 0.0


def _words(runs: Sequence[tuple[str, Look]], size: float, room: float) -> Iterator[_Word]:
    """Yield every word with its look and width."""
    for text, look in runs:
        is_bold = look == "strong"
        for word in text.split(" "):
            width = text_width(word, size, bold=is_bold)
            parts = (word,) if width <= room else wrapped(word, size, room, bold=is_bold)
            for part in filter(None, parts):
                yield _Word(part, look, text_width(part, size, bold=is_bold))


def _kept_together(words: Sequence[_Word], space: float, room: float) -> Iterator[list[_Word]]:
    """Yield words one by one; one that something raised follows together with that, if it fits."""
    held: list[_Word] = []
    for word in words:
        wide = sum(w.width + space for w in held) + word.width
        if held and (word.look != "raised" or wide > room):
            yield held
            held = []
        held.append(word)
    if held:
        yield held


def _joined(line: Sequence[_Word], number: int, size: float) -> Iterator[Run]:
    """Yield the runs of a line: words of one look that follow each other are one."""
    y = (number + 0.5) * size * LINE_HEIGHT
    start = 0
    for k in range(1, len(line) + 1):
        if k == len(line) or line[k].look != line[start].look:
            same = line[start:k]
            text = " ".join(word.text for word in same)
            yield Run(text, same[0].look, same[0].x, y, _end(same) - same[0].x)
            start = k

"""The cells of a stance matrix: one stance, two of a contradiction, two days, or many voices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from timeline.drawing.canvas import Canvas
from timeline.drawing.theme import Palette
from timeline.schema import STANCE_GLYPHS

__all__ = ["Cell", "Pen", "Spread", "Square", "Stand", "State", "rect"]

State = Literal["plain", "fresh", "dim", "again", "lit"]
"""How a cell is drawn: as ever, as changed on the day; and where two days are compared, as the same
on both, as the same though more was said, or as changed in between."""

_SMALL, _SIGN = 11.0, 13.0
_HALF, _DAYS = 14.0, 34.0
_BAR, _BAR_AT, _SIGN_AT = 8.0, 7.0, 5.5
_RANGE = 2
_UNITS = 8
"""Up to so many voices can be counted in the bar of a spread."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How someone stands: the fields of `standings.cells`."""

    stance: int
    low: int
    high: int
    split: bool


@dataclass(frozen=True, slots=True)
class Square:
    """What one voice says of a framework, and where that stands; ``before`` on the earlier day."""

    who: str
    framework: str
    x: float
    y: float
    now: Stand
    statements: int = 1
    changed: int = 0
    state: State = "plain"
    before: Stand | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """What the voices of a country say of a framework: how many by stance, None contradictory.

    ``official`` is whether its state or government is one of them; ``moves`` holds 1 where any of
    them moved in favour, -1 where any moved against.
    """

    who: str
    framework: str
    x: float
    y: float
    counts: Mapping[int | None, int]
    official: bool = False
    moves: frozenset[int] = frozenset()
    state: State = "plain"

    @property
    def taken(self) -> tuple[int, ...]:
        """The stances that any of them takes, from against to in favour."""
        return tuple(stance for stance in (-2, -1, 0, 1, 2) if self.counts.get(stance))

    @property
    def is_square(self) -> bool:
        """Whether it is drawn as one stance: the country's own, from which none of them differs."""
        return self.official and len(self.counts) == len(self.taken) == 1


Cell = Square | Spread
Shapes = Iterator[dict[str, object]]


def rect(
    box: tuple[float, float, float, float], fill: str, line: str = "", dash: str = "solid"
) -> dict[str, object]:
    """Return a plotly rectangle from x0, y0 to x1, y1 under everything else."""
    x0, y0, x1, y1 = box
    return {
        "type": "rect",
        "x0": x0,
        "x1": x1,
        "y0": y0,
        "y1": y1,
        "fillcolor": fill,
        "line": {"width": 1, "color": line, "dash": dash} if line else {"width": 0},
        "layer": "below",
    }


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws cells: into ``canvas`` what is written and marked, and yields what are rectangles."""

    canvas: Canvas
    palette: Palette
    cell: float
    wide: float

    def draw(self, cell: Cell) -> Shapes:
        """Draw a cell as what it is."""
        if isinstance(cell, Spread):
            yield from self._spread(cell)
        elif cell.state == "lit":
            yield from self._two_days(cell)
        elif cell.now.split:
            yield from self._halves(cell)
        else:
            self.square(cell.x, cell.y, cell.now.stance, dim=cell.state in {"dim", "again"})
        if isinstance(cell, Square) and cell.state != "lit":
            self._beside(cell)
        if cell.state in {"fresh", "again"}:
            # Over a corner; over the middle of a bar whose corners have signs.
            is_bar = isinstance(cell, Spread) and len(cell.counts) > 1
            away = self.cell / 2 - 1
            self.dot(cell.x - (0 if is_bar else away), cell.y - away - (2 if is_bar else 0))

    def square(
        self, x: float, y: float, stance: int, *, dim: bool = False, size: float = 0
    ) -> None:
        """Draw one stance, as an outline where it is not what the reader looks for."""
        tone, p = self.palette.stances[stance], self.palette
        fill, line, text = (p.page, p.hair, p.muted) if dim else (tone.fill, tone.line, tone.text)
        self.canvas.dot(x, y, size or self.cell, fill, line=line, line_width=1, symbol="square")
        self._sign(x, y, STANCE_GLYPHS[stance], text, _SIGN)

    def dot(self, x: float, y: float) -> None:
        """Draw the sign of news."""
        self.canvas.dot(x, y, 8, self.palette.accent, line=self.palette.page, line_width=1)

    def bar(self, x: float, y: float, wide: float, counts: Mapping[int | None, int]) -> Shapes:
        """Draw a bar with a share for each stance, from against to in favour."""
        total = sum(counts.values())
        left, top = x - wide / 2, y - _BAR / 2
        for stance in (-2, -1, 0, None, 1, 2):
            if n := counts.get(stance, 0):
                right = left + wide * n / total
                fill, line = self._tone(stance)
                yield rect((left, top, right, top + _BAR), fill, line)
                left = right
        for k in range(1, total) if total <= _UNITS else ():
            cut = x - wide / 2 + wide * k / total
            self.canvas.stroke([(cut, top), (cut, top + _BAR)], self.palette.page)

    def halves(self, x: float, y: float, size: float, low: int, high: int) -> Shapes:
        """Draw a contradiction: the lowest stance left, the highest right."""
        for left, stance in ((x - size / 2, low), (x, high)):
            tone = self.palette.stances[stance]
            box = (left, y - size / 2, left + size / 2, y + size / 2)
            yield rect(box, tone.fill, tone.line)
            self._sign(left + size / 4, y, STANCE_GLYPHS[stance], tone.text)

    def days(self, x: float, y: float, before: Stand | None, now: Stand) -> Shapes:
        """Draw how someone stood, an arrow, and how they stand."""
        away = (_DAYS - _HALF) / 2
        yield from self._day(x - away, y, before)
        self.canvas.dot(x, y, 6, self.palette.ink, symbol="triangle-right")
        yield from self._day(x + away, y, now)

    def _tone(self, stance: int | None) -> tuple[str, str]:
        if stance is None:
            return self.palette.muted, self.palette.ink
        tone = self.palette.stances[stance]
        return tone.fill, tone.line

    def _sign(self, x: float, y: float, text: str, colour: str, size: float = _SMALL) -> None:
        self.canvas.write(x, y, text, colour, size, position="middle center", bold=True)

    def _halves(self, s: Square) -> Shapes:
        if s.state not in {"dim", "again"}:
            yield from self.halves(s.x, s.y, self.cell, s.now.low, s.now.high)
            return
        half = self.cell / 2
        yield rect(
            (s.x - half, s.y - half, s.x + half, s.y + half), self.palette.page, self.palette.hair
        )
        for side, stance in ((-1, s.now.low), (1, s.now.high)):
            self._sign(s.x + side * half / 2, s.y, STANCE_GLYPHS[stance], self.palette.muted)

    def _beside(self, s: Square) -> None:
        """Write beside a cell how many statements stand behind it and which way it moved."""
        x = s.x + self.cell / 2 + 2
        if s.statements > 1:
            self.canvas.write(x, s.y - 6, str(s.statements), self.palette.muted, _SMALL)
        if s.changed and not s.now.split:
            self.canvas.write(x, s.y + 6, "↑" if s.changed > 0 else "↓", self.palette.muted, _SMALL)

    def _two_days(self, s: Square) -> Shapes:
        yield from self.days(s.x, s.y, s.before, s.now)

    def _moves(self, s: Spread, x: float, y: float) -> None:
        """Write which way any of the voices moved; between two days the cell is lit instead."""
        if s.moves:
            arrow = "↕" if len(s.moves) > 1 else "↑" if 1 in s.moves else "↓"
            self.canvas.write(x, y, arrow, self.palette.muted, _SMALL)

    def _day(self, x: float, y: float, stand: Stand | None) -> Shapes:
        """Draw how someone stands in half the width, a contradiction one above the other."""
        left, top, tall = x - _HALF / 2, y - self.cell / 2, self.cell
        if stand is None:
            box = (left, top, left + _HALF, top + tall)
            yield rect(box, self.palette.page, self.palette.muted, "dot")
            return
        stances = (stand.high, stand.low) if stand.split else (stand.stance,)
        each = tall / len(stances)
        for k, stance in enumerate(stances):
            tone = self.palette.stances[stance]
            box = (left, top + k * each, left + _HALF, top + (k + 1) * each)
            yield rect(box, tone.fill, tone.line)
            self._sign(x, top + (k + 0.5) * each, STANCE_GLYPHS[stance], tone.text)

    def _spread(self, s: Spread) -> Shapes:
        """Draw the country's stance as a square, else the range of stances over the share of each.

        A voice that is not its government is no square even by itself: it would pass for it.
        """
        if s.is_square:
            self.square(s.x, s.y, s.taken[0], dim=s.state in {"dim", "again"})
            beside = s.x + self.cell / 2 + 2
            if (voices := s.counts[s.taken[0]]) > 1:
                self.canvas.write(beside, s.y - 6, str(voices), self.palette.muted, _SMALL)
            self._moves(s, beside, s.y + 6)
            return
        self._moves(s, s.x + self.wide / 2 - 1, s.y + _BAR_AT)
        signs = [STANCE_GLYPHS[stance] for stance in s.taken]
        if None in s.counts and len(signs) < _RANGE:
            signs.insert(0, "±")
        lowest, highest = signs[0], signs[-1]
        is_dim = s.state in {"dim", "again"}
        edge, colour = self.wide / 2 - 2, self.palette.muted if is_dim else self.palette.ink
        ends = ((-edge, lowest, "middle right"), (edge, highest, "middle left"))
        for x, sign, side in ends if lowest != highest else ((0, lowest, "middle center"),):
            place = (s.x + x, s.y - _SIGN_AT)
            self.canvas.write(*place, sign, colour, _SMALL, position=side, bold=True)
        if is_dim:
            top = s.y + _BAR_AT - _BAR / 2
            box = (s.x - edge, top, s.x + edge, top + _BAR)
            yield rect(box, self.palette.page, self.palette.hair)
        else:
            yield from self.bar(s.x, s.y + _BAR_AT, 2 * edge, s.counts)

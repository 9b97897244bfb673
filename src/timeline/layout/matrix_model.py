"""What a stance matrix says, before it is laid out as a grid or as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from timeline.dates.days import AnyDay

__all__ = ["LOUD", "MatrixCell", "MatrixColumn", "MatrixModel", "MatrixRow", "State", "Sums"]

Stances = tuple[int, ...]
"""Where someone stands: one stance, or the lowest and the highest of a contradiction."""

State = Literal["plain", "fresh", "same", "repeated", "moved", "new", "silent"]
"""Whether a cell is as ever, or changed on the day; where two days are compared, whether it is the
same on both, the same though more was said, moved, was first found, or fell silent in between."""

LOUD: frozenset[State] = frozenset({"moved", "new", "silent"})
"""What a cell did that is not the same on two days."""

Sums = Mapping[str, tuple[int, ...]]
"""How many are in favour, against, neither, and perhaps by now, by the id of a row or column."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row: a voice or government, a country with its voices, or a heading over rows.

    Voices have rows under their country (``open``) or share its own (``folded``). ``voices`` are
    the ids of those who speak in it. A layout adds the name broken into ``lines``, the middle of
    the row, ``y``, and how ``tall`` it is.
    """

    id: str
    name: str
    voices: tuple[str, ...] = ()
    depth: int = 0
    kind: Literal["voice", "open", "folded", "heading"] = "voice"
    lines: tuple[str, ...] = ()
    y: float = 0.0
    tall: float = 0.0

    @property
    def is_group(self) -> bool:
        """Whether it stands for a country, which can be folded and unfolded."""
        return self.kind in {"open", "folded"}

    @property
    def is_bold(self) -> bool:
        """Whether others belong under it."""
        return self.kind != "voice"

    @property
    def has_cells(self) -> bool:
        """Whether cells stand in it: not in that of a country whose voices follow."""
        return self.kind in {"voice", "folded"}

    @property
    def note(self) -> str:
        """What follows the name of a country: how many voices it has."""
        return f"{len(self.voices)}" if self.is_group else ""


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A framework; a layout adds the x of its centre, and as much of the name as fits."""

    id: str
    name: str
    proposition: str = ""
    lines: tuple[str, ...] = ()
    x: float = 0.0


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """Where a voice, or a country with its voices, stands on a framework.

    Attributes
    ----------
    row, framework, name : str
        Ids, and what the row is called.
    stances : tuple of int
        See `Stances`; empty for a country whose voices differ, or whose government is silent. Of
        who fell silent, where they had stood.
    state : str
        See `State`; of a country, what stands out most among its voices.
    count : int
        How many acts stand behind it; of a country how many voices.
    moves : frozenset of int
        1 where it, or a voice of the country, moved in favour; -1 against.
    before : tuple of int
        The stances on the earlier day; empty where nothing had been found.
    known : str
        From when the newest statement counts: ``from 1 Oct 2024``.
    is_perhaps : bool
        Whether nothing has certainly been said by the day, only perhaps.
    perhaps : str
        When what has only perhaps been said by the day was said: ``between 2 and 31 October 2024``;
        blank where there is no such thing.
    way : tuple of tuple of int
        Between two days, where it stood one after the other, from where it was if it was anywhere.
    steps : str
        The same in words: ``++ in September 2024 → + on 7 October 2024``.
    voices : tuple of MatrixCell
        Those of the country.
    is_official : bool
        Whether the country's state or government is one of them.
    """

    row: str = ""
    framework: str = ""
    name: str = ""
    stances: Stances = ()
    state: State = "plain"
    count: int = 1
    moves: frozenset[int] = frozenset()
    before: Stances = ()
    known: str = ""
    is_perhaps: bool = False
    perhaps: str = ""
    way: tuple[Stances, ...] = ()
    steps: str = ""
    voices: tuple[MatrixCell, ...] = ()
    is_official: bool = False

    @property
    def stance(self) -> int | None:
        """The one stance; None for a contradiction and for voices that differ."""
        return self.stances[0] if len(self.stances) == 1 else None

    @property
    def is_pale(self) -> bool:
        """Whether it is as it was on the earlier day, so that others are looked for."""
        return self.state in {"same", "repeated"}

    @property
    def arrow(self) -> str:
        """Which way it moved, or its voices did; blank if not at all."""
        return {(): "", (1,): "↑", (-1,): "↓"}.get(tuple(self.moves), "↕")

    @property
    def speaking(self) -> tuple[MatrixCell, ...]:
        """The voices of a country that count: those that have certainly spoken, else perhaps.

        Those who fell silent do not.
        """
        here = [v for v in self.voices if v.state != "silent"]
        certain = [v for v in here if not v.is_perhaps]
        return tuple(certain or here or self.voices)

    @property
    def by_stance(self) -> dict[int | None, list[MatrixCell]]:
        """The voices that count from against to in favour, None for the contradictory, last."""
        return {
            stance: found
            for stance in (-2, -1, 0, 1, 2, None)
            if (found := [voice for voice in self.speaking if voice.stance == stance])
        }

    @property
    def spread(self) -> tuple[tuple[int | None, int], ...]:
        """How many voices take which stance; empty where one stance stands for the country."""
        if self.stances:
            return ()
        return tuple((stance, len(found)) for stance, found in self.by_stance.items())


@dataclass(frozen=True, slots=True)
class MatrixModel:
    """A stance matrix as of a day, or between an earlier one and it.

    Attributes
    ----------
    rows, columns : tuple of MatrixRow and of MatrixColumn
        In order.
    cells : mapping of (str, str) to MatrixCell
        What is known, by the ids of row and column.
    row_sums, column_sums : mapping
        See `Sums`; those of rows are over all ``frameworks`` in view, shown or not.
    asof, since : datetime.date or None
        The day, None for the newest, and the earlier one, if any.
    counted : str
        What its rows are, in the singular: ``voice`` or ``government``.
    is_inexact : bool
        Whether of any statement in view there are days by which it has perhaps been made: then the
        sums have room for those, also on other days.
    """

    rows: tuple[MatrixRow, ...]
    columns: tuple[MatrixColumn, ...]
    cells: Mapping[tuple[str, str], MatrixCell]
    row_sums: Sums
    column_sums: Sums
    frameworks: int
    asof: AnyDay | None = None
    since: AnyDay | None = None
    counted: str = "voice"
    is_inexact: bool = False

    @property
    def sum_names(self) -> tuple[str, ...]:
        """What is counted at the top of each column, in the order in which it stands there."""
        names = (f"{self.counted}s in favour", f"{self.counted}s against", "neither")
        return (*names, "by now perhaps" if self.has_perhaps else "") if self.is_inexact else names

    @property
    def sums_rows(self) -> bool:
        """Whether rows have sums: over a single framework they would only repeat its cells."""
        return self.frameworks > 1

    @property
    def has_perhaps(self) -> bool:
        """Whether of any cell it is only perhaps that something has been said by the day."""
        return any(sums[-1] for sums in self.column_sums.values())

    def has(self, *states: State) -> bool:
        """Return whether any cell, or voice of a country, is in one of the states."""
        return any(
            one.state in states for cell in self.cells.values() for one in (cell, *cell.voices)
        )

    @property
    def is_folded(self) -> bool:
        """Whether voices of any country share a row."""
        return any(row.kind == "folded" for row in self.rows)

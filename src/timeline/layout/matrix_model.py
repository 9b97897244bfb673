"""What a stance matrix says, before it is laid out as a grid or as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

__all__ = ["MatrixCell", "MatrixColumn", "MatrixModel", "MatrixRow", "State", "Sums"]

Stances = tuple[int, ...]
"""Where someone stands: one stance, or the lowest and the highest of a contradiction."""

State = Literal["plain", "fresh", "same", "repeated", "changed"]
"""Whether a cell is as ever, or changed on the day; where two days are compared, whether it is the
same on both, the same though more was said, or changed in between."""

Sums = Mapping[str, tuple[int, int, int]]
"""How many are in favour, against and neither, by the id of a row or column."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row: a voice, or a country whose voices have rows under it (``open``) or share its own.

    ``voices`` are the ids of those who speak in it. A layout adds the name broken into ``lines``,
    the middle of the row, ``y``, and how ``tall`` it is.
    """

    id: str
    name: str
    voices: tuple[str, ...] = ()
    depth: int = 0
    kind: Literal["voice", "open", "folded"] = "voice"
    lines: tuple[str, ...] = ()
    y: float = 0.0
    tall: float = 0.0

    @property
    def is_group(self) -> bool:
        """Whether it stands for a country."""
        return self.kind != "voice"

    @property
    def has_cells(self) -> bool:
        """Whether cells stand in it: not in that of a country whose voices follow."""
        return self.kind != "open"

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
        See `Stances`; empty for a country whose voices differ, or whose government is silent.
    state : str
        See `State`; of a country, what stands out most among its voices.
    count : int
        How many statements stand behind it; of a country how many voices.
    moves : frozenset of int
        1 where it, or a voice of the country, moved in favour; -1 against.
    before : tuple of int
        The stances on the earlier day; empty where nothing had been found.
    known : str
        When the newest statement was made: ``1 Oct 2024``, or ``by now perhaps (Sep 2024)``.
    certain : bool
        Whether a statement has certainly been made by the day, and not only perhaps; of a country
        whether one of a voice has.
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
    certain: bool = True
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
    def by_stance(self) -> dict[int | None, list[MatrixCell]]:
        """The voices of a country from against to in favour, None for the contradictory, last."""
        return {
            stance: found
            for stance in (-2, -1, 0, 1, 2, None)
            if (found := [voice for voice in self.voices if voice.stance == stance])
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
    """

    rows: tuple[MatrixRow, ...]
    columns: tuple[MatrixColumn, ...]
    cells: Mapping[tuple[str, str], MatrixCell]
    row_sums: Sums
    column_sums: Sums
    frameworks: int
    asof: date | None = None
    since: date | None = None

    @property
    def is_folded(self) -> bool:
        """Whether voices of any country share a row."""
        return any(row.kind == "folded" for row in self.rows)

"""Labels that ask for a place beside the row of marks, the room for them, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Arrangement", "Candidate", "PackedLabel", "Sheet"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A label that asks to be placed.

    Attributes
    ----------
    id : str
        What it is a label of.
    anchor : float
        Where its mark stands, px.
    is_above : bool
        Whether it goes above the row of marks.
    sizes : tuple of (float, float)
        Width and height of its text for each wrap; all candidates have as many.
    is_core : bool
        Whether it has to be named.
    reach : float
        How far its lane may be from its mark unless it is core, px.
    """

    id: str
    anchor: float
    is_above: bool
    sizes: tuple[tuple[float, float], ...]
    is_core: bool = False
    reach: float = 330.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """The room for labels.

    Attributes
    ----------
    x0, x1 : float
        From where to where labels may reach, px.
    height : float
        Of both sides together, labels and channels, without the axis between them; px.
    channel : float
        Greatest height of the channel for tracks, for each side, px.
    lane, gap : float
        Distance of lanes and of labels in a column, px.
    fullness : float
        Share of the room that labels may take unless all are core.
    first_line : float or None
        How far below the top of a text its leader ends, px; half the least height if not given.
    """

    x0: float
    x1: float
    height: float
    channel: float = 46.0
    lane: float = 6.5
    fullness: float = 0.66
    gap: float = 4.5
    first_line: float | None = None


@dataclass(frozen=True, slots=True)
class PackedLabel:
    """A label in its place.

    Attributes
    ----------
    id : str
        What it is a label of.
    x0, y0, x1, y1 : float
        The box of its text, px; y from the row of marks, negative above it.
    leader : tuple of (float, float)
        Corners of its leader, from the mark to the edge of the box; parts are level or upright.
    """

    id: str
    x0: float
    y0: float
    x1: float
    y1: float
    leader: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where labels stand.

    Attributes
    ----------
    wrap : int
        Which of their sizes was taken.
    above, below : float
        Heights of the sides, px; 0 where nobody stands.
    labels : tuple of PackedLabel
        In the order of the candidates.
    unplaced : tuple of str
        Core labels that found no place at all.
    """

    wrap: int
    above: float
    below: float
    labels: tuple[PackedLabel, ...]
    unplaced: tuple[str, ...]

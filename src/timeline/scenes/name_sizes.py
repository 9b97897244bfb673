"""How large the names of a chart are, and how much smaller where not all have room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from timeline.layout.event_labels import LabelFace

__all__ = ["FACES", "LEAST_SIZE", "face_of", "smaller"]

FACES: Mapping[str, float] = MappingProxyType({"few": 13.0, "calm": 12.0, "all": 11.0})
"""Font size of names, by how many there are; px."""

LEAST_SIZE, _SMALLER = 8.5, 0.93
"""How small names get, px, and in which steps, where not all that have to be named have room."""

_WRAPS = (14.2, 13.0, 12.0)
"""Widths to which names are wrapped, in font sizes."""


def face_of(size: float, wraps: Sequence[float] = _WRAPS) -> LabelFace:
    """Return how labels of a font size are set, wrapped to these widths in font sizes."""
    return LabelFace(size, round(size * 1.08, 2), tuple(size * wrap for wrap in wraps))


def smaller(size: float, least: float = LEAST_SIZE) -> float:
    """Return the next smaller font size, px."""
    return max(least, size * _SMALLER)

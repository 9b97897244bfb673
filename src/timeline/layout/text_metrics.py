"""How wide a text is when it is drawn, and where to break it, measured by the shaper."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import inf

from timeline.fonts import shaping
from timeline.fonts.typefaces import UNITS

__all__ = [
    "EDGE",
    "FAMILY",
    "FONT_SIZE",
    "LINE_HEIGHT",
    "NUMBER_GAP",
    "SMALL",
    "balanced_lines",
    "evened",
    "fit_lines",
    "flow",
    "reach",
    "text_width",
    "wrapped",
]

FAMILY = "IBM Plex Sans"
"""The family that is measured; `static/fonts` serves the same files to the browser."""

LINE_HEIGHT = 1.3
"""Distance between baselines in font sizes, as plotly sets multi-line text."""

FONT_SIZE, SMALL = 12.0, 11.0
"""Size of the names in a chart, and of what stands beside them; px."""

NUMBER_GAP, EDGE = 4.0, 4.0
"""Distance from a number to the text that it stands before, and from a text to an edge; px."""


@lru_cache(maxsize=50_000)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the advance width of one line of text.

    Parameters
    ----------
    text : str
        One line, each letter in the font that has it, as browsers shape it.
    size : float
        Font size in px.
    bold : bool
        Whether the semi-bold cut is drawn.

    Returns
    -------
    float
        Width in px.
    """
    return shaping.width(text, bold=bold) * size / UNITS


@lru_cache(maxsize=50_000)
def balanced_lines(text: str, size: float, limit: int, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text at spaces into `limit` lines of nearly equal width.

    Of all ways to break it, the one whose widest line is narrowest is taken, the longer line first
    among equals. A text with fewer words than lines gives one word a line.
    """
    words = text.split()
    if limit <= 1 or len(words) <= 1:
        return (" ".join(words),)
    best: tuple[str, ...] = ()
    best_width = float("inf")
    for cut in range(len(words) - 1, 0, -1):
        lines = (
            " ".join(words[:cut]),
            *balanced_lines(" ".join(words[cut:]), size, limit - 1, bold=bold),
        )
        width = max(text_width(line, size, bold=bold) for line in lines)
        if width < best_width - 1e-9:
            best, best_width = lines, width
    return best


def evened(
    lines: tuple[str, ...], size: float, room: float, *, bold: bool = False
) -> tuple[str, ...]:
    """Break the same words into as many lines, as even as can be: no last one of a lone word.

    Lines stay as they are where that needs more of them, or a wider room.
    """
    even = balanced_lines(" ".join(lines), size, len(lines), bold=bold)
    is_within = all(text_width(line, size, bold=bold) <= room for line in even)
    return even if len(even) == len(lines) and is_within else lines


@lru_cache(maxsize=10_000)
def fit_lines(
    text: str, size: float, limit: int, room: float, *, bold: bool = False
) -> tuple[str, ...]:
    """Break a text into as few lines as fit into ``room`` px, at most `limit` of them.

    A word that is too wide by itself is broken; what still finds no room is cut off with an
    ellipsis.
    """
    for count in range(1, limit + 1):
        if text_width(text, size, bold=bold) <= count * room:
            lines = balanced_lines(text, size, count, bold=bold)
            if all(text_width(line, size, bold=bold) <= room for line in lines):
                return lines
    return wrapped(text, size, room, bold=bold, limit=limit)


@lru_cache(maxsize=10_000)
def wrapped(
    text: str, size: float, room: float, *, bold: bool = False, limit: float = inf
) -> tuple[str, ...]:
    """Break a text into lines, each as full as ``room`` px allow.

    What finds no room on `limit` lines is cut off with an ellipsis.
    """
    lines: list[str] = []
    rest = " ".join(text.split())
    while rest and len(lines) < limit:
        line = _head(rest, size, room, bold=bold)
        rest = rest[len(line) :].lstrip()
        lines.append(line.rstrip())
    if rest:
        lines[-1] = _ellipsis(lines[-1], size, room, bold=bold)
    return tuple(lines)


def _head(text: str, size: float, room: float, *, bold: bool) -> str:
    """Return how much of a text fits, up to a space if there is one, and a character at least."""
    end = reach(text, size, room, bold=bold)
    if end < len(text) and text[end] != " " and " " in text[:end]:
        return text[: text[:end].rindex(" ")]
    return text[: max(1, end)]


def _ellipsis(line: str, size: float, room: float, *, bold: bool) -> str:
    end = reach(line, size, room - text_width("…", size, bold=bold), bold=bold)
    return line[:end].rstrip() + "…"


def reach(text: str, size: float, room: float, *, bold: bool = False) -> int:
    """Return how many characters of a text fit, in few steps however long it is."""
    low, high = 0, min(len(text), max(1, int(2 * room / size)))
    while text_width(text[:high], size, bold=bold) <= room:
        if high == len(text):
            return high
        low, high = high, min(2 * high, len(text))
    while high - low > 1:
        middle = (low + high) // 2
        if text_width(text[:middle], size, bold=bold) <= room:
            low = middle
        else:
            high = middle
    return low


def flow(widths: Sequence[float], room: float) -> list[tuple[int, float]]:
    """Set things one after the other, on a new line where the room is used up.

    Returns
    -------
    list of (int, float)
        For each thing the number of its line, from 0, and how far from the left it starts, px.
    """
    places = []
    line, x = 0, 0.0
    for width in widths:
        if x and x + width > room:
            line, x = line + 1, 0.0
        places.append((line, x))
        x += width
    return places

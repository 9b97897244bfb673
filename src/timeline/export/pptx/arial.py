"""How wide Arial is, so that what was laid out with another family keeps its room in Arial."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from timeline.layout.text_metrics import text_width

__all__ = ["FAMILY", "tightening"]

FAMILY = "Arial"
"""The family of a deck.

It must be on the machine of whoever opens the deck: PowerPoint cannot be trusted to embed fonts,
and what it takes instead of one that is missing may be any. Arial comes with Windows, macOS and
Office; elsewhere Liberation Sans and Arimo have the same widths. Calibri, as common and narrower,
is replaced outside Office by families that are far wider. Upright Arial is as wide as the IBM Plex
Sans that is measured (names of the Asian NATO data: 0.998 of it on average, at most 1.10), its
bold 1.035 times as wide as the semi-bold; lines for which that is too wide are set tighter.
"""

_FIRST = 32
_WIDTHS = {
    False: """
278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556
556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778
722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222
500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584
""",
    True: """
278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556
556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778
722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278
556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584
""",
}
"""Advance widths of the characters from space to tilde, in thousandths of the size, as those of
Helvetica (Adobe's AFM files), with which Arial is made to agree."""

_BEYOND = {
    "–": (556, 556),
    "—": (1000, 1000),
    "…": (1000, 1000),
    "−": (584, 584),
    "±": (549, 549),
    "‘": (222, 278),
    "’": (222, 278),
    "“": (333, 500),
    "”": (333, 500),
    "·": (333, 333),
    "¶": (537, 556),
    "§": (556, 556),
    "→": (1000, 1000),
    "↑": (500, 500),
    "↓": (500, 500),
}
"""Those of some signs that the pages use, upright and bold."""

_TABLES = {
    bold: {chr(_FIRST + k): int(width) for k, width in enumerate(widths.split())}
    | {char: pair[bold] for char, pair in _BEYOND.items()}
    for bold, widths in _WIDTHS.items()
}


def tightening(lines: Iterable[str], size: float, room: float, *, bold: bool = False) -> float:
    """Return by how much less to set between letters for lines to fit where they were laid out.

    Parameters
    ----------
    lines : iterable of str
        As the layout broke them.
    size : float
        Font size, points.
    room : float
        How wide they may be at least; no less than they were laid out in any case.
    bold : bool
        Whether they are in bold.

    Returns
    -------
    float
        Points for each letter, 0 or less: the most that any of the lines needs.
    """
    least = 0.0
    for line in lines:
        most = max(room, text_width(line, size, bold=bold))
        least = min(least, (most - _width(line, size, bold=bold)) / max(1, len(line)))
    return least


def _width(text: str, size: float, *, bold: bool) -> float:
    table = _TABLES[bold]
    known = (_letters(c, table) for c in text)
    return sum(
        sum(table[c] for c in letters) * size / 1000
        if letters
        else text_width(char, size, bold=bold)
        for char, letters in zip(text, known, strict=True)
    )


def _letters(char: str, table: dict[str, int]) -> str:
    """Return the letter under an accent; nothing where its width is not known."""
    if char in table:
        return char
    plain = unicodedata.normalize("NFKD", char)[:1]
    return plain if plain in table else ""

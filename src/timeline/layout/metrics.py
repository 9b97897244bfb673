"""How wide a text is when it is drawn, and where to break it, from the font that is shipped."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from unicodedata import east_asian_width

from PIL import ImageFont

__all__ = ["FAMILY", "LINE_HEIGHT", "balanced_lines", "text_width"]

FAMILY = "IBM Plex Sans"
"""The family that is measured; `static/fonts` serves the same files to the browser."""

LINE_HEIGHT = 1.3
"""Distance between baselines in font sizes, as plotly sets multi-line text."""

_FILES = {False: "IBMPlexSans-Regular.woff2", True: "IBMPlexSans-SemiBold.woff2"}
_UNITS = 1000


@cache
def _font(*, bold: bool) -> ImageFont.FreeTypeFont:
    content = (files("timeline.layout") / "fonts" / _FILES[bold]).read_bytes()
    return ImageFont.truetype(BytesIO(content), _UNITS)


@lru_cache(maxsize=50_000)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the advance width of one line of text.

    Parameters
    ----------
    text : str
        One line. East Asian wide characters count one em each: they are drawn by the companion
        family, whose glyphs are that wide.
    size : float
        Font size in px.
    bold : bool
        Whether the semi-bold cut is drawn.

    Returns
    -------
    float
        Width in px.
    """
    narrow = "".join(c for c in text if east_asian_width(c) not in "WF")
    units = _font(bold=bold).getlength(narrow) + _UNITS * (len(text) - len(narrow))
    return float(units) * size / _UNITS


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

"""Where a name may be broken: after blanks, between Chinese and Japanese signs, in long words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

from timeline.layout.text_metrics import reach, text_width

__all__ = ["pieces"]

_SIGN = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Letters between which a line may end: those of Chinese and Japanese, not of Korean."""
_OPENS = "「『（《〈【〔"  # noqa: RUF001 -- these are meant
_ENDS = "、。，．！？：；」』）》〉】〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"  # noqa: RUF001 -- and these
"""What no line ends with, and what none begins with: the least of JIS X 4051."""
_PIECE = re.compile(f"\\d+[年月日]|[{_OPENS}]*[{_SIGN}][{_ENDS}]*|[^{_SIGN}{_OPENS}]+[{_ENDS}]*|.")
_MARKS = {"Mn", "Mc", "Me", "Cf"}
"""Categories of what belongs to the letter before it."""


def pieces(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Return the pieces between which a name may be broken, each with the blank after it, if any.

    A word wider than ``room`` px is broken wherever it has to be.

    Examples
    --------
    >>> from timeline.layout.line_breaks import pieces
    >>> pieces("Treaty of 2014年の閣議", 12.0, 150.0)
    ['Treaty ', 'of ', '2014年', 'の', '閣', '議 ']
    """
    found = []
    for word in text.split():
        parts = [
            chunk for part in _PIECE.findall(word) for chunk in _chunks(part, size, room, bold=bold)
        ]
        found += [*parts[:-1], f"{parts[-1]} "]
    return found


def _chunks(part: str, size: float, room: float, *, bold: bool) -> Iterator[str]:
    """Yield a part as it is, or broken between letters so that each piece has room."""
    while part and text_width(part, size, bold=bold) > room:
        end = max(1, reach(part, size, room, bold=bold))
        while 1 < end < len(part) and category(part[end]) in _MARKS:
            end -= 1
        yield part[:end]
        part = part[end:]
    if part:
        yield part

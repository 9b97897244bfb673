"""Where the placeholders of the layouts are, in points: as a page of one title line has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from timeline.layout.page import FOOT, NOTE, SAID, TITLE, Size
from timeline.layout.text_metrics import LINE_HEIGHT

__all__ = [
    "CONTENTS",
    "FRONT",
    "SUBTITLE",
    "Placeholder",
    "holders",
    "note_holders",
    "title_holders",
]

_FOLIO_WIDTH = 22.0
_NOTE_LINES, _COLUMN, _GAP = 5, 214.0, 14.0
FRONT, SUBTITLE, CONTENTS = 34.0, 15.0, 14.0
"""Font sizes of the title slide."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder: what it is for, its type and index, where it is, and how its text is set."""

    name: str
    type: str
    index: int
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    colour: str = "tx1"
    bold: bool = False
    align: str = "l"
    anchor: str = "t"

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        return self.x0, self.y0, self.x1, self.y1


def holders(size: Size) -> dict[str, Placeholder]:
    """Return the placeholders of every layout but the title slide's by name."""
    left, right = size.margin, size.width - size.margin
    top, line = size.margin * 0.75, FOOT * LINE_HEIGHT
    said = top + TITLE * LINE_HEIGHT + 2.0
    note, under = said + SAID * LINE_HEIGHT, said + 2 * SAID * LINE_HEIGHT
    foot = size.height - size.margin * 0.5 - line
    folio = (right, foot, right + _FOLIO_WIDTH, foot + line)
    found = (
        Placeholder("Title", "title", 0, left, top, right, said - 2.0, TITLE, bold=True),
        Placeholder("Sentence", "body", 13, left, said, right, note, SAID, "tx2"),
        Placeholder("Note", "body", 14, left, note, right, under, SAID),
        Placeholder("Version", "ftr", 11, left, foot, right, foot + line, FOOT, "tx2"),
        Placeholder("Slide number", "sldNum", 12, *folio, FOOT, "tx2", align="r"),
    )
    return {holder.name: holder for holder in found}


def note_holders(size: Size) -> Iterator[Placeholder]:
    """Yield as many columns of footnotes as a page has at most."""
    wide, bottom = size.width - 2 * size.margin, holders(size)["Version"].y0 - 8.0
    count = max(1, int((wide + _GAP) // _COLUMN))
    each = (wide - _GAP * (count - 1)) / count
    for k in range(count):
        x, top = size.margin + k * (each + _GAP), bottom - _NOTE_LINES * NOTE * LINE_HEIGHT
        yield Placeholder(f"Footnotes {k + 1}", "body", 16 + k, x, top, x + each, bottom, NOTE)


def title_holders(size: Size) -> dict[str, Placeholder]:
    """Return the placeholders of the title slide's layout by name."""
    left, right = size.margin * 2, size.width - size.margin * 2
    common = holders(size)
    line = FOOT * LINE_HEIGHT
    middle, foot = size.height * 0.42, common["Version"].y0 - line
    top = max(size.margin, middle - 3 * FRONT * LINE_HEIGHT)
    under = middle + 20 + 3 * SUBTITLE * LINE_HEIGHT
    front = (left, top, right, middle)
    found = (
        Placeholder("Title", "ctrTitle", 0, *front, FRONT, bold=True, anchor="b"),
        Placeholder("Subtitle", "subTitle", 1, left, middle + 20, right, under, SUBTITLE, "tx2"),
        Placeholder("Contents", "body", 13, left, under + 12, right, foot - 12, CONTENTS),
        replace(common["Version"], x0=left, x1=right, y0=foot, y1=foot + line),
        Placeholder("Link", "body", 15, left, foot + line, right, foot + 2 * line, FOOT, "tx2"),
    )
    return {holder.name: holder for holder in found}

"""Text as the XML of a slide: runs and paragraphs, whatever characters the data have."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape

from fpdf.fonts import CORE_FONTS_CHARWIDTHS

from timeline.drawing.markup import clean
from timeline.export.pptx.colours import Colours
from timeline.layout.text_metrics import LINE_HEIGHT, text_width
from timeline.words import is_rtl

__all__ = [
    "NO_INSETS",
    "Style",
    "attribute",
    "broken",
    "clean",
    "emu",
    "flowing",
    "paragraph",
    "run",
    "tightening",
]

NO_INSETS = 'lIns="0" tIns="0" rIns="0" bIns="0"'

_WIDTHS = {False: CORE_FONTS_CHARWIDTHS["helvetica"], True: CORE_FONTS_CHARWIDTHS["helveticaB"]}
"""Advance widths of Helvetica in thousandths of the size, by characters of Windows-1252.

Arial is the family of a deck and is made to agree with Helvetica. A family must be on the machine
of whoever opens the deck: PowerPoint cannot be trusted to embed fonts, and what it takes instead of
one that is missing may be any. Arial comes with Windows, macOS and Office; elsewhere Liberation
Sans and Arimo have the same widths. Calibri, as common and narrower, is replaced outside Office by
families that are far wider. Upright Arial is as wide as the IBM Plex Sans that is measured (names
of the Asian NATO data: 0.998 of it on average, at most 1.10), its bold 1.035 times as wide as the
semi-bold; lines for which that is too wide are set tighter.
"""

_WIDER = {"·": 333}
"""What is wider in Arial."""
_JOINED_BOLD = 1.25
"""How much wider than measured the bold of Arabic and Hebrew may be, which most families here have
only in regular."""

_FROM_RIGHT, _END = "\N{RIGHT-TO-LEFT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}"


@dataclass(frozen=True, slots=True)
class Style:
    """How a run is set; of a blank colour, or a size of 0, as its placeholder says."""

    size: float = 0.0
    colour: str = ""
    bold: bool = False
    tight: float = 0.0
    link: str = ""
    jump: bool = False
    """``link`` is the id of the relationship to an address, or where it jumps to a slide."""
    highlight: str = ""


def emu(points: float) -> int:
    """Return points in English metric units, in which slides are measured."""
    return round(points * 12_700)


def attribute(text: str) -> str:
    """Return a text for an attribute of an element."""
    return escape(clean(text), {'"': "&quot;"})


def run(text: str, style: Style, colours: Colours) -> str:
    """Return a run of text in one style.

    It is not checked for spelling: names of people and places would all be underlined.
    """
    size = f' sz="{round(style.size * 100)}"' if style.size else ""
    bold = ' b="1"' if style.bold else ""
    tight = f' spc="{round(style.tight * 100)}"' if round(style.tight * 100) else ""
    fill = colours.fill(style.colour) if style.colour else ""
    link = ""
    if style.link:
        jump = ' action="ppaction://hlinksldjump"' if style.jump else ""
        link = f'<a:hlinkClick r:id="{style.link}"{jump}/>'
    if style.highlight:
        fill += f"<a:highlight>{colours.colour(style.highlight)}</a:highlight>"
    said = escape(clean(text))
    return f'<a:r><a:rPr{size}{bold}{tight} noProof="1">{fill}{link}</a:rPr><a:t>{said}</a:t></a:r>'


def broken(lines: Sequence[str], style: Style, colours: Colours) -> str:
    """Return lines as runs, broken where the layout broke them."""
    return "<a:br/>".join(run(line, style, colours) for line in lines)


def flowing(
    lines: Sequence[str], style: Style, colours: Colours, *, is_embedded: bool = False
) -> str:
    """Return lines as runs that break anew where the text or its box is changed.

    After a line without a space the layout may have broken a word: there they stay broken. A text
    that ``is_embedded`` in a line that runs from the left, after its number, runs its own way
    there.
    """
    blocks: list[list[str]] = [[]]
    for line in lines:
        blocks[-1].append(line)
        if " " not in line.strip():
            blocks.append([])
    texts = [" ".join(block) for block in blocks if block]
    if is_embedded and is_rtl(" ".join(texts)):
        texts = [f"{_FROM_RIGHT}{text}{_END}" for text in texts]
    return "<a:br/>".join(run(text, style, colours) for text in texts)


def paragraph(
    runs: str,
    size: float = 0.0,
    *,
    said: Iterable[str] = (),
    align: str = "",
    hanging: float = 0.0,
    tab: float = 0.0,
) -> str:
    """Return a paragraph.

    Parameters
    ----------
    runs : str
        What it says, as `run` returns it.
    size : float
        Font size from which the distance of lines follows, points; as its box says where 0.
    said : iterable of str
        The lines that it says; it runs from the right, and is flush there, where these do.
    align : str
        ``l``, ``ctr`` or ``r``; as its box says if blank.
    hanging : float
        How far the lines after the first are indented, points.
    tab : float
        Where a text after a tab ends, points; none if 0.
    """
    known = f' marL="{emu(hanging)}" indent="{-emu(hanging)}"' if hanging else ""
    rtl = is_rtl(" ".join(said))
    align = "r" if rtl and align != "ctr" else align
    known += f' algn="{align}"' if align else ""
    known += ' rtl="1"' if rtl else ""
    inner = ""
    if size:
        # The same distance whatever the family, so that lines stand where they were laid out.
        inner += f'<a:lnSpc><a:spcPts val="{round(size * LINE_HEIGHT * 100)}"/></a:lnSpc>'
    if tab:
        inner += f'<a:tabLst><a:tab pos="{emu(tab)}" algn="r"/></a:tabLst>'
    # What says nothing is as high as its letters would be, 18 points where none are set.
    end = "" if runs or not size else f'<a:endParaRPr sz="{round(size * 100)}"/>'
    return f"<a:p><a:pPr{known}>{inner}</a:pPr>{runs}{end}</a:p>"


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
    for line in map(clean, lines):
        most = max(room, text_width(line, size, bold=bold))
        wide = _width(line, size, bold=bold)
        least = min(least, (most - wide) / max(1, len(line)))
    return least


def _width(line: str, size: float, *, bold: bool) -> float:
    """Return the width of a line in Arial; letters of which that is not known as measured together.

    Those of Arabic and Hebrew join, or carry points: one by one they are far wider.
    """
    wide = 0.0
    for units, some in groupby(line, key=lambda char: _units(char, bold=bold)):
        part = "".join(some)
        joined = _JOINED_BOLD if bold and is_rtl(part) else 1.0
        measured = joined * text_width(part, size, bold=bold)
        wide += units * len(part) * size / 1000 if units else measured
    return wide


def _units(char: str, *, bold: bool) -> int:
    """Return the width of a letter, with an accent or without, in thousandths; 0 if not known."""
    for letter in (char, unicodedata.normalize("NFKD", char)[:1]):
        code = letter.encode("cp1252", "ignore").decode("latin-1")
        if units := _WIDER.get(letter) or _WIDTHS[bold].get(code):
            return int(units)
    return 0

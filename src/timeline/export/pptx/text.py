"""Text as the XML of a slide: runs, paragraphs and boxes, whatever characters the data have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from timeline.drawing.markup import clean
from timeline.export.pptx.arial import tightening
from timeline.export.pptx.colours import Colours
from timeline.layout.text_metrics import LINE_HEIGHT

__all__ = [
    "NO_INSETS",
    "Style",
    "attribute",
    "broken",
    "clean",
    "emu",
    "fitted",
    "flowing",
    "paragraph",
    "run",
]

NO_INSETS = 'lIns="0" tIns="0" rIns="0" bIns="0"'


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


def broken(
    lines: Sequence[str], style: Style, colours: Colours, *, before: Iterable[str] = ()
) -> str:
    """Return lines as one paragraph's runs, broken where the layout broke them."""
    runs = [run(line, style, colours) for line in lines]
    return "".join(before) + "<a:br/>".join(runs)


def flowing(lines: Sequence[str], style: Style, colours: Colours) -> str:
    """Return lines as runs that break anew where the text or its box is changed.

    After a line without a space the layout may have broken a word: there they stay broken.
    """
    blocks: list[list[str]] = [[]]
    for line in lines:
        blocks[-1].append(line)
        if " " not in line.strip():
            blocks.append([])
    return "<a:br/>".join(run(" ".join(block), style, colours) for block in blocks if block)


def paragraph(
    runs: str,
    size: float = 0.0,
    *,
    align: str = "",
    hanging: float = 0.0,
    tab: float = 0.0,
    before: float = 0.0,
) -> str:
    """Return a paragraph.

    Parameters
    ----------
    runs : str
        What it says, as `run` returns it.
    size : float
        Font size from which the distance of lines follows, points; as its box says where 0.
    align : str
        ``l``, ``ctr`` or ``r``; as its box says if blank.
    hanging : float
        How far the lines after the first are indented, points.
    tab : float
        Where a text after a tab ends, points; none if 0.
    before : float
        Space over it, points.
    """
    known = f' marL="{emu(hanging)}" indent="{-emu(hanging)}"' if hanging else ""
    known += f' algn="{align}"' if align else ""
    inner = ""
    if size:
        # The same distance whatever the family, so that lines stand where they were laid out.
        inner += f'<a:lnSpc><a:spcPts val="{round(size * LINE_HEIGHT * 100)}"/></a:lnSpc>'
    inner += f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef>' if before else ""
    if tab:
        inner += f'<a:tabLst><a:tab pos="{emu(tab)}" algn="r"/></a:tabLst>'
    # What says nothing is as high as its letters would be, 18 points where none are set.
    end = "" if runs or not size else f'<a:endParaRPr sz="{round(size * 100)}"/>'
    return f"<a:p><a:pPr{known}>{inner}</a:pPr>{runs}{end}</a:p>"


def fitted(lines: Iterable[str], size: float, room: float, *, bold: bool = False) -> float:
    """Return by how much closer than usual letters are set, points: 0 or less."""
    return tightening(map(clean, lines), size, room, bold=bold)

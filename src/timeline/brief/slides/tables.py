"""A sheet as a native table: its own columns and rows, and no style but what its cells have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from timeline.brief.slides.colours import Colours
from timeline.brief.slides.shapes import Ids
from timeline.brief.slides.text import Style, attribute, emu, fitted, paragraph, run
from timeline.layout.metrics import text_width
from timeline.layout.sheet import ASIDE, PAD, Cell, Row, Sheet

__all__ = ["table"]

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The id of PowerPoint's style "No Style, No Grid"."""

_SPACE = "\N{NO-BREAK SPACE}"
_HAIR, _GAP = 0.75, 2.0
"""How wide the line under a row is, and that between coloured cells, points."""

_INSET = 2.0
"""Over and under a text. Less than laid out: a row grows where its text finds no room."""


def table(
    sheet: Sheet,
    at: tuple[float, float],
    name: str,
    said: str,
    colours: Colours,
    ids: Ids,
    link: Callable[[str], str],
) -> str:
    """Return a table.

    Parameters
    ----------
    sheet : Sheet
        Laid out in points.
    at : tuple of (float, float)
        Where its corner is on the slide.
    name, said : str
        What it is called, and what it shows, for who cannot see it.
    link : callable
        Returns for an address the id of its relationship; blank where it cannot be linked to.
    """
    columns = "".join(f'<a:gridCol w="{emu(b) - emu(a)}"/>' for a, b in pairwise(sheet.edges))
    is_coloured = any(cell.stance is not None for row in sheet.rows for cell in row.cells)
    rows = "".join(_row(row, sheet, colours, link, is_coloured=is_coloured) for row in sheet.rows)
    head = ' firstRow="1"' if sheet.rows and sheet.rows[0].is_head else ""
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{ids()}" name="{attribute(name)}"'
        f' descr="{attribute(said)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        "</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>"
        f'<p:xfrm><a:off x="{emu(at[0])}" y="{emu(at[1])}"/>'
        f'<a:ext cx="{emu(sheet.width)}" cy="{emu(sheet.height)}"/></p:xfrm>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f"<a:tbl><a:tblPr{head}><a:tableStyleId>{_NO_STYLE}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _row(
    row: Row, sheet: Sheet, colours: Colours, link: Callable[[str], str], *, is_coloured: bool
) -> str:
    widths = [b - a for a, b in pairwise(sheet.edges)]
    cells = [*row.cells, *[Cell()] * (len(widths) - len(row.cells))]
    return (
        f'<a:tr h="{emu(row.y1) - emu(row.y0)}">'
        + "".join(
            _cell(cell, width, row, sheet.size, colours, link, is_coloured=is_coloured)
            for cell, width in zip(cells, widths, strict=True)
        )
        + "</a:tr>"
    )


def _cell(
    cell: Cell,
    width: float,
    row: Row,
    size: float,
    colours: Colours,
    link: Callable[[str], str],
    *,
    is_coloured: bool,
) -> str:
    palette = colours.palette
    tone = None if cell.stance is None else palette.stances[cell.stance]
    ink = tone.text if tone else palette.muted if cell.muted else palette.ink
    fill = colours.fill(tone.fill) if tone else "<a:noFill/>"
    if row.is_head or row.is_group:
        fill = colours.fill(palette.panel)
    text = _text(cell, width, size, ink, colours, link)
    anchor = "b" if row.is_head else "ctr" if cell.centred or not row.cells else "t"
    top = _INSET if anchor != "t" else PAD
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>"
        f'<a:tcPr marL="{emu(PAD + cell.indent)}" marR="{emu(PAD)}" marT="{emu(top)}"'
        f' marB="{emu(_INSET if anchor != "b" else PAD)}" anchor="{anchor}">'
        f"{_borders(row, colours, is_coloured=is_coloured)}{fill}</a:tcPr></a:tc>"
    )


def _borders(row: Row, colours: Colours, *, is_coloured: bool) -> str:
    """Return a line under the row; between the cells of a matrix the colour of the page."""
    palette = colours.palette
    none = "<a:noFill/>"
    gap = colours.fill(palette.page)
    side, wide = (gap, _GAP) if is_coloured and not row.is_group else (none, 0.0)
    under, thick = (gap, _GAP) if is_coloured else (colours.fill(palette.hair), _HAIR)
    if row.is_head:
        under, thick = colours.fill(palette.muted), 1.0
    top = gap if is_coloured else none
    return "".join(
        f'<a:{edge} w="{emu(w)}" cap="flat">{fill}</a:{edge}>'
        for edge, fill, w in (
            ("lnL", side, wide),
            ("lnR", side, wide),
            ("lnT", none if row.is_head else top, _GAP if is_coloured else 0.0),
            ("lnB", under, thick),
        )
    )


def _text(
    cell: Cell, width: float, size: float, ink: str, colours: Colours, link: Callable[[str], str]
) -> str:
    """Return what a cell says: its number, smaller; its text; and what stands aside."""
    small = max(ASIDE, size - 1)
    muted = ink if cell.stance is not None else colours.palette.muted
    lead = text_width(cell.number, size) + PAD if cell.number else 0.0
    room = width - 2 * PAD - cell.indent
    lines: Sequence[str] = cell.lines or (cell.text,)
    tight = fitted(lines, size, room - lead, bold=cell.bold)
    known = link(cell.href) if cell.href else ""
    runs = run(f"{cell.number}\t", Style(small, muted), colours) if cell.number else ""
    if any(lines):
        runs += run(" ".join(lines), Style(size, ink, cell.bold, tight, known), colours)
    if cell.aside:
        between = _SPACE if cell.centred else "\t"
        runs += run(f"{between}{cell.aside}", Style(small, muted), colours)
    align = "ctr" if cell.centred else ""
    tab = room if cell.aside and not cell.centred else 0.0
    return paragraph(runs, size, align=align, hanging=lead, tab=tab)

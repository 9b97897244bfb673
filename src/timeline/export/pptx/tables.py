"""A table as a native table: its own columns and rows, and no style but what its cells have."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from timeline.export.pptx.builder import SlideBuilder
from timeline.export.pptx.colours import Colours
from timeline.export.pptx.text import Style, emu, flowing, paragraph, run, tightening
from timeline.layout.table import ASIDE, PAD, TableCell, TableLayout, TableRow
from timeline.layout.text_metrics import text_width
from timeline.schema import stance_sign
from timeline.words import NBSP, is_rtl

__all__ = ["table"]

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The id of PowerPoint's style "No Style, No Grid"."""

_HAIR, _GAP = 0.75, 2.0
"""How wide the line under a row is, and what is left free beside coloured cells, points."""

_SLACK = 1.0
"""Beside a text, where it may be: a word that fits exactly is broken by who rounds otherwise."""

_INSET = 0.5
"""How much of what is laid out over and under a text: a row grows where its text finds no room."""


def table(
    table: TableLayout, at: tuple[float, float], builder: SlideBuilder, *, name: str, said: str
) -> str:
    """Return a table.

    Parameters
    ----------
    table : TableLayout
        Laid out in points.
    at : tuple of (float, float)
        Where its corner is on the slide.
    builder : SlideBuilder
        The slide.
    name, said : str
        What it is called, and what it shows, for who cannot see it.
    """
    columns = "".join(f'<a:gridCol w="{emu(b) - emu(a)}"/>' for a, b in pairwise(table.edges))
    is_coloured = any(
        cell.spread or cell.stance is not None for row in table.rows for cell in row.cells
    )
    rows = "".join(_row(row, table, builder, is_coloured=is_coloured) for row in table.rows)
    head = ' firstRow="1"' if table.rows and table.rows[0].is_head else ""
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{builder.identity(name, said)}<p:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'<p:xfrm><a:off x="{emu(at[0])}" y="{emu(at[1])}"/>'
        f'<a:ext cx="{emu(table.width)}" cy="{emu(table.height)}"/></p:xfrm>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f"<a:tbl><a:tblPr{head}><a:tableStyleId>{_NO_STYLE}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _row(row: TableRow, table: TableLayout, builder: SlideBuilder, *, is_coloured: bool) -> str:
    widths = [b - a for a, b in pairwise(table.edges)]
    cells = [*row.cells, *[TableCell()] * (len(widths) - len(row.cells))]
    return (
        f'<a:tr h="{emu(row.y1) - emu(row.y0)}">'
        + "".join(
            _cell(cell, width, row, table, builder, is_coloured=is_coloured)
            for cell, width in zip(cells, widths, strict=True)
        )
        + "</a:tr>"
    )


def _cell(
    cell: TableCell,
    width: float,
    row: TableRow,
    table: TableLayout,
    builder: SlideBuilder,
    *,
    is_coloured: bool,
) -> str:
    size, inset = table.size, _INSET * table.air
    colours = builder.colours
    palette = colours.palette
    tone = None if cell.stance is None else palette.stances[cell.stance]
    if cell.is_perhaps:
        tone = palette.faint(cell.stance)
    ink = tone.text if tone else palette.muted if cell.muted else palette.ink
    fill = colours.fill(tone.fill) if tone else "<a:noFill/>"
    if row.is_head or row.is_group:
        fill = colours.fill(palette.panel)
    text = _text(cell, width, size, ink, builder)
    if cell.spread_lines:
        text = _spread(cell, size, colours)
    anchor = "b" if row.is_head else "ctr" if is_coloured else "t"
    left = _SLACK if cell.centred else PAD
    right = PAD if is_rtl(cell.text) else _SLACK
    top = inset if anchor != "t" else table.air
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>"
        f'<a:tcPr marL="{emu(left + cell.indent)}" marR="{emu(right)}" marT="{emu(top)}"'
        f' marB="{emu(inset if anchor != "b" else table.air)}" anchor="{anchor}">'
        f"{_borders(row, cell, colours, is_coloured=is_coloured)}{fill}</a:tcPr></a:tc>"
    )


def _borders(row: TableRow, cell: TableCell, colours: Colours, *, is_coloured: bool) -> str:
    """Return a line under the row; beside the cells of a matrix the colour of the page.

    Around what is only perhaps so, a broken one.
    """
    palette = colours.palette
    if cell.is_perhaps:
        line = f'{colours.fill(palette.faint(cell.stance).line)}<a:prstDash val="sysDash"/>'
        return "".join(
            f'<a:{edge} w="{emu(1.0)}" cap="flat">{line}</a:{edge}>'
            for edge in ("lnL", "lnR", "lnT", "lnB")
        )
    none = "<a:noFill/>"
    side, wide = (none, 0.0)
    if is_coloured and not row.is_group:
        side, wide = colours.fill(palette.page), _GAP
    under = palette.muted if row.is_head else palette.hair
    return "".join(
        f'<a:{edge} w="{emu(w)}" cap="flat">{fill}</a:{edge}>'
        for edge, fill, w in (
            ("lnL", side, wide),
            ("lnR", side, wide),
            ("lnT", none, 0.0),
            ("lnB", colours.fill(under), _HAIR),
        )
    )


def _text(cell: TableCell, width: float, size: float, ink: str, builder: SlideBuilder) -> str:
    """Return what a cell says: its number, smaller; its text; and what stands aside."""
    colours = builder.colours
    small = max(ASIDE, size - 1)
    muted = ink if cell.stance is not None else colours.palette.muted
    lead = text_width(cell.number, size) + PAD if cell.number else 0.0
    room = width - 2 * PAD - cell.indent
    lines: Sequence[str] = cell.lines or (cell.text,)
    tight = tightening(lines, size, room - lead, bold=cell.bold)
    known = builder.link(cell.href) if cell.href else ""
    runs = run(f"{cell.number}\t", Style(small, muted), colours) if cell.number else ""
    if any(lines):
        style = Style(size, ink, cell.bold, tight, known)
        runs += flowing(lines, style, colours, is_embedded=bool(cell.number))
    if cell.aside:
        between = NBSP if cell.centred else "\t"
        runs += run(f"{between}{cell.aside}", Style(small, muted), colours)
    align = "ctr" if cell.centred else ""
    tab = room if cell.aside and not cell.centred else 0.0
    said = () if cell.number else lines
    return paragraph(runs, size, said=said, align=align, hanging=lead, tab=tab)


def _spread(cell: TableCell, size: float, colours: Colours) -> str:
    """Return how many voices take which stance, each glyph on its colour."""
    palette = colours.palette
    count = Style(size, palette.muted)
    paragraphs = []
    for parts in cell.spread_lines:
        runs = []
        for k, (stance, voices) in enumerate(parts, start=1):
            glyph = stance_sign(stance)
            style = Style(size, palette.ink, bold=True)
            if stance is not None and not cell.muted:
                tone = palette.stances[stance]
                style = Style(size, tone.text, bold=True, highlight=tone.fill)
            runs.append(run(f"{NBSP}{glyph}{NBSP}", style, colours))
            runs.append(run(f"{NBSP}{voices}" + NBSP * (k < len(parts)), count, colours))
        paragraphs.append(paragraph("".join(runs), size, align="ctr"))
    return "".join(paragraphs)

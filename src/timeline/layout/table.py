"""A table laid out for a page: where its columns and rows stand, and what is written in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.layout.text_metrics import LINE_HEIGHT, text_width, wrapped

__all__ = [
    "ASIDE",
    "PAD",
    "PART_GAP",
    "SQUARE_AIR",
    "TableCell",
    "TableColumn",
    "TableLayout",
    "TableRow",
    "head_widths",
    "lay_out_table",
    "part_width",
    "split_table",
]

ASIDE = 10.0
"""Font size of what stands aside in a cell, in units of the page."""

_AGAIN = " (continued)"
PAD, PART_GAP, SQUARE_AIR = 4.0, 5.0, 3.0
"""Distance of a text from the edges of its cell, between the parts of a spread, and how much larger
the square of a stance is than its sign."""

_STEP = 2.0
"""How finely it is tried how wide a column has to be."""

_TALLEST = 12
"""How many lines a cell may have before its text is cut off."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """What one place of a table says.

    Parameters
    ----------
    text : str
        What is written; broken into ``lines`` by the layout.
    stance : int, optional
        The stance whose colour fills it.
    is_perhaps : bool
        Whether it is only perhaps taken: then it is pale, within a broken line.
    bold, muted, centred : bool
        How it is written.
    indent : float
        How far from the left edge of its column, besides the usual.
    number : str
        What stands before the text, smaller: the number of its footnote.
    aside : str
        What stands small at the upper right: how many statements, and which way it moved.
    href : str
        The address that it leads to; blank for none.
    id : str
        Of a head, what its column is about; may be blank.
    spread : tuple of (int or None, int)
        Stances, None for a contradiction, and how many take each; drawn in place of the text, which
        says the same. The layout sets them in ``spread_lines``.
    """

    text: str = ""
    stance: int | None = None
    is_perhaps: bool = False
    bold: bool = False
    muted: bool = False
    centred: bool = False
    indent: float = 0.0
    number: str = ""
    aside: str = ""
    href: str = ""
    id: str = ""
    spread: tuple[tuple[int | None, int], ...] = ()
    lines: tuple[str, ...] = ()
    spread_lines: tuple[tuple[tuple[int | None, int], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of cells, from ``y0`` to ``y1``; the head is written again on every page."""

    cells: tuple[TableCell, ...]
    id: str = ""
    is_head: bool = False
    is_group: bool = False
    y0: float = 0.0
    y1: float = 0.0


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its least width, and its share of what is left over."""

    least: float
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class TableLayout:
    """A table laid out; in units of the page from its top left corner.

    ``edges`` are those of the columns, one more than there are columns; ``air`` is what is left
    over and under the texts of a row.
    """

    edges: tuple[float, ...]
    rows: tuple[TableRow, ...]
    size: float
    air: float = PAD

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.edges[-1]

    @property
    def height(self) -> float:
        """How high it is."""
        return self.rows[-1].y1 if self.rows else 0.0


def lay_out_table(
    columns: Sequence[TableColumn],
    rows: Sequence[TableRow],
    width: float,
    size: float = 10.0,
    air: float = PAD,
) -> TableLayout:
    """Lay out rows under one another, each as high as its highest cell.

    Parameters
    ----------
    columns : sequence of TableColumn
        From left to right; their shares divide what their least widths leave of the width.
    rows : sequence of TableRow
        As many cells in each as there are columns.
    width : float
        How wide the table may be.
    size : float
        Font size.
    air : float
        What is left over and under the texts of a row.
    """
    spare = max(0.0, width - sum(c.least for c in columns))
    shares = sum(c.share for c in columns) or 1.0
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + column.least + spare * column.share / shares)
    laid, y = [], 0.0
    for row in rows:
        cells = tuple(
            _set(cell, right - left, size)
            for cell, left, right in zip(row.cells, edges, edges[1:], strict=False)
        )
        count = max((max(len(c.lines), len(c.spread_lines)) for c in cells), default=1)
        tall = count * size * LINE_HEIGHT + 2 * air
        laid.append(replace(row, cells=cells, y0=y, y1=y + tall))
        y += tall
    return TableLayout(tuple(edges), tuple(laid), size, air)


def head_widths(
    names: Sequence[str], least: Sequence[float], room: float, size: float
) -> tuple[float, ...]:
    """Return how wide columns have to be for their heads, in bold, to be as low as can be.

    Parameters
    ----------
    names : sequence of str
        What is written in the heads.
    least : sequence of float
        How wide each column is at least.
    room : float
        How wide they may be together.
    size : float
        Font size.
    """
    found = tuple(least)
    for count in range(_TALLEST, 0, -1):
        widths = tuple(
            _width_for(name, count, begin, room, size)
            for name, begin in zip(names, least, strict=True)
        )
        if sum(widths) > room:
            break
        found = widths
    return found


def _width_for(name: str, count: int, least: float, room: float, size: float) -> float:
    """Return how wide a column is at least for its head to have so many lines at most."""
    wide = least
    while wide < room and _line_count(name, wide, size, count + 1) > count:
        wide += _STEP
    return wide


def _line_count(name: str, wide: float, size: float, most: int) -> int:
    """Return on how many lines a head stands, counted no further than asked for: it may be long."""
    return len(wrapped(name, size, wide - 2 * PAD, bold=True, limit=most))


def split_table(table: TableLayout, height: float) -> Iterator[TableLayout]:
    """Yield a table in parts none of which is higher than a page, each with the head.

    A group's own row is not left alone in a part or at its foot, even where it and one member are
    higher than a page, and is repeated where its members go on in the next one.
    """
    heads = [row for row in table.rows if row.is_head]
    rest = [row for row in table.rows if not row.is_head]
    room = height - sum(row.y1 - row.y0 for row in heads)
    while rest:
        count, used = 0, 0.0
        for row in rest:
            used += row.y1 - row.y0
            if used > room and count:
                break
            count += 1
        if 1 < count < len(rest) and rest[count - 1].is_group:
            count -= 1
        if count == 1 < len(rest) and rest[0].is_group:
            count = 2
        here, rest = rest[:count], rest[count:]
        yield replace(table, rows=tuple(_under(heads + here)))
        group = next((row for row in reversed(here) if row.is_group), None)
        if group and rest and rest[0].cells and rest[0].cells[0].indent:
            rest = [_continued(group), *rest]


def _continued(group: TableRow) -> TableRow:
    """Return a group's row as it is written again over what follows on another page."""
    first, *others = group.cells
    text = first.text if first.text.endswith(_AGAIN) else f"{first.text}{_AGAIN}"
    return replace(group, cells=(replace(first, text=text, lines=(text,)), *others))


def _under(rows: Sequence[TableRow]) -> Iterator[TableRow]:
    y = 0.0
    for row in rows:
        tall = row.y1 - row.y0
        yield replace(row, y0=y, y1=y + tall)
        y += tall


def _set(cell: TableCell, width: float, size: float) -> TableCell:
    """Break what a cell says into lines."""
    if not cell.spread:
        return replace(cell, lines=_lines(cell, width, size))
    each = max(1, int((width - 2 * PAD + PART_GAP) // (part_width(9, size) + PART_GAP)))
    parts = tuple(cell.spread[k : k + each] for k in range(0, len(cell.spread), each))
    return replace(cell, lines=(cell.text,), spread_lines=parts)


def part_width(count: int, size: float) -> float:
    """Return how wide the square of a stance is, and the number after it."""
    return size + SQUARE_AIR + 2.0 + text_width(f"{count}", size)


def _lines(cell: TableCell, width: float, size: float) -> tuple[str, ...]:
    lead = text_width(cell.number, size) + PAD if cell.number else 0.0
    aside = text_width(cell.aside, ASIDE) if cell.aside else 0.0
    room = width - 2 * PAD - cell.indent - lead - (0.0 if cell.centred else aside)
    if not cell.text:
        return ()
    return wrapped(cell.text, size, max(room, size), bold=cell.bold, limit=_TALLEST)

"""Ids made of what rows say, kept by them where what they say is mended."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.reading.assembly import assemble
from timeline.reading.folder import Folder
from timeline.reading.grid import GridRow
from timeline.reading.header import arrange_header
from timeline.reading.table_cells import Places
from timeline.schema import LIST_SEPARATOR, TABLES, entries, place
from timeline.schema.other_names import known_names

__all__ = ["with_ids_kept"]


def with_ids_kept(before: Folder, after: Folder) -> Folder:
    """Return mended tables in which no row has lost an id that another refers to.

    A row without an id has one that is made of its date and title, and so another once they are
    mended. Where a cell names the former one, the rows of that table are given the ids to keep.
    """
    places, old = Places(after), Places(before)
    kept = {}
    for table, file in after.tables.items():
        if file is before.tables[table] or not (places.is_whole(table) and old.is_whole(table)):
            continue
        had = _made(before, table, old.rows(table))
        has = _made(after, table, places.rows(table))
        if any(has.get(line, key) != key for line, key in had.items()):
            kept[table] = had
    for table, ids in kept.items():
        if _names_any(places, table, set(ids.values())):
            _write(table, places.rows(table), ids)
    return places.folder()


def _made(home: Folder, table: str, rows: list[GridRow]) -> dict[int, str]:
    """Return by their lines the ids that are made for rows which have none."""
    file = home.tables[table]
    sheet = assemble(TABLES[table], file.path, file.grid(known_names(TABLES[table])))
    if "id" not in sheet.cells:
        return {}
    at = _id_column(table, rows)
    own = {row.line for row in rows[1:] if at is not None and "".join(row.cells[at : at + 1])}
    pairs = zip(sheet.lines.tolist(), sheet.cells["id"], strict=True)
    return {line: key for line, key in pairs if line not in own}


def _id_column(table: str, rows: list[GridRow]) -> int | None:
    header = arrange_header([cell.strip() for cell in rows[0].cells], TABLES[table])
    return header.places.get("id", [None])[0]


def _names_any(places: Places, table: str, ids: set[str]) -> bool:
    """Whether any cell that refers to rows of a table names one of some ids, alone or in a list."""
    return any(
        place(entry).source in ids
        for cell in _cells_about(places, table)
        for entry in (entries(cell) if LIST_SEPARATOR in cell else [cell.strip()])
    )


def _cells_about(places: Places, table: str) -> Iterator[str]:
    """Yield the cells of all columns that refer to rows of a table."""
    for other in filter(places.is_whole, TABLES):
        header, *rows = places.rows(other)
        found = arrange_header([cell.strip() for cell in header.cells], TABLES[other]).places
        about = {c.name for c in TABLES[other].columns if c.refers_to == table}
        for at in (at for name in about for at in found.get(name, ())):
            yield from (cell for row in rows for cell in row.cells[at : at + 1])


def _write(table: str, rows: list[GridRow], ids: dict[int, str]) -> None:
    """Write ids into the rows of some lines, in a column of their own where there is none."""
    at = _id_column(table, rows)
    for number, row in enumerate(rows):
        key = ids.get(row.line, "") if number else "id"
        if at is None:
            rows[number] = GridRow(row.line, (key, *row.cells))
        elif number and key:
            cells = [*row.cells, *[""] * (at + 1 - len(row.cells))]
            cells[at] = key
            rows[number] = GridRow(row.line, tuple(cells))

"""What a file has beside the columns that the schema knows: named as there, and shown as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from timeline.dataset import Dataset
from timeline.kept import kept
from timeline.schema.other_names import ADDED_BY_EXPORTS, column_key
from timeline.views.fields import FIELDS, Field, Row, Table

__all__ = ["MORE", "extra_fields", "extra_values"]

MORE = "More in the file"
"""What stands over these in a card."""
_MEANING = "A column of the file beside those that are known."
_WIDTH = 24


@kept(most=16)
def extra_fields(ds: Dataset, table: Table) -> tuple[Field, ...]:
    """Return a field for each column of a file that the schema does not know, in its order.

    One that is called like what a list adds for readers says of itself that it is the file's.
    """
    taken = ADDED_BY_EXPORTS[table] | {column_key(name) for name in FIELDS[table]}
    return tuple(
        Field(
            f"{name} (in the file)" if column_key(name) in taken else name,
            name,
            _MEANING,
            _WIDTH,
            _from(cells),
        )
        for name, cells in _columns(ds, table).items()
    )


def _from(cells: Mapping[str, str]) -> Callable[[Dataset, Row], str]:
    return lambda _, row: cells.get(str(row["id"]), "")


def extra_values(ds: Dataset, table: Table, row: Row) -> tuple[tuple[str, str], ...]:
    """Return the name and the value of each such column that has one in a row."""
    said = ((field.heading, str(field.value(ds, row))) for field in extra_fields(ds, table))
    return tuple((name, value) for name, value in said if value)


def _columns(ds: Dataset, table: Table) -> Mapping[str, dict[str, str]]:
    """Return for each column its cells by the ids of their rows."""
    frame = ds.extras.get(table)
    if frame is None:
        return {}
    ids = frame["id"].astype(str)
    return {
        str(name): dict(zip(ids, frame[name].astype(str), strict=True))
        for name in frame.columns
        if name != "id"
    }

"""How many rows there are, and those of which the ids or keys are known."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, get_args

import narwhals as nw
import pandas as pd

from timeline import arguments
from timeline.dataset import Dataset
from timeline.kept import kept
from timeline.queries.tables import Of
from timeline.stored import collect, lazy, size

__all__ = ["by_ids", "column", "total"]

_MOST = 20_000
"""How many cells are remembered of a column that is elsewhere."""


@kept(most=4)
def total(ds: Dataset, of: Of) -> int:
    """Return how many events or stances there are, whatever the filters.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> timeline.queries.total(ds, "events") == len(ds.events)
    True
    """
    arguments.one_of("of", of, get_args(Of))
    return size(getattr(ds, of))


def by_ids(ds: Dataset, of: Of, ids: Collection[str]) -> pd.DataFrame:
    """Return the events or stances with these ids, as they stand in the file.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> list(timeline.queries.by_ids(ds, "events", ["higuchi-report", "nothing"])["id"])
    ['higuchi-report']
    """
    arguments.one_of("of", of, get_args(Of))
    return collect(lazy(getattr(ds, of)).filter(nw.col("id").is_in(list(ids))).sort("line"))


@kept(most=32)
def column(ds: Dataset, table: str, name: str) -> Mapping[str, Any]:
    """Return a column of a table by the ids of its rows.

    Where the table is elsewhere its cells are looked up when they are asked for.

    Examples
    --------
    >>> import timeline
    >>> timeline.queries.column(timeline.example(), "events", "date")["higuchi-report"]
    '1994-08-12'
    """
    frame: Any = getattr(ds, table)
    if isinstance(frame, pd.DataFrame):
        return dict(zip(frame["id"], frame[name], strict=True))
    return _Elsewhere(frame, name)


class _Elsewhere(Mapping[str, Any]):
    """A column that is not here; what was asked for is remembered."""

    def __init__(self, table: Any, name: str) -> None:
        self._table, self._name = table, name
        self._known: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if not key:
            raise KeyError(key)
        if key not in self._known:
            asked = lazy(self._table).filter(nw.col("id") == str(key)).select(self._name)
            found = collect(asked)[self._name]
            if found.empty:
                raise KeyError(key)
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[key] = found.tolist()[0]
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(collect(lazy(self._table).sort("line").select("id"))["id"])

    def __len__(self) -> int:
        return size(self._table)

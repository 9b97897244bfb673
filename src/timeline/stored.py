"""Tables that are asked where they stand: in pandas, in a database, or another library."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import narwhals as nw
import pandas as pd

__all__ = ["Database", "StoredTable", "beside", "collect", "lazy", "size"]


class Database:
    """A DuckDB database that many threads ask at once, each through a cursor of its own.

    A connection refuses whoever asks while it answers another, and tables of two connections
    cannot be joined: so a table is only ever taken from the cursor of the thread that asks.

    Parameters
    ----------
    connect : callable
        Opens it; called again where a copy of this is sent to another process.
    """

    def __init__(self, connect: Callable[[], Any]) -> None:
        self._connect = connect
        self._connection = connect()
        self._here = threading.local()

    def __reduce__(self) -> tuple[type[Database], tuple[Callable[[], Any]]]:
        return Database, (self._connect,)

    @property
    def cursor(self) -> Any:
        """The cursor of this thread; it goes with the thread."""
        found = getattr(self._here, "cursor", None)
        if found is None:
            found = self._here.cursor = self._connection.cursor()
            self._here.tables = {}
        return found

    def table(self, name: str) -> Any:
        """Return a table as a relation that this thread can ask."""
        cursor = self.cursor
        if name not in self._here.tables:  # to look one up takes as long as to count it
            self._here.tables[name] = cursor.table(name)
        return self._here.tables[name]

    def beside(self, frame: pd.DataFrame) -> Any:
        """Return a frame that is here as a relation that this thread can join with its tables."""
        return self.cursor.from_df(frame)


@dataclass(frozen=True, slots=True)
class StoredTable:
    """A table of a database, to be asked with `lazy`."""

    database: Database
    name: str


def size(table: Any) -> int:
    """Return how many rows a table has, wherever it stands."""
    if isinstance(table, pd.DataFrame):
        return len(table)
    return int(collect(lazy(table).select(n=nw.len()))["n"].iloc[0])


def lazy(frame: Any) -> nw.LazyFrame[Any]:
    """Return a frame, of whatever library, to be asked where it is.

    Of a `StoredTable` it is for this thread alone, so that it must not be kept.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> timeline.queries.lazy(ds.events).collect_schema().names()[:2]
    ['id', 'date']
    """
    native = frame.database.table(frame.name) if isinstance(frame, StoredTable) else frame
    asked: nw.LazyFrame[Any] = nw.from_native(native, pass_through=False).lazy()
    return asked


def beside(table: Any, frame: pd.DataFrame) -> nw.LazyFrame[Any]:
    """Return a frame that is here as one that can be joined with a table where that stands."""
    if isinstance(table, StoredTable):
        return lazy(table.database.beside(frame))
    library = nw.from_native(table, pass_through=False).implementation
    if library.is_pandas():
        return lazy(frame)
    columns = {str(name): frame[name].tolist() for name in frame}
    return nw.from_dict(columns, backend=library).lazy()


def collect(frame: nw.LazyFrame[Any]) -> pd.DataFrame:
    """Bring a frame here, as pandas, text as ``str`` and under a plain 0..n-1 index.

    Days are of microseconds and counts signed, whatever the library makes of them.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> found = timeline.queries.rows(ds, timeline.Filters(kinds="summit"), "events")
    >>> timeline.queries.collect(found.select("kind").unique()).to_dict("list")
    {'kind': ['summit']}
    """
    here: pd.DataFrame = frame.collect("pandas").to_native()
    others = {
        name: plain for name, dtype in here.dtypes.items() if (plain := _plain(dtype)) != dtype
    }
    if others:
        here = here.astype(others)
    return here.reset_index(drop=True)


def _plain(dtype: Any) -> Any:
    """Return the type that a column has in the frames of a data set."""
    if dtype == "object" or isinstance(dtype, pd.StringDtype):
        return _TEXT
    if dtype.kind == "u":
        return "int64"
    return _DAYS if dtype.kind == "M" else dtype


_TEXT = pd.Series([], dtype="str").dtype
_DAYS = pd.Series([], dtype="datetime64[us]").dtype

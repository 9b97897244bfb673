"""How tables are asked where they are, brought here, and what their rows have of a facet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import narwhals as nw
import pandas as pd

from timeline.dataset import Dataset
from timeline.kept import kept
from timeline.queries.filters import Facet, Link

__all__ = ["Of", "collect", "lazy", "members", "memberships"]

Of = Literal["events", "stances"]
"""What is asked for."""


def lazy(frame: Any) -> nw.LazyFrame[Any]:
    """Return a frame, of whatever library, to be asked where it is.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> timeline.queries.lazy(ds.events).collect_schema().names()[:2]
    ['id', 'date']
    """
    asked: nw.LazyFrame[Any] = nw.from_native(frame, pass_through=False).lazy()
    return asked


def collect(frame: nw.LazyFrame[Any]) -> pd.DataFrame:
    """Bring a frame here, as pandas, text as ``str`` and under a plain 0..n-1 index.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> found = timeline.queries.rows(ds, timeline.Filters(kinds="summit"), "events")
    >>> timeline.queries.collect(found.select("kind").unique()).to_dict("list")
    {'kind': ['summit']}
    """
    here: pd.DataFrame = frame.collect("pandas").to_native()
    text = [column for column, dtype in here.dtypes.items() if dtype == "object"]
    if text:
        here = here.astype(dict.fromkeys(text, "str"))
    return here.reset_index(drop=True)


@kept(most=32)
def members(ds: Dataset, facet: Facet, of: Of) -> nw.LazyFrame[Any]:
    """Return what the events or stances have of one facet: ``item`` (its id) and ``value``.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> from timeline.queries.filters import FACETS
    >>> timeline.queries.members(ds, FACETS[0], "events").collect_schema().names()
    ['item', 'value']
    """
    link: Link = facet.events if of == "events" else facet.stances
    table = getattr(ds, link.table) if link.table in {"events", "stances"} else ds.links[link.table]
    linked = lazy(table).select(item=link.item, value=link.value)
    if link.key == "id":
        return linked
    holders = lazy(getattr(ds, of)).select("id", key=link.key)
    return holders.join(linked, left_on="key", right_on="item").select(
        nw.col("id").alias("item"), "value"
    )


@kept(most=32)
def memberships(ds: Dataset, facet: Facet, of: Of) -> Mapping[str, tuple[str, ...]]:
    """Return what each event or stance that has any has of a facet: ids by its id, each once.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> from timeline.queries.filters import FACETS
    >>> timeline.queries.memberships(ds, FACETS[0], "events")["higuchi-report"]
    ('JPN', 'USA')
    """
    pairs = collect(members(ds, facet, of))
    found: dict[str, dict[str, None]] = {}
    for item, value in zip(pairs["item"], pairs["value"], strict=True):
        if value and not pd.isna(value):
            found.setdefault(str(item), {})[str(value)] = None
    return {item: tuple(values) for item, values in found.items()}

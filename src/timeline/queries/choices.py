"""What other choices would show: the count of each option, and the ways out of an empty view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

import narwhals as nw
import pandas as pd

from timeline import arguments
from timeline.dataset import Dataset, fold
from timeline.kept import kept
from timeline.queries.filters import (
    FACETS,
    Facet,
    Filters,
    checked_filters,
    clauses,
    labels,
)
from timeline.queries.in_view import keys_in_view, rows
from timeline.queries.tables import Of, members
from timeline.stored import collect

__all__ = ["Loosening", "loosen", "options"]


@dataclass(frozen=True, slots=True)
class Loosening:
    """A way out of an empty view: what to give up, the filters that remain, what they then show.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> filters = timeline.Filters(countries="JPN", text="nothing like it")
    >>> timeline.queries.loosen(ds, filters)[0].label
    'Text: “nothing like it”'
    """

    label: str
    filters: Filters
    count: int


def options(ds: Dataset, filters: Filters, facet: Facet, of: Of = "events") -> pd.DataFrame:
    """Return every choice of a facet with what it would leave in view under the other filters.

    Returns
    -------
    pandas.DataFrame
        ``id``, ``label`` and ``count`` (int64), most first, then in order of label.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> from timeline.queries.filters import FACETS
    >>> list(timeline.queries.options(ds, timeline.Filters(), FACETS[0])["label"].head(2))
    ['Japan', 'United States']
    """
    arguments.one_of("of", of, get_args(Of))
    return _options(ds, filters, facet, of).copy(deep=False)


@kept(most=1024)
def _options(ds: Dataset, filters: Filters, facet: Facet, of: Of) -> pd.DataFrame:
    """Count and sort the choices of a facet; kept, as a page asks for the same at each run."""
    counts = _option_counts(ds, checked_filters(ds, filters), of)
    found = [(i, name, counts.get((facet.param, i), 0)) for i, name in labels(ds, facet).items()]
    found.sort(key=lambda option: (-option[2], fold(option[1]), option[0]))
    ids, names, count = zip(*found, strict=True) if found else ((), (), ())
    return pd.DataFrame(
        {
            "id": pd.Series(ids, dtype="str"),
            "label": pd.Series(names, dtype="str"),
            "count": pd.Series(count, dtype="int64"),
        }
    )


@kept(most=128)
def _option_counts(ds: Dataset, filters: Filters, of: Of) -> Mapping[tuple[str, str], int]:
    """Count, for each facet and value, what fails no filter or that facet's own alone.

    All facets at once, and kept: a page asks for one after the other.
    """
    found: dict[tuple[str, str], int] = {}
    for facet in FACETS:
        had = members(ds, facet, of)
        others = facet.choose(filters, ())
        if others != Filters():
            had = had.join(keys_in_view(ds, others, of), on="key", how="semi")
        counted = collect(had.group_by("value").agg(n=nw.len()))
        for value, n in zip(counted["value"], counted["n"], strict=True):
            found[facet.param, value] = int(n)
    return found


def loosen(ds: Dataset, filters: Filters, of: Of = "events") -> tuple[Loosening, ...]:
    """Return what would be in view without each one of the filters, most helpful first.

    A filter without which there would still be nothing is left out; where no single one helps, the
    only way out is to give up all of them, and where that does not help either there is none.

    Parameters
    ----------
    ds, filters
        As in `events`.
    of : str
        What is counted: ``events`` or ``stances``.

    Returns
    -------
    tuple of Loosening
        The filter given up, those that remain, and how many are then in view.

    Raises
    ------
    ValueError
        As `events`; or where ``of`` is another word.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> filters = timeline.Filters(countries="JPN", text="nothing like it")
    >>> [way.filters.text for way in timeline.queries.loosen(ds, filters)]
    ['']
    """
    filters = checked_filters(ds, filters)

    def count(left: Filters) -> int:
        return int(collect(rows(ds, left, of).select(n=nw.len()))["n"].iloc[0])

    ways = [
        Loosening(f"{clause.label}: {clause.words}", clause.without, count(clause.without))
        for clause in clauses(ds, filters)
    ]
    if not any(way.count for way in ways):
        ways = [Loosening("All filters", Filters(), count(Filters()))]
    return tuple(sorted((w for w in ways if w.count), key=lambda way: -way.count))

"""Filters to and from the parameters of a URL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import narwhals as nw
import pandas as pd

from timeline import arguments
from timeline.dataset import Dataset, fold
from timeline.dates.days import year_text
from timeline.dates.ranges import DateRange
from timeline.kept import kept
from timeline.queries.filters import FACETS, ONGOING, SHOWN, TEXT, YEARS, Filters, labels
from timeline.stored import collect, lazy

__all__ = ["from_query", "read_years", "to_query", "year_bounds"]


def from_query(ds: Dataset, query: Mapping[str, Sequence[str]]) -> tuple[Filters, tuple[str, ...]]:
    """Read filters from the parameters of a URL.

    Parameters
    ----------
    query : mapping of str to sequence of str
        Each parameter with its values, as `urllib.parse.parse_qs` gives them; other parameters than
        `PARAMS` are left alone. A value is a label, in any case, or an id. Of several values of
        ``q`` the last counts, as it does for the widget in the page.

    Returns
    -------
    tuple of (Filters, tuple of str)
        What could be read, and a sentence about each value that was dropped:
        ``country "Atlantis" is not in the data``.
    """
    filters, dropped = Filters(), []
    for facet in FACETS:
        values = query.get(facet.param, ())
        find = arguments.finder(labels(ds, facet)) if values else {}
        found = [(v, find.get(v, find.get(fold(v)))) for v in values]
        filters = facet.choose(filters, (i for _, i in found if i is not None))
        dropped += [f'{facet.param} "{v}" is not in the data' for v, i in found if i is None]
    years, ongoing = None, query.get(ONGOING, ())
    if values := query.get(YEARS, ()):
        try:
            years = read_years(ds, values)
        except ValueError as error:
            dropped.append(str(error))
    dropped += [f'{ONGOING} "{v}" is none of {SHOWN}' for v in ongoing if v != SHOWN]
    *_, last = "", *query.get(TEXT, ())
    text = " ".join(last.split())
    filters = replace(filters, years=years, text=text, ongoing=SHOWN in ongoing)
    return filters, tuple(dropped)


def read_years(ds: Dataset, values: Iterable[str | None], name: str = YEARS) -> DateRange | None:
    """Read a range for a data set; None where it leaves nothing out.

    It may reach beyond the data, whose ends move with every new row, but has to touch them.
    ``name`` is what it is called where it was given.

    Raises
    ------
    ValueError
        ``years "1900" and "1910" lie outside the data, which run from 1945 to 2026``.
    """
    given = list(values)
    asked = arguments.year_range(given, name)
    every = DateRange.between(*map(year_text, year_bounds(ds)))
    if asked is None or asked.holds(every):
        return None
    if not asked.touches(every):
        shown = [f'"{value}"' for value in given if value]
        lie = "lies" if len(shown) == 1 else "lie"
        raise ValueError(
            f"{name} {' and '.join(shown)} {lie} outside the data, which run from "
            f"{every.first.lstrip('0')} to {every.last.lstrip('0')}"
        )
    return asked


def to_query(ds: Dataset, filters: Filters) -> list[tuple[str, str]]:
    """Return the parameters and values of the URL that asks for these filters, readable, in order.

    An id that is not in the data is passed on as it is, so that whoever opens the link is told.
    """
    query = []
    for facet in FACETS:
        if chosen := facet.chosen(filters):
            names = labels(ds, facet)
            query += [(facet.param, names.get(i, i)) for i in chosen]
    if filters.years is not None:
        query += [(YEARS, filters.years.first), (YEARS, filters.years.last)]
    query += [(ONGOING, SHOWN)] if filters.ongoing else []
    query += [(TEXT, text)] if (text := filters.text.strip()) else []
    return query


@kept(most=8)
def year_bounds(ds: Dataset) -> tuple[int, int]:
    """Return the first and the last year in which any event or stance can lie.

    Raises
    ------
    ValueError
        Where the data set has neither events nor stances.
    """
    spans = [
        collect(lazy(frame).select(nw.col("start").min(), nw.col("end").max()))
        for frame in (ds.events, ds.stances)
    ]
    both = pd.concat(spans)
    first, last = both["start"].min(), both["end"].max()
    if pd.isna(first):
        raise ValueError(f"{ds.name} has neither events nor stances; add one to events.csv")
    return first.year, last.year

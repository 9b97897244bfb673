"""What a data set is about: one framework and one country, declared or worked out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import narwhals as nw
import pandas as pd

from timeline.dataset import Dataset
from timeline.queries.in_view import collect, lazy

__all__ = ["Subject", "subject"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a data set is about.

    Attributes
    ----------
    framework : str
        Id of the framework; "" where there is none.
    country : str
        Code of the country; "" where there is none.
    """

    framework: str
    country: str


@lru_cache(maxsize=4)
def subject(ds: Dataset) -> Subject:
    """Return what a data set is about.

    That is what its datapackage.json declares. What it does not is worked out: the framework with
    most statements or, without statements, with most events; and the country of most events or,
    where none names a country, of most statements. Of equals it is the first in its table.

    Examples
    --------
    >>> import timeline
    >>> from timeline.queries.subject import subject
    >>> subject(timeline.example())
    Subject(framework='asian-nato', country='JPN')
    """
    frameworks, countries = ds.frameworks["id"], ds.countries["id"]
    return Subject(
        ds.subject.get("framework", "")
        or _most(ds.stances, "framework", frameworks)
        or _most(ds.links["event_framework"], "framework", frameworks),
        ds.subject.get("country", "")
        or _most(ds.links["event_country"], "country", countries)
        or _most(ds.links["stance_country"], "country", countries),
    )


def _most(table: pd.DataFrame, column: str, ids: pd.Series) -> str:
    """Return which of the ids stands in most rows of a table; blank where none does."""
    counted = collect(lazy(table).group_by(column).agg(n=nw.len()))
    counts = dict(zip(counted[column], counted["n"], strict=True))
    return max((str(i) for i in ids if i in counts), key=lambda i: counts[i], default="")

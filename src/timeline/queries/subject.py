"""What a data set is about: one framework and one country, declared or worked out."""

from __future__ import annotations

from dataclasses import dataclass

import narwhals as nw
import pandas as pd

from timeline.dataset import Dataset
from timeline.kept import kept
from timeline.queries.filters import Filters
from timeline.stored import collect, lazy

__all__ = ["Subject", "framework_of", "subject"]


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


@kept(most=4)
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


def framework_of(ds: Dataset, filters: Filters) -> str:
    """Return the id of the framework that a view, and the signs on it, are about; or blank.

    It is the one that is filtered for, where it is one, else the subject's own, whatever else the
    filters leave out, so that a sign means the same on every chart. Where several are filtered for
    and the subject's is not among them, it is none of them.
    """
    chosen, usual = filters.frameworks, subject(ds).framework
    if len(chosen) == 1:
        return chosen[0]
    return usual if not chosen or usual in chosen else ""


def _most(table: pd.DataFrame, column: str, ids: pd.Series) -> str:
    """Return which of the ids stands in most rows of a table; blank where none does."""
    counted = collect(lazy(table).group_by(column).agg(n=nw.len()))
    counts = dict(zip(counted[column], counted["n"], strict=True))
    return max((str(i) for i in ids if i in counts), key=lambda i: counts[i], default="")

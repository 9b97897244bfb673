"""Whose words a quote is, and from which of its row's places."""

from __future__ import annotations

from timeline import cite, queries
from timeline.dataset import Dataset
from timeline.schema import entries, place
from timeline.views.fields import Row

__all__ = ["whose_words"]

_OWN = "quote"
"""The basis of a statement that is known from its holder's own words."""


def whose_words(ds: Dataset, table: queries.Of, row: Row) -> str:
    """Say whose words the quote of a row of ``ds.events`` or ``ds.stances`` is.

    Returns
    -------
    str
        Of an event, its place: ``Nippon.com, ¶5``. Of a statement, ``Own words, as given by
        Nippon.com, ¶5`` where its basis is what its holder said, else ``Words of Nippon.com, ¶5``.
        Blank where there is no quote, or nothing says from which of several sources it is.
    """
    where = _where(ds, row) if row["quote"] else ""
    if not where or table == "events":
        return where
    return f"{'Own words, as given by' if row['basis'] == _OWN else 'Words of'} {where}"


def _where(ds: Dataset, row: Row) -> str:
    """Return the place of a quote; of several in one source, that source alone."""
    cited = [row["quote_from"]] if row["quote_from"] else entries(row["sources"])
    if len(cited) == 1:
        return cite.place(ds, *cited)
    sources = {place(entry).source for entry in cited}
    return cite.source_names(ds)[sources.pop()] if len(sources) == 1 else ""

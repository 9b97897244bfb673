"""The kinds of a data set's events and sources: those that the schema knows first, then its own."""

from __future__ import annotations

from typing import Literal

from timeline.dataset import Dataset, fold
from timeline.kept import kept
from timeline.schema import TABLES
from timeline.stored import collect, lazy
from timeline.words import capital

__all__ = ["Of", "kinds", "own_kinds"]

Of = Literal["events", "sources"]


def kinds(ds: Dataset, of: Of = "events") -> dict[str, str]:
    """Return what each kind of event or source is called, by its word.

    Those that the schema knows come first, in its order; then the data set's own, by name.

    Examples
    --------
    >>> import timeline
    >>> from timeline.queries.kinds import kinds
    >>> list(kinds(timeline.example()))[:2]
    ['agreement', 'doctrine']
    """
    known = TABLES[of].column("kind").codes
    return {kind: capital(kind) for kind in (*known, *own_kinds(ds, of))}


@kept(most=16)
def own_kinds(ds: Dataset, of: Of = "events") -> tuple[str, ...]:
    """Return the kinds that the schema does not know; kept, as each filter asks for them."""
    known = TABLES[of].column("kind").codes
    asked = collect(lazy(getattr(ds, of)).select("kind").unique())
    here = {str(kind) for kind in asked["kind"].to_list()} - {""}
    return tuple(sorted(here.difference(known), key=lambda kind: (fold(kind), kind)))

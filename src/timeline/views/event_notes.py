"""The numbers of events, and a note for each that says when, what, and by which sources."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from timeline import cite, dates
from timeline.dataset import Dataset
from timeline.schema import entries

__all__ = ["Note", "notes", "numbers"]


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered event: its label, its date in short, and the places that report it.

    Its ``str`` is the whole line; ``when`` begins with a capital, ``sources`` may be blank.
    """

    number: int
    id: str
    label: str
    when: str
    sources: str

    def __str__(self) -> str:
        """Return ``12. Higuchi Report. 1994. Nippon.com, ¶4, ¶5; The Diplomat, ¶10.``."""
        return " ".join(f"{part}." for part in (self.number, *self.said) if part != "")

    @property
    def said(self) -> tuple[str, ...]:
        """What the line says after its number."""
        return tuple(filter(None, (self.label, self.when, self.sources)))


def numbers(view: pd.DataFrame) -> dict[str, int]:
    """Return the number of each event in view by its id: from 1, in order of time.

    Parameters
    ----------
    view : pandas.DataFrame
        As `timeline.queries.events` returns them. What has no known beginning stands where its
        known end puts it.
    """
    known = view["earliest"].fillna(view["latest"]).sort_values(kind="stable")
    order = view.loc[known.index, "id"]
    return {str(key): number for number, key in enumerate(order, start=1)}


def notes(ds: Dataset, view: pd.DataFrame, ids: Collection[str] | None = None) -> tuple[Note, ...]:
    """Return a note for each event in view, in the order of their numbers.

    Parameters
    ----------
    ds : Dataset
        Where sources have their names.
    view : pandas.DataFrame
        As `timeline.queries.events` returns them.
    ids : collection of str, optional
        Only the events of these ids; they keep the numbers that they have among all in view.
    """
    number = numbers(view)
    rows = view if ids is None else view[view["id"].isin(list(ids))]
    found = [
        Note(
            number[str(row["id"])],
            str(row["id"]),
            str(row["label"]),
            dates.short(row["date"]),
            cite.place(ds, *entries(row["sources"])),
        )
        for row in rows[["id", "label", "date", "sources"]].to_dict("records")
    ]
    return tuple(sorted(found, key=lambda note: note.number))

"""Which events, statements and sources a view shows, in which order and under which numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Literal

import narwhals as nw
import pandas as pd

from timeline import queries
from timeline.dataset import Dataset
from timeline.dates.days import AnyDay, Day
from timeline.kept import kept
from timeline.queries import moments, positions, speakers
from timeline.queries.crowds import number_in_view
from timeline.queries.filters import Filters
from timeline.queries.ties import around_both
from timeline.schema import ID_SEPARATOR
from timeline.views.by_hand import OTHERS, shown_by_hand
from timeline.views.foremost import are_many, foremost, left_out
from timeline.views.view import View, voices_of

__all__ = [
    "OF_EVENTS",
    "OF_SOURCES",
    "OF_TIME",
    "behind_cells",
    "count",
    "drawn",
    "event_numbers",
    "events",
    "hidden",
    "in_hand",
    "is_empty",
    "last_day",
    "numbering",
    "numbers_with",
    "source_counts",
    "sources",
    "standing",
    "statements",
    "subject",
]

OF_EVENTS = frozenset({"timeline", "compare", "events"})
"""Kinds of view that list events."""

OF_TIME = frozenset({"timeline", "compare"})
"""Kinds of view whose events can be pinned, hidden, highlighted and called out by hand."""

_DRAW_EVENTS = OF_EVENTS | {"actor"}

OF_SOURCES = frozenset({"sources"})
"""Kinds of view that list sources; all others list statements."""


@kept(most=128)
def events(ds: Dataset, view: View) -> pd.DataFrame:
    """Return the events of a view, each with its ``number``, in the order of the numbers.

    Those are all in view; of a comparison those in the months that it shows. Of a chart of time
    those that are hidden by hand are left out, and those pinned count as core.
    """
    return _numbered(in_hand(ds, view, _in_view(ds, view)))


def _numbered(found: pd.DataFrame) -> pd.DataFrame:
    return found.sort_values("number", kind="stable").reset_index(drop=True)


@kept(most=64)
def drawn(ds: Dataset, view: View) -> pd.DataFrame:
    """Return the events that a chart of time holds, as `events` does: of very many the foremost.

    Those are the ones that may be named, so many as the view asks for, and those chosen by hand.
    """
    if view.kind != "timeline" or not are_many(ds, view.filters):
        return events(ds, view)
    return _numbered(foremost(ds, view.filters, view.names, **view.by_hand))


def count(ds: Dataset, view: View) -> int:
    """Return how many events a view of events shows, those hidden by hand left out."""
    if view.kind == "compare" or not are_many(ds, view.filters):
        return len(events(ds, view))
    if view.kind == "timeline" and OTHERS in view.hide:
        return len(drawn(ds, view))
    hide = left_out(**view.by_hand) if view.kind in OF_TIME else ()
    return number_in_view(ds, view.filters, hide)


def in_hand(ds: Dataset, view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """Return those of the rows that a view shows after what is decided by hand; all of a list."""
    if view.kind not in OF_TIME:
        return rows
    both = moments.pair(ds, view.then, view.now) if view.kind == "compare" else None
    return shown_by_hand(rows, **view.by_hand, always=[moment.id for moment in both or ()])


def hidden(ds: Dataset, view: View) -> int:
    """Return how many of the events in view are hidden by hand."""
    if not view.hide or view.kind not in OF_TIME:
        return 0
    if view.kind == "compare" or not are_many(ds, view.filters):
        return len(_in_view(ds, view)) - len(events(ds, view))
    return number_in_view(ds, view.filters) - count(ds, view)


def _in_view(ds: Dataset, view: View) -> pd.DataFrame:
    if view.kind == "compare" and (both := moments.pair(ds, view.then, view.now)):
        around = around_both(ds, view.filters, both, view.months)
        # What happened near both moments is drawn twice.
        return moments.together(list(around.values())).drop_duplicates("id")
    return queries.events(ds, view.filters)


def event_numbers(ds: Dataset) -> Mapping[str, int]:
    """Return the number of every event by its id: its place, from 1, among all in order of time.

    It is the same on every page, under every filter and in every export. What has no known
    beginning stands where its known end puts it; events of one date in the order of their table.
    """
    return queries.column(ds, "events", "number")


def numbering(ds: Dataset, views: Sequence[View]) -> Mapping[str, int]:
    """Return the numbers of events where views draw any: each means the same on every page.

    Voices have numbers of their own as pages are laid out, see `numbers_with`.
    """
    if not any(view.kind in _DRAW_EVENTS for view in views):
        return {}
    if isinstance(ds.events, pd.DataFrame):
        return event_numbers(ds)
    found: dict[str, int] = {}
    for view in views:
        if view.kind in OF_EVENTS:
            here = drawn(ds, view)
        elif view.kind == "actor" and (who := subject(ds, view)) is not None:
            here = speakers.events(ds, view.filters, who, view.on)
        else:
            continue
        found |= dict(zip(map(str, here["id"]), here["number"].tolist(), strict=True))
    return found


def numbers_with(numbers: Mapping[str, int], keys: Iterable[str]) -> dict[str, int]:
    """Return numbers with those of voices, from 1, for those of the keys that have none yet."""
    found = dict(numbers)
    last = max((n for key, n in found.items() if key.startswith(ID_SEPARATOR)), default=0)
    new = (key for key in dict.fromkeys(keys) if key not in found)
    found.update({key: number for number, key in enumerate(new, start=last + 1)})
    return found


@kept(most=128)
def statements(ds: Dataset, view: View) -> pd.DataFrame:
    """Return the statements of a view, in order of time.

    Those are all in view; of a matrix those behind its squares on its day (and on the earlier one
    with which it is compared), certain or perhaps; of an actor (or a country) its own (or those of
    its voices).
    """
    if view.kind == "matrix":
        said = positions.as_they_count(queries.rows(ds, view.filters, "stances"))
        shown = behind_cells(standing(ds, view))
        return said[said["id"].isin(shown)].reset_index(drop=True)
    if view.kind != "actor":
        return queries.stances(ds, view.filters)
    who = subject(ds, view)
    if who is None:
        return queries.stances(ds, view.filters).head(0)
    said = speakers.statements(ds, view.filters, who)
    if view.on:
        said = said[said["framework"] == view.on]
    return said.reset_index(drop=True)


@kept(most=128)
def standing(ds: Dataset, view: View) -> pd.DataFrame:
    """Return the cells of a matrix on its day and, where it is compared with one, on the earlier.

    As `positions.cells` returns them; those of the day first. Of some side by side those of the day
    alone.
    """
    if view.is_side_by_side:
        return positions.side_cells(ds, view.filters, view.asof, view.side)
    days = [view.asof] if view.since is None else [view.asof, view.since]
    found = [positions.cells(ds, view.filters, day, voices_of(ds, view)) for day in days]
    return pd.concat(found, ignore_index=True) if len(found) > 1 else found[0]


def behind_cells(cells: pd.DataFrame) -> frozenset[str]:
    """Return the ids of the statements behind cells, certain or perhaps."""
    return frozenset(key for ids in (*cells["ids"], *cells["perhaps"]) for key in ids)


def is_empty(ds: Dataset, view: View) -> bool:
    """Return whether a view shows nothing; a comparison also where only its two moments are left.

    It is empty too where no two moments are named and no parallel gives any. What an actor said
    may be nothing, where events name it.
    """
    if view.kind == "compare" and moments.pair(ds, view.then, view.now) is None:
        return True
    if view.kind in OF_EVENTS:
        least = 1 if view.kind != "compare" else 2
        return number_in_view(ds, view.filters) < 1 or count(ds, view) < least
    if view.kind in OF_SOURCES:
        return not sources(ds, view)
    if view.kind == "actor" and (who := subject(ds, view)) is not None:
        happened = speakers.events(ds, view.filters, who, view.on)
        return statements(ds, view).empty and happened.empty
    return statements(ds, view).empty


def subject(ds: Dataset, view: View) -> speakers.Speaker | None:
    """Return whom a view of an actor is about: by default, whoever has most statements in view."""
    key = view.who
    if not key:
        offered = speakers.choices(ds, view.filters)
        if offered.empty:
            return None
        key = str(offered["id"].iloc[0])
    return speakers.find(ds, key)


def sources(ds: Dataset, view: View) -> tuple[str, ...]:
    """Return the ids of the sources that a view rests on, in the order of their table.

    Those are what its events or statements cite; of a list of sources what any event or statement
    in view cites and, where no filter is set, every source that there is.
    """
    if view.kind not in OF_SOURCES:
        of: Literal["event", "stance"] = "event" if view.kind in OF_EVENTS else "stance"
        found = events(ds, view) if of == "event" else statements(ds, view)
        return _in_order(ds, source_counts(ds, of, found["id"]))
    if view.filters == Filters():
        return tuple(ds.sources["id"])
    cited = {
        *source_counts(ds, "event", queries.events(ds, view.filters)["id"]),
        *source_counts(ds, "stance", queries.stances(ds, view.filters)["id"]),
    }
    return _in_order(ds, cited)


def last_day(ds: Dataset) -> AnyDay | None:
    """Return the day until which the data know: the newest on which a source can have been written.

    A source may be younger than the first day that its date may mean, and is never older; nor is
    whoever made a statement. None where nothing has a day.
    """
    days = [ds.sources["earliest"].max(), _newest(ds)]
    return max((Day.of(day) for day in days if not pd.isna(day)), default=None)


@kept(most=8)
def _newest(ds: Dataset) -> Any:
    every = queries.rows(ds, Filters(), "stances").select(day=nw.col("perhaps_from").max())
    return queries.collect(every)["day"].iloc[0]


def source_counts(
    ds: Dataset, of: Literal["event", "stance"], ids: Iterable[str]
) -> dict[str, int]:
    """Return how many events or statements, of these ids, cite each source that is cited."""
    cited = queries.lazy(ds.links[f"{of}_source"]).filter(nw.col(of).is_in(list(ids)), "is_first")
    found = queries.collect(cited.group_by("source").agg(n=nw.len()).sort("source"))
    return {str(key): int(n) for key, n in zip(found["source"], found["n"], strict=True)}


def _in_order(ds: Dataset, ids: Collection[str]) -> tuple[str, ...]:
    return tuple(key for key in ds.sources["id"] if key in ids)

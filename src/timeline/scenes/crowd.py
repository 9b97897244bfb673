"""The events of a timeline: all in view, or of very many the most important and how many more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Unpack

import numpy as np
import pandas as pd

from timeline import queries
from timeline.dataset import Dataset
from timeline.layout.timeline_model import DatedCounts
from timeline.queries.colour_groups import ColourGroups
from timeline.queries.crowds import dated_counts, number_in_view
from timeline.queries.filters import Filters
from timeline.queries.lanes import NONE, OTHER, crowd_groups, groups
from timeline.views.by_hand import OTHERS, ByHand, shown_by_hand
from timeline.views.foremost import are_many, foremost, left_out

__all__ = ["DrawnEvents", "drawn_events"]

_EPOCH = 719_163
"""The ordinal of 1 January 1970."""


@dataclass(frozen=True, eq=False, slots=True)
class DrawnEvents:
    """What a timeline is drawn from.

    Attributes
    ----------
    rows : pandas.DataFrame
        Rows of ``ds.events``: all that are in view, or the most important of very many.
    counts : DatedCounts, optional
        Of very many, how many there are.
    lanes : mapping of str to str
        Id of each lane to its name; empty for none.
    of_event : mapping of str to tuple of str
        The lanes of each of the rows.
    """

    rows: pd.DataFrame
    counts: DatedCounts | None
    lanes: Mapping[str, str]
    of_event: Mapping[str, tuple[str, ...]]


def drawn_events(
    ds: Dataset,
    filters: Filters,
    colours: ColourGroups,
    lanes: str,
    names: str,
    **by_hand: Unpack[ByHand],
) -> DrawnEvents:
    """Return the events in view, or the most important of very many and how many there are.

    Where all are hidden but those chosen by hand, they are no longer many.
    """
    is_crowd = are_many(ds, filters)
    if is_crowd:
        view = foremost(ds, filters, names, **by_hand)
    else:
        view = shown_by_hand(queries.events(ds, filters), **by_hand)
    if not is_crowd or OTHERS in by_hand.get("hide", ()):
        return DrawnEvents(view, None, *(groups(ds, view, lanes) if lanes else ({}, {})))
    lane_names, of_event = crowd_groups(ds, filters, view, lanes) if lanes else ({}, {})
    shown = tuple(lane for lane in lane_names if lane not in {OTHER, NONE})
    without = left_out(**by_hand)
    found = dated_counts(ds, filters, colours.by, lanes, shown, without)
    counts = _counts(found, colours.names, number_in_view(ds, filters, without))
    here = set(found["lane"])
    return DrawnEvents(view, counts, {k: v for k, v in lane_names.items() if k in here}, of_event)


def _counts(found: pd.DataFrame, groups: Iterable[str], total: int) -> DatedCounts:
    return DatedCounts(
        _ordinals(found["first"]),
        _ordinals(found["last"]) + 1,
        found["number"].to_numpy(dtype=np.int64),
        found["group"].to_numpy(dtype=np.str_),
        found["is_above"].to_numpy(dtype=np.bool_),
        found["lane"].to_numpy(dtype=np.str_),
        tuple(groups),
        total,
    )


def _ordinals(days: pd.Series[pd.Timestamp]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return days as ordinals, see `datetime.date.toordinal`."""
    since = days.to_numpy(dtype="datetime64[D]").astype(np.int64)
    return np.asarray(since + _EPOCH, dtype=np.float64)

"""Of very many events the foremost: those that a chart of time may name, and those chosen."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Unpack

import pandas as pd

from timeline.dataset import Dataset
from timeline.layout.density import MOST_SINGLE
from timeline.queries.crowds import leading, number_in_view
from timeline.queries.filters import Filters
from timeline.views.by_hand import OTHERS, ByHand, shown_by_hand

__all__ = ["LEADING", "are_many", "foremost", "left_out"]

LEADING: Mapping[str, int] = MappingProxyType({"few": 12, "calm": 24, "all": 60})
"""How many of very many events are named, for each word of how many, besides those chosen."""


def are_many(ds: Dataset, filters: Filters) -> bool:
    """Return whether more events are in view than are drawn one by one."""
    return number_in_view(ds, filters) > MOST_SINGLE


def foremost(ds: Dataset, filters: Filters, names: str, **by_hand: Unpack[ByHand]) -> pd.DataFrame:
    """Return the most important events in view, and those chosen by hand, in order of time.

    Parameters
    ----------
    names : str
        How many are named, see `timeline.views.by_hand.NAMES`.
    by_hand : ByHand
        What is decided.
    """
    most = 0 if OTHERS in by_hand.get("hide", ()) else LEADING[names]
    rows = leading(ds, filters, most, _chosen(by_hand), left_out(**by_hand))
    return shown_by_hand(rows, **by_hand)


def left_out(**by_hand: Unpack[ByHand]) -> tuple[str, ...]:
    """Return the ids of the events that are hidden one by one."""
    chosen = {*_chosen(by_hand), OTHERS}
    return tuple(key for key in by_hand.get("hide", ()) if key not in chosen)


def _chosen(by_hand: ByHand) -> tuple[str, ...]:
    callout = by_hand.get("callout")
    said = [callout.event] if callout else []
    return (*by_hand.get("pin", ()), *by_hand.get("highlight", ()), *said)

"""The events in view, laid out along one axis or in lanes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial

import pandas as pd

from timeline import queries
from timeline.dataset import Dataset
from timeline.drawing import timeline_legend
from timeline.layout.naming import NAMED
from timeline.layout.scene import Item, Scene
from timeline.layout.time_scale import SCALES
from timeline.layout.timeline import lay_out
from timeline.layout.timeline_row import Frame
from timeline.queries.filters import FACETS, Filters
from timeline.queries.lanes import groups
from timeline.queries.stance_signs import Taken, about, taken
from timeline.scenes.items import DATED, item
from timeline.schema import rank_of
from timeline.views.event_notes import numbers

__all__ = ["scene"]


_LANE_HEIGHT = 62

_TALL, _FULL = 596.0, 660.0
"""Height of a chart without lanes: usually, and where as many names as fit are asked for; px."""

_FOOT, _STRIP_FOOT = 22.0, 66.0
"""Height of what is between the labels of the axis and the key, without a strip and with; px."""

_MARGIN, _NARROW_MARGIN, _NARROW = 96.0, 76.0, 560
"""What is left free on the right, and on a chart narrower than the last; px."""


def scene(
    ds: Dataset,
    filters: Filters,
    *,
    scale: str = "balanced",
    lanes: str | None = None,
    named: str = "more",
    width: float = 1080,
    height: float | None = None,
    selected: str = "",
    noted: Mapping[str, str] | None = None,
) -> Scene:
    """Lay out the events in view; parameters as in `timeline`.

    Where ``noted`` is given, only the events in it are named, with the numbers that it has; the
    others are marks, and so are those whose names find no room, but for the first rank, which has
    its numbers alone. Lanes that a given height has no room for are left out, the last
    ones first, and so is what stands in none of the others.
    """
    view = queries.events(ds, filters)
    names, by_event = groups(ds, view, lanes) if lanes else ({}, {})
    if lanes and noted is not None:
        wanted = next(f for f in FACETS if f.param == lanes).chosen(filters)
        names = dict(sorted(names.items(), key=lambda lane: lane[0] not in wanted))
    domain = _domain(view, filters.years)
    items = _items(view, by_event, domain, taken(ds, filters), noted)
    on = ds.names("frameworks").get(about(ds, filters), "")
    tall = _FULL if named == "all" else _TALL
    frame = Frame(
        width,
        height or (120 + _LANE_HEIGHT * len(names) if names else tall),
        right=_MARGIN if width >= _NARROW else _NARROW_MARGIN,
        bottom=(_STRIP_FOOT if SCALES[scale] else _FOOT)
        + timeline_legend.height(len(items), width, on),
        named=NAMED[named],
        is_full=named == "all" or noted is not None,
        grows=height is None,
    )
    draw = partial(lay_out, domain=domain, blend=SCALES[scale], eras=_eras(ds), keep=selected)
    found = draw(items, frame, lanes=names)
    if height and noted is not None:
        told = replace(found, about=on, is_noted=True)
        frame = replace(frame, bottom=frame.bottom - timeline_legend.spare(told))
        found = draw(items, frame, lanes=names)
    if height and names and found.height > height:
        room = height - (found.height - found.plot[3])
        kept = {head.id for head in found.lanes if head.y1 <= room} or {next(iter(names))}
        here = [item for item in items if kept.intersection(item.lanes)]
        found = draw(here, frame, lanes={k: name for k, name in names.items() if k in kept})
    found = replace(found, about=on, is_noted=noted is not None)
    return found if height else replace(found, height=found.height - timeline_legend.spare(found))


def _eras(ds: Dataset) -> list[tuple[str, float, float]]:
    ends = zip(ds.eras["name"], ds.eras["start"], ds.eras["end"], strict=True)
    return [(str(name), _ordinal(start), _ordinal(end) + 1) for name, start, end in ends]


def _items(
    view: pd.DataFrame,
    lanes: Mapping[str, tuple[str, ...]],
    domain: tuple[float, float],
    signs: Mapping[str, Taken],
    noted: Mapping[str, str] | None,
) -> list[Item]:
    """Make items of the events in view, each with its number and the signs of its stances.

    What is not noted, where anything is, has neither these nor a name.
    """
    number = {i: str(n) for i, n in numbers(view).items()} if noted is None else noted
    items = []
    for row in view[[*DATED, "label", "importance"]].to_dict("records"):
        rank = rank_of(str(row["importance"]))
        is_told = str(row["id"]) in number
        made = item(row, domain, label=str(row["label"]) if is_told else "", rank=rank)
        at = signs.get(made.id) if is_told else None
        items.append(
            replace(
                made,
                lanes=lanes.get(made.id, ()),
                number=number.get(made.id, ""),
                is_tagged=noted is None or not rank,
                signs=at.signs if at else (),
            )
        )
    return items


def _ordinal(day: pd.Timestamp) -> float:
    return float(day.toordinal())


def _domain(view: pd.DataFrame, years: tuple[int, int] | None) -> tuple[float, float]:
    """Return the first and last day that any date names, within the years asked for."""
    if view.empty:
        return (0.0, 1.0)
    first = view["earliest"].fillna(view["latest"]).min()
    last = view["latest"].fillna(view["earliest"]).max()
    if pd.isna(first):
        first, last = view["start"].min(), view["end"].max()
    low, high = _ordinal(first), _ordinal(last) + 1
    if years is not None:
        low = max(low, float(date(years[0], 1, 1).toordinal()))
        high = min(high, float(date(years[1], 12, 31).toordinal()) + 1)
    return low, max(low, high)

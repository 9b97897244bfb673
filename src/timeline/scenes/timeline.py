"""The events in view, laid out along one axis or in lanes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Unpack

from timeline import queries
from timeline.dataset import Dataset
from timeline.drawing import timeline_legend
from timeline.layout.naming import NAMED
from timeline.layout.scene import Frame, Item, Scene
from timeline.layout.time_scale import SCALES
from timeline.layout.timeline import lay_out
from timeline.queries.filters import FACETS, Filters
from timeline.queries.lanes import groups
from timeline.queries.stance_signs import event_stances, in_words, lane_signs
from timeline.scenes.items import DATED, domain, event_items, margin
from timeline.views.by_hand import ByHand, shown_by_hand
from timeline.views.contents import event_numbers

__all__ = ["scene"]

_LANE_HEIGHT = 62

_TALL, _FULL = 580.0, 660.0
"""Height of a chart without lanes: usually, and where as many names as fit are asked for; px."""


def scene(
    ds: Dataset,
    filters: Filters,
    *,
    scale: str = "balanced",
    lanes: str | None = None,
    names: str = "calm",
    width: float = 1080,
    height: float | None = None,
    selected: str = "",
    footnotes: Mapping[str, str] | None = None,
    colour: str = "country",  # noqa: ARG001 -- it is said by shapes for now
    **by_hand: Unpack[ByHand],
) -> Scene:
    """Lay out the events in view; parameters as in `timeline`, and of `View`.

    Where ``footnotes`` is given, only the events in it are named, with the numbers that it has; the
    others are marks, and so are those whose names find no room, but for the first rank, which has
    its numbers alone. Lanes that a given height has no room for are left out, the last
    ones first, and so is what stands in none of the others.
    """
    view = shown_by_hand(queries.events(ds, filters), **by_hand)
    lane_names, by_event = groups(ds, view, lanes) if lanes else ({}, {})
    if lanes and footnotes is not None:
        wanted = next(f for f in FACETS if f.param == lanes).chosen(filters)
        lane_names = dict(sorted(lane_names.items(), key=lambda lane: lane[0] not in wanted))
    days = domain(view, filters.years)
    items = event_items(
        view[[*DATED, "label", "importance"]].to_dict("records"),
        days,
        numbers={i: str(n) for i, n in event_numbers(ds).items()},
        footnotes=footnotes,
        stances=event_stances(ds, filters),
        lanes=by_event,
        lane_signs=lane_signs(ds, filters, lanes, lane_names) if lanes else {},
    )
    by = lanes or ""
    on = in_words(ds, filters, by)
    tall = _FULL if names == "all" else _TALL
    frame = Frame(
        width,
        height or (120 + _LANE_HEIGHT * len(lane_names) if lane_names else tall),
        right=margin(width),
        bottom=timeline_legend.height(len(items), width, on, by),
        named=NAMED[names],
        is_full=names == "all" or footnotes is not None,
        grows=height is None,
    )

    def draw(here: Sequence[Item], frame: Frame, lanes: Mapping[str, str]) -> Scene:
        blend, eras = SCALES[scale], _eras(ds)
        found = lay_out(
            here, frame, domain=days, blend=blend, lanes=lanes, eras=eras, keep=selected
        )
        return replace(found, about=on, sorted_by=by, has_footnotes=footnotes is not None)

    found = draw(items, frame, lane_names)
    if height is None:
        return replace(found, height=found.height - timeline_legend.spare(found))
    if footnotes is not None:
        frame = replace(frame, bottom=frame.bottom - timeline_legend.spare(found))
        found = draw(items, frame, lane_names)
    if lane_names and found.height > height:
        room = height - (found.height - found.plot[3])
        kept = {head.id for head in found.lanes if head.y1 <= room} or {next(iter(lane_names))}
        here = [item for item in items if kept.intersection(item.lanes)]
        found = draw(here, frame, {k: name for k, name in lane_names.items() if k in kept})
    return found


def _eras(ds: Dataset) -> list[tuple[str, float, float]]:
    ends = zip(ds.eras["name"], ds.eras["start"], ds.eras["end"], strict=True)
    return [
        (str(name), float(start.toordinal()), float(end.toordinal()) + 1)
        for name, start, end in ends
    ]

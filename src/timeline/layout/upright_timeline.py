"""A timeline for a narrow window: time runs down, names stand right of it in one column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from timeline.layout.density import calendar_bins, column_counts, fullest
from timeline.layout.event_labels import LabelLine, label_text, line_height
from timeline.layout.event_marks import RADII, asked_days, by_date, mark_places
from timeline.layout.kept_apart import pooled
from timeline.layout.label_places import dated
from timeline.layout.leader_tracks import ordered_tracks
from timeline.layout.ribbon import UPRIGHT, RibbonCell, ribbon
from timeline.layout.text_metrics import SMALL
from timeline.layout.time_scale import Axis, TimeScale
from timeline.layout.timeline_model import (
    ChartEvent,
    ChartFrame,
    Count,
    DatedCounts,
    EventLabel,
    EventLeader,
    EventMark,
    EventTimeline,
)

__all__ = ["lay_out_upright"]

_COLUMN = 18.0
"""Width of the column of marks, px."""
_DENSITY = 56.0
"""How far the columns of counts reach from the ribbon, px."""
_TRACK, _BESIDE = 3.6, 5.0
_GAP = 8.0
_EDGE = 4.0
_LEAST = 240.0
_LEVEL = 4.0
"""How far beside the middle of its mark a leader may begin, px."""
_WEIGHT = 5
"""How many times the room of a mark a name asks for."""
_SPREAD = 1.1
"""How much higher than its names a timeline is."""


def lay_out_upright(
    events: Sequence[ChartEvent],
    frame: ChartFrame,
    *,
    domain: tuple[float, float],
    blend: float,
    cells_of: Callable[[Axis], tuple[RibbonCell, ...]] | None = None,
    counts: DatedCounts | None = None,
) -> EventTimeline:
    """Lay out a timeline whose axis runs down, as long as its names take.

    Parameters
    ----------
    events : sequence of ChartEvent
        In the order in which they are named.
    frame : ChartFrame
        How wide; ``most`` is how many are named.
    domain : tuple of float
        First and last day.
    blend : float
        See `TimeScale`.
    cells_of : callable, optional
        Divides the axis; into those of the calendar if not given.
    counts : DatedCounts, optional
        How many there are, where they are too many to be drawn one by one.

    Returns
    -------
    EventTimeline
        It ``is_upright``: cells and the axis run down.
    """
    most = len(events) if frame.most is None else frame.most
    order = [event for event in events if event.text.name]
    chosen = {e.id for k, e in enumerate(order) if k < most or e.rank == 0}
    tracks = _most_tracks(len(chosen))
    x_mark = frame.left + UPRIGHT + (_DENSITY if counts else 0.0) + _COLUMN / 2
    wrap = frame.width - frame.right - x_mark - _COLUMN / 2 - tracks - frame.face.mark
    pitch = line_height(frame.face)
    # A name needs more room than a mark: so does the time in which there are names.
    heavy = [event for event in events if event.id in chosen] * (_WEIGHT - 1)
    asking = [*asked_days(events), *asked_days(heavy)]
    scale = TimeScale.build(asking, domain, 0.0 if counts else blend)
    texts: dict[str, tuple[LabelLine, ...]] = {}
    for event in events:
        if event.id in chosen:
            texts[event.id] = label_text(event.text, frame.face, wrap)
    tall = sum(len(lines) * pitch + _GAP for lines in texts.values())
    rows = 0.0 if counts else sum(2 * RADII[min(e.rank, 2)] for e in events)
    y0 = frame.top + _EDGE
    axis = Axis(scale, y0, y0 + max(_LEAST, tall * _SPREAD, rows * 0.6))
    cells = cells_of(axis) if cells_of else ribbon(axis, SMALL, is_upright=True)
    events = [dated(event, cells) for event in events]
    at = mark_places(by_date(events), axis, cells)
    named = sorted((e for e in events if e.id in texts), key=lambda e: (at[e.id], e.id))
    texts = {e.id: label_text(e.text, frame.face, wrap) for e in named}
    heights = [len(texts[e.id]) * pitch for e in named]
    starts = _stacked([at[e.id] - pitch / 2 for e in named], heights, (y0, axis.x1))
    lanes = [start + pitch / 2 for start in starts]
    order_of = ordered_tracks([at[e.id] for e in named], lanes)
    text_at = frame.width - frame.right - wrap - frame.face.mark
    step = min(_TRACK, (text_at - x_mark - 2 * _BESIDE) / max([1, *order_of]))
    labels, leaders = [], []
    for k, event in enumerate(named):
        box = (text_at, starts[k], frame.width - frame.right, starts[k] + heights[k])
        ys = tuple(starts[k] + (n + 0.5) * pitch for n in range(len(texts[event.id])))
        text_x = text_at + frame.face.mark
        labels.append(
            EventLabel(
                event.id,
                *box,
                text_x,
                ys,
                texts[event.id],
                event.group,
                event.rank,
                event.is_day,
            )
        )
        x = x_mark + _BESIDE + order_of[k] * step
        y = at[event.id]
        is_level = abs(y - lanes[k]) <= _LEVEL
        bends = [(x_mark, lanes[k])] if is_level else [(x_mark, y), (x, y), (x, lanes[k])]
        points = (*bends, (text_at, lanes[k]))
        leaders.append(EventLeader(event.id, points, event.group, event.rank))
    marks = tuple(
        EventMark(e.id, x_mark, at[e.id], e.group, e.rank, e.is_day, e.id in texts)
        for e in (named if counts else events)
    )
    foot = max([axis.x1, *(label.y1 for label in labels)])
    return EventTimeline(
        width=frame.width,
        height=foot + _EDGE,
        plot=(frame.left, axis.x0, frame.left + UPRIGHT, axis.x1),
        axis=axis,
        cells=cells,
        marks=marks,
        labels=tuple(labels),
        leaders=tuple(leaders),
        counts=tuple(_beside(counts, axis, frame.left + UPRIGHT)) if counts else (),
        is_upright=True,
        face=frame.face,
        total=counts.total if counts else len(events),
        unit_of_counts=calendar_bins(axis).unit if counts else "",
    )


def _beside(counts: DatedCounts, axis: Axis, x: float) -> Iterator[Count]:
    """Yield columns of counts that lie right of the ribbon."""
    bins = calendar_bins(axis)
    for one in column_counts(counts, bins, x, _DENSITY, fullest(counts, bins), is_up=False):
        yield replace(one, x0=one.y0, x1=one.y1, y0=one.x0, y1=one.x1)


def _stacked(
    wanted: Sequence[float], heights: Sequence[float], ends: tuple[float, float]
) -> list[float]:
    """Return where labels begin: as near to where they are wanted as can be, within ends."""
    offsets = [0.0]
    for height in heights[:-1]:
        offsets.append(offsets[-1] + height + _GAP)
    flat = pooled(wanted, offsets[: len(wanted)])
    most = ends[1] - (offsets[len(flat) - 1] + heights[-1]) if flat else 0.0
    kept = [max(ends[0], min(base, max(most, ends[0]))) for base in flat]
    return [base + offset for base, offset in zip(kept, offsets, strict=False)]


def _most_tracks(named: int) -> float:
    """Return what the channel for leaders takes beside the marks, px."""
    return min(40.0, 12.0 + 1.2 * named)

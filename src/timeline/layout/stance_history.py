"""Stances through time as steps on lanes, under the events of the same time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from types import MappingProxyType

from timeline.layout.dated_bars import DateBar, date_bar, weights
from timeline.layout.event_timeline import lay_out_events
from timeline.layout.stance_history_model import (
    DatedStance,
    Hold,
    PlacedLane,
    Riser,
    StanceHistoryLayout,
    StanceLane,
    StanceSquare,
    Step,
)
from timeline.layout.text_metrics import (
    FONT_SIZE,
    LINE_HEIGHT,
    balanced_lines,
    fit_lines,
    text_width,
)
from timeline.layout.time_scale import Axis
from timeline.layout.timeline_model import ChartEvent, ChartFrame

__all__ = ["LEVELS", "SQUARE", "lay_out_stances"]

LEVELS = (2, 1, 0, -1, -2)
"""Stances from the top of a lane to its foot."""

SQUARE = 15.0
"""Size of a square, px."""

_PITCH, _SLIM_PITCH = 17.0, 7.0
"""Distance between levels, px: in a lane with statements on several, and with all on one."""
_LANE_AIR, _SLIM_AIR = 13.0, 9.0
_HEADING = 26.0
_NAME_LINES = 3
_DIGIT, _AFTER = 7.0, 4.0
"""What a digit of the number at a square takes, and the air beside it, px."""
_LEVEL_SIGNS = 26.0
"""What the signs of the levels take at the left of a lane, px."""
_NAME_SHARE = 0.24
_AIR = 8.0


def lay_out_stances(
    events: Sequence[ChartEvent],
    lanes: Sequence[StanceLane],
    frame: ChartFrame,
    *,
    domain: tuple[float, float],
    blend: float,
    axis_from: int = 2,
) -> StanceHistoryLayout:
    """Lay out events and, under them, a lane of steps for each series of statements.

    Parameters
    ----------
    events : sequence of ChartEvent
        What is drawn above, in the order in which they are named.
    lanes : sequence of StanceLane
        From top to bottom.
    frame : ChartFrame
        Width and margins; its height is that of the events, and the lanes add what they need.
    domain : tuple of float
        First and last day of the axis.
    blend : float
        See `TimeScale`; events and statements both count.
    axis_from : int
        From how many lanes on the ribbon stands under them too.

    Returns
    -------
    StanceHistoryLayout
        Deterministic; the order of the events does not matter but for their names.
    """
    names = _name_width((lane.name for lane in lanes), frame.width * _NAME_SHARE)
    left = frame.left + names + _LEVEL_SIGNS if lanes else frame.left
    found = lay_out_events(
        [replace(event, is_above=True) for event in events],
        replace(frame, left=left, alternates=False),
        domain=domain,
        blend=blend,
        also=weights(said.span for lane in lanes for said in lane.said),
    )
    ribbon, top = found.plot[3], found.height + (_AIR if lanes else 0.0)
    made: list[PlacedLane] = []
    for lane in lanes:
        made.append(_place_lane(lane, found.axis, top, names))
        top = made[-1].y1
    lower = top + _AIR / 2 - found.plot[1] if len(lanes) >= axis_from else 0.0
    height = top + (_AIR / 2 + ribbon - found.plot[1] if lower else 0.0)
    return StanceHistoryLayout(found, tuple(made), lower, height)


def _name_width(names: Iterable[str], most: float) -> float:
    """Return how wide names of lanes are on two lines, as far as they may be; px."""
    widest = 0.0
    for name in names:
        if text_width(name, FONT_SIZE, bold=True) > 2 * most:  # then no two lines have room
            return most
        lines = balanced_lines(name, FONT_SIZE, 2, bold=True)
        widest = max(widest, *(text_width(line, FONT_SIZE, bold=True) for line in lines))
    return min(widest, most)


def _place_lane(lane: StanceLane, axis: Axis, top: float, names: float) -> PlacedLane:
    """Lay out a lane from a place on, as high as its levels and its name, so wide, need."""
    lines = fit_lines(lane.name, FONT_SIZE, _NAME_LINES, names, bold=True)
    is_slim = len({said.level for said in lane.said}) <= 1
    pitch, air = (_SLIM_PITCH, _SLIM_AIR) if is_slim else (_PITCH, _LANE_AIR)
    needed = len(lines) * LINE_HEIGHT * FONT_SIZE + _SLIM_AIR
    y0 = top + (_HEADING if lane.heading else 0.0)
    tall = max(pitch * (len(LEVELS) - 1) + 2 * air, needed)
    foot = y0 + (tall - pitch * (len(LEVELS) - 1)) / 2
    levels = {level: foot + pitch * place for place, level in enumerate(LEVELS)}
    marks = list(_marks(lane.said, axis, levels))
    at = {m.id: m for m, _ in marks}
    # A step never begins before the last one.
    starts = list(accumulate((float(axis.x(step.day)) for step in lane.steps), max))
    holds, risers = _line(lane.steps, at, starts, levels, axis.x1)
    return PlacedLane(
        id=lane.id,
        lines=lines,
        heading=lane.heading,
        heading_y=top + _HEADING * 0.6,
        y0=y0,
        y1=y0 + tall,
        is_slim=is_slim,
        levels=MappingProxyType(levels),
        bars=tuple(_bars(marks, starts, axis.x1)),
        squares=tuple(_squares(marks)),
        holds=tuple(holds),
        risers=tuple(risers),
        ends=lane.steps[-1].levels if lane.steps else (),
    )


def _marks(
    said: Sequence[DatedStance], axis: Axis, levels: Mapping[int, float]
) -> Iterator[tuple[DateBar, int]]:
    """Yield the dates of statements on their levels, those of one date at one place."""
    for s in said:
        yield date_bar(s.span, axis, levels[s.level]), s.level


def _bars(
    marks: Iterable[tuple[DateBar, int]], starts: Sequence[float], end: float
) -> Iterator[tuple[DateBar, int]]:
    """Yield the bars of dates, long ones first so that short ones lie over them.

    One that is open at its end reaches as far as what it says holds: to the next step, or on.
    """
    bars = []
    for m, level in marks:
        next_step = next((x for x in starts if x > m.x0), end)
        goes_on = replace(m, x1=max(next_step, m.x0), open_end=next_step >= end)
        if not m.is_dot:
            bars.append((goes_on if m.open_end else m, level))
    yield from sorted(bars, key=lambda bar: (bar[0].x0 - bar[0].x1, bar[0].id))


def _squares(bars: Iterable[tuple[DateBar, int]]) -> Iterator[StanceSquare]:
    """Yield squares that stay apart: a statement that has no room shares its neighbour's."""
    by_level: dict[int, list[DateBar]] = {}
    for m, level in bars:
        by_level.setdefault(level, []).append(m)
    for level, marks in by_level.items():
        gathered: list[list[DateBar]] = []
        for m in sorted(marks, key=lambda m: (m.anchor, m.id)):
            if gathered and m.anchor - gathered[-1][0].anchor < _reach(gathered[-1]):
                gathered[-1].append(m)
            else:
                gathered.append([m])
        for group in gathered:
            yield StanceSquare(group[0].anchor, group[0].y, level, tuple(m.id for m in group))


def _reach(group: Sequence[DateBar]) -> float:
    """Return how far from a square the next may stand: clear of it, and of its number."""
    digits = len(f"{len(group):,}") if len(group) > 1 else 0
    return SQUARE + 1 + digits * _DIGIT + (_AFTER if digits else 0.0)


def _line(
    steps: Sequence[Step],
    at: Mapping[str, DateBar],
    starts: Sequence[float],
    levels: Mapping[int, float],
    end: float,
) -> tuple[list[Hold], list[Riser]]:
    """Join the steps of a lane: each holds from where it begins until the next does.

    Nothing is drawn before the first. The last holds to the end, as silence unless its own date is
    open: "since 2009" says that it goes on.
    """
    holds = []
    for k, (one, x0) in enumerate(zip(steps, starts, strict=True)):
        is_last = k + 1 == len(steps)
        x1 = end if is_last else starts[k + 1]
        silent = is_last and not at[one.statement].open_end
        if x1 > x0:
            holds += [Hold(x0, x1, levels[level], level, silent) for level in one.levels]
    risers = []
    for (a, b), x in zip(pairwise(steps), starts[1:], strict=True):
        if a.levels != b.levels:
            ys = [levels[level] for level in (*a.levels, *b.levels)]
            risers.append(Riser(x, min(ys), max(ys), at[b.statement].is_dot))
    return holds, risers

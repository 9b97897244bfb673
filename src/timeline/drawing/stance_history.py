"""Stances as steps on lanes under events, on a canvas, and the key that explains them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from timeline.drawing.canvas import Canvas
from timeline.drawing.event_timeline import Looks, draw_ribbon, paint_events
from timeline.drawing.legend import Legend, LegendEntry
from timeline.drawing.signs import draw_bar, draw_stance
from timeline.drawing.theme import Palette
from timeline.drawing.timeline_foot import draw_foot, foot_height
from timeline.layout.stance_history import LEVELS, SQUARE
from timeline.layout.stance_history_model import (
    PlacedLane,
    StanceHistoryLayout,
    StanceSquare,
)
from timeline.layout.text_metrics import EDGE, FONT_SIZE, SMALL, fit_lines, text_width
from timeline.layout.timeline_model import EventTimeline
from timeline.scenes.stance_history import StanceHistoryScene
from timeline.schema import SPLIT_WORDS, STANCE_GLYPHS, STANCE_WORDS

__all__ = ["history_height", "paint_history"]

_HEADING, _GLYPH = 13.0, 12.0
_BAR, _ARROW = 6.0, 9.0
_LONGEST_FADE = 40.0
_LINE, _BROKEN = 2.0, 1.5
_CORNER = 9.0
"""How far above or below the middle of a square its number stands, px."""
_KEY_LINE = 20.0
_SAMPLE, _AIR = 26.0, 5.0


def paint_history(
    found: StanceHistoryScene, palette: Palette, *, lane: str = "", event: str = ""
) -> Canvas:
    """Draw events and lanes, and what explains them.

    Parameters
    ----------
    lane, event : str
        Ids of what is highlighted; none if blank.
    """
    drift = found.layout
    looks = Looks(list(found.events.colours.names), selected=event)
    canvas, events = Canvas(), drift.events
    with canvas.of("stances"):
        for one in drift.lanes:
            _frame(canvas, one, events, palette, is_chosen=one.id == lane)
        for one in drift.lanes:
            for bar, level in one.bars:
                colour = palette.stances[level].line
                draw_bar(canvas, bar, colour, _BAR, arrow=_ARROW, longest_fade=_LONGEST_FADE)
            _steps(canvas, one, palette)
            for square in one.squares:
                _square(canvas, square, one.squares, palette)
            _end(canvas, one, events, palette)
    if drift.lanes:
        with canvas.of("key"):
            _legend(drift).draw(canvas, palette, 0.0, drift.height + _AIR)
    if drift.lower:
        draw_ribbon(canvas, events, palette, drift.lower)
    paint_events(canvas, events, palette, looks)
    draw_foot(canvas, found.events, palette, _foot(found))
    return canvas


def history_height(found: StanceHistoryScene) -> float:
    """Return how high events, lanes and what explains them are, px."""
    return _foot(found) + foot_height(found.events)


def _foot(found: StanceHistoryScene) -> float:
    """Return where the lanes end with their key, px."""
    key = _AIR + _legend(found.layout).height if found.layout.lanes else 0.0
    return found.layout.height + key


def _frame(
    canvas: Canvas, lane: PlacedLane, s: EventTimeline, palette: Palette, *, is_chosen: bool
) -> None:
    """Draw what is behind a lane: the ticks of the axis, and its levels, neutral more clearly."""
    if is_chosen:
        canvas.box((1, lane.y0, s.width - 1, lane.y1), palette.band, palette.accent)
    for cell in s.cells:
        canvas.stroke([(cell.x0, lane.y0), (cell.x0, lane.y1)], palette.band)
    canvas.stroke([(0, lane.y0), (s.width, lane.y0)], palette.hair)
    x0, _, x1, _ = s.plot
    for level, y in lane.levels.items():
        canvas.stroke([(x0, y), (x1, y)], palette.band if level else palette.hair)
        if not lane.is_slim:
            glyph = STANCE_GLYPHS[level]
            canvas.write(x0 - 14, y, glyph, palette.muted, SMALL, position="middle center")
    if lane.heading:
        canvas.write(4, lane.heading_y, lane.heading, palette.ink, _HEADING, bold=True)
    colour = palette.accent if is_chosen else palette.ink
    canvas.write(4, (lane.y0 + lane.y1) / 2, lane.lines, colour, FONT_SIZE, bold=True)


def _steps(canvas: Canvas, lane: PlacedLane, palette: Palette) -> None:
    """Draw where an actor stands from when to when, and where that changes."""
    for riser in lane.risers:
        ends = ((riser.x, riser.y0), (riser.x, riser.y1))
        _line(canvas, ends, palette.muted, is_broken=not riser.is_exact)
    for hold in lane.holds:
        ends = ((hold.x0, hold.y), (hold.x1, hold.y))
        _line(canvas, ends, palette.stances[hold.level].line, is_broken=hold.is_last)


def _line(
    canvas: Canvas, ends: Sequence[tuple[float, float]], colour: str, *, is_broken: bool
) -> None:
    """Draw a line, broken where only silence follows or a day is not known."""
    canvas.stroke(ends, colour, _BROKEN if is_broken else _LINE, dash="dash" if is_broken else "")


def _square(canvas: Canvas, q: StanceSquare, others: Sequence[StanceSquare], p: Palette) -> None:
    """Draw a square, and how many statements it stands for.

    That stands at the corner that faces neutral; beside the square where another lies there.
    """
    draw_stance(canvas, p, q.level, (q.x, q.y), SQUARE, _GLYPH)
    if len(q.ids) > 1:
        text = f"{len(q.ids):,}"
        x = _right(q) - text_width(text, SMALL) / 2
        y = q.y + (_CORNER if q.level >= 0 else -_CORNER)
        if any(abs(o.x - x) < SQUARE and abs(o.y - y) < SQUARE for o in others if o is not q):
            y = q.y
        canvas.dot(x, y, SMALL + 2, p.page)
        canvas.write(x, y, text, p.ink, SMALL, position="middle center")


def _right(q: StanceSquare) -> float:
    """Return how far a square reaches to the right, with its number if it has one."""
    number = text_width(f"{len(q.ids):,}", SMALL) + 2 if len(q.ids) > 1 else 0.0
    return q.x + SQUARE / 2 + number


def _end(canvas: Canvas, lane: PlacedLane, s: EventTimeline, palette: Palette) -> None:
    """Write at the right end of a lane where its actor stands now, on a line or two."""
    if lane.ends:
        words = STANCE_WORDS[lane.ends[0]] if len(lane.ends) == 1 else SPLIT_WORDS["voice"]
        x = max(s.plot[2] + 5, *map(_right, lane.squares)) + 4
        y = sum(lane.levels[level] for level in lane.ends) / len(lane.ends)
        canvas.write(x, y, fit_lines(words, SMALL, 2, s.width - x), palette.muted, SMALL)


def _legend(drift: StanceHistoryLayout) -> Legend:
    """Explain what occurs on lanes; the key of the events comes under it."""
    return Legend(tuple(_entries(drift.lanes)), drift.events.width - 2 * EDGE, _KEY_LINE)


def _entries(lanes: Sequence[PlacedLane]) -> Iterator[LegendEntry]:
    taken = {square.level for lane in lanes for square in lane.squares}
    holds = [hold for lane in lanes for hold in lane.holds]
    for level in LEVELS:
        if level in taken:
            yield LegendEntry(STANCE_WORDS[level], SQUARE + _AIR, partial(_stance_sample, level))
    reach = _SAMPLE + _AIR
    if any(lane.bars for lane in lanes):
        said = "date of a statement: at some time in it, or all along"
        yield LegendEntry(said, reach, _bar_sample)
    if any(not hold.is_last for hold in holds):
        yield LegendEntry("taken to hold until the next", reach, _line_sample)
    if any(hold.is_last for hold in holds):
        yield LegendEntry("nothing later found", reach, partial(_line_sample, is_broken=True))
    if any(not riser.is_exact for lane in lanes for riser in lane.risers):
        yield LegendEntry("moved by then, day not known", _AIR * 2, _riser_sample)
    if any(_is_split(lane) for lane in lanes):
        yield LegendEntry(SPLIT_WORDS["voice"], reach, _both_sample)


def _is_split(lane: PlacedLane) -> bool:
    """Whether a lane runs on two levels at one time."""
    holds = sorted(lane.holds, key=lambda hold: (hold.x0, hold.x1))
    return len(lane.ends) > 1 or any(
        one.level != other.level and other.x0 < one.x1 for one, other in pairwise(holds)
    )


def _stance_sample(level: int, canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    draw_stance(canvas, palette, level, (x + SQUARE / 2, y), SQUARE, _GLYPH)


def _bar_sample(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    canvas.stroke([(x, y), (x + _SAMPLE, y)], palette.stances[2].line, _BAR)


def _line_sample(
    canvas: Canvas, palette: Palette, x: float, y: float, *, level: int = 2, is_broken: bool = False
) -> None:
    colour = palette.stances[level].line
    _line(canvas, ((x, y), (x + _SAMPLE, y)), colour, is_broken=is_broken)


def _riser_sample(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    _line(canvas, ((x + _AIR, y - 7), (x + _AIR, y + 7)), palette.muted, is_broken=True)


def _both_sample(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    _line_sample(canvas, palette, x, y - 4)
    _line_sample(canvas, palette, x, y + 4, level=-2)

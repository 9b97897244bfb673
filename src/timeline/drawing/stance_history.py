"""Steps on lanes under events, as plotly traces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.drawing.canvas import Canvas
from timeline.drawing.stance_history_legend import Pen, draw_key, square
from timeline.drawing.theme import Palette
from timeline.drawing.time_axis import write_dates
from timeline.drawing.timeline import paint
from timeline.layout.scene import Mark
from timeline.layout.stance_history import StanceHistoryLayout
from timeline.layout.stance_lane import SQUARE, Square
from timeline.layout.text_metrics import fit_lines, text_width
from timeline.schema import STANCE_GLYPHS, STANCE_WORDS

__all__ = ["paint_steps"]

_SMALL = 11.0
_HEADING = 13.0
_ARROW = 9.0
_FADES = ((0.0, 0.5, 0.25), (0.5, 1.0, 0.6))
"""How a bar fades towards an end: from and to which share of the fade, in what opacity."""
_FADE_SHARE, _LONGEST_FADE = 0.3, 40.0
"""How much of a bar fades at either end, and how much at most, px."""
_CORNER = 9.0
"""How far above or below the middle of a square its number stands, px."""
_BOTH = "contradicts itself"


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What every part of the drawing needs."""

    drift: StanceHistoryLayout
    palette: Palette
    lane: str
    pen: Pen

    @property
    def canvas(self) -> Canvas:
        return self.pen.canvas


def paint_steps(
    drift: StanceHistoryLayout,
    palette: Palette,
    *,
    lane: str = "",
    event: str = "",
    still: bool = False,
) -> Canvas:
    """Draw events and lanes; parameters as in `timeline.drawing.timeline.paint`."""
    canvas = Canvas()
    d = _Drawing(drift, palette, lane, Pen(canvas, palette))
    with canvas.of("stances"):
        _highlight(d)
        for part in (_upper_axis, _rules, _names, _bars, _holds, _squares, _ends):
            part(d)
    if drift.lanes:
        with canvas.of("key"):
            draw_key(d.pen, drift.scene)
    paint(canvas, drift.scene, palette, selected=event, still=still)
    return canvas


def _upper_axis(d: _Drawing) -> None:
    """Lead the ticks of the axis through the lanes, and repeat them above many."""
    s, p, y = d.drift.scene, d.palette, d.drift.upper_axis
    for tick in s.ticks:
        for lane in d.drift.lanes:
            d.canvas.stroke([(tick.x, lane.y0), (tick.x, lane.y1)], p.band)
    if y is None:
        return
    d.canvas.stroke([(s.plot[0], y), (s.plot[2], y)], p.muted)
    write_dates(d.canvas, s, p, y)


def _rules(d: _Drawing) -> None:
    """Draw a hair line above each lane, and its levels, that of neutral more clearly."""
    s, p = d.drift.scene, d.palette
    for lane in d.drift.lanes:
        d.canvas.stroke([(s.left, lane.y0), (s.width, lane.y0)], p.hair)
        for level, y in lane.levels.items():
            d.canvas.stroke([(s.plot[0], y), (s.plot[2], y)], p.band if level else p.hair)
            if not lane.is_slim:
                x = s.plot[0] - 14
                d.canvas.write(
                    x, y, STANCE_GLYPHS[level], p.muted, _SMALL, position="middle center"
                )


def _names(d: _Drawing) -> None:
    s, p = d.drift.scene, d.palette
    for lane in d.drift.lanes:
        if lane.heading:
            d.canvas.write(s.left, lane.heading_y, lane.heading, p.ink, _HEADING, bold=True)
        colour = p.accent if lane.id == d.lane else p.ink
        d.canvas.write(s.left, (lane.y0 + lane.y1) / 2, lane.lines, colour, s.font_size, bold=True)


def _bars(d: _Drawing) -> None:
    for lane in d.drift.lanes:
        for bar, level in lane.bars:
            colour = d.palette.stances[level].line
            for a, b, opacity in _pieces(bar):
                d.pen.bar(a, b, bar.y, level, opacity)
            if bar.open_end:
                d.canvas.dot(bar.x1, bar.y, _ARROW, colour, symbol="triangle-right")
            if bar.open_start:
                d.canvas.dot(bar.x0, bar.y, _ARROW, colour, symbol="triangle-left")


def _pieces(m: Mark) -> Iterator[tuple[float, float, float]]:
    """Cut a bar into pieces of one opacity: where from, where to, and which."""
    fade = min(_FADE_SHARE * (m.x1 - m.x0), _LONGEST_FADE) if m.fades else 0.0
    ends = (m.x0 + fade, m.x1 if m.open_end else m.x1 - fade)
    yield *ends, 1.0
    for start, end, opacity in _FADES if fade else ():
        yield m.x0 + start * fade, m.x0 + end * fade, opacity
        if not m.open_end:
            yield m.x1 - end * fade, m.x1 - start * fade, opacity


def _holds(d: _Drawing) -> None:
    for lane in d.drift.lanes:
        for riser in lane.risers:
            d.pen.rise(riser.x, riser.y0, riser.y1, is_exact=riser.is_exact)
        for hold in lane.holds:
            d.pen.hold(hold.x0, hold.x1, hold.y, hold.level, is_last=hold.is_last)


def _squares(d: _Drawing) -> None:
    for lane in d.drift.lanes:
        for q in lane.squares:
            square(d.pen, q.x, q.y, q.level)
            if len(q.ids) > 1:
                _number(d, q)


def _number(d: _Drawing, q: Square) -> None:
    """Write at the corner of a square that faces neutral how many statements it stands for."""
    text = f"{len(q.ids):,}"
    x = _right(q) - text_width(text, _SMALL) / 2
    y = q.y + (_CORNER if q.level >= 0 else -_CORNER)
    d.canvas.dot(x, y, _SMALL + 2, d.palette.page)
    d.canvas.write(x, y, text, d.palette.ink, _SMALL, position="middle center")


def _right(q: Square) -> float:
    """Return how far a square reaches to the right, with its number if it has one."""
    number = text_width(f"{len(q.ids):,}", _SMALL) + 2 if len(q.ids) > 1 else 0.0
    return q.x + SQUARE / 2 + number


def _ends(d: _Drawing) -> None:
    """Write at the right end of each lane where its actor stands now, on a line or two."""
    s = d.drift.scene
    for lane in d.drift.lanes:
        if not lane.ends:
            continue
        words = STANCE_WORDS[lane.ends[0]] if len(lane.ends) == 1 else _BOTH
        x = max(s.plot[2] + 5, *map(_right, lane.squares)) + 4
        y = sum(lane.levels[level] for level in lane.ends) / len(lane.ends)
        text = fit_lines(words, _SMALL, 2, s.width - x)
        d.canvas.write(x, y, text, d.palette.muted, _SMALL)


def _highlight(d: _Drawing) -> None:
    for lane in d.drift.lanes:
        if lane.id == d.lane:
            box = (1, lane.y0, d.drift.scene.width - 1, lane.y1)
            d.canvas.box(box, d.palette.band, d.palette.accent)

"""Steps on lanes under events, as plotly traces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import plotly.graph_objects as go

from timeline.charts.axis import write_dates
from timeline.charts.draw import assemble, paint
from timeline.charts.ink import Ink
from timeline.charts.steps_key import Pen, draw_key, square
from timeline.charts.targets import targets
from timeline.charts.theme import GLYPHS, Palette
from timeline.layout.drift import Drift
from timeline.layout.metrics import fit_lines, text_width
from timeline.layout.scene import Mark
from timeline.layout.steps import SQUARE, Square
from timeline.schema import STANCE_WORDS

__all__ = ["draw_steps", "paint_steps"]

_SMALL = 11.0
_HEADING = 13.0
_ARROW = 9.0
_FADES = ((0.0, 0.5, 0.25), (0.5, 1.0, 0.6))
"""How a bar fades towards an end: from and to which share of the fade, in what opacity."""
_FADE_SHARE, _LONGEST_FADE = 0.3, 40.0
"""How much of a bar fades at either end, and how much at most, px."""
_TOLD = 4
"""How many statements of one square are told when it is pointed at."""
_CORNER = 9.0
"""How far above or below the middle of a square its number stands, px."""
_BOTH = "contradicts itself"
_QUIET = {"marker": {"opacity": 0}}


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What every part of the drawing needs."""

    drift: Drift
    palette: Palette
    lane: str
    pen: Pen

    @property
    def ink(self) -> Ink:
        return self.pen.ink


def draw_steps(
    drift: Drift,
    palette: Palette,
    *,
    hover: Mapping[str, str],
    lane: str = "",
    event: str = "",
) -> go.Figure:
    """Draw events and lanes.

    Parameters
    ----------
    drift : Drift
        What stands where.
    palette : Palette
        In which colours.
    hover : mapping of str to str
        For the id of each event and each statement, what it says when pointed at; safe to draw.
    lane, event : str
        Ids of what is highlighted; none if blank.

    Returns
    -------
    plotly.graph_objects.Figure
        As `timeline.charts.draw.draw` gives it for the events; ``customdata[0]`` of a square is the
        id of its lane.
    """
    ink = paint_steps(drift, palette, lane=lane, event=event)
    answering = [*targets(drift.scene, hover), _targets(drift, hover)]
    return assemble(ink, drift.scene, palette, answering)


def paint_steps(
    drift: Drift, palette: Palette, *, lane: str = "", event: str = "", still: bool = False
) -> Ink:
    """Draw events and lanes; parameters as in `draw_steps` and `timeline.charts.draw.paint`."""
    ink = Ink()
    d = _Drawing(drift, palette, lane, Pen(ink, palette))
    with ink.of("stances"):
        _highlight(d)
        for part in (_upper_axis, _rules, _names, _bars, _holds, _squares, _ends):
            part(d)
    if drift.lanes:
        with ink.of("key"):
            draw_key(d.pen, drift.scene)
    paint(ink, drift.scene, palette, selected=event, still=still)
    return ink


def _upper_axis(d: _Drawing) -> None:
    """Lead the ticks of the axis through the lanes, and repeat them above many."""
    s, p, y = d.drift.scene, d.palette, d.drift.upper_axis
    for tick in s.ticks:
        for lane in d.drift.lanes:
            d.ink.stroke([(tick.x, lane.y0), (tick.x, lane.y1)], p.band)
    if y is None:
        return
    d.ink.stroke([(s.plot[0], y), (s.plot[2], y)], p.muted)
    write_dates(d.ink, s, p, y)


def _rules(d: _Drawing) -> None:
    """Draw a hair line above each lane, and its levels, that of neutral more clearly."""
    s, p = d.drift.scene, d.palette
    for lane in d.drift.lanes:
        d.ink.stroke([(s.left, lane.y0), (s.width, lane.y0)], p.hair)
        for level, y in lane.levels.items():
            d.ink.stroke([(s.plot[0], y), (s.plot[2], y)], p.band if level else p.hair)
            if not lane.is_slim:
                x = s.plot[0] - 14
                d.ink.write(x, y, GLYPHS[level], p.muted, _SMALL, position="middle center")


def _names(d: _Drawing) -> None:
    s, p = d.drift.scene, d.palette
    for lane in d.drift.lanes:
        if lane.heading:
            d.ink.write(s.left, lane.heading_y, lane.heading, p.ink, _HEADING, bold=True)
        colour = p.accent if lane.id == d.lane else p.ink
        d.ink.write(s.left, (lane.y0 + lane.y1) / 2, lane.lines, colour, s.font_size, bold=True)


def _bars(d: _Drawing) -> None:
    for lane in d.drift.lanes:
        for bar, level in lane.bars:
            colour = d.palette.stances[level].line
            for a, b, opacity in _pieces(bar):
                d.pen.bar(a, b, bar.y, level, opacity)
            if bar.open_end:
                d.ink.dot(bar.x1, bar.y, _ARROW, colour, symbol="triangle-right")
            if bar.open_start:
                d.ink.dot(bar.x0, bar.y, _ARROW, colour, symbol="triangle-left")


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
    d.ink.dot(x, y, _SMALL + 2, d.palette.page)
    d.ink.write(x, y, text, d.palette.ink, _SMALL, position="middle center")


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
        d.ink.write(x, y, text, d.palette.muted, _SMALL)


def _highlight(d: _Drawing) -> None:
    for lane in d.drift.lanes:
        if lane.id == d.lane:
            box = (1, lane.y0, d.drift.scene.width - 1, lane.y1)
            d.ink.box(box, d.palette.band, d.palette.accent)


def _targets(drift: Drift, hover: Mapping[str, str]) -> go.Scatter:
    """Lay an unseen point over each square, which answers to the mouse."""
    squares = [(lane.id, q) for lane in drift.lanes for q in lane.squares]
    return go.Scatter(
        x=[round(q.x, 1) for _, q in squares],
        y=[round(q.y, 1) for _, q in squares],
        customdata=[[lane, _said(q.ids, hover)] for lane, q in squares],
        mode="markers",
        marker={"symbol": "square", "size": SQUARE + 4, "opacity": 0},
        selected=_QUIET,
        unselected=_QUIET,
        hovertemplate="%{customdata[1]}<extra></extra>",
        cliponaxis=False,
        name="statements",
    )


def _said(ids: tuple[str, ...], hover: Mapping[str, str]) -> str:
    """Join what the statements of one square say, the first few."""
    told = [hover.get(i, "") for i in ids[:_TOLD]]
    if len(ids) > _TOLD:
        told.append(f"and {len(ids) - _TOLD} more")
    return "<br>".join(told)

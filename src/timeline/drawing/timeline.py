"""A timeline's scene on a canvas."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from timeline.drawing.canvas import Canvas, Lead
from timeline.drawing.signs import draw_bar, draw_stance
from timeline.drawing.theme import Palette, mixed
from timeline.drawing.timeline_legend import BAR, OPEN_BAR, RING, RING_LINE, draw_key
from timeline.layout.era_bands import BAND_LINE
from timeline.layout.marks import bars
from timeline.layout.scene import Density, Label, Scene
from timeline.layout.text_metrics import FONT_SIZE, SMALL
from timeline.layout.ticks import ROW
from timeline.layout.timeline import COUNT_GAP

__all__ = ["column_sizes", "paint", "write_dates"]

_DOTS = (9.0, 7.5, 6.0)
_CHOSEN = 4.0
"""How much larger the dot of the selected event is, px."""
_OVERLAP = 0.4
"""How far one step reaches over the next, so that no gap shines through between them, px."""
_STEPS = 40
"""In how many steps a picture tells how far time is stretched; a divisor of the scene's own."""
_FIRST_ROW = 14.0
"""How far the middle of the first row of dates is under the axis, px."""
_TICK = 5.0
_HOOK = 2.0
"""Short enough to stay under a year that is written above it, px."""


def paint(
    canvas: Canvas, scene: Scene, palette: Palette, *, selected: str = "", still: bool = False
) -> None:
    """Draw all of a scene.

    Parameters
    ----------
    selected : str
        Id of the event to highlight; none if blank.
    still : bool
        Whether it is for a picture: then so is what answers to the mouse on a screen, how far time
        is stretched and how many events there are where.
    """
    with canvas.of("eras"):
        for band in scene.bands[::2]:
            canvas.box((band.x0, 0, band.x1, scene.plot[3]), palette.band)
    with canvas.of("axis"):
        _axis(canvas, scene, palette)
        _strip(canvas, scene, palette, still=still)
    with canvas.of("lanes"):
        _heads(canvas, scene, palette)
    if still:
        with canvas.of("counts"):
            _columns(canvas, scene, palette)
    _leaders(canvas, scene, palette, selected)
    _bars(canvas, scene, palette, selected)
    _dots(canvas, scene, palette, selected)
    _texts(canvas, scene, palette, selected)
    draw_key(canvas, scene, palette)


def _axis(canvas: Canvas, s: Scene, palette: Palette) -> None:
    x0, _, x1, y = s.plot
    for line in (*s.lines, y):
        canvas.stroke([(x0, line), (x1, line)], palette.hair)
    write_dates(canvas, s, palette, y)
    for band in s.bands:
        if band.lines:
            place = ((band.x0 + band.x1) / 2, 4 + BAND_LINE * len(band.lines) / 2)
            canvas.write(*place, band.lines, palette.muted, SMALL, position="middle center")


def write_dates(canvas: Canvas, scene: Scene, palette: Palette, y: float) -> None:
    """Write the ticks of a scene under an axis at ``y``: rows for years, for months, for days.

    Over what stands under a year or month is a rule, with a hook where one begins without a tick.
    """
    for tick in scene.ticks:
        canvas.stroke([(tick.x, y), (tick.x, y + _TICK)], palette.muted)
        colour = palette.muted if tick.row else palette.ink
        place = (tick.label_x, y + _FIRST_ROW + ROW * tick.row)
        canvas.write(*place, tick.label, colour, FONT_SIZE, position="middle center")
    for parent in scene.parents:
        middle = y + _FIRST_ROW + ROW * parent.row
        foot = middle + ROW / 2
        rule = [(parent.x0, foot), (parent.x1, foot)]
        if parent.label:
            rule.insert(0, (parent.x0, foot - _HOOK))
            place = (parent.label_x, middle)
            canvas.write(
                *place, parent.label, palette.ink, FONT_SIZE, position="middle center", bold=True
            )
        canvas.stroke(rule, palette.hair)


def _strip(canvas: Canvas, s: Scene, palette: Palette, *, still: bool) -> None:
    """Tie the axis to the true calendar; in a picture, draw how far time is stretched in steps."""
    if s.strip is None:
        return
    top, y = s.strip.y_axis, s.strip.y_strip
    for a, b, name in s.strip.ties:
        canvas.stroke([(a, top + 6), (b, y), (b, y + 4)], palette.hair)
        if name:
            canvas.write(b, y + 13, name, palette.muted, SMALL, position="middle center")
    x0, _, x1, _ = s.plot
    canvas.stroke([(x0, y), (x1, y)], palette.muted)
    canvas.write(x1 + 22, y, ("true", "calendar"), palette.muted, SMALL)
    if still:
        values = np.log(np.array(s.stretch).reshape(_STEPS, -1).mean(axis=1))
        shares = (values - values.min()) / ((values.max() - values.min()) or 1.0)
        edges = np.linspace(x0, x1, _STEPS + 1).tolist()
        for share, left, right in zip(shares.tolist(), edges, edges[1:], strict=False):
            box = (left, top - 2.5, min(right + _OVERLAP, x1), top + 7.5)
            canvas.box(box, mixed(*palette.stretch, share))


def _columns(canvas: Canvas, s: Scene, palette: Palette) -> None:
    for density in s.densities:
        for _, x0, x1, tall in column_sizes(s, density):
            canvas.box((x0 + 0.5, density.y1 - tall, x1 - 0.5, density.y1), palette.bar)


def column_sizes(s: Scene, density: Density) -> Iterator[tuple[int, float, float, float]]:
    """Yield for each column that counts anything its place, its sides and its height, px."""
    peak = max(n for one in s.densities for n in one.counts)
    edges = np.linspace(s.plot[0], s.plot[2], len(density.counts) + 1)
    for k, n in enumerate(density.counts):
        if n:
            yield k, float(edges[k]), float(edges[k + 1]), (density.y1 - density.y0) * n / peak


def _heads(canvas: Canvas, s: Scene, palette: Palette) -> None:
    x0, _, x1, _ = s.plot
    for head in s.lanes:
        y = (head.y0 + head.y1) / 2
        canvas.stroke([(s.left, head.y1), (x1, head.y1)], palette.band)
        canvas.write(s.left, y, head.lines, palette.ink, FONT_SIZE, bold=True)
        count = f"{head.count:,}"
        canvas.write(x0 - COUNT_GAP, y, count, palette.muted, SMALL, position="middle left")


def _leaders(canvas: Canvas, s: Scene, palette: Palette, selected: str) -> None:
    for leader in s.leaders:
        ends = [(leader.x, leader.y0), (leader.x, leader.y1)]
        colour, width = (palette.accent, 1.5) if leader.id == selected else (palette.hair, 1.0)
        with canvas.of(leader.id):
            canvas.stroke(ends, colour, width)


def _bars(canvas: Canvas, s: Scene, palette: Palette, selected: str) -> None:
    """Draw each bar once, with a stem that holds the events together that lie in it."""
    for m, (y0, y1) in bars(sorted(s.marks, key=lambda m: (m.id != selected, m.rank))):
        colour = palette.accent if m.id == selected else palette.bar
        with canvas.of(m.id):
            draw_bar(canvas, m, colour, OPEN_BAR if m.open_start or m.open_end else BAR)
            if y0 < y1:
                canvas.stroke([(m.anchor, y0), (m.anchor, y1)], colour, OPEN_BAR)


def _dots(canvas: Canvas, s: Scene, palette: Palette, selected: str) -> None:
    """Draw a dot for a day, and on a bar a ring for each event that lies somewhere within it."""
    for m in sorted(s.marks, key=lambda m: (m.id == selected, -m.rank)):
        chosen = m.id == selected
        colour = palette.accent if chosen else palette.ranks[m.rank]
        size = (_DOTS[m.rank] if m.is_dot else RING) + (_CHOSEN if chosen else 0.0)
        with canvas.of(m.id):
            if m.is_dot:
                canvas.dot(m.x0, m.y, size, colour, line=palette.page, line_width=1)
            else:
                canvas.dot(m.anchor, m.y, size, palette.page, line=colour, line_width=RING_LINE)


def _texts(canvas: Canvas, s: Scene, palette: Palette, selected: str) -> None:
    for label in s.labels:
        with canvas.of(label.id):
            _label(canvas, label, palette, is_chosen=label.id == selected)
    for tag in s.tags:
        colour = palette.accent if selected in tag.ids else palette.muted
        with canvas.of(";".join(tag.ids)):
            canvas.write(tag.x0, (tag.y0 + tag.y1) / 2, tag.text, colour, SMALL)


def _label(canvas: Canvas, label: Label, palette: Palette, *, is_chosen: bool) -> None:
    colour, number = (palette.accent,) * 2 if is_chosen else (palette.ink, palette.muted)
    lead = Lead(label.number, number, SMALL) if label.number else None
    tall = (label.y1 - label.y0) / len(label.lines)
    # The line that signs follow is a text of its own, so that no text's box reaches over them.
    parts = (label.lines[:-1], label.lines[-1:]) if label.signs else (label.lines,)
    y, bold = label.y0, label.rank == 0
    for part in filter(None, parts):
        middle, y = y + tall * len(part) / 2, y + tall * len(part)
        canvas.write(label.x0, middle, part, colour, FONT_SIZE, bold=bold, lead=lead)
        lead = None
    for stance, *place in label.signs:
        draw_stance(canvas, palette, stance, (place[0], place[1]))

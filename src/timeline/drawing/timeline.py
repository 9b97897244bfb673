"""A timeline's scene as plotly traces and shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from timeline.drawing.canvas import Canvas, Lead
from timeline.drawing.theme import Palette, mixed
from timeline.drawing.time_axis import write_dates
from timeline.drawing.timeline_legend import BAR, OPEN_BAR, RING, RING_LINE, draw_key, draw_sign
from timeline.layout.era_bands import BAND_LINE, BAND_SIZE
from timeline.layout.label_text import NUMBER_SIZE
from timeline.layout.lane_heads import COUNT_GAP
from timeline.layout.scene import Density, Label, Mark, Scene

__all__ = ["column_sizes", "paint"]

_DOTS = (9.0, 7.5, 6.0)
_CHOSEN = 4.0
"""How much larger the dot of the selected event is, px."""
_FADES = ((0.0, 0.15, 0.25), (0.15, 0.3, 0.6), (0.3, 0.5, 1.0))
"""How a bar fades towards its ends: from and to which share of its length, in what opacity."""
_SMALL = 11.0
_OVERLAP = 0.4
"""How far one step reaches over the next, so that no gap shines through between them, px."""
_STEPS = 40
"""In how many steps a picture tells how far time is stretched; a divisor of the scene's own."""


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What every part of the drawing needs."""

    scene: Scene
    palette: Palette
    selected: str
    canvas: Canvas


def paint(
    canvas: Canvas, scene: Scene, palette: Palette, *, selected: str = "", still: bool = False
) -> None:
    """Draw all of a scene.

    Parameters
    ----------
    still : bool
        Whether it is for a picture: then so is what answers to the mouse on a screen, how far time
        is stretched and how many events there are where.
    """
    d = _Drawing(scene, palette, selected, canvas)
    for owner, parts in _PARTS.items():
        with canvas.of(owner):
            for part in parts:
                part(d)
    if still:
        _still_stretch(d)
        _still_columns(d)
    with canvas.of("key"):
        draw_key(canvas, scene, palette)


def _bands(d: _Drawing) -> None:
    for band in d.scene.bands[::2]:
        d.canvas.box((band.x0, 0, band.x1, d.scene.plot[3]), d.palette.band)


def _axis(d: _Drawing) -> None:
    s, p = d.scene, d.palette
    x0, _, x1, y = s.plot
    for line in (*s.lines, y):
        d.canvas.stroke([(x0, line), (x1, line)], p.hair)
    write_dates(d.canvas, s, p)
    for band in s.bands:
        if band.lines:
            d.canvas.write(
                (band.x0 + band.x1) / 2,
                4 + BAND_LINE * len(band.lines) / 2,
                band.lines,
                p.muted,
                BAND_SIZE,
                position="middle center",
            )


def _still_stretch(d: _Drawing) -> None:
    """Draw how far time is stretched in few steps, from narrowest to widest."""
    s = d.scene
    if s.strip is None:
        return
    x0, _, x1, _ = s.plot
    values = np.log(np.array(s.stretch).reshape(_STEPS, -1).mean(axis=1))
    low, high = float(values.min()), float(values.max())
    edges = np.linspace(x0, x1, _STEPS + 1)
    for k, value in enumerate(values):
        share = (float(value) - low) / (high - low) if high > low else 0.0
        right = float(edges[k + 1]) + _OVERLAP
        box = (float(edges[k]), s.strip.y_axis - 2.5, min(right, x1), s.strip.y_axis + 7.5)
        d.canvas.box(box, mixed(*d.palette.stretch, share), owner="axis")


def _still_columns(d: _Drawing) -> None:
    for density in d.scene.densities:
        for _, x0, x1, tall in column_sizes(d.scene, density):
            box = (x0 + 0.5, density.y1 - tall, x1 - 0.5, density.y1)
            d.canvas.box(box, d.palette.bar, owner="counts")


def column_sizes(s: Scene, density: Density) -> Iterator[tuple[int, float, float, float]]:
    """Yield for each column that counts anything its place, its sides and its height, px."""
    peak = max(n for one in s.densities for n in one.counts)
    edges = np.linspace(density.x0, density.x1, len(density.counts) + 1)
    for k, n in enumerate(density.counts):
        if n:
            yield k, float(edges[k]), float(edges[k + 1]), (density.y1 - density.y0) * n / peak


def _ties(d: _Drawing) -> None:
    s, p = d.scene, d.palette
    if s.strip is None:
        return
    top, y = s.strip.y_axis + 6, s.strip.y_strip
    for a, b, name in s.strip.ties:
        d.canvas.stroke([(a, top), (b, y), (b, y + 4)], p.hair)
        if name:
            d.canvas.write(b, y + 13, name, p.muted, _SMALL, position="middle center")
    d.canvas.stroke([(s.plot[0], y), (s.plot[2], y)], p.muted)
    d.canvas.write(s.plot[2] + 22, y, ("true", "calendar"), p.muted, _SMALL)


def _heads(d: _Drawing) -> None:
    s, p = d.scene, d.palette
    for head in s.lanes:
        y = (head.y0 + head.y1) / 2
        d.canvas.stroke([(s.left, head.y1), (s.plot[2], head.y1)], p.band)
        d.canvas.write(s.left, y, head.lines, p.ink, s.font_size, bold=True)
        d.canvas.write(
            s.plot[0] - COUNT_GAP, y, f"{head.count:,}", p.muted, _SMALL, position="middle left"
        )


def _leaders(d: _Drawing) -> None:
    for pole in d.scene.leaders:
        ends = [(pole.x, pole.y0), (pole.x, pole.y1)]
        chosen = pole.id == d.selected
        with d.canvas.of(pole.id):
            d.canvas.stroke(
                ends, d.palette.accent if chosen else d.palette.hair, 1.5 if chosen else 1.0
            )


def _bars(d: _Drawing) -> None:
    """Draw each bar once, whatever the number of events that lie in it."""
    bars: dict[tuple[object, ...], Mark] = {}
    for m in sorted(d.scene.marks, key=lambda m: (m.id != d.selected, m.rank)):
        if not m.is_dot:
            bars.setdefault((m.lane, m.y, m.x0, m.x1), m)
    for m in bars.values():
        colour = d.palette.accent if m.id == d.selected else d.palette.bar
        width = OPEN_BAR if m.open_start or m.open_end else BAR
        with d.canvas.of(m.id):
            for a, b, opacity in _pieces(m):
                d.canvas.stroke([(a, m.y), (b, m.y)], colour, width, opacity)
            if m.open_end:
                d.canvas.dot(m.x1, m.y, 8, colour, symbol="triangle-right")
            if m.open_start:
                d.canvas.dot(m.x0, m.y, 8, colour, symbol="triangle-left")


def _pieces(m: Mark) -> Iterator[tuple[float, float, float]]:
    """Cut a bar into pieces of one opacity: where from, where to, and which."""
    if not m.fades:
        yield m.x0, m.x1, 1.0
        return
    length = m.x1 - m.x0
    for start, end, opacity in _FADES:
        yield m.x0 + start * length, m.x0 + end * length, opacity
        yield m.x1 - end * length, m.x1 - start * length, opacity


def _dots(d: _Drawing) -> None:
    """Draw a dot for a day, and on a bar a ring for each event that lies somewhere within it."""
    for m in sorted(d.scene.marks, key=lambda m: (m.id == d.selected, -m.rank)):
        chosen = m.id == d.selected
        colour = d.palette.accent if chosen else d.palette.ranks[m.rank]
        larger = _CHOSEN if chosen else 0.0
        page = d.palette.page
        with d.canvas.of(m.id):
            if m.is_dot:
                size = _DOTS[m.rank] + larger
                d.canvas.dot(m.x0, m.y, size, colour, line=page, line_width=1)
            else:
                d.canvas.dot(m.anchor, m.y, RING + larger, page, line=colour, line_width=RING_LINE)


def _labels(d: _Drawing) -> None:
    for label in d.scene.labels:
        colour = d.palette.accent if label.id == d.selected else d.palette.ink
        with d.canvas.of(label.id):
            _label(d, label, colour)


def _label(d: _Drawing, label: Label, colour: str) -> None:
    number = colour if label.id == d.selected else d.palette.muted
    lead = Lead(label.number, number, NUMBER_SIZE) if label.number else None
    tall = (label.y1 - label.y0) / len(label.lines)
    # The line that signs follow is a text of its own, so that no text's box reaches over them.
    parts = (label.lines[:-1], label.lines[-1:]) if label.signs else (label.lines,)
    y = label.y0
    for part in filter(None, parts):
        middle, y = y + tall * len(part) / 2, y + tall * len(part)
        size, bold = d.scene.font_size, label.rank == 0
        d.canvas.write(label.x0, middle, part, colour, size, bold=bold, lead=lead)
        lead = None
    for stance, sign_x, sign_y in label.signs:
        draw_sign(d.canvas, d.palette, stance, sign_x, sign_y)


def _tags(d: _Drawing) -> None:
    for tag in d.scene.tags:
        chosen = d.selected in tag.ids
        colour = d.palette.accent if chosen else d.palette.muted
        with d.canvas.of(";".join(tag.ids)):
            d.canvas.write(tag.x0, (tag.y0 + tag.y1) / 2, tag.text, colour, NUMBER_SIZE)


_PARTS: Mapping[str, tuple[Callable[[_Drawing], None], ...]] = MappingProxyType(
    {"eras": (_bands,), "axis": (_axis, _ties), "lanes": (_heads,)}
    | {"events": (_leaders, _bars, _dots, _labels, _tags)}
)
"""What is drawn of a scene, one over the other, and what each part is called."""

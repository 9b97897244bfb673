"""A timeline's scene as plotly traces and shapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from timeline.charts.theme import FONT, Palette, base_layout, plain
from timeline.layout.metrics import LINE_HEIGHT, text_width
from timeline.layout.scene import Mark, Scene

__all__ = ["KEY_LINE", "KEY_WIDTH", "draw"]

_BAR, _OPEN_BAR = 4.0, 2.0
_FADE_STEPS = ((0.0, 0.25), (0.25, 0.6), (0.5, 1.0))
"""Share of the fading end, opacity from there on inward."""
_FADE_REACH = 0.3
_HIT_STEP = 24.0
_SIZES = (9.0, 7.5, 6.0)
_SMALL = 11
KEY_WIDTH, KEY_LINE = 560.0, 16.0
"""A chart narrower than this needs a second line, this much lower, for the key to its marks; px."""
_KEY = (
    ("dot", "on that day"),
    ("bar", "at some time within the bar; pale ends: roughly"),
    ("open", "beginning or end open"),
)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What every part of the drawing needs."""

    scene: Scene
    palette: Palette
    selected: str


def draw(
    scene: Scene, palette: Palette, *, hover: Mapping[str, str], selected: str = ""
) -> go.Figure:
    """Draw a scene.

    Parameters
    ----------
    scene : Scene
        What stands where.
    palette : Palette
        In which colours.
    hover : mapping of str to str
        For each id, what its mark says when pointed at; safe to draw.
    selected : str
        Id to highlight.

    Returns
    -------
    plotly.graph_objects.Figure
        One data unit is one px; ``customdata[0]`` of a point that can be clicked is an id.
    """
    d = _Drawing(scene, palette, selected)
    return go.Figure(
        data=[
            *_stretch(d),
            *_ties(d),
            *_axis(d),
            *_heads(d),
            *_leaders(d),
            *_bars(d),
            _handles(d),
            _dots(d),
            *_labels(d),
            *_key(d),
            _targets(d, hover),
        ],
        layout=base_layout(palette, scene.width, scene.height).update(
            shapes=[*_bands(d), *_lines(d)],
        ),
    )


def _line(
    points: Iterable[tuple[float | None, float | None]], colour: str, width: float, **more: object
) -> go.Scatter:
    xs, ys = zip(*points, strict=True) if points else ((), ())
    return go.Scatter(
        x=xs, y=ys, mode="lines", line={"color": colour, "width": width}, hoverinfo="skip", **more
    )


def _text(
    points: Iterable[tuple[float, float, str]],
    colour: str,
    size: float,
    position: str,
    *,
    bold: bool = False,
) -> go.Scatter:
    rows = list(points)
    return go.Scatter(
        x=[r[0] for r in rows],
        y=[r[1] for r in rows],
        text=[r[2] for r in rows],
        mode="text",
        textposition=position,
        textfont={"family": FONT, "size": size, "color": colour, "weight": 600 if bold else 400},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _bands(d: _Drawing) -> Iterator[dict[str, object]]:
    y1 = d.scene.plot[3]
    for index, band in enumerate(d.scene.bands):
        yield {
            "type": "rect",
            "x0": band.x0,
            "x1": band.x1,
            "y0": 0,
            "y1": y1,
            "fillcolor": d.palette.band if index % 2 == 0 else d.palette.page,
            "line": {"width": 0},
            "layer": "below",
        }


def _lines(d: _Drawing) -> Iterator[dict[str, object]]:
    x0, _, x1, y1 = d.scene.plot
    for y in (*d.scene.lines, y1):
        yield {
            "type": "line",
            "x0": x0,
            "x1": x1,
            "y0": y,
            "y1": y,
            "line": {"color": d.palette.hair, "width": 1},
            "layer": "below",
        }


def _axis(d: _Drawing) -> Iterator[go.Scatter]:
    s, p = d.scene, d.palette
    y = s.plot[3]
    marks = [point for t in s.ticks for point in ((t.x, y), (t.x, y + 5), (None, None))]
    yield _line(marks, p.muted, 1)
    yield _text([(t.x, y + 14, t.label) for t in s.ticks], p.ink, s.font_size, "middle center")
    braces = [point for g in s.parents for point in ((g.x0, y + 24), (g.x1, y + 24), (None, None))]
    yield _line(braces, p.hair, 1)
    yield _text(
        [((g.x0 + g.x1) / 2, y + 32, g.label) for g in s.parents],
        p.ink,
        s.font_size,
        "middle center",
        bold=True,
    )
    names = [((b.x0 + b.x1) / 2, 11.0, plain(b.name)) for b in s.bands if b.name]
    yield _text(names, p.muted, _SMALL, "middle center")


def _stretch(d: _Drawing) -> Iterator[go.Heatmap]:
    s = d.scene
    if s.strip is None:
        return
    x0, _, x1, _ = s.plot
    values = np.array(s.stretch)
    edges = np.linspace(x0, x1, len(values) + 1)
    yield go.Heatmap(
        x=edges,
        y=[s.strip.y_axis, s.strip.y_axis + 5],
        z=[np.log(values)],
        customdata=[[_times(v) for v in values]],
        hovertemplate="Time is drawn %{customdata} than on an even calendar<extra></extra>",
        colorscale=[[0, d.palette.stretch[0]], [1, d.palette.stretch[1]]],
        showscale=False,
    )


def _times(ratio: float) -> str:
    if ratio >= 1:
        return f"{ratio:.0f} times wider" if ratio >= 9.5 else f"{ratio:.1f} times wider"  # noqa: PLR2004 -- one decimal below ten
    return f"{1 / ratio:.1f} times narrower"


def _ties(d: _Drawing) -> Iterator[go.Scatter]:
    s, p = d.scene, d.palette
    if s.strip is None:
        return
    top, y = s.strip.y_axis + 6, s.strip.y_strip
    lines = [
        point for a, b, _ in s.strip.ties for point in ((a, top), (b, y), (b, y + 4), (None, None))
    ]
    yield _line(lines, p.hair, 1)
    yield _line([(s.plot[0], y), (s.plot[2], y)], p.muted, 1)
    named = [(b, y + 13, name) for _, b, name in s.strip.ties if name]
    yield _text(named, p.muted, _SMALL, "middle center")
    yield _text([(s.plot[2] + 22, y, "even<br>calendar")], p.muted, _SMALL, "middle right")


def _heads(d: _Drawing) -> Iterator[go.Scatter]:
    s, p = d.scene, d.palette
    if not s.lanes:
        return
    rules = [
        point for head in s.lanes for point in ((14.0, head.y1), (s.plot[2], head.y1), (None, None))
    ]
    yield _line(rules, p.band, 1)
    yield _text(
        [(14.0, (h.y0 + h.y1) / 2, "<br>".join(map(plain, h.lines))) for h in s.lanes],
        p.ink,
        s.font_size,
        "middle right",
        bold=True,
    )
    yield _text(
        [(s.plot[0] - 10, (h.y0 + h.y1) / 2, str(h.count)) for h in s.lanes],
        p.muted,
        _SMALL,
        "middle left",
    )


def _leaders(d: _Drawing) -> Iterator[go.Scatter]:
    for chosen in (False, True):
        poles = [
            point
            for pole in d.scene.leaders
            if (pole.id == d.selected) is chosen
            for point in ((pole.x, pole.y0), (pole.x, pole.y1), (None, None))
        ]
        yield _line(poles, d.palette.accent if chosen else d.palette.hair, 1.5 if chosen else 1)


def _bars(d: _Drawing) -> Iterator[go.Scatter]:
    """Draw the spans, faded ends in steps of opacity, open ends as arrow heads."""
    bars: dict[tuple[object, ...], Mark] = {}
    for m in sorted(d.scene.marks, key=lambda m: (m.id != d.selected, m.rank)):
        if not m.is_dot:
            bars.setdefault((m.lane, m.y, m.x0, m.x1), m)
    for rank, colour in enumerate(d.palette.bars):
        yield from _spans(
            [m for m in bars.values() if m.rank == rank and m.id != d.selected], colour
        )
    yield from _spans([m for m in bars.values() if m.id == d.selected], d.palette.accent)


def _spans(members: list[Mark], colour: str) -> Iterator[go.Scatter]:
    if not members:
        return
    for is_open in (True, False):
        same = [m for m in members if (m.open_start or m.open_end) is is_open]
        for opacity, pieces in _pieces(same).items():
            points = [p for y, a, b in pieces for p in ((a, y), (b, y), (None, None))]
            yield _line(points, colour, _OPEN_BAR if is_open else _BAR, opacity=opacity)
    heads = [(m.x1, m.y, "triangle-right") for m in members if m.open_end]
    heads += [(m.x0, m.y, "triangle-left") for m in members if m.open_start]
    if heads:
        yield go.Scatter(
            x=[h[0] for h in heads],
            y=[h[1] for h in heads],
            mode="markers",
            marker={"symbol": [h[2] for h in heads], "size": 8, "color": colour},
            hoverinfo="skip",
            cliponaxis=False,
        )


def _pieces(members: list[Mark]) -> dict[float, list[tuple[float, float, float]]]:
    """Cut bars into pieces of one opacity: ``{opacity: [(y, x0, x1)]}``."""
    pieces: dict[float, list[tuple[float, float, float]]] = {}
    for m in members:
        if not m.fades:
            pieces.setdefault(1.0, []).append((m.y, m.x0, m.x1))
            continue
        reach = (m.x1 - m.x0) * _FADE_REACH
        cuts = [reach * share * 2 for share, _ in _FADE_STEPS]
        for (inner, outer), (_, opacity) in zip(
            zip(cuts[1:], cuts[:-1], strict=True), _FADE_STEPS[:-1], strict=True
        ):
            part = pieces.setdefault(opacity, [])
            part.append((m.y, m.x0 + outer, m.x0 + inner))
            part.append((m.y, m.x1 - inner, m.x1 - outer))
        pieces.setdefault(1.0, []).append((m.y, m.x0 + cuts[-1], m.x1 - cuts[-1]))
    return pieces


def _handles(d: _Drawing) -> go.Scatter:
    """Draw a ring on a bar for each event that lies somewhere within it."""
    rings = [m for m in d.scene.marks if not m.is_dot]
    return go.Scatter(
        x=[m.anchor for m in rings],
        y=[m.y for m in rings],
        mode="markers",
        marker={
            "size": 6,
            "color": d.palette.page,
            "line": {
                "width": 1.5,
                "color": [
                    d.palette.accent if m.id == d.selected else d.palette.ranks[m.rank]
                    for m in rings
                ],
            },
            "opacity": 1,
        },
        hoverinfo="skip",
        cliponaxis=False,
    )


def _dots(d: _Drawing) -> go.Scatter:
    dots = [m for m in d.scene.marks if m.is_dot]
    chosen = [m.id == d.selected for m in dots]
    colours = [
        d.palette.accent if c else d.palette.ranks[m.rank]
        for m, c in zip(dots, chosen, strict=True)
    ]
    return go.Scatter(
        x=[m.x0 for m in dots],
        y=[m.y for m in dots],
        mode="markers",
        marker={
            "size": [_SIZES[m.rank] + (4 if c else 0) for m, c in zip(dots, chosen, strict=True)],
            "color": colours,
            "line": {"color": d.palette.page, "width": 1},
            "opacity": 1,
        },
        hoverinfo="skip",
        cliponaxis=False,
    )


def _labels(d: _Drawing) -> Iterator[go.Scatter]:
    size = d.scene.font_size
    for bold in (True, False):
        for chosen in (True, False):
            rows = [
                (t.x0, (t.y0 + t.y1) / 2, "<br>".join(map(plain, t.lines)))
                for t in d.scene.labels
                if (t.rank == 0) is bold and (t.id == d.selected) is chosen
            ]
            colour = d.palette.accent if chosen else d.palette.ink
            if rows:
                yield _text(rows, colour, size, "middle right", bold=bold)


def _key(d: _Drawing) -> Iterator[go.Scatter]:
    """Explain the marks in one line at the foot."""
    s, p = d.scene, d.palette
    left, y = s.plot[0] + 6, s.height - 10 - (KEY_LINE if s.width < KEY_WIDTH else 0)
    x, words = left, []
    for sign, text in _KEY:
        if x + 34 + text_width(text, _SMALL) > s.width:
            x, y = left, y + KEY_LINE
        if sign == "dot":
            yield _points([(x, y)], 7.5, p.ranks[1])
        elif sign == "bar":
            yield _line([(x - 6, y), (x + 18, y)], p.bars[0], _BAR)
            yield _points([(x + 6, y)], 6, p.page, outline=p.ranks[1])
            x += 12
        else:
            yield _line([(x - 6, y), (x + 14, y)], p.bars[0], _OPEN_BAR)
            yield _points([(x + 14, y)], 8, p.bars[0], symbol="triangle-right")
            x += 12
        words.append((x + 12, y, text))
        x += 34 + text_width(text, _SMALL)
    yield _text(words, p.muted, _SMALL, "middle right")


def _points(
    at: list[tuple[float, float]],
    size: float,
    colour: str,
    *,
    outline: str | None = None,
    symbol: str = "circle",
) -> go.Scatter:
    return go.Scatter(
        x=[x for x, _ in at],
        y=[y for _, y in at],
        mode="markers",
        marker={
            "size": size,
            "symbol": symbol,
            "color": colour,
            "line": {"width": 1.5 if outline else 0, "color": outline},
            "opacity": 1,
        },
        hoverinfo="skip",
        cliponaxis=False,
    )


def _targets(d: _Drawing, hover: Mapping[str, str]) -> go.Scatter:
    """Lay unseen points over marks and labels, so that all of them answer to the mouse."""
    points: list[tuple[float, float, str]] = []
    for m in d.scene.marks:
        count = max(1, round((m.x1 - m.x0) / _HIT_STEP) + 1)
        points += [(float(x), m.y, m.id) for x in np.linspace(m.x0, m.x1, count)]
    leading = d.scene.font_size * LINE_HEIGHT
    for t in d.scene.labels:
        count = max(1, round((t.x1 - t.x0) / _HIT_STEP))
        xs = t.x0 + (np.arange(count) + 0.5) * (t.x1 - t.x0) / count
        for line in range(len(t.lines)):
            points += [(float(x), t.y0 + (line + 0.5) * leading, t.id) for x in xs]
    return go.Scatter(
        x=[p[0] for p in points],
        y=[p[1] for p in points],
        customdata=[[p[2], hover.get(p[2], "")] for p in points],
        mode="markers",
        marker={"size": 12, "opacity": 0},
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
        hovertemplate="%{customdata[1]}<extra></extra>",
        cliponaxis=False,
        name="events",
    )

"""What stands under a timeline: one row that explains its signs, and a line of its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from timeline.drawing.canvas import Canvas
from timeline.drawing.event_timeline import Looks, draw_mark, paint_events
from timeline.drawing.legend import Legend, LegendEntry
from timeline.drawing.signs import draw_stance
from timeline.drawing.theme import Palette
from timeline.layout.text_metrics import LINE_HEIGHT, SMALL, text_width, wrapped
from timeline.scenes.timeline import TimelineScene

__all__ = ["draw_foot", "foot_height", "group_boxes", "paint_timeline", "timeline_height"]

_LINE = 16.0
_SOURCE_LINE = SMALL * LINE_HEIGHT
_AIR = 6.0
_REACH, _TIE = 15.0, 22.0
_GAP = 11.0
_MOST_SOURCE_LINES, _MOST_WHERE_NARROW = 3, 14
_NARROW = 900
"""Below that width in px sources take as many lines as they need, so that no letter is unsaid."""


def timeline_height(scene: TimelineScene) -> float:
    """Return how high a timeline is with its key and its sources, px."""
    return scene.laid_out.height + foot_height(scene)


def paint_timeline(
    canvas: Canvas,
    scene: TimelineScene,
    palette: Palette,
    *,
    selected: str = "",
) -> None:
    """Draw all of a timeline."""
    looks = Looks(list(scene.colours.names), selected=selected, lit=scene.lit)
    paint_events(canvas, scene.laid_out, palette, looks)
    draw_foot(canvas, scene, palette, scene.laid_out.height)


def foot_height(scene: TimelineScene) -> float:
    """Return how high the key and the sources of a timeline are, px."""
    lines = _source_lines(scene)
    own = _SOURCE_LINE if _stretch_place(scene, lines) == _OWN else 0.0
    return _AIR + _legend(scene).height + len(lines) * _SOURCE_LINE + own


def group_boxes(scene: TimelineScene, top: float) -> dict[str, tuple[float, float, float, float]]:
    """Return where in the key, drawn from a place down, each group of events is explained, px."""
    return _legend(scene).group_boxes(0.0, top + _AIR)


def draw_foot(canvas: Canvas, scene: TimelineScene, palette: Palette, top: float) -> None:
    """Write the key and the sources from a place down."""
    legend, width = _legend(scene), scene.laid_out.width
    legend.draw(canvas, palette, 0.0, top + _AIR)
    y = top + _AIR + legend.height
    lines = _source_lines(scene)
    if scene.stretch:
        where = _stretch_place(scene, lines)
        below = len(lines) - 0.5 if where == _BESIDE_SOURCES else 0.5
        middle = y - _LINE / 2 if where == _BESIDE_KEY else y + _SOURCE_LINE * below
        place = (0.0, "middle right") if where == _OWN else (width, "middle left")
        with canvas.of("key"):
            canvas.write(place[0], middle, scene.stretch, palette.muted, SMALL, position=place[1])
        y += _SOURCE_LINE if where == _OWN else 0.0
    if lines:
        with canvas.of("sources"):
            # The last line by itself, for something may stand beside it.
            for first, part in ((0, lines[:-1]), (len(lines) - 1, lines[-1:])):
                if part:
                    middle = y + (first + len(part) / 2) * _SOURCE_LINE
                    canvas.write(0.0, middle, part, palette.muted, SMALL)


_OWN, _BESIDE_KEY, _BESIDE_SOURCES = "own", "key", "sources"


def _stretch_place(scene: TimelineScene, lines: Sequence[str]) -> str:
    """Say where it is told how far the axis is stretched: beside what is short, or by itself."""
    if not scene.stretch:
        return ""
    legend, width = _legend(scene), scene.laid_out.width
    wide = text_width(scene.stretch, SMALL) + _GAP
    x, last = legend.places[-1][1], legend.entries[-1]
    if x + last.reach + text_width(last.words, SMALL) + wide <= width:
        return _BESIDE_KEY
    return _BESIDE_SOURCES if lines and text_width(lines[-1], SMALL) + wide <= width else _OWN


def _source_lines(scene: TimelineScene) -> tuple[str, ...]:
    if not scene.sources:
        return ()
    said = "Sources: " + " · ".join(f"{letter} {name}" for letter, name in scene.sources)
    width = scene.laid_out.width
    most = _MOST_SOURCE_LINES if width >= _NARROW else _MOST_WHERE_NARROW
    return wrapped(said, SMALL, width, limit=most)


def _legend(scene: TimelineScene) -> Legend:
    nothing = LegendEntry("" if scene.laid_out.total else "No events")
    entries = tuple(_entries(scene)) or (nothing,)
    return Legend(entries, scene.laid_out.width, _LINE, _GAP)


def _entries(scene: TimelineScene) -> Iterator[LegendEntry]:
    labels = scene.laid_out.labels
    looks = Looks(list(scene.colours.names))
    here = {mark.group for mark in scene.laid_out.marks}
    here |= {count.group for count in scene.laid_out.counts}
    for group, name in scene.colours.names.items():
        if group in here:
            yield LegendEntry(name, _REACH, partial(_mark, looks, group), group)
    if here.difference(scene.colours.names) and not looks.is_plain:
        others = "others, joint acts" if scene.colours.by == "country" else "others"
        yield LegendEntry(others, _REACH, partial(_mark, looks, ""))
    if any(not label.is_day for label in labels):
        yield LegendEntry("no single day", _REACH, _hollow)
    unnamed = scene.laid_out.total - len(scene.laid_out.named)
    if scene.laid_out.counts:
        yield LegendEntry(_counted(scene), _REACH - 4, _column)
        yield LegendEntry(f"not named: {unnamed:,}")
    elif unnamed:
        yield LegendEntry(f"not named ({unnamed:,})", _REACH - 3, _small)
    if scene.has_parallels:
        yield LegendEntry("parallel", _TIE, _tie)
    taken = {stance for lab in labels for line in lab.lines for stance, _ in line.signs}
    if taken and scene.about:
        yield from _signs(scene.about, taken)


def _counted(scene: TimelineScene) -> str:
    """Say what a column stands for: ``events a month, 312 at most``."""
    unit = scene.laid_out.unit_of_counts
    most = max(count.number for count in scene.laid_out.counts)
    each = f"in {unit}" if unit[:1].isdigit() else f"a {unit}"
    return f"events {each}, {most:,} at most" if unit else "how many events"


def _signs(about: str, taken: set[int]) -> Iterator[LegendEntry]:
    words = {2: "supports", 1: "leans for", 0: "neutral on", -1: "doubts", -2: "opposes"}
    shown = sorted(taken, reverse=True)
    for k, stance in enumerate(shown):
        said = words[stance] + (f" {about}" if k + 1 == len(shown) else "")
        yield LegendEntry(said, 18.0, partial(_sign, stance))


def _mark(looks: Looks, group: str, canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    number, colour = looks.number(group), looks.colour(palette, group)
    draw_mark(canvas, palette, (x + 6, y), 9.0, colour, number, is_day=True)


def _hollow(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    canvas.dot(x + 6, y, 9.0, palette.page, line=palette.muted, line_width=1.6)


def _small(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    canvas.dot(x + 4, y, 5.0, palette.others)


def _column(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    canvas.box((x + 2, y - 5, x + 6, y + 5), palette.bar)


def _tie(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    canvas.box((x + 1, y - 5, x + 17, y + 5), palette.tie.fill, palette.tie.line)


def _sign(stance: int, canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    draw_stance(canvas, palette, stance, (x + 7, y))

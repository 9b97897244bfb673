"""Signs of charts of time: the bar of a date that is no single day, the square of a stance."""

from __future__ import annotations

from math import inf

from timeline.drawing.canvas import Canvas
from timeline.drawing.theme import Palette
from timeline.layout.dated_bars import DateBar
from timeline.layout.text_metrics import SMALL
from timeline.schema import stance_sign

__all__ = ["draw_bar", "draw_stance"]

_FADE_SHARE = 0.3
"""How much of a bar fades at either end."""
_FADES = ((0.0, 0.5, 0.25), (0.5, 1.0, 0.6))
"""How it does: from and to which share of the fade, in what opacity."""


def draw_bar(
    canvas: Canvas,
    bar: DateBar,
    colour: str,
    width: float,
    *,
    arrow: float = 8.0,
    longest_fade: float = inf,
) -> None:
    """Draw a bar, fading towards ends that are roughly known, with arrows where it is open.

    Parameters
    ----------
    bar : DateBar
        No dot.
    width, arrow : float
        Thickness of the bar, and size of an arrow, px.
    longest_fade : float
        How much of it fades at either end at most, px.
    """
    fade = min(_FADE_SHARE * (bar.x1 - bar.x0), longest_fade) if bar.fades else 0.0
    x0 = bar.x0 + (0.0 if bar.open_start else fade)
    x1 = bar.x1 - (0.0 if bar.open_end else fade)
    canvas.stroke([(x0, bar.y), (x1, bar.y)], colour, width)
    for start, end, opacity in _FADES if fade else ():
        for edge, inwards in ((bar.x0, x0 - bar.x0), (bar.x1, x1 - bar.x1)):
            if inwards:
                ends = sorted((edge + start * inwards, edge + end * inwards))
                canvas.stroke([(x, bar.y) for x in ends], colour, width, opacity)
    if bar.open_end:
        canvas.dot(bar.x1, bar.y, arrow, colour, symbol="triangle-right")
    if bar.open_start:
        canvas.dot(bar.x0, bar.y, arrow, colour, symbol="triangle-left")


def draw_stance(
    canvas: Canvas,
    palette: Palette,
    stance: int | None,
    place: tuple[float, float],
    size: float = 13.0,
    glyph: float = SMALL,
    *,
    is_pale: bool = False,
) -> None:
    """Draw the sign of a stance: its glyph on a square of its colour, around a place."""
    tone = palette.tone(stance, is_pale=is_pale)
    canvas.dot(*place, size, tone.fill, line=tone.line, line_width=1, symbol="square")
    text = stance_sign(stance)
    canvas.write(*place, text, tone.text, glyph, position="middle center", bold=True)

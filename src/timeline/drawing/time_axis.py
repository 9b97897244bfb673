"""The dates under an axis of time: a row for years, one for months, one for days."""

from __future__ import annotations

from timeline.drawing.canvas import Canvas
from timeline.drawing.theme import Palette
from timeline.layout.scene import Scene
from timeline.layout.ticks import ROW

__all__ = ["write_dates"]

_FIRST = 14.0
"""How far the middle of the first row is under the axis, px."""

_TICK = 5.0
_HOOK = 2.0
"""Short enough to stay under a year that is written above it, px."""


def write_dates(canvas: Canvas, scene: Scene, palette: Palette, y: float | None = None) -> None:
    """Write the ticks of a scene under its plot or at another ``y``, px.

    Over what stands under a year or month is a rule, with a hook where one begins without a tick.
    """
    y = scene.plot[3] if y is None else y
    for tick in scene.ticks:
        canvas.stroke([(tick.x, y), (tick.x, y + _TICK)], palette.muted)
        colour = palette.muted if tick.row else palette.ink
        middle = y + _FIRST + ROW * tick.row
        canvas.write(
            tick.label_x, middle, tick.label, colour, scene.font_size, position="middle center"
        )
    for parent in scene.parents:
        middle = y + _FIRST + ROW * parent.row
        foot = middle + ROW / 2
        rule = [(parent.x0, foot), (parent.x1, foot)]
        if not parent.label:
            canvas.stroke(rule, palette.hair)
            continue
        canvas.stroke([(parent.x0, foot - _HOOK), *rule], palette.hair)
        canvas.write(
            parent.label_x,
            middle,
            parent.label,
            palette.ink,
            scene.font_size,
            position="middle center",
            bold=True,
        )

"""The dates under an axis of time: a row for years, one for months, one for days."""

from __future__ import annotations

from timeline.charts.ink import Ink
from timeline.charts.theme import Palette
from timeline.layout.scene import Scene
from timeline.layout.ticks import ROW

__all__ = ["write_dates"]

_FIRST = 14.0
"""How far the middle of the first row is under the axis, px."""

_TICK = 5.0


def write_dates(ink: Ink, scene: Scene, palette: Palette) -> None:
    """Write the ticks of a scene under its plot, over what they stand under a rule as long."""
    y = scene.plot[3]
    for tick in scene.ticks:
        ink.stroke([(tick.x, y), (tick.x, y + _TICK)], palette.muted)
        colour = palette.muted if tick.row else palette.ink
        middle = y + _FIRST + ROW * tick.row
        ink.write(
            tick.label_x, middle, tick.label, colour, scene.font_size, position="middle center"
        )
    for parent in scene.parents:
        middle = y + _FIRST + ROW * parent.row
        foot = middle + ROW / 2
        ink.stroke([(parent.x0, foot), (parent.x1, foot)], palette.hair)
        if parent.label:
            ink.write(
                (parent.x0 + parent.x1) / 2,
                middle,
                parent.label,
                palette.muted if parent.row else palette.ink,
                scene.font_size,
                position="middle center",
                bold=parent.row == 0,
            )

"""A legend: samples with what they mean, one after the other on as many lines as it takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from timeline.drawing.canvas import Canvas
from timeline.drawing.theme import Palette
from timeline.layout.text_metrics import SMALL, flow, text_width

__all__ = ["Legend", "LegendEntry", "Sample"]

Sample = Callable[[Canvas, Palette, float, float], None]
"""Draws a sample whose left end is at ``x``, around ``y``."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What a sample means.

    Attributes
    ----------
    reach : float
        How far from its left the words begin, px.
    group : str
        Id of the group of events that it stands for, if any.
    """

    words: str
    reach: float = 0.0
    sample: Sample | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class Legend:
    """Entries that flow in lines.

    Parameters
    ----------
    entries : tuple of LegendEntry
        In order.
    room : float
        How far entries may reach, px.
    line, gap : float
        Height of a line, and distance between two entries, px.
    """

    entries: tuple[LegendEntry, ...]
    room: float
    line: float
    gap: float = 16.0

    @property
    def places(self) -> list[tuple[int, float]]:
        """For each entry the number of its line, and how far from the left it starts, px."""
        widths = [e.reach + text_width(e.words, SMALL) + self.gap for e in self.entries]
        return flow(widths, self.room + self.gap)

    @property
    def height(self) -> float:
        """How high all its lines are, px."""
        return self.line * (self.places[-1][0] + 1)

    def group_boxes(self, left: float, top: float) -> dict[str, tuple[float, float, float, float]]:
        """Return for each group the box (x0, y0, x1, y1) of its entry, drawn from that corner."""
        return {
            entry.group: (
                left + along,
                top + line * self.line,
                left + along + entry.reach + text_width(entry.words, SMALL),
                top + (line + 1) * self.line,
            )
            for entry, (line, along) in zip(self.entries, self.places, strict=True)
            if entry.group
        }

    def draw(self, canvas: Canvas, palette: Palette, left: float, top: float) -> None:
        """Draw it from its top left corner on."""
        with canvas.of("key"):
            for entry, (line, along) in zip(self.entries, self.places, strict=True):
                x, y = left + along, top + self.line * (line + 0.5)
                if entry.sample:
                    entry.sample(canvas, palette, x, y)
                if entry.words:
                    canvas.write(x + entry.reach, y, entry.words, palette.muted, SMALL)

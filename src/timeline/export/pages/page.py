"""A page of a briefing: a view laid out for one size, ready to be drawn by whoever draws it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from timeline.drawing.canvas import Canvas
from timeline.drawing.legend import LegendEntry
from timeline.drawing.theme import Palette
from timeline.layout.page import Note, Plan, Size
from timeline.layout.table import TableLayout
from timeline.views.caption import Caption
from timeline.views.view import View

__all__ = ["Page", "Progress"]

Progress = Callable[[int, int, str], None]
"""Told how much is done, of how much, and the title of what comes next."""


@dataclass(frozen=True, slots=True)
class Page:
    """A view, or a part of it, laid out for one size.

    Attributes
    ----------
    view, size, caption : View, Size, Caption
        What it shows, how large, and what it says of itself.
    plan : Plan
        Where title, chart, footnotes and foot stand.
    draw : callable, optional
        Draws the chart, or what explains the table, in the colours of a palette, in points from
        the top left corner of ``plan.chart``.
    table : TableLayout, optional
        The table, from the same corner; None for a chart.
    legend : tuple of LegendEntry
        What explains the table, as it is drawn; empty where nothing has to.
    names : mapping of str to str
        For each owner of a piece of the drawing that is an event its name: ``12 Higuchi Report``.
    evidence : tuple of str
        What stands behind it, for the speaker: a line for each numbered event or voice, with its
        sources in full.
    notes : tuple of Note
        Its footnotes as they are before any is cut short.
    told : frozenset of str
        Ids of the events that a chart names or numbers; of the others it has marks alone.
    part, parts : int
        Which of how many pages of the same view it is, from 1.
    """

    view: View
    size: Size
    caption: Caption
    plan: Plan
    draw: Callable[[Palette], Canvas] | None = None
    table: TableLayout | None = None
    legend: tuple[LegendEntry, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    told: frozenset[str] = frozenset()
    part: int = 1
    parts: int = 1

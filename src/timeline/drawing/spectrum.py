"""A spectrum on a canvas: heads of stances, rows of countries, entries, arrows, and its foot."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.drawing.canvas import Canvas
from timeline.drawing.country_marks import CountryMarks
from timeline.drawing.theme import Palette
from timeline.layout.spectrum import Arrow, PlacedEntry, PlacedLabel, SpectrumLayout
from timeline.layout.spectrum_model import SpectrumRow
from timeline.layout.text_metrics import LINE_HEIGHT
from timeline.schema import ID_SEPARATOR

__all__ = ["paint_spectrum"]

_RAISED = 1.4
_RING = 3.0


def paint_spectrum(
    canvas: Canvas,
    laid: SpectrumLayout,
    palette: Palette,
    foremost: Sequence[str] = (),
    *,
    framework: str = "",
    selected: str = "",
) -> None:
    """Draw a spectrum.

    Parameters
    ----------
    foremost : sequence of str
        Codes of the countries with marks of their own.
    framework : str
        The id of what it is about: each entry is drawn on behalf of its holder and this.
    selected : str
        Whose entries to highlight.
    """
    painter = _Painter(canvas, laid, palette, CountryMarks(canvas, palette, foremost))
    with canvas.of("matrix"):
        painter.frame()
        for label in laid.labels:
            painter.label(label)
    for entry in laid.entries:
        with canvas.of(f"{entry.entry.id}{ID_SEPARATOR}{framework}"):
            painter.entry(entry, is_selected=entry.entry.id == selected)
    for arrow in laid.arrows:
        with canvas.of(f"{arrow.entry.id}{ID_SEPARATOR}{framework}"):
            painter.arrow(arrow)
    with canvas.of("key"):
        painter.foot()


class _Painter:
    """Draws the parts of a spectrum."""

    def __init__(
        self, canvas: Canvas, laid: SpectrumLayout, palette: Palette, marks: CountryMarks
    ) -> None:
        self.canvas, self.laid, self.palette, self.marks = canvas, laid, palette, marks

    def frame(self) -> None:
        """Draw the bands of the rows, and the heads over the columns."""
        laid, palette = self.laid, self.palette
        for number, (y0, y1) in enumerate(laid.bands):
            if number % 2 == 0:
                self.canvas.box((0.0, y0, laid.width, y1), palette.band)
        counted = [label.row.is_counted for label in laid.labels]
        for k, (y0, _) in enumerate(laid.bands):
            if k and counted[k - 1] and not counted[k]:
                self.canvas.stroke([(0.0, y0), (laid.width, y0)], palette.hair)
        for head in laid.heads:
            tone = palette.tone(head.stance)
            self.canvas.box((head.x0, head.y0, head.x1, head.y1), tone.fill, tone.line)
            y = (head.y0 + head.y1) / 2
            x = head.x0 + laid.size * 0.6
            self.canvas.write(x, y, head.text, tone.text, laid.size, bold=True)

    def label(self, label: PlacedLabel) -> None:
        """Write the name of a row, and under it what else is to be said of it."""
        laid, size, x = self.laid, label.size, label.x
        self.marks.draw(_country(label.row), 0.7 * laid.size, label.y, laid.size * 0.9)
        line = size * LINE_HEIGHT
        for k, text in enumerate(label.lines):
            self.canvas.write(x, label.y + k * line, text, self.palette.ink, size, bold=True)
        small = label.note_size
        top = label.y + (len(label.lines) - 0.5) * line
        for k, text in enumerate(label.note):
            y = top + (k + 0.5) * small * LINE_HEIGHT
            self.canvas.write(x, y, text, self.palette.muted, small)

    def entry(self, placed: PlacedEntry, *, is_selected: bool) -> None:
        """Draw an entry: its mark, and its text; or where it comes from."""
        entry, size = placed.entry, self.laid.size
        x0, y0, x1, y1 = placed.box
        ring = (x0 - _RING, y0 - 1, x1 + _RING, y1 + 1)
        if entry.is_perhaps:
            self.canvas.box(ring, "", self.palette.muted, dash="dot")
        if is_selected:
            self.canvas.box(ring, "", self.palette.accent, line_width=2)
        hollow = placed.is_ghost or entry.is_inferred
        self.marks.draw(_country(placed.row), *placed.mark, size * 0.7, is_hollow=hollow)
        colours = {"plain": self.palette.ink, "strong": self.palette.ink}
        for run in placed.text.runs:
            raised = _RAISED if run.look == "raised" else 0.0
            self.canvas.write(
                placed.x + run.x,
                placed.y + run.y - raised,
                run.text,
                colours.get(run.look, self.palette.muted),
                size,
                bold=run.look == "strong",
            )

    def arrow(self, arrow: Arrow) -> None:
        """Draw an arrow to where somebody stands."""
        colour = self.marks.colour(_country(arrow.row))
        to_left = arrow.x1 < arrow.x0
        head = self.laid.size * 0.7
        symbol = "triangle-left" if to_left else "triangle-right"
        tip = arrow.x1 + head / 2 if to_left else arrow.x1 - head / 2
        self.canvas.stroke([(arrow.x0, arrow.y), (tip, arrow.y)], colour, 1.6)
        self.canvas.dot(tip, arrow.y, head, colour, symbol=symbol)

    def foot(self) -> None:
        """Write how to read it, and its sources."""
        laid = self.laid
        for k, text in enumerate(laid.foot):
            y = laid.foot_top + (k + 0.5) * laid.foot_size * LINE_HEIGHT
            self.canvas.write(0.0, y, text, self.palette.muted, laid.foot_size)


def _country(row: SpectrumRow) -> str:
    return row.id if row.is_counted else ""

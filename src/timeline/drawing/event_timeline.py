"""A timeline of events on a canvas: ribbon, marks, leaders, names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.drawing.canvas import Canvas
from timeline.drawing.theme import Palette, mixed
from timeline.layout.event_labels import LabelFace, LabelLine
from timeline.layout.text_metrics import FONT_SIZE, SMALL
from timeline.layout.timeline_model import EventLabel, EventMark, EventTimeline
from timeline.schema import stance_sign

__all__ = ["RAISED", "SYMBOLS", "Looks", "draw_mark", "draw_ribbon", "paint_events"]

SYMBOLS = ("circle", "square", "triangle-up", "diamond")
"""The shapes of the groups that have a colour, in their order; a bar is that of all others."""

_SIZES = {0: 10.0, 1: 8.5, 2: 7.5}
_SMALL = 5.0
"""Size of the mark of an event that is not named, px."""
_FAINT = 0.55
_LINE = 1.6
RAISED = 0.1
"""How much letters of sources are raised, in font sizes; more would reach into the line above."""
_CHOSEN = 5.0


class Looks:
    """How the events of a chart look: their groups, and which are lit, chosen or neither.

    Parameters
    ----------
    groups : sequence of str
        Ids of the groups that have a colour, in its order.
    selected : str
        Id of the event that is chosen; blank for none.
    lit : collection of str
        Ids of the events that are highlighted; where there are any, the others are fainter.
    """

    def __init__(
        self, groups: Sequence[str] = (), *, selected: str = "", lit: Sequence[str] = ()
    ) -> None:
        self._numbers: Mapping[str, int] = {group: k for k, group in enumerate(groups)}
        self.is_plain = not groups
        self.selected = selected
        self.lit = frozenset(lit)

    def number(self, group: str) -> int | None:
        """Return the number of a group; None for all others."""
        return self._numbers.get(group)

    def is_faint(self, event: str) -> bool:
        """Return whether an event stands back behind those that are highlighted."""
        return bool(self.lit) and event not in self.lit and event != self.selected

    def colour(self, palette: Palette, group: str, event: str = "") -> str:
        """Return the colour of a group's marks."""
        whole = palette.accent if self.is_plain else palette.group(self.number(group))
        return mixed(palette.page, whole, 0.4) if self.is_faint(event) else whole


def draw_mark(
    canvas: Canvas,
    palette: Palette,
    place: tuple[float, float],
    size: float,
    colour: str,
    number: int | None,
    *,
    is_day: bool,
    is_round: bool = False,
) -> None:
    """Draw the mark of an event: filled where its day is known, hollow where it is not."""
    fill = colour if is_day else palette.page
    x, y = place
    if number is None and not is_round:
        half, high = size * 0.52, size * 0.28
        canvas.box((x - half, y - high, x + half, y + high), fill, colour, line_width=_LINE)
        return
    symbol = "circle" if number is None else SYMBOLS[number % len(SYMBOLS)]
    canvas.dot(x, y, size, fill, line=colour, line_width=_LINE, symbol=symbol)


def paint_events(canvas: Canvas, laid_out: EventTimeline, palette: Palette, looks: Looks) -> None:
    """Draw all of a timeline that has been laid out."""
    _lanes(canvas, laid_out, palette)
    _eras(canvas, laid_out, palette)
    draw_ribbon(canvas, laid_out, palette)
    with canvas.of("dates"):
        for bracket in laid_out.brackets:
            canvas.stroke(
                [(bracket.x0, bracket.y), (bracket.x1, bracket.y)], palette.muted, 1.0, 0.7
            )
    _counts(canvas, laid_out, palette, looks)
    for span in laid_out.spans:
        with canvas.of(span.id):
            colour = looks.colour(palette, span.group, span.id)
            canvas.stroke([(span.x0, span.y), (span.x1, span.y)], colour, 2.0, 0.55)
            if span.is_open:
                canvas.dot(span.x1 - 2, span.y, 5.0, colour, symbol="triangle-right")
    _leaders(canvas, laid_out, palette, looks)
    for mark in sorted(laid_out.marks, key=lambda m: (m.is_named, -m.rank)):
        _mark(canvas, mark, palette, looks, laid_out.unit)
    for label in laid_out.labels:
        with canvas.of(label.id):
            _label(canvas, label, laid_out.face, palette, looks)


def draw_ribbon(
    canvas: Canvas, laid_out: EventTimeline, palette: Palette, down: float = 0.0
) -> None:
    """Draw the cells of the axis, so much further down than they are."""
    x0, y0, x1, y1 = laid_out.plot
    is_upright = laid_out.is_upright
    size = SMALL if is_upright else laid_out.face.size
    with canvas.of("axis"):
        for number, cell in enumerate(laid_out.cells):
            box = (cell.x0, y0 + down, cell.x1, y1 + down)
            if is_upright:
                box = (x0, cell.x0, x1, cell.x1)
            canvas.box(box, palette.ribbon[number % 2])
            place = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
            ink = palette.ribbon_ink
            lines = cell.name.split("\n")
            canvas.write(*place, lines, ink, size, position="middle center", bold=True)


def _eras(canvas: Canvas, laid_out: EventTimeline, palette: Palette) -> None:
    size = min(SMALL, laid_out.face.size)
    with canvas.of("eras"):
        for number, era in enumerate(laid_out.eras):
            shade = palette.band if number % 2 else mixed(palette.page, palette.hair, 0.45)
            canvas.box((era.x0, era.y, era.x1, era.y1), shade)
            place = ((era.x0 + era.x1) / 2, (era.y + era.y1) / 2)
            canvas.write(*place, era.name, palette.muted, size, position="middle center")


def _lanes(canvas: Canvas, laid_out: EventTimeline, palette: Palette) -> None:
    x0, _, x1, _ = laid_out.plot
    with canvas.of("lanes"):
        for number, lane in enumerate(laid_out.lanes):
            if number % 2 == 0:
                canvas.box((0, lane.y0, laid_out.width, lane.y1), palette.band)
            canvas.stroke([(x0, lane.line), (x1, lane.line)], palette.hair)
            middle = (lane.y0 + lane.y1) / 2
            canvas.write(4, middle, lane.lines, palette.ink, FONT_SIZE, bold=True)
            place = (x0 - 10, middle)
            canvas.write(*place, f"{lane.count:,}", palette.muted, SMALL, position="middle left")


def _counts(canvas: Canvas, laid_out: EventTimeline, palette: Palette, looks: Looks) -> None:
    """Draw columns of counts, fainter than the marks over them."""
    with canvas.of("counts"):
        for count in laid_out.counts:
            box = (count.x0 + 0.5, count.y0, count.x1 - 0.5, count.y1)
            if laid_out.is_upright:
                box = (count.x0, count.y0 + 0.5, count.x1, count.y1 - 0.5)
            canvas.box(box, mixed(palette.page, looks.colour(palette, count.group), _FAINT))


def _leaders(canvas: Canvas, laid_out: EventTimeline, palette: Palette, looks: Looks) -> None:
    for leader in laid_out.leaders:
        with canvas.of(leader.id):
            is_chosen = leader.id == looks.selected or leader.id in looks.lit
            is_strong = is_chosen or (leader.rank == 0 and not looks.lit)
            colour = (
                looks.colour(palette, leader.group, leader.id)
                if is_strong
                else mixed(palette.page, palette.muted, 0.5)
            )
            canvas.stroke(leader.points, colour, (1.5 if is_strong else 1.0) * laid_out.unit)


def _mark(canvas: Canvas, mark: EventMark, palette: Palette, looks: Looks, unit: float) -> None:
    with canvas.of(mark.id):
        colour = looks.colour(palette, mark.group, mark.id)
        number = looks.number(mark.group)
        place = (mark.x, mark.y)
        if mark.id == looks.selected:
            size = _SIZES[min(mark.rank, 2)] * unit + _CHOSEN
            canvas.dot(*place, size + 4, palette.page, line=palette.ink, line_width=2.0)
        elif mark.is_named:
            size = _SIZES[min(mark.rank, 2)] * unit
        else:
            colour, size = mixed(palette.page, colour, _FAINT), _SMALL * unit
        is_day = mark.is_day or not (mark.is_named or mark.id == looks.selected)
        draw_mark(
            canvas, palette, place, size, colour, number, is_day=is_day, is_round=looks.is_plain
        )


def _label(
    canvas: Canvas, label: EventLabel, face: LabelFace, palette: Palette, looks: Looks
) -> None:
    colour = looks.colour(palette, label.group, label.id)
    is_core = label.rank == 0 or label.id in looks.lit
    faint = looks.is_faint(label.id)
    ink = mixed(palette.page, palette.ink, 0.6) if faint else palette.ink
    if any(line.is_callout for line in label.lines):
        box = (label.x0 - 3, label.y0 - 1.5, label.x1 + 4, label.y1 + 1.5)
        canvas.box(box, mixed(palette.page, palette.callout, 0.14), palette.callout, line_width=1.4)
    place = (label.x0 + face.mark * 0.42, label.ys[0])
    size = face.size * 0.8
    draw_mark(
        canvas,
        palette,
        place,
        size,
        colour,
        looks.number(label.group),
        is_day=label.is_day,
        is_round=looks.is_plain,
    )
    for line, y in zip(label.lines, label.ys, strict=True):
        _line(canvas, line, (label.text_x, y), face, palette, ink, is_core=is_core, faint=faint)


def _line(
    canvas: Canvas,
    line: LabelLine,
    place: tuple[float, float],
    face: LabelFace,
    palette: Palette,
    ink: str,
    *,
    is_core: bool,
    faint: bool,
) -> None:
    x, y = place
    if line.when:
        canvas.write(x, y, line.when, palette.muted, face.size)
    if line.is_callout:
        canvas.write(x, y, line.name, ink, face.size)
    elif line.name:
        size = face.core_size if is_core else face.size
        canvas.write(x + line.name_x, y, line.name, ink, size, bold=is_core)
    wide, high = face.sign
    for stance, along in line.signs:
        tone = palette.faint(stance) if faint else palette.tone(stance)
        box = (x + along, y - high / 2, x + along + wide, y + high / 2)
        canvas.box(box, tone.fill, tone.line)
        middle = (x + along + wide / 2, y)
        text = stance_sign(stance)
        canvas.write(*middle, text, tone.text, face.size, position="middle center", bold=True)
    if line.letters:
        raised = (x + line.letters_x, y - face.size * RAISED)
        canvas.write(*raised, line.letters, palette.muted, face.size)

"""What the two lines of a comparison are called, beside their ribbons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.layout.comparison_model import ComparedLine, Heading
from timeline.layout.text_metrics import fit_lines, text_width
from timeline.layout.time_scale import Axis

__all__ = ["HEADING", "WHEN", "head_width", "heading", "headings_beside", "least_gap"]

HEADING, WHEN = 13.0, 12.0
"""Size of what a line is called, and of the date beside it, px."""

_HEAD_SHARE, _LEAST_HEAD, _HEAD_LINES, _HEAD_PITCH, _HEAD_GAP = 0.155, 84.0, 2, 1.25, 8.0
_ALONE = 24.0
"""Distance of the ribbons where nothing ties them, px."""


def head_width(lines: Iterable[ComparedLine], width: float) -> float:
    """Return how much room what lines are called takes beside the ribbons, px."""
    most = max(_LEAST_HEAD, width * _HEAD_SHARE)
    return max(heading(line, (0.0, 0.0), most).box[2] for line in lines) + _HEAD_GAP


def heading(line: ComparedLine, place: tuple[float, float], room: float) -> Heading:
    """Set from its top left corner on what a line is called, what its moment is, and when."""
    x, y = place
    name = line.name.upper()
    lead = text_width(name, HEADING, bold=True) + 5
    when = text_width(line.when, WHEN)
    texts = list(fit_lines(line.heading, HEADING, _HEAD_LINES, room, bold=True))
    is_beside = lead + when <= room
    pitch = HEADING * _HEAD_PITCH
    wide = max(
        lead + when * is_beside, when, *(text_width(words, HEADING, bold=True) for words in texts)
    )
    rows = [name, *texts] if is_beside else [name, *texts, ""]
    ys = tuple(y + (k + 0.5) * pitch for k in range(len(rows)))
    at = (x + lead, ys[0]) if is_beside else (x, ys[-1])
    box = (x, y, x + wide, y + len(rows) * pitch)
    return Heading(line.moment, tuple(rows), ys, line.when, at, box)


def headings_beside(
    lines: Sequence[ComparedLine], axis: Axis, rows: tuple[float, float]
) -> tuple[Heading, ...]:
    """Set headings beside the ribbons: from the upper row of marks down, and up to the lower."""
    room = axis.x0 - _HEAD_GAP
    high = heading(lines[1], (0.0, 0.0), room).box[3]
    return heading(lines[0], (0.0, rows[0]), room), heading(lines[1], (0.0, rows[1] - high), room)


def least_gap(lines: Sequence[ComparedLine], axis: Axis, row: float, ribbon: float) -> float:
    """Return how far ribbons have to be apart for what the lines are called, px."""
    room = axis.x0 - _HEAD_GAP
    tall = sum(heading(line, (0.0, 0.0), room).box[3] for line in lines)
    return max(_ALONE, tall + _HEAD_GAP - 2 * (row + ribbon))

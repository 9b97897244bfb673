"""Who stands where on one framework, as a plotly figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go

from timeline.charts.canvas_figure import canvas_figure
from timeline.charts.click_targets import Place, unseen_points
from timeline.charts.spectrum_hover import entry_words, head_words, row_words
from timeline.dataset import Dataset
from timeline.drawing.canvas import Canvas
from timeline.drawing.spectrum import paint_spectrum
from timeline.drawing.theme import Palette
from timeline.layout.spectrum import SpectrumLayout, SpectrumStyle, lay_out_spectrum
from timeline.layout.spectrum_model import SpectrumModel
from timeline.layout.text_metrics import LINE_HEIGHT, text_width
from timeline.queries import positions
from timeline.queries.colour_groups import colour_groups
from timeline.queries.filters import unique_names

__all__ = ["spectrum_figure"]

_STEP, _REACH = 30, 18
"""From one point of a text that answers to the next, and how large each is, px."""

_LARGE, _LARGER = 1100, 13.0
"""From which width on it is written larger, and how large."""


def spectrum_figure(
    ds: Dataset, model: SpectrumModel, width: float, palette: Palette, selected: str = ""
) -> go.Figure:
    """Draw a spectrum; ``selected`` is whose entries to highlight."""
    style = SpectrumStyle(_LARGER) if width >= _LARGE else SpectrumStyle()
    laid, canvas = lay_out_spectrum(model, width, style), Canvas()
    foremost = tuple(colour_groups(ds, "country").names)
    paint_spectrum(canvas, laid, palette, foremost, framework=model.framework, selected=selected)
    return canvas_figure(canvas, palette, (laid.width, laid.height), [_targets(ds, model, laid)])


def _targets(ds: Dataset, model: SpectrumModel, laid: SpectrumLayout) -> dict[str, Any]:
    """Lay unseen points over entries, heads and the names of rows."""
    points = [
        *_entry_points(model, laid),
        *_label_points(model, laid),
        *_head_points(ds, model, laid),
    ]
    return unseen_points("stances", points, ids=2, symbol="square", size=_REACH)


def _entry_points(model: SpectrumModel, laid: SpectrumLayout) -> Iterator[Place]:
    for placed in laid.entries:
        said = [placed.entry.id, model.framework, entry_words(placed.entry, model)]
        yield *placed.mark, said
        for number, end in enumerate(placed.text.ends):
            y = placed.y + (number + 0.5) * laid.size * LINE_HEIGHT
            for along in range(_REACH // 2, int(end) + 1, _STEP):
                yield placed.x + along, y, said


def _label_points(model: SpectrumModel, laid: SpectrumLayout) -> Iterator[Place]:
    for label in laid.labels:
        row = label.row
        if not (row.is_counted and row.id):
            continue
        said = [row.id, model.framework, row_words(row)]
        for number, line in enumerate(label.lines):
            y = label.y + number * label.size * LINE_HEIGHT
            for along in range(0, int(text_width(line, label.size, bold=True)) + 1, _STEP):
                yield label.x + along, y, said


def _head_points(ds: Dataset, model: SpectrumModel, laid: SpectrumLayout) -> Iterator[Place]:
    name = unique_names(ds, "frameworks")[model.framework]
    texts = dict(zip(ds.frameworks["id"], ds.frameworks["proposition"], strict=True))
    for head in laid.heads:
        words = head_words(model, head.stance, name, texts[model.framework])
        for along in range(_REACH // 2, int(head.x1 - head.x0), _STEP):
            y = (head.y0 + head.y1) / 2
            yield head.x0 + along, y, [positions.EVERYONE, model.framework, words]

"""A canvas as plotly's shapes and traces, and the layout in which one data unit is one px.

A browser redraws a chart at a cost for each thing on it, so that strokes leave for plotly as one
shape for each sort, and all dots and all words as one trace each; only words that are turned or
lead somewhere, which no trace can do, are an annotation each. Boxes and dots lead nowhere here.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from math import cos, radians, sin
from typing import Any

from timeline.drawing.canvas import BOLD, REGULAR, Box, Canvas, Word
from timeline.drawing.theme import FONT, Palette, plain
from timeline.layout.text_metrics import LINE_HEIGHT
from timeline.web_address import web_address
from timeline.words import NBSP, is_rtl

__all__ = ["base_layout", "shapes", "traces", "word_annotations"]

_PROPERTIES = frozenset(
    {
        *("__proto__", "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable"),
        *("toLocaleString", "toString", "valueOf", "__defineGetter__", "__defineSetter__"),
        *("__lookupGetter__", "__lookupSetter__"),
    }
)
"""What every object in JavaScript has: ECMAScript, "Properties of the Object Prototype Object"."""

_JOINER = "\N{WORD JOINER}"
_FROM_RIGHT, _END = "\N{RIGHT-TO-LEFT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def shapes(canvas: Canvas) -> list[dict[str, Any]]:
    """Return boxes, and strokes by their sorts, as plotly's shapes under every trace."""
    return [*map(_rectangle, canvas.boxes), *_paths(canvas)]


def traces(canvas: Canvas) -> list[dict[str, Any]]:
    """Return dots and words as plotly's traces, which neither hover nor can be selected.

    They are plain dicts, which plotly checks once, when the figure is made of them.
    """
    quiet = {"type": "scatter", "hoverinfo": "skip", "cliponaxis": False}
    return [{**_markers(canvas), **quiet}, {**_texts(canvas), **quiet}]


def word_annotations(canvas: Canvas) -> list[dict[str, Any]]:
    """Return the words that are turned or lead somewhere as plotly's annotations."""
    return [_annotation(word) for word in canvas.words if word.angle or word.href]


def _paths(canvas: Canvas) -> Iterator[dict[str, Any]]:
    sorts: dict[tuple[str, float, float, str], list[str]] = {}
    for s in canvas.strokes:
        path = "M" + "L".join(f"{_px(x):g},{_px(y):g}" for x, y in s.points)
        sorts.setdefault((s.colour, s.width, s.opacity, s.dash), []).append(path)
    for (colour, width, opacity, dash), paths in sorts.items():
        yield {
            "type": "path",
            "path": "".join(paths),
            "line": {"color": colour, "width": width, "dash": dash or "solid"},
            "opacity": opacity,
            "layer": "below",
        }


def _markers(canvas: Canvas) -> dict[str, Any]:
    dots = canvas.dots
    return {
        "x": [_px(d.x) for d in dots],
        "y": [_px(d.y) for d in dots],
        "mode": "markers",
        "marker": {
            "size": [d.size for d in dots],
            "symbol": [d.symbol for d in dots],
            "color": [d.fill for d in dots],
            "line": {
                "color": [d.line for d in dots],
                "width": [d.line_width for d in dots],
            },
            "opacity": 1,
        },
        "unselected": {"marker": {"opacity": 1}},
    }


def _texts(canvas: Canvas) -> dict[str, Any]:
    # Where a figure has a blank, plotly draws no word in its place in the next one either.
    said = (word for word in canvas.words if "".join(word.lines).strip())
    words = [word for word in said if not (word.angle or word.href)]
    return {
        "x": [_px(w.x) for w in words],
        "y": [_px(w.y) for w in words],
        "text": [_marked_up(w) for w in words],
        "mode": "text",
        "textposition": [w.position for w in words],
        "textfont": {
            "family": FONT,
            "size": [w.size for w in words],
            "color": [w.colour for w in words],
            "weight": [BOLD if w.bold else REGULAR for w in words],
        },
        # Where this says anything, plotly does not pale what is not selected.
        "selected": {"textfont": {"color": words[0].colour if words else "black"}},
    }


def _annotation(word: Word) -> dict[str, Any]:
    """Write a text by itself, the middle of its lines through the point, as far up as it turns.

    Plotly anchors the box around what is turned: on the side that does not hang on how wide the
    browser finds the text.
    """
    turn = radians(word.angle)
    away = {"right": 1, "center": 0, "left": -1}[word.position.partition(" ")[2]]
    across, along = round(away * cos(turn), 3), round(away * sin(turn), 3)
    half = len(word.lines) * word.size * LINE_HEIGHT / 2
    text, href = _marked_up(word), web_address(word.href, escaped=True)
    return {
        "x": _px(word.x - _sign(across) * half * abs(sin(turn))),
        "y": _px(word.y + _sign(along) * half * abs(cos(turn))),
        "text": f"<a href='{escape(href)}'>{text}</a>" if href else _no_property(text),
        "textangle": -word.angle,
        "align": {1: "left", 0: "center", -1: "right"}[away],
        "xanchor": {1: "left", 0: "center", -1: "right"}[_sign(across)],
        "yanchor": {1: "bottom", 0: "middle", -1: "top"}[_sign(along)],
        "showarrow": False,
        "font": {
            "family": FONT,
            "size": word.size,
            "color": word.colour,
            "weight": BOLD if word.bold else REGULAR,
        },
        "borderpad": 0,
        "borderwidth": 0,
    }


def _no_property(text: str) -> str:
    """Return a text that the page does not take for a property that objects have in JavaScript.

    Streamlit looks each text of a layout up among its colours, which finds those as well.
    """
    return f"{text}{_JOINER}" if text in _PROPERTIES else text


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _rectangle(box: Box) -> dict[str, Any]:
    line = {"width": box.line_width, "color": box.line, "dash": box.dash or "solid"}
    return {
        "type": "rect",
        "x0": _px(box.x0),
        "x1": _px(box.x1),
        "y0": _px(box.y0),
        "y1": _px(box.y1),
        "fillcolor": box.fill or "rgba(0,0,0,0)",
        "line": line if box.line else {"width": 0},
        "layer": "below",
    }


def _marked_up(word: Word) -> str:
    """Return a text as plotly reads it, safe whatever stands in the data, each line its own way."""
    lines = "<br>".join(
        f"{_FROM_RIGHT}{plain(line)}{_END}" if is_rtl(line) else plain(line) for line in word.lines
    )
    if word.lead is None:
        return lines
    text, colour, size = word.lead
    style = f"color:{colour};font-size:{size:g}px;font-weight:{REGULAR}"
    return f"<span style='{style}'>{plain(text)}</span>{NBSP}{lines}"


def _px(value: float) -> float:
    """Round to what a screen can show, which halves what is sent to it."""
    return round(value, 1)


def base_layout(palette: Palette, width: float, height: float) -> dict[str, Any]:
    """Return a layout whose data coordinates are px from the top left corner.

    Drawn at ``width`` it is exact; drawn wider, what is laid out only gains room.
    """
    axis = {
        "visible": False,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
    }
    return {
        "template": {},  # plotly's own says nothing that is not said here
        "autosize": True,
        "height": height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "paper_bgcolor": palette.page,
        "plot_bgcolor": palette.page,
        "font": {"family": FONT, "size": 12, "color": palette.ink},
        "xaxis": {**axis, "range": [0, width]},
        "yaxis": {**axis, "range": [height, 0]},
        "showlegend": False,
        "dragmode": False,
        "clickmode": "event+select",
        "hovermode": "closest",
        "hoverdistance": 8,
        "hoverlabel": {
            "bgcolor": palette.panel,
            "bordercolor": palette.hair,
            "font": {"family": FONT, "size": 13, "color": palette.ink},
            "align": "left",
        },
        "modebar": {"remove": ["zoom", "pan", "select", "lasso", "autoscale"]},
    }

"""A canvas as SVG in the page: its marks answer to mouse, finger and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import streamlit as st

from timeline.drawing.canvas import Canvas
from timeline.drawing.markup import clean
from timeline.drawing.painters.svg import tree
from timeline.drawing.theme import FONT, Palette
from timeline.layout.time_scale import Axis

__all__ = ["Answer", "Area", "Picture", "area_sent", "axis_sent", "canvas_view", "piece_sent"]

_KNOTS = 201
"""At how many places of an axis the browser is told the day, to say what is dragged across."""
_COLOURS = ("page", "panel", "ink", "muted", "hair", "accent")

_component = st.components.v2.component(
    "canvas_view",
    html='<div class="frame"></div>\n',
    css=Path(__file__).with_suffix(".css").read_text(encoding="utf-8"),
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the mark of an event says: its name where it is read out or listed, and in its box."""

    name: str
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Area:
    """A box (x0, y0, x1, y1) that answers though it is no event, px.

    Attributes
    ----------
    lines : sequence of str
        What it says when pointed at, first what it is.
    press : str
        What is given on when it is pressed; blank where it cannot be.
    is_pressed : bool
        Whether that has been done.
    """

    box: tuple[float, float, float, float]
    lines: Sequence[str]
    press: str = ""
    is_pressed: bool = False


@dataclass(frozen=True, eq=False)
class Picture:
    """What is shown: a canvas, which stays as it is, and what is said of it.

    Parameters
    ----------
    size : tuple of float
        Width and height that it was laid out for, px; it is drawn as wide or narrower.
    palette : Palette
        The one that it was drawn with.
    title, alt : str
        What the chart is called, and what it shows, for those who cannot see it.
    axis : Axis, optional
        Where there is none, nothing can be dragged across or zoomed.
    is_upright : bool
        Whether the axis runs down, not from left to right.
    areas : sequence of Area
        What else answers.
    """

    canvas: Canvas
    size: tuple[float, float]
    palette: Palette
    title: str
    alt: str
    axis: Axis | None = None
    is_upright: bool = False
    areas: Sequence[Area] = ()

    @cached_property
    def pieces(self) -> list[list[Any]]:
        """The canvas as the browser is told it."""
        drawn = tree(self.canvas, *self.size, "", outlined=False)
        return [piece_sent(each) for each in drawn]

    @cached_property
    def areas_sent(self) -> list[list[Any]]:
        """The areas as the browser is told them."""
        return [area_sent(each) for each in self.areas]


def canvas_view(
    picture: Picture,
    key: str,
    answers: Mapping[str, Answer],
    *,
    on_choose: Callable[[str], None],
    on_range: Callable[[Mapping[str, Any]], None] | None = None,
    on_press: Callable[[str], None] | None = None,
    is_zoomed: bool = False,
    selected: str = "",
    card: str = "",
    is_beside: bool = False,
) -> None:
    """Draw a canvas of events.

    Its pieces answer by their owners: an event's id, or ids with semicolons between, what opens a
    list.

    Parameters
    ----------
    answers : mapping of str to Answer
        For each event, by its id and in order of time. All of it is text, whatever it looks like.
    on_choose : callable
        Given the id of an event that is to be opened; blank to close what is open.
    on_range : callable, optional
        Given what is asked of the range of time, see `timeline.app.time_steps.take`.
    on_press : callable, optional
        Given the ``press`` of an area.
    is_zoomed : bool
        Whether there is a step to go back to.
    selected : str
        Id of the event that is open.
    card : str
        Key of the container in which it is, and ``is_beside`` whether that stands beside.
    """
    ids = {clean(each): each for each in answers}

    def chosen() -> None:
        on_choose(ids.get(str(st.session_state[key]["chosen"]), ""))

    def asked() -> None:
        if on_range is not None:
            on_range(st.session_state[key]["range"])

    def pressed() -> None:
        if on_press is not None:
            on_press(str(st.session_state[key]["pressed"]))

    axis = picture.axis
    _component(
        key=key,
        data={
            "size": list(picture.size),
            "pieces": picture.pieces,
            "events": [[clean(i), one.name, list(one.lines)] for i, one in answers.items()],
            "areas": picture.areas_sent,
            "isUpright": picture.is_upright,
            "axis": axis_sent(axis) if axis is not None and on_range is not None else None,
            "colours": {name: getattr(picture.palette, name) for name in _COLOURS},
            "family": FONT,
            "title": picture.title,
            "alt": picture.alt,
            "selected": clean(selected),
            "card": card,
            "isBeside": is_beside,
            "isZoomed": is_zoomed,
        },
        on_chosen_change=chosen,
        on_range_change=asked,
        on_pressed_change=pressed,
    )


def piece_sent(element: ET.Element) -> list[Any]:
    """Return an element as a list: its name, its attributes, then texts and elements in it."""
    content: list[Any] = [element.text] if element.text else []
    for child in element:
        content.append(piece_sent(child))
        if child.tail:
            content.append(child.tail)
    return [element.tag, dict(element.attrib), *content]


def area_sent(area: Area) -> list[Any]:
    """Return an area as a list: left, top, width, height; what it says, and does."""
    x0, y0, x1, y1 = area.box
    return [[x0, y0, x1 - x0, y1 - y0], list(area.lines), area.press, area.is_pressed]


def axis_sent(axis: Axis) -> dict[str, Any]:
    """Return an axis as the browser is told it: its ends, px, and days at even distances."""
    days = axis.scale.day(np.linspace(0, 1, _KNOTS))
    return {"x0": axis.x0, "x1": axis.x1, "days": [round(float(day), 2) for day in days]}

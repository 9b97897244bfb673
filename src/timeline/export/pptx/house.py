"""A deck to draw on: with our own master, or with that of a house whose template is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout

from timeline.drawing.theme import DARK, LIGHT
from timeline.export.pptx.colours import OWN, Colours, contrast, of_theme
from timeline.export.pptx.master import LAYOUTS, TITLE_SLIDE, blank
from timeline.export.pptx.slide import HeldPlaceholder, SlideBuilder
from timeline.export.pptx.template import opened, page_colour, theme_colours
from timeline.layout.page import Size

__all__ = ["House", "house", "own_house"]

_EMU = 12_700
_LEAST_ROOM = 0.6
"""The least share of a slide that its layout must leave for a page to be set into that room."""

_LEAST_CONTRAST = 4.5
_MARGIN, _AIR = 28.0, 4.0

_TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
_FEET = {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE}
_BODIES = {PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT}
_OURS = {
    PP_PLACEHOLDER.TITLE: "Title",
    PP_PLACEHOLDER.CENTER_TITLE: "Title",
    PP_PLACEHOLDER.SUBTITLE: "Subtitle",
    PP_PLACEHOLDER.FOOTER: "Version",
    PP_PLACEHOLDER.SLIDE_NUMBER: "Slide number",
}
"""What we put into the placeholders of another's layouts."""


@dataclass(frozen=True)
class House:
    """A deck, its layouts, and where on its slides pages go.

    Parameters
    ----------
    deck : Presentation
        Without slides.
    layouts : mapping of str to SlideLayout
        For each of `LAYOUTS` the one that serves for it.
    held : mapping of str to mapping
        For each of them its placeholders, see `SlideBuilder`.
    size : Size
        How large pages are.
    colours : Colours
        What they are drawn in.
    is_own : bool
        Whether the master is ours.
    dx, dy : float
        Where the corner of a page is on a slide, points.
    """

    deck: Deck
    layouts: Mapping[str, SlideLayout]
    held: Mapping[str, Mapping[str, HeldPlaceholder]]
    size: Size
    colours: Colours
    is_own: bool = True
    dx: float = 0.0
    dy: float = 0.0

    def slide(self, name: str) -> SlideBuilder:
        """Add a slide of a layout, to be drawn."""
        slide = self.deck.slides.add_slide(self.layouts[name])
        return SlideBuilder(slide, self.colours, self.held[name], self.is_own, self.dx, self.dy)


def own_house(size: Size) -> House:
    """Return a deck with our own master."""
    deck = blank(size)
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    held = {
        name: {shape.name: _held(shape) for shape in _holders(layout)}
        for name, layout in layouts.items()
    }
    return House(deck, layouts, held, size, OWN)


def house(template: bytes) -> House:
    """Return a deck with the masters and layouts of a template, and none of its slides.

    Pages are as large as the room that its layout leaves from the top of the title to the foot.

    Raises
    ------
    TemplateError
        Where it is no file of PowerPoint's, or has no layouts.
    """
    deck = opened(template)
    front, plain = _front(deck), _plain(deck)
    layouts = {name: front if name == TITLE_SLIDE else plain for name in LAYOUTS}
    held = {name: dict(_known(layout)) for name, layout in layouts.items()}
    size, dx, dy = _room(deck, plain)
    page = page_colour(plain)
    palette = LIGHT if contrast(LIGHT.ink, page) >= _LEAST_CONTRAST else DARK
    colours = of_theme(theme_colours(plain.slide_master), palette, page)
    return House(deck, layouts, held, size, colours, is_own=False, dx=dx, dy=dy)


def _holders(layout: SlideLayout) -> list[LayoutPlaceholder]:
    # The iteration that python-pptx declares is no method to a type checker.
    return list(cast("Iterable[LayoutPlaceholder]", layout.placeholders))


def _layouts(deck: Deck) -> list[SlideLayout]:
    return [layout for master in deck.slide_masters for layout in master.slide_layouts]


def _types(layout: SlideLayout) -> list[PP_PLACEHOLDER]:
    return [shape.placeholder_format.type for shape in _holders(layout)]


def _front(deck: Deck) -> SlideLayout:
    """Return the layout for the title: one with a subtitle, else the first with a title."""
    every = _layouts(deck)
    with_subtitle = [
        layout
        for layout in every
        if PP_PLACEHOLDER.SUBTITLE in _types(layout) and _TITLES & set(_types(layout))
    ]
    with_title = [layout for layout in every if _TITLES & set(_types(layout))]
    return (with_subtitle or with_title or every)[0]


def _plain(deck: Deck) -> SlideLayout:
    """Return the layout for a chart: of those with a title the one with least besides.

    Where a footer is as well, it is taken before one that has none; the first of equals.
    """
    every = _layouts(deck)

    def merit(layout: SlideLayout) -> tuple[bool, bool, int, bool]:
        types = _types(layout)
        rest = [kind for kind in types if kind not in _TITLES | _FEET]
        strange = [kind for kind in rest if kind not in _BODIES]
        has_foot = PP_PLACEHOLDER.FOOTER in types
        return PP_PLACEHOLDER.TITLE not in types, bool(strange), len(rest), not has_foot

    return min(every, key=merit)


def _known(layout: SlideLayout) -> Iterator[tuple[str, HeldPlaceholder]]:
    for shape in _holders(layout):
        name = _OURS.get(shape.placeholder_format.type)
        if name:
            yield name, _held(shape)


def _held(shape: LayoutPlaceholder) -> HeldPlaceholder:
    known = shape.placeholder_format
    return HeldPlaceholder(PP_PLACEHOLDER.to_xml(known.type), known.idx, _extent(shape))


def _extent(shape: LayoutPlaceholder) -> tuple[int, int, int, int] | None:
    left, top, width, height = shape.left, shape.top, shape.width, shape.height
    if left is None or top is None or width is None or height is None:
        return None
    return int(left), int(top), int(left + width), int(top + height)


def _room(deck: Deck, layout: SlideLayout) -> tuple[Size, float, float]:
    """Return how large a page is, and where its corner is on the slide, points."""
    wide, tall = (deck.slide_width or 0) / _EMU, (deck.slide_height or 0) / _EMU
    whole = Size("template", "As the template", wide, tall, _MARGIN), 0.0, 0.0
    found = {shape.placeholder_format.type: _extent(shape) for shape in _holders(layout)}
    title = found.get(PP_PLACEHOLDER.TITLE)
    if title is None:
        return whole
    x0, y0, x1, _ = (v / _EMU for v in title)
    tops = [box[1] / _EMU for kind, box in found.items() if kind in _FEET and box]
    bottom = min([top - _AIR for top in tops if top > tall / 2], default=tall - _MARGIN)
    is_inside = x0 >= 0 and x1 <= wide and y0 >= 0
    if not is_inside or x1 - x0 < _LEAST_ROOM * wide or bottom - y0 < _LEAST_ROOM * tall:
        return whole
    # A page has its margins around this room: 3/4 of them above, half of them below.
    size = Size(
        "template", "As the template", x1 - x0 + 2 * _MARGIN, bottom - y0 + 1.25 * _MARGIN, _MARGIN
    )
    return size, x0 - _MARGIN, y0 - 0.75 * _MARGIN

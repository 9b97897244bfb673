"""Our masters are files that a person may change: what the slides need of them is there."""

from __future__ import annotations

from io import BytesIO

import pytest
from pptx import Presentation

from timeline.drawing.theme import LIGHT
from timeline.export.pptx.deck import DECK_SIZES
from timeline.export.pptx.template import CHART, LAYOUTS, TITLE_SLIDE, Template, theme_colours
from timeline.export.pptx.text import emu
from timeline.layout.page import SIZES

TEXTS = {"Title", "Sentence", "Note", "Version", "Slide number"}
"""What every page writes; footnotes and a long link find a box of their own."""


@pytest.mark.parametrize("size", DECK_SIZES)
def test_a_master_has_the_layouts_and_placeholders_by_name(size):
    found = Template.of_size(size)
    assert {name: layout.name for name, layout in found.layouts.items()} == {n: n for n in LAYOUTS}
    for name in LAYOUTS:
        if name != TITLE_SLIDE:
            assert set(found.placeholders[name]) >= TEXTS
    front = {"Title", "Subtitle", "Contents", "Version", "Link"}
    assert set(found.placeholders[TITLE_SLIDE]) == front
    for placeholder in found.placeholders[TITLE_SLIDE].values():
        assert placeholder.extent
        assert placeholder.size >= 10


@pytest.mark.parametrize("size", DECK_SIZES)
def test_a_page_fills_its_slide(size):
    found, wanted = Template.of_size(size), SIZES[size]
    slide = found.deck.slide_width, found.deck.slide_height
    assert slide == (emu(wanted.width), emu(wanted.height))
    x0, _, x1, _ = found.placeholders[CHART]["Title"].extent
    assert (x0, x1) == pytest.approx((wanted.margin, wanted.width - wanted.margin), abs=0.1)


@pytest.mark.parametrize("size", DECK_SIZES)
def test_its_theme_has_the_colours_of_the_charts(size):
    colours = Template.of_size(size).colours
    assert colours.palette is LIGHT
    scale = [colours.named[LIGHT.stances[stance].fill] for stance in (-2, -1, 1, 2)]
    assert scale == ["accent2", "accent3", "accent4", "accent5"]
    theme = theme_colours(Template.of_size(size).deck.slide_master)
    assert {slot: theme[slot] for slot in colours.named.values()} == {
        slot: colour for colour, slot in colours.named.items()
    }


def test_a_plain_template_serves_with_what_is_most_like_our_layouts():
    plain = Presentation()
    written = BytesIO()
    plain.save(written)
    found = Template.opened(written.getvalue())
    names = {name: layout.name for name, layout in found.layouts.items()}
    assert names == dict.fromkeys(LAYOUTS, "Title Only") | {TITLE_SLIDE: "Title Slide"}
    assert set(found.placeholders[CHART]) == {"Title", "Version", "Slide number", "Date"}
    assert not found.placeholders[CHART]["Title"].is_ours

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from timeline.drawing.theme import DARK, LIGHT, plain
from timeline.schema import STANCE_GLYPHS

CONFIG = tomllib.loads(
    (Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8")
)
BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    """Contrast ratio, WCAG 2.2."""
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@BOTH
def test_text_stands_out_from_the_page(palette):
    for colour in (palette.ink, palette.muted, palette.accent):
        assert contrast(colour, palette.page) >= 4.5
        assert contrast(colour, palette.band) >= 4.5
        assert contrast(colour, palette.panel) >= 4.5


@BOTH
def test_marks_stand_out_from_the_page(palette):
    for colour in (palette.bar, *(t.line for t in palette.stances.values())):
        assert contrast(colour, palette.page) >= 3
        assert contrast(colour, palette.band) >= 3


@BOTH
def test_what_is_selected_and_each_group_stand_out(palette):
    assert contrast(palette.accent, palette.page) >= 3
    assert contrast(palette.accent, palette.band) >= 3
    assert min(contrast(colour, palette.page) for colour in (*palette.groups, palette.others)) >= 3


@BOTH
def test_glyphs_stand_out_from_their_cells(palette):
    for tone in palette.stances.values():
        assert contrast(tone.text, tone.fill) >= 4.5


def test_every_stance_has_a_tone_and_a_glyph_of_its_own():
    assert set(LIGHT.stances) == set(DARK.stances) == set(STANCE_GLYPHS) == {-2, -1, 0, 1, 2}
    assert len(set(STANCE_GLYPHS.values())) == 5


@pytest.mark.parametrize(("palette", "theme"), [(LIGHT, "light"), (DARK, "dark")])
def test_charts_and_pages_share_their_colours(palette, theme):
    page = CONFIG["theme"][theme]
    assert page["backgroundColor"] == palette.page
    assert page["secondaryBackgroundColor"] == palette.panel
    assert page["textColor"] == palette.ink
    assert page["primaryColor"] == palette.accent
    assert page["borderColor"] == palette.hair


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_and_controls_of_the_page_stand_out_from_all_that_they_lie_on(theme):
    page = CONFIG["theme"][theme]
    grounds = [
        part[name]
        for part in (page, page["sidebar"])
        for name in ("backgroundColor", "secondaryBackgroundColor")
    ]
    for ground in grounds:
        for name in ("textColor", "linkColor", "codeTextColor"):
            assert contrast(page[name], ground) >= 4.5, (name, ground)
        assert contrast(page["primaryColor"], ground) >= 3, ground


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_colour_of_the_page_goes_unchecked(theme):
    checked = {"backgroundColor", "secondaryBackgroundColor", "textColor", "linkColor"}
    checked |= {"codeTextColor", "primaryColor", "borderColor"}
    named = {**CONFIG["theme"][theme], **CONFIG["theme"][theme]["sidebar"]}
    assert {name for name in named if name.endswith("Color")} == checked


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ("a & b", "a &amp; b"),
        ("$x^2$", "&#36;x^2&#36;"),
        ("two\nlines", "two lines"),
    ],
)
def test_data_are_drawn_as_the_text_they_are(text, drawn):
    assert plain(text) == drawn

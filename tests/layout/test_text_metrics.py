from __future__ import annotations

from pathlib import Path

import pytest

import timeline.fonts
from timeline.layout.text_metrics import balanced_lines, text_width

ROOT = Path(__file__).parents[2]


def test_width_grows_with_size_and_weight():
    assert text_width("Higuchi Report", 24) == pytest.approx(2 * text_width("Higuchi Report", 12))
    assert text_width("Higuchi Report", 12, bold=True) > text_width("Higuchi Report", 12)


def test_macrons_and_kanji_are_measured():
    assert text_width("Kōmeitō", 10) == pytest.approx(text_width("Komeito", 10))
    assert text_width("石破茂", 10) == pytest.approx(30)


def test_letters_are_as_close_as_they_are_drawn():
    apart = text_width("T", 10) + text_width("o", 10)
    assert text_width("To", 10) < apart - 0.3
    assert text_width("", 10) == 0


def test_lines_are_balanced():
    assert balanced_lines("Ishiba elected LDP leader", 12, 2) == ("Ishiba elected", "LDP leader")
    assert balanced_lines("Higuchi Report", 12, 1) == ("Higuchi Report",)
    assert balanced_lines("Quad", 12, 2) == ("Quad",)


def test_the_browser_is_served_the_fonts_that_are_measured():
    shipped = list(Path(timeline.fonts.__file__).parent.glob("*.woff2"))
    assert len(shipped) == 2
    for font in shipped:
        assert (ROOT / "static" / "fonts" / font.name).read_bytes() == font.read_bytes()

"""Letters stand as browsers set them, in the font that has them; what none has is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.fonts import shaping, typefaces
from timeline.fonts.shaping import missing_letters, missing_words, shaped, width

NOWHERE = "\U000fabcd"
"""A letter for private use, which no font has."""


def drawn(text, **how):
    """Return what is drawn from left to right: for each run its font and its letters."""
    return [
        (run.typeface.name, "".join(glyph.letters for glyph in run.glyphs))
        for run in shaped(text, **how).runs
    ]


def said(text, **how):
    return "".join(letters for _, letters in drawn(text, **how))


@pytest.fixture
def no_system(monkeypatch):
    """A machine without any font."""
    monkeypatch.setattr(typefaces, "_system_files", tuple)
    for found in (typefaces.on_system, shaping._typeface, shaped):
        found.cache_clear()
    yield
    for found in (typefaces.on_system, shaping._typeface, shaped):
        found.cache_clear()


def test_each_letter_is_in_the_font_that_has_it():
    assert drawn("Ishiba 石破") == [("IBMPlexSans", "Ishiba "), ("IBMPlexSansJP", "石破")]
    assert drawn("Ishiba", bold=True) == [("IBMPlexSans-SmBld", "Ishiba")]


@pytest.mark.usefixtures("no_system")
def test_what_no_font_has_is_a_box_as_wide_as_it_is_drawn():
    assert drawn(f"a{NOWHERE}") == [("IBMPlexSans", "a"), ("CodePoints", NOWHERE)]
    assert width(f"a{NOWHERE}") == pytest.approx(width("a") + width(NOWHERE))
    assert width(NOWHERE) > width("한") > 500, "six digits, and four"


@pytest.mark.usefixtures("no_system")
def test_what_is_missing_is_named_by_script_or_by_itself():
    missing = missing_letters(["남북정상", "ผู้แทน 2018", "भारत", "RCEP 🎉", "Łódź 日本"])
    assert missing_words(missing) == (
        "no font here has letters for "
        "Devanagari (तभर), Hangul (남북상정), Thai (ทนผแ), signs (🎉); "
        "boxes with their codes stand for them; install a font that has them, such as Noto Sans"
    )
    many = missing_words(missing_letters(["가각간갇갈갉갊감갑"]))
    assert "for Hangul (가각간갇갈갉갊감…);" in many
    assert missing_words(missing_letters(["Łódź žluťoučký", "日中共同声明"])) == ""


@pytest.mark.usefixtures("no_system")
def test_without_its_file_the_letters_of_the_companion_are_missing(monkeypatch, tmp_path):
    monkeypatch.setattr(typefaces, "HOME", tmp_path)
    typefaces.companion.cache_clear()
    assert missing_letters(["石破 Ishiba"]) == "石破"
    assert drawn("石破") == [("CodePoints", "石破")]
    monkeypatch.undo()
    typefaces.companion.cache_clear()


def test_a_text_runs_in_the_direction_of_its_first_letter():
    assert said("שלום…") == "…םולש"
    assert said("שלום NATO…") == "…NATO םולש"
    assert said("NATO שלום…") == "NATO םולש…"
    assert said("NATO…", rtl=True) == "…NATO"
    assert said("שלום 1994") == "1994 םולש"


def test_brackets_are_on_one_side():
    assert said("יוזמה (Arab Peace) 2002 כאן") == "ןאכ 2002 (Arab Peace) המזוי"
    assert said("Peace (שלום) 2002") == "Peace (םולש) 2002"


def test_the_letters_of_a_word_are_not_turned_over_twice():
    arabic = shaped("سلام").runs
    assert [run.glyphs[0].x for run in arabic] == [0.0]
    joined, alone = width("سلام"), sum(width(letter) for letter in "سلام")
    assert joined < alone, "letters join"


def test_a_mark_joins_its_letter_and_a_line_break_is_a_space():
    assert width("A\u0304") == width("Ā")
    assert width("a\nb\u2028c") == width("a b c")


@given(st.text(max_size=30), st.booleans())
def test_every_letter_is_drawn_and_as_wide_as_it_is_measured(text, bold):
    line = shaped(text, bold=bold)
    assert line.width == pytest.approx(width(text, bold=bold), abs=0.01)
    assert sum(run.width for run in line.runs) == line.width

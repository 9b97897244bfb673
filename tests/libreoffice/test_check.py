"""What the check of drawn pages finds, and what it lets pass."""

from __future__ import annotations

import pytest

from tests.libreoffice.__main__ import main
from tests.libreoffice.check import REMEDY, Expected, deck_problems, workbook_problems

SLIDES = [Expected("slide 1", ("A title",)), Expected("slide 2", ("12 Higuchi Report", "¶4"))]


def test_a_deck_with_all_its_texts_passes():
    assert deck_problems(SLIDES, ["A\ntitle", "12 Hi guchi\nReport [¶4]"]) == []


def test_a_slide_on_two_pages_is_a_problem():
    assert deck_problems(SLIDES, ["A title", "12", "Higuchi Report ¶4"]) == [
        "deck: 2 slides were drawn as 3 pages"
    ]


def test_what_is_not_drawn_is_named_with_its_slide():
    assert deck_problems(SLIDES, [" \n", "Higuchi Report ¶4"]) == [
        "deck, slide 1: the page is blank",
        'deck, slide 2: "12 Higuchi Report" is not on it',
    ]


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        (["id\ndate", "2024"], []),
        ([], ["workbook: no page was drawn"]),
        (["id date", ""], ["workbook, page 2: the page is blank"]),
        (["id"], ['workbook, sheet "events": "date" is not on it']),
    ],
)
def test_a_workbook(pages, found):
    assert workbook_problems([Expected('sheet "events"', ("id", "date"))], pages) == found


def test_without_libreoffice_it_says_how_to_get_it(monkeypatch, capsys):
    monkeypatch.setenv("PATH", "/nowhere")
    assert main() == 1
    assert capsys.readouterr().err == f"{REMEDY}\n"

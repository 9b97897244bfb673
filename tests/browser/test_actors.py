"""The page of actors in a real browser: what is drawn, and that it answers to mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from tests.browser import svg
from tests.browser.svg import Board, Drawing
from timeline import load
from timeline.charts._drift import drift
from timeline.layout.time_scale import SCALES
from timeline.queries import speakers
from timeline.queries.filters import Filters

COLUMNS = {800: 488.75, 1280: 848.75, 1440: 1008.75, 1920: 1488.75}
"""Width of a window to that of the charts in it, beside the open sidebar; px."""
SLACK, SMALLEST = 1.0, 11.0


@pytest.fixture(scope="module")
def ds():
    return load("data")


@pytest.fixture(scope="module")
def board(browser) -> Iterator[Board]:
    page = browser.new_page()
    yield Board(page)
    page.close()


def faults(drawn: Drawing) -> list[str]:
    """Say in a line each what is wrong: what stands on a square of its own hides what is behind."""
    says = drawn.says()
    of = [k for k, text in enumerate(drawn.texts) for _ in text.ink]
    ink = np.concatenate([text.ink for text in drawn.texts])
    over = svg.collisions(ink, np.array(of), SLACK)
    free = [k for k, shape in enumerate(ink) if not is_on(shape, drawn.squares)]
    through = {of[free[k]] for k, _ in svg.crossings(ink[free], drawn.strokes, 0.0)}
    return [
        *(f"{says[a]!r} lies on {says[b]!r}" for a, b in over),
        *(f"a line runs through {says[k]!r}" for k in sorted(through)),
        *(f"{words!r} is cut off" for words in svg.cut_off(drawn, SLACK)),
        *(f"{text.words!r} has {text.size} px" for text in drawn.texts if text.size < SMALLEST),
    ]


def is_on(shape, squares) -> bool:
    x, y = shape.mean(axis=0)
    low, high = squares.min(axis=1), squares.max(axis=1)
    return bool(((low < (x, y)) & ((x, y) < high)).all(axis=1).any())


def all_faults(board, ds, cases, window) -> list[str]:
    """Draw whom the cases ask for in a window and say what is wrong with each."""
    width = COLUMNS[window]
    figures = ((drift(ds, width=int(width // 40 * 40), **case), width) for case in cases)
    drawings = zip(cases, board.draw(figures), strict=True)
    return [f"{case}: {fault}" for case, drawn in drawings for fault in faults(drawn)]


def test_no_word_collides_whoever_is_asked_for(board, ds):
    cases = [{"who": who} for who in speakers.choices(ds, Filters())["id"]]
    assert all_faults(board, ds, cases, 800) == []


@pytest.mark.parametrize("window", COLUMNS)
def test_no_word_collides_at_any_width_and_scale(board, ds, window):
    cases = [
        {"who": who, "framework": framework, "scale": scale}
        for scale in SCALES
        for who, framework in (("ishiba", ""), ("japan", ""), ("JPN", "asian-nato"), ("IND", ""))
    ]
    assert all_faults(board, ds, cases, window) == []


def test_a_square_opens_its_statements_and_a_label_its_event(new_tab):
    tab = new_tab()
    page = tab.go("/actors?who=ishiba")
    chart = page.locator(".js-plotly-plot")
    square = chart.locator(".scatterlayer .trace").last.locator("path.point").first
    box = square.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tab.settle()
    assert "cell=ishiba~asian-nato" in page.url
    drawer = page.get_by_role("dialog")
    assert drawer.get_by_role("heading").first.inner_text() == "Ishiba Shigeru on Asian NATO"
    page.keyboard.press("Escape")
    tab.settle()
    assert "cell=" not in page.url
    box = chart.locator("text", has_text="Hudson paper").first.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tab.settle()
    assert "event=hudson-paper" in page.url
    card = page.get_by_role("dialog").get_by_role("heading").first.inner_text()
    assert card == "Ishiba sets out his plan in a paper for a US think tank"


def test_somebody_is_chosen_by_keys_alone(new_tab):
    tab = new_tab()
    page = tab.go("/actors")
    chooser = page.get_by_role("combobox", name="Actor or country")
    chooser.focus()
    page.keyboard.type("公明党")
    page.keyboard.press("Enter")
    tab.settle()
    assert "who=komeito" in page.url
    assert page.get_by_role("heading", level=1).inner_text() == "Kōmeitō 公明党"


def test_a_card_leads_to_those_it_names(new_tab):
    tab = new_tab()
    page = tab.go("/?event=hudson-paper")
    link = page.get_by_role("link", name="Ishiba Shigeru", exact=True).first
    page = tab.go("/" + link.get_attribute("href").removeprefix("./"))
    assert page.get_by_role("heading", level=1).inner_text() == "Ishiba Shigeru 石破茂"

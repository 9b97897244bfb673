"""What looks for faults in a drawing finds each of them, and none where there is none."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go
import pytest

from tests import legibility
from tests.browser.svg import Board
from timeline.drawing.painters.plotly import base_layout
from timeline.drawing.theme import LIGHT
from timeline.layout.text_metrics import text_width


@pytest.fixture(scope="module")
def board(browser):
    page = browser.new_page()
    yield Board(page)
    page.close()


def figure(*words, lines=(), angled=()):
    """Make a figure of 400 x 200 px: words as (x, y, text), centred there."""
    annotations = [
        {"x": x, "y": y, "text": text, "textangle": -50, "showarrow": False, "borderpad": 0}
        for x, y, text in angled
    ]
    traces = [
        go.Scatter(
            x=[x for x, *_ in words],
            y=[y for _, y, _ in words],
            text=[text for *_, text in words],
            mode="text",
            cliponaxis=False,
        ),
        *(go.Scatter(x=[a, c], y=[b, d], mode="lines") for a, b, c, d in lines),
    ]
    layout = {**base_layout(LIGHT, 400, 200), "annotations": annotations}
    return go.Figure(traces, layout)


def pairs(drawn, slack=1.0):
    boxes = np.concatenate([text.boxes for text in drawn.texts])
    of = np.repeat(np.arange(len(drawn.texts)), [len(text.boxes) for text in drawn.texts])
    says = drawn.says()
    return [(says[a], says[b]) for a, b in legibility.collisions(boxes, of, slack)]


def crossed(drawn):
    lines = np.concatenate([text.ink for text in drawn.texts])
    return [(a, b) for a, b in legibility.crossings(lines, drawn.strokes, 0.0)]


def test_words_on_each_other_are_found_and_others_are_not(board):
    drawn = board.draw_one(figure((100, 50, "one"), (105, 55, "two"), (300, 50, "three")), 400)
    assert pairs(drawn) == [("one", "two")]


@pytest.mark.parametrize(("gap", "found"), [(12, [("one", "two")]), (20, [])])
def test_lines_of_a_text_count_with_the_air_that_the_font_has(board, gap, found):
    drawn = board.draw_one(figure((100, 50, "one"), (100, 50 + gap, "two")), 400)
    assert pairs(drawn) == found


def test_what_stands_beside_the_shorter_line_of_a_text_is_not_on_it(board):
    words = (200, 100, "a long line<br>short"), (225, 110, "++")
    assert pairs(board.draw_one(figure(*words), 400)) == []
    words = (200, 100, "a long line<br>short"), (205, 110, "++")
    assert pairs(board.draw_one(figure(*words), 400)) == [("a long line short", "++")]


def test_slanted_words_are_compared_as_they_lie(board):
    side_by_side = [(100, 100, "a long heading"), (130, 100, "another of them")]
    drawn = board.draw_one(figure(angled=side_by_side), 400)
    upright = [np.array([text.boxes[0].min(0), text.boxes[0].max(0)]) for text in drawn.texts]
    assert upright[0][1, 0] > upright[1][0, 0], "the boxes around them do overlap"
    assert pairs(drawn) == []
    on_each_other = [(100, 100, "a long heading"), (105, 100, "another of them")]
    assert len(pairs(board.draw_one(figure(angled=on_each_other), 400))) == 1


def test_a_line_through_a_word_is_found_and_one_beside_it_is_not(board):
    words = (100, 100, "through"), (200, 100, "beside")
    drawn = board.draw_one(figure(*words, lines=[(100, 0, 100, 150), (200, 0, 200, 90)]), 400)
    assert crossed(drawn) == [(0, 0)]


def test_a_line_between_two_lines_of_a_text_is_not_through_it(board):
    words = ((100, 100, "above<br><br>below"),)
    assert crossed(board.draw_one(figure(*words, lines=[(0, 100, 400, 100)]), 400)) == []
    assert crossed(board.draw_one(figure(*words, lines=[(0, 116, 400, 116)]), 400)) == [(1, 0)]


@pytest.mark.parametrize(
    ("x", "y", "cut"), [(5, 100, ["word"]), (395, 100, ["word"]), (200, 2, ["word"]), (60, 60, [])]
)
def test_what_is_cut_off_is_found(board, x, y, cut):
    assert legibility.cut_off(board.draw_one(figure((x, y, "word")), 400), 1.0) == cut


def test_texts_are_read_whole_and_in_the_font_that_is_served(board):
    drawn = board.draw_one(figure((200, 100, "two<br>lines")), 400)
    assert drawn.says() == ["two lines"]
    assert drawn.texts[0].size == 12
    assert (drawn.width, drawn.height) == (400, 200)
    width = np.ptp(board.draw_one(figure((200, 100, "mmmm")), 400).texts[0].boxes[0, :, 0])
    assert width == pytest.approx(text_width("mmmm", 12), abs=0.5)


def test_figures_come_back_in_their_order_however_many(board):
    wanted = [f"figure {k}" for k in range(30)]
    drawn = board.draw((figure((200, 100, text)), 400) for text in wanted)
    assert [d.says() for d in drawn] == [[text] for text in wanted]

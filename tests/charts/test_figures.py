from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from timeline.charts.click_targets import targets
from timeline.charts.figures import assemble
from timeline.drawing.canvas import Canvas
from timeline.drawing.theme import DARK, LIGHT
from timeline.drawing.timeline import paint
from timeline.layout import timeline_row as module
from timeline.layout.scene import Frame, Item
from timeline.layout.timeline import lay_out

LOW, HIGH = (float(date(year, 1, 1).toordinal()) for year in (1950, 2030))


def drawn(*items, palette=LIGHT, selected="", **options):
    scene = lay_out(items, Frame(1080.0, 400.0), domain=(LOW, HIGH), blend=0.75, **options)
    canvas = Canvas()
    paint(canvas, scene, palette, selected=selected)
    return scene, assemble(canvas, scene, palette, targets(scene, {}))


def item(key="a", start=20_000, length=0, **more):
    return Item(key, more.pop("label", key), LOW + start, LOW + start + length, **more)


def modes(figure, mode):
    return figure.select_traces({"type": "scatter", "mode": mode})


def strokes(figure, y):
    """Return the pieces drawn at a height: where from, where to, how thick and how opaque."""
    found = []
    for shape in figure.select_shapes({"type": "path"}):
        for piece in shape.path.split("M")[1:]:
            points = [tuple(map(float, point.split(","))) for point in piece.split("L")]
            for (x0, y0), (x1, y1) in pairwise(points):
                if y0 == y1 == round(y, 1):
                    found.append((x0, x1, shape.line.width, shape.opacity))
    return found


def dots(figure):
    trace = next(t for t in modes(figure, "markers") if t.name is None)
    return list(
        zip(
            trace.x,
            trace.y,
            trace.marker.symbol,
            trace.marker.size,
            trace.marker.color,
            strict=True,
        )
    )


def texts(figure):
    trace = next(modes(figure, "text"))
    return dict(zip(trace.text, trace.textfont.color, strict=True))


def test_a_bar_known_exactly_is_one_piece_and_one_known_roughly_is_paler_at_its_ends():
    scene, figure = drawn(item(length=4000))
    mark = scene.marks[0]
    bars = [s for s in strokes(figure, mark.y) if s[2] == 4]
    assert bars == [(round(mark.x0, 1), round(mark.x1, 1), 4, 1)]

    scene, figure = drawn(item(length=4000, fades=True))
    mark = scene.marks[0]
    bars = sorted(s for s in strokes(figure, mark.y) if s[2] == 4)
    assert [opacity for *_, opacity in bars] == [0.25, 0.6, 1, 0.6, 0.25]
    assert bars[0][0] == pytest.approx(mark.x0, abs=0.1)
    assert bars[-1][1] == pytest.approx(mark.x1, abs=0.1)


@pytest.mark.parametrize(
    ("side", "symbol"), [("open_end", "triangle-right"), ("open_start", "triangle-left")]
)
def test_an_open_side_is_an_arrow_that_points_there(side, symbol):
    scene, figure = drawn(item(**{side: True}))
    mark = scene.marks[0]
    tip = mark.x1 if side == "open_end" else mark.x0
    assert (round(tip, 1), round(mark.y, 1), symbol, 8, LIGHT.bar) in dots(figure)


def test_a_bar_shared_by_events_is_drawn_once_with_their_rings_at_one_place():
    scene, figure = drawn(*(item(key, length=4000) for key in "abc"))
    assert len({mark.bar_y for mark in scene.marks}) == 1
    bar = round(scene.marks[0].bar_y, 1)
    assert len([s for s in strokes(figure, bar) if s[2] == 4]) == 1
    (place,) = {round(mark.anchor, 1) for mark in scene.marks}
    rings = {dot_y for x, dot_y, *_ in dots(figure) if x == place}
    assert rings == {round(mark.y, 1) for mark in scene.marks}
    assert len(rings) == 3


def test_the_chosen_event_stands_out_in_mark_and_label():
    _, figure = drawn(item("one"), item("two", 25_000), selected="two")
    assert [colour for *_, colour in dots(figure)].count(LIGHT.accent) == 1
    assert texts(figure)["two"] == LIGHT.accent
    assert texts(figure)["one"] == LIGHT.ink


def test_labels_are_drawn_as_text_and_not_as_markup():
    _, figure = drawn(item(label="<b>bold</b>"))
    assert "&lt;b&gt;bold&lt;/b&gt;" in texts(figure)


def test_the_strip_says_how_far_time_is_stretched():
    _, figure = drawn(*(item(str(k), 20_000 + k) for k in range(30)))
    said = {
        words for trace in figure.data if trace.type == "heatmap" for words in trace.customdata[0]
    }
    assert any(words.endswith("times wider") for words in said)
    assert any(words.endswith("times narrower") for words in said)


def test_columns_say_how_many_events_and_when(monkeypatch):
    monkeypatch.setattr(module, "MOST_MARKS", 2)
    _, figure = drawn(*(item(str(k), 20_000) for k in range(3)))
    counts = next(t for t in figure.data if t.name == "counts")
    ((event, said),) = counts.customdata
    assert event == ""
    assert said.startswith("3 events, ")
    assert counts.y == (-34.0,)
    assert "each column: number of events there, 3 at most" in texts(figure)


def test_the_head_of_a_lane_says_its_name_and_how_many_events():
    _, figure = drawn(item(lanes=("x",)), item("b", lanes=("x",)), lanes={"x": "A&B"})
    assert {"A&amp;B", "2"} <= set(texts(figure))


def test_a_dark_page_has_a_dark_chart():
    _, figure = drawn(item(), palette=DARK)
    assert figure.layout.paper_bgcolor == DARK.page
    assert set(texts(figure).values()) <= {DARK.ink, DARK.muted}

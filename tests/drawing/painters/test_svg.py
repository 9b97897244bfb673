"""A drawing as SVG: grouped, readable by machines, and text whatever stands in the data."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.factories import dataset
from timeline.charts._timeline import LIGHT
from timeline.drawing.canvas import Canvas, Lead
from timeline.drawing.outlines import outline
from timeline.drawing.painters.svg import svg
from timeline.drawing.timeline import paint
from timeline.layout.text_metrics import text_width
from timeline.queries.filters import Filters
from timeline.scenes.timeline import scene

NS = "{http://www.w3.org/2000/svg}"
HOSTILE = '</svg><script>alert(1)</script> "&amp;" ]]>'


def parsed(canvas, **words):
    return etree.fromstring(svg(canvas, 300, 200, "#ffffff", **words))


def drawn(root, name):
    return list(root.iter(NS + name))


def test_one_unit_is_one_point():
    root = parsed(Canvas(), title="Speaker & when", description="Nothing yet")
    assert (root.get("width"), root.get("height")) == ("300pt", "200pt")
    assert root.get("viewBox") == "0 0 300 200"
    assert [(e.tag, e.text) for e in root][:2] == [
        (NS + "title", "Speaker & when"),
        (NS + "desc", "Nothing yet"),
    ]
    assert drawn(root, "rect")[0].attrib == {"width": "300", "height": "200", "fill": "#ffffff"}


def test_pieces_of_one_owner_are_a_group_in_the_order_of_drawing():
    canvas = Canvas()
    with canvas.of("a"):
        canvas.dot(10, 10, 8, "#111111")
        canvas.stroke([(0, 0), (10, 10.128)], "#222222", 2, 0.5)
        canvas.dot(20, 10, 8, "#111111")
    with canvas.of("b"):
        canvas.dot(15, 10, 8, "#333333")
        canvas.box((0, 0, 5, 5), "rgba(0,0,0,0)", "#444444")
    with canvas.of("a"):
        canvas.dot(16, 10, 8, "#111111")
    root = parsed(canvas)
    groups = [(g.get("data-owner"), [e.tag.removeprefix(NS) for e in g]) for g in drawn(root, "g")]
    assert groups == [
        ("b", ["rect"]),
        ("a", ["path"]),
        ("a", ["circle", "circle"]),
        ("b", ["circle"]),
        ("a", ["circle"]),
    ]
    assert drawn(root, "path")[0].attrib == {
        "d": "M0 0L10 10.13",
        "fill": "none",
        "stroke": "#222222",
        "stroke-width": "2",
        "opacity": "0.5",
    }
    box = drawn(root, "rect")[1]
    assert (box.get("fill"), box.get("fill-opacity"), box.get("stroke")) == (
        "#000000",
        "0",
        "#444444",
    )


@pytest.mark.parametrize(
    ("symbol", "path"),
    [
        ("square", "M14 24L6 24L6 16L14 16Z"),
        ("diamond", "M15.2 20L10 25.2L4.8 20L10 14.8Z"),
        ("triangle-right", "M8 15.38L8 24.62L14 20Z"),
        ("triangle-left", "M12 15.38L12 24.62L6 20Z"),
    ],
)
def test_markers_are_those_of_the_charts(symbol, path):
    canvas = Canvas()
    canvas.dot(10, 20, 8, "#111111", line="#ffffff", line_width=1, symbol=symbol)
    (marker,) = drawn(parsed(canvas), "path")
    assert (marker.get("d"), marker.get("stroke-width")) == (path, "1")


def test_each_text_is_outlined_and_says_what_it_is():
    canvas = Canvas()
    canvas.write(10, 50, ("Higuchi", "Report"), "#16202c", 12, bold=True)
    canvas.write(10, 90, "Nye Report", "#16202c", 12, lead=Lead("35", "#566373", 10.0))
    root = parsed(canvas)
    assert drawn(root, "text") == []
    assert [e.get("aria-label") for e in root.iter() if e.get("aria-label")] == [
        "Higuchi Report",
        "35 Nye Report",
    ]
    number, name = drawn(root, "g")[2].iter(NS + "path")
    assert (number.get("fill"), name.get("fill")) == ("#566373", "#16202c")
    x = 10 + text_width("35", 10) + text_width("\N{NO-BREAK SPACE}", 12)
    assert name.get("transform") == f"translate({x:.2f} 93) scale(0.012 -0.012)"


def test_lines_stand_about_their_point_as_on_the_screen():
    canvas = Canvas()
    canvas.write(10, 100, ("one", "two", "three"), "#111111", 10)
    canvas.write(10, 100, "one", "#111111", 10, position="middle center", bold=True)
    canvas.write(10, 100, "one", "#111111", 10, position="top left")
    texts = drawn(parsed(canvas, outlined=False), "text")
    assert [t.get("y") for t in texts] == ["89.5", "102.5", "115.5", "102.5", "97.5"]
    assert [t.get("text-anchor") for t in texts] == [None, None, None, "middle", "end"]
    assert [t.get("font-weight") for t in texts] == [None, None, None, "600", None]


def test_centred_outlines_have_their_middle_at_the_point():
    canvas = Canvas()
    for side in ("right", "center", "left"):
        canvas.write(100, 50, "middle", "#111111", 10, position=f"middle {side}")
    starts = [p.get("transform").split()[0] for p in drawn(parsed(canvas), "path")]
    wide = text_width("middle", 10)
    assert [float(s.removeprefix("translate(")) for s in starts] == pytest.approx(
        [100, 100 - wide / 2, 100 - wide], abs=0.01
    )


def test_what_no_font_has_stays_text():
    canvas = Canvas()
    canvas.write(10, 20, "مرحبا Tokyo", "#111111", 12)
    root = parsed(canvas)
    assert [t.text for t in drawn(root, "text")] == ["مرحبا Tokyo"]
    assert root.get("font-family").endswith("sans-serif")


def test_an_outline_is_as_wide_as_the_layout_measures():
    for text, bold in (("Kōmeitō’s “no” – 1994", False), ("Asian NATO", True)):
        found = outline(text, bold=bold)
        assert found.width == pytest.approx(text_width(text, 1000, bold=bold), abs=2)
    assert outline("A\u0304").path == outline("Ā").path, "marks join their letters"
    assert outline("").path == ""


@pytest.mark.parametrize("outlined", [True, False])
def test_hostile_text_stays_text(outlined):
    canvas = Canvas()
    with canvas.of('"><script>'):
        canvas.write(10, 50, HOSTILE + "\x00\x0b\n", "#111111", 12)
    root = parsed(canvas, title=HOSTILE, outlined=outlined)
    assert drawn(root, "script") == []
    assert drawn(root, "g")[0].get("data-owner") == '"><script>'
    assert drawn(root, "title")[0].text == HOSTILE
    said = [
        e.get("aria-label") or e.text for e in root.iter() if e.tag in (NS + "path", NS + "text")
    ]
    assert said == [HOSTILE + " "]


def test_a_timeline_says_every_word_in_the_same_bytes_twice(tmp_path):
    events = [{"label": f"Name {n}", "date": f"20{n:02}", "importance": "core"} for n in range(20)]
    ds = dataset(tmp_path, events=events)
    canvas = Canvas()
    paint(canvas, scene(ds, Filters(), width=900, height=600), LIGHT, still=True)
    content = svg(canvas, 900, 600, LIGHT.page)
    assert content == svg(canvas, 900, 600, LIGHT.page)
    root = etree.fromstring(content)
    said = [e.get("aria-label") for e in root.iter() if e.get("aria-label")]
    leads = [(*([w.lead.text] if w.lead else []), *w.lines) for w in canvas.words]
    assert said == [" ".join(parts) for parts in leads]
    owners = {e.get("data-owner") for e in root.iter()}
    assert set(ds.events["id"]) <= owners

"""A drawing as SVG: grouped, readable by machines, and text whatever stands in the data."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.factories import dataset
from timeline.drawing.canvas import Canvas, Lead
from timeline.drawing.painters.svg import outline, svg
from timeline.drawing.theme import LIGHT
from timeline.drawing.timeline_foot import paint_timeline
from timeline.layout.text_metrics import text_width
from timeline.queries.filters import Filters
from timeline.scenes.timeline import scene

NS = "{http://www.w3.org/2000/svg}"
NOWHERE = "\U000fabcd"
"""A letter for private use, which no font has."""
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
        canvas.box((0, 0, 5, 5), "", "#444444")
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
    assert (box.get("fill"), box.get("stroke")) == ("none", "#444444")


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


def test_a_letter_that_no_font_has_is_drawn_as_a_box():
    canvas = Canvas()
    canvas.write(10, 20, NOWHERE, "#111111", 12)
    (path,) = drawn(parsed(canvas), "path")
    assert path.get("aria-label") == NOWHERE
    assert path.get("d").count("Z") >= 2 + 6, "a frame, and six digits"


def test_outlines_stand_as_the_shaper_puts_them():
    assert outline("A\u0304") == outline("Ā"), "marks join their letters"
    assert outline("") == ""
    after_t, after_l = (starts(outline(f"{one}o"))[1] - text_width(one, 1000) for one in "Tl")
    assert after_t < after_l - 20, "o is closer to T than to l"


def starts(path):
    return [int(part.split()[0]) for part in path.split("M")[1:]]


@pytest.mark.parametrize("position", ["middle right", "middle center", "middle left"])
def test_what_runs_from_the_right_ends_with_its_dots_at_the_left(position):
    canvas = Canvas()
    canvas.write(100, 50, ("הסכם השלום", "נחתם…"), "#111111", 10, position=position)
    long, short = drawn(parsed(canvas), "path")
    dots = outline("…")
    assert len(dots) > 20
    assert outline("נחתם…", rtl=True).startswith(dots)
    assert outline("abc…", rtl=True).startswith(dots), "an English end of a Hebrew text"
    begins, ends = (float(p.get("transform").split("(")[1].split()[0]) for p in (long, short))
    more = text_width("הסכם השלום", 10) - text_width("נחתם…", 10)
    flush = more / 2 if position == "middle center" else more
    assert ends - begins == pytest.approx(flush, abs=0.02), "lines are flush at the right"


def test_text_that_runs_from_the_right_says_so():
    canvas = Canvas()
    canvas.write(100, 50, "הסכם", "#111111", 10, lead=Lead("7", "#222222", 8.0))
    canvas.write(100, 50, "הסכם", "#111111", 10, position="middle left")
    first, second = drawn(parsed(canvas, outlined=False), "text")
    looks = [(t.get("direction"), t.get("text-anchor"), t.get("x")) for t in (first, second)]
    wide = text_width("7", 8) + text_width("\N{NO-BREAK SPACE}הסכם", 10)
    assert looks == [("rtl", None, f"{100 + wide:.2f}"), ("rtl", None, "100")]


def test_what_the_canvas_says_of_lines_turns_and_links_is_drawn():
    canvas = Canvas()
    canvas.box((0, 0, 10, 10), "", "#111111", line_width=2, dash="dot")
    canvas.stroke([(0, 0), (10, 10)], "#222222", dash="dash")
    with canvas.of("a", "https://example.org/?a=1&b=2"):
        canvas.write(100, 50, ("turned", "twice"), "#111111", 10, angle=90)
        canvas.dot(5, 5, 4, "#111111")
    with canvas.of("b", "javascript:alert(1)"):
        canvas.box((0, 0, 10, 10), "#eeeeee")
    root = parsed(canvas)
    box = drawn(root, "rect")[1]
    assert (box.get("fill"), box.get("stroke-width")) == ("none", "2")
    assert (box.get("stroke-dasharray"), drawn(root, "path")[0].get("stroke-dasharray")) == (
        "3",
        "9",
    )
    links = drawn(root, "a")
    assert {link.get("href") for link in links} == {"https://example.org/?a=1&b=2"}
    assert [link[0].tag.removeprefix(NS) for link in links] == ["circle", "g"]
    assert links[1][0].get("transform") == "rotate(-90 100 50)"


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
    paint_timeline(canvas, scene(ds, Filters(), width=900, height=600), LIGHT)
    content = svg(canvas, 900, 600, LIGHT.page)
    assert content == svg(canvas, 900, 600, LIGHT.page)
    root = etree.fromstring(content)
    said = [e.get("aria-label") for e in root.iter() if e.get("aria-label")]
    leads = [(*([w.lead.text] if w.lead else []), *w.lines) for w in canvas.words]
    assert said == [" ".join(parts) for parts in leads]
    owners = {e.get("data-owner") for e in root.iter()}
    assert set(ds.events["id"]) <= owners

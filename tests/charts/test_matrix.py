from __future__ import annotations

from datetime import date

import pytest

from tests.factories import dataset
from timeline import charts
from timeline.drawing.theme import LIGHT
from timeline.queries.filters import Filters
from timeline.queries.positions import cells
from timeline.scenes.matrix import Arrangement, blocks, crowded

STANCES = [
    {"id": "one", "actor": "ann", "framework": "pact", "stance": "2", "date": "2024-09-01"},
    {"id": "two", "actor": "ann", "framework": "pact", "stance": "-1", "date": "2024-10-01"},
    {"id": "three", "actor": "bob", "framework": "pact", "stance": "2", "date": "2024-10"},
    {"id": "four", "actor": "bob", "framework": "pact", "stance": "-2", "date": "2024-10"},
    {"id": "five", "actor": "bob", "framework": "forum", "stance": "0", "date": "2024-10"},
]
ACTORS = [
    {"id": "ann", "name": "Ann", "country": "JPN"},
    {"id": "bob", "name": "<b>Bob</b>", "country": "USA"},
    {"id": "cy", "name": "Cy", "parent": "ann"},
]
FRAMEWORKS = [
    {"id": "forum", "name": "Forum"},
    {"id": "pact", "name": "Pact", "proposition": "There should be a <i>pact</i>."},
]


@pytest.fixture
def ds(tmp_path):
    return dataset(tmp_path, stances=STANCES, actors=ACTORS, frameworks=FRAMEWORKS)


@pytest.fixture
def families(tmp_path):
    """Return Japan with three voices on the pact, two of them at odds, and Bob's America."""
    said = [
        *STANCES,
        {"id": "six", "actor": "cy", "framework": "pact", "stance": "-1", "date": "2024-10-02"},
        {"id": "seven", "actor": "dee", "framework": "pact", "stance": "2", "date": "2024-10-02"},
    ]
    actors = [*ACTORS, {"id": "dee", "name": "Dee", "country": "JPN", "parent": ""}]
    return dataset(tmp_path, name="families", stances=said, actors=actors, frameworks=FRAMEWORKS)


def said(figure):
    trace = next(t for t in figure.data if t.name == "stances")
    return {(row[0], row[1]): row[2] for row in trace.customdata}


def squares(figure):
    """Return what is said of the places that a statement has filled."""
    return {
        place: words
        for place, words in said(figure).items()
        if place[1] and place[0] != "*" and "No statement" not in words
    }


def texts(figure):
    return [t for trace in figure.data if trace.text is not None for t in trace.text]


def test_each_cell_says_who_stands_where_by_how_many_acts(ds):
    assert squares(charts.matrix(ds)) == {
        ("ann", "pact"): "<b>Ann</b> is sceptical<br>Pact · 2 acts<br>newest: 1 Oct 2024",
        ("bob", "pact"): "<b>&lt;b&gt;Bob&lt;/b&gt;</b> contradicts itself<br>"
        "Pact · 2 acts<br>newest: Oct 2024",
        ("bob", "forum"): "<b>&lt;b&gt;Bob&lt;/b&gt;</b> is neutral<br>"
        "Forum · 1 act<br>newest: Oct 2024",
    }


def test_a_blank_is_said_to_be_one(ds):
    words = said(charts.matrix(ds, asof=date(2024, 9, 30)))
    assert words["bob", "pact"] == (
        "<b>&lt;b&gt;Bob&lt;/b&gt;</b> · Pact<br>No statement found by 30 Sep 2024"
    )


def test_a_heading_says_what_its_framework_proposes(ds):
    assert said(charts.matrix(ds))["*", "pact"] == (
        "<b>Pact</b><br>There should be a &lt;i&gt;pact&lt;/i&gt;.<br>"
        "0 in favour, 1 against, 1 neither<br>Click for every voice"
    )


def test_rows_stand_under_their_country(ds):
    drawn = texts(charts.matrix(ds))
    assert drawn[:6] == ["Japan", "1", "Ann", "United States", "1", "&lt;b&gt;Bob&lt;/b&gt;"]


def test_who_has_no_country_stands_under_the_one_spoken_for(families):
    drawn = texts(charts.matrix(families))
    assert drawn[:5] == ["Japan", "3", "Ann", "Cy", "Dee"]


def test_a_data_set_without_countries_needs_no_heads(tmp_path):
    said = [{"actor": "Ann", "framework": name} for name in ("Pact", "Forum")]
    ds = dataset(tmp_path, stances=said)
    assert texts(charts.matrix(ds))[0] == "Ann"


def test_a_change_is_shown_by_an_arrow_and_a_contradiction_in_halves(ds):
    figure = charts.matrix(ds)
    assert "↓" in texts(figure)
    assert {"++", "−−"} <= set(texts(figure))


def test_as_of_a_day_only_what_had_been_said_counts_and_nothing_moves(ds):
    before, after = charts.matrix(ds, asof=date(2024, 9, 30)), charts.matrix(ds)
    assert squares(before) == {
        ("ann", "pact"): "<b>Ann</b> supports<br>Pact · 1 act<br>newest: 1 Sep 2024"
    }
    places = [
        [(x, y, row[0], row[1]) for x, y, row in zip(t.x, t.y, t.customdata, strict=True)]
        for t in (before.data[-1], after.data[-1])
    ]
    assert places[0] == places[1]
    assert before.layout.height == after.layout.height


def dots(figure, colour):
    return [
        (x, y)
        for trace in figure.data
        if trace.mode == "markers" and trace.name != "stances"
        for x, y, fill in zip(trace.x, trace.y, trace.marker.color, strict=True)
        if fill == colour
    ]


def test_what_changed_on_the_day_is_marked(ds):
    accent = "#0f5ea8"
    marks = {
        day: len(dots(charts.matrix(ds, asof=day), accent)) - 1  # the key has one
        for day in (date(2024, 9, 1), date(2024, 9, 30), date(2024, 10, 1), date(2024, 10, 31))
    }
    assert list(marks.values()) == [1, 0, 1, 2]


def test_what_has_perhaps_been_said_by_now_says_between_which_days(ds):
    words = squares(charts.matrix(ds, asof=date(2024, 10, 1)))
    assert words["bob", "forum"] == (
        "<b>&lt;b&gt;Bob&lt;/b&gt;</b> is neutral<br>Forum · 1 act<br>"
        "by now perhaps: in October 2024"
    )
    assert said(charts.matrix(ds, asof=date(2024, 10, 1)))["*", "forum"] == (
        "<b>Forum</b><br>0 in favour, 0 against, 0 neither, 1 by now perhaps<br>"
        "Click for every voice"
    )


def test_between_two_days_what_changed_says_what_it_was(ds):
    figure = charts.matrix(ds, since=date(2024, 9, 30), asof=date(2024, 10, 31))
    words = squares(figure)
    assert words["ann", "pact"].endswith(
        "<br>moved<br>++ on 1 September 2024 → − on 1 October 2024"
    )
    assert words["bob", "forum"].endswith("<br>nothing found by 30 Sep 2024<br>0 in October 2024")
    assert {"moved: before, after", "first found since", "unchanged"} <= set(texts(figure))


def test_between_two_days_what_stayed_is_dimmed(ds):
    figure = charts.matrix(ds, since=date(2024, 10, 31), asof=date(2024, 11, 9))
    assert squares(figure)["ann", "pact"].endswith("<br>the same on 31 Oct 2024")
    page, hair = "#ffffff", "#cfd6df"
    dimmed = [s for s in figure.layout.shapes if (s.fillcolor, s.line.color) == (page, hair)]
    assert len(dimmed) == 2  # the halves of Bob's contradiction; the others are markers
    # Those of Ann and of the forum, and the key's of what is unchanged and of more said.
    assert len(dots(figure, page)) == 2 + 2


def test_a_folded_country_is_one_row_that_says_who_of_its_voices_stands_where(families):
    figure = charts.matrix(families, arrangement=Arrangement(folded=["JPN"]))
    words = squares(figure)
    assert words["JPN", "pact"] == (
        "<b>Japan</b> · Pact<br>3 voices, not its government<br>"
        "<b>++ </b>supports: Dee<br><b>− </b>is sceptical: Ann, Cy<br>↓ moved against: Ann"
    )
    assert ("ann", "pact") not in words
    assert said(figure)["JPN", ""] == "<b>Japan</b> · 3 voices<br>Click to show them one by one"
    assert "Ann" not in texts(figure)


def alone(tmp_path, kind, *said):
    """Return a folded Japan whose only voices are of one type."""
    rows = [{"actor": a, "stance": s, "date": day} for a, s, day in said]
    actors = [{"id": a, "name": a, "country": "JPN", "type": kind} for a in ("ann", "cy")]
    ds = dataset(tmp_path, stances=rows, actors=actors)
    return charts.matrix(ds, arrangement=Arrangement(folded=["JPN"], explained=False))


def bars(figure):
    return [s for s in figure.layout.shapes if s.type == "rect" and abs(s.y1 - s.y0) == 8]


@pytest.mark.parametrize(
    ("kind", "is_bar"),
    [("state", False), ("government", False), ("expert", True), ("person", True), ("", True)],
)
def test_only_a_government_is_drawn_as_its_country(tmp_path, kind, is_bar):
    figure = alone(tmp_path, kind, ("ann", "-2", "2024"))
    assert [len(bars(figure)), len(dots(figure, LIGHT.stances[-2].fill))] == [is_bar, not is_bar]
    assert texts(figure).count("−−") == 1
    words = squares(figure)["JPN", "asian-nato"]
    assert ("1 voice, not its government<br>" in words) is is_bar


def test_a_government_that_a_voice_contradicts_is_a_bar(tmp_path):
    figure = alone(tmp_path, "state", ("ann", "-2", "2024"), ("cy", "2", "2024"))
    assert len(bars(figure)) == 2
    assert "not its government" not in squares(figure)["JPN", "asian-nato"]


@pytest.mark.parametrize(
    ("said", "arrow"),
    [
        ([("ann", "-2", "2023"), ("ann", "1", "2024"), ("cy", "1", "2024")], "↑"),
        ([("ann", "2", "2023"), ("ann", "1", "2024")], "↓"),
        ([("ann", s, d) for s, d in (("2", "2023"), ("1", "2024"))]
         + [("cy", s, d) for s, d in (("0", "2023"), ("1", "2024"))], "↕"),
        ([("ann", "2", "2023"), ("cy", "1", "2024")], ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["state", "person"])
def test_a_folded_country_shows_which_way_its_voices_moved(tmp_path, kind, said, arrow):
    drawn = texts(alone(tmp_path, kind, *said))
    assert [text for text in drawn if text in set("↑↓↕")] == [*arrow]


def test_between_two_days_a_folded_country_says_who_changed(families):
    figure = charts.matrix(
        families, since=date(2024, 10, 1), arrangement=Arrangement(folded=["JPN"])
    )
    assert squares(figure)["JPN", "pact"].endswith("<br>changed since 1 Oct 2024: Dee, Cy")


def test_sums_count_voices_above_and_frameworks_beside(ds):
    drawn = texts(charts.matrix(ds))
    start = drawn.index("voices in favour")
    assert drawn[start : start + 3] == ["voices in favour", "voices against", "neither"]
    # forum: Bob is neutral; pact: Ann is against, Bob contradicts himself; Ann 1, Bob 2.
    assert drawn[start + 3 : start + 8] == ["1", "1", "1", "1", "2"]


def test_the_sums_of_rows_stand_once_and_say_over_how_many_frameworks(ds):
    def heads(**how):
        figure = charts.matrix(ds, arrangement=Arrangement(frameworks=["pact"], **how))
        return [a.text for a in figure.layout.annotations], texts(figure)

    names, first = heads()
    assert names == ["Pact", "over all 2: in favour", "against", "neither"]
    names, further = heads(explained=False)
    assert names == ["Pact"]
    numbers = [len([t for t in drawn if t.isdigit()]) for drawn in (first, further)]
    assert numbers[0] - numbers[1] == 3


def test_over_an_only_framework_rows_have_no_sums_and_the_key_names_none(ds):
    figure = charts.matrix(ds, Filters(frameworks="pact"), arrangement=Arrangement(folded=["JPN"]))
    assert [a.text for a in figure.layout.annotations] == ["Pact"]
    assert not [text for text in texts(figure) if text.startswith("at the right")]
    assert "at the top: voices" in texts(figure)


def test_blocks_hold_every_framework_once_the_most_spoken_of_first(ds):
    standing = cells(ds, Filters())
    assert blocks(ds, standing, 1080) == [["forum", "pact"]]
    assert blocks(ds, standing, 60) == [["pact"], ["forum"]]
    by_support = Arrangement(order="support")
    assert blocks(ds, standing, 1080, by_support) == [["forum", "pact"]]


def test_only_a_matrix_of_many_rows_folds_by_itself(tmp_path, ds):
    assert crowded(ds, cells(ds, Filters())) == ()
    many = [{"id": f"a{k}", "country": "JPN" if k % 2 else "USA"} for k in range(30)]
    said = [{"actor": row["id"]} for row in many]
    large = dataset(tmp_path, name="large", stances=said, actors=many)
    assert crowded(large, cells(large, Filters())) == ("USA", "JPN")


def test_nothing_in_view_is_an_empty_figure(ds):
    assert squares(charts.matrix(ds, Filters(text="nowhere"))) == {}


def test_frameworks_and_voices_of_one_name_are_told_apart(tmp_path):
    ds = dataset(
        tmp_path,
        stances=[
            {"actor": "ann", "framework": "pact-1951"},
            {"actor": "anna", "framework": "pact-1960"},
        ],
        actors=[{"id": "ann", "name": "Ann"}, {"id": "anna", "name": "Ann"}],
        frameworks=[{"id": "pact-1951", "name": "Pact"}, {"id": "pact-1960", "name": "Pact"}],
    )
    figure = charts.matrix(ds, arrangement=Arrangement(explained=False))
    assert [a.text for a in figure.layout.annotations] == ["Pact (pact-1951)", "Pact (pact-1960)"]
    assert {"Ann (ann)", "Ann (anna)"} <= set(texts(figure))
    assert said(figure)["anna", "pact-1960"].startswith("<b>Ann (anna)</b> supports<br>Pact (pact-")

from __future__ import annotations

import pytest

from tests.factories import dataset, two_files
from tests.layout.event_faults import faults
from timeline import Filters
from timeline.drawing.canvas import Canvas
from timeline.drawing.theme import LIGHT
from timeline.drawing.timeline_foot import draw_foot
from timeline.scenes.timeline import scene, sides_said

EVENTS = [
    {
        "id": "treaty",
        "date": "1951-09-08",
        "label": "Treaty",
        "importance": "core",
        "kind": "agreement",
        "actors": "japan; usa",
    },
    {"id": "report", "date": "1994", "label": "Report", "importance": "core", "actors": "japan"},
    {"id": "talks", "date": "../2009", "label": "Talks", "actors": "china"},
    {"id": "decade", "date": "197X", "label": "Idea", "actors": "japan"},
    {"id": "trade", "date": "2009/..", "label": "Trade", "importance": "context"},
    {"id": "visit", "date": "2010-03-01/2010-03-04", "label": "Visit", "actors": "china"},
    {"id": "vote", "date": "2024-10-27", "label": "Vote", "importance": "core", "actors": "usa"},
]
ACTORS = [
    {"id": "japan", "name": "Japan", "country": "JPN"},
    {"id": "usa", "name": "United States", "country": "USA"},
    {"id": "china", "name": "China", "country": "CHN"},
]


@pytest.fixture
def ds(tmp_path):
    stances = [{"actor": "japan", "framework": "pact", "stance": "2", "date": "1994"}]
    return dataset(tmp_path, events=EVENTS, actors=ACTORS, stances=stances)


def laid_out(ds, filters=None, **options):
    found = scene(ds, filters or Filters(), **options).laid_out
    assert list(faults(found)) == []
    return found


def marks(found):
    return {mark.id: mark for mark in found.marks}


def said(found, event):
    """Return what a label says: its lines, with dates."""
    (label,) = (label for label in found.labels if label.id == event)
    return " ".join(part for line in label.lines for part in (line.when, line.name) if part)


def test_a_mark_is_filled_where_the_day_is_known(ds):
    assert {key: mark.is_day for key, mark in marks(laid_out(ds)).items()} == {
        "treaty": True,
        "report": False,
        "talks": False,
        "decade": False,
        "trade": False,
        "visit": False,
        "vote": True,
    }


def test_time_runs_from_left_to_right_on_every_scale(ds):
    for scale in ("calendar", "balanced", "even"):
        drawn = marks(laid_out(ds, scale=scale))
        places = [drawn[i].x for i in ("treaty", "decade", "report", "trade", "vote")]
        assert places == sorted(places)


def test_dates_stand_at_names_in_words(ds):
    found = laid_out(ds, names="all")
    assert said(found, "treaty") == "8 Sep 1951 Treaty"
    assert said(found, "decade") == "1970s Idea"
    assert said(found, "talks") == "until 2009 Talks"
    assert said(found, "trade") == "since 2009 Trade"


def test_few_names_are_the_core_and_others_up_to_twelve(tmp_path, ds):
    assert laid_out(ds, names="few").named == {event["id"] for event in EVENTS}
    many = [
        {"label": f"Event {k}", "date": f"19{k + 30}", "importance": "core" if k < 2 else ""}
        for k in range(40)
    ]
    big = dataset(tmp_path / "many", events=many)
    few, calm, full = (len(laid_out(big, names=names).named) for names in ("few", "calm", "all"))
    assert few == 12
    assert few < calm <= full


def test_what_is_pinned_is_named_and_what_is_hidden_is_not_there(tmp_path):
    many = [{"label": f"Event {k}", "date": f"19{k + 30}"} for k in range(40)]
    ds = dataset(tmp_path, events=many)
    unnamed = "event-40"
    assert unnamed not in laid_out(ds, names="few").named
    found = laid_out(ds, names="few", pin=[unnamed], hide=["event-1"])
    assert unnamed in found.named
    assert "event-1" not in marks(found)
    assert found.total == 39


def test_sides_say_who_acts(ds):
    found = marks(laid_out(ds))
    assert found["report"].y == found["decade"].y < found["vote"].y == found["talks"].y
    assert found["treaty"].y == found["vote"].y, "a treaty is nobody's own"
    assert sides_said(ds, Filters()) == "Above the line Japan acts, below it others"


def test_nobody_is_said_to_act_where_a_country_may_be_a_place(tmp_path):
    events = [
        {"date": f"19{k + 30}", "countries": "MLI" if k % 2 else "FRA", "actors": "MNLA"}
        for k in range(9)
    ]
    ds = dataset(tmp_path, events=[*events, {"countries": "MLI"}])
    assert sides_said(ds, Filters()) == "Above the line events of France alone, below it others"


def test_nothing_is_said_of_sides_that_mean_nothing(tmp_path):
    ds = dataset(tmp_path, events=[{"date": f"19{k + 30}"} for k in range(9)])
    assert sides_said(ds, Filters()) == ""
    assert sides_said(ds, Filters(text="nowhere")) == ""


def test_letters_of_sources_are_without_gaps_and_explained(tmp_path):
    sources = [
        {"id": "unused", "title": "Unused"},
        {"id": "first", "publisher": "The Diplomat", "title": "One", "date": "2024-10-03"},
        {"id": "second", "publisher": "Nippon.com", "title": "Two", "date": "2024"},
    ]
    events = [
        {"id": "a", "date": "1994", "label": "A", "sources": "second#1; first#2"},
        {"id": "b", "date": "1995", "label": "B", "sources": "second#3"},
    ]
    found = scene(dataset(tmp_path, events=events, sources=sources), Filters())
    letters = {label.id: label.lines[-1].letters for label in found.laid_out.labels}
    assert letters == {"a": "a, b", "b": "b"}
    assert found.sources == (("a", "The Diplomat, 3 Oct 2024"), ("b", "Nippon.com, 2024"))


@pytest.mark.parametrize("width", [360, 760])
def test_every_letter_is_explained_where_there_is_little_width(tmp_path, width):
    sources = [{"id": f"s{k}", "title": f"A source of number {k}"} for k in range(19)]
    events = [
        {"date": f"{1990 + k}", "label": f"E{k}", "sources": f"s{k}"} for k in range(len(sources))
    ]
    found = scene(dataset(tmp_path, events=events, sources=sources), Filters(), width=width)
    canvas = Canvas()
    draw_foot(canvas, found, LIGHT, 0.0)
    drawn = " ".join(line for word in canvas.words for line in word.lines)
    assert found.sources
    assert all(f"{letter} {name}" in drawn for letter, name in found.sources)


@pytest.mark.parametrize("lanes", [None, "framework"])
def test_signs_are_on_what_the_data_are_about_and_in_lanes_on_these(tmp_path, lanes):
    events = [{"id": "vote", "label": "Vote", "frameworks": "pact; quad"}]
    stances = [
        {"actor": "ann", "framework": "pact", "stance": "2", "event": "vote"},
        {"actor": "bob", "framework": "quad", "stance": "-1", "event": "vote"},
    ]
    ds = dataset(tmp_path, events=events, stances=stances)
    found = scene(ds, Filters(), lanes=lanes, names="all").laid_out
    signs = [tuple(s for s, _ in line.signs) for label in found.labels for line in label.lines]
    assert signs == [(2,)], "in lanes too it is named once"


def test_a_stretched_time_is_said(tmp_path):
    old = [{"date": f"19{k + 50}"} for k in range(5)]
    new = [{"date": f"2024-{k:02}-01"} for k in range(1, 11)]
    found = scene(dataset(tmp_path, events=old + new), Filters())
    assert found.stretch.startswith("Not to scale: 2024 is 1% of the time, ")
    plain = scene(dataset(tmp_path / "plain", events=old), Filters(), scale="calendar")
    assert plain.stretch == ""


@pytest.mark.parametrize("colour", ["country", "kind", "framework", "none"])
def test_colours_tell_apart_what_is_asked_for(ds, colour):
    found = scene(ds, Filters(), colour=colour)
    groups = {mark.id: mark.group for mark in found.laid_out.marks}
    expected = {"country": "CHN", "kind": "", "framework": "", "none": ""}
    assert groups["talks"] == expected[colour]
    assert groups["treaty"] == ("agreement" if colour == "kind" else "")


def test_a_narrow_window_has_its_time_downwards(ds):
    found = laid_out(ds, width=358)
    assert found.is_upright
    assert not laid_out(ds, width=358, height=400).is_upright
    assert not laid_out(ds, width=358, lanes="country").is_upright


def test_lanes_that_have_no_room_are_left_out_and_counted(tmp_path):
    events = [{"frameworks": f"f{k}", "date": f"19{k + 30}"} for k in range(9)]
    found = scene(dataset(tmp_path, events=events), Filters(), lanes="framework", height=220.0)
    assert found.left_out > 0
    assert len(found.laid_out.lanes) + found.left_out == 9


def test_all_events_of_one_day_are_there(tmp_path):
    events = [{"date": "2022-02-24", "label": f"Event number {k} on that day"} for k in range(30)]
    found = laid_out(dataset(tmp_path, events=events), names="all", width=1000)
    assert len(found.marks) == found.total == 30
    assert len(found.named) >= 24
    assert found.cells[0].name == "24 Feb 2022"


def test_eras_that_overlap_are_both_drawn_from_end_to_end(tmp_path):
    ds = dataset(
        tmp_path,
        events=[{"date": "1985"}, {"date": "1994"}, {"date": "2009-06-12"}, {"date": "2012"}],
        eras=[
            {"id": "a", "name": "Old", "date": "1990/2000"},
            {"id": "b", "name": "New", "date": "1999/2010"},
        ],
    )
    found = laid_out(ds)
    old, new = found.eras
    assert (old.name, new.name) == ("Old", "New")
    assert new.x0 < old.x1
    assert old.y != new.y


def test_without_sources_there_are_no_letters(tmp_path):
    found = scene(two_files(tmp_path), Filters(), names="all")
    assert found.sources == ()
    assert not any(line.letters for lab in found.laid_out.labels for line in lab.lines)
    assert len(found.laid_out.named) == 3


def test_without_countries_and_actors_all_have_one_colour_and_both_sides(tmp_path):
    found = scene(dataset(tmp_path, events=[{"date": f"19{k + 30}"} for k in range(9)]), Filters())
    assert found.colours.names == {}
    assert len({mark.y for mark in found.laid_out.marks}) == 2


@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_events_are_a_picture(tmp_path, count):
    ds = dataset(tmp_path, events=[{"date": f"199{k}-05-0{k + 1}"} for k in range(count)])
    assert len(laid_out(ds).named) == count


def test_nothing_in_view_is_a_picture_too(ds):
    found = scene(ds, Filters(text="nowhere"))
    assert (found.laid_out.total, found.sources, found.about) == (0, (), "")


def test_a_span_over_centuries_leaves_room_for_what_came_after(tmp_path):
    events = [{"date": "1200/1900"}, {"date": "1950"}, {"date": "2024-10-01"}]
    found = laid_out(dataset(tmp_path, events=events))
    assert len(found.named) == 3
    assert found.cells[0].name.startswith("1200")

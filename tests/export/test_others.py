"""What goes to other programs is what is in view, says so, and is text where they show HTML."""

from __future__ import annotations

import json

import pytest

from tests.exchange.reading import found
from tests.factories import dataset
from timeline.export import command_line, formats
from timeline.views.view import ViewError

HOSTILE = '<img src=x onerror="alert(1)">'
FILES = ("x.timelinejs.csv", "x.timelinejs.json", "x.vis.json", "x.markwhen", "x.mw")


@pytest.fixture
def ds(tmp_path):
    return dataset(
        tmp_path,
        events=[
            {
                "title": f"A {HOSTILE}",
                "date": "1994-02",
                "countries": "JPN",
                "kind": "summit",
                "summary": "They meet.",
                "note": "Disputed: twice.",
                "sources": "paper#3",
                "actors": "ldp",
                "style": "x<b>: 1",
            },
            {"title": "=1+1", "date": "1990~", "countries": "JPN"},
            {"title": "Vote", "date": "2024-10-27", "countries": "USA"},
        ],
        actors=[{"id": "ldp", "name": "Liberal Democrats"}],
        sources=[{"id": "paper", "title": "A paper", "url": "https://example.org/a?b=1&c=2"}],
        eras=[
            {"id": "early", "name": "Early", "date": "1980/1995"},
            {"id": "late", "name": "Late", "date": "2020/.."},
        ],
    )


def export(ds, name, query="country=Japan"):
    return command_line.run_export(ds, name, "", query)


@pytest.mark.parametrize("name", FILES)
def test_what_is_in_view_can_be_read_again(ds, name):
    done = found(export(ds, name).content, name)
    titles = {event.title for event in done.events}
    assert titles == {f"A {HOSTILE}", "=1+1"}
    first = next(event for event in done.events if event.date == "1994-02")
    assert (first.summary, first.note) == ("They meet.", "Disputed: twice.")
    assert first.kind == "summit"
    assert done.left == ()
    assert [era.name for era in done.eras] == ["Early"]


@pytest.mark.parametrize("name", FILES[:3])
def test_what_shows_html_gets_text(ds, name):
    text = export(ds, name).content.decode()
    assert "<img" not in text
    assert "&lt;img src=x" in text
    assert 'href="https://example.org/a?b=1&amp;c=2"' in text.replace('\\"', '"').replace('""', '"')


@pytest.mark.parametrize("name", [name for name in FILES if "vis" not in name])
def test_it_says_what_it_is(ds, name):
    done = found(export(ds, name).content, name)
    assert done.title == "Japan: the events"
    assert done.description.startswith("2 of 3 events · Japan · ")
    assert ds.version in done.description


def test_no_cell_of_the_sheet_is_a_formula(ds):
    assert ",'=1+1," in export(ds, "x.timelinejs.csv").content.decode()


def test_what_timelinejs_cannot_say_stands_beside_it(ds):
    package = json.loads(export(ds, "x.timelinejs.json").content)
    slide = next(one for one in package["events"] if one["text"]["headline"] == "=1+1")
    assert slide["start_date"] == {"year": "1990"}
    assert (slide["display_date"], slide["edtf"]) == ("c. 1990", "1990~")


def test_every_item_of_vis_has_a_group_where_one_has(ds):
    package = json.loads(export(ds, "x.vis.json").content)
    groups = {group["id"] for group in package["groups"]}
    assert groups == {"summit", ""}
    assert {item["group"] for item in package["items"] if item["type"] != "background"} == groups


@pytest.mark.parametrize("kind", ["matrix", "stances", "sources", "deck"])
def test_they_hold_events_only(ds, kind):
    with pytest.raises(ViewError, match=r"^\.vis\.json does not hold "):
        command_line.run_export(ds, "x.vis.json", kind)


def test_the_longest_suffix_tells_the_form():
    assert formats.find("my.timelinejs.json").suffix == "timelinejs.json"
    assert formats.find("MY.MW").suffix == "markwhen"
    assert formats.find("my.json").suffix == "json"


MORE = {"style": "x<b>: 1", "Countries": "Japan", "Actors": "Liberal Democrats"}


def test_names_and_columns_of_ones_own_stand_where_there_is_room(ds):
    items = json.loads(export(ds, "x.vis.json").content)["items"]
    item = next(one for one in items if one.get("more", {}).get("style"))
    assert item["more"] == MORE
    assert "style" not in item
    slides = json.loads(export(ds, "x.timelinejs.json").content)["events"]
    text = next(one["text"]["text"] for one in slides if "style" in one["text"]["text"])
    assert text.endswith(
        '<p class="more">style: x&lt;b&gt;: 1<br>Countries: Japan<br>Actors: Liberal Democrats</p>'
    )
    lines = export(ds, "x.mw").content.decode().splitlines()
    assert {'style: "x<b>: 1"', 'countries: "Japan"', 'actors: "Liberal Democrats"'} <= {*lines}

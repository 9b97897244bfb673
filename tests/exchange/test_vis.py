"""Items of vis-timeline are read with their groups, and hostile ones are told."""

from __future__ import annotations

import json

import pytest

from tests.exchange.reading import found, loaded, rows


def test_items_and_groups(tmp_path):
    package = {
        "groups": [{"id": 1, "content": "<b>Lee</b>"}, {"id": "x", "content": "Kim"}],
        "items": [
            {"id": 1, "content": "One &amp; two", "start": "2014-04-20", "group": 1},
            {
                "id": "Two",
                "content": "Two",
                "start": "2014-04-16",
                "end": "2014-04-19",
                "title": "<i>Said</i>",
                "className": "red",
                "editable": True,
            },
            {"content": "An era", "start": "2014", "end": "2015", "type": "background"},
        ],
    }
    done = found(json.dumps(package), "items.json")
    assert rows(done) == [
        {
            "id": "item-1",
            "date": "2014-04-20",
            "title": "One & two",
            "kind": "Lee",
            "summary": "",
            "vis_classname": "",
            "vis_editable": "",
        },
        {
            "id": "two",
            "date": "2014-04-16/2014-04-19",
            "title": "Two",
            "kind": "",
            "summary": "Said",
            "vis_classname": "red",
            "vis_editable": "true",
        },
    ]
    assert rows(done, "eras.csv") == [{"id": "an-era", "name": "An era", "date": "2014/2015"}]
    assert len(loaded(done, tmp_path / "set").events) == 2


@pytest.mark.parametrize(
    ("start", "end", "date"),
    [
        ("2014-04-20T00:00:00.000Z", None, "2014-04-20"),
        ("2014-04", None, "2014-04"),
        (1398000000000, None, "2014-04-20"),
        ("2014-04-20", "2014-04-22T23:59:59", "2014-04-20/2014-04-22"),
        ("2014-04-20", "", "2014-04-20"),
    ],
)
def test_moments(start, end, date):
    item = {"content": "A", "start": start, "end": end}
    (event,) = found(json.dumps([item]), "items.json").events
    assert event.date[:10] == date[:10]
    assert event.date == date or "T" in event.date


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (3, "is no object"),
        ({"content": "A", "start": None}, "start is blank"),
        (
            {"content": "A", "start": [1]},
            'start "[1]" is not a date; ',
        ),
        (
            {"content": "A", "start": 1e300},
            'start "1e+300" is beyond the years that are read; write the date',
        ),
        ({"content": "<script>alert(1)</script>", "start": "2014"}, "content is blank"),
    ],
)
def test_what_is_no_event_is_told(item, reason):
    items = [{"content": "Good", "start": "2014"}, item]
    done = found(json.dumps(items), "items.json")
    assert [event.title for event in done.events] == ["Good"]
    (left,) = done.left
    assert left.line == 2
    assert left.said.startswith(reason)

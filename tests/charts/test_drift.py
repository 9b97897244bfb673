from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline.charts._drift import drift
from timeline.queries import speakers
from timeline.queries.filters import Filters
from timeline.scenes.stance_history import MOST_LANES, in_groups, lane_id

EVENTS = [
    {"id": "talks", "date": "2024-09-10", "label": "Talks", "actors": "ann", "countries": "JPN"},
    {"id": "other", "date": "2024-09-20", "label": "Other", "countries": "USA"},
]
STANCES = [
    {
        "id": "yes",
        "framework": "pact",
        "stance": "2",
        "date": "2024-09",
        "summary": "A <b>yes</b>.",
    },
    {"id": "less", "framework": "pact", "stance": "1", "date": "2024-10-03", "condition": "Later"},
    {"id": "quad", "framework": "quad", "stance": "-1", "date": "2024-10"},
]
ACTORS = [
    {"id": "ann", "name": "Ann", "country": "JPN"},
    {"id": "bob", "name": "Bob", "country": "JPN"},
]
FRAMEWORKS = [{"id": "pact", "name": "Pact"}, {"id": "quad", "name": "Quad"}]


@pytest.fixture
def ds(tmp_path):
    stances = [{"actor": "ann", **row} for row in STANCES]
    stances.append({"id": "no", "actor": "bob", "framework": "pact", "stance": "-2"})
    return dataset(tmp_path, events=EVENTS, stances=stances, actors=ACTORS, frameworks=FRAMEWORKS)


def words(figure):
    return [
        text
        for trace in figure.data
        if trace.type == "scatter" and trace.mode == "text"
        for text in trace.text
    ]


def named(figure, name):
    return next(trace for trace in figure.data if trace.name == name)


def test_an_actor_has_a_lane_for_each_framework(ds):
    figure = drift(ds, who="ann")
    assert {"Pact", "Quad", "Talks"} <= set(words(figure))
    assert "Ann" not in words(figure)
    assert [data[0] for data in named(figure, "statements").customdata] == [
        "ann~pact",
        "ann~pact",
        "ann~quad",
    ]


def test_only_its_own_events_stand_beside(ds):
    assert [data[0] for data in named(drift(ds, who="ann"), "labels").customdata] == ["talks"]


def test_a_country_has_a_lane_for_each_voice_under_the_framework(ds):
    figure = drift(ds, who="JPN", framework="pact")
    found = words(figure)
    assert {"Ann", "Bob", "Pact"} <= set(found)
    assert "Quad" not in found
    assert [data[0] for data in named(figure, "statements").customdata] == [
        "ann~pact",
        "ann~pact",
        "bob~pact",
    ]


def test_pointing_tells_what_was_said_as_the_text_it_is(ds):
    told = [data[1] for data in named(drift(ds, who="ann"), "statements").customdata]
    assert told == [
        "<b>Supports</b> in September 2024<br>A &lt;b&gt;yes&lt;/b&gt;.",
        "<b>Leans in favour</b> on 3 October 2024<br>Condition: Later",
        "<b>Is sceptical</b> in October 2024",
    ]


def test_where_it_stands_now_is_written_at_the_end(ds):
    found = words(drift(ds, who="ann"))
    assert found.count("leans in favour") == 2  # its lane, and the key
    assert found.count("is sceptical") == 2
    assert found.count("supports") == 1


def test_the_chosen_lane_is_framed(ds):
    def boxes(figure):
        rectangles = [shape for shape in figure.layout.shapes if shape.type == "rect"]
        return [shape.line.width for shape in rectangles if shape.line.width]

    assert boxes(drift(ds, who="ann", cell=("ann", "pact"))) == [1]
    assert boxes(drift(ds, who="ann")) == []


def test_filters_apply(ds):
    figure = drift(ds, Filters(frameworks=("quad",)), who="ann")
    assert [data[0] for data in named(figure, "statements").customdata] == ["ann~quad"]


@pytest.mark.parametrize("width", [320, 480, 800, 1600])
@pytest.mark.parametrize("scale", ["calendar", "balanced", "even"])
def test_any_width_and_scale_makes_a_figure_of_readable_text(ds, width, scale):
    figure = drift(ds, who="ann", width=width, scale=scale, dark=True)
    sizes = [
        s for t in figure.data if t.type == "scatter" and t.mode == "text" for s in t.textfont.size
    ]
    assert min(sizes) >= 11
    assert figure.layout.xaxis.range == (0, width)


def test_somebody_with_events_alone_and_with_nothing(tmp_path):
    ds = dataset(
        tmp_path,
        events=EVENTS,
        actors=[*ACTORS, {"id": "cid"}],
        stances=[{"actor": "bob", "framework": "pact"}],
    )
    assert "Talks" in words(drift(ds, who="ann"))
    assert "Pact" not in words(drift(ds, who="ann"))
    assert drift(ds, who="cid").layout.height > 0
    assert "pact" in words(drift(ds, who="bob"))


def test_no_more_lanes_than_can_be_read(tmp_path):
    stances = [{"framework": f"f-{n}"} for n in range(MOST_LANES + 5)]
    figure = drift(dataset(tmp_path, stances=stances), who="ishiba")
    assert len(named(figure, "statements").customdata) == MOST_LANES


def test_a_country_shows_first_what_most_voices_speak_of(ds):
    found = in_groups(speakers.tracks(ds, Filters(), speakers.find(ds, "JPN")), is_country=True)
    assert [lane_id(t.actor, t.framework) for t in found] == ["ann~pact", "bob~pact", "ann~quad"]


def test_nobody_of_that_name(ds):
    with pytest.raises(ValueError, match='who "nobody" is none of JPN, USA, ann, bob'):
        drift(ds, who="nobody")


def test_an_event_and_a_statement_of_one_id_each_say_their_own(tmp_path):
    ds = dataset(
        tmp_path,
        events=[{"id": "same", "date": "2024-10-01", "title": "Talks", "actors": "ishiba"}],
        stances=[{"id": "same", "date": "2024-10-02", "summary": "He wants it"}],
    )
    said = {
        t.name: [row[1] for row in t.customdata]
        for t in drift(ds, who="ishiba").data
        if t.name in {"events", "statements"}
    }
    assert said["events"][0].startswith("<b>Talks</b>")
    assert said["statements"] == ["<b>Supports</b> on 2 October 2024<br>He wants it"]

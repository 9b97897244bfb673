from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline import charts
from timeline.queries.filters import Filters
from timeline.scenes.timeline import scene

EVENTS = [
    {
        "id": "treaty",
        "date": "1951-09-08",
        "label": "Treaty",
        "importance": "core",
        "countries": "JPN; USA",
    },
    {
        "id": "report",
        "date": "1994",
        "label": "Report",
        "importance": "core",
        "countries": "JPN",
    },
    {"id": "talks", "date": "../2009", "label": "Talks", "countries": "CHN"},
    {"id": "decade", "date": "197X", "label": "Idea", "countries": "JPN"},
    {"id": "trade", "date": "2009/..", "label": "Trade", "importance": "context"},
    {"id": "vote", "date": "2024-10-27", "label": "Vote", "importance": "core"},
]


@pytest.fixture
def ds(tmp_path):
    return dataset(tmp_path, events=EVENTS)


def laid_out(ds, **options):
    return scene(ds, Filters(), **options)


def marks(found):
    return {m.id: m for m in found.marks}


def test_a_date_is_drawn_as_exactly_as_it_is_known(ds):
    drawn = marks(laid_out(ds))
    assert drawn["treaty"].is_dot
    assert drawn["vote"].is_dot
    assert drawn["report"].x1 > drawn["report"].x0
    assert drawn["decade"].fades
    assert not drawn["report"].fades
    assert (drawn["talks"].open_start, drawn["talks"].open_end) == (True, False)
    assert (drawn["trade"].open_start, drawn["trade"].open_end) == (False, True)


def test_time_runs_from_left_to_right_on_every_scale(ds):
    for scale in ("calendar", "balanced", "even"):
        drawn = marks(laid_out(ds, scale=scale))
        anchors = [drawn[i].anchor for i in ("treaty", "decade", "report", "trade", "vote")]
        assert anchors == sorted(anchors)


def test_the_core_is_named_alone_where_asked(ds):
    assert {label.id for label in laid_out(ds, names="few").labels} == {"treaty", "report", "vote"}
    assert {label.id for label in laid_out(ds, names="all").labels} == {e["id"] for e in EVENTS}
    assert {tag.ids for tag in laid_out(ds).tags} == {("trade",)}


def test_an_event_in_two_lanes_stands_in_both(ds):
    found = laid_out(ds, lanes="country")
    names = [" ".join(lane.lines) for lane in found.lanes]
    assert names == ["Japan", "China", "United States", "No country"]
    assert [m.lane for m in found.marks if m.id == "treaty"] == ["JPN", "USA"]


def test_the_order_of_the_file_does_not_matter(tmp_path):
    one = laid_out(dataset(tmp_path / "one", events=EVENTS))
    two = laid_out(dataset(tmp_path / "two", events=EVENTS[::-1]))
    assert one == two


def test_what_is_clicked_leads_back_to_the_row(ds):
    figure = charts.timeline(ds, selected="vote")
    targets = next(t for t in figure.data if t.name == "events")
    assert {row[0] for row in targets.customdata} == {e["id"] for e in EVENTS}


def test_hovering_says_what_when_and_by_how_many_sources(tmp_path):
    ds = dataset(
        tmp_path,
        events=[
            {"id": "a", "date": "1994", "title": "A <b>report</b>", "sources": "x#1; x#2; y#1"}
        ],
    )
    targets = next(t for t in charts.timeline(ds).data if t.name == "events")
    assert targets.customdata[0][1] == ("<b>A &lt;b&gt;report&lt;/b&gt;</b><br>In 1994 · 2 sources")


def test_events_are_numbered_in_order_of_time(ds):
    written = laid_out(ds, names="all").labels
    assert {label.number: label.id for label in written} == {
        "1": "treaty",
        "2": "decade",
        "3": "report",
        "4": "trade",
        "5": "talks",
        "6": "vote",
    }


def test_an_event_carries_the_signs_of_the_stances_taken_there(tmp_path):
    stances = [
        {"id": "one", "actor": "Ann", "framework": "Pact", "stance": "1", "event": "vote"},
        {"id": "two", "actor": "Bo & Co", "framework": "Pact", "stance": "-2", "event": "vote"},
    ]
    ds = dataset(tmp_path, events=EVENTS, stances=stances)
    signs = {label.id: [s for s, *_ in label.signs] for label in laid_out(ds, names="all").labels}
    assert signs == {e["id"]: [1, -2] if e["id"] == "vote" else [] for e in EVENTS}
    labels = next(t for t in charts.timeline(ds, named="all").data if t.name == "labels")
    said = dict(labels.customdata)["vote"]
    assert said.endswith("<br>+ Ann on Pact<br>−− Bo &amp; Co on Pact")
    narrowed = scene(ds, Filters(actors=("Ann",)), names="all")
    assert [s for label in narrowed.labels for s, *_ in label.signs] == []


def test_every_core_event_is_named_at_every_width(tmp_path):
    crowd = [
        {"date": f"2024-10-{k + 1:02}", "label": f"Something happened {k}", "importance": "core"}
        for k in range(20)
    ]
    ds = dataset(tmp_path, events=[*EVENTS, *crowd])
    core = {"treaty", "report", "vote", *(f"event-{k + 7}" for k in range(20))}
    for width in (320, 440, 800, 1000, 1480):
        for lanes in (None, "country"):
            found = laid_out(ds, width=width, lanes=lanes, names="few")
            assert {label.id for label in found.labels} == core
    assert len(laid_out(ds, height=300).labels) < len(core)


def test_a_count_is_told_apart_and_leads_to_its_events(tmp_path):
    rows = [{"date": "2024-10-01", "label": f"One of many {k}"} for k in range(30)]
    figure = charts.timeline(dataset(tmp_path, events=rows), named="few")
    numbers = next(t for t in figure.data if t.name == "numbers")
    listed = [key.split(";") for key, _ in numbers.customdata]
    assert sorted(key for ids in listed for key in ids) == sorted(
        f"event-{k + 1}" for k in range(30)
    )
    ids, said = next(
        (i, row[1]) for i, row in zip(listed, numbers.customdata, strict=True) if i[1:]
    )
    assert said.startswith(f"<b>{len(ids)} events here; click for a list</b><br>Event ")


def test_an_era_says_its_name_and_dates(tmp_path):
    eras = [{"name": "Cold & War", "date": "1953/1989"}]
    figure = charts.timeline(dataset(tmp_path, events=EVENTS, eras=eras))
    (row,) = next(t for t in figure.data if t.name == "eras").customdata
    assert list(row) == ["", "<b>Cold &amp; War</b><br>1953–1989"]


def test_nothing_in_view_is_an_empty_figure(ds):
    figure = charts.timeline(ds, Filters(text="nowhere"))
    assert [len(t.customdata) for t in figure.data if t.name == "events"] == [0]
    assert scene(ds, Filters(text="nowhere")).ticks == ()


@pytest.mark.parametrize("lanes", [None, "kind", "country"])
def test_one_event_alone_can_be_drawn(tmp_path, lanes):
    ds = dataset(
        tmp_path, events=[{"id": "a", "date": "1994-03-01", "countries": "JPN", "kind": "summit"}]
    )
    drawn = marks(laid_out(ds, lanes=lanes))["a"]
    assert 0 <= drawn.anchor <= 1080


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    rows = [
        {"date": f"{1900 + k % 120}-{k % 12 + 1:02}-{k % 28 + 1:02}", "label": f"Event {k}"}
        | {"countries": ("JPN", "USA", "")[k % 3]}
        for k in range(20_000)
    ]
    return dataset(tmp_path_factory.mktemp("many"), events=rows)


@pytest.mark.slow
@pytest.mark.parametrize("lanes", [None, "country"])
def test_any_number_of_events_makes_a_figure_that_can_be_sent(many, lanes):
    figure = charts.timeline(many, lanes=lanes)
    counted = [
        int(words.partition(" events")[0].partition(" event,")[0].replace(",", ""))
        for trace in figure.data
        if trace.name == "counts"
        for _, words in trace.customdata
    ]
    assert sum(counted) == len(many.events)
    assert len(figure.to_json()) < 1_000_000

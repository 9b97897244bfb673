"""What whoever makes a picture decides is in its address, holds in the picture, and is said."""

from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline import brief, charts, views
from timeline.queries import moments
from timeline.queries.filters import Filters
from timeline.scenes.timeline import scene
from timeline.views import contents
from timeline.views.by_hand import OTHERS, Callout
from timeline.views.caption import caption_of, edition
from timeline.views.view import View

EVENTS = [
    {"id": "talks", "date": "1994", "label": "Talks", "importance": "context", "sources": "s#1"},
    {"id": "treaty", "date": "2009-06-12", "label": "Treaty", "importance": "core"},
    {"id": "vote", "date": "2009-08", "label": "Vote", "sources": "t#2"},
]
SOURCES = [{"id": "s", "title": "One"}, {"id": "t", "title": "Two"}]


@pytest.fixture
def ds(tmp_path):
    return dataset(tmp_path, events=EVENTS, sources=SOURCES)


@pytest.mark.parametrize(
    "view",
    [
        View(pin=["vote", "talks"], hide=[OTHERS], highlight="vote"),
        View("compare", callout="vote:Here: it began", title="In my own words & more"),
        View("matrix", title="Mine", note="A note"),
        View(names="few", colour="kind", hide=["talks"]),
    ],
)
def test_an_address_holds_what_is_decided_by_hand(ds, view):
    assert brief.parse(ds, views.write(ds, view)) == (view, ())


def test_the_link_of_a_picture_opens_it_as_it_is(ds):
    view = View(pin=["vote"], callout=Callout("vote", "Here"), title="Mine", note="Not this")
    assert views.link(ds, view) == "/?pin=vote&callout=vote%3AHere&headline=Mine"


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("names=core", View(names="few")),
        ("names=more", View()),
        ("title=Mine", View(title="Mine")),
        ("title=Old&headline=Mine", View(title="Mine")),
    ],
)
def test_older_links_mean_what_they_meant(ds, asked, kept):
    assert brief.parse(ds, f"timeline?{asked}") == (kept, ())


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("names=some", 'names "some" is none of few, calm, all'),
        ("colour=red", 'colour "red" is none of country, kind, framework, none'),
        ("pin=nothing", 'pin "nothing" is not in the data'),
        ("hide=nothing", 'hide "nothing" is not in the data'),
        ("highlight=others", 'highlight "others" is not in the data'),
        ("callout=vote", 'callout "vote" is not an event of the data, a colon and words'),
        ("callout=no:Here", 'callout "no:Here" is not an event of the data, a colon and words'),
    ],
)
def test_what_is_not_known_is_dropped_and_said(ds, asked, said):
    assert brief.parse(ds, f"timeline?{asked}&pin=vote") == (View(pin=["vote"]), (said,))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"pin": ["Vote"]}, 'pin "Vote" is written vote'),
        ({"callout": "votes:Here"}, 'callout "votes" is none of talks, treaty, vote'),
    ],
)
def test_a_view_refuses_events_that_are_not_there(ds, given, said):
    with pytest.raises(ValueError, match=said):
        views.view.checked_views(ds, View(**given))


def test_a_callout_without_words_is_none():
    with pytest.raises(ValueError, match='callout "vote" is no event and its words; write vote:W'):
        View(callout="vote")


@pytest.mark.parametrize("kind", ["timeline", "compare"])
def test_what_is_hidden_is_out_of_the_picture_which_says_so(ds, kind):
    view = View(kind, hide=["talks"], then="treaty", now="vote")
    assert list(contents.events(ds, view)["id"]) == ["treaty", "vote"]
    said = caption_of(ds, view, edition()).sentence
    assert said.startswith("2 of 3 events · 1 event hidden by hand" if kind == "timeline" else "2")
    assert contents.sources(ds, view) == ("t",)


def test_a_list_hides_nothing(ds):
    view = View("events", hide=[OTHERS])
    assert len(contents.events(ds, view)) == len(EVENTS)
    assert caption_of(ds, view, edition()).sentence == "3 events"


def test_the_two_moments_of_a_comparison_cannot_be_hidden(ds):
    view = View("compare", hide=[OTHERS], then="talks", now="treaty")
    assert list(contents.events(ds, view)["id"]) == ["talks", "treaty"]
    assert moments.pair(ds, "talks", "treaty") is not None


def test_all_others_are_hidden_but_what_is_chosen(ds):
    view = View(hide=[OTHERS], pin=["vote"], callout="talks:Here")
    drawn = scene(ds, Filters(), **view.by_hand)
    assert {mark.id for mark in drawn.laid_out.marks} == {"talks", "vote"}
    assert caption_of(ds, view, edition()).sentence == "2 of 3 events · 1 event hidden by hand"


def test_what_is_pinned_is_named_like_a_core_event(ds):
    ranks = [
        {label.id: label.rank for label in scene(ds, Filters(), pin=pin).laid_out.labels}
        for pin in ((), ["talks"])
    ]
    assert [found["talks"] for found in ranks] == [2, 0]


def test_nothing_is_in_view_where_everything_is_hidden(ds):
    assert contents.is_empty(ds, View(hide=[OTHERS]))


@pytest.mark.parametrize(("older", "newer"), [("core", "few"), ("more", "calm")])
def test_charts_take_older_words_for_how_much_is_named(ds, older, newer):
    assert charts.timeline(ds, named=older) == charts.timeline(ds, named=newer)

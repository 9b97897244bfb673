"""Filters read as a sentence, go to the URL and come back, and say what they could not read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import dataset
from timeline.queries.filter_query import from_query, to_query, year_bounds
from timeline.queries.filters import FACETS, PARAMS, Filters, clauses, in_view, labels, sentence

COUNTRY, FRAMEWORK, ACTOR, KIND, SOURCE = FACETS
FORMS = "write it as 2024-10-01, 2024-10, 2024, 202X, 2024~ or 2009/.."


@pytest.fixture(scope="module")
def ds(tmp_path_factory):
    return dataset(
        tmp_path_factory.mktemp("filters"),
        events=[
            {"date": "1945/1952", "countries": "JPN; IND; CHN", "sources": "nippon#1; kelly#2"},
            {"date": "2024-10-01", "frameworks": "asian-nato", "sources": "the-treaty#1"},
        ],
        stances=[{"actor": "komeito", "date": "2026"}],
        actors=[
            {"id": "komeito", "name": "Kōmeitō"},
            {"id": "tanaka-k", "name": "Tanaka"},
            {"id": "tanaka-m", "name": "Tanaka"},
            {"id": "nameless"},
        ],
        frameworks=[{"id": "asian-nato", "name": "Asian NATO"}],
        sources=[
            {"id": "nippon", "publisher": "Nippon.com", "author": "Somebody"},
            {"id": "kelly", "author": "Tim Kelly"},
            {"id": "the-treaty"},
        ],
    )


def test_parameters():
    assert PARAMS == ("country", "framework", "actor", "kind", "source", "years", "ongoing", "q")


def test_labels(ds):
    assert labels(ds, COUNTRY) == {"CHN": "China", "IND": "India", "JPN": "Japan"}
    assert labels(ds, FRAMEWORK) == {"asian-nato": "Asian NATO"}
    assert labels(ds, ACTOR) == {
        "komeito": "Kōmeitō",
        "tanaka-k": "Tanaka (tanaka-k)",
        "tanaka-m": "Tanaka (tanaka-m)",
        "nameless": "nameless",
    }
    assert labels(ds, SOURCE) == {
        "nippon": "Nippon.com",
        "kelly": "Tim Kelly",
        "the-treaty": "The treaty",
    }
    assert list(labels(ds, KIND).values()) == [
        "Agreement", "Doctrine", "Proposal", "Publication", "Statement", "Decision",
        "Election", "Summit", "Military", "Institution", "Opinion",
    ]  # fmt: skip


def test_a_label_that_looks_like_a_mended_one_is_mended_too(tmp_path):
    names = {"a": "Abe", "b": "Abe", "c": "Abe (a)"}
    ds = dataset(tmp_path, events=[{}], actors=[{"id": i, "name": n} for i, n in names.items()])
    assert labels(ds, ACTOR) == {"a": "Abe (a) (a)", "b": "Abe (b)", "c": "Abe (a) (c)"}


def test_year_bounds_span_events_and_stances(ds):
    assert year_bounds(ds) == (1945, 2026)


def test_year_bounds_of_nothing(ds):
    empty = replace(ds, events=ds.events.head(0), stances=ds.stances.head(0))
    with pytest.raises(ValueError, match=r"^data has neither events nor stances; add one to event"):
        year_bounds(empty)


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (Filters(), ""),
        (Filters(countries=("JPN",)), "Japan"),
        (Filters(countries=("JPN", "IND")), "Japan or India"),
        (Filters(countries=("JPN", "IND", "CHN")), "Japan, India or China"),
        (Filters(years=(1990, 2024)), "1990–2024"),
        (Filters(years=(2024, 2024)), "2024"),
        (Filters(years=("2024-09", "2024-10-11")), "September 2024 – 11 October 2024"),
        (Filters(years="2024-10-01"), "1 October 2024"),
        (Filters(years=("2024-09", None)), "since September 2024"),
        (Filters(years=2024, ongoing=True), "2024, with what went on"),
        (Filters(ongoing=True), ""),
        (Filters(text=" nuclear umbrella "), "“nuclear umbrella”"),
        (Filters(text="  "), ""),
        (Filters(actors=("nobody",)), "nobody"),
        (
            Filters(
                text="x",
                years=(1990, 2000),
                sources=("kelly", "nippon"),
                kinds=("summit",),
                actors=("komeito",),
                frameworks=("asian-nato",),
                countries=("IND",),
            ),
            "India · Asian NATO · Kōmeitō · Summit · Tim Kelly or Nippon.com · 1990–2000 · “x”",
        ),
    ],
)
def test_sentence(ds, filters, said):
    assert sentence(ds, filters) == said


@pytest.mark.parametrize(
    ("filters", "counts", "said"),
    [
        (Filters(), (84, 84, "events"), "84 events"),
        (Filters(), (1, 1, "events"), "1 event"),
        (Filters(countries=("JPN",)), (38, 84, "events"), "38 of 84 events · Japan"),
        (Filters(countries=("JPN",)), (84, 84, "events"), "84 of 84 events · Japan"),
        (Filters(text="x"), (0, 1, "statements"), "0 of 1 statement · “x”"),
        (Filters(years=(1990, 2024)), (1234, 56789), "1,234 of 56,789 events · 1990–2024"),
    ],
)
def test_in_view(ds, filters, counts, said):
    assert in_view(ds, filters, *counts) == said


def test_clauses_name_the_filter_and_what_remains(ds):
    first, second = clauses(ds, Filters(countries=("JPN", "IND"), years=(1990, 2000)))
    assert (first.param, first.label, first.words) == ("country", "Country", "Japan or India")
    assert first.without == Filters(years=(1990, 2000))
    assert (second.param, second.label, second.words) == ("years", "Time", "1990–2000")
    assert second.without == Filters(countries=("JPN", "IND"))


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ("", Filters()),
        ("country=Japan&country=India", Filters(countries=("JPN", "IND"))),
        ("country=Japan&country=Japan&country=jpn", Filters(countries=("JPN",))),
        ("framework=Asian+NATO", Filters(frameworks=("asian-nato",))),
        ("framework=asian+nato", Filters(frameworks=("asian-nato",))),
        ("framework=asian-nato", Filters(frameworks=("asian-nato",))),
        ("actor=Komeito", Filters(actors=("komeito",))),
        ("actor=Tanaka+(tanaka-m)", Filters(actors=("tanaka-m",))),
        ("kind=Publication", Filters(kinds=("publication",))),
        ("kind=publication&kind=SUMMIT", Filters(kinds=("publication", "summit"))),
        ("source=Tim+Kelly", Filters(sources=("kelly",))),
        ("years=1990&years=2024", Filters(years=(1990, 2024))),
        ("years=1945&years=2026", Filters()),
        ("years=1900&years=2027", Filters()),
        ("years=1900&years=1990", Filters(years=(1900, 1990))),
        ("years=1990&years=2027", Filters(years=(1990, 2027))),
        ("years=1990", Filters(years=1990)),
        ("years=2024-09&years=2024-10-11", Filters(years=("2024-09", "2024-10-11"))),
        ("years=2024-10-01&years=2024-10-31", Filters(years="2024-10")),
        ("years=2024-09&years=..", Filters(years=("2024-09", None))),
        ("years=197X", Filters(years=(1970, 1979))),
        ("years=2024&years=2024&ongoing=shown", Filters(years=2024, ongoing=True)),
        ("ongoing=shown", Filters()),
        ("q=nuclear++umbrella+", Filters(text="nuclear umbrella")),
        ("q=nuclear&q=umbrella", Filters(text="umbrella")),
        ("scale=even&event=higuchi-report", Filters()),
    ],
)
def test_from_query(ds, query, filters):
    assert from_query(ds, parse_qs(query)) == (filters, ())


@pytest.mark.parametrize(
    ("query", "dropped"),
    [
        ("country=Atlantis", 'country "Atlantis" is not in the data'),
        ("actor=Tanaka", 'actor "Tanaka" is not in the data'),
        ("kind=party", 'kind "party" is not in the data'),
        ("years=1990&years=now", f'years "now" is not a date; {FORMS}'),
        ("years=1990&years=Oct+2024", 'years "Oct 2024" is not a date; write 2024-10'),
        (
            "years=1&years=2&years=3",
            'years "1" and "2" and "3" are not one date, or a first and a last',
        ),
        ("years=1990&years=١٩٩١", f'years "١٩٩١" is not a date; {FORMS}'),
        (
            "years=2024&years=1990",
            'years "2024" and "1990" end before they begin; exchange them',
        ),
        (
            "years=1900&years=1944",
            'years "1900" and "1944" lie outside the data, which run from 1945 to 2026',
        ),
        ("years=2027-01", 'years "2027-01" lies outside the data, which run from 1945 to 2026'),
        ("ongoing=yes", 'ongoing "yes" is none of shown'),
    ],
)
def test_from_query_says_what_it_dropped(ds, query, dropped):
    assert from_query(ds, parse_qs(query)) == (Filters(), (dropped,))


@pytest.mark.parametrize(
    ("values", "text"),
    [(["a", "b"], "b"), (["a", " b  c "], "b c"), (["a", ""], ""), ([], "")],
)
def test_of_several_searches_the_last_counts(ds, values, text):
    assert from_query(ds, {"q": values}) == (Filters(text=text), ())


def test_from_query_keeps_what_it_can(ds):
    query = {"country": ["Atlantis", "Japan", "Lemuria"], "years": ["soon"], "q": ["x"]}
    assert from_query(ds, query) == (
        Filters(countries=("JPN",), text="x"),
        (
            'country "Atlantis" is not in the data',
            'country "Lemuria" is not in the data',
            f'years "soon" is not a date; {FORMS}',
        ),
    )


def test_to_query_is_readable_and_leaves_defaults_out(ds):
    assert to_query(ds, Filters()) == []
    filters = Filters(countries=("JPN", "IND"), frameworks=("asian-nato",), years=(1990, 2024))
    assert urlencode(to_query(ds, filters)) == (
        "country=Japan&country=India&framework=Asian+NATO&years=1990&years=2024"
    )
    filters = Filters(years=("2024-09-01", "2024-10-11"), ongoing=True)
    assert urlencode(to_query(ds, filters)) == "years=2024-09&years=2024-10-11&ongoing=shown"


def test_to_query_passes_on_what_is_not_in_the_data(ds):
    query = to_query(ds, Filters(actors=("nobody",)))
    assert query == [("actor", "nobody")]
    assert from_query(ds, parse_qs(urlencode(query)))[1] == ('actor "nobody" is not in the data',)


def some(ids: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), unique=True).map(tuple)


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_round_trip_through_the_url(ds, data):
    day = st.dates(date(1945, 1, 1), date(2026, 12, 31))
    year = st.integers(1945, 2026)
    years = st.tuples(day, day).map(sorted) | st.tuples(year, year).map(sorted)
    years |= st.tuples(day | year, st.none()) | st.tuples(st.none(), day | year) | year
    ranges = years.map(lambda given: Filters(years=given).years)
    every = Filters(years=(1945, 2026)).years
    filters = Filters(
        **{facet.field: data.draw(some(list(labels(ds, facet)))) for facet in FACETS},
        years=data.draw(st.none() | ranges.filter(lambda asked: not asked.holds(every))),
        ongoing=data.draw(st.booleans()),
        text=data.draw(st.text().map(lambda text: " ".join(text.split()))),
    )
    query = parse_qs(
        urlencode(to_query(ds, filters), errors="surrogatepass"), errors="surrogatepass"
    )
    assert from_query(ds, query) == (filters, ())
    assert bool(sentence(ds, filters)) == (filters != Filters())


@settings(max_examples=30, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([*PARAMS, "scale"]),
        st.lists(
            st.text()
            | st.sampled_from(["Japan", "1990", "2000", "2024-10", "..", "shown", "kelly"])
        ),
    )
)
def test_any_query_is_read_and_then_stays_as_it_is(ds, query):
    filters, _ = from_query(ds, query)
    again: dict[str, list[str]] = {}
    for param, value in to_query(ds, filters):
        again.setdefault(param, []).append(value)
    assert from_query(ds, again) == (filters, ())

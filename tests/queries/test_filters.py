"""Filters read as a sentence, go to the URL and come back, and say what they could not read."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import dataset
from timeline.queries.filters import (
    FACETS,
    PARAMS,
    Filters,
    clauses,
    from_query,
    in_view,
    labels,
    sentence,
    to_query,
    year_bounds,
)

COUNTRY, FRAMEWORK, ACTOR, KIND, SOURCE = FACETS


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
    assert PARAMS == ("country", "framework", "actor", "kind", "source", "years", "q")


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
    assert (second.param, second.label, second.words) == ("years", "Years", "1990–2000")
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
        ("years=1990", 'years "1990" are not a first and a last year'),
        ("years=1990&years=now", 'years "1990" and "now" are not a first and a last year'),
        ("years=1&years=2&years=3", 'years "1" and "2" and "3" are not a first and a last year'),
        ("years=1990&years=١٩٩١", 'years "1990" and "١٩٩١" are not a first and a last year'),
        ("years=2024&years=1990", 'years "2024" and "1990" end before they begin'),
        (
            "years=1900&years=1990",
            'years "1900" and "1990" reach outside the data, which run from 1945 to 2026',
        ),
        (
            "years=1990&years=2027",
            'years "1990" and "2027" reach outside the data, which run from 1945 to 2026',
        ),
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
            'years "soon" are not a first and a last year',
        ),
    )


def test_to_query_is_readable_and_leaves_defaults_out(ds):
    assert to_query(ds, Filters()) == []
    filters = Filters(countries=("JPN", "IND"), frameworks=("asian-nato",), years=(1990, 2024))
    assert urlencode(to_query(ds, filters)) == (
        "country=Japan&country=India&framework=Asian+NATO&years=1990&years=2024"
    )


def test_to_query_passes_on_what_is_not_in_the_data(ds):
    query = to_query(ds, Filters(actors=("nobody",)))
    assert query == [("actor", "nobody")]
    assert from_query(ds, parse_qs(urlencode(query)))[1] == ('actor "nobody" is not in the data',)


def some(ids: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), unique=True).map(tuple)


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_round_trip_through_the_url(ds, data):
    years = st.tuples(st.integers(1945, 2026), st.integers(1945, 2026)).map(sorted).map(tuple)
    filters = Filters(
        **{facet.field: data.draw(some(list(labels(ds, facet)))) for facet in FACETS},
        years=data.draw(st.none() | years.filter(lambda y: y != (1945, 2026))),
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
        st.lists(st.text() | st.sampled_from(["Japan", "summit", "1990", "2000", "kelly"])),
    )
)
def test_any_query_is_read_and_then_stays_as_it_is(ds, query):
    filters, _ = from_query(ds, query)
    again: dict[str, list[str]] = {}
    for param, value in to_query(ds, filters):
        again.setdefault(param, []).append(value)
    assert from_query(ds, again) == (filters, ())

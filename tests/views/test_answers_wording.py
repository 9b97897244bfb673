"""Sentences are put together, cut and dated so that they stay true."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.factories import dataset
from timeline import dates
from timeline.views.answers.sentence import (
    MOST_LETTERS,
    Answer,
    Clause,
    Part,
    enumerated,
    fitted,
    to_cell,
    to_event,
)
from timeline.views.answers.wording import (
    SAID_NO,
    VERBS,
    apart,
    coarser,
    country,
    dateline,
    genitive,
    went,
    when,
    within,
)


def clause(*forms, rank=0):
    return Clause(tuple((Part(form),) if form else () for form in forms), rank)


def test_a_sentence_is_its_clauses_and_begins_with_a_capital():
    found = fitted([clause("ann said no"), clause("bob was split")])
    assert found.text == "Ann said no; bob was split"
    assert found.parts == (Part("Ann said no"), Part("; "), Part("bob was split"))


def test_what_is_ranked_last_is_shortened_first_until_it_fits():
    long, middle = "a" * 70, "b" * 45
    found = fitted(
        [clause(long), clause(middle, "shorter", rank=1), clause("dropped soon", "", rank=2)]
    )
    assert found.text == f"{long.capitalize()}; {middle}"
    found = fitted([clause(long), clause(middle, "shorter", rank=1), clause("c" * 60, rank=2)])
    assert len(found.text) > MOST_LETTERS
    assert found.text.split("; ")[1:] == ["shorter", "c" * 60]


def test_names_are_listed_as_a_sentence_does():
    listed = [Part("Japan", to_event("a")), Part("India"), Part("China")]
    assert Answer(tuple(enumerated(listed))).text == "Japan, India and China"
    assert list(enumerated(listed[:1])) == listed[:1]


def test_links_name_page_and_parameters():
    assert dict(to_event("talks")) == {"page": "", "event": "talks"}
    assert dict(to_cell("JPN", "pact")) == {"page": "stances", "cell": "JPN~pact"}


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("2024-10-01", "", " on 1 October 2024"),
        ("2024-09", "", " in September 2024"),
        ("2017/..", "", " since 2017"),
        ("../2024-09", "by September 2024 ", ""),
        ("/2024-11", "before November 2024 ", ""),
        ("1994-08-12/", "after 12 August 1994 ", ""),
        ("2024-09-01/2024-09-11", "", " between 1 and 11 September 2024"),
        ("1978/1979", "", " between 1978 and 1979"),
        ("", "", ""),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(text, before, after):
    assert when(text) == (before, after)


def test_a_window_is_no_time_that_it_took():
    assert when("2024-10-07/2024-10-31", some_time="some time") == (
        "",
        " some time between 7 and 31 October 2024",
    )
    assert when("2024-10", some_time="some time") == ("", " in October 2024")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2024-09-01/2024-09-11", "2024-09"),
        ("2024-09-28/2024-10-02", "2024"),
        ("2023-12-28/2024-01-02", "2023-12-28/2024-01-02"),
        ("2024-09-01", "2024-09-01"),
        ("2017/..", "2017/.."),
    ],
)
def test_a_window_less_exactly(text, said):
    assert coarser(text) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2024-10-01", "2024-10-01", "the same day"),
        ("2024-09-30", "2024-10-01", "within 1 day"),
        ("2024-09-01", "2024-10-01", "within 30 days"),
        ("2024-09-01", "2024-11-15", "within 3 months"),
        ("2012-12-27", "2017-12-31", "within 6 years"),
    ],
)
def test_how_long_it_took_is_never_too_short(first, last, said):
    assert within(pd.Timestamp(first), pd.Timestamp(last)) == said


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        ("1994-08-12", "2024-09-01/2024-09-11", "30 years apart"),
        ("1994", "2024-09", "about 30 years apart"),
        ("1990~", "2024-07-01", "about 34 years apart"),
        ("2024-09-11", "1994-08-12", "30 years apart"),
        ("2024-01-15", "2024-09-16", "8 months apart"),
        ("2024-09-27", "2024-10-01", "4 days apart"),
        ("2024-10-01", "2024-10-01", ""),
        ("../1994", "2024", ""),
    ],
)
def test_how_far_two_dates_lie_apart(then, now, said):
    assert apart(dates.parse(then), dates.parse(now)) == said


def test_stances_are_said_in_the_words_of_the_codebook():
    assert VERBS[2].said(1, "Pact") == "supports Pact"
    assert VERBS[1].said(2, "Pact") == "lean in favour of Pact"
    assert VERBS[0].said(1, "Pact", past=True) == "was neutral on Pact"
    assert VERBS[-1].said(2) == "are sceptical"
    assert VERBS[-2].said(1) == "opposes it"
    assert VERBS[-2].said(1, "Pact", lasting=True) == "has opposed Pact"
    assert VERBS[None].said(1, "Pact") == "is split on Pact"
    assert SAID_NO.said(2, "Pact", past=True) == "said no to Pact"
    assert went(2, 1, "Pact") == "from supporting Pact to leaning in favour"


def test_countries_are_named_as_a_sentence_does(tmp_path):
    ds = dataset(tmp_path, events=[{"countries": "USA; JPN"}])
    assert country(ds, "USA") == "the United States"
    assert country(ds, "JPN") == "Japan"
    assert genitive("Japan") == "Japan's"
    assert genitive("the United States") == "the United States'"


def test_a_day_that_is_asked_for_leads():
    assert dateline(pd.Timestamp("2024-10-01").date()) == "1 October 2024: "
    assert dateline(None) == ""

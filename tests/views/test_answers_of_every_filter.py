"""Under whatever filter of the shipped data, an answer is a sentence, and its links open things."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from timeline.queries import positions, speakers
from timeline.queries.filter_query import from_query
from timeline.queries.filters import FACETS, Filters, labels
from timeline.reading import load
from timeline.views.answers import PAGE, answer
from timeline.views.url_params import PAGE_PARAMS, known
from timeline.views.view import View

DATA = Path(__file__).parents[2] / "data"
pytestmark = pytest.mark.slow
PAGES = {"", "stances", "actors", "compare", "data"}

DS = load(DATA)
VALUES = [(facet, value) for facet in FACETS for value in labels(DS, facet)]

# No name of an actor, framework or event begins a sentence like these, or ends one.
BROKEN = (
    (r"\b0 of\b|\bof 0\b|\b0 \w+ (is|are)\b", "counts nothing"),
    (r"\b(\w+) \1\b", "says a word twice"),
    (r"  |^ | $| [,;:.]|[,;] *[,;]", "has a gap"),
    (r"\bNone\b|\bnan\b|NaT|<", "shows a value of ours"),
    (r"\b[a-z0-9]+(-[a-z0-9]+){2,}\b", "shows an id"),
)


def check(view: View) -> bool:
    found = answer(DS, view)
    if found is None:
        return False
    faults = [fault for words, fault in BROKEN if re.search(words, found.text)]
    assert faults == [], found.text
    assert found.text[0] == found.text[0].upper(), found.text
    assert "".join(part.text for part in found.parts) == found.text
    links = [part.link for part in found.parts if part.link is not None]
    assert links, found.text
    for link in links:
        assert link[PAGE] in PAGES
        for name, value in link.items():
            if name in PAGE_PARAMS:
                assert known(DS, name, value), (name, value)
            elif name != PAGE:
                assert from_query(DS, {name: [value]})[1] == ()
    return True


@pytest.mark.parametrize("kind", ["timeline", "matrix"])
def test_every_value_of_every_facet(kind):
    views = [View(kind, facet.choose(Filters(), [value])) for facet, value in VALUES]
    assert any([check(view) for view in views])  # noqa: C419 -- each is checked
    assert check(View(kind))


def test_every_value_of_every_facet_of_all_voices():
    for facet, value in VALUES:
        check(View("matrix", facet.choose(Filters(), [value]), voices="all"))


def test_every_kind_of_event_around_two_moments():
    kinds = labels(DS, next(facet for facet in FACETS if facet.field == "kinds"))
    assert any([check(View("compare", Filters(kinds=kind))) for kind in kinds])  # noqa: C419


def test_everybody_who_speaks():
    every = speakers.choices(DS, Filters())
    assert any([check(View("actor", who=str(key))) for key in every["id"]])  # noqa: C419


def test_every_country_on_every_framework_that_its_government_speaks_of():
    cells = positions.cells(DS, Filters(), voices="governments")
    for who, framework in zip(cells["actor"], cells["framework"], strict=True):
        if who in set(DS.countries["id"]):
            assert check(View("timeline", Filters(who, framework)))

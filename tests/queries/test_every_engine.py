"""Every query answers the same wherever the tables stand: in pandas, Polars, Parquet or DuckDB."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pytest
from pandas.testing import assert_frame_equal

import timeline
from tests.factories import dataset
from timeline import cite, queries
from timeline.dataset import Dataset
from timeline.packed import open_packed, pack
from timeline.queries import moments, positions, speakers
from timeline.queries.colour_groups import colour_groups
from timeline.queries.filters import FACETS, Filters
from timeline.queries.ties import around_both
from timeline.schema import TABLES
from timeline.views.evidence import evidence

ENGINES = ("polars", "parquet", "duckdb")
FOREIGN = {
    "in_view": "counts that are given",
    "read_years": "no tables",
    "from_query": "labels alone, which are compared",
    "column": "cells one by one, see below",
}
"""Public functions of queries that ask nothing of events, stances or links, and what instead."""


def seeded(tmp_path) -> Dataset:
    """Return a small data set with blanks, ties, open and rough dates, several of everything."""
    rng = np.random.default_rng(14)

    def some(values: list[str], most: int) -> str:
        return "; ".join(rng.choice(values, rng.integers(0, most + 1), replace=False))

    codes, frameworks = ["JPN", "IND", "USA", "CHN", "DEU"], [f"pact-{n}" for n in range(4)]
    actors = ["japan", "ishiba", "india", "modi", "asean", "paper", "nobody"]
    dates = ["1994", "2009/..", "../1960", "1990~", "2024-10-01", "2024-10-01T08:46", "2024-10"]
    dates += ["197X", "2024-10-01/2024-10-11", "1994/", "-0489", "2023-05-06", "2024-09"]
    events = [
        {
            "id": f"e{n}",
            "title": f"Event {n} of {rng.choice(['treaty', 'Kōmeitō', '100% talks'])}",
            "date": rng.choice(dates),
            "kind": rng.choice(["", "summit", "statement", "agreement", "raid"]),
            "countries": some(codes, 3),
            "frameworks": some(frameworks, 2),
            "actors": some(actors, 3),
            "importance": rng.choice(["core", "secondary", "context", ""]),
            "sources": some(["news#1", "news#2", "paper#3", "book#9"], 3),
        }
        for n in range(60)
    ]
    stances = [
        {
            "id": f"s{n}",
            "actor": rng.choice(actors),
            "framework": rng.choice(frameworks),
            "stance": str(rng.integers(-2, 3)),
            "date": rng.choice(dates),
            "event": rng.choice(["", f"e{n % 7}"]),
            "summary": rng.choice(["No need", "For it"]),
            "quote": rng.choice(["", "we will not"]),
            "sources": some(["news#1", "paper#3", "book#9"], 2),
        }
        for n in range(80)
    ]
    return dataset(
        tmp_path,
        events=events,
        stances=stances,
        actors=[
            {"id": "japan", "name": "Japan", "type": "state", "country": "JPN"},
            {"id": "ishiba", "parent": "japan", "office": "2024-10-01/2024-10-31 prime minister"},
            {"id": "india", "type": "state", "country": "IND"},
            {"id": "modi", "parent": "india", "office": "2014/.. prime minister"},
            {"id": "asean", "type": "state"},
            {"id": "paper", "type": "media", "country": "JPN"},
            {"id": "nobody"},
        ],
        parallels=[{"then_event": f"e{n}", "now_event": "e2"} for n in (1, 3)],
        sources=[{"id": "news", "author_actor": "paper"}, {"id": "paper"}, {"id": "book"}],
    )


@pytest.fixture(scope="module", params=[("shipped", "parquet"), *product(["seeded"], ENGINES)])
def what(request) -> tuple[str, str]:
    """Which data, and where: what is shipped only as it is packed."""
    return request.param


@pytest.fixture(scope="module")
def ds(what, tmp_path_factory) -> Dataset:
    if what[0] == "shipped":
        return timeline.example()
    return seeded(tmp_path_factory.mktemp("seeded"))


@pytest.fixture(scope="module")
def there(what, ds, tmp_path_factory) -> Dataset:
    """The same data set, its large tables elsewhere."""
    if what[1] == "polars":
        return replace(
            ds,
            events=pl.from_pandas(ds.events),
            stances=pl.from_pandas(ds.stances),
            links={name: pl.from_pandas(link) for name, link in ds.links.items()},
        )
    target = tmp_path_factory.mktemp("packed") / f"data.{what[1]}"
    pack(ds, target, target.parent, [], "0")
    return open_packed(target)


def of_queries() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield every public function of queries that asks a data set, by its name."""
    for found in pkgutil.walk_packages(queries.__path__, "timeline.queries."):
        module = importlib.import_module(found.name)
        for name in getattr(module, "__all__", ()):
            function = getattr(module, name)
            is_own = getattr(function, "__module__", "") == found.name
            is_asked = is_own and inspect.isfunction(function) and name not in FOREIGN
            if is_asked and "ds" in inspect.signature(function).parameters:
                yield f"{found.name.removeprefix('timeline.queries.')}.{name}", function


QUERIES = dict(of_queries())


def filters(ds: Dataset) -> list[Filters]:
    """Return filters of every kind, alone and together."""
    country, framework = "JPN", ds.frameworks["id"].iloc[0]
    actor, source = ds.stances["actor"].iloc[0], ds.sources["id"].iloc[0]
    return [
        Filters(),
        Filters(countries=(country, "IND"), kinds="summit"),
        Filters(frameworks=framework, actors=actor),
        Filters(sources=source, years=("1990", "2024-10-05"), ongoing=True),
        Filters(years=(None, "2009"), text="KŌMEITŌ"),
        Filters(countries=country, text="nothing like it"),
    ]


@pytest.fixture(scope="module")
def given(ds) -> Mapping[str, list[Any]]:
    """Return what is tried for each parameter: told by pandas, the same for every engine."""
    standing = positions.cells(ds, Filters())
    both = moments.pair(ds)
    speaker = ds.stances["actor"].iloc[0]
    return {
        "filters": filters(ds),
        "facet": list(FACETS),
        "of": ["events", "stances"],
        "by": ["actor", "framework", "country"],
        "voices": list(positions.VOICES),
        "asof": [None, date(2009, 6, 1), date(2024, 10, 9)],
        "day": [date(2024, 10, 1)],
        "first": [None],
        "last": [date(2024, 10, 9)],
        "lanes": ["framework", "country", "actor", "kind"],
        **{of: _views(getattr(queries, of)(ds, Filters())) for of in ("events", "stances")},
        "shown": [("JPN", "pact-1")],
        "known": [colour_groups(ds, "country"), colour_groups(ds, "framework")],
        "standing": [standing],
        "framework": ["", ds.frameworks["id"].iloc[0]],
        "actor": [speaker],
        "who": [speakers.find(ds, speaker), speakers.find(ds, "JPN")],
        "key": [speaker, "JPN"],
        "ids": [list(ds.stances["id"])],
        "statement": [ds.stances["id"].iloc[-1]],
        "sides": [("JPN", "IND", speaker)],
        "order": list(positions.ORDERS),
        "source": [ds.sources["id"].iloc[0]],
        "then": [""],
        "now": [""],
        "one": [ds.events["id"].iloc[0]],
        "other": [ds.events["id"].iloc[1]],
        "moment": list(both or ()),
        "both": [both],
        "months": [24],
        "members": [tuple(ds.actors["id"])],
        "actors": [None],
        "field": ["countries", "kinds"],
        "around": [around_both(ds, Filters(), both, 24)] if both else [],
        "query": [{"country": ["Japan"], "q": ["nato"]}],
        "most": [5],
        "without": [(), ("e3", ds.events["id"].iloc[2])],
        "also": [(), ("e5", ds.events["id"].iloc[-1])],
    }


def _views(every: pd.DataFrame) -> list[pd.DataFrame]:
    return [every, every.iloc[:3], every.iloc[:0]]


GIVEN: Mapping[str, Mapping[str, list[Any]]] = {
    "colour_groups.colour_groups": {"by": ["country", "kind", "framework", "none"]},
    "positions.who_speaks.names": {},
    "positions.voice_groups.spoken": {"who": ["JPN", "japan", "*"]},
    "positions.voice_groups.voices": {"who": ["JPN", "japan", ""]},
    "sources.alone": {"filters": [Filters()]},
    "crowds.dated_counts": {
        "by": ["country", "kind", "framework", "none"],
        "lanes": ["", "country", "kind"],
    },
    "crowds.acts_of": {"country": ["JPN", ""]},
    "crowds.page": {"first": [0, 30]},
    "kinds.kinds": {"of": ["events", "sources"]},
    "kinds.own_kinds": {"of": ["events", "sources"]},
}
"""What a parameter means to one query only."""
MOST = 24
"""How often a query is asked on each engine, about."""
OPTIONAL = {"of", "voices", "asof", "order", "lanes", "without", "also"}
"""Parameters that need not be given, and are."""


def calls(name: str, given: Mapping[str, list[Any]]) -> list[dict[str, Any]]:
    """Return what a query is asked with: of each with each, where they are many, every so many-th.

    An odd step goes through the values of all that there are two or four of.
    """
    every = list(_every_call(name, given))
    return every[:: max(1, len(every) // MOST) | 1] if len(every) > MOST else every


def _every_call(name: str, given: Mapping[str, list[Any]]) -> Iterator[dict[str, Any]]:
    own = GIVEN.get(name, {})
    parameters = inspect.signature(QUERIES[name]).parameters.values()
    asked = [p.name for p in parameters if p.default is p.empty or p.name in OPTIONAL]
    kinds = own.get("of", given["of"]) if "of" in asked else ["events"]
    for of in kinds:
        known = {**given, "of": [of], "view": given.get(of, []), **own} | {"of": [of]}
        tried = {p: known[p] for p in asked if p != "ds"}
        for values in product(*tried.values()):
            yield dict(zip(tried, values, strict=True))


def plain(answer: Any) -> Any:
    """Return an answer so that two can be compared: what is asked for later is brought here."""
    if isinstance(answer, nw.LazyFrame):
        found = queries.collect(answer)
        return found.sort_values([*found]).reset_index(drop=True)
    return list(answer) if isinstance(answer, Iterator) else answer


def assert_same(there: Any, here: Any, said: str) -> None:
    if isinstance(here, pd.DataFrame):
        assert_frame_equal(there, here, obj=said)
    elif isinstance(here, dict) and any(isinstance(v, pd.DataFrame) for v in here.values()):
        assert list(there) == list(here), said
        for key, frame in here.items():
            assert_frame_equal(there[key], frame, obj=said)
    else:
        assert there == here, said


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_answers_the_same_everywhere(ds, there, given, name):
    tried = 0
    for words in calls(name, given):
        here, elsewhere = (plain(QUERIES[name](d, **words)) for d in (ds, there))
        assert_same(elsewhere, here, f"{name} of {[*words.values()]}")
        if isinstance(here, dict) and not any(isinstance(v, pd.DataFrame) for v in here.values()):
            assert list(elsewhere) == list(here), f"{name}: in another order"
        tried += 1
    assert tried


def test_what_leaves_has_no_time_zone_and_signed_counts(there):
    for table in ("events", "stances"):
        found = getattr(queries, table)(there, Filters())
        kinds = {str(dtype) for dtype in found.dtypes}
        assert kinds <= {"str", "int64", "bool", "datetime64[us]"}
        assert list(found) == list(getattr(timeline.example(), table))


def test_citations_and_cards_are_the_same_everywhere(ds, there):
    for table in ("events", "stances"):
        for row in getattr(ds, table).iloc[::9].to_dict("records"):
            key = row["id"]
            assert cite.citation(there, table, key) == cite.citation(ds, table, key)
            one, other = (evidence(d, table, row) for d in (ds, there))
            assert [t["id"] for t in one.taken] == [t["id"] for t in other.taken]
        with pytest.raises(KeyError, match="nothing"):
            cite.citation(there, table, "nothing")


def test_a_cell_is_looked_up_by_its_id(ds, there):
    for table, name in (("events", "title"), ("stances", "date"), ("actors", "name")):
        here, elsewhere = (queries.column(d, table, name) for d in (ds, there))
        key = list(here)[1]
        assert (elsewhere[key], elsewhere.get("nothing"), elsewhere.get("")) == (
            *(here[key], None, None),
        )
        assert (len(elsewhere), list(elsewhere)) == (len(here), list(here))


def test_a_data_set_says_how_much_it_has_wherever_that_is(ds, there):
    assert repr(there) == repr(ds)
    assert set(TABLES) >= {"events", "stances"}

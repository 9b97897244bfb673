"""Time loading, each query and each figure in Python, on the data of this repository."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from inspect import signature
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from timeline import Dataset, Filters, charts, cite, load, queries
from timeline.export.pages.build import pages
from timeline.layout.page import SIZES
from timeline.layout.time_scale import TimeScale
from timeline.queries import filter_query, filters, positions
from timeline.queries.lanes import LANES
from timeline.scenes.timeline import scene
from timeline.views.caption import edition
from timeline.views.evidence import evidence
from timeline.views.view import View

DATA = Path(__file__).parents[1] / "data"
ALL = Filters()
SOME = Filters(countries=("JPN", "IND"), years=(1990, 2024), text="alliance")
NONE = Filters(countries=("JPN",), text="no such word")

PAGE, SLIDE = "timeline laid out for a page", "timeline laid out for a slide"
GOALS = {PAGE: 0.1, SLIDE: 0.5}
"""Seconds that a figure may take; of others nothing is asked."""

QUERIES: dict[str, Callable[[Dataset], object]] = {
    "events, all": lambda ds: queries.events(ds, ALL),
    "events, filtered": lambda ds: queries.events(ds, SOME),
    "stances, filtered": lambda ds: queries.stances(ds, SOME),
    "options of five facets": lambda ds: [queries.options(ds, SOME, f) for f in filters.FACETS],
    "ways out of an empty view": lambda ds: queries.loosen(ds, NONE),
    "cells": lambda ds: positions.cells(ds, ALL),
    "days on which cells change": lambda ds: positions.changes(ds, ALL),
    "statements behind a cell": lambda ds: positions.statements(ds, *_cell(ds)),
    "card of an event": lambda ds: evidence(ds, "events", ds.events.iloc[0].to_dict()),
    "filters to a link and back": lambda ds: _round_trip(ds, SOME),
    "citations of all events": lambda ds: [cite.citation(ds, "events", i) for i in ds.events["id"]],
    "sources as BibTeX": cite.bibtex,
}
LAYOUT: dict[str, Callable[[], object]] = {
    "scale of 100,000 events": lambda: TimeScale.build(_days(100_000), (0.0, 30_000.0), 0.75),
}
FIGURES: dict[str, Callable[[Dataset], object]] = {
    "timeline": charts.timeline,
    "timeline, filtered": lambda ds: charts.timeline(ds, SOME),
    **{
        f"timeline by {lanes}": lambda ds, lanes=lanes: charts.timeline(ds, lanes=lanes)
        for lanes in LANES
    },
    PAGE: lambda ds: scene(ds, ALL, width=1000, is_quick=True),
    SLIDE: lambda ds: pages(ds, View("timeline"), SIZES["16:9"], edition()),
    "matrix": charts.matrix,
    "matrix, filtered": lambda ds: charts.matrix(ds, SOME),
}


@pytest.fixture(scope="module")
def ds() -> Dataset:
    return load(DATA)


def test_load(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info["name"] = "Load the folder"
    benchmark(load, DATA)


@pytest.mark.parametrize("name", QUERIES)
def test_query(benchmark: BenchmarkFixture, ds: Dataset, name: str) -> None:
    benchmark.extra_info["name"] = f"Query: {name}"
    _time(benchmark, QUERIES[name], ds)


@pytest.mark.parametrize("name", LAYOUT)
def test_layout(benchmark: BenchmarkFixture, name: str) -> None:
    benchmark.extra_info["name"] = f"Layout: {name}"
    benchmark(LAYOUT[name])


@pytest.mark.parametrize("name", FIGURES)
def test_figure(benchmark: BenchmarkFixture, ds: Dataset, name: str) -> None:
    benchmark.extra_info["name"] = f"Figure: {name}"
    benchmark.extra_info["goal"] = GOALS.get(name)
    _time(benchmark, FIGURES[name], ds)


def _time(benchmark: BenchmarkFixture, step: Callable[[Dataset], object], ds: Dataset) -> None:
    """Time a step as for filters that nobody has chosen yet, on data that are long in use."""
    benchmark.pedantic(step, (ds,), setup=_forget, rounds=25, warmup_rounds=2)


def _forget() -> None:
    rooms = (queries.in_view, queries.choices, positions.as_of)
    for kept in (kept for room in rooms for kept in vars(room).values()):
        if hasattr(kept, "cache_clear") and "filters" in signature(kept).parameters:
            kept.cache_clear()


def _cell(ds: Dataset) -> tuple[str, str]:
    first = ds.stances.iloc[0]
    return first["actor"], first["framework"]


def _round_trip(ds: Dataset, chosen: Filters) -> object:
    query: dict[str, list[str]] = {}
    for param, value in filter_query.to_query(ds, chosen):
        query.setdefault(param, []).append(value)
    return filter_query.from_query(ds, query)


def _days(count: int) -> Iterator[float]:
    """Yield days, half of them in the last hundredth of the time, in no order."""
    for k in range(count):
        share = (k * 0.618034) % 1
        yield 30_000 * (share if k % 2 else 0.99 + share / 100)

"""What figures show: no text on another, no line through one, nothing cut off or too small.

Scales, filters and sorts of lanes of a timeline are worked out in turn at the widths that a chart
has in five windows; so are pairs of moments and whoever has said anything.
`tests/browser/test_layout.py` shows that a browser draws the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle, product

import pytest

from tests.legibility import COLUMNS, faults, laid_out, read_figure, same
from timeline import charts, load, queries
from timeline.layout.time_scale import SCALES
from timeline.queries import speakers
from timeline.queries.filters import Filters
from timeline.queries.lanes import LANES
from timeline.views.by_hand import NAMES

pytestmark = pytest.mark.slow

FILTERS = {
    "everything": Filters(),
    "Japan": Filters(countries=("JPN",)),
    "India": Filters(countries=("IND",)),
    "Japan or the United States": Filters(countries=("JPN", "USA")),
    "Asian NATO": Filters(frameworks=("asian-nato",)),
    "Ishiba": Filters(actors=("ishiba",)),
    "statements": Filters(kinds=("statement",)),
    "agreements or summits": Filters(kinds=("agreement", "summit")),
    "one source": Filters(sources=("nippon",)),
    "2024": Filters(years=(2024, 2024)),
    "weeks": Filters(years=("2024-09", "2024-10-11")),
    "a day": Filters(years="2024-10-01"),
    "2024 and what went on": Filters(years=2024, ongoing=True),
    "1990-2000": Filters(years=(1990, 2000)),
    "United States until 1989": Filters(countries=("USA",), years=(1945, 1989)),
    "a word": Filters(text="treaty"),
}
PAIRS = {
    "usual": ("higuchi-report", "asian-nato-proposal"),
    "swapped": ("asian-nato-proposal", "higuchi-report"),
    "open dates": ("us-drawdown-fears", "us-reticence"),
    "days": ("ishiba-elected-leader", "trump-wins"),
}


@dataclass(frozen=True)
class Case:
    """What is drawn of a timeline, and how."""

    filters: str = "everything"
    scale: str = "balanced"
    lanes: str | None = None
    named: str = "all"
    selected: str = ""

    def figure(self, ds, column, *, dark=False):
        return charts.timeline(
            ds,
            FILTERS[self.filters],
            scale=self.scale,
            lanes=self.lanes,
            named=self.named,
            width=laid_out(column),
            dark=dark,
            selected=self.selected,
        )


def cases(window):
    """Return what is looked at in a window: all that may be chosen, in turn over the windows."""
    turn = list(COLUMNS).index(window)
    every = [
        *(Case(scale=scale) for scale in SCALES),
        *(Case(name, scale) for name, scale in zip(list(FILTERS)[1:], cycle(SCALES), strict=False)),
        *(Case(named=named) for named in ("few", "calm")),
        *(Case(lanes=lanes, selected="higuchi-report") for lanes in LANES),
        *(Case("Japan", lanes=lanes) for lanes in LANES),
    ]
    return [Case(named="calm"), *every[turn :: len(COLUMNS)]]


@pytest.fixture(scope="module")
def ds():
    return load("data")


@pytest.mark.parametrize("window", COLUMNS)
def test_a_timeline_is_legible(ds, window):
    column = COLUMNS[window]
    drawn = {case: read_figure(case.figure(ds, column)) for case in cases(window)}
    wrong = [f"{case}: {fault}" for case in drawn for fault in faults(drawn[case], is_close=True)]
    assert wrong == []


def test_no_filter_leaves_nothing_to_look_at(ds):
    assert all(len(queries.events(ds, filters)) for filters in FILTERS.values())


@pytest.mark.parametrize("lanes", [None, "country"])
def test_a_dark_chart_has_the_places_of_a_light_one(ds, lanes):
    light, dark = (
        read_figure(Case(lanes=lanes).figure(ds, COLUMNS[1440], dark=dark))
        for dark in (False, True)
    )
    assert same(light, dark, 0.0)


@pytest.mark.parametrize("window", COLUMNS)
def test_two_moments_are_legible(ds, window):
    usual, column = PAIRS["usual"], COLUMNS[window]
    wanted = [
        *((usual, Filters(), 60, *both) for both in zip(SCALES, NAMES, strict=True)),
        *((usual, filters, 24, "balanced", "all") for filters in FILTERS.values()),
        *(
            (PAIRS[pair], filters, months, scale, "all")
            for pair, months, scale, filters in product(
                PAIRS, (12, 60), SCALES, (Filters(), Filters(countries=("IND",)))
            )
        ),
    ]
    turn = list(COLUMNS).index(window)
    wrong = [
        f"{case}: {fault}"
        for case in wanted[turn :: len(COLUMNS)]
        for pair, filters, months, scale, names in [case]
        for fault in faults(
            read_figure(
                charts.compare(
                    ds,
                    filters,
                    between=pair,
                    months=months,
                    scale=scale,
                    named=names,
                    width=laid_out(column),
                )
            ),
            is_close=True,
        )
    ]
    assert wrong == []


@pytest.mark.parametrize("window", COLUMNS)
def test_stances_through_time_are_legible(ds, window):
    busiest = ds.stances["framework"].value_counts().index[0]
    everybody = speakers.choices(ds, Filters())["id"] if window == min(COLUMNS) else ()
    wanted = [
        *((who, "", "balanced") for who in everybody),
        *((who, busiest, "balanced") for who in ds.links["stance_country"]["country"].unique()),
        *(
            (who, framework, scale)
            for scale in SCALES
            for who, framework in (("ishiba", ""), ("japan", ""), ("JPN", busiest), ("IND", ""))
        ),
    ]
    wrong = [
        f"{case}: {fault}"
        for case in wanted
        for who, framework, scale in [case]
        for fault in faults(
            read_figure(
                charts.drift(
                    ds,
                    who=who,
                    framework=framework,
                    scale=scale,
                    width=laid_out(COLUMNS[window]),
                )
            ),
            is_close=True,
        )
    ]
    assert wrong == []

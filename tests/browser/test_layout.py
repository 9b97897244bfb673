"""What the browser draws: no text on another, no line through one, nothing cut off or too small.

Every scale with every sort of lanes, and every filter with every sort of lanes and one scale after
another, is drawn at the widths that a chart has in four windows. A few live pages show that their
charts are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import cycle

import numpy as np
import pytest

from tests.browser import svg
from tests.browser.svg import Board, Drawing
from timeline import charts, load, queries
from timeline.layout.naming import NAMED
from timeline.layout.time_scale import SCALES
from timeline.queries import positions
from timeline.queries.filters import Filters
from timeline.queries.lanes import LANES
from timeline.scenes.matrix import Arrangement, blocks

COLUMNS = {800: 488.75, 1280: 848.75, 1440: 1008.75, 1920: 1488.75}
"""Width of a window to that of the charts in it, beside the open sidebar; px."""

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
    "1990-2000": Filters(years=(1990, 2000)),
    "United States until 1989": Filters(countries=("USA",), years=(1945, 1989)),
    "a word": Filters(text="treaty"),
}
SLACK = 1.0
"""How much of two boxes may lie over each other, px: less than can be seen."""
SMALLEST = 11.0


@dataclass(frozen=True)
class Case:
    """What is drawn of a timeline, and how."""

    filters: str = "everything"
    scale: str = "balanced"
    lanes: str | None = None
    named: str = "all"
    selected: str = ""

    @property
    def is_plain(self):
        return self.filters == "everything" and self.named == "all" and not self.selected

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


def cases(lanes):
    return [
        *(Case(scale=scale, lanes=lanes) for scale in SCALES),
        *(
            Case(name, scale, lanes)
            for name, scale in zip(list(FILTERS)[1:], cycle(SCALES), strict=False)
        ),
        *(Case(lanes=lanes, named=named) for named in NAMED if named != "all"),
        Case(lanes=lanes, selected="higuchi-report"),
    ]


@pytest.fixture(scope="module")
def ds():
    return load("data")


@pytest.fixture(scope="module")
def board(browser) -> Iterator[Board]:
    page = browser.new_page()
    yield Board(page)
    page.close()


def laid_out(column: float) -> int:
    """Return the width that the page lays a chart out for in a column."""
    return int(column // 40 * 40)


def faults(drawn: Drawing, *, is_grid: bool = False) -> list[str]:
    """Say in a line each what is wrong with a drawing.

    The words of a grid may stand closer than lines of a text do, a count above an arrow, and its
    rules pass under cells: there only ink is looked at, and no line.
    """
    says = drawn.says()
    ink = np.concatenate([text.ink for text in drawn.texts])
    boxes = ink if is_grid else np.concatenate([text.boxes for text in drawn.texts])
    of = np.repeat(np.arange(len(says)), [len(text.ink) for text in drawn.texts])
    over = svg.collisions(boxes, of, 0.0 if is_grid else SLACK)
    strokes = drawn.strokes[:0] if is_grid else drawn.strokes
    covered = on_markers(ink, drawn.squares)
    through = {of[k] for k, _ in svg.crossings(ink, strokes, 0.0) if not covered[k]}
    return [
        *(f"{says[a]!r} lies on {says[b]!r}" for a, b in over),
        *(f"a line runs through {says[k]!r}" for k in sorted(through)),
        *(f"{words!r} is cut off" for words in svg.cut_off(drawn, SLACK)),
        *(f"{text.words!r} has {text.size} px" for text in drawn.texts if text.size < SMALLEST),
    ]


def on_markers(ink, squares):
    """Tell which lines of text stand on a marker, which hides what runs under it."""
    low, high = ink.min(axis=1)[:, None], ink.max(axis=1)[:, None]
    inside = (low >= squares.min(axis=1)).all(axis=2) & (high <= squares.max(axis=1)).all(axis=2)
    return inside.any(axis=1)


@pytest.mark.parametrize("lanes", [None, *LANES])
@pytest.mark.parametrize("window", COLUMNS)
def test_a_timeline_is_legible(ds, board, capsys, window, lanes):
    column, every = COLUMNS[window], cases(lanes)
    figures = ((case.figure(ds, column), column) for case in every)
    drawn = dict(zip(every, board.draw(figures), strict=True))
    labels = {name: list(queries.events(ds, filters)["label"]) for name, filters in FILTERS.items()}
    with capsys.disabled():
        counts = {
            case: (
                len(svg.named(drawn[case].says(), labels[case.filters])),
                len(labels[case.filters]),
            )
            for case in every
        }
        print(f"\n{window} px, lanes {lanes or 'none'}, named in full: {told(counts)}", end=" ")
    assert all(labels.values()), "a filter leaves nothing to look at"
    assert [f"{case}: {fault}" for case in every for fault in faults(drawn[case])] == []

    twice = [case for case in every if case.filters == "everything"]
    dark = board.draw((case.figure(ds, column, dark=True), column) for case in twice)
    moved = [
        case
        for case, other in zip(twice, dark, strict=True)
        if not svg.same(drawn[case], other, SLACK)
    ]
    assert moved == [], "a dark chart has other places than a light one"


def told(counts: dict[Case, tuple[int, int]]) -> str:
    """Say how many events are named in full: by scale where nothing is filtered, and otherwise."""
    whole = {case.scale: counts[case] for case in counts if case.is_plain}
    under = [c for case, c in counts.items() if case.filters != "everything"]
    n, of = map(sum, zip(*under, strict=True))
    scaled = ", ".join(f"{scale} {n} of {of}" for scale, (n, of) in whole.items())
    return f"{scaled} events; under filters {n / of:.0%}"


def test_the_usual_window_names_what_it_promises(ds, board):
    drawn = board.draw_one(Case().figure(ds, COLUMNS[1440]), COLUMNS[1440])
    assert len(svg.named(drawn.says(), list(ds.events["label"]))) >= 45
    core = ds.events.loc[ds.events["importance"] == "core", "label"]
    assert svg.named(drawn.says(), list(core)) == list(core)


@dataclass(frozen=True)
class Table:
    """What is drawn of the matrix, and how."""

    filters: str = "everything"
    asof: date | None = None
    since: date | None = None
    order: str = "curated"
    is_folded: bool = False

    def figures(self, ds, column):
        """Yield a figure for each block of frameworks; under filters, for the first."""
        filters, width = FILTERS[self.filters], laid_out(column)
        cells = positions.cells(ds, filters)
        folded = [group.key for group in positions.groups(ds)] if self.is_folded else []
        parts = blocks(ds, cells, width, Arrangement(self.order, folded))
        for frameworks in parts if self.filters == "everything" else parts[:1]:
            yield charts.matrix(
                ds,
                filters,
                asof=self.asof,
                since=self.since,
                arrangement=Arrangement(self.order, folded, frameworks),
                width=width,
            )


TABLES = [
    *(Table(filters) for filters in FILTERS),
    *(Table(order=order) for order in positions.ORDERS if order != "curated"),
    Table(is_folded=True),
    Table(asof=date(1995, 1, 1)),
    Table(asof=date(2024, 10, 31), since=date(2024, 9, 30)),
    Table(asof=date(2024, 10, 31), since=date(2024, 9, 30), is_folded=True),
]
CELL = 15.0
"""Markers that are smaller are no cells but badges on them; px."""


@pytest.mark.parametrize("window", COLUMNS)
def test_a_matrix_is_legible(ds, board, window):
    column = COLUMNS[window]
    cases = [(table, figure) for table in TABLES for figure in table.figures(ds, column)]
    drawn = board.draw((figure, column) for _, figure in cases)
    wrong = [
        f"{table}: {fault}"
        for (table, _), found in zip(cases, drawn, strict=True)
        for fault in [*faults(found, is_grid=True), *stacked(found)]
    ]
    assert wrong == []


def stacked(drawn: Drawing) -> list[str]:
    """Say which cells lie on each other."""
    cells = drawn.squares[np.ptp(drawn.squares[:, :, 0], axis=1) >= CELL]
    pairs = svg.collisions(cells, np.arange(len(cells)), 0.0)
    middles = cells.mean(axis=1).round().tolist()
    return [f"the cell at {middles[a]} lies on that at {middles[b]}" for a, b in pairs]


@pytest.mark.parametrize("window", COLUMNS)
def test_two_moments_are_legible(ds, board, window):
    column = COLUMNS[window]
    cases = [
        *(("everything", 60, scale, named) for scale, named in zip(SCALES, NAMED, strict=True)),
        *(("everything", 12, scale, "all") for scale in SCALES),
        *((name, 24, "balanced", "all") for name in FILTERS),
    ]
    figures = (
        charts.compare(
            ds, FILTERS[name], months=months, scale=scale, named=named, width=laid_out(column)
        )
        for name, months, scale, named in cases
    )
    drawn = board.draw((figure, column) for figure in figures)
    found = zip(cases, drawn, strict=True)
    assert [f"{case}: {fault}" for case, one in found for fault in faults(one)] == []


@pytest.mark.parametrize("window", COLUMNS)
def test_stances_through_time_are_legible(ds, board, window):
    column = COLUMNS[window]
    busiest = ds.stances["framework"].value_counts().index[0]
    loudest = ds.stances["actor"].value_counts().index[:15]
    cases = [
        *((who, "", "balanced") for who in loudest),
        *((who, busiest, "balanced") for who in ds.links["stance_country"]["country"].unique()),
        *((loudest[0], "", scale) for scale in SCALES if scale != "balanced"),
    ]
    figures = (
        charts.drift(ds, who=who, framework=framework, scale=scale, width=laid_out(column))
        for who, framework, scale in cases
    )
    drawn = board.draw((figure, column) for figure in figures)
    found = zip(cases, drawn, strict=True)
    assert [f"{case}: {fault}" for case, one in found for fault in faults(one)] == []


@pytest.mark.parametrize(
    ("window", "scheme", "path", "case"),
    [
        (800, "light", "/", Case(named="more")),
        (
            1280,
            "light",
            "/?lanes=country&scale=even&names=all",
            Case(scale="even", lanes="country"),
        ),
        (1440, "dark", "/?framework=Asian+NATO", Case("Asian NATO", named="more")),
        (1920, "light", "/?scale=calendar", Case(scale="calendar", named="more")),
    ],
)
def test_a_live_page_draws_the_same(board, new_tab, window, scheme, path, case):
    live = svg.read(new_tab(width=window, color_scheme=scheme).go(path), ".js-plotly-plot")
    assert live.width == COLUMNS[window]
    figure = case.figure(load("data"), live.width, dark=scheme == "dark")
    assert svg.same(live, board.draw_one(figure, live.width), SLACK)

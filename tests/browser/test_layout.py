"""What the browser draws: no text on another, no line through one, nothing cut off or too small.

Every scale, every sort of lanes and every filter is drawn at the widths that a chart has in four
windows. A few live pages show that their charts are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
import pytest

from tests.browser import svg
from tests.browser.svg import Board, Drawing
from timeline import charts, load, queries
from timeline.charts.timeline import LANES, NAMED
from timeline.filters import Filters
from timeline.layout.scale import SCALES

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
        *(Case(filters, scale, lanes) for filters, scale in product(FILTERS, SCALES)),
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


def faults(drawn: Drawing) -> list[str]:
    """Say in a line each what is wrong with a drawing."""
    says = drawn.says()
    boxes = np.array([text.box for text in drawn.texts])
    lines = np.concatenate([text.lines for text in drawn.texts])
    of = np.repeat(np.arange(len(says)), [len(text.lines) for text in drawn.texts])
    over = svg.collisions(boxes, np.arange(len(says)), SLACK)
    through = {of[line] for line, _ in svg.crossings(lines, drawn.strokes, 0.0)}
    return [
        *(f"{says[a]!r} lies on {says[b]!r}" for a, b in over),
        *(f"a line runs through {says[k]!r}" for k in sorted(through)),
        *(f"{words!r} is cut off" for words in svg.cut_off(drawn, SLACK)),
        *(f"{text.words!r} has {text.size} px" for text in drawn.texts if text.size < SMALLEST),
    ]


def letters(text: str) -> str:
    return "".join(text.split())


def named(drawn: Drawing, labels: list[str]) -> list[str]:
    """Return which labels stand in a drawing in full."""
    says = "\n".join(map(letters, drawn.says()))
    return [label for label in labels if letters(label) in says]


def same(a: Drawing, b: Drawing) -> bool:
    """Whether two drawings have the same texts and lines at the same places."""
    shapes = [
        (np.array([text.box for text in a.texts]), np.array([text.box for text in b.texts])),
        (a.strokes, b.strokes),
        (a.squares, b.squares),
    ]
    return a.says() == b.says() and all(
        x.shape == y.shape and np.allclose(x, y, atol=SLACK) for x, y in shapes
    )


@pytest.mark.parametrize("lanes", [None, *LANES])
@pytest.mark.parametrize("window", COLUMNS)
def test_a_timeline_is_legible(ds, board, capsys, window, lanes):
    column, every = COLUMNS[window], cases(lanes)
    figures = ((case.figure(ds, column), column) for case in every)
    drawn = dict(zip(every, board.draw(figures), strict=True))
    labels = {name: list(queries.events(ds, filters)["label"]) for name, filters in FILTERS.items()}
    with capsys.disabled():
        counts = {
            case: (len(named(drawn[case], labels[case.filters])), len(labels[case.filters]))
            for case in every
        }
        print(f"\n{window} px, lanes {lanes or 'none'}, named in full: {told(counts)}", end=" ")
    assert all(labels.values()), "a filter leaves nothing to look at"
    assert [f"{case}: {fault}" for case in every for fault in faults(drawn[case])] == []

    twice = [case for case in every if case.filters == "everything" or lanes is None]
    dark = board.draw((case.figure(ds, column, dark=True), column) for case in twice)
    moved = [case for case, other in zip(twice, dark, strict=True) if not same(drawn[case], other)]
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
    assert len(named(drawn, list(ds.events["label"]))) >= 45
    core = ds.events.loc[ds.events["importance"] == "core", "label"]
    assert named(drawn, list(core)) == list(core)


@pytest.mark.parametrize(
    ("window", "scheme", "path", "case"),
    [
        (800, "light", "/", Case()),
        (1280, "light", "/?lanes=country&scale=even", Case(scale="even", lanes="country")),
        (1440, "dark", "/?framework=Asian+NATO", Case("Asian NATO")),
        (1920, "light", "/?scale=calendar", Case(scale="calendar")),
    ],
)
def test_a_live_page_draws_the_same(board, new_tab, window, scheme, path, case):
    live = svg.read(new_tab(width=window, color_scheme=scheme).go(path), ".js-plotly-plot")
    assert live.width == COLUMNS[window]
    figure = case.figure(load("data"), live.width, dark=scheme == "dark")
    assert same(live, board.draw_one(figure, live.width))

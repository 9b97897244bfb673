"""Every filter value of the data that come with the program gives a picture without a fault.

All values of all facets are looked at, each in one of the forms in turn: four pages, three widths
of a screen, a phone; few, calm and all names. So every form meets values of every sort, and the
file takes seconds. Everything in view is looked at in every form. What is counted is printed
(``pytest -s``).
"""

from __future__ import annotations

from itertools import cycle, product
from pathlib import Path

import pytest

from tests.layout.event_faults import faults
from timeline import queries
from timeline.export.pages.request import PageRequest
from timeline.export.pages.timeline import fitted_timeline
from timeline.layout.page import SIZES
from timeline.queries.filters import FACETS, Filters, labels
from timeline.reading import load
from timeline.scenes.chart_events import known_window
from timeline.scenes.timeline import scene
from timeline.schema import CORE
from timeline.views.caption import Caption
from timeline.views.view import View

DATA = Path(__file__).parents[2] / "data"
PAGES = ("16:9", "4:3", "a4", "a4-portrait")
SCREENS = {"page": 1000, "page, 1280": 1280, "page, 1920": 1920, "phone": 358}
FORMS = (*PAGES, *SCREENS)
NAMES = ("few", "calm", "all")
CAPTION = Caption(
    title="Asian NATO was proposed in September 2024; India said no within 30 days; by 11 November"
    " no government had backed it",
    sentence="119 of 119 events · Above the line Japan acts, below it others",
    day="As of 11 November 2024",
    note="",
    version="data a6d12a05b9, exported 30 November 2026",
    link="https://example.org/",
)
"""What stands around a chart takes room: a long title, so that there is less of it."""


@pytest.fixture(scope="module")
def ds():
    return load(DATA)


def drawn(ds, filters, form, names):
    """Return the timeline as it is laid out for a form."""
    if form in SCREENS:
        width = SCREENS[form]
        return scene(ds, filters, names=names, width=width, is_quick=True).laid_out
    view = View("timeline", filters, names=names)
    return fitted_timeline(PageRequest(ds, view, SIZES[form], CAPTION)).laid_out


def wrong(ds, filters, found):
    """Yield what is wrong with a timeline of what is in view."""
    yield from faults(found)
    view = queries.events(ds, filters)
    ids = list(view["id"])
    core = set(view.loc[view["importance"] == CORE, "id"])
    if core - found.named:
        yield f"not named: {sorted(core - found.named)}"
    if found.named - set(ids) or sorted(mark.id for mark in found.marks) != sorted(ids):
        yield "what is drawn is not what is in view"
    if found.total != len(ids):
        yield f"{found.total} are counted of {len(ids)}"
    windows = {str(row["id"]): known_window(row) for row in view.to_dict("records")}
    is_after = view["date"].str.endswith("/")  # at an unknown time after a day
    begun = set(view.loc[view["begun_by"].notna() & ~is_after, "id"])
    for mark in found.marks:
        first, last = windows[mark.id]
        if mark.is_day is not (last - first <= 1 and mark.id in begun):
            yield f"{mark.id} is not as full as its day is known"
        cell = next(c for c in found.cells if (first + last) / 2 < c.last or c is found.cells[-1])
        at = mark.y if found.is_upright else mark.x
        if not cell.x0 - 0.05 <= at <= cell.x1 + 0.05:
            yield f"{mark.id} leaves {cell.name or 'its cell'}"


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_everything_is_drawn_without_a_fault_in_every_form(ds, form):
    for names in NAMES:
        found = drawn(ds, Filters(), form, names)
        assert list(wrong(ds, Filters(), found)) == []
        core = set(ds.events.loc[ds.events["importance"] == CORE, "id"])
        told = f"{len(found.named):>3} of {found.total} named, core {len(core & found.named)}"
        print(f"{form:12}{names:6}{told} of {len(core)}")  # noqa: T201


@pytest.mark.slow
@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.param)
def test_every_filter_value_is_drawn_without_a_fault(ds, facet):
    forms = cycle(product(FORMS, NAMES))
    looked_at = named = total = 0
    for value in labels(ds, facet):
        filters = facet.choose(Filters(), [value])
        if queries.events(ds, filters).empty:
            continue
        form, names = next(forms)
        found = drawn(ds, filters, form, names)
        assert list(wrong(ds, filters, found)) == [], (value, form, names)
        looked_at, named, total = looked_at + 1, named + len(found.named), total + found.total
    print(f"{facet.param:10}{looked_at} values, {named} of {total} named")  # noqa: T201


@pytest.mark.parametrize("lanes", ["country", "framework", "actor", "kind"])
def test_lanes_have_no_fault_either(ds, lanes):
    for width in (1000, 358):
        found = scene(ds, Filters(), lanes=lanes, names="all", width=width, is_quick=True).laid_out
        assert list(faults(found)) == []
        assert {mark.id for mark in found.marks} == set(ds.events["id"])

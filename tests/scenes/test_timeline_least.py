"""How many events a picture names at least, on data that stay as they stood in November 2026.

What a picture reaches depends on how well its names are packed and on what else stands on a page.
A number that is not reached yet is marked as such; once it is, the mark has to go.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.export.pages.request import PageRequest
from timeline.export.pages.timeline import fitted_timeline
from timeline.layout.page import SIZES
from timeline.queries.filters import Filters
from timeline.reading import load
from timeline.scenes.timeline import scene
from timeline.schema import CORE
from timeline.views.caption import caption_of, edition
from timeline.views.view import View

FIXTURE = Path(__file__).parents[1] / "fixtures" / "autumn_2026"
DEBATE = Filters(frameworks=("asian-nato",), years=(2024, 2024))


def short_of(least, reached):
    return pytest.param(
        least, marks=pytest.mark.xfail(reason=f"{reached} of {least} so far", strict=True)
    )


@pytest.fixture(scope="module")
def ds():
    return load(FIXTURE)


@pytest.fixture(scope="module")
def core(ds):
    return set(ds.events.loc[ds.events["importance"] == CORE, "id"])


def on_page(ds, size, names, filters=None):
    view = View("timeline", filters or Filters(), names=names)
    caption = caption_of(ds, view, edition("https://example.org"))
    return fitted_timeline(PageRequest(ds, view, SIZES[size], caption)).laid_out


@pytest.mark.parametrize("least", [54])
def test_a_slide_names_half_of_all(ds, core, least):
    found = on_page(ds, "16:9", "all")
    assert core <= found.named
    assert found.total == 111
    assert len(found.named) >= least


@pytest.mark.parametrize("least", [38])
def test_a_calm_slide_names_a_third(ds, core, least):
    found = on_page(ds, "16:9", "calm")
    assert core <= found.named
    assert len(found.named) >= least


@pytest.mark.parametrize("least", [38])
def test_a_narrow_slide_names_a_third(ds, core, least):
    found = on_page(ds, "4:3", "all")
    assert core <= found.named
    assert len(found.named) >= least


@pytest.mark.parametrize("least", [57])
def test_an_upright_page_names_half_of_all(ds, core, least):
    found = on_page(ds, "a4-portrait", "all")
    assert core <= found.named
    assert len(found.named) >= least


@pytest.mark.parametrize("least", [66])
def test_a_page_of_a_screen_names_more_than_half_of_all(ds, core, least):
    found = scene(ds, Filters(), names="all", width=1000, height=620, size=11.0).laid_out
    assert core <= found.named
    assert len(found.named) >= least


@pytest.mark.parametrize("least", [short_of(66, 64)])
def test_a_page_that_has_to_be_there_at_once_names_as_many(ds, core, least):
    found = scene(
        ds, Filters(), names="all", width=1000, height=620, size=11.0, is_quick=True
    ).laid_out
    assert core <= found.named
    assert len(found.named) >= least


@pytest.mark.parametrize("names", ["calm", "all"])
def test_of_one_debate_all_is_named(ds, names):
    found = on_page(ds, "16:9", names, DEBATE)
    assert len(found.named) == found.total == 25


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("names", ["few", "calm", "all"])
def test_core_events_are_named_on_every_page(ds, core, size, names):
    assert core <= on_page(ds, size, names).named

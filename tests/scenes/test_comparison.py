"""Any two moments of the data that come with the program are set side by side without a fault."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from tests.layout.comparison_faults import crossings, faults, is_monotone
from timeline.queries import moments
from timeline.queries.filters import Filters
from timeline.queries.ties import around_both, ties
from timeline.reading import load
from timeline.scenes.comparison import comparison_scene

DS = load(Path(__file__).parents[2] / "data")
PAIRS = {
    "usual": ("", ""),
    "swapped": ("asian-nato-proposal", "higuchi-report"),
    "a pair that nothing ties": ("ishiba-elected-leader", "trump-wins"),
    "open dates": ("us-drawdown-fears", "us-reticence"),
    **{
        key: (then, now)
        for key, then, now in zip(
            *(DS.parallels[name] for name in ("id", "then_event", "now_event")), strict=True
        )
    },
}
SIZES = {
    "16:9": {"width": 920, "height": 368, "size": 10, "unit": 0.75},
    "4:3": {"width": 684, "height": 370, "size": 10, "unit": 0.75},
    "A4": {"width": 802, "height": 423, "size": 10, "unit": 0.75},
    "A4 portrait": {"width": 555, "height": 626, "size": 10, "unit": 0.75},
    "screen": {"width": 1008},
    "800": {"width": 720},
    "phone": {"width": 328},
}
FEW_NAMES = {"few": 12, "calm": 58, "all": 58}


def laid_out(pair="usual", size="screen", months=24, filters=None, **options):
    filters = filters or Filters()
    both = moments.pair(DS, *PAIRS[pair])
    around = around_both(DS, filters, both, months)
    how = {**SIZES[size], "is_quick": True, **options}
    return comparison_scene(DS, filters, around, months, **how), around


def has_to_be_named(around):
    core = {
        str(key) for rows in around.values() for key in rows.loc[rows["importance"] == "core", "id"]
    }
    tied = ties(DS, around)
    return core | {*tied["then_event"], *tied["now_event"], *(moment.id for moment in around)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("pair", PAIRS)
def test_nothing_overlaps_strays_or_is_run_through_and_all_that_counts_is_named(pair, size):
    scene, around = laid_out(pair, size)
    assert list(faults(scene.laid_out)) == []
    assert has_to_be_named(around) <= scene.laid_out.events.named


@pytest.mark.parametrize(
    ("months", "scale", "names", "size"),
    [*product([12, 60], ["calendar", "even"], ["all"], ["screen", "16:9", "phone"])],
)
def test_nor_do_they_on_any_scale(months, scale, names, size):
    scene, _ = laid_out(size=size, months=months, scale=scale, names=names)
    assert list(faults(scene.laid_out)) == []


@pytest.mark.parametrize("country", ["JPN", "USA", "IND", "CHN"])
@pytest.mark.parametrize("size", ["screen", "4:3", "phone"])
def test_nor_under_a_filter(country, size):
    scene, around = laid_out(size=size, filters=Filters(countries=(country,)))
    assert list(faults(scene.laid_out)) == []
    assert has_to_be_named(around) <= scene.laid_out.events.named


@pytest.mark.parametrize("pair", PAIRS)
def test_lines_cross_only_where_the_order_of_events_is_not_the_same(pair):
    found = laid_out(pair)[0].laid_out
    assert (crossings(found) == 0) == is_monotone(found)


def test_each_mark_stands_in_the_cell_of_its_months():
    scene, around = laid_out()
    found = scene.laid_out
    for moment, is_above in zip(around, (True, False), strict=True):
        rows = around[moment].set_index("id")
        for mark in found.events.marks:
            if (mark.y < found.events.plot[1]) is is_above and rows.loc[mark.id, "precision"] == (
                "day"
            ):
                at = rows.loc[mark.id, "first"]
                cell = next(c for c in found.cells if c.first <= at < c.last)
                assert cell.x0 - 0.01 <= mark.x <= cell.x1 + 0.01


def test_cells_are_named_by_months_from_zero():
    names = [cell.name for cell in laid_out(size="screen")[0].laid_out.cells]
    assert names[0] == "earlier"
    assert "month 1" in names
    assert names[-1] in {"13–24 months", "13–24"}


def test_on_a_slide_more_is_named_than_core_and_tied():
    scene, _ = laid_out(size="16:9", names="all", is_quick=False)
    assert len(scene.laid_out.events.named) >= 28


@pytest.mark.parametrize("names", FEW_NAMES)
def test_as_many_are_named_as_asked_for(names):
    scene, around = laid_out(names=names)
    most = max(FEW_NAMES[names], len(has_to_be_named(around)))
    assert len(scene.laid_out.events.named) <= most


def test_without_parallels_the_ribbons_are_close_and_there_are_no_boxes():
    tied, bare = (laid_out(pair)[0].laid_out for pair in ("usual", "a pair that nothing ties"))
    gaps = [found.events.plot[1] - found.upper for found in (tied, bare)]
    assert (len(tied.ties), len(bare.ties)) == (6, 0)
    assert gaps[1] < gaps[0] / 1.5


def test_a_swapped_pair_has_the_later_moment_above():
    found = laid_out("swapped")[0].laid_out
    assert [head.id for head in found.headings] == ["asian-nato-proposal", "higuchi-report"]
    assert {(t.tie.upper, t.tie.lower) for t in found.ties} >= {
        ("asian-nato-proposal", "higuchi-report")
    }


def test_every_letter_has_its_source():
    scene = laid_out(size="16:9")[0]
    letters = {
        letter
        for label in scene.timeline.laid_out.labels
        for line in label.lines
        for letter in line.letters.split(", ")
        if letter
    }
    letters |= {letter for box in scene.laid_out.ties for letter in box.tie.letters.split(", ")}
    assert letters == {letter for letter, _ in scene.timeline.sources}

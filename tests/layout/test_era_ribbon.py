"""Periods over the ribbon are drawn whole, those that overlap in rows of their own."""

from __future__ import annotations

from timeline.layout.era_ribbon import era_bands
from timeline.layout.time_scale import Axis, TimeScale


def bands(*eras):
    axis = Axis(TimeScale.build([], (0.0, 1000.0), 0.0), 0.0, 500.0)
    return {band.name: (band.x0, band.x1, band.y) for band in era_bands(eras, axis, 12.0)}


def test_those_that_follow_each_other_share_a_row():
    found = bands(("Old", 0, 400), ("New", 400, 1000))
    assert found == {"Old": (0.0, 200.0, 0.0), "New": (200.0, 500.0, 0.0)}


def test_those_that_overlap_are_both_whole():
    found = bands(("Old", 0, 440), ("New", 400, 1000))
    assert found == {"Old": (0.0, 220.0, 1.0), "New": (200.0, 500.0, 0.0)}

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings

from tests.layout.event_faults import faults
from tests.layout.test_event_timeline import HIGH, LOW, crowds, event
from timeline.layout.event_labels import USUAL_FACE
from timeline.layout.timeline_model import ChartFrame
from timeline.layout.upright_timeline import lay_out_upright

PHONE = ChartFrame(358.0, None, USUAL_FACE)


def drawn(events, frame=PHONE, blend=0.75):
    events = sorted(events, key=lambda e: e.rank)
    return lay_out_upright(events, frame, domain=(LOW, HIGH), blend=blend)


@settings(max_examples=40)
@given(crowds())
def test_nothing_overlaps_is_crossed_or_cut_off(events):
    found = drawn(events)
    assert list(faults(found)) == []
    assert found.named == {e.id for e in events}
    assert {mark.id for mark in found.marks} == found.named
    assert found.is_upright


@settings(max_examples=20)
@given(crowds())
def test_names_stand_in_the_order_of_their_marks(events):
    found = drawn(events)
    at = {mark.id: mark.y for mark in found.marks}
    order = sorted(found.labels, key=lambda label: label.y0)
    assert all(at[a.id] <= at[b.id] + 1e-6 for a, b in pairwise(order))


def test_core_events_are_named_beyond_the_number_asked_for():
    events = [event(k, LOW + 1500 * k, rank=0 if k < 6 else 1) for k in range(20)]
    frame = ChartFrame(358.0, None, USUAL_FACE, most=4)
    assert drawn(events, frame).named == {str(k) for k in range(6)}


@pytest.mark.parametrize("count", [0, 1, 2, 30])
def test_as_high_as_its_names_take(count):
    found = drawn([event(k, LOW + 100) for k in range(count)])
    assert len(found.labels) == count
    assert found.height >= max([240.0, *(label.y1 for label in found.labels)])
    assert list(faults(found)) == []


def test_cells_run_down():
    found = drawn([event(k, LOW + 900 * k) for k in range(30)])
    assert [cell.x0 for cell in found.cells] == sorted(cell.x0 for cell in found.cells)
    assert found.plot[1] == found.cells[0].x0
    assert found.plot[3] == pytest.approx(found.cells[-1].x1)

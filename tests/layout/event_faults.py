"""What a reader would stumble over in a timeline of events, found in its geometry alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise, product

from timeline.layout.ribbon import RibbonCell
from timeline.layout.timeline_model import EventLabel, EventLeader, EventTimeline

Box = tuple[float, float, float, float]

SLACK = 0.05
"""Px: what adding up leaves over."""

OFF_MARK = 6.0
"""How far beside the middle of its mark a leader may begin where several marks are at one place."""


def faults(found: EventTimeline) -> Iterator[str]:
    """Yield what overlaps, is crossed, is cut off or stands where it does not belong."""
    yield from _labels(found)
    yield from _leaders(found)
    yield from _marks(found)
    ids = [(label.id, _lane(found, label.y0)) for label in found.labels]
    if len(set(ids)) < len(ids):
        yield "a label stands twice"
    if not found.lanes and {mark.id for mark in found.marks if mark.is_named} != found.named:
        yield "a named mark has no label"


def _labels(found: EventTimeline) -> Iterator[str]:
    for a, b in combinations(found.labels, 2):
        if overlap(_box(a), _box(b)):
            yield f"{a.id} overlaps {b.id}"
    x0, y0, x1, y1 = found.plot
    for label in found.labels:
        box = _box(label)
        if not within(box, (0.0, 0.0, found.width, found.height)):
            yield f"{label.id} leaves the chart"
        if any(label.text_x + line.width > label.x1 + SLACK for line in label.lines):
            yield f"{label.id} is wider than its box"
        if not found.lanes and overlap(box, (x0, y0, x1, y1)):
            yield f"{label.id} lies on the ribbon"
    rows = [(lane.x0, lane.y, lane.x1, lane.y1) for lane in found.eras]
    for label, row in product(found.labels, rows):
        if overlap(_box(label), row):
            yield f"{label.id} lies on an era"


def _leaders(found: EventTimeline) -> Iterator[str]:
    parts = {id(leader): list(_parts(leader)) for leader in found.leaders}
    for leader in found.leaders:
        for (xa, ya), (xb, yb) in pairwise(leader.points):
            if abs(xa - xb) > SLACK and abs(ya - yb) > SLACK:
                yield f"the leader of {leader.id} is slanted"
    for a, b in combinations(found.leaders, 2):
        if any(overlap(p, q, -0.5) for p, q in product(parts[id(a)], parts[id(b)])):
            yield f"the leaders of {a.id} and {b.id} meet"
    for leader, label in product(found.leaders, found.labels):
        if leader.id != label.id and any(crosses(p, _box(label)) for p in parts[id(leader)]):
            yield f"the leader of {leader.id} crosses {label.id}"
    yield from _ends(found)


def _ends(found: EventTimeline) -> Iterator[str]:
    """Yield leaders that do not run from their mark away from its row to their label."""
    marks = {(mark.id, round(mark.y, 3)): mark for mark in found.marks}
    labels = {(label.id, _lane(found, label.y0)): label for label in found.labels}
    for leader in found.leaders:
        (x, y), (xe, ye) = leader.points[0], leader.points[-1]
        if found.is_upright:
            mark = next((m for m in found.marks if m.id == leader.id), None)
        else:
            mark = marks.get((leader.id, round(y, 3)))
        near = mark and (abs(mark.y - y) if found.is_upright else abs(mark.x - x)) <= OFF_MARK
        if not near:
            yield f"the leader of {leader.id} does not begin at its mark"
        label = labels.get((leader.id, _lane(found, ye)))
        if label is None or not (label.y0 <= ye <= label.y1 and label.x0 - 1 <= xe):
            yield f"the leader of {leader.id} does not end at its label"
        turns = leader.points[2:] if not found.is_upright else ()
        if any(abs(py - y) < 4 * found.unit for _, py in turns):
            yield f"the leader of {leader.id} runs along the row of marks"


def _marks(found: EventTimeline) -> Iterator[str]:
    for mark in found.marks:
        at = mark.y if found.is_upright else mark.x
        ends = (found.axis.x0, found.axis.x1)
        if not ends[0] - SLACK <= at <= ends[1] + SLACK:
            yield f"the mark of {mark.id} leaves the axis"
    if found.marks and not found.is_upright and found.height < max(m.y for m in found.marks):
        yield "a mark leaves the chart"


def cell_of(found: EventTimeline, place: float) -> RibbonCell:
    """Return the cell in which a place on the axis lies."""
    return next(cell for cell in found.cells if place <= cell.x1 + SLACK)


def overlap(a: Box, b: Box, slack: float = SLACK) -> bool:
    """Return whether two boxes share more than ``slack`` px in both directions."""
    return min(a[2], b[2]) - max(a[0], b[0]) > slack and min(a[3], b[3]) - max(a[1], b[1]) > slack


def crosses(part: Box, box: Box) -> bool:
    """Return whether a line runs through a box, or closer along its edge than half a px."""
    x0, y0, x1, y1 = box
    return overlap(part, (x0 - 0.5, y0 - 0.5, x1 + 0.5, y1 + 0.5), -1e-9)


def within(inner: Box, outer: Box) -> bool:
    """Return whether a box lies in another."""
    return (
        inner[0] >= outer[0] - SLACK
        and inner[1] >= outer[1] - SLACK
        and inner[2] <= outer[2] + SLACK
        and inner[3] <= outer[3] + SLACK
    )


def _lane(found: EventTimeline, y: float) -> str:
    return next((lane.id for lane in found.lanes if lane.y0 <= y <= lane.y1), "")


def _box(label: EventLabel) -> Box:
    return label.x0, label.y0, label.x1, label.y1


def _parts(leader: EventLeader) -> Iterator[Box]:
    for (xa, ya), (xb, yb) in pairwise(leader.points):
        yield min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)

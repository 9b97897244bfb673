"""What a reader would stumble over on two lines of events: what overlaps, crosses or strays."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise, product

from timeline.layout.comparison_model import ComparisonLayout
from timeline.layout.text_metrics import text_width
from timeline.layout.tie_boxes import CONTRAST

__all__ = ["crossings", "faults", "is_monotone"]

_SLACK = 0.5
Box = tuple[float, float, float, float]


def faults(found: ComparisonLayout) -> Iterator[str]:
    """Yield what is wrong, in words."""
    texts = list(_texts(found))
    boxes = [(f"box {t.tie.id}", (t.x0, t.y0, t.x1, t.y1)) for t in found.ties]
    for things in (texts, boxes):
        for (one, a), (other, b) in combinations(things, 2):
            if _overlap(a, b):
                yield f"{one} lies on {other}"
    lines = [(f"leader {le.id}", f"label {le.id}", le.points) for le in found.events.leaders]
    links = [(f"link {li.id}", "", piece) for li in found.links for piece in li.pieces]
    for (name, own, points), (thing, box) in (
        *product(lines, texts),
        *product(links, [*texts, *boxes]),
    ):
        if thing != own and any(_runs_through(a, b, box) for a, b in pairwise(points)):
            yield f"{name} runs through {thing}"
    yield from _strays(found, [*texts, *boxes])
    for a, b in _met(found):
        yield f"link {a} meets link {b}"


def crossings(found: ComparisonLayout) -> int:
    """Return how many breaks lines have outside the ribbons: as many as crossings."""
    lower = found.events.plot[1]
    upper = found.upper + found.events.plot[3] - lower
    return sum(
        a[-1][1] == b[0][1] and upper < a[-1][1] < lower
        for link in found.links
        for a, b in pairwise(link.pieces)
        if a[-1][0] != b[0][0]
    )


def is_monotone(found: ComparisonLayout) -> bool:
    """Return whether events that are tied have the same order on both lines."""
    above, below = _places(found)
    places = {(above[t.tie.upper], below[t.tie.lower]) for t in found.ties}
    return all((a - c) * (b - d) >= 0 for (a, b), (c, d) in combinations(places, 2))


def _places(found: ComparisonLayout) -> tuple[dict[str, float], dict[str, float]]:
    middle = found.events.plot[1]
    marks = found.events.marks
    return (
        {mark.id: mark.x for mark in marks if mark.y < middle},
        {mark.id: mark.x for mark in marks if mark.y > middle},
    )


def _texts(found: ComparisonLayout) -> Iterator[tuple[str, Box]]:
    size = found.events.face.size
    for label in found.events.labels:
        yield f"label {label.id}", (label.x0, label.y0, label.x1, label.y1)
    for head in found.headings:
        yield f"heading {head.id}", head.box
    for name in found.names:
        half = text_width(name.text, size, bold=True) / 2
        yield f"name {name.text}", (name.x - half, name.y - 3, name.x + half, name.y + 3)
    for end in found.ends:
        half = text_width(end.text, size) / 2
        if end.text:
            yield end.text, (end.text_x - half, end.y0, end.text_x + half, end.y1)
    for box in found.ties:
        if box.tie.is_contrast:
            wide = text_width(CONTRAST, box.size)
            yield (
                f"{CONTRAST} {box.tie.id}",
                (box.word_x, box.y0 - 3, box.word_x + wide, box.y0 + 3),
            )


def _strays(found: ComparisonLayout, things: list[tuple[str, Box]]) -> Iterator[str]:
    events = found.events
    for name, (x0, y0, x1, y1) in things:
        if x0 < -_SLACK or x1 > events.width + _SLACK or y0 < -_SLACK or y1 > events.height + 1:
            yield f"{name} leaves the picture"
    for box in found.ties:
        wide = max(text_width(line, box.size, bold=True) for line in box.lines)
        if wide > box.x1 - box.x0 or box.ys[0] < box.y0 or box.ys[-1] > box.y1:
            yield f"the text of {box.tie.id} leaves its box"
    if not found.is_upright:
        for mark in events.marks:
            if not any(c.x0 - _SLACK <= mark.x <= c.x1 + _SLACK for c in found.cells):
                yield f"mark {mark.id} stands beside the ribbon"


def _met(found: ComparisonLayout) -> Iterator[tuple[str, str]]:
    """Yield lines that touch, other than at one mark: a break keeps those that cross apart."""
    parts = [
        (link.id, a, b) for link in found.links for piece in link.pieces for a, b in pairwise(piece)
    ]
    for (one, a, b), (other, c, d) in combinations(parts, 2):
        if one != other and _touch((a, b), (c, d)):
            yield one, other


def _touch(one: tuple, other: tuple) -> bool:
    boxes = [
        (min(p[0], q[0]), min(p[1], q[1]), max(p[0], q[0]), max(p[1], q[1]))
        for p, q in (one, other)
    ]
    (a, b, c, d), (e, f, g, h) = boxes
    return a <= g + 0.1 and e <= c + 0.1 and b <= h + 0.1 and f <= d + 0.1


def _overlap(a: Box, b: Box) -> bool:
    return (
        a[0] < b[2] - _SLACK
        and b[0] < a[2] - _SLACK
        and a[1] < b[3] - _SLACK
        and b[1] < a[3] - _SLACK
    )


def _runs_through(a: tuple[float, float], b: tuple[float, float], box: Box) -> bool:
    line = (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
    return (
        line[0] < box[2] - _SLACK
        and box[0] + _SLACK < line[2]
        and line[1] < box[3] - _SLACK
        and box[1] + _SLACK < line[3]
    )

"""What tests of a whole scene share: random items, and what a reader would stumble over."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from hypothesis import strategies as st

from timeline.layout.label_text import SIGN
from timeline.layout.scene import Item, Scene

WORDS = st.text("abcdefghij W", min_size=1, max_size=14).map(str.strip)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
LANES = ("one", "two", "three")


@st.composite
def items(draw, most=40, first=1, last=3_652_059):
    """Draw items of every sort, with ids that are their place in the list."""
    found = []
    for key in range(draw(st.integers(0, most))):
        start = draw(st.integers(first, last - 1))
        length = draw(st.sampled_from([0, 0, 1, 31, 366, 3653]))
        openness = draw(st.sampled_from(["", "", "", "start", "end", "both"]))
        found.append(
            Item(
                id=str(key),
                label=draw(NAMES),
                start=float(start),
                end=float(min(last, start + length)),
                fades=draw(st.booleans()),
                open_start=openness in {"start", "both"},
                open_end=openness in {"end", "both"},
                rank=draw(st.integers(0, 2)),
                lanes=tuple(draw(st.sets(st.sampled_from(LANES)))),
                number=str(key + 1),
                signs=draw(st.sampled_from([(), (), (1,), (2, -2)])),
            )
        )
    return found


def faults(scene: Scene) -> Iterator[str]:
    """Yield what overlaps, is crossed out or leaves the picture."""
    written = (*scene.labels, *scene.tags)
    for a, b in combinations(written, 2):
        if a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1:
            yield f"{a} overlaps {b}"
    for leader, label in product(scene.leaders, written):
        low, high = sorted((leader.y0, leader.y1))
        if label.x0 < leader.x < label.x1 and label.y0 < high and low < label.y1:
            yield f"{leader} crosses {label}"
    for box in (*written, *scene.marks):
        y0, y1 = (box.y, box.y) if not hasattr(box, "y0") else (box.y0, box.y1)
        if box.x0 < 0 or box.x1 > scene.width or y0 < 0 or y1 > scene.plot[3] + 1e-6:
            yield f"{box} leaves the frame"
    for a, b in combinations(scene.lanes, 2):
        if a.y0 < b.y1 - 1e-6 and b.y0 < a.y1 - 1e-6:
            yield f"lane {a} overlaps {b}"
    yield from _stray_signs(scene)


def _stray_signs(scene: Scene) -> Iterator[str]:
    half = SIGN / 2
    for label in scene.labels:
        for _, x, y in label.signs:
            across = label.x0 < x - half and x + half <= label.x1 + 1e-6
            down = label.y0 <= y - half and y + half <= label.y1
            if not (across and down):
                yield f"a sign leaves {label}"

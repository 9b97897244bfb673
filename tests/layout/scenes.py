"""What tests of a whole scene share: random items, and what a reader would stumble over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice, product
from random import Random

from hypothesis import strategies as st

from timeline.layout.labels import SIGN
from timeline.layout.scene import Item, Scene

WORDS = st.text("abcdefghij W", min_size=1, max_size=14).map(str.strip)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
LANES = ("one", "two", "three")


SEEDS = st.integers(0, 2**32)
"""What the sort of an item is made from: much quicker than to draw every part of it."""


def name_of(chance: Random) -> str:
    """Make a name as `NAMES` draws them."""
    words = ("".join(chance.choices("abcdefghij W", k=chance.randint(1, 14))) for _ in range(5))
    return " ".join(word.strip() for word in islice(words, chance.randint(1, 5)))


def item_of(key: str, start: float, last: float, lengths: Sequence[float], seed: int) -> Item:
    """Make an item of any sort, with an id and a start."""
    chance = Random(seed)  # noqa: S311
    openness = chance.choice(["", "", "", "start", "end", "both"])
    return Item(
        id=key,
        label=name_of(chance),
        start=start,
        end=min(last, start + chance.choice(lengths)),
        fades=chance.random() < 0.5,
        open_start=openness in {"start", "both"},
        open_end=openness in {"end", "both"},
        rank=chance.randrange(3),
        lanes=tuple(lane for lane in LANES if chance.random() < 0.5),
        signs=chance.choice([(), (), (1,), (2, -2)]),
    )


def items(most=40, first=1, last=3_652_059):
    """Draw items of every sort, with ids that are their place in the list."""
    lengths = (0, 0, 1, 31, 366, 3653)
    return st.lists(st.tuples(st.integers(first, last - 1), SEEDS), max_size=most).map(
        lambda found: [
            replace(item_of(str(k), float(x), float(last), lengths, seed), number=str(k + 1))
            for k, (x, seed) in enumerate(found)
        ]
    )


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

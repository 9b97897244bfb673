"""Time what leaves the tool, each in a process of its own, and weigh it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Export", "measured"]

DATA = Path(__file__).parents[1] / "data"

_PROGRAM = """
import json, sys, time
import timeline
from timeline import brief
ds = timeline.load(sys.argv[1])
made = brief.edition()
usual = brief.usual(ds)
more = ("matrix?framework=Asian+NATO", "timeline?country=Japan")
five = [*usual, *(brief.parse(ds, text)[0] for text in more)]
makers = {
    "deck": lambda: brief.deck(ds, five, made=made),
    "first PNG": lambda: brief.png(ds, five[0], made=made),
    "further PNG": lambda: brief.png(ds, five[4], made=made),
    "PDF of five views": lambda: brief.pdf(ds, five, made=made),
    "HTML page": lambda: brief.html(ds, five, made=made),
}
found = {}
for name, make in makers.items():
    start = time.perf_counter()
    content = make()
    found[name] = (time.perf_counter() - start, len(content))
print(json.dumps(found))
"""


@dataclass(frozen=True, slots=True)
class Export:
    """What one file took, seconds and bytes, and the goals; None where there is none."""

    name: str
    seconds: float
    size: int
    most_seconds: float | None
    most_size: int | None

    @property
    def is_met(self) -> bool:
        """Whether both goals are."""
        in_time = self.most_seconds is None or self.seconds <= self.most_seconds
        return in_time and (self.most_size is None or self.size <= self.most_size)


GOALS: dict[str, tuple[float | None, int | None]] = {
    "deck": (2.0, 500_000),
    "first PNG": (1.0, None),
    "further PNG": (0.4, None),
    "PDF of five views": (1.5, 300_000),
    "HTML page": (None, 6_000_000),
}


def measured() -> list[Export]:
    """Make each file for the first time in a program, the deck one of five views."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(DATA)],
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return [
        Export(name, seconds, size, *GOALS[name])
        for name, (seconds, size) in json.loads(done.stdout).items()
    ]

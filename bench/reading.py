"""Time the reading of a data set made by chance, with as many statements as events."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.generate import generate

__all__ = ["table"]

GOAL = 12
"""Microseconds of a processor that a row may take, from 100,000 events on."""
_FROM = 100_000
_MEASURED = """
import json, resource, sys
from timeline import Limits, load
limits = Limits(rows=100_000_000, size=100_000_000_000)
load(sys.argv[1], limits)  # what is imported as it is needed
before = resource.getrusage(resource.RUSAGE_SELF)
ds = load(sys.argv[2], limits)
after = resource.getrusage(resource.RUSAGE_SELF)
seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
print(json.dumps([seconds, after.ru_maxrss, len(ds.events) + len(ds.stances)]))
"""


def table(size: int) -> str:
    """Return what loading so many events and statements takes: time, memory, cost of a row.

    `timeline check` does the same and prints what is wrong.
    """
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small", Path(folder) / "large"
        generate(small, 100)
        generate(large, size)
        done = subprocess.run(
            [sys.executable, "-c", _MEASURED, str(small), str(large)],
            check=True,
            capture_output=True,
            text=True,
        )
    seconds, kilobytes, rows = json.loads(done.stdout)
    cost = seconds / rows * 1e6
    missed = "" if cost <= GOAL or size < _FROM else "  missed"
    goal = f"  goal {GOAL} µs{missed}" if size >= _FROM else ""
    return (
        f"{'check and load':20}{rows:>12,} rows{seconds:>9.2f} s{kilobytes / 1e6:>7.2f} GB"
        f"{cost:>7.1f} µs a row{goal}"
    )

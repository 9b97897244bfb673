"""``make bench``: one table of what the page costs beside a bare one, and what each step costs."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import reading
from bench.browser import Comparison, compare
from bench.exports import Export, measured

WIDTH = 44


def main() -> None:
    """Measure, then print; a number that misses its goal is marked and fails nothing."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "--repetitions", type=int, default=7, help="times that each page is opened (default 7)"
    )
    parser.add_argument(
        "--size", type=int, help="events of a data set made by chance, of which reading is timed"
    )
    asked = parser.parse_args()
    if asked.size:
        print(reading.table(asked.size))
        return
    repetitions = asked.repetitions
    print(f"In Chromium, medians of {repetitions} visits, each in a new profile\n")
    print(f"{'':{WIDTH}}{'ours':>10}{'bare page':>11}{'ratio':>7}{'goal':>6}")
    for comparison in compare(repetitions):
        print(_line(comparison))
    print("\nIn Python, medians\n")
    for name, seconds, goal in _python():
        print(f"{name:{WIDTH}}{seconds * 1000:>7.1f} ms{_asked(seconds, goal)}")
    print("\nWhat leaves the tool, made for the first time in a program\n")
    for export in measured():
        print(_weighed(export))


def _weighed(e: Export) -> str:
    goals = [f"{e.most_seconds:g} s" if e.most_seconds else ""]
    goals.append(f"{e.most_size / 1000:,.0f} kB" if e.most_size else "")
    numbers = f"{e.seconds:>7.2f} s{e.size / 1000:>8,.0f} kB"
    goal = f"  goal {', '.join(filter(None, goals))}"
    return f"{e.name:{WIDTH}}{numbers}{goal}{'' if e.is_met else '  missed'}"


def _line(c: Comparison) -> str:
    numbers = f"{c.ours:>8.2f} s{c.floor:>9.2f} s{c.ratio:>7.2f}{c.goal:>6.1f}"
    return f"{c.name:{WIDTH}}{numbers}{'' if c.ratio <= c.goal else '  missed'}"


def _asked(seconds: float, goal: float | None) -> str:
    if goal is None:
        return ""
    return f"  goal {goal * 1000:.0f} ms{'' if seconds <= goal else '  missed'}"


def _python() -> Iterator[tuple[str, float, float | None]]:
    """Run pytest-benchmark; yield what was timed, the median in seconds, and its goal."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        arguments = ["-m", "pytest", "bench", "--quiet", f"--benchmark-json={report}"]
        done = subprocess.run(
            [sys.executable, *arguments], check=False, capture_output=True, text=True
        )
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
        measured = json.loads(report.read_text(encoding="utf-8"))["benchmarks"]
    for benchmark in measured:
        told = benchmark["extra_info"]
        yield told["name"], benchmark["stats"]["median"], told.get("goal")


if __name__ == "__main__":
    main()

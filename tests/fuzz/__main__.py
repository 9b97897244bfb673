"""Try to break what reads: ``python -m tests.fuzz --seconds 60 [--target upload] [--seed 1]``."""

from __future__ import annotations

import argparse
import faulthandler
import resource
import sys
import time
import traceback
from pathlib import Path

from tests.fuzz.loop import SLOWEST, inputs, tried
from tests.fuzz.targets import TARGETS

MOST_ADDRESSED = 8_000_000_000
"""Bytes beyond which the system refuses more memory, so that nobody else runs out of it."""


def main() -> int:
    """Try every target in turn for as long as is asked for; return 1 where anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="for how long, in all")
    parser.add_argument("--target", choices=sorted(TARGETS), action="append", help="which alone")
    parser.add_argument("--seed", type=int, default=1, help="the same gives the same inputs")
    parser.add_argument(
        "--keep", type=Path, default=Path(".fuzz"), help="folder for inputs that broke something"
    )
    asked = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESSED, MOST_ADDRESSED))
    chosen = asked.target or sorted(TARGETS)
    found = sum(
        _target(name, asked.seconds / len(chosen), asked.seed, asked.keep) for name in chosen
    )
    return int(found > 0)


def _target(target: str, seconds: float, seed: int, keep: Path) -> int:
    """Try one target; return how many kinds of faults were found, each told once."""
    begun, count, slowest = time.monotonic(), 0, 0.0
    told: set[str] = set()
    for name, raw in inputs(target, seed):
        if time.monotonic() - begun > seconds:
            break
        _hold(keep / "last", raw)
        faulthandler.dump_traceback_later(10 * SLOWEST, exit=True)
        before = time.monotonic()
        finding = tried(target, name, raw)
        if (took := time.monotonic() - before) > slowest:
            slowest = took
            _hold(keep / f"{target}-slowest", raw)
        faulthandler.cancel_dump_traceback_later()
        count += 1
        if finding is None:
            continue
        lines = traceback.format_exception(finding.error)
        kind = "".join(lines[-3:])
        if kind not in told:
            told.add(kind)
            _hold(keep / f"{target}-{len(told)}-{name}", raw)
            sys.stderr.write("".join(lines))
            sys.stderr.write(f"with {keep / f'{target}-{len(told)}-{name}'}\n")
    rate = count / max(time.monotonic() - begun, 0.001)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    said = f"{count:,} inputs, {rate:,.0f} a second, slowest {slowest:.2f} s, peak {peak:,.0f} MB"
    print(f"{target}: {said}, {len(told)} found")  # noqa: T201 -- it is a command
    return len(told)


def _hold(path: Path, raw: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_name(path.name.replace("/", "_")[:100]).write_bytes(raw)


if __name__ == "__main__":
    sys.exit(main())

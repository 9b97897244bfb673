"""``make soak``: many readers, exports beside them, and pages left open; on this machine alone."""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
from pathlib import Path

from bench.readers import Figures, Reader, measure, row, spent
from tests.browser.server import serving

IDLE = 500
"""Pages that are left open."""


def main() -> None:
    """Try each in turn, and print a table."""
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=100, help="for how long each is tried")
    told = parser.parse_args()
    print(f"{told.readers} readers, a click each 4 s, for {told.seconds:g} s\n")
    for workers in (1, 2):
        with serving(options=[f"--workers={workers}"]) as url:
            _readers(f"{workers} process{'es' * (workers > 1)}", url, told.readers, told.seconds)
            if workers > 1:
                command = [sys.executable, "-m", "bench.exporting", url, str(told.seconds)]
                with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as exporting:
                    _readers("the same, with exports", url, told.readers, told.seconds)
                    print(f"{'':24}{exporting.communicate()[0].strip()}\n")
    _idle()


def _readers(name: str, url: str, readers: int, seconds: float) -> None:
    before = spent()
    found = measure(url, readers, seconds, 4)
    own, wall = (b - a for a, b in zip(before, spent(), strict=True))
    print(name)
    for what, took in (
        ("page opened", found.opened),
        ("filter changed", found.changed),
        ("in the second half", found.late),
    ):
        print(f"  {row(what, took)}")
    print(f"  {len(found.errors)} errors; the readers took {own / wall:.2f} of a core\n")


def _idle() -> None:
    """Open many pages, leave them, open as many again: memory must keep its level."""
    with serving() as url:
        levels = [_memory(url)]
        for _ in range(3):
            asyncio.run(_left_open(url))
            levels.append(_memory(url))
    said = ", ".join(f"{level:.0f}" for level in levels)
    print(f"{IDLE} pages open at once, three times; memory before and after each: {said} MB")


async def _left_open(url: str) -> None:
    at_once, all_open, found = asyncio.Semaphore(8), asyncio.Barrier(IDLE), Figures()

    async def one(number: int) -> None:
        async with Reader(url, number, found).connected() as (reader, socket):
            async with at_once:
                await reader.ask(socket)
            await all_open.wait()

    async with asyncio.TaskGroup() as tasks:
        for number in range(IDLE):
            tasks.create_task(one(number))
    await asyncio.sleep(2)  # for the server to see that they are gone


def _memory(url: str) -> float:
    """Return the memory of the process that listens at an address, MB."""
    port = url.rpartition(":")[2]
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        words = path.read_bytes().split(b"\0")
        if b"timeline.app.server" in words and f'"port": {port}'.encode() in words[-2]:
            status = path.with_name("status").read_text().split("VmRSS:")[1]
            return int(status.split()[0]) / 1000
    return 0.0


if __name__ == "__main__":
    main()

"""One target after another tried with changed inputs, in bounded time and memory."""

from __future__ import annotations

import random
import resource
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from tests.fuzz.mutations import mutated
from tests.fuzz.targets import TARGETS

SLOWEST = 20.0
"""Seconds of the processor that one input may take."""

MOST_MEMORY = 1_500_000_000
"""Bytes that the process may take while it tries one."""


@dataclass(frozen=True)
class Finding:
    """An input that did what none may."""

    target: str
    name: str
    raw: bytes
    error: BaseException


class TooSlowError(AssertionError):
    """An input took too long, or too much memory."""


def inputs(target: str, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield the inputs of a target: first those it begins with, then changed ones without end."""
    seeds = TARGETS[target].seeds()
    yield from seeds.items()
    rng = random.Random(zlib.crc32(f"{target} {seed}".encode()))  # noqa: S311 -- no secret
    pool = list(seeds.values())
    names = list(seeds)
    while True:
        name = rng.choice(names)
        yield name, mutated(seeds[name], pool, rng)


def tried(target: str, name: str, raw: bytes) -> Finding | None:
    """Try one input; return what was found, if anything."""
    begun = time.process_time()
    try:
        TARGETS[target].run(name, raw)
        _require_little(time.process_time() - begun)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        return Finding(target, name, raw, error)
    return None


def _require_little(took: float) -> None:
    if took > SLOWEST:
        raise TooSlowError(f"took {took:.1f} s")
    if (peak := 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) > MOST_MEMORY:
        raise TooSlowError(f"took {peak / 1e6:,.0f} MB")

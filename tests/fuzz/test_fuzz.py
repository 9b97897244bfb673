"""Changed inputs by the hundred give what they should or are refused; `tests.fuzz` tries more."""

from __future__ import annotations

from itertools import islice

import pytest

from tests.fuzz import loop
from tests.fuzz.targets import TARGETS, Target

ENOUGH = {"edtf": 500, "url": 60, "edit": 50}


@pytest.mark.parametrize("target", TARGETS)
def test_changed_inputs_give_what_they_should_or_are_refused(target):
    for name, raw in islice(loop.inputs(target, seed=1), ENOUGH.get(target, 30)):
        finding = loop.tried(target, name, raw)
        assert finding is None, f"{raw[:2_000]!r}\n{finding.error!r}"


def test_what_breaks_is_found(monkeypatch):
    def run(_name, raw):
        if b"\xff" in raw:
            raise KeyError("broken")

    monkeypatch.setitem(TARGETS, "weak", Target(run, lambda: {"a": b"id,date,title\na,1994,A\n"}))
    tried = (loop.tried("weak", *one) for one in islice(loop.inputs("weak", seed=1), 300))
    found = [finding for finding in tried if finding]
    assert {repr(finding.error) for finding in found} == {"KeyError('broken')"}


def test_the_same_seed_gives_the_same_inputs():
    one, two, other = (list(islice(loop.inputs("upload", seed), 30)) for seed in (1, 1, 2))
    assert one == two
    assert one != other

"""Every public docstring has an example, and what the examples show is what happens."""

from __future__ import annotations

import doctest
import inspect
import sys
from collections.abc import Iterator

import pytest

import timeline

MODULES = (timeline, timeline.charts, timeline.brief, timeline.queries)


def public() -> Iterator[doctest.DocTest]:
    """Yield what stands in the docstring of each public function, class, method and property."""
    finder = doctest.DocTestFinder()
    for module in MODULES:
        for name in module.__all__:
            thing = getattr(module, name)
            if inspect.isfunction(inspect.unwrap(thing)) or inspect.isclass(thing):
                home = sys.modules[thing.__module__]
                for found in finder.find(thing, f"{module.__name__}.{name}", module=home):
                    if not found.name.rpartition(".")[2].startswith("_"):
                        yield found


@pytest.mark.parametrize("test", list(public()), ids=lambda test: test.name)
def test_example(test):
    assert test.examples, f"{test.name} has no example"
    told: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=told.append)
    assert "".join(told) == ""

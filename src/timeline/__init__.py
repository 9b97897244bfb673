"""Timelines and stance matrices with their evidence, from a folder of CSV files."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from timeline import queries
from timeline.dataset import Dataset
from timeline.home import HOME
from timeline.limits import Limits
from timeline.problems import DataError, Problem
from timeline.queries.filters import Filters
from timeline.reading import load

if TYPE_CHECKING:
    from timeline import brief, charts

__all__ = [
    "DataError",
    "Dataset",
    "Filters",
    "Limits",
    "Problem",
    "__version__",
    "brief",
    "charts",
    "example",
    "load",
    "queries",
]

__version__ = "0.1.0"


@cache
def example() -> Dataset:
    """Return the data set that comes with the tool: who stood where on an Asian NATO.

    Returns
    -------
    Dataset
        The same one each time.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> ds.frameworks["name"].iloc[0]
    'Asian NATO'
    """
    return load(HOME / "data")


def __getattr__(name: str) -> ModuleType:
    """Import ``charts`` and ``brief`` when first used: plotly takes a while, and not all draw."""
    if name in {"charts", "brief"}:
        return import_module(f"timeline.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__

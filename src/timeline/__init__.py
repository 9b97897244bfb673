"""Timelines and stance matrices with their evidence, from a folder of CSV files."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from timeline.dataset import Dataset
from timeline.problems import DataError, Problem
from timeline.queries.filters import Filters
from timeline.reading import load

if TYPE_CHECKING:
    from timeline import brief, charts

__all__ = ["DataError", "Dataset", "Filters", "Problem", "__version__", "brief", "charts", "load"]

__version__ = "0.1.0"


def __getattr__(name: str) -> ModuleType:
    """Import ``charts`` and ``brief`` when first used: plotly takes a while, and not all draw."""
    if name in {"charts", "brief"}:
        return import_module(f"timeline.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

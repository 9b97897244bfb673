"""The data set that the pages show: read anew when its files change, the last good one kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from timeline.dataset import Dataset
from timeline.problems import DataError, Problem
from timeline.reading import load

__all__ = ["Reading", "read"]


@dataclass(frozen=True)
class Reading:
    """The newest good data set, if there ever was one, and what is wrong with the files now."""

    dataset: Dataset | None
    problems: tuple[Problem, ...]


def read(folder: Path) -> Reading:
    """Return the data set in a folder as its files are now."""
    loaded = _load(str(folder), _stamp(folder))
    kept = _last_good()
    if isinstance(loaded, Dataset):
        kept[str(folder)] = loaded
        return Reading(loaded, ())
    return Reading(kept.get(str(folder)), loaded)


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Return what changes whenever a file does."""
    try:
        among = [folder] if folder.is_file() else folder.iterdir()
        files = sorted(p for p in among if p.is_file())
        stats = [(p.name, p.stat()) for p in files]
    except OSError:
        return ()
    return tuple((name, s.st_mtime_ns, s.st_size) for name, s in stats)


@st.cache_resource(max_entries=8, show_spinner=False)
def _load(folder: str, stamp: tuple[tuple[str, int, int], ...]) -> Dataset | tuple[Problem, ...]:  # noqa: ARG001 -- the stamp is there to key the cache
    try:
        return load(folder)
    except DataError as error:
        return error.problems


@st.cache_resource(show_spinner=False)
def _last_good() -> dict[str, Dataset]:
    return {}

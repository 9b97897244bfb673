"""Where the program's own files are, and which folders of data and of articles are meant."""

from __future__ import annotations

import os
from pathlib import Path

from timeline.schema import TABLES

__all__ = [
    "ARTICLES",
    "EDIT",
    "HOME",
    "NO_UPLOAD",
    "VARIABLE",
    "data_path",
    "find_articles",
    "find_data",
]

_CHECKOUT = Path(__file__).parents[2]
_BUNDLE = Path(__file__).with_name("_bundle")

HOME = _CHECKOUT if (_CHECKOUT / "dashboard.py").is_file() else _BUNDLE
"""Folder of dashboard.py, its theme, the example data and docs/codebook.md: the checkout, else
inside the wheel."""

_DUCKDB = "duckdb:///"
"""With what the address of a file of DuckDB begins."""

VARIABLE = "TIMELINE_DATA"
"""The environment variable that names a data folder."""


ARTICLES = "TIMELINE_ARTICLES"
"""The environment variable that names a folder with the texts of the articles."""


NO_UPLOAD = "TIMELINE_NO_UPLOAD"
"""The environment variable that keeps readers from showing tables of their own."""

EDIT = "TIMELINE_EDIT"
"""The environment variable that is "1" where the dashboard may change the data."""


def find_articles() -> Path | None:
    """Return the folder of the articles' texts; None where none is named."""
    named = os.environ.get(ARTICLES)
    return Path(named) if named else None


def data_path(text: str | Path) -> Path:
    """Return the path that is meant: a plain one, or what stands after ``duckdb:///``.

    Examples
    --------
    >>> from timeline.home import data_path
    >>> data_path("duckdb:///my-subject.duckdb"), data_path("duckdb:////srv/all.duckdb")
    (PosixPath('my-subject.duckdb'), PosixPath('/srv/all.duckdb'))
    """
    said = str(text)
    if not said.startswith(_DUCKDB):
        return Path(text)
    path = Path(said.removeprefix(_DUCKDB))
    whole = Path("/") / path
    return whole if whole.exists() and not path.exists() else path


def find_data(given: Path | None = None) -> Path:
    """Return the folder to read: the one given, else TIMELINE_DATA, ./data, or the example.

    A folder that was given or is named by the variable need not be there; `timeline.load` says so.
    """
    if given is not None:
        return given
    if named := os.environ.get(VARIABLE):
        return data_path(named)
    here = Path("data")
    # Many a project has a folder of that name; only one with our tables is meant, also with what
    # stands in their place and cannot be read.
    ours = any(os.path.lexists(here / TABLES[table].file) for table in ("events", "stances"))
    return here if ours else HOME / "data"

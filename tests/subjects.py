"""Small data sets on other subjects than the tool's own, in several scripts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.factories import dataset, two_files
from timeline.dataset import Dataset
from timeline.home import HOME
from timeline.reading import load

__all__ = ["ANTARCTICA", "SUBJECTS", "subject", "subject_folder"]

ANTARCTICA = HOME / "examples" / "antarctica"
_FIXTURES = Path(__file__).parent / "fixtures"

SUBJECTS: Mapping[str, Path | None] = {
    "antarctica": ANTARCTICA,
    "german": _FIXTURES / "german",
    "arabic": _FIXTURES / "arabic",
    "korean": _FIXTURES / "korean",
    "two files": None,
    "no source": None,
}
"""The folder of each; None for those that `subject_folder` writes."""


def subject_folder(name: str, tmp_path: Path) -> Path:
    """Return the folder of a subject, written where it has none."""
    if (path := SUBJECTS[name]) is not None:
        return path
    if name == "two files":
        two_files(tmp_path)
    else:
        dataset(tmp_path, **NO_SOURCE)
    return tmp_path / "data"


def subject(name: str, tmp_path: Path) -> Dataset:
    """Return a subject's data."""
    return load(subject_folder(name, tmp_path))


NO_SOURCE = {
    "events": [
        {"id": "a", "date": "1994", "title": "One talks", "actors": "ann", "countries": "FRA"},
        {"id": "b", "date": "2001-05", "title": "All meet", "kind": "party", "frameworks": "pact"},
    ],
    "stances": [
        {"actor": "ann", "framework": "pact", "stance": "2", "date": "1994", "event": "a"},
        {"actor": "bob", "framework": "pact", "stance": "-1", "date": "2001"},
    ],
    "actors": [
        {"id": "ann", "name": "Ann", "type": "government", "country": "FRA"},
        {"id": "bob", "name": "Bob", "type": "person"},
    ],
    "frameworks": [{"id": "pact", "name": "Pact", "status": "proposed"}],
}

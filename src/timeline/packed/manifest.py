"""What a packed data set says of itself: of which files it was made, and what it holds."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, NamedTuple

from timeline.packed.contract import LARGE, SMALL
from timeline.plain_file import chunks

__all__ = [
    "FORMAT",
    "MANIFEST",
    "VERSION",
    "Manifest",
    "ManifestError",
    "SourceFile",
    "source_file",
]

MANIFEST = "manifest.json"
"""The file of a packed folder that says what it is."""

FORMAT, VERSION = "timeline-packed", 1
"""What the manifest says that it is of, and the newest version that is written and read."""

_MOST = 1 << 40
"""Bytes of a source file, of which none is too large to be compared."""


class ManifestError(ValueError):
    """A manifest that cannot be followed: the reason, and the remedy if it is not to pack anew."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


class SourceFile(NamedTuple):
    """A file of which a data set was packed, and what shows whether it has changed since."""

    name: str
    size: int
    modified_ns: int
    sha256: str

    def is_same(self, folder: Path) -> bool:
        """Return whether it is there as it was; its content is only read where stamps differ."""
        path = folder / self.name
        found = path.stat()
        if (found.st_size, found.st_mtime_ns) == (self.size, self.modified_ns):
            return True
        return found.st_size == self.size and _sha256(path) == self.sha256


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a packed data set says of itself.

    Parameters
    ----------
    name, description, subject, version
        As the data set has them.
    source : str
        The folder or file that it was packed from, as seen from where it stands.
    files : tuple of SourceFile
        The files there.
    counts : mapping of str to int
        How many rows each table has.
    sizes : mapping of str to int
        How many bytes the file of each table has; none in one file of a database.
    extras : mapping of str to list of str
        Of each table the columns that the schema does not know.
    checked : str
        Which version of the program checked every cell before it was packed.
    warnings : list of mapping
        What it then told, the fields of each problem.
    """

    name: str
    description: str
    subject: Mapping[str, str]
    version: str
    source: str
    files: tuple[SourceFile, ...]
    counts: Mapping[str, int]
    sizes: Mapping[str, int]
    extras: Mapping[str, list[str]]
    checked: str
    warnings: list[dict[str, Any]]

    def as_json(self) -> str:
        """Return the text of the file."""
        said = asdict(self) | {"files": [file._asdict() for file in self.files]}
        whole = {"format": FORMAT, "format_version": VERSION, **said}
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def read(cls, text: str) -> Manifest:
        """Return what a manifest says; raises ManifestError where it is none of ours."""
        try:
            said = json.loads(text)
        except (ValueError, RecursionError):
            raise ManifestError("is damaged: its manifest is not JSON") from None
        if not isinstance(said, dict) or said.get("format") != FORMAT:
            raise ManifestError("is no packed data set: its manifest is of another format")
        version = said.get("format_version")
        if not isinstance(version, int) or version < 1:
            raise ManifestError("is damaged: its manifest says no version of the format")
        if version > VERSION:
            reason = f"is of format {version}, and this version of the program reads {VERSION}"
            raise ManifestError(reason, "install a newer version of the program, or pack it anew")
        try:
            files = tuple(SourceFile(**file) for file in said["files"])
            found = cls(**{f.name: said[f.name] for f in fields(cls)} | {"files": files})
        except (KeyError, TypeError):
            raise ManifestError("is damaged: its manifest is not whole") from None
        if not found.is_sound():
            raise ManifestError("is damaged: its manifest is not whole")
        return found

    def is_sound(self) -> bool:
        """Return whether every field holds what it should."""
        texts = (self.name, self.description, self.version, self.source, self.checked)
        return (
            all(isinstance(text, str) for text in texts)
            and isinstance(self.subject, dict)
            and all(isinstance(text, str) for text in self.subject.values())
            and all(_is_plain(file) for file in self.files)
            and isinstance(self.counts, dict)
            and all(isinstance(self.counts.get(name), int) for name in (*LARGE, *SMALL))
            and isinstance(self.sizes, dict)
            and isinstance(self.extras, dict)
            and all(isinstance(names, list) for names in self.extras.values())
            and isinstance(self.warnings, list)
            and all(isinstance(warning, dict) for warning in self.warnings)
        )


def source_file(path: Path) -> SourceFile:
    """Return what a file is now."""
    found = path.stat()
    return SourceFile(path.name, found.st_size, found.st_mtime_ns, _sha256(path))


def _is_plain(file: SourceFile) -> bool:
    """Return whether a file is said to stand in the folder itself: no other is looked at."""
    is_name = isinstance(file.name, str) and os.path.basename(file.name) == file.name  # noqa: PTH119 -- of a text
    return is_name and isinstance(file.size, int) and isinstance(file.sha256, str)


def _sha256(path: Path) -> str:
    made = hashlib.sha256()
    for piece in chunks(path, _MOST):
        made.update(piece)
    return made.hexdigest()

"""The texts of the articles, where somebody has them: read by paragraphs, and never passed on."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

__all__ = ["MOST_BYTES", "normal", "paragraphs", "text_file"]

MOST_BYTES = 8_000_000
"""Size of the largest text that is read; several times that of a thick book."""


def text_file(folder: Path, source: str) -> Path:
    """Return where the text of a source is, if there is one.

    Raises
    ------
    FileNotFoundError
        Where the id of the source would lead out of the folder.
    """
    name = f"{source}.txt"
    if Path(name).name != name or "\\" in name:
        raise FileNotFoundError(errno.ENOENT, "No such file", name)
    return folder / name


def paragraphs(folder: Path, source: str) -> tuple[str, ...]:
    """Return the paragraphs of a source's text: the lines that are not blank, runs of space as one.

    Raises
    ------
    FileNotFoundError
        Where there is no text.
    UnicodeDecodeError
        Where it is not UTF-8.
    OSError
        Where it cannot be read, is no ordinary file, or larger than `MOST_BYTES`.
    """
    path = text_file(folder, source)
    found = path.stat()
    if found.st_size > MOST_BYTES:
        raise OSError(errno.EFBIG, f"larger than {MOST_BYTES // 1_000_000} MB", str(path))
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        raise OSError(errno.EINVAL, "no ordinary file", str(path))  # a pipe would wait for ever
    # Not splitlines, which would also break at form feeds and at Unicode's own line separators.
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    return tuple(text for text in map(normal, lines) if text)


def normal(text: str) -> str:
    """Return text with each run of white space as one space, as quotes are compared."""
    return " ".join(text.split())

"""The texts of the articles, where somebody has them: read by paragraphs, and never passed on."""

from __future__ import annotations

import errno
from pathlib import Path

from timeline.plain_file import content
from timeline.reading.delimited import plain_ends

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
    timeline.plain_file.PlainFileError
        Where it cannot be read, is no file, or larger than `MOST_BYTES`.
    """
    text = content(text_file(folder, source), MOST_BYTES).decode("utf-8-sig")
    # Not splitlines, which would also break at form feeds and at Unicode's own line separators.
    lines = plain_ends(text).split("\n")
    return tuple(text for text in map(normal, lines) if text)


def normal(text: str) -> str:
    """Return text with each run of white space as one space, as quotes are compared."""
    return " ".join(text.split())

"""A file read without waiting for it and without end: what is no file is told, not opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

__all__ = ["PlainFileError", "TooLargeError", "chunks", "content", "require_plain"]

_STEP = 1 << 20
_READABLE = "make it a file that you may read"
_WHAT = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
_FLAGS = os.O_RDONLY
for _flag in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY", "O_NOCTTY"):  # of which each system lacks one
    _FLAGS |= getattr(os, _flag, 0)


class PlainFileError(OSError):
    """What is there cannot be read: the reason and the remedy, for the name of the file to begin.

    ``errno`` is 0 where it is no file, and what the system says where that may pass by itself. A
    file that is not there at all is a FileNotFoundError instead.
    """

    def __init__(self, reason: str, remedy: str, errno: int | None = 0) -> None:
        super().__init__(errno or 0, f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy


class TooLargeError(PlainFileError):
    """It has more bytes than are read: as many as it says, or as were seen."""

    def __init__(self, size: int, most: int) -> None:
        super().__init__(f"has {size:,} bytes, and {most:,} are read", "split it")
        self.size = size


def content(path: Path, most: int) -> bytes:
    """Return what a file holds.

    Parameters
    ----------
    path : pathlib.Path
        The file, or a link to it.
    most : int
        Bytes that it may have; of a larger one nothing is read.

    Raises
    ------
    FileNotFoundError
        Where nothing has that name.
    PlainFileError
        Where it is a folder, a pipe, a device or a link to nothing, or may not be read.
    TooLargeError
        Where it is larger.
    """
    return b"".join(chunks(path, most, at_once=most))


def chunks(path: Path, most: int, at_once: int = _STEP) -> Iterator[bytes]:
    """Yield what a file holds, piece by piece, each ``at_once`` bytes at most; see `content`."""
    require_plain(path)  # first, since to open a device may be to do something with it
    try:
        descriptor = os.open(path, _FLAGS)
        with os.fdopen(descriptor, "rb", buffering=0) as file:
            found = os.fstat(descriptor)
            _require_plain(found.st_mode)
            _require_small(found.st_size, most)
            step = min(at_once, max(found.st_size, _STEP))
            seen = 0
            while piece := file.read(step):
                seen += len(piece)  # files of the system say that they have none, and go on
                _require_small(seen, most)
                yield piece
    except (FileNotFoundError, PlainFileError):
        raise
    except OSError as error:
        raise _unreadable(error) from error


def require_plain(path: Path) -> None:
    """Raise what `content` would, but for what only shows when a file is opened."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if not path.is_symlink():
            raise
        remedy = "put the file there, or delete the link"
        raise PlainFileError("is a link to nothing", remedy) from None
    except OSError as error:
        raise _unreadable(error) from error
    _require_plain(mode)


def _unreadable(error: OSError) -> PlainFileError:
    return PlainFileError(f"cannot be read ({error.strerror})", _READABLE, error.errno)


def _require_plain(mode: int) -> None:
    if not stat.S_ISREG(mode):
        what = _WHAT.get(stat.S_IFMT(mode), "something else")
        raise PlainFileError(f"is {what}, not a file", "put the file there, or rename it")


def _require_small(size: int, most: int) -> None:
    if size > most:
        raise TooLargeError(size, most)

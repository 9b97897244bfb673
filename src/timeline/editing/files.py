"""A table's file replaced at once, and only where nobody has changed it meanwhile."""

from __future__ import annotations

import difflib
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock

from timeline.editing.errors import EditError
from timeline.limits import Limits
from timeline.plain_file import PlainFileError, content
from timeline.schema import TABLES
from timeline.whole_file import write_whole

__all__ = ["differences", "obstacle", "read_file", "require_same", "write_file", "write_files"]

_MOST = 8
"""How many changed lines are shown."""
_LONGEST = 160
_COMPARED = 200
"""Up to how many lines are compared; the time that it takes grows much faster than they do."""
_writing = Lock()


def obstacle(path: Path) -> EditError | None:
    """Return what keeps a file from being changed here; None where nothing does."""
    if path.name not in {table.file for table in TABLES.values()}:
        return EditError(f"{path.name} is no table of a data set", "edit it in its own program")
    if not path.is_file() and os.path.lexists(path):
        return EditError(f"{path.name} is no file", "put the file there")
    if not path.is_file():
        return EditError(f"there is no file {path.name}", "write its header first")
    # To the administrator every file may be written, also what its owner wants left alone.
    if not os.access(path, os.W_OK) or not path.stat().st_mode & stat.S_IWUSR:
        return EditError(f"{path.name} may only be read", "allow writing to it in its properties")
    return None


def read_file(path: Path) -> bytes:
    """Return what a file holds; raises EditError where it cannot be read."""
    try:
        return content(path, Limits.set_here().size)
    except PlainFileError as error:
        raise EditError(f"{path.name} {error.reason}", error.remedy) from error
    except OSError as error:
        reason = f"{path.name} cannot be read ({error.strerror})"
        raise EditError(reason, "allow reading it in its properties") from error


def require_same(path: Path, before: bytes) -> None:
    """Raise EditError, with what has changed, where a file no longer holds what it held."""
    if (now := read_file(path)) != before:
        raise _changed(path, before, now)


def write_file(path: Path, before: bytes, after: bytes) -> None:
    """Put new content into a table's file, at once, so that nobody ever finds half of it.

    Its permissions stay; where it is a link, what it leads to is written.

    Raises
    ------
    EditError
        If the file no longer holds what it held ``before``, with what has changed; or if it cannot
        be written.
    """
    with _writing:
        if (fault := obstacle(path)) is not None:
            raise fault
        if (now := read_file(path)) == before:
            try:
                write_whole(path, after)
            except OSError as error:
                reason = f"{path.name} cannot be written ({error.strerror})"
                remedy = "close it in other programs, and see that its folder may be written to"
                raise EditError(reason, remedy) from error
            return
    # To compare takes a while, in which others need not wait.
    raise _changed(path, before, now)


def write_files(changes: Sequence[tuple[Path, bytes, bytes]]) -> None:
    """Put new contents into the files of several tables, into all of them or into none.

    Parameters
    ----------
    changes : sequence of tuple of pathlib.Path, bytes and bytes
        Each file, what it holds, and what it is to hold.

    Raises
    ------
    EditError
        As of `write_file`; those that were written before hold again what they held.
    """
    written: list[tuple[Path, bytes, bytes]] = []
    try:
        for path, before, after in changes:
            write_file(path, before, after)
            written.append((path, before, after))
    except EditError:
        for path, before, after in reversed(written):
            write_file(path, after, before)
        raise


def differences(before: bytes, after: bytes) -> tuple[str, ...]:
    r"""Return what has changed between two contents of a file, line by line.

    Examples
    --------
    >>> from timeline.editing.files import differences
    >>> differences(b"id,date\na,1994\n", b"id,date\na,1995\n")
    ('line 2 was: a,1994', 'line 2 is: a,1995')
    """
    old, new = (raw.decode("utf-8", "replace").splitlines() for raw in (before, after))
    first = _same(old, new)
    last = _same(old[first:][::-1], new[first:][::-1])
    old, new = old[first : len(old) - last], new[first : len(new) - last]
    found = list(_differences(old[:_COMPARED], new[:_COMPARED], first + 1))
    if not found:
        return ("only blanks or line ends",)
    if max(len(old), len(new)) > _COMPARED:
        return (*found[:_MOST], "and more")
    rest = len(found) - _MOST
    return (*found[:_MOST], f"and {rest} more") if rest > 0 else tuple(found)


def _same(old: Sequence[str], new: Sequence[str]) -> int:
    """Return with how many same lines two texts begin."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(old), len(new)))


def _differences(old: Sequence[str], new: Sequence[str], line: int) -> Iterator[str]:
    """Yield what tells lines from others, the first of them being line ``line``."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, first, last, start, stop in matcher.get_opcodes():
        if kind != "equal":
            yield from (f"line {line + at} was: {_short(old[at])}" for at in range(first, last))
            yield from (f"line {line + at} is: {_short(new[at])}" for at in range(start, stop))


def _changed(path: Path, before: bytes, now: bytes) -> EditError:
    reason = f"{path.name} has been changed by somebody else meanwhile"
    return EditError(reason, "close this and edit it as it is now", differences(before, now))


def _short(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"

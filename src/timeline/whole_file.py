"""A file, or a folder, replaced at once, so that nobody ever finds half of it."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import signal
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be deleted anyway
    fcntl = None  # type: ignore[assignment]

__all__ = ["whole_place", "write_whole"]

_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""What asks a program to end, and ends it there and then unless it says otherwise."""


def write_whole(path: Path, content: bytes) -> None:
    """Put content into a file, be it there or not; raises OSError where that cannot be done.

    Permissions of a file that is there stay; where it is a link, what it leads to is written.
    Nothing is left beside it, also where the program is asked to end; what one that was killed has
    left there goes with the next file of that name.
    """
    target = path.resolve()
    _sweep(target)
    there = target.stat() if target.exists() else None
    with _tidied(target) as (half, file):
        if there is not None:  # before anything is in it that not everybody may read
            half.chmod(stat.S_IMODE(there.st_mode))
            with suppress(OSError, AttributeError):  # the administrator may, and on POSIX
                os.chown(half, there.st_uid, there.st_gid)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        if fcntl is None:  # there no file that is open can be moved
            file.close()
        half.replace(target)


@contextmanager
def whole_place(path: Path) -> Iterator[Path]:
    """Yield where to make a file or a folder that then takes the place of another; raises OSError.

    As with `write_whole` nothing is left of it where something goes wrong, and what a program that
    was killed has left goes with the next one of that name.
    """
    target = path.resolve()
    _sweep(target)
    lock = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    half, old = lock.with_suffix(".new"), lock.with_suffix(".old")
    try:
        with _ending_later(), lock.open("xb") as file:
            try:
                _lock(file)
                yield half
                for part in half.iterdir() if half.is_dir() else (half,):
                    with part.open("rb") as written:
                        os.fsync(written.fileno())
                if target.exists():
                    target.rename(old)
                try:
                    half.rename(target)
                except BaseException:
                    if old.exists():
                        old.rename(target)
                    raise
            finally:
                for left in (half, old):
                    _remove(left)
                lock.unlink(missing_ok=True)
    except _AskedToEndError as asked:
        os.kill(os.getpid(), asked.number)


class _AskedToEndError(BaseException):
    """A signal that asks the program to end, and could not be answered at once."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def _tidied(target: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Yield a new file beside another, which is gone whatever happens but where it is moved."""
    try:
        with _ending_later():
            half, file = _begun(target)
            try:
                with file:
                    yield half, file
            except BaseException:
                half.unlink(missing_ok=True)
                raise
    except _AskedToEndError as asked:
        os.kill(os.getpid(), asked.number)


@contextmanager
def _ending_later() -> Iterator[None]:
    """Raise _AskedToEndError instead of ending, where that is what a signal would do."""

    def ask(number: int, _frame: object) -> None:
        raise _AskedToEndError(number)

    is_main = threading.current_thread() is threading.main_thread()
    ending = [one for one in _ENDING if is_main and signal.getsignal(one) is signal.SIG_DFL]
    for one in ending:
        signal.signal(one, ask)
    try:
        yield
    finally:
        for one in ending:
            signal.signal(one, signal.SIG_DFL)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _begun(target: Path) -> tuple[Path, BinaryIO]:
    """Open a new file beside another, locked so that nobody takes it for one that was left."""
    while True:
        half = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
        file = half.open("xb")
        _lock(file)
        if fcntl is None or os.fstat(file.fileno()).st_nlink:
            return half, file
        file.close()  # it was swept away before it was locked


def _lock(file: BinaryIO, how: int = 0) -> bool:
    """Lock a file; return whether that could be done. The lock goes with the program."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | how)
    except OSError:  # taken, or a file system that has no locks
        return False
    return True


def _sweep(target: Path) -> None:
    """Delete what programs have left that were killed while they wrote this file."""
    left = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{8}}\.part")
    with suppress(OSError):  # it keeps nobody from writing
        for path in target.parent.iterdir():
            if left.fullmatch(path.name):
                with suppress(OSError), path.open("rb") as file:
                    if _lock(file, fcntl.LOCK_NB if fcntl else 0):
                        for beside in (".new", ".old"):
                            _remove(path.with_suffix(beside))
                        path.unlink()

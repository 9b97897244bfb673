"""A file replaced at once, so that nobody ever finds half of it."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

__all__ = ["write_whole"]


def write_whole(path: Path, content: bytes) -> None:
    """Put content into a file, be it there or not; raises OSError where that cannot be done.

    Permissions of a file that is there stay; where it is a link, what it leads to is written.
    """
    target = path.resolve()
    there = target.stat() if target.exists() else None
    half = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        with half.open("xb") as file:
            if there is not None:  # before anything is in it that not everybody may read
                half.chmod(stat.S_IMODE(there.st_mode))
                with suppress(OSError, AttributeError):  # the administrator may, and on POSIX
                    os.chown(half, there.st_uid, there.st_gid)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(target)
    except OSError:
        half.unlink(missing_ok=True)
        raise

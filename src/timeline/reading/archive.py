"""From the bytes of a zip file to those of its members, as far as they stay within limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

from timeline.reading.decoding import UnreadableError

__all__ = ["MEMBERS_MOST", "UNPACKED_MOST", "packed", "unpacked"]

UNPACKED_MOST = 200_000_000
"""Bytes that the members of a zip file, and so the sheets of a workbook, may have together."""

MEMBERS_MOST = 5_000
"""Members that it may have."""

_STEP = 1 << 20
_TOO_LARGE = f"would have more than {UNPACKED_MOST // 1_000_000} MB unpacked"


def unpacked(raw: bytes, is_wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Return the wanted members of a zip file, by name.

    What the file says of its sizes is looked at first and then not relied upon.

    Raises
    ------
    UnreadableError
        If it is none, is damaged, needs a password, or holds more than the limits allow.
    """
    found: dict[str, bytes] = {}
    left = UNPACKED_MOST
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = archive.infolist()
            wanted = [m for m in members if not m.is_dir() and is_wanted(m.filename)]
            if len(members) > MEMBERS_MOST:
                reason = f"is a zip file with more than {MEMBERS_MOST:,} members"
                raise UnreadableError(None, reason, "give the tables alone")
            if sum(member.file_size for member in wanted) > UNPACKED_MOST:
                raise UnreadableError(None, _TOO_LARGE, "give the tables alone")
            for member in wanted:
                found[member.filename] = _content(archive, member, left)
                left -= len(found[member.filename])
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(None, "is damaged", "save it anew") from error
    except RuntimeError as error:  # what zipfile raises for want of a password
        if isinstance(error, NotImplementedError):
            reason = "is packed in a way that is not known here"
            raise UnreadableError(None, reason, "pack it as a plain zip file") from error
        remedy = "save it without a password"
        raise UnreadableError(None, "is protected by a password", remedy) from error
    return found


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    parts = []
    size = 0
    member.file_size = most + 1  # to read up to where its data end, not where it says
    with archive.open(member) as file:
        while part := file.read(_STEP):
            parts.append(part)
            size += len(part)
            if size > most:
                raise UnreadableError(None, _TOO_LARGE, "give the tables alone")
    return b"".join(parts)


def packed(members: dict[str, bytes]) -> bytes:
    """Return members as a zip file, as they are."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()

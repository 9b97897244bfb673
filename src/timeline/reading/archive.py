"""From the bytes of a zip file to those of its members, as far as they stay within limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

from timeline.limits import USUAL, Limits
from timeline.reading.decoding import UnreadableError

__all__ = ["MEMBERS_MOST", "packed", "unpacked"]

MEMBERS_MOST = 5_000
"""Members that it may have."""

_STEP = 1 << 20


def unpacked(
    raw: bytes, is_wanted: Callable[[str], bool], limits: Limits = USUAL
) -> dict[str, bytes]:
    """Return the wanted members of a zip file, by name.

    What the file says of its sizes is looked at first and then not relied upon.

    Raises
    ------
    UnreadableError
        If it is none, is damaged, needs a password, or holds more than the limits allow.
    """
    found: dict[str, bytes] = {}
    left = limits.unpacked
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = archive.infolist()
            wanted = [m for m in members if not m.is_dir() and is_wanted(m.filename)]
            if len(members) > MEMBERS_MOST:
                reason = f"is a zip file with more than {MEMBERS_MOST:,} members"
                raise UnreadableError(None, reason, "give the tables alone")
            said = sum(member.file_size for member in wanted)
            if said > limits.unpacked:
                raise _too_large(limits, said)
            for member in wanted:
                found[member.filename] = content = _content(archive, member, left)
                left -= len(content)
                if left < 0:
                    raise _too_large(limits, 2 * limits.unpacked)
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


def _too_large(limits: Limits, needed: int) -> UnreadableError:
    reason = f"would have more than {limits.unpacked / 1e6:,.0f} MB unpacked"
    remedy = "give the tables alone"
    return UnreadableError(None, reason, limits.to_read(remedy, unpacked=needed))


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """Return the content of a member, as far as it shows that it has more than it may."""
    parts = []
    size = 0
    member.file_size = most + 1  # to read up to where its data end, not where it says
    with archive.open(member) as file:
        while part := file.read(_STEP):
            parts.append(part)
            size += len(part)
            if size > most:
                break
    return b"".join(parts)


def packed(members: dict[str, bytes]) -> bytes:
    """Return members as a zip file, as they are."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()

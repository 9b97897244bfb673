"""Zip files whose entries are as old as what they hold was made, not as the clock says."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

__all__ = ["entry", "repacked"]

_FIRST = (1980, 1, 1, 0, 0, 0)
"""No entry of a zip file can be older."""


def entry(name: str, moment: datetime, kind: int = ZIP_STORED) -> ZipInfo:
    """Return an entry of a zip file; one from before 1980 is said to be of its first day.

    Parameters
    ----------
    kind : int
        How it is compressed.
    """
    made = ZipInfo(name, max(_FIRST, moment.timetuple()[:6]))
    made.compress_type = kind
    return made


def repacked(archive: bytes, moment: datetime) -> bytes:
    """Return a zip file with all its entries in their order, compressed, of the same moment."""
    out = BytesIO()
    with ZipFile(BytesIO(archive)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(entry(name, moment, ZIP_DEFLATED), source.read(name))
    return out.getvalue()

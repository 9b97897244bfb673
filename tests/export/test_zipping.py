"""Zip files are as old as what they hold, as far as a zip file can be."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest

from timeline.export.zipping import entry, repacked


@pytest.mark.parametrize(
    ("moment", "stamp"),
    [
        (datetime(2024, 12, 1, 12, tzinfo=UTC), (2024, 12, 1, 12, 0, 0)),
        (datetime(1980, 1, 1, 12, tzinfo=UTC), (1980, 1, 1, 12, 0, 0)),
        (datetime(1970, 1, 1, 12, tzinfo=UTC), (1980, 1, 1, 0, 0, 0)),
    ],
)
def test_entries_are_as_old_as_a_zip_file_can_say(moment, stamp):
    assert entry("a.txt", moment).date_time == stamp


def test_what_is_packed_again_is_the_same_in_the_same_order():
    loose = BytesIO()
    with ZipFile(loose, "w") as archive:
        archive.writestr("b.txt", "second")
        archive.writestr("a.txt", "first")
    packed = repacked(loose.getvalue(), datetime(2024, 12, 1, 12, tzinfo=UTC))
    with ZipFile(BytesIO(packed)) as archive:
        assert [(i.filename, i.date_time[0]) for i in archive.infolist()] == [
            ("b.txt", 2024),
            ("a.txt", 2024),
        ]
        assert archive.read("b.txt") == b"second"

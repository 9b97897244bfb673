"""What a file is called, and that a name can be read in any script."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.app.download import file_name, in_bytes

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Asian NATO: what happened", "asian-nato-what-happened_2026-11-22.png"),
        ("Kōmeitō & the ‘pact’", "komeito-the-pact_2026-11-22.png"),
        ("石破がアジア版", "石破がアジア版_2026-11-22.png"),
        ("../../etc/passwd", "etc-passwd_2026-11-22.png"),
        ("=1+1", "1-1_2026-11-22.png"),
        ("  ", "timeline_2026-11-22.png"),
        ("word " * 30, f"{'word-' * 11}word_2026-11-22.png"),
        ("w" * 90, f"{'w' * 60}_2026-11-22.png"),
    ],
)
def test_a_file_is_called_for_its_title_and_day(title, name):
    assert file_name(title, DAY, "png") == file_name(title, DAY, ".png") == name


@pytest.mark.parametrize(
    ("size", "said"),
    [(1, "1 byte"), (999, "999 bytes"), (1000, "1 kB"), (412_345, "412 kB"), (5_250_000, "5.2 MB")],
)
def test_a_size_is_told_in_words(size, said):
    assert in_bytes(size) == said

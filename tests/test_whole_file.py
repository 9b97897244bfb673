"""A file is written as a whole or not at all, and nothing is left beside it."""

from __future__ import annotations

import pytest

from timeline.whole_file import write_whole


def test_a_new_file_has_the_permissions_of_any_other(tmp_path):
    (tmp_path / "plain").write_bytes(b"")
    write_whole(tmp_path / "new", b"a")
    assert (tmp_path / "new").read_bytes() == b"a"
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_permissions_and_links_stay(tmp_path):
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"a")
    file.chmod(0o600)
    link.symlink_to(file)
    write_whole(link, b"b")
    assert link.is_symlink()
    assert file.read_bytes() == b"b"
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_failure_leaves_nothing(tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        write_whole(tmp_path / "new", b"a")
    assert not list(tmp_path.iterdir())

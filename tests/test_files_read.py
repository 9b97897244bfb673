"""The files of a data set are not kept, but read when they are asked for."""

import pickle

import pytest

from timeline import load


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "events.csv").write_text("date,title\n1994,A\n", encoding="utf-8")
    return tmp_path


def test_a_file_is_read_anew_and_known_from_what_it_was(folder):
    ds = load(folder)
    was = ds.files["events"]
    assert was == b"date,title\n1994,A\n"
    assert [*ds.files] == ["events"]
    (folder / "events.csv").write_bytes(b"date,title\n1995,A\n")
    assert ds.files["events"] == b"date,title\n1995,A\n"
    assert ds.files.was("events", was)
    assert not ds.files.was("events", ds.files["events"])


def test_nothing_that_a_data_set_keeps_holds_the_bytes_of_its_files(folder):
    raw = (folder / "events.csv").read_bytes()
    ds = load(folder)
    assert raw not in pickle.dumps(ds.files)


def test_a_file_that_is_gone_is_missed_where_it_is_asked_for(folder):
    ds = load(folder)
    (folder / "events.csv").unlink()
    with pytest.raises(FileNotFoundError):
        ds.files["events"]

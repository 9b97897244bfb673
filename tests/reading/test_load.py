"""A folder becomes a data set, or a list of everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.factories import files, folder, lines
from timeline.dataset import Dataset
from timeline.problems import DataError
from timeline.reading import load
from timeline.schema import TABLES, Kind

ROOT = Path(__file__).parents[2]
HEAD = b"id,date,title,kind,countries,frameworks,actors,sources\n"

TEXTS = [c.name for c in TABLES["stances"].columns if c.kind in {Kind.TEXT, Kind.PROSE}]

quick = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_the_smallest_timeline(tmp_path):
    ds = load(files(tmp_path, {"events.csv": "id,date,title\na,1994,A\n"}))
    assert (len(ds.events), len(ds.stances)) == (1, 0)


def test_the_smallest_matrix(tmp_path):
    text = "id,actor,framework,stance,date\na,Ishiba Shigeru,Asian NATO,2,2024\n"
    ds = load(str(files(tmp_path, {"stances.csv": text})))
    assert (len(ds.events), ds.stances["stance"].tolist()) == (0, [2])


def test_the_data_of_this_repository():
    ds = load(ROOT / "data")
    assert ds.name == "Asian NATO: who did what, who stands where"
    assert {name for name in TABLES if getattr(ds, name).empty} == set()
    assert ds.warnings == ()


def test_everything_that_is_wrong_is_said_at_once_in_order(tmp_path):
    data = folder(
        tmp_path,
        eras=[{"date": "Oct-24"}],
        stances=[{"stance": "9", "event": "b"}],
        events=[{"id": "a", "title": "", "date": "x"}, {"id": "a", "colour": "red"}],
        sources=[{"url": "x"}],
    )
    (data / "event.csv").write_text("")
    (data / "actor.csv").write_text("")
    (data / "datapackage.json").write_text("{")
    assert [line.partition(";")[0] for line in lines(data)] == [
        "data/actor.csv: is not read, and there is no actors.csv",
        "data/datapackage.json: is not JSON",
        (
            'data/events.csv:1: warning: has a column of its own ("colour"), shown in cards and '
            "exports"
        ),
        'data/events.csv:2: date "x" is not a date',
        "data/events.csv:2: title is blank",
        'data/events.csv:3: id "a" is already the id on line 2',
        'data/stances.csv:2: stance "9" is no step from -2 to 2',
        'data/stances.csv:2: event "b" is not an id in data/events.csv',
        'data/sources.csv:2: url "x" is no web address',
        'data/eras.csv:2: date "Oct-24" is not a date',
    ]


def test_paths_are_those_that_the_user_typed(tmp_path, monkeypatch):
    folder(tmp_path, "my data", events=[{"date": "Oct-24"}])
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DataError) as caught:
        load("my data/")
    assert str(caught.value) == (
        'my data/events.csv:2: date "Oct-24" is not a date; '
        "write 2024-10 (a spreadsheet may have rewritten it)"
    )


def data_set_or_problems(path: Path) -> Dataset | tuple[str, ...]:
    """Load a folder; a problem that is not one printable line fails."""
    try:
        return load(path)
    except DataError as error:
        found = tuple(str(problem) for problem in error.problems)
        assert found
        assert all(line.isprintable() for line in found)
        return found


@quick
@given(raw=st.binary())
@example(raw=b"\xff\xfe")
@example(raw=b"id,date,title\r\na,1994,\x1c\r\n")
def test_any_bytes_give_a_data_set_or_problems(tmp_path, raw):
    assert data_set_or_problems(files(tmp_path, {"events.csv": raw}))


@quick
@given(raw=st.binary(), encoding=st.sampled_from(["utf-8", "cp932", "cp1252", "utf-16"]))
def test_any_bytes_under_a_good_header_give_a_data_set_or_problems(tmp_path, raw, encoding):
    text = raw.decode(encoding, errors="ignore").encode()
    assert data_set_or_problems(files(tmp_path, {"events.csv": HEAD + raw}))
    assert data_set_or_problems(files(tmp_path, {"events.csv": HEAD + text}))


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
odd = st.sampled_from(["a", "a;b", "a#1", "1994", "2009/..", "JPN", "0", "2", ";;", '"', "#", " "])


@quick
@given(data=st.data())
def test_any_cells_give_a_data_set_that_holds_them_or_problems(tmp_path, data):
    row = {name: data.draw(words | odd, name) for name in TABLES["stances"].column_names}
    held = data_set_or_problems(folder(tmp_path, stances=[row]))
    if isinstance(held, Dataset):
        kept = held.stances.iloc[0]
        assert {name: str(kept[name]) for name in TEXTS} == {
            name: row[name].replace("\r\n", "\n").replace("\r", "\n").strip() for name in TEXTS
        }

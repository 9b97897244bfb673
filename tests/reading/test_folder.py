"""A folder that holds no data set is told so, and a file under a wrong name is found."""

from __future__ import annotations

import json

import pytest

from tests.factories import files, folder, lines
from timeline.problems import DataError
from timeline.reading import load

GOOD = "id,date,title\na,1994,A\n"


def test_no_folder(tmp_path):
    assert lines(tmp_path / "data") == [
        "data: is not there; give a folder with events.csv in it",
    ]


def test_a_file_instead_of_its_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(files(tmp_path, {"events.csv": GOOD}).parent)
    with pytest.raises(DataError) as caught:
        load("data/events.csv")
    assert str(caught.value) == "data/events.csv: is a file; give its folder, data"


def test_a_path_that_no_file_can_have(tmp_path):
    assert lines(tmp_path / "\0") == ["\0: is not there; give a folder with events.csv in it"]


def test_a_folder_without_tables(tmp_path):
    assert lines(folder(tmp_path)) == [
        (
            "data: has neither events.csv nor stances.csv; "
            "write events.csv, to begin with the columns id, date, title"
        ),
    ]


def test_tables_without_events_and_statements(tmp_path):
    assert lines(folder(tmp_path, events=[], actors=[{}])) == [
        "data: has no event and no statement yet; write the first, into data/events.csv",
    ]


def test_a_file_that_is_a_folder(tmp_path):
    data = folder(tmp_path, events=[{}])
    (data / "actors.csv").mkdir()
    assert lines(data) == [
        "data/actors.csv: cannot be read (Is a directory); make it a file that you may read",
    ]


@pytest.mark.parametrize("name", ["event.csv", "Events.csv", "events.CSV", "evnets.csv"])
def test_a_misspelt_file_name(tmp_path, name):
    assert lines(files(tmp_path, {name: GOOD})) == [
        (
            f"data/{name}: is not read, and there is no events.csv; "
            "rename it events.csv, or move it away"
        ),
    ]


def test_a_spreadsheet_that_was_not_saved_as_csv(tmp_path):
    assert lines(files(tmp_path, {"events.csv": GOOD, "actors.xlsx": b"PK"})) == [
        (
            "data/actors.xlsx: is not read, and there is no actors.csv; "
            'save it as "CSV UTF-8", named actors.csv, or move it away'
        ),
    ]


def test_other_files_are_left_alone(tmp_path):
    others = dict.fromkeys(["areas.csv", "my notes.csv", "events.bak", "README.md"], "x")
    assert lines(files(tmp_path, {"events.csv": GOOD, "events-old.csv": "x", **others})) == []


def test_the_name_is_the_title_of_the_descriptor_else_that_of_the_folder(tmp_path):
    data = files(tmp_path, {"events.csv": GOOD}, name="sakoku")
    assert (load(data).name, load(data).description) == ("sakoku", "")
    text = '\ufeff{"title": " The closed country ", "description": "Two centuries\\nof it"}'
    (data / "datapackage.json").write_text(text, encoding="utf-8")
    assert load(data).name == "The closed country"
    assert load(data).description == "Two centuries of it"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ('{"title": ', "is not JSON; mend it, or delete it to have it written anew"),
        (b"\xff", "is not JSON; mend it, or delete it to have it written anew"),
        ("[" * 100_000, "is not JSON; mend it, or delete it to have it written anew"),
        ("[]", "is no JSON object; put braces around it, or delete it"),
        ('{"title": 3}', 'has a title that is not text; write "title": "…"'),
        ('{"title": null}', 'has a title that is not text; write "title": "…"'),
        (
            '{"title": "\\ud800x"}',
            r"has half a character (\ud800); write the whole one, or delete it",
        ),
        (
            '{"licenses": [{"name": "a\\udfff"}]}',
            r"has half a character (\udfff); write the whole one, or delete it",
        ),
        (
            '{"resources": ["events"]}',
            "has resources that are no list of objects; mend them, or delete them",
        ),
        ('{"description": []}', 'has a description that is not text; write "description": "…"'),
        (
            '{"subject": "Asian NATO"}',
            (
                "has a subject that is not a framework and a country; "
                'write "subject": {"framework": "asian-nato", "country": "JPN"}'
            ),
        ),
        (
            '{"subject": {"country": "Japan"}}',
            'subject country "Japan" is no country code; write JPN',
        ),
        (
            '{"subject": {"framework": "treaty"}}',
            (
                'subject framework "treaty" is a framework that no event and no statement names; '
                "write one that is named there, or leave it out"
            ),
        ),
    ],
    ids=lambda text: "" if len(text) > 100 else None,
)
def test_a_descriptor_that_is_wrong(tmp_path, content, fault):
    data = files(tmp_path, {"events.csv": GOOD, "datapackage.json": content})
    assert lines(data) == [f"data/datapackage.json: {fault}"]


def test_what_the_data_are_about_is_in_the_descriptor(tmp_path):
    subject = {"framework": "asian-nato", "country": "JPN"}
    text = json.dumps({"subject": subject})
    events = "id,date,title,frameworks\na,1994,A,asian-nato\n"
    data = files(tmp_path, {"events.csv": events, "datapackage.json": text})
    assert load(data).subject == subject


def test_a_title_is_one_line_of_what_can_be_shown(tmp_path):
    text = '{"title": "The\\u0007 closed\\ncountry", "description": "\\ud83d\\ude00"}'
    ds = load(files(tmp_path, {"events.csv": GOOD, "datapackage.json": text}))
    assert (ds.name, ds.description) == ("The closed country", "\N{GRINNING FACE}")

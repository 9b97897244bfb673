"""A folder that holds no data set is told so, and a file under a wrong name is found."""

from __future__ import annotations

import io
import json
import os
import zipfile

import pytest

from tests.factories import files, folder, lines
from timeline.limits import USUAL
from timeline.reading import load
from timeline.reading.folder import open_folder

GOOD = "id,date,title\na,1994,A\n"
STANCE = "id,actor,framework,stance,date\na,union,treaty,1,2001\n"


def zipped(tmp_path, members, name="data.zip"):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    (tmp_path / name).write_bytes(file.getvalue())
    return tmp_path / name


def test_no_folder(tmp_path):
    assert lines(tmp_path / "data") == [
        "data: is not there; give a folder with events.csv in it",
    ]


def test_a_path_that_no_file_can_have(tmp_path):
    assert lines(tmp_path / "\0") == ["\0: is not there; give a folder with events.csv in it"]


def test_a_folder_without_tables(tmp_path):
    assert lines(folder(tmp_path)) == [
        (
            "data: has neither events.csv nor stances.csv; "
            "add events.csv with the columns id, date, title"
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
        "data/actors.csv: is a folder, not a file; put the file there, or rename it",
    ]


@pytest.mark.parametrize("name", ["event.csv", "Event.csv", "eventss.CSV", "evnets.csv"])
def test_a_misspelt_file_name(tmp_path, name):
    stances = "id,actor,framework,stance,date\na,eden,suez,2,1956"
    assert lines(files(tmp_path, {name: GOOD, "stances.csv": stances})) == [
        (
            f"data/{name}: is not read, and there is no events.csv; "
            f"rename it events{name[-4:].lower()}, or move it away"
        ),
    ]


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("actor.xlsx", "rename it actors.xlsx"),
        ("actors.numbers", 'save it as "CSV UTF-8", named actors.csv'),
    ],
)
def test_a_spreadsheet_that_is_not_read(tmp_path, name, remedy):
    assert lines(files(tmp_path, {"events.csv": GOOD, name: b"PK"})) == [
        f"data/{name}: is not read, and there is no actors.csv; {remedy}, or move it away",
    ]


def test_other_files_are_left_alone(tmp_path):
    others = dict.fromkeys(["areas.csv", "my notes.csv", "events.bak", "README.md"], "x")
    assert lines(files(tmp_path, {"events.csv": GOOD, "events-old.csv": "x", **others})) == []


@pytest.mark.parametrize("name", ["evnets.csv", "suez.csv"])
def test_a_file_of_another_name_that_has_the_columns_of_events(tmp_path, name):
    data = files(tmp_path, {name: GOOD})
    assert lines(data) == [
        (
            f"data/{name}: warning: is read as events.csv, of which it has the columns; "
            "name it events.csv to be sure"
        ),
    ]
    assert len(load(data).events) == GOOD.strip().count("\n")


def test_files_of_names_in_other_languages(tmp_path):
    stances = "Akteur;Frage;Haltung;Datum\nEden;Suez;2;1956"
    data = files(tmp_path, {"Ereignisse.csv": GOOD, "Positionen.csv": stances})
    assert (len(load(data).events), len(load(data).stances)) == (GOOD.strip().count("\n"), 1)


def test_a_file_with_the_columns_of_a_table_that_is_not_read_is_told(tmp_path):
    data = files(tmp_path, {"events.csv": GOOD, "more.csv": GOOD, "not-imported.csv": GOOD})
    assert lines(data) == [
        (
            "data/more.csv: warning: is not read, being no table that is lacking; "
            "name it as its table, as events.csv, or leave it out"
        ),
    ]


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
            'warning: subject country "Japan" is read as JPN; write JPN to be sure',
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


@pytest.mark.parametrize(
    "name",
    [
        "Events.csv",
        "events.CSV",
        "events.tsv",
        "Events.txt",
        "events.csv.txt",
        "events (1).csv",
        "events - Kopie.csv",
        "events – Kopie (2).csv",
        "events copy 2.csv",
        "Copy of events.csv",
        "Kopie von Events.csv",
        "Google Sheets - events.csv",
        "My data, 2nd try - Events (3).csv",
        "events.xls",  # as programs call what is text
    ],
)
def test_what_programs_make_of_a_name(tmp_path, name):
    data = files(tmp_path, {name: GOOD})
    assert load(data).events["id"].tolist() == ["a"]
    assert open_folder(data).file("events") == str(data / name)


def test_the_right_name_goes_first(tmp_path):
    others = {"events (1).csv": "x", "events.txt": "x", "Events.csv": "x"}
    assert load(files(tmp_path, {"events.csv": GOOD, **others})).events["id"].tolist() == ["a"]


def test_two_files_that_may_be_a_table(tmp_path):
    assert lines(files(tmp_path, {"events (1).csv": GOOD, "events (2).csv": GOOD})) == [
        (
            "data/events (1).csv: may be the table of events, and so may data/events (2).csv; "
            "name the right one events.csv"
        ),
    ]


def test_what_is_in_the_place_of_a_file(tmp_path):
    data = files(tmp_path, {"events.csv": GOOD})
    os.mkfifo(data / "actors.csv")
    (data / "sources.csv").symlink_to(data / "nowhere.csv")
    (data / "eras.csv").symlink_to("/dev/zero")
    assert lines(data) == [
        "data/actors.csv: is a pipe, not a file; put the file there, or rename it",
        "data/sources.csv: is a link to nothing; put the file there, or delete the link",
        "data/eras.csv: is a device, not a file; put the file there, or rename it",
    ]


def test_a_workbook_or_a_descriptor_that_is_no_file(tmp_path):
    data = files(tmp_path, {"actors.csv": "id\na\n"})
    os.mkfifo(data / "book.xlsx")
    (data / "datapackage.json").symlink_to("/dev/zero")
    assert lines(data) == [
        "data/book.xlsx: is a pipe, not a file; put the file there, or rename it",
        (
            "data: has neither events.csv nor stances.csv; "
            "add events.csv with the columns id, date, title"
        ),
        "data/datapackage.json: is a device, not a file; put the file there, or rename it",
    ]


def test_a_table_that_may_not_be_read(as_nobody):
    (as_nobody / "events.csv").write_text(GOOD, encoding="utf-8")
    (as_nobody / "actors.csv").write_text("id\n", encoding="utf-8")
    (as_nobody / "actors.csv").chmod(0)
    said = "cannot be read (Permission denied); make it a file that you may read"
    assert lines(as_nobody) == [f"{as_nobody.name}/actors.csv: {said}"]
    as_nobody.chmod(0)
    assert lines(as_nobody) == [f"{as_nobody.name}: {said}"]
    as_nobody.chmod(0o755)


def test_a_fifo_instead_of_a_folder(tmp_path):
    os.mkfifo(tmp_path / "data")
    assert lines(tmp_path / "data") == [
        "data: is a pipe, not a file; put the file there, or rename it",
    ]


def test_one_csv_file_by_its_name_or_its_header(tmp_path):
    data = files(tmp_path, {"events.csv": GOOD, "votes.csv": STANCE, "my list.txt": GOOD})
    assert load(data / "events.csv").events["id"].tolist() == ["a"]
    assert load(data / "votes.csv").stances["id"].tolist() == ["a"]
    assert load(data / "votes.csv").name == "votes"
    assert load(data / "my list.txt").events["id"].tolist() == ["a"]


def test_a_zip_file_holds_a_folder(tmp_path):
    members = {
        "README.md": "x",
        "set/events.csv": GOOD,
        "set/datapackage.json": '{"title": "Zipped"}',
        "set/old/events.csv": "x",
        "__MACOSX/._events.csv": b"\0",
        "__MACOSX/events.csv": b"\0",
    }
    path = zipped(tmp_path, members)
    assert load(path).name == "Zipped"
    assert load(path).events["id"].tolist() == ["a"]
    assert open_folder(path).file("events") == f"{path}/set/events.csv"


@pytest.mark.parametrize("name", ["../../events.csv", "/events.csv", "C:\\events.csv"])
def test_names_in_a_zip_file_are_only_shown(tmp_path, name):
    path = zipped(tmp_path, {name: GOOD})
    assert load(path).events["id"].tolist() == ["a"]
    assert [p.name for p in tmp_path.iterdir()] == ["data.zip"]


def test_a_zip_file_without_tables(tmp_path):
    assert lines(zipped(tmp_path, {"a.png": "x"})) == [
        (
            "data.zip: has neither events.csv nor stances.csv; "
            "add events.csv with the columns id, date, title"
        ),
    ]


def test_a_zip_file_that_is_too_large(tmp_path):
    path = zipped(tmp_path, {"events.csv": bytes(USUAL.unpacked + 1)})
    too_large = (
        "data.zip: would have more than 200 MB unpacked; give the tables alone, or set "
        "TIMELINE_LIMITS=unpacked="
    )
    assert lines(path) == [f"{too_large}200000001"]
    said = (USUAL.unpacked + 1).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(said, (9).to_bytes(4, "little")))
    assert lines(path) == [f"{too_large}400000000"]


def test_a_zip_file_that_is_damaged(tmp_path):
    path = zipped(tmp_path, {"events.csv": GOOD})
    path.write_bytes(path.read_bytes()[:-30])
    assert lines(path) == ["data.zip: is damaged; save it anew"]


def test_a_folder_that_may_not_be_listed(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    data = files(tmp_path, {"events.csv": GOOD})
    monkeypatch.setattr("timeline.reading.folder.in_folder", refuse)
    assert lines(data) == [
        "data: cannot be read (Permission denied); make it a file that you may read",
    ]

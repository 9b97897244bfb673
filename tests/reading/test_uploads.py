"""Files in memory become a data set within limits, and are mended cell by cell."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

import pytest

from timeline.problems import DataError, Problem
from timeline.reading import mending, read_folder, uploads


def problems(home):
    try:
        return read_folder(home).warnings
    except DataError as error:
        return error.problems


def test_one_file_and_several():
    events = b"date,title\n1994,A\n"
    one = read_folder(uploads.open_files({"My list.csv": events}, "Mine"))
    assert (one.name, len(one.events)) == ("Mine", 1)
    stances = b"actor,framework,stance,date\nx,y,2,1994\n"
    files = {"events.csv": events, "stances.csv": stances}
    assert len(read_folder(uploads.open_files(files, "Mine")).stances) == 1


@dataclass
class Dropped:
    name: str
    content: bytes
    size: int

    def getvalue(self):
        assert self.content, "is read though it should not be"
        return self.content


def refused(files):
    with pytest.raises(DataError) as error:
        uploads.open_files(files, "Mine")
    return [str(problem) for problem in error.value.problems]


def told(files):
    return [str(p) for p in problems(uploads.open_files(files, "Mine")) if "not read" in p.reason]


def zipped(members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


EVENTS = b"id,date,title\na,1994,A\n"
STANCES = b"actor,framework,stance,date\nx,y,2,1994\n"
UNREAD = (
    "warning: is not read, being no table that is lacking; "
    "name it as its table, as events.csv, or leave it out"
)


EVENTS = b"id,date,title\na,1994,A\n"
STANCES = b"actor,framework,stance,date\nx,y,2,1994\n"
UNREAD = (
    "warning: is not read, being no table that is lacking; "
    "name it as its table, as events.csv, or leave it out"
)


def test_too_many_bytes_are_refused_before_they_are_had(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 20_000_000)
    reason = "Mine: has 20.1 MB, and 20.0 MB may be given at once; give fewer or smaller files"
    with pytest.raises(DataError) as error:
        uploads.contents([Dropped("events.csv", b"", 20_100_000)], "Mine")
    assert [str(problem) for problem in error.value.problems] == [reason]
    assert refused({"events.csv": b"x" * 20_100_000}) == [reason]


@pytest.mark.parametrize(
    ("files", "path"),
    [
        ({"my list.csv": b"date,title\n1,A\n2,B\n3,C\n"}, "my list.csv"),
        ({"x.csv": b"date,title\r1,A\r2,B\r3,C\r", "eras.csv": b""}, "x.csv"),
        ({"a.zip": zipped({"x.csv": "date,title\n1,A\n2,B\n3,C\n"})}, "a.zip/x.csv"),
    ],
)
def test_too_many_lines_are_refused_before_they_are_read(monkeypatch, files, path):
    monkeypatch.setattr(uploads, "MOST_ROWS", 3)
    monkeypatch.setattr("timeline.reading.table_file.read_grid", None)
    said = f"{path}: has 4 lines, and 3 are read here; serve it from a folder"
    assert refused(files) == [said]


def test_two_files_of_one_name_are_refused():
    two = [Dropped("events.csv", EVENTS, 9), Dropped("events.csv", STANCES, 9)]
    with pytest.raises(DataError, match=r"events.csv: is the name of 2 files; rename one"):
        uploads.contents(two, "Mine")
    assert uploads.contents(two[:1], "Mine") == {"events.csv": EVENTS}


def test_a_zip_file_among_others_stands_for_what_it_holds():
    files = {"events.csv": EVENTS, "more.zip": zipped({"stances.csv": STANCES})}
    home = uploads.open_files(files, "Mine")
    assert {name: file.path for name, file in home.tables.items()} == {
        "events": "events.csv",
        "stances": "more.zip/stances.csv",
    }
    assert refused({"events.csv": EVENTS, "x.zip": b"PK"}) == ["x.zip: is damaged; save it anew"]


def test_files_of_other_names_are_told_by_their_headers():
    files = {"my events.csv": EVENTS, "positions.csv": STANCES, "notes.txt": b"Read me"}
    home = uploads.open_files(files, "Mine")
    assert {*home.tables} == {"events", "stances"}
    assert told(files) == [f"notes.txt: {UNREAD}"]
    assert {*uploads.open_files({"my stuff.csv": EVENTS, "b.csv": STANCES}, "M").tables} == {
        "events",
        "stances",
    }
    assert told({"events.csv": EVENTS, "other things.csv": EVENTS}) == [
        f"other things.csv: {UNREAD}"
    ]


def test_without_a_table_the_data_set_is_named():
    home = uploads.open_files({"a.txt": b"x", "b.txt": b"y"}, "Mine")
    assert str(home.problems[-1]).startswith("Mine: has neither events.csv nor stances.csv;")


def test_a_remedy_is_written_into_its_cell_or_its_entry():
    raw = b"date;title;countries\nOct-24;A;FRA, Japan\n2010;B;FRA\n"
    home = uploads.open_files({"events.csv": raw}, "Mine")
    changes = mending.remedies(home, problems(home))
    mended = mending.tables_as_csv(mending.mend(home, changes))
    assert mended["events.csv"].decode("utf-8-sig").splitlines()[1:] == [
        "2024-10,A,FRA; JPN",
        "2010,B,FRA",
    ]


def test_an_entry_of_a_list_is_replaced_alone():
    home = uploads.open_files({"events.csv": b"date,title,countries\n2009,A,FRA; Germny\n"}, "M")
    (problem,) = (p for p in problems(home) if p.is_error)
    mended = mending.mend(home, [(problem, "DEU")])
    assert mending.tables_as_csv(mended) == {
        "events.csv": "\ufeffdate,title,countries\r\n2009,A,FRA; DEU\r\n".encode()
    }
    assert not [p for p in problems(mended) if p.is_error]


def test_the_row_of_a_problem_and_which_cell_it_is():
    home = uploads.open_files({"events.csv": b"date,title\n\nOct-24,A\n"}, "M")
    (problem,) = (p for p in problems(home) if p.is_error)
    assert mending.cells_at(home, problem) == ([("date", "Oct-24"), ("title", "A")], 0)
    assert mending.cells_at(home, Problem("x.csv", 1, None, None, "", "")) is None


@pytest.mark.parametrize(
    ("column", "cell", "suggestion", "is_sure"),
    [
        ("date", "Oct-24", "2024-10", True),
        ("date", "5/6/2009", None, False),
        ("countries", "Japan", "JPN", True),
        ("countries", "Germny", "DEU", False),
        ("countries", "Korea", None, False),
        ("stance", "opposes", "-2", True),
        ("stance", "opposed", "-2", False),
        ("stance", "agree", None, False),
        ("basis", "qoute", "quote", False),
        ("url", "www.example.org", "https://www.example.org", True),
        ("url", "see above", None, False),
    ],
)
def test_what_a_remedy_suggests(column, cell, suggestion, is_sure):
    rows = {
        "sources": {"id": "s", "title": "S"},
        "events": {"id": "a", "date": "2009", "title": "A"},
        "stances": {"actor": "a", "framework": "f", "stance": "1", "date": "2009"},
    }
    table = {"url": "sources", "countries": "events"}.get(column, "stances")
    rows[table][column] = cell
    files = {
        f"{name}.csv": f"{','.join(row)}\n{','.join(row.values())}\n".encode()
        for name, row in rows.items()
    }
    (problem,) = (p for p in problems(uploads.open_files(files, "M")) if p.value == cell)
    assert (problem.suggestion, problem.is_sure) == (suggestion, is_sure)


def test_what_is_only_likely_is_not_beyond_doubt():
    raw = b"id,date,title,countries,kind\na,2009,A,Germny,sumit\n"
    home = uploads.open_files({"events.csv": raw}, "M")
    found = problems(home)
    assert mending.remedies(home, found) == []
    likely = mending.remedies(home, found, likely=True)
    assert {text for _, text in likely} == {"DEU", "summit"}


def test_a_table_that_cannot_be_read_to_its_end_is_given_back_as_it_came():
    raw = b'date,title\n2009,A\n2010,"B\n2011,C\n'
    home = uploads.open_files({"events.csv": raw}, "M")
    assert mending.tables_as_csv(mending.mend(home, [])) == {"events.csv": raw}
    assert all(mending.cells_at(home, problem) is None for problem in problems(home))


def test_dates_of_a_start_and_an_end_are_judged_cell_by_cell():
    raw = b"date,end,title\n12.06.2009,2009-07,A\nOct-24,2025,B\n2009,Nov-24,C\n"
    home = uploads.open_files({"events.csv": raw}, "M")
    told = [(p.line, p.column, p.value) for p in problems(home) if p.column]
    assert told == [(2, "date", "12.06.2009"), (3, "date", "Oct-24"), (4, "end", "Nov-24")]
    changes = mending.remedies(home, problems(home))
    ds = read_folder(mending.mend(home, changes))
    assert ds.events["date"].tolist() == ["2009-06-12/2009-07", "2024-10/2025", "2009/2024-11"]


def test_a_line_is_left_out_and_a_column_named():
    home = uploads.open_files({"events.csv": b"date,about\n2009,A\nsoon,C\n2010,B\n"}, "M")
    missing = next(p for p in problems(home) if p.column == "title")
    home = mending.rename_column(home, missing, "about", "title")
    total = next(p for p in problems(home) if p.value == "soon")
    ds = read_folder(mending.leave_out(home, total))
    assert ds.events["title"].tolist() == ["A", "B"]


def test_the_entry_of_a_list_that_a_problem_is_about():
    assert mending.with_entry("Japan; France", "Japan", "JPN") == "JPN; France"
    assert mending.with_entry("Japan", "Japan", "JPN") == "JPN"


def test_an_old_workbook_is_not_read_from_anybody():
    with pytest.raises(DataError, match=r"is an old Excel file, not read here; save it as \.xlsx"):
        uploads.open_files({"book.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)}, "M")


EVENT_WITHOUT_ID = b"date,title\n22.10.1956,Treffen von Sevres\n29.10.1956,Angriff\n"
WITH_EVENT = b"actor,framework,stance,event\nMollet,force,2,Treffen von Sevres\n"


def test_an_id_made_of_what_is_mended_stays_where_a_cell_refers_to_it():
    files = {"events.csv": EVENT_WITHOUT_ID, "stances.csv": WITH_EVENT}
    home = uploads.open_files(files, "Mine")
    accepted = mending.mend(home, mending.remedies(home, problems(home)))
    assert read_folder(accepted).stances["event"].tolist() == ["1956-10-22-treffen-von-sevres"]
    later = Problem("events.csv", 2, "date", "1956-10-22", "", "")
    mended = mending.mend(accepted, [(later, "1956-10-23")])
    ds = read_folder(mended)
    assert ds.events["date"].tolist() == ["1956-10-23", "1956-10-29"]
    assert ds.stances["event"].tolist() == ["1956-10-22-treffen-von-sevres"]
    assert mending.tables_as_csv(mended)["events.csv"].decode("utf-8-sig").splitlines() == [
        "id,date,title",
        "1956-10-22-treffen-von-sevres,1956-10-23,Treffen von Sevres",
        "1956-10-29-angriff,1956-10-29,Angriff",
    ]


def test_an_id_made_of_a_number_stays_where_a_row_before_it_is_left_out():
    events = b"id,date,title\n,1994,A\n,1994,A\n"
    stances = b"actor,framework,stance,event\nx,y,2,1994-a-2\n"
    home = uploads.open_files({"events.csv": events, "stances.csv": stances}, "Mine")
    left = mending.leave_out(home, Problem("events.csv", 2, None, None, "", ""))
    assert read_folder(left).events["id"].tolist() == ["1994-a-2"]


@pytest.mark.parametrize(
    "table",
    [EVENT_WITHOUT_ID, b"date,title,note\n22.10.1956,A,1956-10-22-a\n"],
)
def test_ids_that_are_made_are_those_of_the_dates_that_are_read(table):
    home = uploads.open_files({"events.csv": table}, "Mine")
    mended = mending.mend(home, mending.remedies(home, problems(home)))
    assert read_folder(home).events["id"].tolist() == read_folder(mended).events["id"].tolist()
    assert mending.tables_as_csv(mended)["events.csv"].startswith(b"\xef\xbb\xbfdate,title")


def test_no_id_is_written_where_none_is_referred_to():
    home = uploads.open_files({"events.csv": EVENT_WITHOUT_ID}, "Mine")
    mended = mending.mend(home, mending.remedies(home, problems(home)))
    text = mending.tables_as_csv(mended)["events.csv"].decode("utf-8-sig")
    assert text.splitlines()[:2] == ["date,title", "1956-10-22,Treffen von Sevres"]


def test_a_part_of_a_month_is_only_likely():
    events = b"date,title\nEnde Dezember 1956,A\n3. Dezember 1956,B\n"
    home = uploads.open_files({"events.csv": events}, "Mine")
    found = problems(home)
    sure, likely = (mending.remedies(home, found, likely=way) for way in (False, True))
    assert [text for _, text in sure] == ["1956-12-03"]
    assert [text for _, text in likely] == ["1956-12-21/1956-12-31"]


def test_an_entry_is_taken_out_of_its_list():
    assert mending.with_entry("Japan; UNO", "UNO", "") == "Japan"
    assert mending.with_entry("UNO", "UNO", "") == ""

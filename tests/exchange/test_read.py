"""Any table by its columns; what is hostile, broken or unknown is refused in one line."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from openpyxl import Workbook

from tests.exchange.reading import found, loaded, rows
from timeline.exchange import FORMS, ExchangeError, content, counts, read
from timeline.exchange.content import Content
from timeline.exchange.folder import files

TABLE = """\
nr;day;month;year;who;whom;what;where;link
7;1;6;2009;Union;League;Talks;Japan;https://example.org/a
8;31;6;2009;Union;;More talks;Prussia;A book
9;;;2010;;;;Japan;
"""
NO_DAY = "names no day: June 2009 has 30 days"
NAMED = ("id=nr", "date=year,month,day", "actors=who,whom", "title=what", "countries=where")


def test_a_table_by_its_columns(tmp_path):
    done = found(TABLE, named=(*NAMED, "sources=link"))
    (row,) = rows(done)
    assert row == {
        "id": "7",
        "date": "2009-06-01",
        "title": "Talks",
        "countries": "JPN",
        "actors": "union; league",
        "sources": "example-org-a",
    }
    assert [(left.line, left.reason) for left in done.left] == [
        (3, f'year, month, day "2009/6/31" {NO_DAY}'),
        (4, "what is blank"),
    ]
    assert counts(done) == "Read 3 rows: 1 event, 2 not imported"
    assert len(loaded(done, tmp_path / "set").events) == 1


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("Island", "ISL"),
        ("Island/Großbritannien", "ISL; GBR"),
        ("USA, UK und Frankreich", "USA; GBR; FRA"),
    ],
)
def test_countries_are_read_as_in_a_data_set(cell, codes):
    done = found(f'd;t;c\n2009;A;"{cell}"', named=("date=d", "title=t", "countries=c"))
    assert [row["countries"] for row in rows(done)] == [codes]
    assert done.unread == ()


def test_cells_that_are_not_understood_are_listed():
    text = "d;t;c;i;who\n2009;A;Japan; Wo;1;Anthony Eden, Guy Mollet".replace("; Wo", " Wo")
    names = ("date=d", "title=t", "countries=c", "importance=i", "actors=who")
    done = found(text, named=names)
    assert [(one.line, one.reason, one.remedy) for one in done.unread] == [
        (
            2,
            'c "Japan Wo" is not in ISO 3166-1; kept in column_countries',
            (
                "write the code of a country that is, or add the line JAP,Japan Wo to "
                "countries.csv (id,name)"
            ),
        ),
        (
            2,
            'who "Anthony Eden, Guy Mollet" is taken as one actor',
            "write Anthony Eden; Guy Mollet if they are 2",
        ),
        (
            2,
            'i "1" is no known importance; kept in column_importance',
            "write core, secondary or context",
        ),
    ]
    assert files(done)["not-imported.csv"].decode().count("\n2,") == len(done.unread)
    assert counts(done) == "Read 1 row: 1 event"


def test_what_a_source_is_called_names_no_paragraph():
    done = found("d;t;s\n2009;A;Jónsson 1982", named=("date=d", "title=t", "sources=s"))
    assert [row["sources"] for row in rows(done)] == ["jonsson-1982"]


def test_columns_that_are_not_named_are_kept():
    (row, _) = rows(found(TABLE.replace("31;6", "30;6").replace("9;;", "9;;x", 1), named=NAMED))
    assert row["column_link"] == "https://example.org/a"


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("1994~", "1994~"),
        ("2009-06/2009-08", "2009-06/2009-08"),
        ("13.06.2009", "2009-06-13"),
        ("2009-06-12T00:00:00", "2009-06-12"),
    ],
)
def test_dates_of_any_table(cell, date):
    (event,) = found(f"d,t\n{cell},A", named=("date=d", "title=t")).events
    assert event.date == date


def test_two_columns_of_a_date_are_its_ends():
    text = "a,b,t\n2009,2011,A\n2009,,B"
    events = found(text, named=("date=a,b", "title=t")).events
    assert [event.date for event in events] == ["2009/2011", "2009"]


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (("date=when", "title=t"), 'x.csv has no column "when"; there are d, t'),
        (("dat=d", "title=t"), '"dat" is no column that can be named; there are '),
        (("date", "title=t"), '"date" names no column; write --column title=headline'),
        (("title=t",), "no column is named for the date; add --column date=, and its name"),
    ],
)
def test_columns_that_are_not_there(named, said):
    with pytest.raises(ExchangeError) as error:
        read("x.csv", b"d,t\n1994,A", "", named)
    assert str(error.value).startswith(said)


def deep() -> bytes:
    return b'{"events": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", b"<workbook/>")
        parts.writestr("xl/worksheets/sheet1.xml", b"0" * 3_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "x is in no form that is recognised; say which with --as "),
        (b"a,b\n1,2", "x is in no form that is recognised; say which with --as "),
        (b'{"events": [NaN]}', "x has NaN, which is no JSON; write null for what is not known"),
        (b'{"events": [', "x is not JSON (expecting value) on line 1; export it anew from "),
        (deep(), "x is nested too deeply; export it anew from the program that made it"),
        (b"[[[]]]", "x is in no form that is recognised; "),
        (b'{"events": {}, "items": null}', "x is in no form that is recognised; "),
        (b"PK\x03\x04nonsense", "x is damaged; save it anew"),
        (b"\xff\xfe\x00\x01\x00\x00", "x "),
        (b"Year,Headline", "x has nothing to import; it is read as TimelineJS sheet (CSV, "),
    ],
)
def test_what_is_broken_is_refused_in_one_line(raw, said):
    with pytest.raises(ExchangeError) as error:
        found(raw, "x")
    assert str(error.value).startswith(said)
    assert "\n" not in str(error.value)


def test_what_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(content, "MOST_BYTES", 1_000)
    with pytest.raises(ExchangeError, match=r"^x has 0 MB; split it into files of at most 0 MB$"):
        Content("x", b"." * 1_001)
    monkeypatch.setenv("TIMELINE_LIMITS", "unpacked=1000")
    with pytest.raises(ExchangeError, match=r"^x would have more than 0 MB unpacked; give "):
        found(bomb(), "x")
    monkeypatch.setenv("TIMELINE_LIMITS", "unpacked=many")
    with pytest.raises(ExchangeError, match=r'^TIMELINE_LIMITS has "unpacked=many", which sets '):
        found(bomb(), "x")
    monkeypatch.delenv("TIMELINE_LIMITS")
    monkeypatch.setattr(content, "MOST_ROWS", 2)
    with pytest.raises(ExchangeError, match=r"^x has 3 rows; split it into 2 at most$"):
        found(b"Year,Headline\n1,A\n2,B\n3,C", "x")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_no_form_trips_over_nonsense(form):
    for raw in (
        b"[1, null, {}]",
        b'{"events": [{"start_date": {}}]}',
        b"\t" * 60,
        b"a\nb",
        b"0: x",
    ):
        try:
            form.read(Content("x", raw))
        except (ExchangeError, TypeError, AttributeError):
            assert not form.recognises(Content("x", raw))


def test_a_form_that_a_file_has_not():
    with pytest.raises(ExchangeError) as error:
        found("a,b\n1,2", "x", form="acled")
    assert str(error.value) == (
        "x is no ACLED (CSV, XLSX, ODS): that has the columns `event_id_cnty` and `event_date`; "
        "leave --as out to find out"
    )
    with pytest.raises(ExchangeError, match=r'^there is no form "acle"; there are timelinejs, '):
        found("a,b\n1,2", "x", form="acle")


def test_ids_stay_when_a_row_is_added():
    first = rows(found(json.dumps([{"content": "A", "start": "2014"}]), "x"))
    more = [{"content": "B", "start": "2013"}, {"content": "A", "start": "2014"}]
    assert rows(found(json.dumps(more), "x"))[1]["id"] == first[0]["id"] == "2014-a"


def test_a_title_without_latin_letters_has_an_id_and_a_hostile_one_no_harm(tmp_path):
    items = [
        {"content": "🎉", "start": "2014"},
        {"content": "안보 협력", "start": "2014"},
        {"content": "a\u0000b\ufffd\u2028c\td", "start": "2015", "title": "x\r\ny"},
    ]
    done = found(json.dumps(items), "x")
    assert [row["title"] for row in rows(done)] == ["🎉", "안보 협력", "ab? c d"]
    assert len(loaded(done, tmp_path / "set").events) == 3


def test_columns_that_the_reading_knows_need_no_naming():
    text = "A talk;;\nDatum;Titel;Who;own\n12.06.2009;Signed;Japan;x\nsoon;Never;;\n1;2;3;4;5\n"
    done = found(text)
    assert rows(done) == [
        {
            "id": "2009-06-12-signed",
            "date": "2009-06-12",
            "title": "Signed",
            "actors": "Japan",
            "own": "x",
        },
        {"id": "soon-never", "date": "soon", "title": "Never", "actors": "", "own": ""},
    ]
    assert [(left.line, left.reason) for left in done.left] == [
        (5, "has 5 cells where the header has 4")
    ]
    above, names, date = (remark.reason for remark in done.remarks)
    assert above == 'is above the header and is left out ("A talk")'
    assert names.endswith('"Datum" became date, "Titel" became title and "Who" became actors')
    assert date == 'has 1 date written in another way, as "12.06.2009", which became 2009-06-12'
    assert counts(done) == "Read 3 rows: 2 events, 1 not imported"


def workbook(**sheets: list[list[object]]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    book.remove(book.active)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "header", [["Year", "Headline"], ["date", "title"], ["when", "what"]], ids=" ".join
)
def test_any_sheet_of_a_workbook_is_found(header):
    raw = workbook(Notes=[["Read me"], ["first"]], Data=[header, [1994, "A"]])
    named = ("date=when", "title=what") if "what" in header else ()
    assert [row["date"] for row in rows(found(raw, "x.xlsx", named=named))] == ["1994"]


def test_what_is_left_out_of_a_workbook_is_told():
    raw = workbook(Notes=[["Read me"]], Data=[["Year", "Headline"], [1994, "A"]])
    done = read("x.xlsx", raw)
    (problem,) = done.problems
    assert str(problem) == (
        "x.xlsx[Data]: warning: is read, and x.xlsx[Notes] left out; import each by itself, saved "
        "as a file of its own, if it is wanted"
    )


def test_a_zip_file_is_opened():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("one.csv", "Year,Headline\n1994,A\n")
    done = read("x.zip", file.getvalue())
    assert (done.path, len(done.found.events)) == ("x.zip/one.csv", 1)


def test_a_table_that_breaks_off_is_refused():
    with pytest.raises(ExchangeError, match=r"^x:2 has a quotation mark that is not closed"):
        found('Year,Headline\n1994,"A\n', "x")


def test_a_beginning_or_an_end_stays_in_words_of_which_nobody_has_set_the_days():
    done = read("mine.csv", b"date,title\nfin 2021,A\n12 mars 2012,B\n").found
    assert [row["date"] for row in done.tables["events"]] == ["fin 2021", "2012-03-12"]
    assert [row["id"] for row in done.tables["events"]] == ["2021-09-2021-12-a", "2012-03-12-b"]

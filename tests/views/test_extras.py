"""Columns of one's own are shown in the card and go along with the rows that leave the tool."""

from __future__ import annotations

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from tests.factories import dataset, files
from timeline import brief
from timeline.reading import load
from timeline.views.evidence import evidence
from timeline.views.view import View

EVENTS = [
    {"id": "march", "title": "March", "region": "North", "dead": "=12", "number": "<b>x</b>"},
    {"id": "law", "title": "Law", "region": "", "dead": "", "number": ""},
]


@pytest.fixture
def ds(tmp_path):
    return dataset(tmp_path, events=EVENTS, stances=[{"mood": "عالٍ"}])


def test_a_card_says_what_has_a_value(ds):
    said = [evidence(ds, "events", row).extras for row in ds.events.to_dict("records")]
    assert said == [(("region", "North"), ("dead", "=12"), ("number", "<b>x</b>")), ()]
    assert evidence(ds, "stances", ds.stances.iloc[0].to_dict()).extras == (("mood", "عالٍ"),)


def test_without_any_nothing_is_added(tmp_path):
    bare = dataset(tmp_path, events=[{}])
    assert evidence(bare, "events", bare.events.iloc[0].to_dict()).extras == ()
    assert "More in the file" not in brief.write(bare, View("timeline"), "html").decode()


def test_a_page_to_send_has_them_as_text(ds):
    page = brief.write(ds, View("timeline"), "html").decode()
    assert "More in the file" in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert "<b>x</b>" not in page


def test_rows_have_them_after_the_known_columns_of_the_data(ds):
    text = brief.rows(ds, View("events"), "csv").decode("utf-8-sig")
    head, first, _ = csv.reader(io.StringIO(text))
    at = head.index("region")
    assert head[at - 1 : at + 4] == ["note", "region", "dead", "number (in the file)", "number"]
    assert first[at : at + 3] == ["North", "'=12", "<b>x</b>"]
    rows = json.loads(brief.rows(ds, View("events"), "json"))["rows"]
    assert {row["region"] for row in rows} == {"North", ""}
    sheet = load_workbook(io.BytesIO(brief.rows(ds, View("events"), "xlsx")))["Events"]
    assert [cell.value for cell in sheet[1]][-3:] == ["region", "dead", "number"]


def test_what_was_exported_is_read_with_them(ds, tmp_path):
    content = brief.rows(ds, View("events"), "csv")
    again = load(files(tmp_path, {"events.csv": content}, "again"))
    assert list(again.extras["events"].columns) == ["id", "region", "dead", "number (in the file)"]
    cells = again.extras["events"].set_index("id")
    assert cells.loc["march"].to_list() == ["North", "=12", "<b>x</b>"]

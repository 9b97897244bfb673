"""What is exported as rows is read again as it was."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import dataset
from timeline.export import tables
from timeline.reading import load
from timeline.views import View
from timeline.views.caption import Edition

MADE = Edition(date(2026, 11, 30))
SOURCES = [
    {"id": "news", "title": "News, “daily”"},
    {"id": "paper", "url": "https://example.org/a"},
]
EVENTS = [
    {"title": "=1+1", "date": "2024-10-01T09:30", "sources": "news#2; paper#1", "place": "=A1"},
    {"title": "+49", "date": "-0043-03-15", "countries": "JPN; USA", "place": "'quoted"},
    {"title": "-2 points", "date": "2009/..", "summary": "two\nlines; and more", "kind": "protest"},
    {"title": '@all, "yes"', "date": "197X~", "actors": "ishiba; japan", "place": "<b>x</b>"},
    {"title": "'tis", "date": "2024-21", "label": "=x", "quote": "so", "sources": "news"},
]
STANCES = [
    {"stance": "-2", "condition": "=if", "sources": "news#1", "date": "1994"},
    {"stance": "1", "actor": "japan", "summary": "-", "note": "+ more", "event": "event-1"},
]
ACTORS = [{"id": "ishiba", "name": "=Ishiba"}, {"id": "japan", "name": "日本", "country": "JPN"}]
FRAMEWORKS = [{"id": "asian-nato", "name": "Asian NATO"}]
OWN = {"events": ["place"], "stances": []}


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json"])
@pytest.mark.parametrize("table", ["events", "stances"])
def test_rows_are_read_back_equal(tmp_path, table, suffix):
    ds = dataset(
        tmp_path,
        events=EVENTS,
        stances=STANCES,
        actors=ACTORS,
        frameworks=FRAMEWORKS,
        sources=SOURCES,
    )
    out = tmp_path / "out"
    out.mkdir()
    content = tables.rows(ds, View(table), suffix, made=MADE)
    name = "book.xlsx" if suffix == "xlsx" else f"{table}.{suffix}"
    (out / name).write_bytes(content)
    if table == "stances" and suffix != "xlsx":
        (out / "events.csv").write_bytes(tables.rows(ds, View("events"), "csv", made=MADE))
    again = load(out)
    told = ("kind of your own", "column of its own", "which is missing", "every other date")
    assert not [p for p in again.warnings if not any(words in p.reason for words in told)]
    columns = [c for c in getattr(ds, table) if c not in {"line", "search", "event_key"}]
    if table == "stances" and suffix == "xlsx":  # which has no events
        columns.remove("event")
    assert _rows(again, table, columns) == _rows(ds, table, columns)
    for name in OWN[table]:
        kept = dict(zip(again.extras[table]["id"], again.extras[table][name], strict=True))
        given = dict(zip(ds.extras[table]["id"], ds.extras[table][name], strict=True))
        assert kept == given


def _rows(ds, table, columns):
    frame = getattr(ds, table)[columns].set_index("id").sort_index()
    return frame.astype("str").to_dict("index")

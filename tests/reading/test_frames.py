"""The data set that comes out: columns, types, dates, links, names and the text to search."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import dataset, files, folder
from timeline.reading import load
from timeline.reading.frames import shorten
from timeline.schema import TABLES

DATES = [
    "earliest",
    "latest",
    "begun_from",
    "begun_by",
    "minute",
    "precision",
    "approximate",
    "start",
    "end",
    "perhaps_from",
    "certain_from",
]


def rows(frame: pd.DataFrame) -> list[tuple]:
    keyed = ["key", "place", "is_first"]  # of which test_keys.py tells
    return list(frame.drop(columns=keyed, errors="ignore").itertuples(index=False, name=None))


def iso(column: pd.Series) -> list[str | None]:
    return [None if pd.isna(day) else day.date().isoformat() for day in column]


@pytest.mark.parametrize("tables", [{"events": [{}]}, {"stances": [{}]}], ids=["events", "stances"])
def test_every_table_has_every_column_with_its_type(tmp_path, tables):
    ds = dataset(tmp_path, **tables)
    for name, table in TABLES.items():
        if name == "countries":  # these are all that any row names
            continue
        frame = getattr(ds, name)
        dated = DATES if name in {"events", "stances", "sources", "eras"} else []
        more = ["search", "key"] if name in {"events", "stances"} else []
        more += {"events": ["number"], "stances": ["event_key"]}.get(name, [])
        assert list(frame) == [*table.column_names, "line", *dated, *more]
        assert list(frame.index) == list(range(len(frame)))
        types = dict.fromkeys(["line", "stance", "key", "event_key", "number"], "int64")
        types |= {"minute": "int64", "approximate": "bool"}
        days = {*DATES} - {"minute", "precision", "approximate"}
        types |= dict.fromkeys(days, "datetime64[us]")
        assert {c: str(t) for c, t in frame.dtypes.items()} == {
            column: types.get(column, "str") for column in frame
        }
    for name, frame in ds.links.items():
        types = dict.fromkeys(["paragraph", "key", "place"], "int64") | {"is_first": "bool"}
        types |= dict.fromkeys(["earliest", "latest"], "datetime64[us]")
        assert {c: str(t) for c, t in frame.dtypes.items()} == {
            column: types.get(column, "str") for column in frame
        }, name
    assert set(ds.links) == {
        *("event_country", "event_framework", "event_actor", "event_source"),
        *("actor_country", "stance_country", "stance_source", "parallel_source"),
        "actor_office",
    }


def test_rows_stand_in_the_order_of_the_file_with_their_lines(tmp_path):
    text = 'title,date,id\n"B,\nb",1995,b\n\nA,1994,a\n'.replace(",\nb", ", b")
    ds = load(files(tmp_path, {"events.csv": text}))
    assert rows(ds.events[["id", "title", "line"]]) == [("b", "B, b", 2), ("a", "A", 4)]


def test_open_dates_are_closed_at_the_first_or_last_day_of_all(tmp_path):
    ds = dataset(
        tmp_path,
        events=[{"date": "../2016~"}, {"date": "1994"}, {"date": "2009/.."}],
        stances=[{"date": "2024-10"}, {"date": "/1990"}],
        eras=[{"date": "1945/.."}],
        sources=[{"date": "2025"}, {"date": ""}],
    )
    assert iso(ds.events["earliest"]) == [None, "1994-01-01", "2009-01-01"]
    assert iso(ds.events["latest"]) == ["2016-12-31", "1994-12-31", None]
    assert iso(ds.events["start"]) == ["1989-12-31", "1994-01-01", "2009-01-01"]
    assert iso(ds.events["end"]) == ["2016-12-31", "1994-12-31", "2024-10-31"]
    assert iso(ds.stances["start"]) == ["2024-10-01", "1989-12-31"]
    assert iso(ds.eras["end"]) == ["2024-10-31"]
    assert iso(ds.sources["start"]) == ["2025-01-01", None]
    assert iso(ds.sources["end"]) == ["2025-12-31", None]
    assert ds.events["precision"].tolist() == ["span", "year", "span"]
    assert ds.events["approximate"].tolist() == [True, False, False]
    assert ds.sources["precision"].tolist() == ["year", ""]


def test_links(tmp_path):
    event = {
        "countries": "JPN;USA",
        "frameworks": "quad; nato",
        "actors": "b",
        "sources": "n#2; n#1",
    }
    ds = dataset(
        tmp_path,
        events=[event, {}],
        stances=[{"sources": "k#12"}],
        parallels=[{"sources": "n#3"}],
    )
    assert rows(ds.links["event_country"]) == [("event-1", "JPN"), ("event-1", "USA")]
    assert rows(ds.links["event_framework"]) == [("event-1", "quad"), ("event-1", "nato")]
    assert rows(ds.links["event_actor"]) == [("event-1", "b")]
    assert rows(ds.links["event_source"]) == [("event-1", "n", 2), ("event-1", "n", 1)]
    assert rows(ds.links["stance_source"]) == [("stance-1", "k", 12)]
    assert rows(ds.links["parallel_source"]) == [("parallel-1", "n", 3)]


def test_a_stance_has_the_country_of_the_nearest_one_spoken_for(tmp_path):
    ds = dataset(
        tmp_path,
        stances=[{"actor": actor} for actor in ("minister", "japan", "exile", "un", "un-chief")],
        actors=[
            {"id": "minister", "parent": "government"},
            {"id": "government", "parent": "japan"},
            {"id": "japan", "country": "JPN"},
            {"id": "exile", "country": "CHN", "parent": "japan"},
            {"id": "un"},
            {"id": "un-chief", "parent": "un"},
        ],
    )
    assert rows(ds.links["actor_country"]) == [
        ("minister", "JPN"),
        ("government", "JPN"),
        ("japan", "JPN"),
        ("exile", "CHN"),
    ]
    assert rows(ds.links["stance_country"]) == [
        ("stance-1", "JPN"),
        ("stance-2", "JPN"),
        ("stance-3", "CHN"),
    ]


def test_countries_are_all_that_any_row_names_in_order_of_name(tmp_path):
    ds = dataset(
        tmp_path,
        events=[{"countries": "USA; SUN"}],
        actors=[{"country": "KOR"}, {}],
        frameworks=[{"members": "CIV;KOR"}],
    )
    assert rows(ds.countries) == [
        ("CIV", "Côte d’Ivoire"),
        ("KOR", "South Korea"),
        ("SUN", "Soviet Union"),
        ("USA", "United States"),
    ]


def test_names_in_cells_become_rows_where_no_file_defines_them(tmp_path):
    ds = dataset(
        tmp_path,
        events=[{"actors": "Ishiba; Abe", "sources": "The Times#1"}],
        stances=[{"actor": "Zhou", "framework": "Quad"}, {"actor": "Abe", "framework": "Quad"}],
    )
    columns = ["id", "name", "line"]
    assert rows(ds.actors[columns]) == [(n, n, 0) for n in ("Ishiba", "Abe", "Zhou")]
    assert rows(ds.frameworks[columns]) == [("Quad", "Quad", 0)]
    assert rows(ds.sources[["id", "title", "line"]]) == [("The Times", "The Times", 0)]


def test_blank_names_fall_back_to_ids_and_labels_to_titles(tmp_path):
    title = "Advisers urge Japan to pair its alliance with others"
    ds = dataset(
        tmp_path,
        events=[{"title": title}, {"title": title, "label": "Higuchi Report"}],
        actors=[{"id": "ishiba"}, {"id": "abe", "name": "Abe Shinzō"}],
        sources=[{"id": "nippon"}],
        eras=[{"id": "cold-war"}],
    )
    assert ds.events["label"].tolist() == ["Advisers urge Japan to pair its…", "Higuchi Report"]
    assert ds.actors["name"].tolist() == ["ishiba", "Abe Shinzō"]
    assert ds.sources["title"].tolist() == ["nippon"]
    assert ds.eras["name"].tolist() == ["cold-war"]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("one two three", "one two three"),
        ("one two threes", "one two…"),
        ("one two, another", "one two…"),
        ("onetwothreefour", "onetwothreef…"),
        ("one two four five", "one two four…"),
    ],
)
def test_a_text_is_cut_after_a_word(text, cut):
    assert shorten(text, 13) == cut


@settings(deadline=None)
@given(st.text(), st.integers(1, 40))
def test_a_cut_text_is_never_too_long(text, length):
    assert len(shorten(text, length)) <= length
    assert shorten(text, None) == text


def test_search_looks_through_words_and_names_folded(tmp_path):
    event = {
        "title": "A Title",
        "label": "Lábel",
        "summary": "Sum",
        "quote": "“Quóte”",
        "note": "Note",
        "actors": "komeito",
        "countries": "KOR",
        "frameworks": "quad",
    }
    stance = {"actor": "komeito", "framework": "quad", "event": "event-1", "condition": "If Só"}
    ds = dataset(
        tmp_path,
        events=[event],
        stances=[stance],
        actors=[{"id": "komeito", "name": "Kōmeitō", "native_name": "公明党", "country": "JPN"}],
        frameworks=[{"id": "quad", "name": "The Quad"}],
    )
    assert ds.events["search"][0].split("\n") == [
        *("label", "a title", "sum", '"quote"', "note"),
        *("komeito", "公明党", "the quad", "south korea"),
    ]
    assert ds.stances["search"][0].split("\n") == [
        *("if so", "komeito", "公明党", "the quad", "japan", "label", "a title"),
    ]


def test_the_version_changes_with_content_and_names_and_with_nothing_else(tmp_path):
    one = folder(tmp_path, "one", events=[{}], eras=[{}])
    same = folder(tmp_path, "two", events=[{}], eras=[{}])
    (same / "notes.txt").write_text("x")
    versions = [load(one).version, load(same).version]
    assert versions[0] == versions[1]
    assert len(versions[0]) == 10
    (same / "eras.csv").unlink()
    (one / "events.csv").write_bytes((one / "events.csv").read_bytes() + b"\n")
    assert len({*versions, load(one).version, load(same).version}) == 3


def test_a_statement_has_the_days_from_which_it_counts_perhaps_and_for_certain(tmp_path):
    days = {
        "2024-10-01": ("2024-10-01", "2024-10-01"),
        "2024-09": ("2024-09-01", "2024-09-30"),
        "2024-09/2024-10": ("2024-09-01", "2024-10-31"),
        "2009/..": ("2009-01-01", "2009-12-31"),
        "2009/": ("2010-01-01", "2024-10-31"),  # some time after 2009: by the end of the data
        "../2009": (None, "2009-12-31"),
        "/2009": (None, "2008-12-31"),
    }
    ds = dataset(tmp_path, stances=[{"date": text} for text in days])
    found = zip(iso(ds.stances["perhaps_from"]), iso(ds.stances["certain_from"]), strict=True)
    assert list(found) == list(days.values())


def test_an_event_has_the_days_on_which_it_can_have_happened_or_begun(tmp_path):
    days = {
        "2024-10": ("2024-10-01", "2024-10-31"),
        "2009/2012": ("2009-01-01", "2009-12-31"),
        "2024-09/2024-10": ("2024-09-01", "2024-10-31"),
        "2009/..": ("2009-01-01", "2009-12-31"),
        "2009/": ("2010-01-01", "2010-01-01"),
        "../2009": (None, None),
        "/2009": ("2008-12-31", "2008-12-31"),
    }
    ds = dataset(tmp_path, events=[{"date": text} for text in days])
    found = zip(iso(ds.events["begun_from"]), iso(ds.events["begun_by"]), strict=True)
    assert list(found) == list(days.values())


def test_a_statement_was_made_on_some_day_of_an_interval(tmp_path):
    days = {
        "2009/2020": ("2009-01-01", "2020-12-31"),
        "2009/..": ("2009-01-01", "2009-12-31"),
        "2009/": ("2010-01-01", "2020-12-31"),
        "../2009": ("2009-12-31", "2009-12-31"),
        "/2009": ("2008-12-31", "2008-12-31"),
    }
    ds = dataset(tmp_path, stances=[{"date": text} for text in days])
    found = zip(iso(ds.stances["begun_from"]), iso(ds.stances["begun_by"]), strict=True)
    assert list(found) == list(days.values())


def test_offices_are_linked_with_the_days_on_which_they_were_held(tmp_path):
    office = "2017-01-20/2021-01-20 president; 2025-01-20/.. president; adviser to 10 firms"
    ds = dataset(tmp_path, stances=[{}], actors=[{"id": "ishiba", "office": office}])
    held = ds.links["actor_office"]
    assert rows(held[["actor", "title"]]) == [
        ("ishiba", "president"),
        ("ishiba", "president"),
        ("ishiba", "adviser to 10 firms"),
    ]
    assert iso(held["earliest"]) == ["2017-01-20", "2025-01-20", None]
    assert iso(held["latest"]) == ["2021-01-20", None, None]

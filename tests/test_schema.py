"""The schema is consistent with itself, and its examples are cells that it allows."""

from __future__ import annotations

import pycountry
import pytest

from timeline.reading.judging import CsvCell, Judgement, judge
from timeline.reading.known import Known
from timeline.schema import (
    HISTORICAL_COUNTRIES,
    STANCE_VERBS,
    STANCE_WORDS,
    TABLES,
    Column,
    Kind,
    Place,
    place,
    rank_of,
)
from timeline.schema.countries import country_names

COLUMNS = [(table, column) for table in TABLES.values() for column in table.columns]
IDS = [f"{table.name}.{column.name}" for table, column in COLUMNS]
ANY_NAME = Known(dict.fromkeys(TABLES), {name: t.file for name, t in TABLES.items()}, frozenset())

each_column = pytest.mark.parametrize(("table", "column"), COLUMNS, ids=IDS)


def test_the_columns_that_the_design_names():
    files = {table.file: ", ".join(table.column_names) for table in TABLES.values()}
    assert files == {
        "events.csv": "id, date, reported_date, label, title, summary, kind, countries, "
        "frameworks, actors, importance, sources, quote, quote_from, note",
        "stances.csv": "id, actor, framework, stance, date, event, summary, condition, basis, "
        "sources, quote, quote_from, note",
        "actors.csv": "id, name, native_name, type, country, parent, office",
        "frameworks.csv": "id, name, kind, status, members, proposition",
        "sources.csv": "id, kind, title, author, publisher, date, url, language, "
        "author_actor, note",
        "parallels.csv": "id, theme, then_event, now_event, summary, relation, sources, note",
        "eras.csv": "id, name, date",
        "countries.csv": "id, name",
    }


def test_what_a_small_data_set_needs():
    needed = {
        name: [c.name for c in TABLES[name].columns if c.required] for name in ("events", "stances")
    }
    assert needed == {
        "events": ["date", "title"],
        "stances": ["actor", "framework", "stance"],
    }


@each_column
def test_an_example_is_a_good_cell(table, column):
    cell = CsvCell(column, column.example, table.noun, ANY_NAME)
    assert judge(cell) == Judgement(column.example)


@each_column
def test_a_column_refers_and_falls_back_to_what_is_there(table, column):
    assert (column.kind in {Kind.REF, Kind.REFS, Kind.PLACE, Kind.PLACES}) == (
        column.refers_to is not None
    )
    assert column.refers_to is None or column.refers_to in TABLES
    assert column.fallback is None or table.column(column.fallback)
    assert (column.kind is Kind.CODE) == bool(column.codes)


@pytest.mark.parametrize("column", [column for _, column in COLUMNS], ids=IDS)
def test_every_word_has_a_meaning_and_an_example(column):
    assert column.description
    assert column.example
    assert all(code.meaning and code.example for code in column.codes.values())


def test_column_by_name():
    column = TABLES["events"].column("date")
    assert isinstance(column, Column)
    assert column.required
    with pytest.raises(KeyError):
        TABLES["events"].column("dates")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("KOR", "South Korea"),
        ("PRK", "North Korea"),
        ("TWN", "Taiwan"),
        ("RUS", "Russia"),
        ("USA", "United States"),
        ("LAO", "Laos"),
        ("VNM", "Vietnam"),
        ("HKG", "Hong Kong"),
        ("SUN", "Soviet Union"),
        ("RVN", "South Vietnam"),
        ("XKX", "Kosovo"),
        ("SCG", "Serbia and Montenegro"),
        ("ZAR", "Zaire"),
    ],
)
def test_a_country_has_the_name_that_newspapers_use(code, name):
    assert country_names()[code] == name


def test_historical_codes_are_none_of_today():
    assert all(country_names()[code] == name for code, name in HISTORICAL_COUNTRIES.items())
    assert len(country_names()) == 249 + len(HISTORICAL_COUNTRIES) + len(["XKX"])
    assert len(set(country_names().values())) == len(country_names())


def test_every_code_that_iso_withdrew_is_known():
    withdrawn = {country.alpha_3 for country in pycountry.historic_countries}
    assert withdrawn <= set(country_names())


def test_a_place_ends_with_the_number_after_the_last_hash():
    assert place("nippon#16") == Place("nippon", 16)
    assert place("b#c#3") == ("b#c", 3)
    assert str(Place("b#c", 3)) == "b#c#3"


@pytest.mark.parametrize(
    "text", ["nippon", "nippon#", "#3", "nippon#0", "nippon#03", "b#c", "b #c", "https://a.org/#x"]
)
def test_what_ends_in_no_number_is_a_source_as_a_whole(text):
    assert place(text) == Place(text, 0)
    assert str(place(text)) == text


def test_every_step_has_its_words():
    steps = {int(step) for step in TABLES["stances"].column("stance").codes}
    assert {*STANCE_WORDS} == {*STANCE_VERBS} == steps
    assert all(STANCE_VERBS[step].startswith(word) for step, word in STANCE_WORDS.items())


def test_an_event_of_no_known_importance_ranks_as_secondary():
    assert [rank_of(word) for word in ("core", "secondary", "context", "")] == [0, 1, 2, 1]

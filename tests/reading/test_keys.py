"""The integer by which events and stances are ordered and joined."""

from __future__ import annotations

from tests.factories import dataset


def test_keys_are_places_in_order_of_time(tmp_path):
    dates = {
        "c": "2024",
        "b": "1994-02",
        "d": "2024",
        "time": "1994-01-01T09:30",
        "a": "1994-01-01",
    }
    ds = dataset(tmp_path, events=[{"id": i, "date": date} for i, date in dates.items()])
    found = ds.events.sort_values("key")
    assert list(found["id"]) == ["a", "time", "b", "c", "d"]
    assert list(found["key"]) == [0, 1, 2, 3, 4]


def test_links_have_the_key_of_their_row_and_the_place_of_the_entry(tmp_path):
    ds = dataset(
        tmp_path,
        events=[
            {"id": "late", "date": "2024", "countries": "JPN; USA", "sources": "n#1; k#3; n#2"},
            {"id": "early", "date": "1994", "countries": "IND"},
        ],
        stances=[{"id": "said", "event": "late"}, {"id": "alone"}],
    )
    link = ds.links["event_country"]
    assert link[["key", "place"]].to_numpy().tolist() == [[1, 0], [1, 1], [0, 0]]
    assert list(ds.links["event_source"]["place"]) == [0, 1, 2]
    assert list(ds.links["event_source"]["is_first"]) == [True, True, False]
    assert dict(zip(ds.stances["id"], ds.stances["event_key"], strict=True)) == {
        "said": 1,
        "alone": -1,
    }


def test_without_rows_there_are_columns(tmp_path):
    ds = dataset(tmp_path, stances=[{}])
    assert str(ds.events["key"].dtype) == "int64"
    assert list(ds.links["event_actor"]) == ["event", "actor", "key", "place", "is_first"]

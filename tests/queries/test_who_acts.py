from __future__ import annotations

from tests.factories import dataset
from timeline.queries.who_acts import foremost_countries


def test_the_countries_that_act_most_are_those_of_the_first_actors(tmp_path):
    codes = ("JPN", "USA", "CHN", "IND", "KOR")
    actors = [{"id": code.lower(), "country": code} for code in codes]
    acts = ["usa", "usa; jpn", "jpn", "chn; usa", "ind", "minister", "kor", "un", ""]
    ds = dataset(
        tmp_path,
        events=[{"actors": who} for who in acts],
        actors=[*actors, {"id": "minister", "parent": "ind"}, {"id": "un"}],
    )
    assert foremost_countries(ds)[:2] == ("IND", "USA")
    assert len(foremost_countries(ds)) == 4

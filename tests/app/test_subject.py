from __future__ import annotations

from tests.factories import dataset
from timeline.app.state import View
from timeline.app.subject import Subject
from timeline.queries import speakers


def test_a_country_is_not_headed_like_the_state_of_its_name(tmp_path):
    land = {"id": "land", "name": "Japan", "type": "state", "country": "JPN"}
    ds = dataset(tmp_path, actors=[land], events=[{"id": "talks", "date": "2024"}])
    heads = [Subject(View(ds), speakers.find(ds, key)).heading for key in ("land", "JPN")]
    assert heads == ["Japan", "Japan and its voices"]

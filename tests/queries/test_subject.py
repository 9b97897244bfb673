"""What a data set is about: as declared, else worked out."""

from __future__ import annotations

import json

from tests.factories import dataset, folder
from timeline.queries.subject import Subject, subject
from timeline.reading import load


def test_most_statements_then_most_events_tell_the_framework(tmp_path):
    said = [{"framework": "quad"}, {"framework": "asean"}, {"framework": "asean"}]
    happened = [{"frameworks": "quad", "countries": "IND; JPN"}, {"countries": "JPN"}]
    ds = dataset(tmp_path / "said", events=happened, stances=said)
    assert subject(ds) == Subject("asean", "JPN")
    assert subject(dataset(tmp_path / "events", events=happened)) == Subject("quad", "JPN")


def test_without_events_the_country_of_most_statements_it_is(tmp_path):
    said = [{"actor": "ishiba"}, {"actor": "jaishankar"}, {"actor": "jaishankar"}]
    actors = [{"id": "ishiba", "country": "JPN"}, {"id": "jaishankar", "country": "IND"}]
    ds = dataset(tmp_path, events=[], stances=said, actors=actors)
    assert subject(ds) == Subject("asian-nato", "IND")


def test_of_equals_it_is_the_first_in_its_table(tmp_path):
    said = [{"framework": "quad"}, {"framework": "asean"}]
    tables = [{"id": "asean"}, {"id": "quad"}]
    assert subject(dataset(tmp_path, stances=said, frameworks=tables)).framework == "asean"


def test_nothing_is_about_nothing(tmp_path):
    assert subject(dataset(tmp_path, events=[{}])) == Subject("", "")


def test_what_is_declared_is_not_worked_out(tmp_path):
    path = folder(tmp_path, events=[{"countries": "JPN"}], stances=[{}, {"framework": "quad"}])
    declared = {"subject": {"framework": "quad"}}
    (path / "datapackage.json").write_text(json.dumps(declared), encoding="utf-8")
    assert subject(load(path)) == Subject("quad", "JPN")

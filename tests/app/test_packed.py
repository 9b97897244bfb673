"""Every page shows of what is packed the same as of the files of which it was packed."""

from __future__ import annotations

import re

import pytest

from tests.app.conftest import opened
from timeline.home import HOME
from timeline.packed import pack
from timeline.reading import load
from timeline.reading.folder import data_files

_OWN_ID = re.compile(r"[0-9a-f]{32,}|\$\$ID[^\"]*")
"""What Streamlit calls files and widgets."""


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    target = tmp_path_factory.mktemp("packed") / "data.parquet"
    pack(load(HOME / "data"), target, HOME / "data", data_files(HOME / "data"), "0")
    return target


def drawn(page, query, data, monkeypatch):
    app = opened(monkeypatch, data, page, **query)
    return [_OWN_ID.sub("", str(getattr(element, "proto", ""))) for element in app]


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("timeline", {"country": "Japan", "event": "higuchi-report", "lanes": "framework"}),
        ("stances", {"cell": "JPN~asian-nato", "asof": "2024-10-09"}),
        ("compare", {}),
        ("actors", {"who": "JPN"}),
        ("data", {}),
        ("briefing", {}),
    ],
)
def test_a_page_is_the_same_wherever_the_data_stand(page, query, packed, monkeypatch):
    here, there = (drawn(page, query, data, monkeypatch) for data in (HOME / "data", packed))
    if page == "data":  # which offers the files themselves
        assert any("packed: the files of which it was made are not here." in text for text in there)
        here, there = (
            [text for text in part if text.startswith("body:") and "Version" not in text]
            for part in (here, there)
        )
    assert there == here

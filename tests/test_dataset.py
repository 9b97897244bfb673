"""Folding text for a search."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.factories import dataset
from timeline.dataset import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Kōmeitō", "komeito"),
        ("Japan–US alliance", "japan-us alliance"),
        ("‘Asia’s “Diamond”’", "'asia's \"diamond\"'"),
        ("STRASSE Straße", "strasse strasse"),
        ("ﾐｻｲﾙ", "ミサイル"),
        ("公明党", "公明党"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@settings(deadline=None)
@given(st.text())
@example("\ufe58")  # becomes a dash only when it is decomposed
@example("\u0130")  # becomes i and a dot when its case is folded
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_a_data_set_shows_itself_in_a_line_and_in_a_small_table(tmp_path):
    ds = replace(dataset(tmp_path, events=[{}]), name="<b>Pacts</b>")
    assert repr(ds) == f"<Dataset <b>Pacts</b>: 1 event, version {ds.version}>"
    assert ds._repr_html_() == (
        f"<table><caption><b>&lt;b&gt;Pacts&lt;/b&gt;</b>, version {ds.version}</caption>"
        "<tbody><tr><td>1 event</td></tr></tbody></table>"
    )


def test_names_by_id_in_the_order_of_the_table(tmp_path):
    actors = [{"id": "modi", "name": "Narendra Modi"}, {"id": "abe"}]
    ds = dataset(tmp_path, events=[{"countries": "USA; IND"}], actors=actors)
    assert list(ds.names("actors").items()) == [("modi", "Narendra Modi"), ("abe", "abe")]
    assert list(ds.names("countries").items()) == [("IND", "India"), ("USA", "United States")]
    assert ds.names("frameworks") == {}

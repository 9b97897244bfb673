from __future__ import annotations

from tests.factories import dataset
from timeline.charts.hover import hovers
from timeline.queries.stance_signs import EventStances


def said(tmp_path, stances=None, **event):
    ds = dataset(tmp_path, events=[{"id": "a", "date": "1994", **event}])
    return hovers(ds, ds.events, stances or {})["a"]


def test_what_when_and_by_how_many_sources(tmp_path):
    assert said(tmp_path, title="A <b>report</b>", sources="x#1; x#2; y#1") == (
        "<b>A &lt;b&gt;report&lt;/b&gt;</b><br>In 1994 · 2 sources"
    )
    assert said(tmp_path, title="Report") == "<b>Report</b><br>In 1994 · no source given"


def test_a_source_that_says_otherwise_is_named_before_a_doubt(tmp_path):
    note = "Corrected: the article is a year late."
    assert said(tmp_path, title="R", reported_date="1995", note=note).endswith(
        "<br>A source says in 1995"
    )
    assert said(tmp_path, title="R", note=note).endswith("<br>Corrected: see its card")
    assert said(tmp_path, title="R", note="Of no weight.").endswith("no source given")


def test_who_took_which_stance_comes_last(tmp_path):
    stances = {"a": EventStances((2,), ("++ Ann on Pact", "+ Bo on Pact"))}
    assert said(tmp_path, stances, title="R").endswith("<br>++ Ann on Pact<br>+ Bo on Pact")


def test_a_long_title_is_broken(tmp_path):
    assert "<br>" in said(tmp_path, title="A title that says a good deal " * 2).partition("</b>")[0]

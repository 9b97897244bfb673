"""Every page opens on other subjects, in any script, and on data that lack much."""

from __future__ import annotations

import pytest

from tests.app.conftest import opened
from tests.subjects import SUBJECTS, subject, subject_folder
from timeline.app.markdown import safe

PAGES = ("timeline", "stances", "compare", "actors", "data", "briefing")


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", list(SUBJECTS))
def test_every_page_opens(monkeypatch, tmp_path, name, page):
    opened(monkeypatch, subject_folder(name, tmp_path), page)


def test_a_card_has_what_else_the_file_says(monkeypatch, tmp_path):
    ds = subject("arabic", tmp_path)
    folder = subject_folder("arabic", tmp_path)
    app = opened(monkeypatch, folder, "timeline", event=str(ds.events["id"].iloc[0]))
    said = [each.value for each in app.markdown if "More in the file" in each.value]
    assert said == ["**More in the file**  \n:small[region: القاهرة]"]


def test_own_kinds_are_offered_and_only_kinds_that_occur(monkeypatch, tmp_path):
    app = opened(monkeypatch, subject_folder("korean", tmp_path), "timeline")
    assert list(app.multiselect(key="kind").options) == ["선언", "정상회담"]


def test_a_link_by_an_own_kind_is_understood(monkeypatch, tmp_path):
    app = opened(monkeypatch, subject_folder("korean", tmp_path), "timeline", kind="선언")
    assert app.multiselect(key="kind").value == ["선언"]
    assert not app.warning


def test_what_has_no_choices_is_not_offered(open_page):
    app = open_page("timeline", {"events": [{}]}, {})
    assert not app.multiselect
    assert {control.label for control in app.segmented_control} == {"Time scale", "Names"}


def test_without_statements_a_page_says_what_it_needs(open_page):
    for page in ("stances", "actors"):
        app = open_page(page, {"events": [{}]}, {})
        assert app.info[0].value == (
            "**This data set has no statements.** Who stands where needs a stances.csv with actor, "
            "framework, stance and date; see the page Timeline for what there is."
        )


def test_without_events_the_timeline_says_what_it_needs(open_page):
    app = open_page("timeline", {"stances": [{}]}, {})
    assert app.info[0].value == (
        "**This data set has no events.** What happened needs an events.csv with date and title; "
        "see the page Stances for what there is."
    )


def test_without_sources_the_data_page_says_what_it_needs(open_page):
    app = open_page("data", {"events": [{}]}, {})
    assert app.info[0].value == (
        "**This data set names no source.** Name some in the column sources of its events and "
        "statements; a sources.csv can tell more of each."
    )


def test_the_codebook_lists_own_kinds_as_text(open_page):
    kinds = ["**protest**", "**protest**", "<b>war</b>", "summit"]
    tables = {
        "events": [{"kind": kind, "sources": "diary"} for kind in kinds],
        "sources": [{"id": "diary", "kind": "[diary](x)", "title": "Diary"}],
    }
    app = open_page("data", tables, {"part": "Codebook"})
    said = [each.value for each in app.markdown if "own kinds" in each.value]
    head = "**This data set's own kinds of {}**, beside those below:\n"
    assert said == [
        head.format("events")
        + f"- {safe('**protest**')}: 2 events\n- {safe('<b>war</b>')}: 1 event",
        head.format("sources") + f"- {safe('[diary](x)')}: 1 source",
    ]
    assert [each.value for each in app.subheader][:1] == [safe("[diary](x)")]

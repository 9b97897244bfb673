"""A file is asked for in words: the suffix, the view, the browser's query; wrong words are told."""

from __future__ import annotations

from io import BytesIO

import pytest
from pptx import Presentation

from tests.factories import dataset
from timeline.brief import ViewError
from timeline.export import command_line, formats
from timeline.views.view import KINDS

COUNTRIES = "Japan, United States"
SUFFIXES = (
    ".png, .svg, .pdf, .pptx, .html, .zip, .xlsx, .csv, .json, .bib, .csl.json, .txt and 4 more"
)


@pytest.fixture
def ds(tmp_path):
    return dataset(
        tmp_path,
        events=[
            {"title": "Report", "date": "1994", "countries": "JPN", "sources": "paper#1"},
            {"title": "Vote", "date": "2024-10-27", "countries": "USA"},
        ],
        stances=[{"actor": "Ann", "framework": "Pact"}],
    )


def titles(content):
    return [slide.shapes.title.text for slide in Presentation(BytesIO(content)).slides]


def run_export(ds, *asked, **how):
    return command_line.run_export(ds, *asked, **how).content


@pytest.mark.parametrize("suffix", [f.suffix for f in formats.FORMS])
def test_every_form_is_written(ds, suffix):
    assert len(run_export(ds, f"brief.{suffix}")) > 60


@pytest.mark.parametrize("kind", KINDS)
def test_every_view_is_drawn(ds, kind):
    asked = "then=event-1&now=event-2" if kind == "compare" else ""
    if kind != "sources":  # none are cited here
        assert run_export(ds, "brief.svg", kind, asked).startswith(b"<?xml")


def test_what_the_data_lack_for_a_view_is_said(ds, tmp_path):
    bare = dataset(tmp_path / "bare", events=[{}, {}])
    unlinked = (
        "nothing in the data links two events; name two, as then=first-id&now=second-id, or write "
        "in parallels.csv which ones a source compares"
    )
    for kind, said in {
        "matrix": (
            "this data set has no statements; give it a stances.csv with actor, framework, stance "
            "and date"
        ),
        "sources": "this data set has no sources; name some in the column sources",
        "compare": unlinked,
    }.items():
        with pytest.raises(ViewError) as error:
            run_export(bare, "brief.svg", kind)
        assert str(error.value) == said
    with pytest.raises(ViewError) as error:
        run_export(ds, "brief.pptx", query="view=compare&view=timeline")
    assert str(error.value) == f'view "compare" shows nothing: {unlinked}, or leave it out'


def test_the_query_filters(ds):
    rows = run_export(ds, "rows.csv", "events", "?country=Japan").decode()
    assert "Report" in rows
    assert "Vote" not in rows


def test_a_deck_shows_the_usual_views_or_those_of_a_briefing(ds):
    usual = titles(run_export(ds, "brief.pptx", query="country=Japan"))
    assert usual[1] == "Japan: what happened"
    assert not any("then and now" in title for title in usual)
    asked = titles(run_export(ds, "brief.pptx", query="then=event-1&now=event-2"))
    assert "Report and Vote: then and now" in asked
    own = titles(run_export(ds, "brief.pptx", query="view=events%3Ftitle%3DMine&title=All"))
    assert own[:2] == ["All", "Mine"]


def test_a_page_that_carries_a_briefing_is_exported_by_itself(ds):
    query = "http://localhost:8501/?country=Japan&view=matrix&view=compare&title=Collected"
    rows = run_export(ds, "rows.csv", "events", query).decode()
    assert "Report" in rows
    assert "Vote" not in rows


@pytest.mark.parametrize(
    ("query", "lost"),
    [
        ("view=matrix&framework=Pact", '"framework"'),
        ("view=matrix&view=timeline&country=Japan&since=1990", '"country", "since"'),
        ("view=matrix&headline=Mine", '"headline"'),
    ],
)
@pytest.mark.parametrize("suffix", ["pptx", "svg"])
def test_nothing_beside_collected_views_is_lost_without_a_word(ds, suffix, query, lost):
    with pytest.raises(ViewError) as error:
        run_export(ds, f"brief.{suffix}", query=query)
    assert str(error.value) == (
        f'the query collects views with "view" and has {lost} beside them, which none of them '
        "takes; put it into each view, as view=matrix%3Fframework%3DQuad, or leave it out"
    )
    assert run_export(ds, "brief.pptx", query="view=matrix%3Fframework%3DPact&title=Mine")


def test_the_only_view_that_a_briefing_collects_needs_no_name(ds):
    assert b"Ann supports Pact" in run_export(ds, "brief.svg", query="view=matrix")
    with pytest.raises(ViewError) as error:
        run_export(ds, "brief.svg", query="view=matrix&view=timeline")
    assert str(error.value) == (
        "the query collects 2 views and .svg holds one; name one with --view, "
        "or choose .pdf, .pptx, .html, .zip"
    )


def test_a_file_of_one_page_says_that_there_are_more(tmp_path):
    many = dataset(tmp_path, name="many", events=[{"date": str(1900 + k)} for k in range(90)])
    said = "it is page 1 of 5; .pdf, .pptx, .zip or --size screen hold all"

    def left_out(name, size="16:9"):
        return command_line.run_export(many, name, "events", size=size).left_out

    assert (left_out("brief.svg"), left_out("brief.png")) == (said, said)
    assert left_out("brief.svg", "screen") == ""
    assert left_out("brief.pdf") == ""
    assert left_out("brief.csv") == ""


def test_a_file_says_for_which_letters_there_is_no_font(tmp_path):
    odd = dataset(tmp_path, name="odd", events=[{"title": "A \U000fabcd", "date": "1994"}])
    for name in ("brief.svg", "brief.png", "brief.pdf", "brief.zip"):
        assert command_line.run_export(odd, name, "timeline").missing == "\U000fabcd"
    assert command_line.run_export(odd, "brief.csv").missing == ""


def test_what_no_drawing_can_hold_is_not_missing(tmp_path):
    odd = dataset(tmp_path, name="odd", events=[{"title": "A \uffff", "date": "1994"}])
    assert command_line.run_export(odd, "brief.svg", "timeline").missing == ""


@pytest.mark.parametrize("suffix", [f.suffix for f in formats.FORMS])
def test_nothing_in_view_is_refused_in_every_form(ds, suffix):
    with pytest.raises(ViewError) as error:
        run_export(ds, f"brief.{suffix}", query="q=nothing+like+it")
    assert str(error.value).startswith("nothing is in view: ")


def test_a_title_is_that_of_the_view(ds):
    assert b">Mine" in run_export(ds, "brief.svg", title="Mine")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            {"name": "brief.gif"},
            f'"brief.gif" has no suffix that is known; there are {SUFFIXES}',
        ),
        (
            {"name": "brief.svg", "view": "pie"},
            f'there is no view "pie"; there are {", ".join(KINDS)}, deck',
        ),
        (
            {"name": "brief.csv", "view": "deck"},
            ".csv does not hold a deck; for that there are .pdf, .pptx, .html, .zip",
        ),
        (
            {"name": "brief.svg", "query": "country=Japn"},
            f'country "Japn" is not in the data; there are {COUNTRIES}; did you mean Japan?',
        ),
        (
            {"name": "brief.svg", "query": "country=Atlantis"},
            f'country "Atlantis" is not in the data; there are {COUNTRIES}',
        ),
        (
            {"name": "brief.svg", "query": "scale=odd"},
            'scale "odd" is none of calendar, balanced, even',
        ),
        (
            {"name": "brief.svg", "size": "A3"},
            'there is no size "A3" for .svg; there are 16:9, 4:3, a4, a4-portrait, screen',
        ),
        (
            {"name": "brief.svg", "template": b"x"},
            "a template is for slides; .svg takes none, choose .pptx",
        ),
        (
            {"name": "brief.pptx", "size": "screen"},
            'there is no size "screen" for .pptx; there are 16:9, 4:3, a4, a4-portrait',
        ),
        (
            {"name": "brief.pptx", "query": "view=pie"},
            f'there is no view "pie"; there are {", ".join(KINDS)}',
        ),
        (
            {"name": "brief.svg", "query": "q=nothing+like+it"},
            "nothing is in view: timeline under these filters; loosen one of them",
        ),
    ],
)
def test_what_cannot_be_had_is_told_with_what_can(ds, asked, said):
    with pytest.raises(ViewError) as error:
        run_export(ds, **asked)
    assert str(error.value) == said


def test_several_views_need_a_form_that_holds_them(ds):
    both = [formats.View("events"), formats.View("stances")]
    with pytest.raises(ViewError) as error:
        formats.write(ds, both, "csv")
    said = ".csv holds one view, not 2; choose .pdf, .pptx, .html, .zip"
    assert str(error.value) == said

"""A page of a briefing says what it is, names what has room, and footnotes every number."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, quote_plus, urlsplit

import pytest

from tests.factories import dataset, two_files
from timeline import load, views
from timeline.drawing.theme import LIGHT
from timeline.export.pages.build import briefing_pages, pages
from timeline.export.pages.paint import page_canvas
from timeline.layout.page import SIZES, size_named
from timeline.layout.text_metrics import LINE_HEIGHT, text_width
from timeline.queries import events
from timeline.queries.filters import Filters
from timeline.views.answers import answer
from timeline.views.caption import edition
from timeline.views.view import View
from timeline.words import NBSP

DATA = Path(__file__).parents[3] / "data"
MADE = edition("https://example.org")
VIEWS = (
    "timeline",
    "timeline?lanes=country",
    "timeline?framework=Asian+NATO&names=all",
    "matrix",
    "matrix?framework=Asian+NATO",
    "matrix?since=2024-09-01&fold=none",
    "compare",
    "actor?who=ishiba",
    "actor?who=JPN&on=asian-nato",
    "events?country=Japan",
    "stances",
    "sources",
)


@pytest.fixture(scope="module")
def ds():
    return load(DATA)


def laid_out(ds, text, size):
    view, dropped = views.parse(ds, text)
    assert dropped == ()
    return pages(ds, view, size_named(size), MADE)


def drawn_numbers(page):
    """Return the numbers before the rows of a table; charts have letters instead."""
    rows = page.table.rows if page.table else ()
    return {cell.number for row in rows for cell in row.cells if cell.number}


def letters(page):
    """Return the letters at the names of a chart, and those told under it, in their order."""
    words = page.draw(LIGHT).words
    told = " ".join(line for word in words if word.owner == "sources" for line in word.lines)
    explained = re.findall(r"(?:Sources: |· )(\w) ", told)
    at_names = {
        letter
        for word in words
        if word.owner != "sources"
        for found in re.findall(r"(?:^|\()([a-z](?:, [a-z])*)\)?$", "".join(word.lines[-1:]))
        for letter in found.split(", ")
    }
    return at_names, explained


def boxes(page):
    """Return what every text of a page covers."""
    found = []
    for word in page_canvas(page).words:
        if not any(word.lines):
            continue
        wide = max(text_width(line, word.size, bold=word.bold) for line in word.lines)
        if word.lead:
            first = text_width(word.lines[0], word.size, bold=word.bold)
            wide = max(wide, first + text_width(word.lead.text, word.lead.size) + 4)
        left = {"middle right": 0, "middle center": 0.5, "middle left": 1}[word.position]
        tall = len(word.lines) * word.size * LINE_HEIGHT
        x = word.x - left * wide
        found.append((x, word.y - tall / 2, x + wide, word.y + tall / 2, word.lines))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", VIEWS)
def test_numbers_match_footnotes_and_texts_are_legible_on_the_page(ds, text, size):
    found = laid_out(ds, text, size)
    assert found
    for page in found:
        notes = [note.number for note in page.plan.notes]
        assert drawn_numbers(page) == set(notes)
        assert len(notes) == len(set(notes))
        assert all(note.lines for note in page.plan.notes)
        assert min(word.size for word in page_canvas(page).words) >= 10
        assert_apart(page)


def assert_apart(page):
    """Fail where a text leaves the page or lies on another."""
    every = sorted(boxes(page))
    for k, (x0, y0, x1, y1, lines) in enumerate(every):
        inside = x0 >= 0 and y0 >= -1 and x1 <= page.plan.width and y1 <= page.plan.height
        assert inside, lines
        for a0, b0, _, b1, others in every[k + 1 :]:
            if a0 >= x1 - 1:
                break
            assert b1 <= y0 + 2 or b0 >= y1 - 2, (lines, others)


@pytest.mark.parametrize("size", ["16:9", "a4-portrait"])
def test_what_is_most_important_is_named_first(ds, size):
    (page,) = laid_out(ds, "timeline", size)
    said = "\n".join(" ".join(word.lines) for word in page.draw(LIGHT).words if word.bold)
    core = ds.events[ds.events["importance"] == "core"]["label"]
    assert all(label.split()[0] in said for label in core)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", [text for text in VIEWS if re.match("timeline|comp|act", text)])
def test_letters_at_names_are_those_of_the_sources_under_them(ds, text, size):
    for page in laid_out(ds, text, size):
        at_names, explained = letters(page)
        assert explained
        assert explained == sorted(at_names)


def test_a_page_declares_itself(ds):
    (page,) = laid_out(ds, "timeline?country=Japan&note=For+the+minister", "16:9")
    title, sentence, note = (text.lines for text in page.plan.heads)
    assert " ".join(title) == answer(ds, page.view).text
    shown = len(events(ds, Filters(countries="JPN")))
    sides = "Above the line Japan acts, below it others"
    told = f"{shown} of {len(ds.events)} events · Japan · {sides} · As of 11 November 2024"
    assert sentence == (told,)
    assert note == ("For the minister",)
    said = " ".join(line for text in page.plan.feet for line in text.lines)
    assert ds.version in said
    assert "https://example.org/?country=Japan" in said


@pytest.mark.parametrize("text", VIEWS)
def test_the_link_of_a_page_shows_the_same_view(ds, text):
    page = laid_out(ds, text, "a4")[0]
    again, dropped = views.read(ds, page.view.kind, parse_qs(urlsplit(page.caption.link).query))
    assert dropped == ()
    assert again == page.view


def test_an_event_has_the_same_number_on_all_pages_of_a_briefing(ds):
    asked = [View("timeline"), View("compare"), View("actor", who="ishiba")]
    names = {}
    for found in briefing_pages(ds, asked, size_named("16:9"), MADE):
        for page in found:
            for owner, name in page.names.items():
                assert names.setdefault(owner, name) == name


def voice_numbers(found):
    """Return the numbers of voices page by page."""
    return [[int(note.number) for note in page.plan.notes] for page in found]


@pytest.mark.parametrize("size", SIZES)
def test_voices_of_a_matrix_are_numbered_in_order_and_without_gaps(ds, size):
    asked = [View("actor", who="USA"), View("matrix"), View("actor", who="IND"), View("matrix")]
    usa, matrix, india, again = briefing_pages(ds, asked, size_named(size), MADE)
    assert voice_numbers([*usa, *india]) == [[] for _ in (*usa, *india)]
    told = voice_numbers(matrix)
    new = list(dict.fromkeys(n for page in told for n in page))
    assert len(new) > 5
    assert new == list(range(1, 1 + len(new)))
    # The second matrix is the first once more.
    assert voice_numbers(again) == told


@pytest.mark.parametrize("size", SIZES)
def test_a_title_on_two_lines_has_them_as_even_as_can_be(ds, size):
    words = "In both autumns a plan was put forward and declined: 3 more; 1 contrast"
    for count in (1, 2, 3):
        (page,) = pages(ds, View(title=" ".join([words] * count)), size_named(size), MADE)
        title = page.plan.heads[0]
        if len(title.lines) != 2 or title.lines[-1].endswith("…"):
            continue
        wide = [text_width(line, title.size, bold=True) for line in title.lines]
        first, last = title.lines[0].split(" "), title.lines[1].split(" ")
        for one, other in (
            ([*first, last[0]], last[1:]),
            (first[:-1], [first[-1], *last]),
        ):
            moved = [text_width(" ".join(line), title.size, bold=True) for line in (one, other)]
            assert max(wide) <= max(moved)
        assert len(last) > 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", views.KINDS)
def test_without_any_source_nothing_but_events_has_a_footnote(tmp_path, kind, size):
    ds = two_files(tmp_path)
    for page in pages(ds, View(kind), size_named(size), MADE):
        # Charts of events and a spectrum have letters, and their dates may be years.
        drawn = set() if kind in {"timeline", "compare", "matrix"} else drawn_numbers(page)
        assert drawn == {note.number for note in page.plan.notes}
        assert all(any(note.lines) and note.y1 > note.y0 for note in page.plan.notes)
        assert {note.key for note in page.plan.notes} <= set(ds.events["id"])
        assert_apart(page)
        if kind in {"matrix", "actor"}:
            assert "union" in {line.partition(" on ")[0] for line in page.evidence}


@pytest.mark.parametrize("kind", views.KINDS)
def test_nothing_in_view_is_no_page(tmp_path, kind):
    ds = dataset(tmp_path, events=[{"title": "One"}, {}], stances=[{}])
    view = View(kind, Filters(text="no such word"))
    if kind in {"compare", "sources"}:
        return  # its two events are shown whatever the filters; sources may be none
    assert pages(ds, view, size_named("16:9"), MADE) == ()


@pytest.mark.parametrize("text", ["<b>bold</b> $x$", "=cmd()", "a" * 300, "ish;iba & co"])
def test_hostile_texts_are_laid_out_as_they_are(tmp_path, text):
    ds = dataset(
        tmp_path,
        events=[{"title": text[:70], "label": text[:32]}, {"date": "1994"}],
        stances=[{"actor": "x", "framework": "y", "summary": text}],
    )
    for kind in views.KINDS:
        for page in pages(ds, View(kind, title=text), size_named("16:9"), MADE):
            assert "".join(page.plan.heads[0].lines)[:4] == text[:4]


@pytest.mark.parametrize("size", SIZES)
def test_sources_of_endless_names_leave_room_for_what_is_shown(ds, size):
    named = ds.sources.assign(publisher="A publisher whose name goes on and on " * 12)
    for page in pages(replace(ds, sources=named), View("matrix", fold=()), size_named(size), MADE):
        assert len(page.table.rows) > 2
        assert page.table.rows[-1].y1 <= page.plan.chart[3] - page.plan.chart[1]
        assert page.plan.notes[0].lines[-1].endswith("…")


def test_a_spread_of_voices_is_counted_and_an_own_stance_is_not(tmp_path):
    ds = dataset(
        tmp_path,
        actors=[
            {"id": "state", "type": "state", "country": "JPN"},
            {"id": "one", "type": "person", "country": "JPN"},
            {"id": "two", "type": "person", "country": "USA"},
        ],
        stances=[
            {"actor": "state", "framework": "pact", "stance": "2"},
            {"actor": "one", "framework": "pact", "stance": "-1"},
            {"actor": "state", "framework": "quad", "stance": "1"},
            {"actor": "two", "framework": "quad", "stance": "1"},
        ],
    )
    (page,) = pages(ds, View("matrix", fold=("JPN", "USA")), size_named("16:9"), MADE)
    japan = next(row for row in page.table.rows if row.id == "JPN")
    america = next(row for row in page.table.rows if row.id == "USA")
    heads = [cell.text for cell in page.table.rows[0].cells]
    pact, quad = heads.index("pact"), heads.index("quad")
    assert japan.cells[pact].spread == ((-1, 1), (2, 1))
    assert (japan.cells[quad].text, japan.cells[quad].stance) == ("+", 1)
    assert (america.cells[quad].spread, america.cells[quad].stance) == (((1, 1),), None)


def test_frameworks_and_voices_of_one_name_are_told_apart_on_a_page(tmp_path):
    ds = dataset(
        tmp_path,
        stances=[{"actor": "ann", "framework": "old"}, {"actor": "anna", "framework": "new"}],
        actors=[{"id": "ann", "name": "Ann"}, {"id": "anna", "name": "Ann"}],
        frameworks=[{"id": "old", "name": "Pact"}, {"id": "new", "name": "Pact"}],
    )
    (page,) = pages(ds, View("matrix"), size_named("16:9"), MADE)
    assert [cell.text for cell in page.table.rows[0].cells] == ["", "Pact (old)", "Pact (new)"]
    assert [row.cells[0].text for row in page.table.rows[1:]] == ["Ann (ann)", "Ann (anna)"]


@pytest.mark.parametrize("size", SIZES)
def test_the_usual_matrix_stands_on_one_page(ds, size):
    (page,) = laid_out(ds, "matrix", size)
    assert "page" not in page.caption.sentence
    assert page.plan.chart[1] + page.table.height <= page.plan.chart[3]


def test_a_matrix_that_takes_several_pages_fills_them_alike(tmp_path):
    said = [{"actor": f"a{k:02}", "framework": "pact"} for k in range(30)]
    ds = dataset(tmp_path, stances=[*said, {"actor": "a00", "framework": "quad"}])
    counts = [len(page.table.rows) for page in laid_out(ds, "matrix", "16:9")]
    assert len(counts) > 1
    assert max(counts) - min(counts) <= 2


@pytest.mark.parametrize("voices", ["governments", "all"])
@pytest.mark.parametrize("size", SIZES)
def test_nobody_has_a_row_who_has_nothing_to_show_on_the_day(ds, size, voices):
    rows = [
        row
        for page in laid_out(ds, f"matrix?asof=2024-09-20&voices={voices}&fold=none", size)
        for row in page.table.rows
    ]
    said = [any(cell.text for cell in row.cells[1:]) for row in rows if not row.is_group]
    assert all(said)
    assert len(said) > 5
    for row, after in pairwise([*rows, rows[0]]):
        assert not (row.is_group and (after.is_head or not after.cells[0].indent))


def test_a_matrix_of_two_days_says_what_moved(tmp_path):
    ds = dataset(
        tmp_path,
        stances=[
            {"actor": "ann", "framework": "pact", "stance": "-1", "date": "1994-01-01"},
            {"actor": "ann", "framework": "pact", "stance": "1", "date": "2024-01-01"},
            {"actor": "ann", "framework": "quad", "stance": "2", "date": "1994-01-01"},
            {"actor": "cat", "framework": "quad", "stance": "2", "date": "2024-01-01"},
            {"actor": "bob", "framework": "pact", "stance": "2", "date": "1994-01-01"},
            {"actor": "cat", "framework": "pact", "stance": "0", "date": "2024-01-01"},
        ],
    )
    view, _ = views.parse(ds, "matrix?since=2000-01-01")
    (page,) = pages(ds, view, size_named("16:9"), MADE)
    said = {row.cells[0].text: (row.cells[1].text, row.cells[1].muted) for row in page.table.rows}
    assert said["ann"] == ("− → +", False)
    ann = next(row for row in page.table.rows if row.cells[0].text == "ann")
    assert (ann.cells[2].text, ann.cells[2].muted) == ("++", True)
    assert "3 voices · 6 statements · 1 moved; 2 first found" in page.caption.sentence
    assert "bob" not in said
    assert said["cat"] == ("new 0", False)


def test_where_its_places_open_an_only_framework_is_a_table_with_what_was_said_last(tmp_path):
    ds = dataset(
        tmp_path,
        actors=[{"id": "ann", "country": "JPN"}, {"id": "bob", "country": "JPN"}],
        stances=[
            {"actor": "ann", "date": "1994", "stance": "1", "summary": "At first."},
            {"actor": "ann", "date": "2024-10", "stance": "-1", "summary": "And then."},
            {"actor": "bob", "date": "2024-09", "stance": "2"},
        ],
    )
    (page,) = pages(ds, View("matrix"), size_named("16:9"), MADE, is_table=True)
    said = {row.cells[0].text: row.cells[2].text for row in page.table.rows}
    assert said == {
        "": "In short",
        "Japan": "",
        "ann": "Oct 2024: And then.",
        "bob": "Sep 2024",
    }
    view = View("matrix", fold=("JPN",))
    (page,) = pages(ds, view, size_named("16:9"), MADE, is_table=True)
    assert page.table.rows[1].cells[2].text == "− ann; ++ bob"


def drawn_texts(page):
    """Return what is written in a chart, words of one entry as they follow each other."""
    return [line.replace(NBSP, " ") for word in page.draw(LIGHT).words for line in word.lines]


@pytest.mark.slow
@pytest.mark.parametrize("framework", ["Asian NATO", "Quad", "Japan–US alliance"])
@pytest.mark.parametrize("voices", ["governments", "all"])
@pytest.mark.parametrize("size", SIZES)
def test_one_framework_is_a_spectrum_within_its_page(ds, size, voices, framework):
    asked = f"matrix?framework={quote_plus(framework)}&voices={voices}"
    for page in laid_out(ds, asked, size):
        assert page.table is None
        assert_apart(page)
        canvas = page.draw(LIGHT)
        x0, y0, x1, y1 = page.plan.chart
        assert all(b.x1 <= x1 - x0 + 1 and b.y1 <= y1 - y0 + 1 for b in canvas.boxes)
        assert min(word.size for word in canvas.words) >= 10


def test_those_who_are_counted_stand_on_the_first_page_alone_where_all_have_no_room(tmp_path):
    words = " ".join(["much"] * 12)
    said = [{"actor": f"a{k:02}", "quote": words, "stance": "-1"} for k in range(14)]
    ds = dataset(
        tmp_path,
        stances=[*said, *({"actor": f"s{k}", "quote": words} for k in range(9))],
        actors=[
            *({"id": f"a{k:02}", "country": "JPN"} for k in range(14)),
            *({"id": f"s{k}", "type": "state"} for k in range(9)),
        ],
    )
    first, second = pages(ds, View("matrix", voices="all"), size_named("16:9"), MADE)
    assert "−  14 are sceptical" in drawn_texts(first)
    assert "Not counted" not in drawn_texts(first)
    assert {"Not counted", "−  is sceptical"} <= set(drawn_texts(second))


@pytest.mark.parametrize("size", SIZES)
def test_what_moved_between_two_days_stands_on_one_line(ds, size):
    found = laid_out(ds, "matrix?since=2024-08-31&asof=2024-11-30&voices=all", size)
    cells = [cell for page in found for row in page.table.rows for cell in row.cells]
    moved = [cell for cell in cells if "→" in cell.text or cell.text.startswith("new ")]
    assert moved
    assert [len(c.lines) for c in moved if c.text.count("→") < 2] == [1] * sum(
        c.text.count("→") < 2 for c in moved
    )


def test_rows_that_are_known_from_the_same_source_share_a_footnote(tmp_path):
    said = [(who, on) for who in ("ann", "bob", "eve") for on in ("nato", "quad")]
    ds = dataset(
        tmp_path,
        stances=[
            {"actor": who, "framework": on, "sources": "b" if who == "eve" else "a"}
            for who, on in said
        ],
        sources=[{"id": "a"}, {"id": "b"}],
    )
    (page,) = pages(ds, View("matrix", fold=()), size_named("16:9"), MADE)
    assert [(note.number, note.text) for note in page.notes] == [("1", "A"), ("2", "B")]
    assert sorted(drawn_numbers(page)) == ["1", "2"]

"""However long names are and however low a page: an export ends, and says what has no room."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import dataset
from timeline.export import formats
from timeline.export.export_request import ExportRequest
from timeline.export.limits import EXPORT_LIMITS, in_time
from timeline.export.pages.build import pages
from timeline.layout.page import SIZES, Size
from timeline.layout.table import TableCell, TableColumn, TableRow, lay_out_table, split_table
from timeline.views import contents
from timeline.views.by_hand import Callout
from timeline.views.caption import Edition
from timeline.views.view import KINDS, View, ViewError, usual

MADE = Edition(date(2026, 11, 22))
NAMES = {
    "words": ("word " * 2_000).strip(),
    "one word": "W" * 5_000,
    "accents": "a" + "\u0301" * 3_000,
    "signs": "東" * 3_000,
}
MOST_PAGES = 40


@pytest.fixture(autouse=True)
def guard(monkeypatch):
    """Fail instead of hanging."""
    monkeypatch.setenv(EXPORT_LIMITS, "seconds=60")
    with in_time():
        yield


def hostile(path, name, actors=6):
    """Return six actors of one country, and as many events and frameworks, all of one long name."""
    numbers = range(actors)
    return dataset(
        path,
        actors=[{"id": f"a{n}", "name": f"{n} {name}", "country": "JPN"} for n in numbers],
        frameworks=[{"id": f"f{n}", "name": f"{n} {name}"} for n in numbers],
        events=[
            {"id": f"e{n}", "title": f"{n} {name}", "label": f"{n} {name}", "summary": name}
            | {"date": f"{2000 + n}-10-01", "frameworks": f"f{n}", "sources": f"s{n}#1"}
            for n in numbers
        ],
        stances=[
            {"id": f"{n}-{k}", "actor": f"a{n}", "framework": f"f{k}", "summary": name}
            for n in numbers
            for k in range(3)
        ],
        sources=[{"id": f"s{n}", "title": name, "author": name} for n in numbers],
        parallels=[{"theme": name, "then_event": "e0", "now_event": "e4"}],
        eras=[{"name": name, "date": "2001/2003"}],
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_pages_of_endless_names_are_few(tmp_path, name):
    ds = hostile(tmp_path, NAMES[name])
    for size in (SIZES["16:9"], SIZES["a4-portrait"], Size("low", "", 340.0, 226.0)):
        for kind in KINDS:
            assert 0 < len(pages(ds, View(kind), size, MADE)) <= MOST_PAGES


@pytest.mark.parametrize("suffix", ["pptx", "pdf", "html", "zip"])
def test_six_voices_of_one_country_with_long_names_make_a_briefing(tmp_path, suffix):
    ds = hostile(tmp_path, ("word " * 60).strip())
    request = ExportRequest(ds, usual(ds), suffix, made=MADE, is_deck=True)
    assert 0 < len(formats.written(request).content) < 5_000_000


def test_of_two_hundred_frameworks_those_with_room_are_shown_and_the_others_counted(tmp_path):
    ds = dataset(
        tmp_path,
        stances=[
            {"id": f"{n}-{k}", "actor": f"a{n}", "framework": f"f{k} {'word ' * 60}"}
            for n in range(5)
            for k in range(200)
        ],
    )
    found = pages(ds, View("matrix"), SIZES["16:9"], MADE)
    assert len(found) <= MOST_PAGES
    assert " of 200 frameworks, most spoken of" in found[0].caption.sentence


@pytest.mark.parametrize("what", ["title", "note", "callout"])
@pytest.mark.parametrize("kind", ["timeline", "compare", "matrix", "events"])
def test_words_of_ones_own_without_end_leave_the_chart_its_room(tmp_path, what, kind):
    ds = hostile(tmp_path, "Talks")
    long = "word " * 3_000
    view = View(kind, callout=Callout("e2", long)) if what == "callout" else View(kind)
    if what != "callout":
        view = View(kind, **{what: long})
    for size in (SIZES["16:9"], SIZES["a4-portrait"]):
        (first, *_) = found = pages(ds, view, size, MADE)
        assert len(found) <= MOST_PAGES
        _, top, _, bottom = first.plan.chart
        assert bottom - top > size.height / 3
    if what == "note":
        assert first.plan.heads[-1].lines[-1].endswith("word…")


@given(
    st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(0, 9)), max_size=30),
    st.floats(-50, 300),
)
def test_every_row_of_a_table_comes_to_a_page_and_each_page_has_a_new_one(rows, height):
    """Of groups within groups too, and where a page is lower than a row, or than nothing."""
    head = TableRow((TableCell("Head"),), is_head=True)
    made = [
        TableRow(
            (TableCell("word " * (1 + words), indent=12.0 * is_inside),),
            id=str(n),
            is_group=is_group,
        )
        for n, (is_group, is_inside, words) in enumerate(rows)
    ]
    table = lay_out_table([TableColumn(least=100.0)], [head, *made], 100.0)
    shown, left = [], len(rows)
    for part in split_table(table, height):
        fresh = [row.id for row in part.rows if not row.is_head and row.id not in shown]
        assert fresh
        shown += fresh
        left -= 1
        assert left >= 0
    assert shown == [str(n) for n in range(len(rows))]


def test_there_is_something_in_every_kind(tmp_path):
    ds = hostile(tmp_path, "Talks")
    assert not [kind for kind in KINDS if contents.is_empty(ds, View(kind))]


@pytest.mark.parametrize("form", formats.FORMS, ids=lambda form: form.suffix)
def test_only_excel_needs_a_folder_for_temporary_files_and_says_so(tmp_path, monkeypatch, form):
    def full():
        raise OSError(28, "No space left on device")

    ds = hostile(tmp_path, "Talks")
    monkeypatch.setattr("tempfile.gettempdir", full)
    monkeypatch.setattr("tempfile._get_default_tempdir", full)
    request = ExportRequest(ds, [View("timeline")], form.suffix, made=MADE)
    if form.suffix != "xlsx":
        assert formats.written(request).content
        return
    with pytest.raises(ViewError) as caught:
        formats.written(request)
    assert str(caught.value) == (
        "an Excel file takes a folder for temporary files, which cannot be written to (No space "
        "left on device); set TMPDIR to one that can, or choose .csv"
    )

"""Each kind of view, form and size is written of one of several other subjects, in any script."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest

from tests.subjects import SUBJECTS, subject
from timeline.export import formats
from timeline.export.export_request import ExportRequest
from timeline.layout.page import SIZES
from timeline.queries.filters import Filters
from timeline.reading import load
from timeline.views import contents
from timeline.views.caption import Edition
from timeline.views.view import KINDS, View, usual

MADE = Edition(date(2026, 11, 22))
NAMES = list(SUBJECTS)
CASES = [
    (NAMES[n % len(NAMES)], *case)
    for n, case in enumerate(
        (kind, form.suffix, size)
        for kind in (*KINDS, "deck")
        for form in formats.for_kind(kind)
        for size in (SIZES if form.sized else list(SIZES)[:1])
        if form.suffix != "pptx" or SIZES[size].height
    )
]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return {name: subject(name, tmp_path_factory.mktemp("subject")) for name in NAMES}


def views_of(ds, kind):
    if kind == "deck":
        return list(usual(ds))
    first, *_, last = ds.events["id"] if len(ds.events) else ("", "")
    view = View(kind, then=first, now=last) if kind == "compare" else View(kind)
    return [] if contents.is_empty(ds, view) else [view]


def written(ds, kind, suffix, size="16:9"):
    views = views_of(ds, kind)
    if not views:
        return None
    return formats.written(
        ExportRequest(ds, views, suffix, size, made=MADE, is_deck=kind == "deck")
    )


@pytest.mark.slow
@pytest.mark.parametrize(("name", "kind", "suffix", "size"), CASES)
def test_it_is_written(data, name, kind, suffix, size):
    done = written(data[name], kind, suffix, size)
    if done is not None:
        assert done.content
        assert not done.missing or name in {"arabic", "korean"}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_compared_that_nobody_links(data, name):
    assert "compare" not in {view.kind for view in usual(data[name])}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_exported_as_rows_is_read_again(data, name, tmp_path):
    ds = data[name]
    for kind, table in (("events", "events"), ("stances", "stances")):
        done = written(ds, kind, "csv")
        (tmp_path / f"{table}.csv").write_bytes(done.content)
    again = load(tmp_path)
    for table in ("events", "stances"):
        before, after = (
            getattr(each, table).sort_values("id").reset_index(drop=True) for each in (ds, again)
        )
        known = [c for c in ("id", "date", "title", "kind", "actor", "stance") if c in before]
        assert after[known].to_dict("list") == before[known].to_dict("list")
    assert again.extras.keys() == {"events", "stances"} & ds.extras.keys()


class TestFromRightToLeft:
    def test_a_page_to_send_lets_each_text_run_as_it_does(self, data):
        page = written(data["arabic"], "timeline", "html").content.decode()
        assert re.search(r'dir="?auto"?', page)

    def test_a_paragraph_of_a_slide_runs_from_the_right(self, data):
        deck = zipfile.ZipFile(io.BytesIO(written(data["arabic"], "deck", "pptx").content))
        slides = "".join(
            deck.read(name).decode() for name in deck.namelist() if name.startswith("ppt/slides/s")
        )
        assert 'rtl="1"' in slides

    def test_numbers_after_a_name_stay_behind_it(self, data):
        filters = Filters(frameworks="معاهدة السلام", years=(1970, 2002))
        view = View("timeline", filters)
        request = ExportRequest(data["arabic"], [view], "svg", made=MADE)
        assert "معاهدة السلام\u200e · 1970–2002" in formats.written(request).content.decode()


def test_own_kinds_are_in_the_key_of_colours(data):
    view = View("timeline", colour="kind")
    request = ExportRequest(data["korean"], [view], "svg", made=MADE)
    page = formats.written(request).content.decode()
    assert "선언" in page
    assert "정상회담" in page

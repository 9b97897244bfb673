"""The texts of the articles never leave the tool, in whatever form."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date

import pytest

from tests.factories import dataset
from timeline.export import formats
from timeline.export.export_request import ExportRequest
from timeline.views.caption import Edition
from timeline.views.view import View

pytestmark = pytest.mark.slow

EVENT = {"title": "They talk", "quote": "at last", "sources": "news#2"}
STANCE = {"quote": "at last", "sources": "news#2"}
VIEWS = [View("timeline"), View("matrix"), View("events"), View("sources")]


def contents(content: bytes) -> Iterator[bytes]:
    """Yield a file or, of an archive, what is in it."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        yield content
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield from contents(archive.read(name))


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [(view.kind, form.suffix) for view in VIEWS for form in formats.for_kind(view.kind)],
)
def test_no_form_has_a_paragraph(tmp_path, monkeypatch, kind, suffix):
    ds = dataset(tmp_path, events=[EVENT], stances=[STANCE], sources=[{"id": "news"}])
    (tmp_path / "news.txt").write_text("Title\nThey met at last, unbeknownst to all.")
    monkeypatch.setenv("TIMELINE_ARTICLES", str(tmp_path))
    request = ExportRequest(ds, [View(kind)], suffix, "16:9", made=Edition(date(2026, 11, 22)))
    parts = list(contents(formats.written(request).content))
    assert parts
    assert not any(b"unbeknownst" in part for part in parts)
    if suffix in {"html", "csv", "json", "xlsx"} and kind != "sources":
        assert any(b"at last" in part for part in parts)  # the quote does, so this would be seen

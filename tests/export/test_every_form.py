"""The README's own two-file example goes through every view, form and size."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import two_files
from timeline.export import formats
from timeline.export.export_request import ExportRequest
from timeline.layout.page import SIZES
from timeline.views.caption import Edition
from timeline.views.view import KINDS, View, ViewError

pytestmark = pytest.mark.slow

MADE = Edition(date(2026, 11, 22))
EMPTY = frozenset({"sources"})
"""Kinds of view of which the example has nothing."""

CASES = [
    (kind, form.suffix, size)
    for kind in KINDS
    for form in formats.for_kind(kind)
    for size in (SIZES if form.sized else list(SIZES)[:1])
    if form.suffix != "pptx" or SIZES[size].height
]


@pytest.fixture(scope="module")
def ds(tmp_path_factory):
    return two_files(tmp_path_factory.mktemp("example"))


@pytest.mark.parametrize(("kind", "suffix", "size"), CASES)
def test_it_is_written(ds, kind, suffix, size):
    request = ExportRequest(ds, [View(kind)], suffix, size, made=MADE)
    if kind in EMPTY:
        with pytest.raises(ViewError, match="nothing is in view: sources"):
            formats.written(request)
        return
    done = formats.written(request)
    assert done.content
    assert (done.left_out, done.missing) == ("", "")

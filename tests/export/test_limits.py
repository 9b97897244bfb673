"""What is asked for beyond a limit is refused, with the limit and how to raise it."""

from __future__ import annotations

import threading

import pytest

from tests.factories import dataset
from timeline import brief
from timeline.export.limits import EXPORT_LIMITS, ExportLimits, LimitError, in_time


@pytest.fixture
def ds(tmp_path):
    return dataset(tmp_path, events=[{} for _ in range(60)])


def refusal(ds, views, suffix):
    with pytest.raises(LimitError) as caught:
        brief.write(ds, views, suffix)
    return str(caught.value)


def test_pages(ds, monkeypatch):
    monkeypatch.setenv(EXPORT_LIMITS, "pages=2")
    said = (
        "this takes more than 2 pages, the most that a file may have; narrow it by filters, choose "
        ".xlsx or .csv for long lists, or set TIMELINE_EXPORT_LIMITS=pages=4"
    )
    assert refusal(ds, brief.View("events"), "pdf") == said
    timelines = [brief.View("timeline", note=str(n)) for n in range(3)]
    assert refusal(ds, timelines, "pptx") == said
    assert refusal(ds, timelines, "pdf") == said
    monkeypatch.setenv(EXPORT_LIMITS, "pages=4")
    assert brief.write(ds, brief.View("events"), "pdf")


def test_views(ds):
    many = [brief.View("timeline", note=str(n)) for n in range(41)]
    assert refusal(ds, many, "pdf") == (
        "a briefing takes 40 views, not 41; leave some out, or set TIMELINE_EXPORT_LIMITS=views=80"
    )


@pytest.mark.parametrize("suffix", ["csv", "zip", "svg", "html"])
def test_bytes(ds, monkeypatch, suffix):
    monkeypatch.setenv(EXPORT_LIMITS, "pages=20 size=1K")
    assert refusal(ds, brief.View("events"), suffix).startswith(
        "the file would have more than 0 MB, the most that one may have; narrow it by filters, or "
        "lower its resolution, or set TIMELINE_EXPORT_LIMITS=pages=20,size="
    )


def test_time(monkeypatch):
    monkeypatch.setenv(EXPORT_LIMITS, "seconds=1")
    with pytest.raises(LimitError) as caught, in_time():
        threading.Event().wait(60)
    assert str(caught.value) == (
        "the file was not ready after 1 second; narrow it by filters, or set "
        "TIMELINE_EXPORT_LIMITS=seconds=2"
    )


def test_a_setting_that_sets_nothing(monkeypatch):
    monkeypatch.setenv(EXPORT_LIMITS, "page=7")
    with pytest.raises(LimitError) as caught:
        ExportLimits.set_here()
    assert str(caught.value) == (
        'TIMELINE_EXPORT_LIMITS has "page=7", which sets no limit; write one of views, pages, '
        "size, seconds, memory, template, address with a number, as in pages=2000"
    )


def test_a_setting_in_thousands(monkeypatch):
    monkeypatch.setenv(EXPORT_LIMITS, "pages=2k, size=1G")
    assert ExportLimits.set_here() == ExportLimits(pages=2_000, size=1_000_000_000)

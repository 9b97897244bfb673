"""Pictures are printed: their size, their texts, the same bytes; and what no browser means."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.browser import chromium
from tests.factories import dataset
from timeline.brief import Edition, PrinterError, View, ViewError
from timeline.export import images, printer
from timeline.queries.filters import Filters

MADE = Edition(date(2024, 12, 1), "https://example.org")
BOTH = [View("timeline"), View("matrix")]


@pytest.fixture(scope="module")
def _browser():
    path = chromium.find()
    assert path is not None, chromium.MISSING
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BROWSER_PATH", path)
        yield


@pytest.fixture
def _no_browser(monkeypatch):
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setattr(printer, "_browser", lambda: None)


@pytest.fixture
def ds(tmp_path):
    return dataset(
        tmp_path,
        events=[
            {"title": "Reports agree", "date": "1994", "importance": "core", "sources": "paper#3"},
            {"title": "A vote", "date": "2024-10-27", "importance": "core"},
        ],
        stances=[{"actor": "Ann", "framework": "Pact", "stance": "-2"}],
        sources=[{"id": "paper", "title": "A paper", "publisher": "The Paper"}],
    )


@pytest.mark.usefixtures("_browser")
def test_a_png_has_the_size_that_was_asked_for(ds):
    for size, scale, pixels in (("16:9", 1, (1280, 720)), ("a4", 2, (2245, 1587))):
        found = Image.open(BytesIO(images.png(ds, View(), size, scale=scale, made=MADE)))
        assert found.format == "PNG"
        assert found.size == pytest.approx(pixels, abs=2)


@pytest.mark.usefixtures("_browser")
def test_the_texts_of_a_pdf_are_texts_in_our_fonts_on_pages_of_the_size(ds):
    found = PdfReader(BytesIO(images.pdf(ds, BOTH, "a4-portrait", title="Both", made=MADE)))
    assert [page.mediabox.width for page in found.pages] == pytest.approx([595.3, 595.3])
    assert [page.mediabox.height for page in found.pages] == pytest.approx([841.9, 841.9])
    first, second = (page.extract_text() for page in found.pages)
    assert "Reports agree" in first
    assert "1994. The Paper, ¶3" in first
    assert "Ann" in second
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in found.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts == {"IBMPlexSans", "IBMPlexSans-SmBld"}
    assert found.metadata.title == "Both"
    assert found.metadata.creation_date.date() == MADE.day


@pytest.mark.usefixtures("_browser")
def test_the_same_view_gives_the_same_bytes(ds):
    for make in (
        lambda: images.png(ds, View(), made=MADE),
        lambda: images.pdf(ds, BOTH, made=MADE),
        lambda: images.pictures(ds, BOTH, made=MADE),
    ):
        assert make() == make()


@pytest.mark.usefixtures("_browser")
def test_pictures_are_numbered_in_their_order_and_told_one_by_one(ds):
    told = []
    packed = images.pictures(ds, BOTH, made=MADE, progress=lambda *said: told.append(said))
    with ZipFile(BytesIO(packed)) as archive:
        assert archive.namelist() == ["01-timeline.png", "02-matrix.png"]
        assert {info.date_time for info in archive.infolist()} == {(2024, 12, 1, 12, 0, 0)}
    name = ds.name
    assert told == [
        (0, 2, f"{name}: what happened"),
        (1, 2, f"{name}: who stands where"),
        (2, 2, ""),
    ]


@pytest.mark.usefixtures("_no_browser")
def test_without_a_browser_the_remedy_is_named_and_the_rest_works(ds):
    with pytest.raises(PrinterError) as error:
        images.png(ds, View(), made=MADE)
    assert str(error.value) == printer.REMEDY
    assert b"<svg" in images.svg(ds, View(), made=MADE)
    with ZipFile(BytesIO(images.pictures(ds, BOTH, made=MADE))) as archive:
        assert archive.namelist() == ["01-timeline.svg", "02-matrix.svg"]


@pytest.mark.usefixtures("_browser")
def test_a_browser_that_dies_is_replaced(ds):
    before = images.png(ds, View(), made=MADE)
    press = printer._pressed[0]
    press._kaleido.subprocess.kill()
    press._kaleido.subprocess.wait()
    assert images.png(ds, View(), made=MADE) == before
    assert printer._pressed[0] is not press


def test_a_browser_that_is_none_is_named_and_not_waited_for(ds, monkeypatch):
    printer._discard()
    monkeypatch.setenv("BROWSER_PATH", "/bin/true")
    with pytest.raises(PrinterError) as error:
        images.png(ds, View(), made=MADE)
    assert str(error.value).startswith("Chromium at /bin/true started but did not print (")
    monkeypatch.setenv("BROWSER_PATH", "/no/such/browser")
    with pytest.raises(PrinterError) as error:
        images.png(ds, View(), made=MADE)
    assert str(error.value) == (
        "PNG and PDF need Chromium, and BROWSER_PATH names none: /no/such/browser; "
        "correct it or leave it out"
    )
    assert printer._pressed == []


def test_nothing_in_view_is_refused(ds):
    with pytest.raises(ViewError) as error:
        images.svg(ds, View("events", Filters(text="no such word")))
    said = "nothing is in view: events under these filters; loosen one of them"
    assert str(error.value) == said

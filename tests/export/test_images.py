"""Pictures are drawn: their size, their texts, where they lead, and the same bytes."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.factories import dataset
from timeline.brief import Edition, View, ViewError
from timeline.export import images
from timeline.queries.filters import Filters

MADE = Edition(date(2024, 12, 1), "https://example.org")
BOTH = [View("timeline"), View("matrix")]


@pytest.fixture
def ds(tmp_path):
    return dataset(
        tmp_path,
        events=[
            {"title": "Reports agree", "date": "1994", "importance": "core", "sources": "paper#3"},
            {"title": "A vote", "date": "2024-10-27", "importance": "core"},
        ],
        stances=[{"actor": "Ann", "framework": "Pact", "stance": "-2"}],
        sources=[
            {
                "id": "paper",
                "title": "A paper",
                "publisher": "The Paper",
                "url": "https://paper.org/1",
            }
        ],
    )


def test_a_png_has_the_size_that_was_asked_for(ds):
    for size, scale, pixels in (("16:9", 1, (1280, 720)), ("a4", 2, (2245, 1587))):
        found = Image.open(BytesIO(images.png(ds, View(), size, scale=scale, made=MADE)))
        assert found.format == "PNG"
        assert found.size == pytest.approx(pixels, abs=2)


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
    assert found.metadata.subject == "data: what happened; Ann opposes Pact"
    assert found.metadata.creation_date.date() == MADE.day
    assert [entry.title for entry in found.outline] == [
        f"{ds.name}: what happened",
        "Ann opposes Pact",
    ]


def leads(document):
    return [
        note.get_object()["/A"]["/URI"]
        for page in PdfReader(BytesIO(document)).pages
        for note in page.get("/Annots", ())
    ]


def test_the_foot_of_a_page_leads_to_the_view_and_a_source_to_its_address(ds):
    view = View("sources")
    document = images.pdf(ds, [view], made=MADE)
    foot = "https://example.org/data"
    assert set(leads(document)) == {"https://paper.org/1", foot}
    drawn = images.svg(ds, view, made=MADE).decode()
    assert all(f'<a href="{address}"' in drawn for address in leads(document))


def test_the_same_view_gives_the_same_bytes(ds):
    for make in (
        lambda: images.png(ds, View(), made=MADE),
        lambda: images.pdf(ds, BOTH, made=MADE),
        lambda: images.pictures(ds, BOTH, made=MADE),
    ):
        assert make() == make()


def test_pictures_are_numbered_in_their_order_and_told_one_by_one(ds):
    told = []
    packed = images.pictures(ds, BOTH, made=MADE, progress=lambda *said: told.append(said))
    with ZipFile(BytesIO(packed)) as archive:
        assert archive.namelist() == ["01-timeline.png", "02-matrix.png"]
        assert {info.date_time for info in archive.infolist()} == {(2024, 12, 1, 12, 0, 0)}
    name = ds.name
    assert told == [
        (0, 2, f"{name}: what happened"),
        (1, 2, "Ann opposes Pact"),
        (2, 2, ""),
    ]


def test_nothing_in_view_is_refused(ds):
    with pytest.raises(ViewError) as error:
        images.svg(ds, View("events", Filters(text="no such word")))
    said = "nothing is in view: events under these filters; loosen one of them"
    assert str(error.value) == said

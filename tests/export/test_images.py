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
from timeline.export.export_request import ExportRequest
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
    assert [page.mediabox.width for page in found.pages] == pytest.approx([595.3] * 4)
    assert [page.mediabox.height for page in found.pages] == pytest.approx([841.9] * 4)
    _, first, second, _ = (page.extract_text() for page in found.pages)
    assert "Reports agree" in first
    assert "1994 Reports agree a\n" in first
    assert "Sources: a The Paper" in first
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
        "Both",
        f"{ds.name}: what happened",
        "Ann opposes Pact",
        "Sources in full",
    ]


def test_a_pdf_of_several_views_has_a_cover_page_numbers_and_the_sources(ds):
    found = PdfReader(BytesIO(images.pdf(ds, BOTH, title="For Monday", made=MADE)))
    cover, *rest = (page.extract_text().splitlines() for page in found.pages)
    assert cover == [
        *("For Monday", "Made 1 December 2024", "https://example.org/"),
        *(f"2 {ds.name}: what happened", "3 Ann opposes Pact", "4 Sources in full"),
    ]
    assert [said[-1].split()[-1] for said in rest] == ["2", "3", "4"]
    assert any("“A paper”, The Paper." in line for line in rest[-1])
    goals = [note.get_object()["/Dest"][0] for note in found.pages[0]["/Annots"][1:]]
    pages = [page.indirect_reference for page in found.pages]
    assert [pages.index(goal) for goal in goals] == [1, 1, 2, 2, 3, 3]


@pytest.mark.parametrize("size", ["4:3", "a4", "a4-portrait", "screen"])
def test_a_cover_is_as_large_as_its_pages(ds, size):
    title = "A long title that takes its lines " * 4
    found = PdfReader(BytesIO(images.pdf(ds, BOTH * 12, size, title=title, made=MADE)))
    cover, first = found.pages[0], found.pages[1]
    assert cover.mediabox.width == first.mediabox.width
    assert "and " in cover.extract_text().splitlines()[-1] or "Sources in full" in (
        cover.extract_text()
    )


def test_a_picture_as_pdf_is_one_page_unless_it_is_a_briefing(ds):
    def count(**how):
        return len(
            PdfReader(
                BytesIO(images.drawn(ExportRequest(ds, how.pop("views"), "pdf", **how)).content)
            ).pages
        )

    assert count(views=[View()]) == 1
    assert count(views=[View()], is_deck=True) == 3


def test_a_picture_has_no_address_that_leads_nobody_else_there(ds):
    here = Edition(date(2024, 12, 1), "http://127.0.0.1:8501")
    (page,) = PdfReader(BytesIO(images.pdf(ds, View(), made=here))).pages
    said = page.extract_text()
    assert f"data {ds.version}, exported 1 December 2024" in said
    assert "127.0.0.1" not in said


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

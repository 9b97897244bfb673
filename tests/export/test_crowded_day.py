"""All events of one day are named where all are asked for, in whatever leaves the tool."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation

from tests.factories import dataset
from timeline import brief
from timeline.views.view import View

TITLES = [f"Event number {n} on that day" for n in range(30)]


@pytest.fixture(scope="module")
def ds(tmp_path_factory):
    rows = [{"id": f"e{n}", "date": "2022-02-24", "title": title} for n, title in enumerate(TITLES)]
    return dataset(tmp_path_factory.mktemp("day"), events=rows)


def test_a_slide_names_all(ds):
    deck = Presentation(io.BytesIO(brief.deck(ds, View("timeline", names="all"))))

    def words(shapes):
        for shape in shapes:
            if shape.shape_type == 6:  # a group
                yield from words(shape.shapes)
            elif shape.has_text_frame:
                yield shape.text_frame.text.replace("\v", " ")

    said = " ".join(text for slide in deck.slides for text in words(slide.shapes))
    assert [title for title in TITLES if title not in said] == []


@pytest.mark.parametrize("size", ["16:9", "a4-portrait"])
def test_a_picture_names_all(ds, size):
    page = brief.write(ds, View("timeline", names="all"), "svg", size=size).decode()
    assert "not named" not in page
    assert "No events" not in page

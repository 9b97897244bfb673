"""What no cell may hold is told with its place, in words that do no harm where they are printed."""

from __future__ import annotations

import io
import json

import pytest
from pptx import Presentation

from tests.factories import files, folder, lines
from tests.hostile_corpus import CELLS, HALVES, LONGEST, TEXTS, bare_tables
from timeline.export import formats
from timeline.reading import load
from timeline.views.view import View

REFUSED = [text for text in TEXTS if text not in CELLS]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_refused_is_told_as_one_printable_line(tmp_path, text):
    quoted = '"' + text.replace('"', '""') + '"'
    path = files(
        tmp_path, {"events.csv": f"date,title,summary\n1994,x,{quoted}\n1995,{quoted},x\n"}
    )
    for line in lines(path):
        assert line.isprintable()
        assert line.startswith("data/events.csv")


@pytest.mark.parametrize("text", HALVES)
def test_half_a_character_is_refused_where_it_can_be_written(tmp_path, text):
    half = next(letter for letter in text if "\ud800" <= letter <= "\udfff")
    rows = [{"date": "1994", "title": "x"}, {"date": "1994", "title": text}]
    said = f"has half a character (\\u{ord(half):04x}); write the whole one, or delete it"
    told = lines(files(tmp_path, {"events.json": json.dumps(rows)}))
    assert told == [f"data/events.json:3: {said}"]


def test_a_million_letters_are_more_than_a_cell_may_have(tmp_path):
    path = folder(tmp_path, events=[{"title": LONGEST}])
    told = lines(path)
    assert len(told) == 1
    assert len(told[0]) < 400
    assert "131,072" in told[0]


def test_a_template_of_hostile_names_and_texts_is_taken_on(tmp_path):
    deck = Presentation()
    printable = [text for text in CELLS if text.isprintable()]
    deck.core_properties.title = printable[0]
    for layout, name in zip(deck.slide_layouts, printable, strict=False):
        layout.name = name
        for shape, text in zip(layout.placeholders, printable[20:], strict=False):
            shape.name = text
            shape.text_frame.text = text
    given = io.BytesIO()
    deck.save(given)
    ds = load(folder(tmp_path, **bare_tables(CELLS[::20])))
    written = formats.write(ds, [View("timeline")], "pptx", template=given.getvalue())
    made = Presentation(io.BytesIO(written))
    assert [layout.name for layout in made.slide_layouts][:3] == printable[:3]
    assert len(made.slides) >= 1

"""A drawing as PDF: text to be read, marks in their colours and places, links, a list of pages."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from timeline.drawing.canvas import Canvas
from timeline.drawing.painters.pdf import About, PdfPage, pdf
from timeline.drawing.painters.png import png
from timeline.layout.text_metrics import text_width

ABOUT = About("Title", "About it", "data 1", datetime(2024, 12, 1, 12, tzinfo=UTC))
NOWHERE = "\U000fabcd"


def document(canvas, entry=""):
    return pdf([PdfPage(canvas, 300, 200, entry)], "#ffffff", ABOUT)


def read(canvas):
    return PdfReader(BytesIO(document(canvas)))


def picture(canvas, scale=1.0):
    return Image.open(BytesIO(png(document(canvas), scale))).convert("RGB")


def words(canvas):
    """Return what is written, and where each line begins, from the top left corner."""
    found = []

    def visit(text, matrix, place, _font, _size):
        if text.strip():
            x, y = place[4], place[5]
            found.append((text.strip(), x, 200 - (matrix[3] * y + matrix[5])))

    read(canvas).pages[0].extract_text(visitor_text=visit)
    return found


def test_text_is_text_and_stands_where_the_canvas_says():
    canvas = Canvas()
    canvas.write(10, 100, ("Kōmeitō’s “no”", "石破茂 To"), "#111111", 10)
    canvas.write(290, 50, "AVATAR", "#111111", 10, position="middle left", bold=True)
    found = words(canvas)
    assert [text for text, *_ in found] == ["Kōmeitō’s “no”", "石破茂", "To", "AVATAR"]
    at = [(x, y) for _, x, y in found]
    assert at[0] == pytest.approx((10, 96), abs=0.02)
    assert at[1] == pytest.approx((10, 109), abs=0.02)
    assert at[3] == pytest.approx((290 - text_width("AVATAR", 10, bold=True), 52.5), abs=0.02)


def test_what_the_document_says_of_itself():
    found = PdfReader(BytesIO(pdf([PdfPage(Canvas(), 300, 200)] * 2, "#ffffff", ABOUT)))
    told = found.metadata
    assert (told.title, told.subject, told["/Keywords"]) == ("Title", "About it", "data 1")
    assert (told.creator, told.creation_date) == ("timeline", ABOUT.moment)
    assert [page.mediabox[2:] for page in found.pages] == [[300, 200]] * 2


def test_pages_are_listed_where_there_are_several():
    pages = [PdfPage(Canvas(), 300, 200, name) for name in ("One – é", "Two", "")]
    found = PdfReader(BytesIO(pdf(pages, "#ffffff", ABOUT)))
    assert [entry.title for entry in found.outline] == ["One – é", "Two"]
    assert [found.get_destination_page_number(entry) for entry in found.outline] == [0, 1]
    assert read(Canvas()).outline == []


def test_marks_have_their_colours_and_opacities():
    canvas = Canvas()
    canvas.box((10, 10, 60, 60), "#ff0000", "#0000ff", line_width=4)
    canvas.box((10, 110, 60, 160), "")
    canvas.stroke([(100, 30), (150, 30)], "#00ff00", 6, 0.5)
    canvas.dot(200, 30, 20, "#00ff00", line="#0000ff", line_width=4)
    canvas.dot(250, 30, 20, "#00ff00", symbol="diamond")
    found = picture(canvas)
    at = {
        (35, 35): (255, 0, 0),
        (10, 35): (0, 0, 255),
        (10, 135): (255, 255, 255),
        (35, 135): (255, 255, 255),
        (125, 30): (127, 255, 127),
        (200, 30): (0, 255, 0),
        (210, 30): (0, 0, 255),
        (193, 23): (0, 0, 255),
        (189, 19): (255, 255, 255),
        (260, 30): (0, 255, 0),
        (258, 38): (255, 255, 255),
        (290, 190): (255, 255, 255),
    }
    assert {place: found.getpixel(place) for place in at} == {
        place: pytest.approx(colour, abs=3) for place, colour in at.items()
    }


def test_lines_are_broken_as_the_canvas_says():
    canvas = Canvas()
    canvas.stroke([(0, 20), (60, 20)], "#000000", 4, dash="dash")
    canvas.box((10, 60, 100, 100), "", "#000000", line_width=4, dash="dot")
    found = picture(canvas)
    assert [found.getpixel((x, 20))[0] < 128 for x in (4, 13, 22, 31)] == [True, False] * 2
    top = [found.getpixel((x, 60))[0] < 128 for x in range(20, 90)]
    assert 20 < sum(top) < 50
    assert found.getpixel((50, 80)) == (255, 255, 255), "no fill"


def test_a_word_is_turned_about_its_point():
    canvas = Canvas()
    canvas.write(150, 150, "upward", "#000000", 20, angle=90)
    inked = Image.eval(picture(canvas).convert("L"), lambda value: 255 - value).getbbox()
    left, top, right, bottom = inked
    assert 138 <= left < right <= 162
    assert bottom == pytest.approx(150, abs=2)
    assert top == pytest.approx(150 - text_width("upward", 20), abs=3)


def test_what_leads_somewhere_is_a_link_there_and_no_other_kind_is():
    canvas = Canvas()
    with canvas.of("a", "https://example.org/ä?q={a}"):
        canvas.write(100, 150, "upward", "#000000", 20, angle=90)
    with canvas.of("b", "https://example.org/b"):
        canvas.dot(50, 50, 10, "#000000")
        canvas.box((10, 10, 20, 30), "#000000")
    with canvas.of("c", "javascript:alert(1)"):
        canvas.dot(60, 50, 10, "#000000")
    notes = [note.get_object() for note in read(canvas).pages[0]["/Annots"]]
    assert [note["/A"]["/URI"] for note in notes] == [
        "https://example.org/b",
        "https://example.org/b",
        "https://example.org/%C3%A4?q=%7Ba%7D",
    ]
    assert notes[0]["/Rect"] == [10, 170, 20, 190]
    x0, y0, x1, y1 = map(float, notes[2]["/Rect"])
    assert x0 < 100 < x1
    assert y0 == pytest.approx(50, abs=1)
    assert y1 - y0 == pytest.approx(text_width("upward", 20), abs=1)


def test_a_letter_that_no_font_has_can_still_be_copied():
    canvas = Canvas()
    canvas.write(10, 100, f"a{NOWHERE}b", "#000000", 30)
    assert read(canvas).pages[0].extract_text() == f"a{NOWHERE}b"
    wide = text_width(NOWHERE, 30)
    found = picture(canvas, 2)
    start = 2 * (10 + text_width("a", 30))
    inked = [x for x in range(300) if found.getpixel((x, 200))[0] < 128]
    assert any(start < x < start + 2 * wide for x in inked), "a box"


def test_hebrew_is_read_from_the_right():
    canvas = Canvas()
    canvas.write(10, 50, ("הסכם השלום", "נחתם…"), "#000000", 20)
    found = picture(canvas).convert("L").point(lambda value: 255 * (value < 128))
    first, second = found.crop((0, 25, 300, 50)).getbbox(), found.crop((0, 54, 300, 80)).getbbox()
    assert first[2] == pytest.approx(second[2], abs=3), "lines are flush at the right"
    assert first[0] < second[0]


def test_the_same_pieces_give_the_same_bytes():
    canvas = Canvas()
    canvas.write(10, 100, f"Same 石 {NOWHERE}", "#000000", 30)
    assert document(canvas) == document(canvas)


def test_hostile_text_stays_text():
    canvas = Canvas()
    hostile = ") Tj ET (\\ <</JS>> 1 0 obj\x00"
    canvas.write(10, 100, hostile, "#000000", 8)
    about = About(hostile, hostile, hostile, ABOUT.moment)
    found = PdfReader(BytesIO(pdf([PdfPage(canvas, 300, 200, hostile)], "#ffffff", about)))
    assert found.metadata.title == hostile.rstrip("\x00")
    assert found.pages[0].extract_text() == hostile.rstrip("\x00")


def test_a_piece_leads_to_a_page_of_the_document_that_there_is():
    canvas = Canvas()
    for href in ("#2", "#0", "#7", "#²"):
        with canvas.of("contents", href):
            canvas.write(10, 10, "On the second page", "#000000", 10)
    found = PdfReader(
        BytesIO(pdf([PdfPage(each, 300, 200) for each in (canvas, Canvas())], "#ffffff", ABOUT))
    )
    goals = [note.get_object().get("/Dest") for note in found.pages[0]["/Annots"]]
    assert [goal and goal[0] for goal in goals] == [
        found.pages[1].indirect_reference,
        *(None, None),
    ]

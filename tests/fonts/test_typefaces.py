"""Fonts of the machine are found and taken as they are, with whatever outlines they have."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib.sfnt import SFNTReader
from PIL import Image
from pypdf import PdfReader

from timeline.drawing.canvas import Canvas
from timeline.drawing.painters.pdf import About, PdfPage, pdf
from timeline.drawing.painters.png import png
from timeline.fonts import shaping, typefaces
from timeline.fonts.shaping import missing_letters, shaped, width
from timeline.fonts.substitute import SUBSTITUTE
from timeline.home import HOME

OWN = "\U000fabcd"
"""A letter for private use."""
CACHES = (
    *(typefaces._system_files, typefaces.on_system),
    *(shaping._typeface, shaping.shaped),
)


@pytest.fixture
def fonts(monkeypatch, tmp_path):
    """A folder in which this machine looks for fonts."""
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path))
    for found in CACHES:
        found.cache_clear()
    (tmp_path / "fonts" / "deep").mkdir(parents=True)
    yield tmp_path / "fonts" / "deep"
    for found in CACHES:
        found.cache_clear()


def cubic(letter, box=(0, 0, 1000, 500)):
    """Return a font of PostScript's outlines, in which a letter is a box on the baseline."""
    x0, y0, x1, y1 = box
    pen = T2CharStringPen(2000, None)
    pen.moveTo((x0, y0))
    for corner in ((x0, y1), (x1, y1), (x1, y0)) if x1 > x0 else ():
        pen.lineTo(corner)
    pen.closePath()
    font = FontBuilder(2000, isTTF=False)
    font.setupGlyphOrder([".notdef", "own"])
    font.setupCharacterMap({ord(letter): "own"})
    font.setupCFF("Own", {}, dict.fromkeys((".notdef", "own"), pen.getCharString()), {})
    font.setupHorizontalMetrics(dict.fromkeys((".notdef", "own"), (2000, 0)))
    font.setupHorizontalHeader(ascent=1800, descent=-200)
    font.setupNameTable({"psName": "Own"})
    content = BytesIO()
    font.save(content)
    return content.getvalue()


@pytest.mark.parametrize("path", sorted((HOME / "static" / "fonts").glob("*.woff2")), ids=str)
def test_our_fonts_are_packed_so_that_they_open_at_once(path):
    packed = SFNTReader(BytesIO(path.read_bytes()))
    assert not packed.tables["glyf"].transformed, "or else fontTools rebuilds every outline"
    assert packed.tables["glyf"].origLength == len(packed["glyf"])


def test_a_font_is_taken_where_it_has_the_letter(fonts):
    (fonts / "Own Sans.ttf").write_bytes(SUBSTITUTE.built([ord(OWN)]))
    (fonts / "broken.ttf").write_bytes(b"no font")
    (run,) = shaped(OWN).runs
    assert run.typeface is typefaces.on_system(OWN)
    assert missing_letters([OWN]) == ""


def test_the_font_most_like_our_own_is_taken_and_none_that_draws_nothing(fonts):
    (fonts / "LastResort.otf").write_bytes(cubic(OWN))
    (fonts / "Colour Sans.otf").write_bytes(cubic(OWN, (0, 0, 0, 0)))
    assert missing_letters([OWN]) == OWN
    for found in CACHES:
        found.cache_clear()
    (fonts / "Own Serif Bold.otf").write_bytes(SUBSTITUTE.built([ord(OWN)]))
    (fonts / "Own Sans.otf").write_bytes(cubic(OWN))
    (run,) = shaped(OWN).runs
    assert (run.typeface.name, run.width) == ("Own", 1000)


def test_cubic_outlines_are_drawn_and_read(fonts):
    (fonts / "Own.otf").write_bytes(cubic(OWN))
    canvas = Canvas()
    canvas.write(10, 100, f"a{OWN}b", "#000000", 40)
    about = About("", "", "", datetime(2024, 12, 1, tzinfo=UTC))
    document = pdf([PdfPage(canvas, 200, 200)], "#ffffff", about)
    assert PdfReader(BytesIO(document)).pages[0].extract_text() == f"a{OWN}b"
    picture = Image.open(BytesIO(png(document, 1))).convert("L")
    start = 10 + width("a") * 0.04
    inked = [picture.getpixel((round(start + at), 107)) < 128 for at in (2, 10, 18, 22, 38)]
    assert inked == [True, True, True, False, False]

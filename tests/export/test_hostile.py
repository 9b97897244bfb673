"""Whatever stands in the data, what leaves the tool is text and runs nowhere."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from pptx import Presentation
from pypdf import PdfReader

from tests.factories import folder
from tests.hostile_corpus import CELLS, CORPUS, bare_tables, seen, tables
from timeline.export import formats
from timeline.export.export_request import ExportRequest
from timeline.reading import load
from timeline.schema.formulas import undefused
from timeline.views.by_hand import Callout
from timeline.views.caption import Edition
from timeline.views.view import View

MADE = Edition(date(2026, 11, 22))
KINDS = ("timeline", "matrix", "compare", "actor", "events", "stances", "sources")
DRAWN = {"svg", "g", "rect", "path", "circle", "text", "tspan", "title", "desc", "defs", "style"}
DRAWN |= {"a", "clipPath", "metadata"}
STEPS = {"-2", "-1"}
RUNS = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")


@pytest.fixture(scope="module", params=[tables, bare_tables])
def ds(request, tmp_path_factory):
    made = request.param(CELLS[:: 1 if request.param is tables else 5])
    path = folder(tmp_path_factory.mktemp("hostile"), **made)
    described = {"title": " ".join(CELLS[:5]), "description": " ".join(CELLS[5:9])}
    (path / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    return load(path)


def view(ds, kind):
    """A view with a headline and, on a timeline, a callout that are out to do harm."""
    first, *_, last = ds.events["id"]
    made = View(kind, title=CORPUS["svg"][0] + CORPUS["markdown"][16])
    if kind == "compare":
        return replace(made, then=first, now=last)
    if kind == "actor":
        return replace(made, who=ds.stances["actor"].iloc[1])
    return replace(made, callout=Callout(first, CORPUS["html"][0])) if kind == "timeline" else made


def written(ds, kind, suffix):
    return formats.written(ExportRequest(ds, [view(ds, kind)], suffix, "16:9", made=MADE)).content


def is_of_the_web(address):
    return re.match(r"https?://", address) is not None


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_holds_only_what_is_drawn(ds, kind):
    root = ET.fromstring(written(ds, kind, "svg"))  # noqa: S314 -- a file of our own
    for element in root.iter():
        assert element.tag.rpartition("}")[2] in DRAWN
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert is_of_the_web(value) or not name.endswith("href")
    assert not [style.text for style in root.iter() if "evil.example" in (style.get("style") or "")]


@pytest.mark.parametrize("kind", KINDS)
def test_a_pdf_does_nothing_but_lead_to_the_web(ds, kind):
    content = written(ds, kind, "pdf")
    reader = PdfReader(io.BytesIO(content))
    assert not {"/OpenAction", "/AA", "/Names", "/AcroForm"} & reader.trailer["/Root"].keys()
    for page in reader.pages:
        assert "/AA" not in page
        for note in page.get("/Annots", ()):
            action = note.get_object()["/A"]
            assert action["/S"] == "/URI"
            assert is_of_the_web(action["/URI"])


@pytest.mark.parametrize("kind", KINDS)
def test_a_deck_holds_texts_and_links_to_the_web(ds, kind):
    content = written(ds, kind, "pptx")
    slides = Presentation(io.BytesIO(content)).slides
    links = [
        rel
        for slide in slides
        for part in (slide.part, *([slide.notes_slide.part] if slide.has_notes_slide else []))
        for rel in part.rels.values()
        if rel.is_external
    ]
    assert all(
        rel.reltype.endswith("/hyperlink") and is_of_the_web(rel.target_ref) for rel in links
    )
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not [name for name in package.namelist() if re.search(r"vba|ole|activex|\.\.", name)]
        for name in package.namelist():
            if name.startswith("ppt/slides/slide"):
                elements = ET.fromstring(package.read(name)).iter()  # noqa: S314 -- our own
                does = {element.get("action") for element in elements}
                assert does <= {None, "ppaction://hlinksldjump"}  # to another slide


@pytest.mark.parametrize("kind", ["events", "stances", "sources", "timeline", "matrix"])
def test_no_cell_of_a_sheet_runs(ds, kind):
    rows = csv.reader(io.StringIO(written(ds, kind, "csv").decode("utf-8-sig"), newline=""))
    told = list(rows)
    assert not [cell for row in told for cell in row if RUNS.match(cell) and cell not in STEPS]
    content = written(ds, kind, "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None or is_of_the_web(cell.hyperlink.target)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not [name for name in package.namelist() if re.search(r"external|vba|\.\.", name)]


def test_what_is_written_as_rows_is_what_was_read(ds):
    rows = csv.DictReader(io.StringIO(written(ds, "events", "csv").decode("utf-8-sig"), newline=""))
    titles = {undefused(row["title"]) for row in rows}
    assert titles == {*ds.events["title"]}
    assert {*ds.events["title"]} == {
        event["title"] for event in json.loads(written(ds, "events", "json"))["rows"]
    }


def test_a_bibliography_stays_one(ds):
    text = written(ds, "events", "bib").decode()
    depth = 0
    for sign in re.sub(r"\\.", "", text):
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0
    assert len(re.findall(r"^@\w+\{", text, re.MULTILINE)) == len(ds.sources)
    assert json.loads(written(ds, "events", "csl.json"))


def test_a_deck_says_what_the_data_say(tmp_path):
    ds = load(folder(tmp_path, **tables(CELLS, 6)))
    slides = Presentation(io.BytesIO(written(ds, "sources", "pptx"))).slides
    cells = [
        cell.text_frame.text
        for slide in slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    ]
    said = seen("".join(cells))
    assert [title for title in ds.sources["title"] if seen(title) not in said] == []

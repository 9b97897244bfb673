"""A deck, opened again: native shapes and tables in placeholders, evidence in the notes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import combinations
from pathlib import Path
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Pt

import timeline
from tests.factories import dataset, two_files
from timeline.drawing.theme import DARK, LIGHT
from timeline.export.pptx.deck import DECK_SIZES, TemplateError, deck
from timeline.export.pptx.text import tightening
from timeline.layout.text_metrics import text_width
from timeline.queries.filters import Filters
from timeline.views.caption import Edition
from timeline.views.view import KINDS, View, usual

DATA = Path(__file__).parents[3] / "data"
MADE = Edition(date(2024, 12, 1), "https://example.org/timeline")
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

EVENTS = [
    {"id": "report", "date": "1994", "title": "The report", "label": "Higuchi Report"},
    {"id": "talk", "date": "2024-09", "title": "The talk", "label": "Ishiba's talk"},
    {"id": "vote", "date": "2024-10-01", "title": "The vote", "label": "Vote in the Diet"},
]
SOURCES = [
    {
        "id": "post",
        "kind": "article",
        "title": "What was said",
        "publisher": "The Post",
        "date": "2024-10",
        "url": "https://example.org/post",
    },
    {"id": "letter", "kind": "article", "title": "A letter"},
]


@pytest.fixture(scope="module")
def ds(tmp_path_factory):
    cited = [{**event, "sources": "post#4; letter#1", "summary": "So it was."} for event in EVENTS]
    return dataset(
        tmp_path_factory.mktemp("deck"),
        events=cited,
        stances=[
            {"stance": "2", "event": "talk", "sources": "post#2", "quote": "we need it"},
            {"actor": "jaishankar", "stance": "-2", "sources": "letter#3"},
        ],
        actors=[{"id": "ishiba", "name": "Ishiba"}, {"id": "jaishankar", "name": "Jaishankar"}],
        frameworks=[{"id": "asian-nato", "name": "Asian NATO"}],
        sources=SOURCES,
        parallels=[{"then_event": "report", "now_event": "talk"}],
    )


@pytest.fixture(scope="module")
def made(ds):
    return deck(ds, usual(ds), title="A briefing", made=MADE)


@pytest.fixture(scope="module")
def slides(made):
    return list(Presentation(BytesIO(made)).slides)


def titles(slides) -> list[str]:
    return [slide.shapes.title.text for slide in slides]


def shapes(parent, scale=(1.0, 0.0, 1.0, 0.0)) -> Iterator[tuple[object, tuple[float, ...]]]:
    """Yield every shape with its box on the slide, through the groups that it is in.

    ``scale`` is by how much what a group holds is stretched and moved across, then down.
    """
    kx, dx, ky, dy = scale
    for shape in parent.shapes:
        x0, y0 = kx * shape.left + dx, ky * shape.top + dy
        yield shape, (x0, y0, x0 + kx * shape.width, y0 + ky * shape.height)
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            xfrm = shape.element.grpSpPr.find(f"{DRAWN}xfrm")
            off, ext, inner, span = list(xfrm)
            sx = kx * int(ext.get("cx")) / max(1, int(span.get("cx")))
            sy = ky * int(ext.get("cy")) / max(1, int(span.get("cy")))
            ox = kx * int(off.get("x")) + dx - sx * int(inner.get("x"))
            oy = ky * int(off.get("y")) + dy - sy * int(inner.get("y"))
            yield from shapes(shape, (sx, ox, sy, oy))


def groups(slide) -> list[str]:
    return [s.name for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.GROUP]


def check_boxes(presentation) -> None:
    """Assert that no text is on another or off its slide, and that none is under 10 pt."""
    wide, tall = presentation.slide_width, presentation.slide_height
    slack = Pt(0.6)
    for slide in presentation.slides:
        found = [
            (shape.text_frame.text if shape.has_text_frame else shape.name, box)
            for shape, box in shapes(slide)
            if shape.has_table or (shape.has_text_frame and shape.text_frame.text.strip())
        ]
        for name, (x0, y0, x1, y1) in found:
            assert -slack < x0, name
            assert -slack < y0, name
            assert x1 < wide + slack, name
            assert y1 < tall + slack, name
        for (one, a), (other, b) in combinations(found, 2):
            across = min(a[2], b[2]) - max(a[0], b[0])
            down = min(a[3], b[3]) - max(a[1], b[1])
            assert across < slack or down < slack, (one, other)
        sizes = [
            int(node.get("sz")) for node in slide.element.iter() if node.get("sz", "").isdigit()
        ]
        assert all(size >= 1000 for size in sizes)


def text_of(slide) -> str:
    return "\n".join(s.text_frame.text for s, _ in shapes(slide) if s.has_text_frame)


def notes_of(slide) -> str:
    return slide.notes_slide.notes_text_frame.text


def rows_of(slide) -> list[list[str]]:
    (table,) = (shape.table for shape in slide.shapes if shape.has_table)
    return [[cell.text for cell in row.cells] for row in table.rows]


class TestSlides:
    def test_one_for_the_title_each_view_and_the_sources(self, slides):
        assert titles(slides) == [
            "A briefing",
            "data: what happened",
            "Of 2 voices on Asian NATO, 1 is against and 1 for it",
            "What recurs of 1994 in 2024: theme 1",
            "Sources in full",
        ]
        layouts = ("Title slide", "Chart", "Chart", "Chart", "Sources")
        assert [slide.slide_layout.name for slide in slides] == list(layouts)

    def test_the_title_slide_leads_to_the_others(self, slides):
        said = {holder.name: holder.text_frame.text for holder in slides[0].placeholders}
        assert said == {
            "Title": "A briefing",
            "Contents": "\n".join(f"{n}\t{title}" for n, title in enumerate(titles(slides)[1:], 2)),
            "Version": "Made 1 December 2024",
            "Link": "https://example.org/timeline/",
        }
        led = [rel.target_part for rel in slides[0].part.rels.values() if "slide" in rel.reltype]
        assert {slide.part for slide in slides[1:]} <= set(led)

    def test_what_is_said_of_a_chart_is_in_placeholders(self, slides):
        kinds = {p.placeholder_format.type: p.text_frame.text for p in slides[1].placeholders}
        assert kinds[PP_PLACEHOLDER.TITLE] == "data: what happened"
        assert kinds[PP_PLACEHOLDER.FOOTER].endswith("   https://example.org/timeline/")
        assert kinds[PP_PLACEHOLDER.SLIDE_NUMBER] == "2"
        names = {p.name: p.text_frame.text for p in slides[1].placeholders}
        assert names["Sentence"] == "3 events · As of 1 October 2024"
        assert not [name for name in names if name.startswith("Footnotes")]

    def test_a_label_has_the_letters_of_its_sources_and_a_line_says_whose_they_are(self, slides):
        for slide in (slides[1], slides[3]):
            held = {s.name: s for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.GROUP}
            for name in ("1 Higuchi Report", "2 Ishiba's talk", "3 Vote in the Diet"):
                said = [s.text_frame.text for s in held[name].shapes if s.has_text_frame]
                assert "a, b" in said
            said = [s.text_frame.text for s in held["Sources"].shapes if s.has_text_frame]
            assert said == ["Sources: a The Post, Oct 2024 · b Unsigned article"]

    def test_events_are_groups_of_native_shapes(self, slides):
        events = ["1 Higuchi Report", "2 Ishiba's talk", "3 Vote in the Diet"]
        for slide in (slides[1], slides[3]):
            assert sorted(groups(slide))[:3] == events
            assert {"Axis", "Key", "Sources"} <= {*groups(slide)}
            kinds = {shape.shape_type for shape, _ in shapes(slide)}
            assert MSO_SHAPE_TYPE.PICTURE not in kinds
            assert {MSO_SHAPE_TYPE.AUTO_SHAPE, MSO_SHAPE_TYPE.TEXT_BOX} <= kinds
        (group,) = (s for s in slides[1].shapes if s.name == "1 Higuchi Report")
        said = group.element.nvGrpSpPr.cNvPr.get("descr")
        assert said == (
            "1 Higuchi Report. The report (1994). So it was. [The Post, ¶4; Unsigned article, ¶1]"
        )
        shown = [s.text_frame.text for s in group.shapes if s.has_text_frame]
        assert {"1994", "Higuchi Report"} <= {*shown}

    def test_one_framework_is_a_spectrum_of_native_shapes(self, slides):
        named = ["Countries and stances", "Ishiba on Asian NATO", "Jaishankar on Asian NATO", "Key"]
        assert sorted(groups(slides[2])) == named
        said = text_of(slides[2]).replace("\N{NO-BREAK SPACE}", " ").splitlines()
        assert {"−−  1 opposes", "++  1 supports", "Ishiba", "we need it", "1 Oct 2024"} <= {*said}

    def test_a_matrix_of_several_is_a_native_table(self, tmp_path):
        said = [("ishiba", "nato", "2"), ("ishiba", "quad", "1"), ("modi", "nato", "-2")]
        columns = ("actor", "framework", "stance")
        ds = dataset(tmp_path, stances=[dict(zip(columns, row, strict=True)) for row in said])
        made = deck(ds, [View("matrix")], made=MADE)
        slide = Presentation(BytesIO(made)).slides[1]
        assert rows_of(slide) == [["", "nato", "quad"], ["ishiba", "++", "+"], ["modi", "−−", ""]]
        (table,) = (shape.table for shape in slide.shapes if shape.has_table)
        assert table.first_row
        assert not table.horz_banding
        fills = [table.cell(k, 1)._tc.tcPr.find(f".//{DRAWN}solidFill[last()]") for k in (1, 2)]
        assert all(fill is not None for fill in fills)

    def test_the_notes_have_the_evidence(self, slides):
        assert notes_of(slides[1]) == (
            "data: what happened\n3 events · As of 1 October 2024\n\n"
            "1. The report (1994). So it was. [The Post, ¶4; Unsigned article, ¶1]\n"
            "2. The talk (September 2024). So it was. [The Post, ¶4; Unsigned article, ¶1]\n"
            "3. The vote (1 October 2024). So it was. [The Post, ¶4; Unsigned article, ¶1]\n\n"
            f"data, data {version(slides)}, exported 1 December 2024\nhttps://example.org/timeline/"
        )
        told = notes_of(slides[2])
        assert "\nIshiba\n– Ishiba, 1 October 2024: supports" in told
        assert "\na. “What was said”, The Post, October 2024\nb. “A letter”\n" in told

    def test_the_annex_names_every_source_and_repeats_no_footnote(self, slides):
        assert rows_of(slides[4]) == [
            ["Source", "In full", "Address"],
            ["The Post", "“What was said”, The Post, October 2024.", "https://example.org/post"],
            ["Unsigned article", "“A letter”.", ""],
        ]
        links = [rel.target_ref for rel in slides[4].part.rels.values() if rel.is_external]
        assert "https://example.org/post" in links

    def test_a_footnote_that_is_cut_short_is_in_the_annex_in_full(self, tmp_path):
        many = [{"id": f"s{n}", "title": f"A long title of a source {n}"} for n in range(90)]
        cited = "; ".join(f"{source['id']}#1" for source in many)
        said = [{"actor": "ann", "framework": on, "sources": cited} for on in ("nato", "quad")]
        ds = dataset(tmp_path, events=[{}], stances=said, sources=many)
        view = View("matrix", fold=())
        found = list(Presentation(BytesIO(deck(ds, [view], made=MADE))).slides)
        in_full = [slide for slide in found if slide.shapes.title.text == "Footnotes in full"]
        (head, (number, what, *_, place)) = (row for slide in in_full for row in rows_of(slide))
        assert head == ["No.", "Whose", "Reported by"]
        assert (number, what) == ("1", "ann")
        assert place.split("; ") == [f"S{n}" for n in range(90)]

    def test_sources_that_have_no_letter_at_a_label_are_in_the_annex(self, tmp_path):
        many = [{"id": f"s{n}", "title": f"A long title of a source {n}"} for n in range(40)]
        cited = "; ".join(f"{source['id']}#1" for source in many)
        ds = dataset(tmp_path, events=[{**EVENTS[0], "sources": cited}], sources=many)
        _, chart, *annex = Presentation(BytesIO(deck(ds, [View()], made=MADE))).slides
        assert "Sources: a S0 · b S1 · c S2" in text_of(chart)
        assert {slide.shapes.title.text for slide in annex} == {"Sources in full"}
        named = [row[0] for slide in annex for row in rows_of(slide)[1:]]
        assert named == [f"S{n}" for n in range(40)]

    def test_no_address_that_leads_nobody_else_there_is_on_any_slide(self, ds):
        here = Edition(date(2024, 12, 1), "http://localhost:8501")
        found = list(Presentation(BytesIO(deck(ds, usual(ds), made=here))).slides)
        every = "".join(text_of(slide) + notes_of(slide) for slide in found)
        assert "localhost" not in every
        assert ds.version not in text_of(found[0])
        assert f"data {ds.version}, exported 1 December 2024" in text_of(found[1])

    def test_the_file_says_what_it_is(self, made, slides):
        found = Presentation(BytesIO(made)).core_properties
        assert (found.title, found.subject) == ("A briefing", "3 events")
        assert found.keywords == f"data, version {version(slides)}"
        assert found.comments == "https://example.org/timeline/"
        assert found.created == found.modified == MADE.moment.replace(tzinfo=None)


def version(slides) -> str:
    return notes_of(slides[0]).partition("version ")[2].partition(",")[0]


class TestLayout:
    def test_no_text_overlaps_or_leaves_the_slide(self, made):
        check_boxes(Presentation(BytesIO(made)))

    @pytest.mark.slow
    @pytest.mark.parametrize("size", DECK_SIZES)
    def test_nor_does_it_with_all_that_we_have(self, size):
        ds = timeline.load(DATA)
        views = [*usual(ds), View("timeline", lanes="country", names="all"), View("actor")]
        found = deck(ds, views, size=size, made=MADE)
        check_boxes(Presentation(BytesIO(found)))
        assert len(found) < 500_000

    @pytest.mark.parametrize("size", DECK_SIZES)
    def test_nor_does_it_without_any_source(self, tmp_path, size):
        ds = two_files(tmp_path)
        found = Presentation(
            BytesIO(deck(ds, [View(kind) for kind in KINDS], size=size, made=MADE))
        )
        check_boxes(found)
        matrix, actor = (found.slides[n] for n in (2, 4))
        assert {"union", "league"} <= set(text_of(matrix).splitlines())
        for slide in (matrix, actor):
            assert not [shape.name for shape in slide.shapes if shape.name.startswith("Footnotes")]
        assert "union\n– union, July 2009: opposes treaty." in notes_of(matrix)

    def test_an_unknown_size_is_named_with_those_there_are(self, ds):
        with pytest.raises(ValueError, match=r"^size ") as error:
            deck(ds, usual(ds), size="screen", made=MADE)
        assert str(error.value) == 'size "screen" is none of 16:9, 4:3, a4, a4-portrait'

    def test_a_title_of_one_line_has_room_in_arial(self, ds):
        words = "India and China and Washington and Seoul say no or not yet to a new alliance of ms"
        title = next(
            words[:n]
            for n in range(len(words), 0, -1)
            if text_width(words[:n], 21, bold=True) < 918
        )
        found = Presentation(BytesIO(deck(ds, [View(title=title)], made=MADE)))
        (run,) = found.slides[1].shapes.title.text_frame.paragraphs[0].runs
        assert float(run._r.rPr.get("spc")) / 100 <= tightening([title], 21, 0.0, bold=True) - 0.05

    def test_arial_is_set_tighter_where_it_is_wider(self):
        plex = text_width("Asian NATO", 12, bold=True)
        tight = tightening(["Asian NATO"], 12, 0.0, bold=True)
        arial = 12 / 1000 * (722 + 556 + 278 + 556 + 611 + 278 + 722 + 722 + 611 + 778)
        assert arial + 10 * tight == pytest.approx(plex)
        assert tightening(["Asian NATO"], 12, 200.0, bold=True) == 0
        assert tightening([""], 12, 0.0) == 0
        assert tightening(["توقيع ميثاق جامعة الدول"], 12, 0.0) > -0.1

    def test_a_country_has_its_voices_by_stance_each_on_its_colour(self, tmp_path):
        ds = dataset(
            tmp_path,
            stances=[
                {"actor": "a", "stance": "2"},
                {"actor": "b", "stance": "-2"},
                {"actor": "b", "framework": "quad"},
            ],
            actors=[{"id": name, "country": "JPN"} for name in "ab"],
        )
        found = deck(ds, [View("matrix", fold=("JPN",))], made=MADE)
        slide = Presentation(BytesIO(found)).slides[1]
        (row,) = rows_of(slide)[1:]
        assert [" ".join(cell.split()) for cell in row] == ["Japan", "−− 1 ++ 1", "++ 1"]
        (table,) = (shape.table for shape in slide.shapes if shape.has_table)
        marked = table.cell(1, 1)._tc.iter(f"{DRAWN}highlight")
        assert [mark[0].get("val") for mark in marked] == ["accent2", "accent5"]


class TestRightToLeft:
    TITLE, LABEL = "הסכם השלום נחתם בערבה", "הסכם"

    @pytest.fixture(scope="class")
    @staticmethod
    def found(tmp_path_factory):
        ds = dataset(
            tmp_path_factory.mktemp("rtl"),
            events=[
                {
                    "id": "one",
                    "date": "1994",
                    "title": TestRightToLeft.TITLE,
                    "label": TestRightToLeft.LABEL,
                },
                {"id": "two", "date": "2024", "title": "A talk"},
            ],
            stances=[{"actor": "a"}],
            actors=[{"id": "a", "name": "הכנסת"}],
        )
        views = [View(title=TestRightToLeft.TITLE), View("events"), View("stances")]
        return list(Presentation(BytesIO(deck(ds, views, made=MADE))).slides)

    def directions(self, frame) -> list[tuple[str, str | None, str | None]]:
        return [
            (p.text, p._p.pPr.get("rtl"), p._p.pPr.get("algn"))
            for p in frame.paragraphs
            if p._p.pPr is not None
        ]

    def test_a_title_and_a_label_run_from_the_right_and_are_flush_there(self, found):
        assert self.directions(found[1].shapes.title.text_frame) == [(self.TITLE, "1", "r")]
        labels = [
            one
            for shape, _ in shapes(found[1])
            if shape.has_text_frame
            for one in self.directions(shape.text_frame)
        ]
        assert (self.LABEL, "1", "r") in labels
        assert ("A talk", None, None) in labels

    def test_a_cell_runs_its_own_way(self, found):
        (table,) = (shape.table for shape in found[2].shapes if shape.has_table)
        cells = [self.directions(table.cell(row, 2).text_frame)[0] for row in (1, 2)]
        assert cells == [(self.TITLE, "1", "r"), ("A talk", None, None)]

    def test_what_has_its_number_in_a_column_before_it_stays_beside_that(self, found):
        (contents,) = (p for p in found[0].placeholders if p.name == "Contents")
        text, rtl, align = self.directions(contents.text_frame)[0]
        assert (text, rtl, align) == (f"2\t\u202b{self.TITLE}\u202c", None, None)


class TestHostile:
    HARD = "<b>&\x0b\x1f _x0041_ =1+1 $x$ 日本 " + "Long" * 30

    def test_any_text_opens_and_stays_what_it_is(self, tmp_path):
        ds = dataset(
            tmp_path,
            events=[
                {
                    "id": f"e{n}",
                    "date": "2024-09",
                    "title": "<b>&",
                    "label": "</a:t>&amp; =1+1 日本",
                }
                for n in range(3)
            ],
            stances=[{"actor": "a", "framework": "f", "quote": "“<&>”"}],
            actors=[{"id": "a", "name": "<p:sp> & " + "W" * 80}],
            frameworks=[{"id": "f", "name": "]]> Donaudampfschifffahrtsgesellschaft"}],
        )
        views = [View(), View("matrix"), View("events"), View("stances"), View("actor")]
        found = deck(ds, views, title=self.HARD, subtitle=self.HARD, made=MADE)
        slides = list(Presentation(BytesIO(found)).slides)
        assert titles(slides)[0].startswith("<b>& _x0041_ =1+1 $x$ 日本")
        assert "</a:t>&amp;" in text_of(slides[1])
        assert "1. <b>& (September 2024)" in notes_of(slides[1])
        check_boxes(Presentation(BytesIO(found)))

    def test_nothing_in_view_is_a_title_and_no_more(self, tmp_path):
        ds = dataset(tmp_path, events=[{}])
        ds = replace(ds, events=ds.events[:0])
        found = deck(ds, [View(), View("matrix"), View("compare"), View("actor")], made=MADE)
        assert titles(Presentation(BytesIO(found)).slides) == ["data"]
        assert titles(Presentation(BytesIO(deck(ds, [], made=MADE))).slides) == ["data"]

    @pytest.mark.parametrize(
        ("url", "kept"),
        [
            ("https://example.org/a{c}", "https://example.org/a%7Bc%7D"),
            ("file:///etc/passwd", None),
        ],
    )
    def test_only_addresses_of_the_web_are_linked_to(self, tmp_path, url, kept):
        ds = dataset(tmp_path, events=[{"sources": "a#1"}], sources=[{"id": "a"}])
        ds.sources.loc[0, "url"] = url
        found = Presentation(BytesIO(deck(ds, [View("sources")], made=MADE)))
        links = [
            run.hyperlink.address
            for shape in found.slides[1].shapes
            if shape.has_table
            for cell in shape.table.iter_cells()
            for paragraph in cell.text_frame.paragraphs
            for run in paragraph.runs
            if run.text == url
        ]
        assert links == [kept]


class TestSame:
    def test_the_same_bytes_from_the_same_data(self, ds, made):
        assert deck(ds, usual(ds), title="A briefing", made=MADE) == made
        with ZipFile(BytesIO(made)) as file:
            assert {info.date_time for info in file.infolist()} == {(2024, 12, 1, 12, 0, 0)}

    @pytest.mark.slow
    def test_and_from_another_run(self):
        program = (
            "import hashlib, timeline, datetime\n"
            "from timeline.export.pptx.deck import deck\n"
            "from timeline.views.caption import Edition\n"
            "from timeline.views.view import View\n"
            f"made = Edition(datetime.date(2024, 12, 1))\nds = timeline.load({str(DATA)!r})\n"
            "print(hashlib.sha256(deck(ds, [View('matrix')], made=made)).hexdigest())"
        )
        run = [sys.executable, "-c", program]
        found = {
            subprocess.run(
                run, check=True, capture_output=True, env={"PYTHONHASHSEED": seed}
            ).stdout
            for seed in ("1", "2")
        }
        assert len(found) == 1

    def test_progress_is_told(self, ds):
        told = []
        deck(ds, usual(ds), made=MADE, progress=lambda *said: told.append(said))
        assert told == [
            (0, 4, "data: what happened"),
            (1, 4, "Of 2 voices on Asian NATO, 1 is against and 1 for it"),
            (2, 4, "What recurs of 1994 in 2024: theme 1"),
            (3, 4, "Sources"),
            (4, 4, ""),
        ]


def template(*, dark: bool = False, content_type: bytes = b"") -> bytes:
    """Return a template with a slide, a section and a font of its own."""
    found = Presentation()
    found.slide_width = Pt(720)
    theme = found.slide_master.part.part_related_by(RT.THEME)
    theme.blob = theme.blob.replace(b"Calibri", b"Georgia")
    if dark:
        theme.blob = theme.blob.replace(
            b'<a:sysClr val="window" lastClr="FFFFFF"/>', b'<a:srgbClr val="101820"/>'
        ).replace(b'<a:sysClr val="windowText" lastClr="000000"/>', b'<a:srgbClr val="F0F0F0"/>')
    slide = found.slides.add_slide(found.slide_layouts[1])
    slide.shapes.title.text = "A slide of the template"
    slide.notes_slide.notes_text_frame.text = "A secret"
    out = BytesIO()
    found.save(out)
    if not content_type:
        return out.getvalue()
    typed = BytesIO()
    with ZipFile(out) as source, ZipFile(typed, "w") as target:
        for name in source.namelist():
            main = b"openxmlformats-officedocument.presentationml.presentation.main"
            content = source.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(main, content_type)
            target.writestr(name, content)
    return typed.getvalue()


class TestTemplate:
    POTX = b"openxmlformats-officedocument.presentationml.template.main"

    @pytest.mark.parametrize("content_type", [b"", POTX], ids=["pptx", "potx"])
    def test_its_master_is_kept_and_its_slides_are_gone(self, ds, content_type):
        given = template(content_type=content_type)
        found = deck(ds, usual(ds), title="A briefing", template=given, made=MADE)
        there = Presentation(BytesIO(found))
        assert titles(there.slides)[:2] == ["A briefing", "data: what happened"]
        assert len(there.slides) == 5
        layouts = [slide.slide_layout.name for slide in there.slides]
        assert layouts == ["Title Slide", *["Title Only"] * 4]
        with ZipFile(BytesIO(found)) as file:
            content = {name: file.read(name) for name in file.namelist()}
        assert b"Georgia" in content["ppt/theme/theme1.xml"]
        whole = b"".join(content.values())
        assert b"A slide of the template" not in whole
        assert b"A secret" not in whole
        assert sum(name.startswith("ppt/slides/slide") for name in content) == 5
        assert "docProps/thumbnail.jpeg" not in content
        assert sorted(groups(there.slides[1])) == [
            "1 Higuchi Report",
            "2 Ishiba's talk",
            "3 Vote in the Diet",
            "Axis",
            "Key",
            "Sources",
        ]
        check_boxes(there)

    def test_the_deck_of_another_is_a_template_too(self, ds, made):
        again = deck(ds, usual(ds), title="A briefing", template=made, made=MADE)
        assert titles(Presentation(BytesIO(again)).slides)[0] == "A briefing"

    def test_what_has_our_layouts_is_read_like_our_own_master(self, ds, made):
        given = Presentation(BytesIO(made))
        (chart,) = (one for one in given.slide_layouts if one.name == "Chart")
        (title,) = (shape for shape in chart.placeholders if shape.name == "Title")
        title.left, title.width = title.left + Pt(40), title.width - Pt(40)
        theme = given.slide_master.part.part_related_by(RT.THEME)
        theme.blob = theme.blob.replace(b"0F5EA8", b"AA0000")
        changed = BytesIO()
        given.save(changed)
        found = Presentation(BytesIO(deck(ds, usual(ds), template=changed.getvalue(), made=MADE)))
        slide = found.slides[1]
        (sentence,) = (one for one in slide.placeholders if one.name == "Sentence")
        assert (slide.shapes.title.left, sentence.left) == (title.left, title.left)
        # What the layout sets is not set again on the slide.
        assert slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size is None
        check_boxes(found)

    def test_a_dark_template_gets_dark_colours(self, ds):
        found = Presentation(BytesIO(deck(ds, [View()], template=template(dark=True), made=MADE)))
        written = found.slides[1].element.xml.lower()
        for colour in LIGHT.ribbon:
            assert colour.removeprefix("#") not in written
        for colour in DARK.ribbon:
            assert colour.removeprefix("#") in written

    @pytest.mark.parametrize("given", [b"", b"no file", b"PK\x05\x06" + bytes(18)])
    def test_what_is_no_template_is_said_so(self, ds, given):
        with pytest.raises(TemplateError) as error:
            deck(ds, usual(ds), template=given, made=MADE)
        assert str(error.value) == (
            "the template is not a PowerPoint file; save it in PowerPoint as .pptx or .potx,"
            " without a password"
        )


def test_filters_are_in_the_subject(ds):
    views = [View(filters=Filters(years=(1990, 2000)))]
    found = Presentation(BytesIO(deck(ds, views, made=MADE))).core_properties
    assert found.subject == "1990–2000"

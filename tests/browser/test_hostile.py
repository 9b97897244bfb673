"""Cells, names, addresses and files that are out to do harm show as the text they are.

Most of it is tried without the headers of ``timeline serve``: texts are safe by how they are
written, and the Content-Security-Policy is a second wall.
"""

from __future__ import annotations

import io
import json
import re
from urllib.parse import urlencode

import pytest
from openpyxl import Workbook

from tests.browser.detector import DETECTOR, found, texts
from tests.browser.server import streaming
from tests.factories import folder
from tests.hostile_corpus import CELLS, CORPUS, TEXTS, seen, tables
from timeline.drawing.markup import clean
from timeline.export import formats
from timeline.home import HOME
from timeline.queries.filters import PARAMS
from timeline.reading import load
from timeline.views.by_hand import Callout
from timeline.views.url_params import PAGE_PARAMS
from timeline.views.view import View

ROWS = 44
"""So many events and statements that every text stands in a cell of theirs."""

PROBE = """
import json
from pathlib import Path
import plotly.graph_objects as go
import streamlit as st
from timeline.app.markdown import safe
from timeline.drawing.canvas import Canvas, Word
from timeline.drawing.painters.plotly import base_layout, traces, word_annotations
from timeline.drawing.theme import LIGHT

texts = json.loads(Path("texts.json").read_text())
written = [safe(text) for text in texts]
with st.container(key="alone"):
    st.markdown("\\n\\n".join(written))
with st.container(key="among"):
    st.markdown("\\n\\n".join(f"**{t}**, :red[{t}] [{t}](./x)" for t in written))
with st.container(key="choice"):
    st.pills("Labels", written)
with st.container(key="list"):
    st.multiselect("Options", texts, texts)
canvas = Canvas()
canvas.words += [Word(9, 9 + 9 * n, (text,), "#000", 9) for n, text in enumerate(texts)]
canvas.words += [Word(9, 9 + 9 * n, (text,), "#000", 9, angle=9) for n, text in enumerate(texts)]
layout = base_layout(LIGHT, 900, 9 * len(texts))
st.plotly_chart(
    go.Figure(traces(canvas), {**layout, "annotations": word_annotations(canvas)}), theme=None
)
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Address of a plain Streamlit server of data whose every cell is out to do harm."""
    path = folder(tmp_path_factory.mktemp("hostile"), **tables(CELLS, ROWS))
    described = {"title": " ".join(CELLS[:9]), "description": " ".join(CELLS[9:60])}
    (path / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    with streaming(HOME / "dashboard.py", path) as url:
        yield url


@pytest.fixture
def watched(new_tab):
    """Open a path of a server with the detector in the page: ``watched(url, "/data")``."""
    tabs = []

    def go(url, path="/"):
        tabs.append(new_tab(url, init_script=DETECTOR))
        tabs[-1].go(path)
        return tabs[-1]

    yield go
    for tab in tabs:
        assert found(tab.page) == []


def of(rows, *columns):
    """What stands in some columns of a table."""
    return [row[column] for row in rows for column in columns]


def unsaid(page, wanted):
    """Return those of some texts that a page does not say to the letter."""
    said = seen(texts(page))
    return [text for text in wanted if seen(text) not in said]


INSERT = """async (texts) => {
  const unfound = []
  for (const text of texts) {
    window.harm.length = 0
    const host = document.body.appendChild(document.createElement("div"))
    host.attachShadow({mode: "open"}).innerHTML = text
    await null
    if (!window.harm.length) unfound.push(text)
  }
  window.harm.length = 0
  window.hacked = 1
  document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=alert(3)>")
  return unfound
}"""


INERT = {
    "<img/src=`x`onerror=alert(1)>",
    "<IMG SRC=x OnErRoR=alert(1)//",
    "<svg/onload=alert(1)//",
    "<body onload=alert(1)>",
    "<table background=javascript:alert(1)><td>x</table>",
    "<template><img src=x onerror=alert(1)></template>",
}
"""What does nothing in the browsers of today where it is put into a page."""


@pytest.mark.parametrize("has_headers", [False, True])
def test_the_detector_detects(request, new_tab, has_headers):
    active = [text for kind in ("html", "svg") for text in CORPUS[kind] if "alert(" in text]
    assert len(active) >= 35
    tab = new_tab(
        request.getfixturevalue("server" if has_headers else "hostile"), init_script=DETECTOR
    )
    page = tab.page
    page.goto(f"{tab.server}/_stcore/health")
    assert {*page.evaluate(INSERT, active)} == INERT
    blocked = "script-src-attr: inline" if has_headers else "alert(3)"
    page.wait_for_function("what => window.harm.includes(what)", arg=blocked)
    assert ("alert(3)" in found(page)) is not has_headers
    tab.errors.clear()  # which these were
    tab.foreign.clear()


def test_every_text_is_written_as_it_is(watched, tmp_path):
    (tmp_path / "texts.json").write_text(json.dumps(TEXTS))
    (tmp_path / "probe.py").write_text(PROBE)
    with streaming(tmp_path / "probe.py") as url:
        page = watched(url).page
        options = ".st-key-list [data-tag-index], .st-key-list [role=row]"
        shown = {
            where: [seen(text) for text in page.locator(where).all_text_contents()]
            for where in (".st-key-alone p", ".st-key-among p", ".st-key-choice button", options)
        }
        drawn = {seen(text) for text in page.locator(".js-plotly-plot text").all_text_contents()}
    every = [seen(text) for text in TEXTS]
    assert shown[".st-key-alone p"] == [seen(text) for text in TEXTS if text.split()]
    assert shown[".st-key-among p"] == [f"{text},{text}{text}" for text in every]
    assert shown[".st-key-choice button"] == every
    assert shown[options] == every
    assert drawn >= {*every}
    assert "newtext" not in drawn


TABLES = tables(CELLS, ROWS)
PAGES = {
    "/?event=e5&lanes=actor&names=all": [
        *of(TABLES["events"][5:6], "title", "summary", "quote", "own column"),
        *of(TABLES["events"][5:6], "note"),
    ],
    "/stances?cell=a1~f1": of(
        [row for row in TABLES["stances"] if (row["actor"], row["framework"]) == ("a1", "f1")],
        *("summary", "quote", "note", "condition"),
    ),
    "/stances?framework=f1&voices=all": of(TABLES["frameworks"][1:2], "name"),
    "/compare": of(TABLES["parallels"], "theme", "summary", "note"),
    "/actors?who=a1": of(TABLES["actors"][1:2], "name", "native_name"),
    "/data": [
        *of(TABLES["sources"], "title", "author", "publisher", "note", "kind"),
        *of(TABLES["parallels"], "theme"),
    ],
}


@pytest.mark.parametrize("path", PAGES)
def test_every_cell_shows_as_it_is(watched, hostile, path):
    page = watched(hostile, path).page
    assert page.locator(".stException").count() == 0
    assert unsaid(page, PAGES[path]) == []


def test_what_an_address_asks_for_shows_as_it_is(watched, hostile):
    said = [text for text in CELLS if len(text) < 100]
    strange = ["<img src=x onerror=alert(1)>", ":red[x]"]
    names = [*PAGE_PARAMS, *PARAMS, "view", *strange]
    once = dict(zip(names, said[::5], strict=False)) | {"callout": f"e3:{CELLS[70]}"}
    page = watched(hostile, f"/?{urlencode(once)}").page
    told = [text for name, text in once.items() if name not in {"callout", *strange}]
    assert unsaid(page, [*told, *strange, CELLS[70]]) == []


def test_a_briefing_shows_titles_as_they_are(watched, hostile):
    titles = CELLS[:200:40]
    views = [("view", f"timeline?{urlencode({'headline': title})}") for title in titles]
    page = watched(hostile, f"/briefing?{urlencode([*views, ('title', CELLS[33])])}").page
    assert unsaid(page, [*titles, CELLS[33]]) == []


def given():
    """A workbook whose name, sheets, headers and cells are out to do harm, and wrong."""
    book = Workbook()
    sheet = book.active
    sheet.title = "<img src=x onerror=alert(1)>"
    for name in ("events", ":red[x] $x$"):
        sheet.append(["date", "title", "<b>col</b> $x$", ":red[c]"])
        for number, text in enumerate(CELLS):
            said = f" {clean(text)}"
            sheet.append([f"x{said[:30]}" if number % 2 else "1994", said, said])
        sheet = book.create_sheet(re.sub(r"[][:*?/\\]", " ", name))
    file = io.BytesIO()
    book.save(file)
    name = "<img src=x onerror=alert(1)> **b** $x$ :red[x].xlsx"
    return {"name": name, "mimeType": "application/vnd.ms-excel", "buffer": file.getvalue()}


def test_a_file_that_is_dropped_is_told_of_as_it_is(watched, hostile):
    tab = watched(hostile, "/data?part=Your+data")
    page, file = tab.page, given()
    with tab.rerun():
        page.locator("input[type=file]").set_input_files(file)
    page.get_by_text("to mend before this can be shown.").wait_for()
    tab.settle()
    assert unsaid(page, [file["name"]]) == []


def test_a_page_to_send_runs_nothing_of_the_data(new_tab, tmp_path):
    ds = load(folder(tmp_path, **tables(CELLS, ROWS)))
    view = View("timeline", title=CELLS[30], callout=Callout("e3", CELLS[70]))
    (tmp_path / "page.html").write_bytes(formats.write(ds, [view], "html"))
    tab = new_tab(
        (tmp_path / "page.html").as_uri().removesuffix("/page.html"), init_script=DETECTOR
    )
    page = tab.page
    page.goto(f"{tab.server}/page.html")
    page.locator("button.open:visible").first.click()
    assert [harm for harm in found(page) if not harm.startswith("<dialog")] == []
    assert unsaid(page, [CELLS[30], CELLS[70], *ds.events["title"], *ds.events["summary"]]) == []

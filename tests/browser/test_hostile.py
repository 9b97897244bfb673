"""Cells, names, addresses and files that are out to do harm show as the text they are.

Most of it is tried without the headers of ``timeline serve``: texts are safe by how they are
written, and the Content-Security-Policy is a second wall.
"""

from __future__ import annotations

import json

import pytest

from tests.browser.detector import DETECTOR, found, texts
from tests.browser.server import streaming
from tests.factories import folder
from tests.hostile_corpus import CELLS, CORPUS, TEXTS, seen, tables
from timeline.home import HOME

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
    "/stances?side=a1&side=a2&since=1995-01-01": [],
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

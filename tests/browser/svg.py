"""Draw figures in one bare page, and read where the browser put their ink.

The bare page has the plotly.js of the installed package and the fonts that the program serves, so
that hundreds of figures are drawn in the time that one live page takes to open.
"""

from __future__ import annotations

import base64
import json
import tomllib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import plotly.graph_objects as go
from playwright.sync_api import Page
from plotly.offline import get_plotlyjs

from tests.legibility import Drawing, Text

__all__ = ["Board", "read"]

ROOT = Path(__file__).parents[2]
_READ = (Path(__file__).parent / "svg.js").read_text(encoding="utf-8")
"""Defines ``readFigure(div)``: the ink of a plotly figure as JSON."""

_BATCH = 12
"""Figures sent at once: few enough to be drawn while the next are made."""


class Board:
    """A bare page to draw figures on, one in place of the other."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.set_content(f"<style>{_faces()} body {{ margin: 0 }}</style><div id='figure'></div>")
        page.add_script_tag(content=get_plotlyjs())
        page.add_script_tag(content=_READ)
        page.add_script_tag(content=_DRAW)
        assert page.evaluate("loadFonts()") == "loaded"

    def draw(self, figures: Iterable[tuple[go.Figure, float]]) -> Iterator[Drawing]:
        """Draw each figure at its width, px, and yield what is seen, in the same order.

        The next figures are made while the browser draws the last ones.
        """
        is_busy = False
        left = iter(figures)
        while batch := list(islice(left, _BATCH)):
            sent = [[figure.to_json(validate=False), width] for figure, width in batch]
            if is_busy:
                yield from self._collect()
            self._page.evaluate("figures => { startDrawing(figures) }", sent)
            is_busy = True
        if is_busy:
            yield from self._collect()

    def draw_one(self, figure: go.Figure, width: float) -> Drawing:
        """Draw one figure."""
        return next(self.draw([(figure, width)]))

    def _collect(self) -> Iterator[Drawing]:
        yield from map(_drawing, json.loads(self._page.evaluate("drawn")))


def read(page: Page, selector: str) -> Drawing:
    """Return the first figure that a page shows under a selector."""
    found = page.locator(selector).first.evaluate(f"div => {{ {_READ}; return readFigure(div); }}")
    return _drawing(found)


_DRAW = """
function loadFonts() {
  return Promise.all([...document.fonts].map(face => face.load()))
    .then(faces => faces.every(face => face.status === "loaded") ? "loaded" : "missing");
}
async function drawAll(figures) {
  const div = document.getElementById("figure");
  const found = [];
  for (const [text, width] of figures) {
    const figure = JSON.parse(text);
    div.style.width = width + "px";
    const layout = {...figure.layout, width: width, autosize: false};
    await Plotly.react(div, figure.data, layout, {displayModeBar: false});
    found.push(readFigure(div));
  }
  return JSON.stringify(found);
}
function startDrawing(figures) {
  window.drawn = new Promise(resolve => setTimeout(resolve)).then(() => drawAll(figures));
}
"""
"""Answers at once and draws after, so that the one who asked can go on."""


def _faces() -> str:
    """Return the font faces of the page, the files within."""
    config = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    faces = []
    for face in tomllib.loads(config)["theme"]["fontFaces"]:
        content = (ROOT / face["url"].removeprefix("app/")).read_bytes()
        extent = f"unicode-range: {face['unicodeRange']};" if "unicodeRange" in face else ""
        faces.append(
            f"@font-face {{ font-family: '{face['family']}'; font-weight: {face['weight']};"
            f" {extent} src: url(data:font/woff2;base64,{base64.b64encode(content).decode()}) }}"
        )
    return "\n".join(faces)


def _drawing(found: dict[str, Any]) -> Drawing:
    """Return what ``readFigure`` found as a drawing."""
    texts = tuple(
        Text(
            text["words"],
            text["size"],
            np.array(text["ink"], dtype=float).reshape(-1, 4, 2),
            np.array(text["boxes"], dtype=float).reshape(-1, 4, 2),
        )
        for text in found["texts"]
    )
    return Drawing(
        found["width"],
        found["height"],
        texts,
        np.array(found["strokes"], dtype=float).reshape(-1, 2, 2),
        # Each side of a frame begins at a corner.
        np.array(found["frames"], dtype=float).reshape(-1, 4, 2, 2)[:, :, 0],
        np.empty((0, 4, 2)),
        np.array(found["squares"], dtype=float).reshape(-1, 4, 2),
    )

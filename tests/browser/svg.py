"""Draw figures in one bare page, read where the browser put their ink, and find what collides.

The bare page has the plotly.js of the installed package and the fonts that the program serves, so
that hundreds of figures are drawn in the time that one live page takes to open.
"""

from __future__ import annotations

import base64
import json
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray
from playwright.sync_api import Page
from plotly.offline import get_plotlyjs

__all__ = ["Board", "Drawing", "Text", "collisions", "crossings", "cut_off", "read", "same"]

ROOT = Path(__file__).parents[2]
_READ = (Path(__file__).parent / "svg.js").read_text(encoding="utf-8")
"""Defines ``readFigure(div)``: the ink of a plotly figure as JSON."""

_BATCH = 12
"""Figures sent at once: few enough to be drawn while the next are made."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Text:
    """What one text of a figure says and where it lies.

    ``ink`` has the four corners of the ink of each line, ``boxes`` of each line with the air that
    its font has above, below and beside, both of shape (lines, 4, 2); px from the figure's top left
    corner. ``size`` is the smallest font size in it, px.
    """

    words: str
    size: float
    ink: Numbers
    boxes: Numbers


@dataclass(frozen=True)
class Drawing:
    """The ink of a drawn figure; px from its top left corner.

    ``strokes`` are the straight pieces of every visible line, shape (n, 2, 2); ``squares`` the
    corners of the boxes of visible markers, shape (n, 4, 2).
    """

    width: float
    height: float
    texts: tuple[Text, ...]
    strokes: Numbers
    squares: Numbers

    def says(self) -> list[str]:
        """Return all texts, each on one line."""
        return [text.words for text in self.texts]


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
        np.array(found["squares"], dtype=float).reshape(-1, 4, 2),
    )


def collisions(shapes: Numbers, owners: NDArray[np.int64], slack: float) -> list[tuple[int, int]]:
    """Return the pairs of owners of which two shapes overlap by more than ``slack`` px.

    Parameters
    ----------
    shapes : array of shape (n, 4, 2)
        Corners of rectangles, turned or not, in order.
    owners : array of shape (n,)
        Whom each belongs to; those of one owner may overlap.
    """
    deep = _depths(shapes, shapes) > slack
    deep &= owners[:, None] < owners[None, :]
    return sorted({(int(owners[a]), int(owners[b])) for a, b in np.argwhere(deep)})


def crossings(shapes: Numbers, strokes: Numbers, slack: float) -> list[tuple[int, int]]:
    """Return indices of the shapes and strokes where one runs deeper than ``slack`` px into it."""
    if not len(shapes) or not len(strokes):
        return []
    flat = strokes[:, [0, 1, 1, 0]]
    return [(int(a), int(b)) for a, b in np.argwhere(_depths(shapes, flat) > slack)]


def cut_off(drawn: Drawing, slack: float) -> list[str]:
    """Return the texts of which more than ``slack`` px lie outside the figure."""
    edge = np.array([drawn.width, drawn.height])
    return [
        text.words
        for text in drawn.texts
        if (text.ink < -slack).any() or (text.ink > edge + slack).any()
    ]


def same(a: Drawing, b: Drawing, slack: float) -> bool:
    """Whether two drawings have the same texts, lines and markers within ``slack`` px."""
    shapes = [
        (np.concatenate([t.boxes for t in a.texts]), np.concatenate([t.boxes for t in b.texts])),
        (a.strokes, b.strokes),
        (a.squares, b.squares),
    ]
    return a.says() == b.says() and all(
        x.shape == y.shape and np.allclose(x, y, atol=slack) for x, y in shapes
    )


def _depths(a: Numbers, b: Numbers) -> Numbers:
    """Return how far each rectangle of ``a`` would have to be moved to be clear of each of ``b``.

    Negative where they are apart. By the theorem of separating axes, the sides of two convex shapes
    are the only directions that need to be looked along.
    """
    depth = np.full((len(a), len(b)), np.inf)
    for mine, shapes in ((a, (a, b)), (b, (b, a))):
        for side in (mine[:, 1] - mine[:, 0], mine[:, 2] - mine[:, 1]):
            length = np.linalg.norm(side, axis=1)
            axis = np.divide(side, length[:, None], where=length[:, None] > 0, out=side * 0)
            own = np.einsum("nkd,nd->nk", shapes[0], axis)
            other = np.einsum("mkd,nd->nmk", shapes[1], axis)
            moved = np.minimum(
                own.max(1)[:, None] - other.min(2), other.max(2) - own.min(1)[:, None]
            )
            moved[length == 0] = np.inf  # a stroke has no breadth to look along
            depth = np.minimum(depth, moved if mine is a else moved.T)
    return depth


def named(says: Sequence[str], labels: Iterable[str]) -> list[str]:
    """Return which labels stand in full, after their number, in one text or in two that follow."""
    written = set()
    for k in range(len(says)):
        for words in ("".join(says[k : k + 1]), "".join(says[k : k + 2])):
            text = "".join(words.split())
            written |= {text, text.lstrip("0123456789")}
    return [label for label in labels if "".join(label.split()) in written]

"""Small elements that stand all over a page that is mailed around."""

from __future__ import annotations

from typing import NamedTuple

import htpy as h
from htpy import Attribute, Node
from markupsafe import Markup

from timeline.schema import STANCE_GLYPHS, STANCE_WORDS
from timeline.web_address import web_address

__all__ = ["AUTO", "Section", "chip", "labelled", "link", "opener", "trusted"]

AUTO = {"dir": "auto"}
"""For what holds text from the data: it runs as its first letter does."""


class Section(NamedTuple):
    """A part of the page: the id of its heading, what that says, and all of it."""

    id: str
    heading: str
    element: h.Element


def trusted(content: str) -> Markup:
    """Return what is not escaped: only for what is ours, or has been made safe."""
    return Markup(content)  # noqa: S704 -- who calls it vouches for it


def chip(stance: int) -> h.Element:
    """Return a stance as its sign on its colour, with its words for whoever does not see it."""
    words = STANCE_WORDS[stance]
    looks: dict[str, Attribute] = {
        "role": "img",
        "data-stance": stance,
        "title": words,
        "aria-label": words,
    }
    return h.span(".chip", looks)[STANCE_GLYPHS[stance]]


def labelled(label: str, *said: Node) -> Node:
    """Return what stands behind a label in bold, each part running its own way."""
    return h.b[label], " ", (h.bdi[part] for part in said)


def link(text: str, url: str) -> Node:
    """Return a link, or the text alone where the address is not one of the web."""
    address = web_address(url)
    if not address:
        return text
    return h.a(href=address, target="_blank", rel="noopener noreferrer")[text]


def opener(*text: Node, kind: str, key: str) -> h.Element:
    """Return a button that opens the evidence of an event or statement."""
    return h.button(".open", AUTO, {f"data-{kind}": key}, type="button")[text]

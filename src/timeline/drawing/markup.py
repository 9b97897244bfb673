"""Elements of XML and HTML, built so that whatever stands in the data stays text."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from timeline.web_address import web_address

__all__ = ["clean", "el", "link"]

_UNSAID = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold: https://www.w3.org/TR/xml/#charsets."""


def clean(text: str) -> str:
    """Return a text without what XML cannot hold, on one line."""
    return _UNSAID.sub("", " ".join(text.splitlines()))


def el(tag: str, *children: ET.Element | str | None, **attributes: str | None) -> ET.Element:
    """Return an element.

    Parameters
    ----------
    tag : str
        Its name.
    *children : Element, str or None
        What it holds; text is cleaned, None left out.
    **attributes : str or None
        ``class_`` and ``for_`` without the underscore, others with hyphens for underscores; those
        that are None are left out.
    """
    given = {
        name.rstrip("_").replace("_", "-"): clean(value)
        for name, value in attributes.items()
        if value is not None
    }
    made = ET.Element(tag, given)
    for child in children:
        if isinstance(child, ET.Element):
            made.append(child)
        elif child is not None:
            _write(made, clean(child))
    return made


def link(text: str, url: str) -> ET.Element | str:
    """Return a link, or the text alone where the address is not one of the web."""
    if not (href := web_address(url)):
        return text
    return el("a", text, href=href, target="_blank", rel="noopener noreferrer")


def _write(parent: ET.Element, text: str) -> None:
    """Put text after what the element holds already."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text

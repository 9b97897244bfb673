"""Data made safe to show: a cell may hold anything, and is always shown as the text it is."""

from __future__ import annotations

import re
from string import punctuation

from timeline.web_address import web_address

__all__ = ["link", "safe"]

_JOINER = "\u2060"
_LINKLIKE = re.compile(r"(?i)(https?|ftp|mailto|www|@)(?=[:.\w])")
_SHORTHAND = re.compile(r"(?<!\S)(<-|[-<>~])(?=[->=](?!\S))|:(?=material_\w+:|streamlit:)")
"""What Streamlit writes otherwise after escapes are gone: ``->`` and the like, icons, its logo."""

_MARKUP = re.compile(f"[{re.escape(punctuation)}]")


def safe(text: str) -> str:
    """Return Markdown that shows ``text`` literally.

    Every ASCII punctuation mark is escaped, as CommonMark allows, which covers HTML, emphasis,
    directives and formulas. What would all the same be turned into a link, an arrow or an icon gets
    an unseen word joiner, and so does what JavaScript, unlike Python, takes for a space.
    """
    flat = " ".join(text.split()).replace("\ufeff", _JOINER)
    apart = _SHORTHAND.sub(rf"\g<0>{_JOINER}", _LINKLIKE.sub(rf"\1{_JOINER}", flat))
    return _MARKUP.sub(r"\\\g<0>", apart)


def link(label: str, url: str) -> str:
    """Return a Markdown link, or the label alone where the address is none of the web."""
    address = web_address(url, escaped=True)
    return f"[{safe(label)}](<{address}>)" if address else safe(label)

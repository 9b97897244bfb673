"""A briefing as one HTML file to mail around: it filters, shows its evidence, and needs no network.

Whatever stands in the data becomes text of elements or an attribute's value, both escaped by htpy
(style, script, rows and drawings alone are set in as they are); the script moves what is there and
writes text, and never reads markup.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

import htpy as h
from markupsafe import Markup

from timeline import views as viewing
from timeline.dataset import Dataset
from timeline.drawing.markup import clean
from timeline.drawing.theme import DARK, FONT, LIGHT, Palette
from timeline.export.export_request import ExportRequest
from timeline.export.html.body import PageBody
from timeline.export.html.elements import trusted
from timeline.export.html.fonts import font_faces
from timeline.views.caption import Edition
from timeline.views.view import View

__all__ = ["html"]


def html(
    ds: Dataset, views: View | Sequence[View], *, title: str = "", made: Edition | None = None
) -> bytes:
    """Return a briefing as one HTML file.

    Parameters
    ----------
    ds : Dataset
        What it is about.
    views : View or sequence of View
        What it shows, in this order; where none is given, those of `timeline.views.view.usual`.
        Under them stand all events, statements and sources that any of them has in view.
    title : str
        Its title; the data set's name if blank.
    made : Edition, optional
        When it is made, and where its links lead; see `timeline.views.caption.edition`.

    Returns
    -------
    bytes
        UTF-8. Fonts, style, script and data are in the file, and its content security policy
        forbids it to load anything.

    Raises
    ------
    ValueError
        Where something is given that cannot be.

    Examples
    --------
    >>> import timeline
    >>> from timeline import brief
    >>> ds = timeline.example()
    >>> view = brief.View("matrix", timeline.Filters(frameworks="asian-nato"))
    >>> brief.html(ds, view)[:15]
    b'<!doctype html>'
    """
    asked = ExportRequest.checked(ds, views, "html", title=title, made=made)
    shown = asked.views or viewing.usual(ds)
    page_body = PageBody(ds, shown, asked.title or ds.name, asked.made)
    body = clean(str(page_body.body()))
    script = _file("page.js")
    style = font_faces(body + script) + _colours() + _file("page.css")
    page = h.html(lang="en")[
        _head(page_body.title, style, script),
        h.body[
            trusted(body),
            h.script("#rows", type="application/json")[_json(page_body.script_data())],
            h.script[trusted(script)],
        ],
    ]
    return f"{page}\n".encode()


def _head(title: str, style: str, script: str) -> h.Element:
    policy = {
        "default-src": "'none'",
        "script-src": _hash(script),
        "style-src": _hash(style),
        "font-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    said = "; ".join(f"{name} {source}" for name, source in policy.items())
    return h.head[
        h.meta(charset="utf-8"),
        h.meta(http_equiv="Content-Security-Policy", content=said),
        h.meta(name="viewport", content="width=device-width, initial-scale=1"),
        h.meta(name="referrer", content="no-referrer"),
        h.meta(name="color-scheme", content="light dark"),
        h.title[clean(title)],
        h.style[trusted(style)],
    ]


def _hash(content: str) -> str:
    """Return what a policy names an inline script or style by."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def _json(value: Any) -> Markup:
    """Write JSON that cannot end the script around it, whatever the data say."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for unsafe in "<>&\u2028\u2029":
        text = text.replace(unsafe, f"\\u{ord(unsafe):04x}")
    return trusted(text)


@cache
def _file(name: str) -> str:
    return (files("timeline.export.html") / name).read_text(encoding="utf-8")


def _colours() -> str:
    """Return the colours of the charts as custom properties, and those of stances as rules."""
    light, dark = ("\n".join(_properties(palette)) for palette in (LIGHT, DARK))
    stances = "".join(
        f'[data-stance="{stance}"][data-stance]{{background:var(--fill-{k});border-color:var(--line-{k});'
        f"color:var(--text-{k})}}\n"
        for k, stance in enumerate(LIGHT.stances)
    )
    return (
        f":root{{font-family:{FONT};\n{light}\n}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{\n{dark}\n}}}}\n{stances}"
    )


def _properties(palette: Palette) -> Iterator[str]:
    for field in fields(palette):
        value = getattr(palette, field.name)
        if isinstance(value, str):
            yield f"--{field.name}:{value};"
    for k, tone in enumerate(palette.stances.values()):
        yield f"--fill-{k}:{tone.fill};--line-{k}:{tone.line};--text-{k}:{tone.text};"

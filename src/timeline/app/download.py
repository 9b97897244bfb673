"""A file made on the server, handed to the browser with the click that asked for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

import streamlit as st
from slugify import slugify

from timeline import views
from timeline.app.markdown import safe
from timeline.app.state import State
from timeline.export import formats
from timeline.export.export_request import ExportRequest
from timeline.export.formats import Form
from timeline.export.pptx.deck import TemplateError
from timeline.fonts.shaping import missing_words
from timeline.words import counted

__all__ = ["Made", "file_name", "hand_over", "in_bytes", "make"]

_LONGEST = 60
_ACCENTS = re.compile("[\u0300-\u036f]")
_KILO = 1000

_JS = """
const done = new Set()

export default function (component) {
  const { data, parentElement } = component
  const page = (parentElement.host ?? parentElement).ownerDocument
  let tries = 120
  const press = () => {
    if (done.has(data.token)) return
    const button = page.querySelector(`.st-key-${data.key} button`)
    if (button) {
      done.add(data.token)
      button.click()
    } else if (tries-- > 0) {
      requestAnimationFrame(press)
    }
  }
  press()
}
"""

_component = st.components.v2.component("handed", js=_JS, html="<div></div>")


@dataclass(frozen=True, slots=True)
class Made:
    """A file that is ready: its name, MIME type and content, and letters that no font here has."""

    name: str
    mime: str
    content: bytes
    missing: str = ""


def make(
    state: State, shown: Sequence[views.View], form: Form, called: str, **how: Any
) -> Made | None:
    """Make a file of views, or say on the page why it cannot be made.

    Parameters
    ----------
    called : str
        The title that its name is made of.
    how : object
        As `ExportRequest` takes it.
    """
    made = state.edition
    try:
        done = formats.written(ExportRequest(state.ds, shown, form.suffix, made=made, **how))
    except (views.ViewError, TemplateError) as error:
        st.error(safe(str(error)), icon=":material/error:")
        return None
    name = file_name(called, made.day, form.suffix)
    return Made(name, form.mime, done.content, done.missing)


def file_name(title: str, day: date, suffix: str) -> str:
    """Return a name that can be read: ``asian-nato-what-happened_2026-11-22.png``.

    Letters of every script stay, accents go; ``suffix`` is with or without its dot.
    """
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", title))
    slug = slugify(
        plain, allow_unicode=True, max_length=_LONGEST, word_boundary=True, save_order=True
    )
    return f"{slug or 'timeline'}_{day.isoformat()}.{suffix.removeprefix('.')}"


def in_bytes(size: int) -> str:
    """Return the size of a file in words: ``412 kB``."""
    if size < _KILO:
        return counted(size, "byte")
    kilo = size / _KILO
    return f"{kilo:.0f} kB" if kilo < _KILO else f"{kilo / _KILO:.1f} MB"


def hand_over(made: Made, key: str, *, fresh: bool = True) -> None:
    """Give the browser a file at once, and leave a button to take it again.

    A file takes a moment to make and is made from what is typed at that moment, so the click that
    asks for it runs the script; this presses the button of the download for the visitor then.

    Parameters
    ----------
    key : str
        Key of the download button.
    fresh : bool
        Whether it has just been made; otherwise only the button is drawn.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.download_button(
            "Save again",
            made.content,
            file_name=made.name,
            mime=made.mime,
            key=key,
            icon=":material/download_done:",
            on_click="ignore",
        )
        st.caption(f"{made.name} · {in_bytes(len(made.content))}")
        if fresh:
            _component(key=f"{key}-press", data={"key": key, "token": uuid4().hex}, height=1)
    if made.missing:
        st.caption(f":material/font_download_off: {safe(missing_words(made.missing))}.")

"""A file that is made, handed to the browser as if the click that asked for it had done so."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import streamlit as st
from slugify import slugify

from timeline.app.markdown import safe
from timeline.export.export_request import Written
from timeline.fonts.shaping import missing_words
from timeline.words import counted

__all__ = ["file_name", "hand_over", "in_bytes"]

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


def hand_over(name: str, mime: str, written: Written, key: str, token: str) -> None:
    """Give the browser a file at once, and leave a button to take it again.

    A file takes a moment to make and is made from what is typed at that moment, so the click that
    asks for it runs the script; this presses the button of the download for the visitor then.

    Parameters
    ----------
    name, mime, written : str, str, Written
        The file.
    key : str
        Key of the download button.
    token : str
        What tells one that was asked for from another: for each the button is pressed once.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.download_button(
            "Save again",
            written.content,
            file_name=name,
            mime=mime,
            key=key,
            icon=":material/download_done:",
            on_click="ignore",
        )
        st.caption(f"{name} · {in_bytes(len(written.content))}")
        _component(key=f"{key}-press", data={"key": key, "token": token}, height=1)
    if written.missing:
        st.caption(f":material/font_download_off: {safe(missing_words(written.missing))}.")

"""How wide the page is, told by the browser, since a chart has to be laid out for its width."""

from __future__ import annotations

import streamlit as st

__all__ = ["by_hand", "is_full", "known_width", "measure"]

_STEP = 40
_USUAL, _USUAL_IN_HAND = 1080, 360
_NARROWEST = 320

_JS = """
export default function (component) {
  const { data, parentElement, setStateValue } = component
  const host = parentElement.host ?? parentElement
  const report = () => {
    const width = Math.floor(host.getBoundingClientRect().width / data.step) * data.step
    // What is laid out for a much wider page is not to be seen.
    document.body.classList.toggle("unmeasured", 0 < width && width < data.assumed * 0.8)
    if (width > 0 && width !== host.dataset.reported * 1) {
      host.dataset.reported = width
      if (width !== data.assumed) setStateValue("width", width)
    }
  }
  const fill = () => setStateValue("full", Boolean(document.fullscreenElement))
  host.dataset.reported = data.assumed
  let timer
  const observer = new ResizeObserver(() => {
    clearTimeout(timer)
    timer = setTimeout(report, 120)
  })
  observer.observe(host)
  report()
  document.addEventListener("fullscreenchange", fill)
  return () => {
    observer.disconnect()
    document.body.classList.remove("unmeasured")
    document.removeEventListener("fullscreenchange", fill)
  }
}
"""

_component = st.components.v2.component("viewport", js=_JS, html="<div></div>")


def measure() -> None:
    """Ask the browser how wide the column is; it answers where that is not what is known."""
    _component(
        key="viewport",
        data={"assumed": _assumed(), "step": _STEP},
        height=1,
        on_width_change=lambda: None,
        on_full_change=lambda: None,
    )


def known_width() -> int:
    """Return the width of the page's column in px, rounded down, so that charts never overflow.

    The first run of a session takes the width of a usual laptop window, or of a telephone; only
    where that is wrong does the browser ask for another.
    """
    return max(_NARROWEST, _assumed())


def is_full() -> bool:
    """Return whether a part of the page fills the whole screen."""
    return bool((st.session_state.get("viewport") or {}).get("full"))


def by_hand() -> bool:
    """Return whether the browser says that it is one of a telephone."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def _assumed() -> int:
    state = st.session_state.get("viewport") or {}
    return int(state.get("width") or (_USUAL_IN_HAND if by_hand() else _USUAL))

"""How wide the page is, told by the browser, since a chart has to be laid out for its width."""

from __future__ import annotations

import streamlit as st

__all__ = ["by_hand", "is_full", "known_width", "measure"]

_STEP = 40
_USUAL, _USUAL_IN_HAND = 1080, 360
_NARROWEST = 320

_JS = """
// One for each place, whatever it is told since: nothing of an earlier run answers for the page.
const views = new WeakMap()

function report({ host, data, send }) {
  const width = Math.floor(host.getBoundingClientRect().width / data.step) * data.step
  // What is laid out for a much wider page is not to be seen.
  document.body.classList.toggle("unmeasured", 0 < width && width < data.assumed * 0.8)
  if (width > 0 && width !== data.assumed) send("width", width)
}

function begun(host) {
  const view = { host }
  const fill = () => view.send("full", Boolean(document.fullscreenElement))
  let timer
  const observer = new ResizeObserver(() => {
    clearTimeout(timer)
    timer = setTimeout(() => report(view), 120)
  })
  observer.observe(host)
  document.addEventListener("fullscreenchange", fill)
  view.end = () => {
    clearTimeout(timer)
    observer.disconnect()
    document.removeEventListener("fullscreenchange", fill)
    document.body.classList.remove("unmeasured")
  }
  return view
}

export default function ({ data, parentElement, setStateValue }) {
  const host = parentElement.host ?? parentElement
  const view = views.get(host) ?? begun(host)
  views.set(host, view)
  Object.assign(view, { data, send: setStateValue })
  report(view)
  return () => {
    view.end()
    views.delete(host)
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

"""How wide the page is, told by the browser, since a chart has to be laid out for its width."""

from __future__ import annotations

import streamlit as st

__all__ = ["known_width", "measure"]

_STEP = 40
_USUAL = 1000
_NARROWEST = 320

_JS = """
export default function (component) {
  const { data, parentElement, setStateValue } = component
  const host = parentElement.host ?? parentElement
  const report = () => {
    const width = Math.floor(host.getBoundingClientRect().width / data.step) * data.step
    if (width > 0 && width !== host.dataset.reported * 1) {
      host.dataset.reported = width
      if (width !== data.assumed) setStateValue("width", width)
    }
  }
  host.dataset.reported = data.assumed
  let timer
  const observer = new ResizeObserver(() => {
    clearTimeout(timer)
    timer = setTimeout(report, 120)
  })
  observer.observe(host)
  report()
  return () => observer.disconnect()
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
    )


def known_width() -> int:
    """Return the width of the page's column in px, rounded down, so that charts never overflow.

    The first run of a session takes the width of a usual laptop window; only where that is wrong
    does the browser ask for another.
    """
    return max(_NARROWEST, _assumed())


def _assumed() -> int:
    state = st.session_state.get("viewport") or {}
    return int(state.get("width") or _USUAL)

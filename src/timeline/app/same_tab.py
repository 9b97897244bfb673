"""Links within a text to other views of the dashboard open in the tab in which they stand."""

from __future__ import annotations

import streamlit as st

__all__ = ["open_links"]

_JS = """
// Links in Markdown ask for a tab of their own. Whoever wants one, holds a key or the other button.
const go = (event) => {
  const link = event.target instanceof Element && event.target.closest('a[href^="./"]')
  const isAsked = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
  if (!link || isAsked || link.target !== "_blank") return
  event.preventDefault()
  window.location.assign(link.href)
}

export default function () {
  document.addEventListener("click", go, true)
  return () => document.removeEventListener("click", go, true)
}
"""

_component = st.components.v2.component("same_tab", js=_JS, html="<div></div>")


def open_links() -> None:
    """Let the browser open them by itself; once on every page, at its end."""
    _component(key="same-tab", height=1)

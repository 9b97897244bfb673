"""What the browser prints of a page: its title, its answer and its chart, on one sheet of A4."""

from __future__ import annotations

import streamlit as st

from timeline.dataset import Dataset
from timeline.views.matrix_words import known_until

__all__ = ["prepare"]

_STYLE = """<style>
@media print {
  @page { size: A4 landscape; margin: 10mm }
  html, body, .stApp { print-color-adjust: exact; -webkit-print-color-adjust: exact }
  html, body, #root, #root :has(.stMainBlockContainer), .stMainBlockContainer {
    position: static !important; overflow: visible !important; height: auto !important;
    max-width: none !important; min-width: 0 !important; padding: 0 !important;
  }
  .stSidebar, .stAppHeader, .stMainBlockContainer .stElementContainer,
  .stMainBlockContainer .stExpander, .stMainBlockContainer .stPopover, .stToastContainer,
  .stMainBlockContainer .stTabs [role="tablist"] {
    display: none !important;
  }
  .stMainBlockContainer .stElementContainer:has(
    h1, .stMarkdown h3, .stPlotlyChart, .stBidiComponent, .stImage
  ) {
    display: block !important;
  }
  .stMainBlockContainer .stVerticalBlock, .stMainBlockContainer .stHorizontalBlock {
    gap: 0 !important;
  }
  .stMainBlockContainer a { color: inherit !important; text-decoration: none !important }
}
</style>"""

_JS = """
// What a sheet of A4 has within its margins, and what title and answer take of its height; px.
const WIDE = 1040, TALL = 520
const charts = () => [...document.querySelectorAll(
  ".stMainBlockContainer .stElementContainer:has(.stPlotlyChart, .stBidiComponent, .stImage)")]
const fit = () => {
  for (const chart of charts()) {
    const { width, height } = chart.getBoundingClientRect()
    if (height > 10) chart.style.zoom = Math.min(1, WIDE / width, TALL / height)
  }
}
// A sheet declares itself, as a picture does: how much is in view and why, as of when, of what.
const say = (parts) => {
  const inView = document.querySelector(".stSidebar .stMarkdown")?.textContent.trim()
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(window.location.hostname)
  const line = document.createElement("p")
  line.id = "printed-foot"
  line.style.cssText = "font-size: 10px; position: fixed; bottom: 0; overflow-wrap: anywhere"
  line.textContent =
    [inView, ...parts, isHere ? "" : window.location.href].filter(Boolean).join(" · ")
  document.querySelector(".stMainBlockContainer")?.append(line)
}
const restore = () => {
  document.querySelector("#printed-foot")?.remove()
  for (const chart of charts()) chart.style.zoom = ""
}

export default function ({ data }) {
  const begin = () => { restore(); fit(); say(data.said) }
  window.addEventListener("beforeprint", begin)
  window.addEventListener("afterprint", restore)
  return () => {
    window.removeEventListener("beforeprint", begin)
    window.removeEventListener("afterprint", restore)
  }
}
"""

_component = st.components.v2.component("printing", js=_JS, html="<div></div>")


def prepare(ds: Dataset) -> None:
    """Let the browser print the chart alone; once on every page, at its end."""
    said = [known_until(ds), f"{ds.name}, data {ds.version}"]
    st.html(_STYLE)
    _component(key="printing", data={"said": said}, height=1)

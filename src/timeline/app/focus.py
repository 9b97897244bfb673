"""Where the keyboard's focus goes when a drawer closes: back to where it was opened from."""

from __future__ import annotations

import streamlit as st

__all__ = ["give_back"]

_JS = """
// Outside, since the function is called anew whenever the page has run.
let opener = null
let wasOpen = false

const drawer = () => document.querySelector('[role="dialog"]')
const keyOf = (element) =>
  [...(element.closest('[class*="st-key-"]')?.classList ?? [])]
    .find((name) => name.startsWith("st-key-"))
const note = ({ target }) => {
  if (target instanceof Element && !drawer()) opener = { element: target, key: keyOf(target) }
}
const take = (element) => {
  element?.focus?.({ preventScroll: true })
  return element && document.activeElement === element
}
const takeAnyhow = (element) => {
  if (element && !element.hasAttribute("tabindex")) element.tabIndex = -1
  return take(element)
}
const giveBack = () => {
  if (drawer() || ![null, document.body].includes(document.activeElement)) return
  if (opener?.element.isConnected && take(opener.element)) return
  const place = opener?.key && document.querySelector(`.${CSS.escape(opener.key)}`)
  const inside = place?.querySelector('input, button, a[href], [tabindex="0"]')
  take(inside) || takeAnyhow(place) || takeAnyhow(document.querySelector("h1"))
}

export default function () {
  wasOpen ||= Boolean(drawer())
  const observer = new MutationObserver(() => {
    const isOpen = Boolean(drawer())
    // The drawer lets go of the focus only some moments after it is gone, and the page that then
    // runs may draw anew what has been given it.
    if (wasOpen && !isOpen) for (const wait of [50, 200, 600, 1500]) setTimeout(giveBack, wait)
    wasOpen = isOpen
  })
  observer.observe(document.body, { childList: true, subtree: true })
  document.addEventListener("focusin", note)
  document.addEventListener("pointerdown", note, true)
  return () => {
    observer.disconnect()
    document.removeEventListener("focusin", note)
    document.removeEventListener("pointerdown", note, true)
  }
}
"""

_component = st.components.v2.component("focus", js=_JS, html="<div></div>")


def give_back() -> None:
    """Let the browser put the focus back by itself; once on every page, at its end."""
    _component(key="focus", height=1)

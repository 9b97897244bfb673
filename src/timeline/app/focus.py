"""Where the keyboard's focus goes when a drawer closes: back to where it was opened from."""

from __future__ import annotations

import streamlit as st

__all__ = ["give_back"]

_JS = """
// Outside, since the function is called anew whenever the page has run.
let opener = null
let wasOpen = false
let isOwed = false
let standIn = null

const drawer = () => document.querySelector('[role="dialog"]')
const keyOf = (element) =>
  [...(element.closest('[class*="st-key-"]')?.classList ?? [])]
    .find((name) => name.startsWith("st-key-"))
const note = ({ target }) => {
  // What has the focus for want of better is not where the reader was.
  if (!(target instanceof Element) || drawer() || isOwed) return
  opener = { element: target, key: keyOf(target) }
}
const take = (element) => {
  element?.focus?.({ preventScroll: true })
  return element && document.activeElement === element
}
const takeAnyhow = (element) => {
  if (element && !element.hasAttribute("tabindex")) element.tabIndex = -1
  return take(element)
}
// The drawer lets go of the focus some moments after it is gone, and the page that then runs may
// draw anew what has been given it: it is owed until the reader does something else.
const settle = () => { isOwed = false }
const giveBack = () => {
  const isFree = [null, document.body, standIn].includes(document.activeElement)
  if (!isOwed || drawer() || !isFree) return
  if (opener?.element.isConnected && take(opener.element)) return
  const place = opener?.key && document.querySelector(`.${CSS.escape(opener.key)}`)
  const inside = place?.querySelector('input, button, a[href], [tabindex="0"]')
  if (take(inside)) return
  standIn = place ?? document.querySelector("h1")
  if (document.activeElement !== standIn) takeAnyhow(standIn)
}

export default function () {
  wasOpen ||= Boolean(drawer())
  const observer = new MutationObserver(() => {
    const isOpen = Boolean(drawer())
    if (wasOpen && !isOpen) isOwed = true
    wasOpen = isOpen
    giveBack()
  })
  // What has the focus and is taken away says nothing: the mutation does. What lets go of it does.
  const letGo = () => setTimeout(giveBack)
  const heard = [
    ["pointerdown", settle], ["keydown", settle],
    ["focusin", note], ["focusout", letGo], ["pointerdown", note],
  ]
  observer.observe(document.body, { childList: true, subtree: true })
  for (const [kind, listener] of heard) document.addEventListener(kind, listener, true)
  return () => {
    observer.disconnect()
    for (const [kind, listener] of heard) document.removeEventListener(kind, listener, true)
  }
}
"""

_component = st.components.v2.component("focus", js=_JS, html="<div></div>")


def give_back() -> None:
    """Let the browser put the focus back by itself; once on every page, at its end."""
    _component(key="focus", height=1)

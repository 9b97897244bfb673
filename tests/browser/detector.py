"""What tells, from inside a page, that a text has become more than a text."""

from __future__ import annotations

from playwright.sync_api import Page

__all__ = ["DETECTOR", "found", "texts"]

DETECTOR = r"""
(() => {
  const top = window.top
  top.harm ??= []
  const note = (what) => top.harm.push(String(what).slice(0, 200))
  const hook = (name) => { window[name] = (...said) => note(`${name}(${said})`) }
  for (const name of ["alert", "confirm", "prompt", "open"]) hook(name)
  const { eval: evaluate } = window // which Playwright itself uses
  window.eval = (code) => {
    if (/alert|hacked|evil/.test(code)) note(`eval(${code})`)
    return evaluate(code)
  }
  Object.defineProperty(window, "hacked", { set: () => note("hacked") })
  const refused = (e) => note(`${e.violatedDirective}: ${e.blockedURI}`)
  addEventListener("securitypolicyviolation", refused)

  const NEVER = new Set([
    "SCRIPT", "IFRAME", "FRAME", "OBJECT", "EMBED", "APPLET", "BASE", "META", "LINK", "FORM",
    "MARQUEE", "VIDEO", "AUDIO", "SOURCE", "XMP", "PORTAL", "CUSTOM-TAG", "MATH",
    "FOREIGNOBJECT", "ANIMATE", "SET", "USE", "IMAGE", "MTEXT", "DIALOG",
  ])
  const WRITTEN = ".katex, .stMarkdownShimmer, img[alt='Streamlit logo']"
  const ADDRESSES = new Set(["href", "src", "action", "formaction", "data", "xlink:href", "srcdoc"])
  const EVIL = /^\s*(javascript|vbscript|file|blob|data:(?!image\/))/i
  const OURS = /^(modulepreload|stylesheet|preload|shortcut icon)$/
  const isOurs = (e) =>
    e.tagName === "LINK" && OURS.test(e.rel) && new URL(e.href).origin === location.origin
  const look = (element) => {
    const tag = element.tagName.toUpperCase()
    if (NEVER.has(tag) && !isOurs(element)) note(element.outerHTML)
    if (element.matches(WRITTEN)) note(element.outerHTML)
    if (/evil\.example/.test(element.getAttribute("style") ?? "")) note(element.outerHTML)
    for (const { name, value } of element.attributes) {
      const isAddress = ADDRESSES.has(name.toLowerCase())
      if (/^on/i.test(name)) note(element.outerHTML)
      if (isAddress && (EVIL.test(value) || /^(\w+:)?[\\/]{2}evil\.example/i.test(value))) {
        note(element.outerHTML)
      }
    }
  }
  const lookAtAll = (node) => {
    if (node.nodeType !== Node.ELEMENT_NODE) return
    look(node)
    node.querySelectorAll("*").forEach(look)
  }
  const watch = (root) => new MutationObserver((changes) => {
    for (const { target, type, addedNodes } of changes) {
      if (type === "attributes") look(target)
      else addedNodes.forEach(lookAtAll)
    }
  }).observe(root, { subtree: true, childList: true, attributes: true })
  const roots = [document]
  const attach = Element.prototype.attachShadow
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options)
    roots.push(root)
    watch(root)
    return root
  }
  // What the server sends as the page itself is its own; what is in it later may be of the data.
  addEventListener("DOMContentLoaded", () => watch(document))

  const SAYING = ["aria-label", "title", "alt", "placeholder"]
  window.allTexts = () => roots.map((root) => {
    const said = []
    const walker = document.createTreeWalker(root)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE && !node.parentElement?.closest("style, script")) {
        said.push(node.data)
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        if ("value" in node) said.push("\n", node.value, "\n")
        if (getComputedStyle(node).display !== "inline") said.push("\n")
        for (const name of SAYING) said.push("\n", node.getAttribute(name) ?? "", "\n")
      }
    }
    return said.join("")
  }).join("\n")
})()
"""
"""Put into a page before anything else; finds what runs, what is made, and what is blocked."""


def found(page: Page) -> list[str]:
    """Return what has been found since the page was opened, or was last asked."""
    said: list[str] = page.evaluate("window.harm.splice(0)")
    return said


def texts(page: Page) -> str:
    """Return all that a page says: to be seen, in its fields, to be read out."""
    said: str = page.evaluate("window.allTexts()")
    return said

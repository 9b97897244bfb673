"""A button that puts the picture of a preview on the clipboard, where the browser can."""

from __future__ import annotations

import streamlit as st

__all__ = ["copy_button"]

_HTML = '<button type="button">Copy picture</button><span role="status"></span>'

_CSS = """
div { display: flex; align-items: center; gap: 0.5rem; flex-wrap: wrap }
button {
  font: inherit; font-size: 0.875rem;
  color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius);
  padding: 0.45rem 0.75rem; cursor: pointer; white-space: nowrap;
}
button:hover, button:focus-visible { border-color: var(--st-primary-color) }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px }
button:disabled { opacity: 0.6; cursor: default }
span { font-size: 0.875rem; margin-left: 0.5rem }
"""

_JS = """
const CANNOT = "This browser does not let a page copy pictures. Download it instead."
const INSECURE = "Pictures can be copied only where the page has https, or is on this machine."

// The preview is the very picture: it is drawn as large as it was asked for.
const png = async (source, scale) => {
  const picture = new Image()
  picture.src = source
  await picture.decode()
  const canvas = document.createElement("canvas")
  canvas.width = Math.round(picture.naturalWidth * scale)
  canvas.height = Math.round(picture.naturalHeight * scale)
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/png"))
}

export default function (component) {
  const { data, parentElement } = component
  const page = (parentElement.host ?? parentElement).ownerDocument
  const button = parentElement.querySelector("button")
  const status = parentElement.querySelector("span")
  const why = !window.isSecureContext ? INSECURE
    : !(navigator.clipboard?.write && window.ClipboardItem) ? CANNOT : ""
  button.disabled = Boolean(why)
  status.textContent = why
  button.onclick = async () => {
    const shown = page.querySelector(`.st-key-${data.preview} img`)
    if (!shown) return
    status.textContent = ""
    try {
      // Some browsers want the item at once, and wait for its content.
      const item = new ClipboardItem({ "image/png": png(shown.src, data.scale) })
      await navigator.clipboard.write([item])
      status.textContent = "Copied: paste it into a slide or document."
    } catch {
      status.textContent = CANNOT
    }
  }
}
"""

_component = st.components.v2.component("copy_picture", html=_HTML, css=_CSS, js=_JS)


def copy_button(preview: str, scale: float) -> None:
    """Draw the button.

    Parameters
    ----------
    preview : str
        Key of the container in which the picture is shown.
    scale : float
        How many pixels of the copy make one of a screen.
    """
    _component(
        key=f"copy-{preview}",
        data={"preview": preview, "scale": scale},
        width="content",
        height="content",
    )

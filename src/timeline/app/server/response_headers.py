"""What browsers are told with every answer: what may run in a page, and who may frame it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["ResponseHeaders", "content_policy"]

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class ResponseHeaders:
    """ASGI middleware that puts the headers for browsers on every answer.

    Parameters
    ----------
    app : ASGI application
        What answers.
    embedders : tuple of str
        Origins whose pages may frame ours.
    """

    def __init__(self, app: ASGIApp, embedders: tuple[str, ...] = ()) -> None:
        self._app = app
        self._headers = {
            "Content-Security-Policy": content_policy(embedders),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        if not embedders:  # which the header has no way to name
            self._headers["X-Frame-Options"] = "DENY"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
            await send(message)

        await self._app(scope, receive, send_with_headers)


def content_policy(embedders: Iterable[str] = ()) -> str:
    """Return the Content-Security-Policy of a page.

    Nothing from elsewhere, and no evaluation of texts. Components come as code in the page's own
    messages and are loaded from a ``blob:`` of it; styles are set by the code of the page.
    """
    scripts = " ".join(("'self'", "blob:", *_inline_scripts()))
    rules = {
        "default-src": "'self'",
        "script-src": scripts,
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "frame-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": " ".join(embedders) or "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


@cache
def _inline_scripts() -> tuple[str, ...]:
    """Return the digests of the scripts that Streamlit's page has in it, by which they may run."""
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    found = _INLINE.findall(page.read_text(encoding="utf-8"))
    digests = (hashlib.sha256(script.encode()).digest() for script in found)
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)

"""Turns away who asks by another name, from another page, or for what is no part of the pages."""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

__all__ = ["HEALTH", "Guard", "refuse"]

_LOG = logging.getLogger(__name__)

HEALTH = "/healthz"
"""Says that the server runs and nothing else, to anybody: who looks after it may know no name."""

_CORE = "/_stcore/"
_OPEN = ("health", "host-config", "stream", "upload_file/", "bidi-components/")
"""What the pages ask of Streamlit; all else that it offers (metrics, an interface for agents) is
closed."""


class Guard:
    """ASGI middleware that lets in requests of our own pages, by a name that is allowed.

    Against DNS rebinding the Host must be one of ``server.allowedHosts``, for files as for the
    socket. A request from the page of another site is refused before Streamlit sees it, which would
    ask a server elsewhere for the machine's public address to compare.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] in {"http", "websocket"} and (fault := _fault(scope)):
            _LOG.warning("Refused a request: %s", fault[1])
            await refuse(scope, receive, send, *fault)
        else:
            await self._app(scope, receive, send)


async def refuse(scope: Scope, receive: Receive, send: Send, status: int, reason: str) -> None:
    """Answer a request, or a wish for a socket, with why it is not let in."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": ""})
    else:
        await PlainTextResponse(f"{reason}\n", status)(scope, receive, send)


def _fault(scope: Scope) -> tuple[int, str] | None:
    headers, path = Headers(scope=scope), str(scope["path"])
    if path == HEALTH:
        return None
    host, origin = headers.get("host"), headers.get("origin")
    if len(headers.getlist("host")) > 1 or not is_host_allowed(host):
        return 421, "This server is not known by that host name"
    if origin is not None and not _is_same(origin, host or ""):
        return 403, "Pages of other sites may not ask this server"
    if path.startswith(_CORE) and not path.removeprefix(_CORE).startswith(_OPEN):
        return 404, "Not found"
    return None


def _is_same(origin: str, host: str) -> bool:
    """Whether a request comes from a page of the host that it asks, behind TLS or not."""
    found = urlsplit(origin)
    return found.scheme in {"http", "https"} and found.netloc.casefold() == host.casefold()

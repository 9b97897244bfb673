"""Lets nobody see anything of the pages who has not signed in, or is not on the list."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote

from markupsafe import escape
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import encode_provider_token, get_cookie_with_chunks
from streamlit.web.server.server_util import AUTH_COOKIE_NAME, get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value

from timeline.app.server.guard import HEALTH, refuse
from timeline.server.sign_in import CALLBACK, SignIn

__all__ = ["Doorkeeper"]

_LOGIN, _LOGOUT = "/auth/login", "/auth/logout"
_WANTED = "timeline_wanted"
"""The cookie that holds which view was asked for before somebody signed in."""
_WANTED_SECONDS = 600
_LONGEST = 2000


class Doorkeeper:
    """ASGI middleware that lets in whoever has signed in with an address on the list.

    The cookie is the one that ``st.login`` sets after an OpenID Connect provider has vouched for
    an address; its signature and age are looked at with every request, and with every message on a
    socket.

    Parameters
    ----------
    app : ASGI application
        What answers those who are let in.
    sign_in : SignIn
        Who they are.
    """

    def __init__(self, app: ASGIApp, sign_in: SignIn) -> None:
        self._app = app
        self._sign_in = sign_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] not in {"http", "websocket"} or _is_open(str(scope["path"])):
            await self._app(scope, receive, send)
            return
        asked = HTTPConnection(scope)
        who = self._who(asked)
        if who is not None and self._sign_in.is_allowed(who):
            await self._let_in(asked, receive, send)
        elif scope["type"] == "websocket" or not _is_of_a_page(asked):
            await refuse(scope, receive, send, 401 if who is None else 403, "Sign in first")
        else:
            answer = self._ask_to_sign_in(asked) if who is None else _turn_away(who)
            await answer(scope, receive, send)

    def _who(self, asked: HTTPConnection) -> Mapping[str, Any] | None:
        """Return what the provider said of whoever asks; None if nobody, or no more."""

        def unsealed(name: str) -> bytes | None:
            value = asked.cookies.get(name, "").encode("latin-1", "replace")
            days = self._sign_in.hours / 24
            return decode_signed_value(get_cookie_secret(), name, value, max_age_days=days)

        raw = get_cookie_with_chunks(unsealed, AUTH_COOKIE_NAME)
        try:
            who = json.loads(raw) if raw else None
        except ValueError:
            return None
        if not isinstance(who, dict) or who.get("is_logged_in") is not True:
            return None
        return who if who.get("origin") == self._sign_in.origin else None

    async def _let_in(self, asked: HTTPConnection, receive: Receive, send: Send) -> None:
        """Pass a request on; a socket for as long as the sign-in lasts."""
        scope = asked.scope
        if scope["type"] == "websocket":

            async def receive_while_signed_in() -> Message:
                message = await receive()
                if message["type"] == "websocket.receive" and self._who(asked) is None:
                    return {"type": "websocket.disconnect", "code": 1008}
                return message

            await self._app(scope, receive_while_signed_in, send)
        elif (wanted := _wanted(asked)) and scope["path"] == "/" and not scope["query_string"]:
            answer = RedirectResponse(wanted, 303)
            answer.delete_cookie(_WANTED)
            await answer(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _ask_to_sign_in(self, asked: HTTPConnection) -> Response:
        """Send a reader to the provider; the view that was asked for is shown afterwards."""
        token = encode_provider_token("default")
        answer = RedirectResponse(f"{_LOGIN}?provider={quote(token)}", 303)
        view = asked.url.path + (f"?{asked.url.query}" if asked.url.query else "")
        if view != "/" and len(view) <= _LONGEST:
            answer.set_cookie(
                _WANTED, quote(view), max_age=_WANTED_SECONDS, httponly=True, samesite="lax"
            )
        return answer


def _is_open(path: str) -> bool:
    return path in {_LOGIN, _LOGOUT, CALLBACK, HEALTH}


def _is_of_a_page(asked: HTTPConnection) -> bool:
    """Whether a page is asked for, and not a file or what a page asks by itself."""
    return asked.scope["method"] == "GET" and "text/html" in asked.headers.get("accept", "")


def _wanted(asked: HTTPConnection) -> str:
    """Return the view that was asked for before the sign-in: a path of ours, or nothing."""
    view = unquote(asked.cookies.get(_WANTED, ""))
    is_ours = view.startswith("/") and not view.startswith(("//", "/\\"))
    return quote(view, safe="/?&=+%:,;@!$'()*~-._") if is_ours else ""


def _turn_away(who: Mapping[str, Any]) -> Response:
    """Say who may not come in, without a word of what is behind the door."""
    text = f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Not on the list</title>
<p>You are signed in as {escape(who.get("email") or "somebody without an address")},
who is not on the list of those who may see this.</p>
<p><a href="{_LOGOUT}">Sign out</a> to sign in as somebody else,
or ask whoever runs this server.</p>
</html>"""
    return HTMLResponse(text, 403)

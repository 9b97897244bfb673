"""The dashboard as one ASGI application, and the process that answers with it."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from streamlit.starlette import App

from timeline.app.server.guard import HEALTH, Guard
from timeline.app.server.identity import Doorkeeper
from timeline.app.server.response_headers import ResponseHeaders
from timeline.home import HOME
from timeline.reading.uploads import MOST_BYTES
from timeline.server.settings import Settings
from timeline.server.sign_in import SignIn, read_sign_in
from timeline.server.workers import Sticky

__all__ = ["application", "run"]

_SCRIPT = HOME / "dashboard.py"


def run(settings: Settings) -> None:
    """Answer until the process is told to end."""
    sys.argv = [str(_SCRIPT)]  # beside which Streamlit looks for its settings and fonts
    sign_in = read_sign_in(Path(settings.sign_in)) if settings.sign_in else None
    if sign_in is not None:  # the application looks for it before it takes its secrets
        os.environ["STREAMLIT_SERVER_COOKIE_SECRET"] = sign_in.auth["cookie_secret"]
    for name in (signal.SIGINT, signal.SIGTERM):  # a server that has ended raises them once more
        signal.signal(name, lambda *_: sys.exit(0))
    application(settings, sign_in).run(config=_options(settings))


def application(settings: Settings, sign_in: SignIn | None = None) -> App:
    """Return the dashboard with its doors."""
    doors = [
        Middleware(ResponseHeaders, embedders=settings.embedders),
        Middleware(Guard),
    ]
    if settings.place is not None:
        is_embedded = bool(settings.embedders)
        doors.insert(0, Middleware(Sticky, place=settings.place, is_embedded=is_embedded))
    if sign_in is not None:
        doors.append(Middleware(Doorkeeper, sign_in=sign_in))
    return App(
        _SCRIPT,
        secrets=None if sign_in is None else {"auth": dict(sign_in.auth)},
        routes=[Route(HEALTH, _say_ok)],
        middleware=doors,
    )


def _options(settings: Settings) -> dict[str, object]:
    return {
        "server.address": settings.host,
        "server.port": settings.port,
        "server.allowedHosts": list(settings.hosts),
        "server.headless": True,
        "server.maxUploadSize": MOST_BYTES // 1_000_000,
        "browser.gatherUsageStats": False,
        # The welcome would ask a server elsewhere for the machine's public address.
        "logger.hideWelcomeMessage": True,
        "logger.level": "warning",
    }


async def _say_ok(_: Request) -> Response:
    return PlainTextResponse("ok")

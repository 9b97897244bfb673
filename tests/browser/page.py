"""Know from inside a page when Streamlit and plotly have finished, so that no test need sleep."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE = 30_000
"""Milliseconds within which a page must be still, on a slow and busy machine."""

PROBES = ("/_stcore/health", "/_stcore/host-config")
"""Where Streamlit looks under a page's own path, before its server's; the browser logs the 404."""

NOTE_CHANGES = """
window.lastChange = 0;
new MutationObserver(() => { window.lastChange = performance.now(); }).observe(
  document, {subtree: true, childList: true, attributes: true, characterData: true});
"""

IS_STILL = """since => {
  const app = document.querySelector('[data-testid="stApp"]');
  const undrawn = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
    .filter(chart => chart.checkVisibility() && !chart.querySelector('.js-plotly-plot .main-svg'));
  return app?.dataset.testScriptState === "notRunning"
    && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
    && undrawn.length === 0
    && document.fonts.status === "loaded"
    && performance.now() - Math.max(since, window.lastChange) > 200;
}"""
"""Asked once a frame, so that a page busy with what it received does not pass for a still one."""


class Tab:
    """One page in a browser profile of its own, with what went wrong in it.

    ``phone`` is what a phone calls itself, which is then what it is taken for.

    Attributes
    ----------
    page : playwright.sync_api.Page
        To look and click with.
    errors : list of str
        Errors on the console, and exceptions that nothing caught.
    foreign : list of str
        Addresses asked for that are not the server's.
    """

    def __init__(
        self,
        browser: Browser,
        server: str,
        *,
        width: int = 1440,
        height: int = 900,
        color_scheme: Literal["light", "dark"] = "light",
        init_script: str = "",
        phone: str = "",
    ) -> None:
        self.server = server
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self._context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=color_scheme,
            has_touch=bool(phone),
            user_agent=phone or None,
            permissions=["clipboard-read", "clipboard-write"],
        )
        self._context.add_init_script(NOTE_CHANGES + init_script)
        self._context.on("request", self._note)
        self.page = self._context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self._socket: WebSocket | None = None
        self._is_running = False
        self.page.on("websocket", self._connect)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._listen)

    def go(self, path: str = "/") -> Page:
        """Open a path of the server and wait until it is still."""
        self.page.goto(self.server + path)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the script is at rest, every chart drawn, and nothing changes any more."""
        deadline = time.monotonic() + PATIENCE / 1000
        is_first = True
        while is_first or self._is_running:
            is_first = False
            since = self.page.evaluate("performance.now()")
            self.page.wait_for_function(IS_STILL, arg=since, timeout=PATIENCE)
            assert time.monotonic() < deadline, "the script has not ended"

    @contextmanager
    def rerun(self) -> Iterator[None]:
        """Wait, after what is done inside, until the script has run again and the page is still."""
        assert self._socket is not None, "open a page first"
        with self._socket.expect_event("framesent", _asks_for_a_run, timeout=PATIENCE):
            yield
        self.settle()

    def close(self) -> None:
        """Close the page and forget the profile."""
        self._context.close()

    def _connect(self, socket: WebSocket) -> None:
        self._note(socket)
        self._socket = socket
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _sent(self, frame: bytes | str) -> None:
        self._is_running |= _asks_for_a_run(frame)

    def _received(self, frame: bytes | str) -> None:
        self._is_running &= not _ends_a_run(frame)

    def _listen(self, line: ConsoleMessage) -> None:
        if line.type == "error" and not line.location["url"].endswith(PROBES):
            self.errors.append(f"{line.text} {line.location['url']}".strip())

    def _note(self, request: Request | WebSocket) -> None:
        ours = (self.server + "/", self.server.replace("http", "ws", 1) + "/", "data:", "blob:")
        if not request.url.startswith(ours):
            self.foreign.append(request.url)


# Streamlit's own messages tell when a script runs; the state that the page shows can change unseen.


def _asks_for_a_run(frame: bytes | str) -> bool:
    return isinstance(frame, bytes) and BackMsg.FromString(frame).HasField("rerun_script")


def _ends_a_run(frame: bytes | str) -> bool:
    message = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
    return (
        message.WhichOneof("type") == "script_finished"
        and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
    )

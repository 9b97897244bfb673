"""Know from inside a page when Streamlit and plotly have finished, so that no test need sleep."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import Browser, Page, Request, WebSocket

PATIENCE = 30_000
"""Milliseconds within which a page must be still, on a slow and busy machine."""

COUNT_RUNS = """
window.scriptRuns = 0;
new MutationObserver(changes => {
  for (const {target} of changes) {
    if (target.dataset.testScriptState === "notRunning") window.scriptRuns += 1;
  }
}).observe(document, {subtree: true, attributeFilter: ["data-test-script-state"]});
"""

IS_STILL = """runs => {
  const app = document.querySelector('[data-testid="stApp"]');
  const undrawn = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
    .filter(chart => chart.checkVisibility() && !chart.querySelector('.js-plotly-plot .main-svg'));
  return window.scriptRuns > runs
    && app?.dataset.testScriptState === "notRunning"
    && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
    && undrawn.length === 0
    && document.fonts.status === "loaded";
}"""


class Tab:
    """One page in a browser profile of its own, with what went wrong in it.

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
    ) -> None:
        self.server = server
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self._context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=color_scheme,
            permissions=["clipboard-read", "clipboard-write"],
        )
        self._context.add_init_script(COUNT_RUNS + init_script)
        self._context.on("request", self._note)
        self.page = self._context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("websocket", self._note)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on(
            "console", lambda line: self.errors.append(line.text) if line.type == "error" else None
        )

    def go(self, path: str = "/") -> Page:
        """Open a path of the server and wait until it is still."""
        self.page.goto(self.server + path)
        self.settle()
        return self.page

    def settle(self, runs: int = 0) -> None:
        """Wait until the script has ended more than ``runs`` times and every chart is drawn."""
        self.page.wait_for_function(IS_STILL, arg=runs, timeout=PATIENCE)

    @contextmanager
    def rerun(self) -> Iterator[None]:
        """Wait, after what is done inside, until the script has run again and the page is still."""
        runs = self.page.evaluate("window.scriptRuns")
        yield
        self.settle(runs)

    def close(self) -> None:
        """Close the page and forget the profile."""
        self._context.close()

    def _note(self, request: Request | WebSocket) -> None:
        ours = (self.server + "/", self.server.replace("http", "ws", 1) + "/", "data:", "blob:")
        if not request.url.startswith(ours):
            self.foreign.append(request.url)

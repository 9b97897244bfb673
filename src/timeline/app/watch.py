"""One watcher a server: where the files of the data change, every open page runs anew by itself."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock, Thread
from typing import cast

from streamlit import runtime
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import get_script_run_ctx

from timeline.app.editions import Edition, look

__all__ = ["is_served", "keep_fresh"]

_LOG = logging.getLogger(__name__)
_EVERY = 0.25
"""Seconds between two looks. Two must agree, so that no page shows a file that is half written."""
_PATIENCE = 600
"""Seconds after which a page that is no longer connected is forgotten."""


def keep_fresh(data: Path, shown: Edition | None) -> None:
    """Have the page that is being drawn run anew once there is another edition than it shows.

    For every run. Nothing is sent to the browser until then. With None the page is left alone, as
    while something is typed in it.
    """
    context = get_script_run_ctx()
    if context is not None and is_served():
        _watcher(data).note(context.session_id, shown)


def is_served() -> bool:
    """Tell whether a server draws the page: one that is drawn in a test has none, or a mock."""
    return runtime.exists() and type(runtime.get_instance()) is Runtime


@dataclass(slots=True)
class _Page:
    """What an open page shows, and when it was last known to be open."""

    shown: Edition | None
    seen: float


class _Watcher:
    """A thread that looks at the data for as long as a page is open."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._lock = Lock()
        self._pages: dict[str, _Page] = {}
        self._is_looking = False

    def note(self, session_id: str, shown: Edition | None) -> None:
        with self._lock:
            self._pages[session_id] = _Page(shown, time.monotonic())
            if not self._is_looking:
                self._is_looking = True
                Thread(target=self._look_on, name="data watcher", daemon=True).start()

    def _look_on(self) -> None:
        before: Edition | None = None
        told: str | None = None
        while self._has_pages():
            time.sleep(_EVERY)
            edition = None
            try:
                edition = look(self._data)
                if edition == before:
                    self._tell(edition)
            except Exception as error:  # noqa: BLE001 -- else no page would ever be told again
                if str(error) != told:  # once, not at every look
                    _LOG.warning("The data could not be watched: %s", error)
                told = str(error)
            finally:
                before = edition

    def _has_pages(self) -> bool:
        oldest = time.monotonic() - _PATIENCE
        with self._lock:
            self._pages = {i: page for i, page in self._pages.items() if page.seen > oldest}
            self._is_looking = bool(self._pages) and runtime.exists()
            return self._is_looking

    def _tell(self, edition: Edition) -> None:
        """Ask every page that shows something else to run anew."""
        with self._lock:
            pages = list(self._pages.items())
        for session_id, page in pages:
            server = runtime.get_instance()
            session = server.get_app_session(session_id)
            if session is None:
                continue
            page.seen = time.monotonic()
            if page.shown not in {None, edition}:
                # Sessions belong to the server's own thread, to which this future does too.
                loop = cast("asyncio.Future[None]", server.stopped).get_loop()
                loop.call_soon_threadsafe(_run_anew, session, page, edition)


def _run_anew(session: AppSession, page: _Page, edition: Edition) -> None:
    """Run a page again, unless it is at work: then what it does is not cut short.

    It will be asked again soon. Streamlit does the same, and with the same state, where the code of
    a page changes.
    """
    session.track_settling()
    if session.is_settled:
        page.shown = edition
        session.request_rerun(session._client_state)  # noqa: SLF001 -- has no public name


@lru_cache(maxsize=8)
def _watcher(data: Path) -> _Watcher:
    return _Watcher(data)

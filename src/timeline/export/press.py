"""A Chromium that prints, in a thread of its own: it can die or hang without taking us along."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import Coroutine
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import suppress
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

from choreographer import errors as browser_errors
from fontTools.ttLib import TTFont
from kaleido import Kaleido, PageGenerator
from kaleido import errors as printing_errors

from timeline.drawing.outlines import companion_file

__all__ = ["FAILURES", "Press"]

FAILURES: tuple[type[Exception], ...] = (
    FutureTimeoutError,
    OSError,
    browser_errors.BrowserClosedError,
    browser_errors.BrowserDepsError,
    browser_errors.BrowserFailedError,
    browser_errors.ChannelClosedError,
    browser_errors.DevtoolsProtocolError,
    printing_errors.BrowserClosedError,
    printing_errors.BrowserFailedError,
    printing_errors.JavascriptError,
    printing_errors.KaleidoError,
)
"""What may be raised where the browser does not start, dies or hangs."""

_START, _PRINT, _END = 40.0, 60.0, 5.0
"""How long each may take, seconds."""

_FONTS = "FONTCONFIG_FILE"
_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{folder}</dir>
  <cachedir>{folder}/cache</cachedir>
</fontconfig>
"""


class Press:
    """A browser that prints figures.

    Parameters
    ----------
    path : str
        Where it is.
    is_wide : bool
        Whether it is given the companion font with East Asian letters, which takes seconds.
    """

    def __init__(self, path: str, *, is_wide: bool) -> None:
        self.is_wide = is_wide
        self._path = path
        self._folder = Path(tempfile.mkdtemp(prefix="timeline-fonts-"))
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._kaleido: Kaleido | None = None

    def start(self) -> None:
        """Start it with our fonts among its own; raises one of `FAILURES` where it does not."""
        _unpack_fonts(self._folder, is_wide=self.is_wide)
        conf = self._folder / "fonts.conf"
        conf.write_text(_CONF.format(folder=self._folder), encoding="utf-8")
        self._thread.start()
        before = os.environ.get(_FONTS)
        os.environ[_FONTS] = str(conf)
        try:
            self._await(self._open(), _START)
        finally:
            if before is None:
                del os.environ[_FONTS]
            else:
                os.environ[_FONTS] = before

    def printed(self, figure: dict[str, Any], suffix: str, scale: float) -> bytes:
        """Return a figure as ``png`` or ``pdf``; raises one of `FAILURES`."""
        if self._kaleido is None:
            raise browser_errors.BrowserClosedError("it was never opened")
        size = {name: figure["layout"][name] for name in ("width", "height")}
        opts = {"format": suffix, "scale": scale, **size}
        found: bytes = self._await(self._kaleido.calc_fig(figure, opts=opts), _PRINT)
        return found

    def close(self) -> None:
        """End it, whatever state it is in, and leave nothing behind."""
        if self._thread.is_alive():
            if self._kaleido is not None:
                with suppress(*FAILURES):
                    self._await(self._kaleido.close(), _END)
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(_END)
        if not self._loop.is_running():
            self._loop.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    async def _open(self) -> None:
        page = PageGenerator(mathjax=False)
        self._kaleido = Kaleido(page_generator=page, path=self._path, timeout=_PRINT)
        await self._kaleido.open()
        blank = {"data": [], "layout": {"width": 10, "height": 10}}
        await self._kaleido.calc_fig(blank, opts={"format": "png"})

    def _await(self, doing: Coroutine[Any, Any, Any], seconds: float) -> Any:
        future = asyncio.run_coroutine_threadsafe(doing, self._loop)
        try:
            return future.result(seconds)
        except FutureTimeoutError:
            future.cancel()
            raise


def _unpack_fonts(folder: Path, *, is_wide: bool) -> None:
    """Write the fonts that layouts are measured with as TrueType, which fontconfig finds."""
    shipped = [
        f for f in (files("timeline.layout") / "fonts").iterdir() if f.name.endswith("woff2")
    ]
    contents = {file.name: file.read_bytes() for file in shipped}
    if is_wide and (companion := companion_file()) is not None:
        contents[companion.name] = companion.read_bytes()
    for name, content in contents.items():
        font = TTFont(BytesIO(content), recalcTimestamp=False)
        font.flavor = None
        font.save(folder / f"{Path(name).stem}.ttf")

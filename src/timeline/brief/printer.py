"""Pictures by Chromium: figures in, PNG and PDF out, with the fonts that the package ships."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any

from choreographer.browsers.chromium import Chromium
from choreographer.errors import ChromeNotFoundError
from fontTools.ttLib import TTFont
from kaleido import PageGenerator, calc_fig_sync, start_sync_server

__all__ = ["REMEDY", "PrinterError", "is_there", "printed"]

REMEDY = (
    "PNG and PDF need Chromium, and this machine has none; install it "
    "(Debian: apt install chromium; anywhere: plotly_get_chrome) or choose another format"
)

_PATH = "BROWSER_PATH"
"""The environment variable by which kaleido can be told of a browser."""

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_FONTS = "FONTCONFIG_FILE"
_LOCK = Lock()

_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{folder}</dir>
  <cachedir>{folder}/cache</cachedir>
</fontconfig>
"""


class PrinterError(RuntimeError):
    """No picture could be made; the message says why, and what to do."""


@cache
def is_there() -> bool:
    """Return whether there is a Chromium to print with."""
    return _browser() is not None


def printed(figure: dict[str, Any], suffix: str, *, scale: float = 1.0) -> bytes:
    """Return a figure as ``png`` or ``pdf``.

    Chromium is started once and kept: the first picture takes seconds, the others a fraction of
    one. Pictures are made one after the other, whoever asks.

    Raises
    ------
    PrinterError
        Where there is no Chromium.
    """
    if not is_there():
        raise PrinterError(REMEDY)
    size = {name: figure["layout"][name] for name in ("width", "height")}
    with _LOCK:
        _start()
        found: bytes = calc_fig_sync(figure, opts={"format": suffix, "scale": scale, **size})
    return found


def _browser() -> str | None:
    """Return where a Chromium is: the one that is named, one on the path, or kaleido's own."""
    named = os.environ.get(_PATH, "")
    found = named or next(filter(None, map(shutil.which, _NAMES)), None)
    if found:
        return found if Path(found).is_file() else None
    try:
        return Chromium.find_browser(skip_local=False)
    except ChromeNotFoundError:
        return None


@cache
def _start() -> None:
    """Start the browser, with our fonts among its own, and end it with the program."""
    folder = Path(tempfile.mkdtemp(prefix="timeline-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    _unpack_fonts(folder)
    (folder / "fonts.conf").write_text(_CONF.format(folder=folder), encoding="utf-8")
    before = os.environ.get(_FONTS)
    os.environ[_FONTS] = str(folder / "fonts.conf")
    try:
        start_sync_server(page_generator=PageGenerator(mathjax=False), path=_browser())
        calc_fig_sync({"data": [], "layout": {"width": 10, "height": 10}}, opts={"format": "png"})
    finally:
        if before is None:
            del os.environ[_FONTS]
        else:
            os.environ[_FONTS] = before


def _unpack_fonts(folder: Path) -> None:
    """Write the fonts that layouts are measured with as TrueType, which fontconfig finds."""
    for file in (files("timeline.layout") / "fonts").iterdir():
        if file.name.endswith(".woff2"):
            font = TTFont(BytesIO(file.read_bytes()), recalcTimestamp=False)
            font.flavor = None
            font.save(folder / f"{file.name.removesuffix('.woff2')}.ttf")

"""Pictures by Chromium: figures in, PNG and PDF out, with the fonts that the package ships."""

from __future__ import annotations

import atexit
import os
import shutil
from pathlib import Path
from threading import Lock
from typing import Any

from choreographer.browsers.chromium import Chromium
from choreographer.errors import ChromeNotFoundError

from timeline.export.press import FAILURES, Press

__all__ = ["REMEDY", "PrinterError", "is_there", "missing", "printed"]

_PATH = "BROWSER_PATH"
"""The environment variable by which kaleido can be told of a browser."""

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

_INSTALL = "install it (Debian: apt install chromium; anywhere: plotly_get_chrome)"
REMEDY = (
    f"PNG and PDF need Chromium, and this machine has none; {_INSTALL} or choose another format"
)
_NAMED = f"PNG and PDF need Chromium, and {_PATH} names none: {{}}; correct it or leave it out"
_BROKEN = (
    "Chromium at {} started but did not print ({}); try it by hand, "
    f"name another in {_PATH}, or choose another format"
)
_TRIES = 2
_LOCK = Lock()
_pressed: list[Press] = []
"""The browser that is running, if one is; to be looked at under the lock."""


class PrinterError(RuntimeError):
    """No picture could be made; the message says why, and what to do.

    Examples
    --------
    >>> from timeline import brief
    >>> issubclass(brief.PrinterError, Exception)
    True
    """


def is_there() -> bool:
    """Return whether there is a Chromium to print with."""
    return _browser() is not None


def missing() -> str:
    """Say what is missing to print, and the remedy; nothing where nothing is."""
    if is_there():
        return ""
    named = os.environ.get(_PATH, "")
    return _NAMED.format(named) if named else REMEDY


def printed(figure: dict[str, Any], suffix: str, *, scale: float = 1.0) -> bytes:
    """Return a figure as ``png`` or ``pdf``.

    Chromium is started once and kept: the first picture takes seconds, the others a fraction of
    one. Pictures are made one after the other, whoever asks. One that dies is replaced.

    Raises
    ------
    PrinterError
        Where there is no Chromium, or none that prints.
    """
    path = _browser()
    if path is None:
        raise PrinterError(missing())
    is_wide = _needs_companion(figure)
    with _LOCK:
        for last in range(1, _TRIES + 1):
            try:
                return _press(path, is_wide=is_wide).printed(figure, suffix, scale)
            except FAILURES as error:
                _discard()
                if last == _TRIES:
                    raise PrinterError(_BROKEN.format(path, type(error).__name__)) from error
    raise AssertionError("the last try returns or raises")


def _browser() -> str | None:
    """Return where a Chromium is: the one that is named, one on the path, or kaleido's own."""
    if named := os.environ.get(_PATH, ""):
        return shutil.which(named)
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found:
        return found
    try:
        own = Chromium.find_browser(skip_local=False)
    except ChromeNotFoundError:
        return None
    return own if own and Path(own).is_file() else None


def _press(path: str, *, is_wide: bool) -> Press:
    """Return the running browser, or one that has the fonts that are needed."""
    if _pressed and is_wide and not _pressed[0].is_wide:
        _discard()
    if not _pressed:
        press = Press(path, is_wide=is_wide)
        _pressed.append(press)
        press.start()
    return _pressed[0]


def _discard() -> None:
    while _pressed:
        _pressed.pop().close()


def _needs_companion(figure: dict[str, Any]) -> bool:
    """Return whether a text has letters of the companion font: any from the CJK blocks on."""
    texts = (t for trace in figure["data"] for t in trace.get("text") or () if isinstance(t, str))
    return any(ord(letter) >= _CJK for text in texts for letter in text)


_CJK = 0x2E80
"""Where the blocks of East Asian letters begin."""

atexit.register(_discard)

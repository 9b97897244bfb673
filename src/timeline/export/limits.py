"""How much may leave the tool at once, and how that is raised: nothing is made without an end."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Self

from timeline.limit_settings import SettingError, raised, settings
from timeline.views.view import ViewError
from timeline.words import counted

__all__ = ["EXPORT_LIMITS", "ExportLimits", "LimitError", "check_size", "in_time"]

EXPORT_LIMITS = "TIMELINE_EXPORT_LIMITS"
"""The environment variable that raises limits, or lowers them: ``pages=2000 seconds=600``."""


class LimitError(ViewError):
    """What is asked for is more than a limit allows: the message says which, and how to raise it.

    Or a setting of the limits sets none.
    """


@dataclass(frozen=True, slots=True)
class ExportLimits:
    """What an export may take at most.

    Parameters
    ----------
    views : int
        Views of a briefing.
    pages : int
        Pages of a file: more than anybody prints, and little enough for a small machine.
    size : int
        Bytes of a file.
    seconds : int
        How long a file may take to make.
    memory : int
        Bytes of memory that making it may take, where it has a process of its own.
    template : int
        Bytes of a template, and of the texts in it, which it has packed.
    address : int
        Letters of the part of an address that holds a briefing: servers take no longer ones.

    Examples
    --------
    >>> from timeline.export.limits import ExportLimits
    >>> ExportLimits(pages=2_000).seconds
    120
    """

    views: int = 40
    pages: int = 500
    size: int = 200_000_000
    seconds: int = 120
    memory: int = 4_000_000_000
    template: int = 20_000_000
    address: int = 30_000

    @classmethod
    def set_here(cls) -> Self:
        """Return the limits with what TIMELINE_EXPORT_LIMITS sets; raises LimitError."""
        return replace(cls(), **dict(_settings(os.environ.get(EXPORT_LIMITS, ""))))

    def check(self, name: str, found: float, what: str, remedy: str) -> None:
        """Refuse what is more than a limit allows.

        Parameters
        ----------
        name : str
            That of the limit.
        found : float
            How much there is.
        what : str
            What has so much, and how much it may have: ``a briefing takes 40 views, not 41``.
        remedy : str
            What to do about it besides raising the limit.

        Raises
        ------
        LimitError
            ``a file takes 500 pages; narrow the view, or set TIMELINE_EXPORT_LIMITS=pages=1000``.
        """
        if found > getattr(self, name):
            raise LimitError(f"{what}; {remedy}, or {self.raised(name, int(found))}")

    def too_slow(self) -> str:
        """Return what is said of a file that took too long."""
        return (
            f"the file was not ready after {counted(self.seconds, 'second')}; "
            f"narrow it by filters, or {self.raised('seconds', 0)}"
        )

    def raised(self, name: str, needed: int) -> str:
        """Return how a limit is raised to what is needed, or twice it where nobody knows that."""
        least = {name: max(needed, 2 * getattr(self, name))}
        return f"set {EXPORT_LIMITS}={raised(self, type(self)(), _NAMES, least)}"


def check_size(size: int) -> None:
    """Refuse a file that is larger than one may be; raises LimitError."""
    limits = ExportLimits.set_here()
    what = f"the file would have more than {limits.size / 1e6:,.0f} MB, the most that one may have"
    limits.check("size", size, what, "narrow it by filters, or lower its resolution")


class _TimeUp(BaseException):
    """Raised wherever the program is: no library takes it for an error of its own."""


@contextmanager
def in_time() -> Iterator[None]:
    """Stop what takes longer than a file may, where that can be: by a signal, which Windows lacks.

    For the main thread.

    Raises
    ------
    LimitError
        Once the time is up.
    """
    limits = ExportLimits.set_here()
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_signal: int, _frame: object) -> None:
        raise _TimeUp

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    try:
        yield
    except _TimeUp:
        raise LimitError(limits.too_slow()) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


_NAMES = tuple(found.name for found in fields(ExportLimits))


@lru_cache(maxsize=8)
def _settings(text: str) -> tuple[tuple[str, int], ...]:
    try:
        return tuple(settings(text, _NAMES, "pages=2000"))
    except SettingError as error:
        raise LimitError(f"{EXPORT_LIMITS} {error}") from None

"""A process of the server: ``python -m timeline.app.server SETTINGS``, which ``serve`` starts."""

from __future__ import annotations

import os
import signal
import sys
from threading import Thread

from timeline.server.settings import Settings
from timeline.server.workers import balance


def main() -> None:
    """Be one process of the server: the only one, one of several, or the one that leads to them."""
    settings = Settings.from_json(sys.argv[1])
    if settings.workers > 1 and not settings.is_worker:
        balance(settings)
        return
    from timeline.app.server.application import run  # noqa: PLC0415 -- slow, and this process answers

    if settings.is_worker:
        Thread(target=_end_with_parent, daemon=True).start()
    run(settings)


def _end_with_parent() -> None:
    """End once standard input does, which the process holds that started this one."""
    os.read(sys.stdin.fileno(), 1)  # no lock is held while it waits, as one is in a buffered read
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()

"""Find the Chromium that the browser tests and the benchmark drive, or install one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications")
MAC_APPS = (
    MAC / "Google Chrome.app/Contents/MacOS/Google Chrome",
    MAC / "Chromium.app/Contents/MacOS/Chromium",
)
MISSING = (
    "No Chromium can be had: install one (apt-get install chromium), "
    "or name it (CHROMIUM=/path/to/chromium make test)."
)
ARGUMENTS = (
    "--no-sandbox",  # it refuses to start as root with one
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-proxy-server",
    # Whatever is not this machine cannot be reached, so that a page that needs it fails here too.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


def find() -> str | None:
    """Return the path of the first browser that starts, or None."""
    return next((path for path in _candidates() if _starts(path)), None)


def launch(playwright: Playwright) -> Browser:
    """Start the browser; AssertionError with the remedy where there is none."""
    path = find()
    assert path is not None, MISSING
    return playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))


def install() -> None:
    """Install a browser, the system's own where we may, else Playwright's."""
    for command in _installers():
        print("Installing Chromium:", *command, flush=True)
        subprocess.run(command, check=False)
        if find() is not None:
            return


def _candidates() -> Iterator[str]:
    if named := os.environ.get("CHROMIUM"):
        yield named
        return  # whoever names one wants that one or none
    yield from filter(None, map(shutil.which, NAMES))
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    yield own
    yield from map(str, MAC_APPS)


def _starts(path: str) -> bool:
    """Whether it runs at all; Ubuntu's /usr/bin/chromium-browser may only say what to install."""
    try:
        answer = subprocess.run([path, "--version"], check=False, capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def _installers() -> Iterator[list[str]]:
    playwright = [sys.executable, "-m", "playwright", "install"]
    if shutil.which("apt-get") and (rights := _rights()) is not None:
        yield [*rights, "apt-get", "update"]
        yield [*rights, "apt-get", "install", "--yes", "--no-install-recommends", "chromium"]
        yield [*playwright, "--with-deps", "chromium"]
    yield [*playwright, "chromium"]


def _rights() -> list[str] | None:
    """Return what to put before a command that must run as root; None where we may not."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "--non-interactive"]
    may = (
        shutil.which("sudo")
        and subprocess.run([*sudo, "true"], check=False, capture_output=True).returncode == 0
    )
    return sudo if may else None


if __name__ == "__main__":
    if find() is None and "--install" in sys.argv:
        install()
    sys.exit(None if find() else MISSING)

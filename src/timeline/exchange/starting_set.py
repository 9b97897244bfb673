"""The data set that a new folder begins with: small, whole, and there to be overwritten."""

from __future__ import annotations

import shlex
from importlib import resources

__all__ = ["starting_files"]

_README = "README.md"


def starting_files(folder: str) -> dict[str, bytes]:
    """Return the files of a new data set by name; the README names the folder in its commands."""
    home = resources.files("timeline.exchange") / "starter"
    found = {file.name: file.read_bytes() for file in home.iterdir() if file.is_file()}
    text = found[_README].decode("utf-8").replace("{folder}", shlex.quote(folder))
    return {**found, _README: text.encode("utf-8")}

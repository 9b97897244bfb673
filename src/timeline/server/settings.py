"""What a server is told by ``timeline serve``; handed from process to process as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

__all__ = ["LOOPBACK", "Settings"]

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""Names by which a machine calls itself; none of them can be another's."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a server is told.

    Parameters
    ----------
    host, port : str and int
        Where it listens.
    names : tuple of str
        Host names, besides those of the machine itself, by which it may be asked.
    embedders : tuple of str
        Origins (``https://intranet.example``) whose pages may show it in a frame.
    sign_in : str
        Path of the file that says who may sign in, and where; blank for a server without.
    workers : int
        How many processes answer.
    place : int, optional
        Which of several processes this one is, from 0 on; None for the one that starts them.
    """

    host: str
    port: int
    names: tuple[str, ...] = ()
    embedders: tuple[str, ...] = ()
    sign_in: str = ""
    workers: int = 1
    place: int | None = None

    @property
    def hosts(self) -> tuple[str, ...]:
        """All host names by which it may be asked."""
        return (*LOOPBACK, *self.names)

    @property
    def is_worker(self) -> bool:
        """Whether it is for one of several processes."""
        return self.place is not None

    def as_worker(self, port: int, place: int) -> Settings:
        """Return the settings of one of its processes, which listens to the others alone."""
        return replace(self, host="127.0.0.1", port=port, place=place)

    def as_json(self) -> str:
        """Return the settings as a text that `from_json` reads."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Settings:
        """Return settings from the text that `as_json` wrote."""
        said = json.loads(text)
        lists = {name: tuple(said[name]) for name in ("names", "embedders")}
        return cls(**{**said, **lists})

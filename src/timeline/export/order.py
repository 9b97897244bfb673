"""What is asked for of a file, and the file with what is to be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline.dataset import Dataset
from timeline.export.pages.page import Progress
from timeline.views.caption import Edition, edition
from timeline.views.view import View

__all__ = ["Order", "Written"]


@dataclass(frozen=True, slots=True)
class Order:
    """All that is asked for of a file; the parameters of `timeline.export.formats.write`."""

    ds: Dataset
    views: Sequence[View]
    suffix: str
    size: str = "16:9"
    width: float | None = None
    scale: float = 2.0
    title: str = ""
    template: bytes | None = None
    made: Edition = field(default_factory=edition)
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A file, and what is to be said of it to whoever asked for it.

    Attributes
    ----------
    content : bytes
        The file.
    left_out : str
        What the file, which holds one page, leaves out; blank where it leaves nothing out.
    missing : str
        The letters in it for which there is no font here.
    """

    content: bytes
    left_out: str = ""
    missing: str = ""

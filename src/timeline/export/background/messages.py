"""What a server and the process that makes its files say to each other: pickles, one at a time."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.dataset import Dataset
from timeline.export.export_request import ExportRequest

__all__ = ["Failure", "Order", "Refusal", "Step"]


@dataclass(frozen=True, slots=True)
class Order:
    """A file that is to be made.

    Parameters
    ----------
    request : ExportRequest
        Without its data set.
    number : int
        That of the data set.
    dataset : Dataset, optional
        The data set, where the process has not got it.
    dropped : tuple of int
        The numbers of those that it need not keep any longer.
    memory : int
        Bytes that making it may take.
    """

    request: ExportRequest
    number: int
    dataset: Dataset | None
    dropped: tuple[int, ...]
    memory: int


@dataclass(frozen=True, slots=True)
class Step:
    """How far it is: how much is done, of how much, and the title of what comes next."""

    done: int
    total: int
    title: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why what is asked for cannot be had, for whoever asked."""

    reason: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Where the program failed, for the log: nothing of the data is in it."""

    place: str
    is_memory: bool = False

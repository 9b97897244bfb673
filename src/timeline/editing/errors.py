"""Why a file is not changed, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["EditError"]


class EditError(ValueError):
    """An edit that was not made; nothing has been written.

    Parameters
    ----------
    reason : str
        What stands in the way.
    remedy : str
        What to do, an imperative.
    details : sequence of str
        Lines that show it, such as what has changed in the file meanwhile.
    """

    def __init__(self, reason: str, remedy: str, details: Sequence[str] = ()) -> None:
        self.reason = reason
        self.remedy = remedy
        self.details = tuple(details)
        super().__init__(f"{reason}; {remedy}")

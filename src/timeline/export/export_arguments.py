"""What a file is asked for with, checked before it is made."""

from __future__ import annotations

from collections.abc import Iterable

from timeline import arguments
from timeline.dataset import Dataset
from timeline.layout.page import SIZES
from timeline.views.caption import Edition
from timeline.views.view import View, checked_views

__all__ = ["checked"]

_FINEST, _COARSEST = 4.0, 0.1
"""Most and least px of a picture to a px of a screen."""


def checked(
    ds: Dataset,
    views: View | Iterable[View],
    *,
    size: str = "16:9",
    width: float | None = None,
    scale: float = 2.0,
    template: bytes | None = None,
    made: Edition | None = None,
) -> tuple[View, ...]:
    """Return the views, one of them as a tuple too; refuse what no file can be made of.

    Raises
    ------
    ValueError
        It says what is wrong, and what is possible.
    """
    found = checked_views(ds, views)
    arguments.one_of("size", size, SIZES)
    if width is not None:
        arguments.within("width", width, arguments.NARROWEST)
    arguments.within("scale", scale, _COARSEST, _FINEST)
    if template is not None:
        arguments.instance(template, bytes, "read the file with Path(...).read_bytes()")
    if made is not None:
        arguments.instance(made, Edition, "brief.edition makes one")
    return found

"""What is asked for of a file, checked, and the file with what is to be said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from timeline import arguments
from timeline.dataset import Dataset
from timeline.export.pages.page import Progress
from timeline.layout.page import SIZES
from timeline.views.caption import Edition, edition
from timeline.views.view import View, checked_views

__all__ = ["DECK_SIZES", "ExportRequest", "Written", "sizes_for"]

DECK_SIZES = tuple(name for name, size in SIZES.items() if size.height)
"""The names of the sizes that slides may have."""

_FINEST, _COARSEST = 4.0, 0.1
"""Most and least px of a picture to a px of a screen."""


def sizes_for(suffix: str, template: bytes | None = None) -> tuple[str, ...]:
    """Return the names of the sizes that a file may have; the slides of a template have its own."""
    return DECK_SIZES if suffix == "pptx" and template is None else tuple(SIZES)


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """All that is asked for of a file; the parameters of `timeline.export.formats.write`.

    ``is_deck`` is whether it is a briefing though it holds one view.
    """

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
    is_deck: bool = False

    @property
    def has_cover(self) -> bool:
        """Whether it is a briefing, with a cover and the sources, rather than one picture."""
        return self.is_deck or len(self.views) > 1

    @classmethod
    def checked(
        cls,
        ds: Dataset,
        views: View | Iterable[View],
        suffix: str,
        *,
        made: Edition | None = None,
        **how: Any,
    ) -> Self:
        """Return what is asked for: of one view or several, the suffix with or without its dot.

        Raises
        ------
        ValueError
            Where no file can be made of it: it says what is wrong, and what is possible.
        """
        bare = arguments.text("suffix", suffix).lower().removeprefix(".")
        made = edition() if made is None else made
        found = cls(ds, checked_views(ds, views), bare, made=made, **how)
        arguments.one_of("size", found.size, sizes_for(bare, found.template))
        if found.width is not None:
            arguments.within("width", found.width, arguments.NARROWEST)
        arguments.within("scale", found.scale, _COARSEST, _FINEST)
        arguments.text("title", found.title)
        if found.template is not None:
            remedy = "read the file with Path(...).read_bytes()"
            arguments.instance(found.template, bytes, remedy)
        arguments.instance(found.made, Edition, "brief.edition makes one")
        if found.progress is not None:
            remedy = "write a function of what is done, of how much, and a title"
            # An abstract class is a type, though not to mypy.
            arguments.instance(found.progress, Callable, remedy)  # type: ignore[arg-type]
        return found


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

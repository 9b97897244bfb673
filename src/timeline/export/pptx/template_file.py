"""A template that somebody gives, read within limits, as a presentation to open."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import is_zipfile

from timeline.export.limits import ExportLimits
from timeline.reading.archive import packed, unpacked
from timeline.reading.decoding import UnreadableError

__all__ = ["TemplateError", "presentation", "read_template", "refuse_large"]

_MAIN = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_LIKE = (
    b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
)
"""Content types of what may be given, and that of what is written."""

_TYPES = "[Content_Types].xml"
_TEXTS = (".xml", ".rels", ".vml")
"""Ends of the names of members that are parsed, which takes many times their size."""


_NONE = (
    "the template is not a PowerPoint file; save it in PowerPoint as .pptx or .potx,"
    " without a password"
)


class TemplateError(ValueError):
    """What is given as a template is none; the message says what may be given."""


def refuse_large(size: int) -> None:
    """Refuse a template by the size of its file, before it is read.

    Raises
    ------
    TemplateError
        Where it is larger than `ExportLimits.template`.
    """
    limits = ExportLimits.set_here()
    if size > limits.template:
        raise TemplateError(
            f"the template has {size / 1e6:,.1f} MB, and {limits.template / 1e6:,.1f} MB may be "
            "given; take pictures and videos out of its slides and masters, or "
            + limits.raised("template", size)
        )


def read_template(path: Path) -> bytes:
    """Return what is in the file of a template, after a look at its size.

    Raises
    ------
    TemplateError
        Where it is too large, or cannot be read.
    """
    try:
        refuse_large(path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        reason = f"the template {path} cannot be read ({error.strerror})"
        raise TemplateError(f"{reason}; give another file") from error


def presentation(template: bytes) -> bytes:
    """Return a template as a presentation that has been unpacked within the limits.

    Raises
    ------
    TemplateError
        Where it is no file of PowerPoint's, or too large.
    """
    refuse_large(len(template))
    if not is_zipfile(BytesIO(template)):
        raise TemplateError(_NONE)
    try:
        members = unpacked(template, lambda _: True)
    except UnreadableError as error:
        remedy = "open it in PowerPoint and save it anew as .pptx, without videos and a password"
        raise TemplateError(f"the template {error.reason}; {remedy}") from error
    if _TYPES not in members:
        raise TemplateError(_NONE)
    _refuse_long(sum(len(text) for name, text in members.items() if name.endswith(_TEXTS)))
    for kind in _LIKE:
        members[_TYPES] = members[_TYPES].replace(kind, _MAIN)
    return packed(members)


def _refuse_long(texts: int) -> None:
    limits = ExportLimits.set_here()
    if texts > limits.template:
        raise TemplateError(
            f"the template has {texts / 1e6:,.1f} MB of texts unpacked, and "
            f"{limits.template / 1e6:,.1f} MB may be given; delete its slides and save it anew, or "
            + limits.raised("template", texts)
        )

"""A deck as a file: a template opened without its slides, and bytes that are always the same."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout, SlideMaster

from timeline.export.pptx.text import clean
from timeline.export.zipping import repacked

__all__ = ["TemplateError", "describe", "opened", "packed"]

_MAIN = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_LIKE = (
    b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
)
"""Content types of what may be given, and that of what is written."""

_TYPES = "[Content_Types].xml"

_LEFT_OUT = ("/vbaProject", "/viewProps", "/commentAuthors", "/authors", "/printerSettings")
"""Ends of the types of relationships to what belongs to the slides of a template, or cannot be in
a file without macros."""

_LONGEST = 255
"""A property may have so many characters; python-pptx refuses more."""

_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>timeline</Application></Properties>"
)

_MADE_BY = "timeline"


class TemplateError(ValueError):
    """What is given as a template is none; the message says what may be given."""


def opened(template: bytes) -> Deck:
    """Open a template without its slides.

    Raises
    ------
    TemplateError
        Where it is no file of PowerPoint's, or has no layouts.
    """
    try:
        deck = Presentation(BytesIO(_as_presentation(template)))
        layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
    except (BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise TemplateError(
            "the template is not a PowerPoint file; save it in PowerPoint as .pptx or .potx,"
            " without a password"
        ) from error
    if not layouts:
        raise TemplateError("the template has no slide layouts; add one to its slide master")
    _clear(deck)
    return deck


def _as_presentation(template: bytes) -> bytes:
    """Return a template as a presentation, which is all that python-pptx opens."""
    with ZipFile(BytesIO(template)) as source:
        types = source.read(_TYPES)
        if not any(kind in types for kind in _LIKE):
            return template
        for kind in _LIKE:
            types = types.replace(kind, _MAIN)
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as target:
            for name in source.namelist():
                target.writestr(name, types if name == _TYPES else source.read(name))
    return out.getvalue()


def _clear(deck: Deck) -> None:
    """Take out the slides, and whatever points to them: else they would stay as orphans."""
    root = deck.part.presentation.element
    slides = root.find(qn("p:sldIdLst"))
    for slide in list(slides) if slides is not None else []:
        key = slide.get(qn("r:id"))
        slides.remove(slide)
        deck.part.drop_rel(key)
    for gone in [*root.iter(qn("p:custShowLst")), *_sections(root)]:
        gone.getparent().remove(gone)
    for key, relation in list(deck.part.rels.items()):
        if relation.reltype.endswith(_LEFT_OUT):
            deck.part.drop_rel(key)
    for master in deck.slide_masters:
        for page in (master, *master.slide_layouts):
            _unlink(page)


def _sections(root: Any) -> list[Any]:
    """Return the extensions that sort slides into sections: an id of none would need repair."""
    return [
        ext
        for ext in root.iter(qn("p:ext"))
        if any(str(child.tag).endswith("}sectionLst") for child in ext)
    ]


def _unlink(page: SlideMaster | SlideLayout) -> None:
    """Take links to slides from a master or layout."""
    part = page.part
    gone = {key for key, relation in part.rels.items() if relation.reltype == RT.SLIDE}
    for element in list(page.element.iter(qn("a:hlinkClick"), qn("a:hlinkHover"))):
        if element.get(qn("r:id")) in gone:
            element.getparent().remove(element)
    for key in gone:
        part.drop_rel(key)


def describe(
    deck: Deck, moment: datetime, *, title: str, subject: str, keywords: str, comments: str
) -> None:
    """Write what the file says of itself, in the place of what a template said."""
    found = deck.core_properties
    for name, value in (
        ("title", title),
        ("subject", subject),
        ("keywords", keywords),
        ("comments", comments),
        ("author", _MADE_BY),
        ("last_modified_by", _MADE_BY),
    ):
        setattr(found, name, clean(value)[:_LONGEST])
    plain = moment.replace(tzinfo=None)
    found.created = found.modified = plain
    found.revision = 1
    package = deck.part.package
    for relation in list(package.iter_rels()):
        if relation.reltype == RT.EXTENDED_PROPERTIES:
            relation.target_part.blob = _APP
        elif relation.reltype == RT.THUMBNAIL:
            package.drop_rel(relation.rId)


def packed(deck: Deck, moment: datetime) -> bytes:
    """Return the file; its parts are as old as ``moment``, not as the clock says."""
    written = BytesIO()
    deck.save(written)
    return repacked(written.getvalue(), moment)

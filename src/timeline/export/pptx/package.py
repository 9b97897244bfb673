"""A deck as a file: a template opened without its slides, and bytes that are always the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import XmlPart
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout, SlideMaster

from timeline.export.pptx.template_file import TemplateError, presentation
from timeline.export.pptx.text import clean
from timeline.export.zipping import repacked
from timeline.views.view import ViewError

__all__ = ["TemplateError", "blamed", "describe", "opened", "packed"]

_LEFT_OUT = ("/vbaProject", "/viewProps", "/commentAuthors", "/authors", "/printerSettings")
"""Ends of the types of relationships to what belongs to the slides of a template, or cannot be in
a file without macros."""

_RELATION = qn("r:id").removesuffix("id")
"""What the names of attributes that hold the key of a relationship begin with."""

_LONGEST = 255
"""A property may have so many characters; python-pptx refuses more."""

_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>timeline</Application></Properties>"
)

_MADE_BY = "timeline"


@contextmanager
def blamed(template: bytes | None) -> Iterator[None]:
    """Say of whatever fails in here that it is the template, if one is given.

    A damaged one fails anywhere, as python-pptx reads its parts when they are first looked at.
    """
    try:
        yield
    except (ViewError, TemplateError, MemoryError):
        raise
    except Exception as error:
        if template is None:
            raise
        raise TemplateError(
            "the template has parts that cannot be read; open it in PowerPoint and save it anew"
        ) from error


def opened(template: bytes) -> Deck:
    """Open a template without its slides, and without what leads out of the file.

    Raises
    ------
    TemplateError
        Where it is no file of PowerPoint's, is too large, or has no layouts.
    """
    with blamed(template):
        deck = Presentation(BytesIO(presentation(template)))
        layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
        if not layouts:
            raise TemplateError("the template has no slide layouts; add one to its slide master")
        _clear(deck)
        _cut_off(deck)
    return deck


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


def _cut_off(deck: Deck) -> None:
    """Take out whatever PowerPoint would fetch from elsewhere when the file is opened.

    Links that somebody has to click stay.
    """
    for part in [deck.part.package, *deck.part.package.iter_parts()]:
        rels = part._rels  # noqa: SLF001 -- of a package it has no public name
        gone = {
            key
            for key, relation in rels.items()
            if relation.is_external and relation.reltype != RT.HYPERLINK
        }
        for key in gone:
            rels.pop(key)
        for element in part._element.iter() if gone and isinstance(part, XmlPart) else ():  # noqa: SLF001 -- nor has this
            for name, value in list(element.attrib.items()):
                if value in gone and str(name).startswith(_RELATION):
                    del element.attrib[name]


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

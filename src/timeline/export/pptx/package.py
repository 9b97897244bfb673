"""A deck as bytes that are always the same, with the properties that a file has."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation as Deck

from timeline.export.pptx.text import clean
from timeline.export.zipping import repacked

__all__ = ["describe", "packed"]

_LONGEST = 255
"""A property may have so many characters; python-pptx refuses more."""

_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>timeline</Application></Properties>"
)

_MADE_BY = "timeline"


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

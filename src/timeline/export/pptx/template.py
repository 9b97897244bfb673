"""A template of another's: opened, its slides taken out, and the colours of its master read."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout, SlideMaster

__all__ = ["TemplateError", "opened", "page_colour", "theme_colours"]

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

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

_WHITE = "#ffffff"


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
    slides = root.find(f"{_P}sldIdLst")
    for slide in list(slides) if slides is not None else []:
        key = slide.get(f"{_R}id")
        slides.remove(slide)
        deck.part.drop_rel(key)
    for gone in [*root.iter(f"{_P}custShowLst"), *_sections(root)]:
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
        for ext in root.iter(f"{_P}ext")
        if any(str(child.tag).endswith("}sectionLst") for child in ext)
    ]


def _unlink(page: SlideMaster | SlideLayout) -> None:
    """Take links to slides from a master or layout."""
    part = page.part
    gone = {key for key, relation in part.rels.items() if relation.reltype == RT.SLIDE}
    for element in list(page.element.iter(f"{_A}hlinkClick", f"{_A}hlinkHover")):
        if element.get(f"{_R}id") in gone:
            element.getparent().remove(element)
    for key in gone:
        part.drop_rel(key)


def theme_colours(master: SlideMaster) -> dict[str, str]:
    """Return the colours of a master, ``#rrggbb``, by the names that slides call them."""
    scheme = parse_xml(master.part.part_related_by(RT.THEME).blob).find(f".//{_A}clrScheme")
    if scheme is None:
        return {}
    known: dict[str, str] = {}
    for slot in scheme:
        for colour in slot:
            value = str(colour.get("lastClr") or colour.get("val"))
            known[str(slot.tag).removeprefix(_A)] = f"#{value.lower()}"
    called = master.element.find(f"{_P}clrMap")
    pairs = {} if called is None else {str(name): str(slot) for name, slot in called.attrib.items()}
    return {name: known[slot] for name, slot in pairs.items() if known.get(slot)}


def page_colour(layout: SlideLayout) -> str:
    """Return the colour of the slides of a layout; that of its theme where it is no plain one."""
    known = theme_colours(layout.slide_master)
    for page in (layout, layout.slide_master):
        background = page.element.find(f"{_P}cSld/{_P}bg")
        if background is None:
            continue
        for element in background.iter(f"{_A}schemeClr", f"{_A}srgbClr"):
            value = element.get("val", "")
            found = known.get(value) if element.tag.endswith("schemeClr") else f"#{value.lower()}"
            if found:
                return found
    return known.get("bg1", _WHITE)

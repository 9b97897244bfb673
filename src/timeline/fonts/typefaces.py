"""Font files, opened: the two cuts that are shipped, their Japanese companion, and the system's."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import uharfbuzz as hb
from fontTools.ttLib.sfnt import SFNTReader, SFNTWriter

from timeline.home import HOME

__all__ = ["UNITS", "Typeface", "companion", "on_system", "shipped"]

UNITS = 1000.0
"""To the em, in outlines and widths."""

_FILES = {False: "IBMPlexSans-Regular.woff2", True: "IBMPlexSans-SemiBold.woff2"}
_COMPANION = "IBMPlexSansJP-Regular.woff2"

_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_UNLIKE = ("bold", "italic", "oblique", "black", "light", "thin", "mono", "serif", "narrow", "cond")
"""Words in the name of a file that is less like our own font than others."""
_BLANK = ("lastresort", "adobeblank")
"""Fonts that claim every letter and draw none."""


@dataclass(frozen=True, eq=False)
class Typeface:
    """A cut of a font, as HarfBuzz shapes it; nothing of it is changed once it is opened."""

    font: hb.Font

    @cached_property
    def name(self) -> str:
        """Its PostScript name."""
        return self.font.face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "Font"

    @cached_property
    def letters(self) -> hb.Set:
        """The code points that it has."""
        return self.font.face.unicodes

    @cached_property
    def scale(self) -> float:
        """How many of our units make one of its own."""
        return UNITS / float(self.font.face.upem)

    @cached_property
    def ascent(self) -> float:
        """How far it reaches above the baseline."""
        return float(self.font.get_font_extents("ltr").ascender) * self.scale

    @cached_property
    def descent(self) -> float:
        """How far it reaches below the baseline, as a negative number."""
        return float(self.font.get_font_extents("ltr").descender) * self.scale

    @cached_property
    def is_cff(self) -> bool:
        """Whether its outlines are cubic, as PostScript's are."""
        return "glyf" not in self.font.face.table_tags

    def draw(self, glyph: int, pen: Any) -> None:
        """Draw a glyph with one of fontTools' pens, in the font's own units."""
        self.font.draw_glyph_with_pen(glyph, pen)

    def width(self, glyph: int) -> float:
        """Return how far a glyph by itself moves on."""
        return float(self.font.get_glyph_h_advance(glyph)) * self.scale

    def only(
        self, *, glyphs: Iterable[int] = (), letters: str = "", features: Iterable[str] = ()
    ) -> hb.Face:
        """Return the font with some glyphs and letters alone; what is kept keeps its number.

        Parameters
        ----------
        features : iterable of str
            Those of its layout rules that are kept, by their OpenType tags.
        """
        kept = hb.SubsetInput()
        kept.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
        kept.flags |= hb.SubsetFlags.CFF_IDENTITY_CHARSET | hb.SubsetFlags.DOWNGRADE_CFF2
        kept.glyph_set.update(glyphs)
        kept.unicode_set.update(map(ord, letters))
        kept.layout_feature_tag_set.clear()
        kept.layout_feature_tag_set.update(int.from_bytes(tag.encode()) for tag in features)
        if self.font.face.has_var_data:
            kept.pin_all_axes_to_default(self.font.face)
        return hb.subset(self.font.face, kept)


@cache
def shipped(*, bold: bool = False) -> Typeface:
    """Return a cut of the font that comes with the program."""
    return _opened((files("timeline.fonts") / _FILES[bold]).read_bytes())


@cache
def companion() -> Typeface | None:
    """Return the Japanese companion, which has one cut; None where its file is missing."""
    path = HOME / "static" / "fonts" / _COMPANION
    return _opened(path.read_bytes()) if path.is_file() else None


def _opened(content: bytes) -> Typeface:
    """Open a font that is packed for the web.

    Ours are packed without WOFF2's rewriting of outlines (its null transform): the same font, an
    eighth larger, and unpacked at once instead of glyph by glyph, which takes Python many seconds.
    """
    packed, unpacked = SFNTReader(BytesIO(content)), BytesIO()
    writer = SFNTWriter(unpacked, len(packed.tables), packed.sfntVersion)
    for tag in packed.keys():  # noqa: SIM118 -- it has no other way to be walked
        writer[tag] = packed[tag]
    writer.close()
    return Typeface(hb.Font(hb.Face(unpacked.getvalue())))


@lru_cache(maxsize=20_000)
def on_system(letter: str) -> Typeface | None:
    """Return a font of this machine that has a letter and draws it, the one most like ours."""
    typefaces = (typeface for path in _system_files() for typeface in _in_file(path))
    return next((one for one in typefaces if _draws(one, letter)), None)


def _draws(typeface: Typeface, letter: str) -> bool:
    # A font of coloured pictures has the letter, and nothing to draw it with in one colour.
    glyph = typeface.font.get_nominal_glyph(ord(letter))
    if not glyph:
        return False
    extents = typeface.font.get_glyph_extents(glyph)
    return letter.isspace() or bool(extents and extents.width)


@cache
def _in_file(path: Path) -> tuple[Typeface, ...]:
    """Return what a file holds, which may be nothing that can be read, or several fonts."""
    try:
        blob = hb.Blob.from_file_path(str(path))
        faces = [hb.Face(blob, index) for index in range(hb.Face(blob).count)]
    except (OSError, hb.HarfBuzzError):
        return ()
    outlined = {"glyf", "CFF ", "CFF2"}
    return tuple(Typeface(hb.Font(face)) for face in faces if outlined & set(face.table_tags))


@cache
def _system_files() -> tuple[Path, ...]:
    """Return the font files of this machine, those most like our own first."""
    found = {
        path
        for folder in _folders()
        if folder.is_dir()
        for path in folder.rglob("*")
        if path.suffix.lower() in _SUFFIXES
    }
    return tuple(sorted((path for path in found if not _is_blank(path)), key=_unlikeness))


def _is_blank(path: Path) -> bool:
    return path.stem.lower().replace(" ", "").startswith(_BLANK)


def _unlikeness(path: Path) -> tuple[int, bool, str, str]:
    stem = path.stem.lower()
    return sum(word in stem for word in _UNLIKE), "sans" not in stem, stem, str(path)


def _folders() -> Iterator[Path]:
    """Yield where Linux, macOS and Windows keep fonts, for all users and for this one."""
    home = Path(os.environ.get("HOME") or os.environ.get("USERPROFILE") or os.sep)
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    own = os.environ.get("XDG_DATA_HOME") or str(home / ".local" / "share")
    yield from (Path(folder) / "fonts" for folder in (*shared.split(":"), own))
    yield home / ".fonts"
    yield from (root / "Library" / "Fonts" for root in (Path("/System"), Path("/"), home))
    yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
    if local := os.environ.get("LOCALAPPDATA"):
        yield Path(local) / "Microsoft" / "Windows" / "Fonts"

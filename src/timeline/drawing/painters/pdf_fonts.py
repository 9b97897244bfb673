"""Fonts of a PDF: no more glyphs than its text uses, and what letters these stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

import pydyf

from timeline.fonts.shaping import Glyph, Run
from timeline.fonts.substitute import Substitute
from timeline.fonts.typefaces import Typeface
from timeline.words import NBSP

__all__ = ["PdfFont"]

_MOST = 100
"""How many codes a list of what they say may have."""
_NEAR = 0.05
"""A way between glyphs that is left out, thousandths of an em."""


@dataclass
class PdfFont:
    """A font of a document, and what its text has used of it so far.

    Parameters
    ----------
    name : str
        What pages call it.
    typeface : Typeface or Substitute
        What it is.
    """

    name: str
    typeface: Typeface | Substitute
    _codes: dict[int, int] = field(default_factory=dict)
    _letters: dict[int, str] = field(default_factory=dict)

    def shown(self, run: Run) -> Iterator[tuple[float, str]]:
        """Yield glyphs of one height above the baseline, as codes and the ways between them.

        A reader moves on by a glyph's own width; the numbers, thousandths of an em, take back what
        the shaper gives less.
        """
        x = 0.0
        for height, some in groupby(run.glyphs, key=lambda glyph: glyph.y):
            parts = []
            for glyph in some:
                if abs(x - glyph.x) > _NEAR:
                    parts.append(f"{x - glyph.x:.1f}")
                parts.append(f"<{self._code(glyph):04x}>")
                x = glyph.x + run.typeface.width(glyph.number)
            yield height, "".join(parts).replace("><", "")

    def _code(self, glyph: Glyph) -> int:
        """Return the code of a glyph: its number, or of a substitute its turn."""
        turn = len(self._codes) + 1 if isinstance(self.typeface, Substitute) else glyph.number
        code = self._codes.setdefault(glyph.number, turn)
        if glyph.letters:
            self._letters.setdefault(code, glyph.letters.replace(NBSP, " "))
        return code

    def added(self, document: pydyf.PDF) -> bytes:
        """Add the font to a document; return what refers to it."""
        face, is_cff = self.typeface, self.typeface.is_cff
        name = f"/TIMELN+{face.name}"
        program = pydyf.Stream([self._program()], compress=True)
        if is_cff:
            program.extra["Subtype"] = "/CIDFontType0C"
        says = pydyf.Stream([self._to_unicode()], compress=True)
        descriptor = pydyf.Dictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": name,
                "Flags": 4,
                "FontBBox": pydyf.Array([-200, round(face.descent), 1200, round(face.ascent)]),
                "ItalicAngle": 0,
                "Ascent": round(face.ascent),
                "Descent": round(face.descent),
                "CapHeight": 700,
                "StemV": 80,
            }
        )
        widths = pydyf.Array()
        for glyph, code in sorted(self._codes.items(), key=lambda pair: pair[1]):
            widths += [code, pydyf.Array([round(face.width(glyph), 2)])]
        system = {"Registry": pydyf.String("Adobe"), "Ordering": pydyf.String("Identity")}
        glyphs = pydyf.Dictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType0" if is_cff else "/CIDFontType2",
                "BaseFont": name,
                "CIDSystemInfo": pydyf.Dictionary(system | {"Supplement": 0}),
                "W": widths,
            }
        )
        if not is_cff:
            glyphs["CIDToGIDMap"] = "/Identity"
        whole = pydyf.Dictionary(
            {"Type": "/Font", "Subtype": "/Type0", "BaseFont": name, "Encoding": "/Identity-H"}
        )
        for part in (program, says, descriptor, glyphs, whole):
            document.add_object(part)
        descriptor["FontFile3" if is_cff else "FontFile2"] = program.reference
        glyphs["FontDescriptor"] = descriptor.reference
        whole["DescendantFonts"] = pydyf.Array([glyphs.reference])
        whole["ToUnicode"] = says.reference
        return bytes(whole.reference)

    def _program(self) -> bytes:
        """Return the file of the font, with no more glyphs than are used."""
        if isinstance(self.typeface, Substitute):
            return self.typeface.built(list(self._codes))
        kept = self.typeface.only(glyphs=self._codes)
        return bytes((kept.reference_table("CFF ") if self.typeface.is_cff else kept.blob).data)

    def _to_unicode(self) -> str:
        """Return what each code says, so that text can be searched and copied."""
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <ffff> endcodespacerange",
        ]
        letters = sorted(self._letters.items())
        for start in range(0, len(letters), _MOST):
            some = letters[start : start + _MOST]
            said = (f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in some)
            lines += [f"{len(some)} beginbfchar", *said, "endbfchar"]
        return "\n".join((*lines, "endcmap CMapName currentdict /CMap defineresource pop end end"))

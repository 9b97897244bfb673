"""How charts look: colours for light and dark, stance to colour and glyph, and text made safe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

__all__ = ["DARK", "FONT", "LIGHT", "Palette", "Tone", "mixed", "plain"]

FONT = "IBM Plex Sans, IBM Plex Sans JP, Noto Sans CJK JP, Arial, sans-serif"


_FAINT = 0.22
"""How much of a stance's colour is left where it is only perhaps taken."""


@dataclass(frozen=True, slots=True)
class Tone:
    """A cell of the matrix: fill, outline that stands out from the page, and text on the fill."""

    fill: str
    line: str
    text: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of one appearance; text reaches 4.5:1 and marks 3:1 on ``page``.

    ``stances`` is five-class PuOr of ColorBrewer where the page is light, and the same hues where
    it is dark. In both a stronger stance is the more vivid one, and the further from the page in
    lightness: how strong it is is told in grey too, and the side by the sign alone.
    """

    page: str
    panel: str
    ink: str
    muted: str
    hair: str
    band: str
    accent: str
    bar: str
    stances: Mapping[int, Tone]
    groups: tuple[str, str, str, str]
    others: str
    callout: str
    tie: Tone
    ribbon: tuple[str, str]
    ribbon_ink: str

    def group(self, number: int | None) -> str:
        """Return the colour of a group by its number; that of all others for None."""
        return self.others if number is None else self.groups[number % len(self.groups)]

    def tone(self, stance: int | None, *, is_pale: bool = False) -> Tone:
        """Return the colours of a stance, of None for a contradiction; pale for an outline."""
        if is_pale:
            return Tone(self.page, self.hair, self.muted)
        return Tone(self.muted, self.ink, self.page) if stance is None else self.stances[stance]

    def faint(self, stance: int | None) -> Tone:
        """Return the colours of a stance that is only perhaps taken, within a broken line."""
        tone = self.tone(stance)
        return Tone(mixed(self.page, tone.fill, _FAINT), tone.line, self.ink)


LIGHT = Palette(
    page="#ffffff",
    panel="#f4f6f9",
    ink="#16202c",
    muted="#566373",
    hair="#cfd6df",
    band="#f4f6f9",
    accent="#0f5ea8",
    bar="#71859b",
    stances=MappingProxyType(
        {
            -2: Tone("#e66101", "#a84600", "#16202c"),
            -1: Tone("#fdb863", "#b06a10", "#16202c"),
            0: Tone("#f7f7f7", "#7d858f", "#16202c"),
            1: Tone("#b2abd2", "#6f63a5", "#16202c"),
            2: Tone("#5e3c99", "#472c75", "#ffffff"),
        },
    ),
    groups=("#0b5ea8", "#0e8560", "#b01e2d", "#c8590a"),
    others="#5b6573",
    callout="#c28a00",
    tie=Tone("#fdf2e7", "#a4470d", "#6b2d05"),
    ribbon=("#24364b", "#42566f"),
    ribbon_ink="#ffffff",
)
DARK = Palette(
    page="#10161e",
    panel="#18212c",
    ink="#e8edf3",
    muted="#a3b0bf",
    hair="#364353",
    band="#161e28",
    accent="#7cb8f0",
    bar="#6c839c",
    stances=MappingProxyType(
        {
            -2: Tone("#ffa12b", "#ffb455", "#10161e"),
            -1: Tone("#a05c1a", "#c98446", "#ffffff"),
            0: Tone("#2b343e", "#8c98a5", "#e8edf3"),
            1: Tone("#7561a6", "#9a87cb", "#ffffff"),
            2: Tone("#c09cff", "#c9a9ff", "#10161e"),
        },
    ),
    groups=("#6fb1f2", "#45c79b", "#f0717c", "#f3a04f"),
    others="#a3b0bf",
    callout="#e0b040",
    tie=Tone("#2b2018", "#e0955a", "#f5d3b3"),
    ribbon=("#2c3b4d", "#3d5068"),
    ribbon_ink="#e8edf3",
)


def plain(text: str) -> str:
    """Make data safe to draw: plotly reads a little HTML, and TeX between dollar signs."""
    return escape(text, quote=False).replace("$", "&#36;").replace("\n", " ")


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour between two, ``#rrggbb``; ``share`` of the other, from 0 to 1."""
    pairs = ((int(c[i : i + 2], 16) for c in (one, other)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)

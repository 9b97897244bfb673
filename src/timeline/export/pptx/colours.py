"""Colours of a deck: those of the palette that its theme has are named, so that it can be changed.

Whoever chooses other theme colours in PowerPoint recolours with them what is drawn in the theme's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from timeline.drawing.theme import LIGHT, Palette

__all__ = ["OWN", "Colours", "contrast", "of_theme", "slots"]

STANCE_SLOTS: Mapping[int, str] = MappingProxyType(
    {-2: "accent2", -1: "accent3", 1: "accent4", 2: "accent5"}
)
"""Where the stances stand in the theme of our own: there the five colours are one scale. In that
of another house the accents are no scale, so that there stances keep their own."""

_LEAST = 4.5
"""The contrast that a text has to its page."""

_DARKEST = 0.04045
"""Up to here sRGB is linear."""


def slots(palette: Palette) -> dict[str, str]:
    """Return the colours of our own theme by the names that slides call them."""
    return {
        "tx1": palette.ink,
        "bg1": palette.page,
        "tx2": palette.muted,
        "bg2": palette.band,
        "accent1": palette.accent,
        **{slot: palette.stances[stance].fill for stance, slot in STANCE_SLOTS.items()},
        "accent6": palette.bar,
        "hlink": palette.accent,
        "folHlink": palette.muted,
    }


@dataclass(frozen=True)
class Colours:
    """How colours are written in the XML of a slide.

    Parameters
    ----------
    named : mapping of str to str
        For a colour, ``#rrggbb``, the name under which the theme has it.
    palette : Palette
        What pages are drawn in.
    """

    named: Mapping[str, str]
    palette: Palette

    def colour(self, colour: str, opacity: float = 1.0) -> str:
        """Return a colour: by its name in the theme where that has it."""
        name = self.named.get(colour)
        alpha = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 1 else ""
        if name:
            return f'<a:schemeClr val="{name}">{alpha}</a:schemeClr>'
        return f'<a:srgbClr val="{colour.removeprefix("#").upper()}">{alpha}</a:srgbClr>'

    def fill(self, colour: str, opacity: float = 1.0) -> str:
        """Return a fill of one colour."""
        return f"<a:solidFill>{self.colour(colour, opacity)}</a:solidFill>"

    def line(self, colour: str, width: float, opacity: float = 1.0) -> str:
        """Return an outline, or a line, so many points wide."""
        wide = round(width * 12_700)
        return f'<a:ln w="{wide}" cap="flat">{self.fill(colour, opacity)}<a:round/></a:ln>'


def _own(palette: Palette) -> Colours:
    # What comes first has the name where two are of one colour.
    named: dict[str, str] = {}
    for slot, colour in slots(palette).items():
        named.setdefault(colour, slot)
    return Colours(MappingProxyType(named), palette)


OWN = _own(LIGHT)
"""Those of a deck with our own master."""


def of_theme(theme: Mapping[str, str], palette: Palette, page: str) -> Colours:
    """Return those of a deck with another's master.

    Parameters
    ----------
    theme : mapping of str to str
        The colours of the master, ``#rrggbb``, by the names that slides call them.
    palette : Palette
        In which its pages are drawn.
    page : str
        The colour of its slides.
    """
    wanted = {"tx1": palette.ink, "tx2": palette.muted, "accent1": palette.accent}
    legible = {slot for slot in theme if contrast(theme[slot], page) >= _LEAST}
    named = {colour: slot for slot, colour in wanted.items() if slot in legible}
    if theme.get("bg1") == page:
        named[palette.page] = "bg1"
    return Colours(MappingProxyType(named), palette)


def contrast(one: str, other: str) -> float:
    """Return how far two colours stand out from each other, 1 to 21 (WCAG 2.2, 1.4.3)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= _DARKEST else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[k : k + 2], 16) / 255) for k in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

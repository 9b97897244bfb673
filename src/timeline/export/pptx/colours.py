"""Colours of a deck: those of the palette that its theme has are named, so that it can be changed.

Whoever chooses other theme colours in PowerPoint recolours with them what is drawn in the theme's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from timeline.drawing.canvas import Dash
from timeline.drawing.theme import DARK, LIGHT, Palette

__all__ = ["Colours", "deck_colours"]

_LEAST = 4.5
"""The contrast that a text has to its page."""

_DARKEST = 0.04045
"""Up to here sRGB is linear."""

_DASHES: Mapping[Dash, str] = MappingProxyType({"dot": "sysDot", "dash": "dash"})


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
        """Return a fill of one colour; none where it is blank."""
        if not colour:
            return "<a:noFill/>"
        return f"<a:solidFill>{self.colour(colour, opacity)}</a:solidFill>"

    def line(self, colour: str, width: float, opacity: float = 1.0, dash: Dash = "") -> str:
        """Return an outline, or a line, so many points wide; none where the colour is blank."""
        if not colour or not width:
            return "<a:ln><a:noFill/></a:ln>"
        broken = f'<a:prstDash val="{_DASHES[dash]}"/>' if dash else ""
        return (
            f'<a:ln w="{round(width * 12_700)}" cap="flat">{self.fill(colour, opacity)}{broken}'
            "<a:round/></a:ln>"
        )


def deck_colours(theme: Mapping[str, str], page: str, *, is_ours: bool) -> Colours:
    """Return the colours of a deck.

    Parameters
    ----------
    theme : mapping of str to str
        The colours of the master, ``#rrggbb``, by the names that slides call them.
    page : str
        The colour of its slides; on a dark one pages are drawn in dark colours.
    is_ours : bool
        Whether the theme has a colour for each of ours. In another's only those of texts are taken
        that can be read; the accents are no scale there, so that stances keep their own.
    """
    palette = LIGHT if _contrast(LIGHT.ink, page) >= _LEAST else DARK
    named = {palette.ink: "tx1", palette.muted: "tx2", palette.accent: "accent1"}
    if is_ours:
        scale = zip((-2, -1, 1, 2), ("accent2", "accent3", "accent4", "accent5"), strict=True)
        named |= {palette.page: "bg1", palette.band: "bg2", palette.bar: "accent6"}
        named |= {palette.stances[stance].fill: slot for stance, slot in scale}
    else:
        named = {
            c: s for c, s in named.items() if s in theme and _contrast(theme[s], page) >= _LEAST
        }
        if theme.get("bg1") == page:
            named[palette.page] = "bg1"
    return Colours(MappingProxyType(named), palette)


def _contrast(one: str, other: str) -> float:
    """Return how far two colours stand out from each other, 1 to 21 (WCAG 2.2, 1.4.3)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= _DARKEST else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[k : k + 2], 16) / 255) for k in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

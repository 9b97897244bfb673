"""The theme of a deck: its colours are the palette's, its fonts are found on any machine."""

from __future__ import annotations

from timeline.drawing.theme import Palette
from timeline.export.pptx.arial import FAMILY
from timeline.export.pptx.colours import slots

__all__ = ["theme"]

_IN_THEME = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
"""What a theme calls the colours that slides call otherwise."""

_ORDER = ("dk1", "lt1", "dk2", "lt2", *(f"accent{k}" for k in range(1, 7)), "hlink", "folHlink")

_SCRIPTS = (("Jpan", "Yu Gothic"), ("Hang", "Malgun Gothic"), ("Hans", "Microsoft YaHei"))
_PLAIN = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def theme(palette: Palette) -> bytes:
    """Return the XML of our own theme, whose shapes are flat."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Timeline">'
        f"<a:themeElements>{_colours(palette)}{_fonts()}{_format()}</a:themeElements>"
        "<a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    ).encode()


def _colours(palette: Palette) -> str:
    known = {_IN_THEME.get(slot, slot): colour for slot, colour in slots(palette).items()}
    said = "".join(
        f'<a:{name}><a:srgbClr val="{known[name].removeprefix("#").upper()}"/></a:{name}>'
        for name in _ORDER
    )
    return f'<a:clrScheme name="Timeline">{said}</a:clrScheme>'


def _fonts() -> str:
    scripts = "".join(f'<a:font script="{script}" typeface="{f}"/>' for script, f in _SCRIPTS)
    family = f'<a:latin typeface="{FAMILY}"/><a:ea typeface=""/><a:cs typeface=""/>{scripts}'
    return (
        f'<a:fontScheme name="Timeline"><a:majorFont>{family}</a:majorFont>'
        f"<a:minorFont>{family}</a:minorFont></a:fontScheme>"
    )


def _format() -> str:
    """Return three fills, lines and effects: as few as a theme may have, all of them plain."""
    lines = "".join(
        f'<a:ln w="{wide}" cap="flat" cmpd="sng">{_PLAIN}<a:prstDash val="solid"/></a:ln>'
        for wide in (9_525, 12_700, 19_050)
    )
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:fmtScheme name="Timeline"><a:fillStyleLst>{_PLAIN * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_PLAIN * 3}</a:bgFillStyleLst></a:fmtScheme>"
    )

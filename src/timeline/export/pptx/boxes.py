"""Where a shape is on a slide, its number there, and boxes of text."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.export.pptx.text import NO_INSETS, attribute, emu

__all__ = ["Extent", "Ids", "place", "text_box"]

Extent = tuple[float, float, float, float]
"""Left, top, right and bottom, points."""


@dataclass
class Ids:
    """Numbers shapes from 2: 1 is the slide's own."""

    last: int = 1

    def __call__(self) -> int:
        """Return the next."""
        self.last += 1
        return self.last


def text_box(
    name: str,
    extent: Extent,
    paragraphs: str,
    ids: Ids,
    *,
    anchor: str = "ctr",
    wrap: str = "none",
) -> str:
    """Return a box of text from left, top to right, bottom, points."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{ids()}" name="{attribute(name)}"/><p:cNvSpPr txBox="1"/>'
        f"<p:nvPr/></p:nvSpPr><p:spPr>{place(extent)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
        f'<a:bodyPr wrap="{wrap}" {NO_INSETS} rtlCol="0" anchor="{anchor}"><a:noAutofit/>'
        f"</a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def place(extent: Extent, turned: str = "") -> str:
    """Return where a shape is, and how it is turned."""
    x0, y0, x1, y1 = (emu(v) for v in extent)
    return (
        f'<a:xfrm{turned}><a:off x="{x0}" y="{y0}"/>'
        f'<a:ext cx="{max(0, x1 - x0)}" cy="{max(0, y1 - y0)}"/></a:xfrm>'
    )

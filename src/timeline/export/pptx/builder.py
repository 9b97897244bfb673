"""A slide that is being drawn: what is put into its placeholders, and shapes beside them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide

from timeline.export.pptx.template import Extent, Placeholder, Template
from timeline.export.pptx.text import NO_INSETS, Style, attribute, clean, emu
from timeline.layout.page import TITLE
from timeline.web_address import web_address

__all__ = ["SlideBuilder", "place"]


class SlideBuilder:
    """A slide of a layout, empty but for what the layout shows.

    Parameters
    ----------
    template : Template
        Of the deck, to which the slide is added.
    layout : str
        The name of the layout among ours.

    Attributes
    ----------
    number : int
        The number of the slide.
    parts : list of str
        The shapes that are drawn so far, as XML.
    """

    def __init__(self, template: Template, layout: str) -> None:
        self.slide: Slide = template.deck.slides.add_slide(template.layouts[layout])
        self.number = len(template.deck.slides)
        self.placeholders = template.placeholders[layout]
        self.colours = template.colours
        self._corner = template.corner
        self.parts: list[str] = []
        # 1 is the slide's own.
        self._ids = count(2)

    def identity(self, name: str, said: str = "", link: str = "") -> str:
        """Return what a shape is called: its number on the slide, its name, and what it shows.

        Parameters
        ----------
        said : str
            For who cannot see it; blank for nothing.
        link : str
            The address to which it leads; blank for none.
        """
        descr = f' descr="{attribute(said)}"' if said else ""
        key = self.link(link) if link else ""
        inner = f'<a:hlinkClick r:id="{key}"/>' if key else ""
        head = f'<p:cNvPr id="{next(self._ids)}" name="{attribute(name)}"{descr}'
        return f"{head}>{inner}</p:cNvPr>" if inner else f"{head}/>"

    def is_ours(self, name: str) -> bool:
        """Return whether there is a placeholder that sets its text as pages have it."""
        return name in self.placeholders and self.placeholders[name].is_ours

    def is_set(self, name: str, size: float) -> bool:
        """Return whether its placeholder sets a text in this size: a long title is smaller."""
        return self.is_ours(name) and (name != "Title" or size == TITLE)

    def style(self, size: float, colour: str, *, bold: bool = False, name: str = "") -> Style:
        """Return how a text is set, as far as its placeholder does not say so."""
        if self.is_set(name, size):
            return Style()
        if name == "Title" and name in self.placeholders:
            return Style(size)
        return Style(size, colour, bold)

    def put(self, name: str, paragraphs: str, extent: Extent | None = None) -> None:
        """Write into a placeholder, or into a box of text where the layout has none for it.

        Parameters
        ----------
        name : str
            What it is called among ours.
        paragraphs : str
            What is written.
        extent : tuple of float, optional
            Where it is, points; where its layout has it if not given.
        """
        known = self.placeholders.get(name)
        if known is not None:
            self.parts.append(self._placeholder(name, known, extent, paragraphs))
        elif extent is not None:
            self.parts.append(self.text_box(name, extent, paragraphs, anchor="t", wrap="square"))

    def on_slide(self, extent: Extent) -> Extent:
        """Return where on the slide is what is there on its page."""
        x0, y0, x1, y1 = extent
        dx, dy = self._corner
        return x0 + dx, y0 + dy, x1 + dx, y1 + dy

    def _placeholder(
        self, name: str, known: Placeholder, there: Extent | None, paragraphs: str
    ) -> str:
        body, xfrm = "<a:bodyPr/>", ""
        if there and (known.extent is None or place(there) != place(known.extent)):
            xfrm = place(there)
        if not known.is_ours:
            body = "<a:bodyPr><a:normAutofit/></a:bodyPr>"
            if there:
                body = f'<a:bodyPr wrap="square" {NO_INSETS} anchor="t"><a:noAutofit/></a:bodyPr>'
        index = f' idx="{known.index}"' if known.index else ""
        return (
            f"<p:sp><p:nvSpPr>{self.identity(name)}<p:cNvSpPr>"
            f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{known.type}"{index}/></p:nvPr>'
            f"</p:nvSpPr><p:spPr>{xfrm}</p:spPr><p:txBody>{body}<a:lstStyle/>{paragraphs}"
            "</p:txBody></p:sp>"
        )

    def text_box(
        self,
        name: str,
        extent: Extent,
        paragraphs: str,
        *,
        anchor: str = "ctr",
        wrap: str = "none",
        angle: float = 0.0,
        link: str = "",
    ) -> str:
        """Return a box of text on the slide, turned by so many degrees anticlockwise."""
        return (
            f'<p:sp><p:nvSpPr>{self.identity(name, link=link)}<p:cNvSpPr txBox="1"/>'
            f"<p:nvPr/></p:nvSpPr><p:spPr>{place(extent, angle=angle)}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
            f'<a:bodyPr wrap="{wrap}" {NO_INSETS} rtlCol="0" anchor="{anchor}"><a:noAutofit/>'
            f"</a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
        )

    def link(self, url: str) -> str:
        """Return the id of the relationship to an address; blank where it is none of the web."""
        # A stray brace makes an address that PowerPoint takes for a broken file.
        address = web_address(url, escaped=True)
        if not address:
            return ""
        return self.slide.part.relate_to(address, RT.HYPERLINK, is_external=True)

    def done(self, notes: Sequence[str]) -> None:
        """Put everything onto the slide, in the place of what its layout had laid there.

        Parameters
        ----------
        notes : sequence of str
            Lines for the speaker.
        """
        tree = self.slide.shapes.element
        for child in list(tree)[2:]:
            tree.remove(child)
        names = nsdecls("a", "p", "r")
        for child in parse_xml(f"<p:spTree {names}>{''.join(self.parts)}</p:spTree>"):
            tree.append(child)
        frame = self.slide.notes_slide.notes_text_frame
        if frame is not None:
            frame.text = "\n".join(map(clean, notes))


def place(extent: Extent, *, angle: float = 0.0, flipped: bool = False) -> str:
    """Return where a shape is; turned by so many degrees anticlockwise, or upside down."""
    x0, y0, x1, y1 = (emu(v) for v in extent)
    turned = f' rot="{round(-angle * 60_000) % 21_600_000}"' if angle else ""
    turned += ' flipV="1"' if flipped else ""
    return (
        f'<a:xfrm{turned}><a:off x="{x0}" y="{y0}"/>'
        f'<a:ext cx="{max(0, x1 - x0)}" cy="{max(0, y1 - y0)}"/></a:xfrm>'
    )

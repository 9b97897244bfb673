"""One slide: a page's title, sentence, chart or table, footnotes and foot, in placeholders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from timeline.export.pages.page import Page
from timeline.export.pptx.builder import SlideBuilder
from timeline.export.pptx.shapes import chart
from timeline.export.pptx.tables import table
from timeline.export.pptx.text import Style, flowing, paragraph, run, tightening
from timeline.layout.page import Text
from timeline.layout.text_metrics import NUMBER_GAP, text_width

__all__ = ["draw_page"]

_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""The id that PowerPoint itself gives to fields of slide numbers."""


def draw_page(builder: SlideBuilder, page: Page) -> None:
    """Draw a page onto a slide."""
    _heads(builder, page.plan.heads)
    x0, y0, *_ = builder.on_slide(page.plan.chart)
    corner = x0, y0
    caption = page.caption
    if page.table is not None and page.table.rows:
        said = " · ".join(filter(None, (caption.title, caption.sentence, caption.day)))
        builder.parts.append(table(page.table, corner, builder, name=caption.title, said=said))
    if page.draw is not None:
        told = _told(page)
        canvas = page.draw(builder.colours.palette)
        builder.parts += chart(canvas, corner, builder, page.names, told)
    _footnotes(builder, page.plan.notes)
    _feet(builder, page.plan.feet, caption.link)
    field = f'<a:fld id="{_FIELD}" type="slidenum"><a:rPr/><a:t>{builder.number}</a:t></a:fld>'
    builder.put("Slide number", f"<a:p>{field}</a:p>")


def _told(page: Page) -> dict[str, str]:
    """Return what those are told who do not see a chart: names, and what stands behind each."""
    parts = (line.partition(". ") for line in page.evidence)
    behind = {number: said for number, _, said in parts if number.isdigit()}
    return {
        owner: ". ".join(filter(None, (name, behind.get(name.partition(" ")[0], ""))))
        for owner, name in page.names.items()
    }


_TIGHTER = 0.05
"""By how much less still the letters of a title are set, points, for what an office rounds."""


def _heads(builder: SlideBuilder, heads: Sequence[Text]) -> None:
    """Write title, sentence and the author's note."""
    palette = builder.colours.palette
    for text in heads:
        name = text.name.capitalize()
        colour = palette.muted if text.name == "sentence" else palette.ink
        room = 0.0 if text.name == "title" else text.x1 - text.x0
        tight = tightening(text.lines, text.size, room, bold=text.bold)
        if text.name == "title":  # one line more would stand on the sentence
            tight -= _TIGHTER
        style = builder.style(text.size, colour, bold=text.bold, name=name)
        runs = flowing(text.lines, replace(style, tight=tight), builder.colours)
        _put(builder, name, text, runs, said=text.lines)


def _put(
    builder: SlideBuilder, name: str, text: Text, runs: str, *, y1: float = 0.0, said: Sequence[str]
) -> None:
    """Write a text where it stands on the page, down to ``y1`` where it goes on under its box."""
    # The rest of the page begins on the left: another's centred title would stand askew.
    align = "" if builder.is_ours(name) else "l"
    size = 0.0 if builder.is_set(name, text.size) else text.size
    written = paragraph(runs, size, said=said, align=align)
    builder.put(name, written, builder.on_slide((text.x0, text.y0, text.x1, y1 or text.y1)))


def _footnotes(builder: SlideBuilder, notes: Sequence[Text]) -> None:
    """Write footnotes, each column into a box of its own."""
    if not notes:
        return
    lead = max(text_width(note.number, note.size) for note in notes) + NUMBER_GAP
    palette = builder.colours.palette
    for k, (x0, column) in enumerate(groupby(notes, key=lambda note: note.x0), start=1):
        found, name = list(column), f"Footnotes {k}"
        written = []
        for note in found:
            style = builder.style(note.size, palette.ink, name=name)
            tight = tightening(note.lines, note.size, note.x1 - note.x0)
            runs = run(f"{note.number}\t", Style(style.size, palette.muted), builder.colours)
            style = replace(style, tight=tight)
            runs += flowing(note.lines, style, builder.colours, is_embedded=True)
            size = 0.0 if builder.is_ours(name) else note.size
            written.append(paragraph(runs, size, hanging=lead))
        extent = builder.on_slide((x0 - lead, found[0].y0, found[-1].x1, found[-1].y1))
        builder.put(name, "".join(written), extent)


def _feet(builder: SlideBuilder, feet: Sequence[Text], link: str) -> None:
    """Write data version and link at the foot."""
    for name, same in groupby(feet, key=lambda text: text.name.capitalize()):
        texts = list(same)
        first, lines = texts[0], [line for text in texts for line in text.lines]
        style = builder.style(first.size, builder.colours.palette.muted, name=name)
        style = replace(style, tight=tightening(lines, first.size, first.x1 - first.x0))
        parts = (_linked(line, link, style, builder, is_link=name == "Link") for line in lines)
        _put(builder, name, first, "<a:br/>".join(parts), y1=texts[-1].y1, said=lines)


def _linked(line: str, link: str, style: Style, builder: SlideBuilder, *, is_link: bool) -> str:
    """Return a line of the foot; what it has of the link leads there."""
    text, address = ("", line) if is_link else (line, "")
    if link and line.endswith(link):
        text, address = line.removesuffix(link), link
    runs = run(text, style, builder.colours) if text else ""
    if address:
        runs += run(address, replace(style, link=builder.link(link)), builder.colours)
    return runs

"""The title slide: what a deck is about, what it shows, and when it was made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.slide import Slide

from timeline.export.pages.cover import Cover
from timeline.export.pptx.builder import SlideBuilder
from timeline.export.pptx.template import Extent, Placeholder
from timeline.export.pptx.text import Style, broken, flowing, paragraph, run, tightening
from timeline.layout.page import FOOT, Size
from timeline.layout.text_metrics import LINE_HEIGHT, evened, fit_lines, wrapped

__all__ = ["Entry", "draw_title_slide"]

_TITLE_SIZES, _TITLE_LINES = (34.0, 28.0, 22.0), 3
_SUBTITLE_LINES, _LINES_AMONG_OTHERS = 3, 2
_SUBTITLE, _SMALL = 15.0, 12.0
_INSETS = (7.2, 3.6)
"""What PowerPoint leaves free beside a text and above it, points."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that the deck shows: its title, and its slide with the number."""

    title: str
    number: int
    slide: Slide


def draw_title_slide(
    builder: SlideBuilder, about: Cover, shown: Sequence[Entry], size: Size
) -> None:
    """Draw the title slide of a deck that shows something, on slides with pages of a size.

    In a layout that is none of ours title, and all else as its subtitle, stand where that has them.
    """
    known = builder.placeholders
    contents, under = known.get("Contents"), known.get("Subtitle")
    said = under.extent if under else None
    if contents is None or contents.extent is None or said is None:
        _two_texts(builder, about, shown, size)
        return
    _title(builder, about.title, known["Title"])
    x0, y0, x1, y1 = said
    lines = fit_lines(about.subtitle, _SUBTITLE, _SUBTITLE_LINES, x1 - x0) if about.subtitle else ()
    # What is listed begins where the subtitle ends.
    spare = (_SUBTITLE_LINES - max(1, len(lines))) * _SUBTITLE * LINE_HEIGHT
    if lines:
        style = Style(tight=tightening(lines, _SUBTITLE, x1 - x0))
        text = paragraph(flowing(lines, style, builder.colours), said=lines)
        builder.put("Subtitle", text, (x0, y0, x1, y1 - spare))
    left, top, right, bottom = contents.extent
    extent = (left, top - spare, right, bottom)
    if rows := _listed(builder, shown, extent, contents.size):
        builder.put("Contents", rows, extent)
    for name, words, link in (("Version", about.made, ""), ("Link", about.link, about.link)):
        if not words:
            continue
        found = wrapped(words, FOOT, x1 - x0)
        tight = tightening(found, FOOT, x1 - x0)
        style = Style(tight=tight, link=builder.link(link) if link else "")
        builder.put(name, paragraph(broken(found, style, builder.colours)))


def _title(builder: SlideBuilder, title: str, where: Placeholder) -> None:
    """Write the title as large as it fits on few lines."""
    x0, _, x1, _ = where.extent or (0.0, 0.0, 0.0, 0.0)
    for size in _TITLE_SIZES:
        lines = wrapped(title, size, x1 - x0, bold=True)
        if len(lines) <= _TITLE_LINES:
            lines = evened(lines, size, x1 - x0, bold=True)
            break
    else:
        lines = fit_lines(title, size, _TITLE_LINES, x1 - x0, bold=True)
    own = size if size != where.size else 0.0
    style = Style(own, tight=tightening(lines, size, x1 - x0, bold=True))
    builder.put("Title", paragraph(flowing(lines, style, builder.colours), own, said=lines))


def _listed(builder: SlideBuilder, shown: Sequence[Entry], where: Extent, size: float) -> str:
    """Return what the deck shows, each with the number of its slide, as many as fit.

    Each has a line, or two where there is room for the whole.
    """
    x0, y0, x1, y1 = where
    for small, most in ((size, 2), (_SMALL, 2), (size, 1), (_SMALL, 1)):
        lead = 2.2 * small
        fitted = [fit_lines(entry.title, small, most, x1 - x0 - lead) for entry in shown]
        count = int((y1 - y0) / (small * LINE_HEIGHT))
        if sum(map(len, fitted)) <= count:
            break
    size, room, colours = small, x1 - x0 - lead, builder.colours
    count = len(shown) if len(shown) <= count else max(1, count) - 1
    rows = []
    for entry, lines in zip(shown[:count], fitted, strict=False):
        # What leads to a slide is drawn as a link, so that the number alone does.
        key = builder.slide.part.relate_to(entry.slide.part, RT.SLIDE)
        style = Style(size, colours.palette.ink, tight=tightening(lines, size, room))
        text = run(str(entry.number), Style(size, link=key, jump=True), colours)
        text += run("\t", style, colours) + flowing(lines, style, colours, is_embedded=True)
        rows.append(paragraph(text, size, hanging=lead))
    if count < len(shown):
        more = run(f"and {len(shown) - count} more", Style(size, colours.palette.muted), colours)
        rows.append(paragraph(more, size))
    return "".join(rows)


def _two_texts(builder: SlideBuilder, about: Cover, shown: Sequence[Entry], size: Size) -> None:
    """Write a title, and everything else as a subtitle, as much as has room."""
    known, palette = builder.placeholders, builder.colours.palette
    left, right, middle = size.margin, size.width - size.margin, 0.42 * size.height
    title = builder.on_slide((left, size.margin, right, middle))
    text = paragraph(run(about.title, Style(), builder.colours), said=[about.title])
    builder.put("Title", text, None if "Title" in known else title)
    where = known["Subtitle"].extent if "Subtitle" in known else None
    x0, y0, x1, y1 = where or builder.on_slide((left, middle + 20, right, size.height - 20))
    wide, used = x1 - x0 - 2 * _INSETS[0], 2 * _INSETS[1]
    rows = []
    if about.subtitle:
        lines = fit_lines(about.subtitle, _SUBTITLE, _LINES_AMONG_OTHERS, wide)
        text = flowing(lines, Style(_SUBTITLE), builder.colours)
        rows.append(paragraph(text, _SUBTITLE, said=lines))
        used += len(lines) * _SUBTITLE * LINE_HEIGHT
    foot = [*wrapped(about.made, FOOT, wide), *wrapped(about.link, FOOT, wide)]
    rest = (x0, y0 + used, x0 + wide, y1 - len(foot) * FOOT * LINE_HEIGHT)
    rows.append(_listed(builder, shown, rest, _SMALL))
    for words, style in (
        (about.made, Style(FOOT, palette.muted)),
        (about.link, Style(FOOT, link=builder.link(about.link))),
    ):
        if not words:
            continue
        rows.append(paragraph(run(words, style, builder.colours), FOOT))
    builder.put("Subtitle", "".join(rows), None if "Subtitle" in known else (x0, y0, x1, y1))

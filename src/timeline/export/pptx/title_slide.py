"""The title slide: what a deck is about, what it shows, and of which data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.slide import Slide

from timeline.export.pptx.placeholders import CONTENTS, SUBTITLE, Placeholder, title_holders
from timeline.export.pptx.slide import SlideBuilder
from timeline.export.pptx.text import Style, broken, fitted, flowing, paragraph, run
from timeline.layout.page import FOOT, Size
from timeline.layout.text_metrics import LINE_HEIGHT, fit_lines, wrapped

__all__ = ["Entry", "Front", "draw_front"]

_TITLE_SIZES, _TITLE_LINES = (34.0, 28.0, 22.0), 3
_SUBTITLE_LINES = 3
_SMALL = 12.0
_EMU = 12_700


@dataclass(frozen=True, slots=True)
class Front:
    """What stands on the title slide: title and subtitle, and of which data, with their link."""

    title: str
    subtitle: str
    version: str
    link: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that the deck shows: its title, and its slide with the number."""

    title: str
    number: int
    slide: Slide


def draw_front(builder: SlideBuilder, front: Front, size: Size, shown: Sequence[Entry]) -> None:
    """Draw the title slide of a deck that shows something.

    In another's layout everything stands where that has it: title, and all else as its subtitle.
    """
    places = title_holders(size)
    _title(builder, front.title, places["Title"])
    if not builder.is_own:
        _under_their_title(builder, front, places["Subtitle"], shown)
        return
    said, under, foot = places["Subtitle"], places["Contents"], places["Version"]
    wide = said.x1 - said.x0
    lines = fit_lines(front.subtitle, SUBTITLE, _SUBTITLE_LINES, wide) if front.subtitle else ()
    # What is listed begins where the subtitle ends.
    spare = (_SUBTITLE_LINES - max(1, len(lines))) * SUBTITLE * LINE_HEIGHT
    if lines:
        text = flowing(lines, Style(tight=fitted(lines, SUBTITLE, wide)), builder.colours)
        builder.put("Subtitle", (said.x0, said.y0, said.x1, said.y1 - spare), paragraph(text))
    extent = (under.x0, under.y0 - spare, under.x1, under.y1)
    rows = _listed(builder, shown, under.x1 - under.x0, extent[3] - extent[1], CONTENTS)
    if rows:
        builder.put("Contents", extent, rows)
    for name, text, link in (("Version", front.version, ""), ("Link", front.link, front.link)):
        found = wrapped(text, FOOT, wide)
        style = Style(tight=fitted(found, FOOT, wide), link=builder.link(link) if link else "")
        place = foot if name == "Version" else places["Link"]
        builder.put(name, place.extent, paragraph(broken(found, style, builder.colours)))


def _title(builder: SlideBuilder, title: str, where: Placeholder) -> None:
    """Write the title as large as it fits on few lines."""
    room = where.x1 - where.x0
    for size in _TITLE_SIZES:
        lines = wrapped(title, size, room, bold=True)
        if len(lines) <= _TITLE_LINES:
            break
    else:
        lines = fit_lines(title, size, _TITLE_LINES, room, bold=True)
    own = size if builder.is_own and size != where.size else 0.0
    tight = fitted(lines, size, room, bold=True) if builder.is_own else 0.0
    text = flowing(lines, Style(own, tight=tight), builder.colours)
    builder.put("Title", where.extent, paragraph(text, own), keep=True)


def _listed(
    builder: SlideBuilder, shown: Sequence[Entry], wide: float, tall: float, size: float
) -> str:
    """Return what the deck shows, each a line with the number of its slide, as many as fit."""
    size = size if len(shown) * size * LINE_HEIGHT <= tall else _SMALL
    count = max(1, int(tall / (size * LINE_HEIGHT)))
    if len(shown) > count:
        shown, left = shown[: count - 1], len(shown) - count + 1
    else:
        left = 0
    palette = builder.colours.palette
    rows, lead = [], 2.2 * size
    for entry in shown:
        # What leads to a slide is drawn as a link, so that the number alone does.
        key = builder.slide.part.relate_to(entry.slide.part, RT.SLIDE)
        lines = fit_lines(entry.title, size, 1, wide - lead)
        tight = fitted(lines, size, wide - lead)
        text = run(str(entry.number), Style(size, link=key, jump=True), builder.colours)
        text += run("\t" + "".join(lines), Style(size, palette.ink, tight=tight), builder.colours)
        rows.append(paragraph(text, size, hanging=lead))
    if left:
        rows.append(
            paragraph(run(f"and {left} more", Style(size, palette.muted), builder.colours), size)
        )
    return "".join(rows)


def _under_their_title(
    builder: SlideBuilder, front: Front, usual: Placeholder, shown: Sequence[Entry]
) -> None:
    held = builder.held.get("Subtitle")
    place = held.extent if held and held.extent else None
    extent = usual.extent if place is None else tuple(v / _EMU for v in place)
    x0, y0, x1, y1 = extent
    palette, wide = builder.colours.palette, x1 - x0 - 2 * 7.2
    rows, used = [], 0.0
    if front.subtitle:
        lines = fit_lines(front.subtitle, SUBTITLE, 2, wide)
        rows.append(paragraph(flowing(lines, Style(SUBTITLE), builder.colours), SUBTITLE))
        used += len(lines) * SUBTITLE * LINE_HEIGHT
    foot = [*wrapped(front.version, FOOT, wide), *wrapped(front.link, FOOT, wide)]
    tall = y1 - y0 - 2 * 3.6 - used - len(foot) * FOOT * LINE_HEIGHT
    rows.append(_listed(builder, shown, wide, tall, _SMALL))
    small = Style(FOOT, palette.muted)
    rows.append(paragraph(run(front.version, small, builder.colours), FOOT))
    linked = Style(FOOT, link=builder.link(front.link))
    rows.append(paragraph(run(front.link, linked, builder.colours), FOOT))
    builder.put("Subtitle", (x0, y0, x1, y1), "".join(rows), keep=True)

"""TimelineJS 3: its spreadsheet and its JSON, read (timeline.knightlab.com/docs)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from timeline.dates import InvalidDate, from_parts, interval, parse
from timeline.exchange import markup
from timeline.exchange.content import Content
from timeline.exchange.drafts import Era, Event, Found, Left
from timeline.exchange.mapping import EXTRA, NOT_WRITTEN, Fields, Form, Mapped, extras
from timeline.exchange.rows import as_text, gathered, left
from timeline.exchange.texts import on_one_line, out_of_markup
from timeline.schema.formulas import undefused

__all__ = ["JSON", "SHEET", "SHEET_COLUMNS"]

SHEET_COLUMNS = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time"),
    *("Display Date", "Headline", "Text", "Media", "Media Credit", "Media Caption"),
    *("Media Thumbnail", "Alt Text", "Type", "Group", "Background"),
)
"""The columns of the template that Knight Lab hands out."""

_WHEN = Mapped(
    (*SHEET_COLUMNS[:8],),
    "date",
    "As exactly as given, to an interval where there is an end; a year before 0 is one BC.",
    "Start and end as far as they are known. What TimelineJS cannot say (about, perhaps, open, a "
    "decade) is in Display Date.",
)
_TYPE = Mapped(
    ("Type",),
    "eras.csv, datapackage.json",
    "A row of type `era` is an era, the row of type `title` title and description of the data set; "
    "every other row is an event.",
    "`era` and `title`.",
)
_REST = (
    Mapped(
        ("Headline",),
        "title",
        "Markup becomes text; blank: the first line of Text. An apostrophe before = + - @ is left "
        "out, here and in every cell.",
        "Escaped; before = + - @ an apostrophe, so that no spreadsheet runs it.",
    ),
    Mapped(
        ("Text",),
        "summary, note",
        "Markup becomes text, links lose their address; what `timeline export` wrote as note is "
        "the note, and its lists of sources and of what else there is are left out.",
        "Summary, note, sources, then countries, frameworks, actors and columns of one's own by "
        "their names; blank lines are lost.",
    ),
    Mapped(("Group",), "kind", "As is.", "As is."),
    Mapped(
        (
            "Display Date",
            "Media",
            "Media Credit",
            "Media Caption",
            "Media Thumbnail",
            "Alt Text",
            "Background",
        ),
        EXTRA,
        "Under `timelinejs_` and the name, as is any other column.",
        "Display Date where the date is not exact; there are no media and no background.",
    ),
)
_SHEET = (
    _WHEN,
    _TYPE,
    *_REST,
    Mapped(
        ("Unique ID",), "id", "If there is such a column; else made from date and title.", "None."
    ),
)
_READ = (*_SHEET, Mapped(("edtf",), "date", "As of the JSON."))
_JSON = (
    Mapped(
        ("start_date", "end_date", "edtf"),
        "date",
        "As in the sheet. An `edtf` that `timeline export` wrote goes before them.",
        "As in the sheet, and `edtf` where these do not say all; TimelineJS ignores it.",
    ),
    Mapped(("text.headline",), "title", "As in the sheet.", "Escaped."),
    Mapped(("text.text",), "summary, note", "As in the sheet.", "As in the sheet."),
    Mapped(("group",), "kind", "As is.", "As is."),
    Mapped(("unique_id",), "id", "Else made from date and title.", "As is."),
    Mapped(("title", "eras"), "eras.csv, datapackage.json", "As in the sheet.", "As in the sheet."),
    Mapped(
        ("display_date", "media", "background", "autolink"),
        EXTRA,
        "Under `timelinejs_` and the name, as is any other field; those of `media` each by itself.",
        "`display_date` where the date is not exact.",
    ),
)


def _read_sheet(content: Content) -> Found:
    records = content.table.records()
    return _found([(line, {k: undefused(v) for k, v in cells.items()}) for line, cells in records])


def _found(records: Sequence[tuple[int, Mapping[str, str]]]) -> Found:
    found: list[Event | Era | Left] = []
    titles: list[Fields] = []
    for line, cells in records:
        row = Fields(_READ, cells)
        if row["Type"].casefold() == "title":
            if titles:
                fault = "is a second title; delete it, or its type"
                found.append(left(line, cells, "Type", "", fault))
            else:
                titles.append(row)
        else:
            found.append(_one(line, cells, row))
    return gathered(
        found,
        titles=len(titles),
        title=on_one_line(out_of_markup(titles[0]["Headline"])) if titles else "",
        description=on_one_line(out_of_markup(titles[0]["Text"])) if titles else "",
    )


def _one(line: int, cells: Mapping[str, str], row: Fields) -> Event | Era | Left:
    text = out_of_markup(row["Text"])
    title = on_one_line(out_of_markup(row["Headline"])) or text.partition("\n")[0]
    try:
        date = _date(row)
    except InvalidDate as error:
        if not row["Year"]:
            return left(line, cells, "Year", "", error)
        start = "-".join(filter(None, (row["Year"], row["Month"], row["Day"])))
        end = "-".join(filter(None, (row["End Year"], row["End Month"], row["End Day"])))
        return left(line, cells, "date", f"{start}/{end}" if end else start, error)
    if not title:
        return left(line, cells, "Headline", "", "is blank, and so is Text")
    if row["Type"].casefold() == "era":
        kept = {"timelinejs_text": text} if text and text != title else {}
        return Era(line, date, title, row["Unique ID"], kept | _extras(cells))
    return Event(
        line,
        date,
        title,
        key=row["Unique ID"],
        summary=text,
        kind=on_one_line(out_of_markup(row["Group"])),
        note=markup.note_in(row["Text"]),
        extras=_extras(cells),
    )


def _extras(cells: Mapping[str, str]) -> dict[str, str]:
    return extras(_SHEET, "timelinejs", {k: v for k, v in cells.items() if k != "edtf"})


def _date(row: Fields) -> str:
    if row["edtf"]:
        return parse(row["edtf"]).text
    start, end = (
        (row[f"{of}Year"], row[f"{of}Month"], row[f"{of}Day"], row[f"{of}Time"])
        for of in ("", "End ")
    )
    first = from_parts(_astronomical(start[0]), *start[1:])
    return interval(first, from_parts(_astronomical(end[0]), *end[1:])) if end[0] else first


def _astronomical(year: str) -> str:
    """Return a year as ISO 8601 counts; TimelineJS has -44 for 44 BC."""
    bare = year.strip()
    return str(int(bare) + 1) if re.fullmatch(r"-0*[1-9][0-9]{0,11}", bare) else bare


def _read_json(content: Content) -> Found:
    package = content.json
    slides = [("title", package["title"])] if isinstance(package.get("title"), dict) else []
    for name, kind in (("eras", "era"), ("events", "")):
        given = package.get(name)
        slides += [(kind, slide) for slide in given] if isinstance(given, list) else []
    records = [(n, _flat(kind, slide)) for n, (kind, slide) in enumerate(slides, start=1)]
    return _found(records)


def _flat(kind: str, slide: Any) -> dict[str, str]:
    """Return a slide as a row of the sheet."""
    slide = slide if isinstance(slide, dict) else {"text": {"text": slide}}
    words, media, behind = (_object(slide.get(k)) for k in ("text", "media", "background"))
    start, end = _object(slide.get("start_date")), _object(slide.get("end_date"))
    named = {
        **{name: as_text(start.get(name.casefold())) for name in ("Year", "Month", "Day")},
        "Time": _clock(start),
        **{f"End {name}": as_text(end.get(name.casefold())) for name in ("Year", "Month", "Day")},
        "End Time": _clock(end),
        "Display Date": as_text(slide.get("display_date") or start.get("display_date")),
        "Headline": as_text(words.get("headline")),
        "Text": as_text(words.get("text")),
        "Media": as_text(media.get("url")),
        **{
            f"Media {name}": as_text(media.get(name.casefold()))
            for name in ("Credit", "Caption", "Thumbnail")
        },
        "Alt Text": as_text(media.get("alt")),
        "Type": kind,
        "Group": as_text(slide.get("group")),
        "Background": as_text(behind.get("url") or behind.get("color")),
        "Unique ID": as_text(slide.get("unique_id")),
        **{name: as_text(value) for name, value in slide.items() if name not in _PARTS},
        **{f"Media {name}": as_text(media[name]) for name in media.keys() - _PARTS_OF_MEDIA},
    }
    return {name: text for name, text in named.items() if text}


_PARTS = frozenset(
    {"text", "media", "background", "start_date", "end_date", "display_date", "group", "unique_id"}
)
_PARTS_OF_MEDIA = frozenset({"url", "credit", "caption", "thumbnail", "alt"})
"""What of a slide and its media has a column of the sheet."""


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _clock(at: Mapping[str, Any]) -> str:
    hour, *rest = (as_text(at.get(name)) for name in ("hour", "minute", "second"))
    minute, second = (text.zfill(2) if text else "00" for text in rest)
    return f"{hour.zfill(2)}:{minute}" + f":{second}" * (second != "00") if hour else ""


def _is_sheet(content: Content) -> bool:
    return {"year", "headline"} <= content.table.known


def _is_json(content: Content) -> bool:
    package = content.json
    if not isinstance(package, dict) or not isinstance(package.get("events"), list):
        return False
    return any(isinstance(one, dict) and "start_date" in one for one in package["events"])


SHEET = Form(
    "timelinejs",
    "TimelineJS sheet (CSV, XLSX, ODS)",
    "the columns `Year` and `Headline`",
    _is_sheet,
    _read_sheet,
    _SHEET,
    NOT_WRITTEN,
    is_table=True,
)
JSON = Form(
    "timelinejs-json",
    "TimelineJS JSON",
    "an object with `events` that have a `start_date`",
    _is_json,
    _read_json,
    _JSON,
    NOT_WRITTEN,
)

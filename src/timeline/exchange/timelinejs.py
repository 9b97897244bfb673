"""TimelineJS 3: its spreadsheet and its JSON, read and written (timeline.knightlab.com/docs)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from timeline import dates
from timeline.dates import InvalidDate
from timeline.exchange import dating, markup
from timeline.exchange.content import Content
from timeline.exchange.dating import Parts
from timeline.exchange.drafts import Era, Event, Found, Left
from timeline.exchange.mapping import EXTRA, NOT_WRITTEN, Fields, Form, Mapped, extras
from timeline.exchange.rows import as_text, gathered, left
from timeline.exchange.texts import on_one_line, out_of_markup

__all__ = ["JSON", "SHEET", "SHEET_COLUMNS", "as_json", "sheet_rows"]

SHEET_COLUMNS = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time"),
    *("Display Date", "Headline", "Text", "Media", "Media Credit", "Media Caption"),
    *("Media Thumbnail", "Alt Text", "Type", "Group", "Background"),
)
"""The columns of the template that Knight Lab hands out."""

_UNDATED = "has no date; write a year into Year"
_DEFUSED = re.compile(r"^'(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])")

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
        "the note, and its list of sources is left out.",
        "Summary, note and sources; blank lines are lost.",
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
    return _found([(line, {k: _undefused(v) for k, v in cells.items()}) for line, cells in records])


def _undefused(cell: str) -> str:
    """Return a cell without the apostrophe that kept it from being a formula."""
    return _DEFUSED.sub("", cell, count=1)


def _found(records: Sequence[tuple[int, Mapping[str, str]]]) -> Found:
    found: list[Event | Era | Left] = []
    titles: list[Fields] = []
    for line, cells in records:
        row = Fields(_READ, cells)
        if row["Type"].casefold() == "title":
            if titles:
                found.append(left(line, cells, "Type", "", "is a second title; a data set has one"))
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
        return Era(line, date, title, row["Unique ID"])
    return Event(
        line,
        date,
        title,
        key=row["Unique ID"],
        summary=text,
        kind=on_one_line(out_of_markup(row["Group"])),
        note=markup.note_in(row["Text"]),
        extras=extras(_SHEET, "timelinejs", {k: v for k, v in cells.items() if k != "edtf"}),
    )


def _date(row: Fields) -> str:
    if row["edtf"]:
        return dates.parse(row["edtf"]).text
    start = dating.from_parts(
        _astronomical(row["Year"]), row["Month"], row["Day"], dating.clock(row["Time"])
    )
    if not row["End Year"]:
        return start
    end = dating.from_parts(
        _astronomical(row["End Year"]),
        row["End Month"],
        row["End Day"],
        dating.clock(row["End Time"]),
    )
    return dating.interval(start, end)


def _astronomical(year: str) -> str:
    """Return a year as ISO 8601 counts; TimelineJS has -44 for 44 BC."""
    bare = year.strip()
    return str(int(bare) + 1) if re.fullmatch(r"-0*[1-9][0-9]{0,11}", bare) else bare


def _historical(year: str) -> str:
    """Return a year of ISO 8601 as TimelineJS counts."""
    number = int(year.removeprefix("Y"))
    return str(number if number > 0 else number - 1)


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


def as_json(found: Found) -> bytes:
    """Return events and eras as the JSON of TimelineJS."""
    package: dict[str, Any] = {"events": [_slide(event) for event in found.events]}
    if found.title:
        text = {"headline": markup.escaped(found.title), "text": markup.escaped(found.description)}
        package = {"title": {"text": text}, **package}
    if found.eras:
        package["eras"] = [
            {
                **_when(era.date),
                "text": {"headline": markup.escaped(era.name)},
                "unique_id": era.key,
            }
            for era in found.eras
        ]
    return f"{json.dumps(package, ensure_ascii=False, indent=2)}\n".encode("utf-8", "replace")


def _slide(event: Event) -> dict[str, Any]:
    slide = {
        "unique_id": event.key,
        **_when(event.date),
        "text": {"headline": markup.escaped(event.title), "text": markup.said(event)},
        "group": markup.escaped(event.kind),
    }
    return {name: value for name, value in slide.items() if value}


def _when(text: str) -> dict[str, Any]:
    start, end, is_exact = dating.ends(text)
    found: dict[str, Any] = {"start_date": _point(start)}
    if end:
        found["end_date"] = _point(end)
    if not is_exact:
        found |= {"display_date": dates.short(text), "edtf": text}
    return found


def _point(at: Parts) -> dict[str, str]:
    hour, _, rest = at.time.partition(":")
    minute, _, second = rest.partition(":")
    given = {"month": at.month, "day": at.day, "hour": hour, "minute": minute}
    given |= {"second": second} if second.strip("0") else {}
    plain = {name: str(int(number)) for name, number in given.items() if number}
    return {"year": _historical(at.year), **plain}


def sheet_rows(found: Found) -> Iterator[tuple[str, ...]]:
    """Yield the rows of TimelineJS's sheet, its header first."""
    yield SHEET_COLUMNS
    if found.title:
        said = {"Headline": markup.escaped(found.title), "Text": markup.escaped(found.description)}
        yield _row({**said, "Type": "title"})
    for era in found.eras:
        yield _row({**_columns(era.date), "Headline": markup.escaped(era.name), "Type": "era"})
    for event in found.events:
        words = {"Headline": markup.escaped(event.title), "Text": markup.said(event)}
        yield _row({**_columns(event.date), **words, "Group": markup.escaped(event.kind)})


def _row(named: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(named.get(name, "") for name in SHEET_COLUMNS)


def _columns(text: str) -> dict[str, str]:
    start, end, is_exact = dating.ends(text)
    found = {"Display Date": "" if is_exact else markup.escaped(dates.short(text))}
    for before, at in (("", start), ("End ", end)):
        if at:
            numbers = (str(int(part)) if part else "" for part in (at.month, at.day))
            year = _historical(at.year)
            parts = (year, *numbers, at.time)
            names = ("Year", "Month", "Day", "Time")
            found |= {f"{before}{name}": part for name, part in zip(names, parts, strict=True)}
    return found


def _is_sheet(content: Content) -> bool:
    return {"year", "headline"} <= content.table.known


def _is_json(content: Content) -> bool:
    package = content.json
    if not isinstance(package, dict) or not isinstance(package.get("events"), list):
        return False
    return any(isinstance(one, dict) and "start_date" in one for one in package["events"])


SHEET = Form(
    "timelinejs",
    "TimelineJS sheet (CSV, XLSX)",
    "the columns `Year` and `Headline`",
    _is_sheet,
    _read_sheet,
    _SHEET,
    NOT_WRITTEN,
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

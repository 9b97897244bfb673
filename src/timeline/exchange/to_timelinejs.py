"""TimelineJS 3: its spreadsheet and its JSON, written; the tables of `timelinejs` say how."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from timeline.dates import short
from timeline.exchange import dating, markup
from timeline.exchange.dating import Parts
from timeline.exchange.drafts import Event, Found
from timeline.exchange.timelinejs import SHEET_COLUMNS

__all__ = ["as_json", "sheet_rows"]


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
        found |= {"display_date": short(text), "edtf": text}
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
    found = {"Display Date": "" if is_exact else markup.escaped(short(text))}
    for before, at in (("", start), ("End ", end)):
        if at:
            numbers = (str(int(part)) if part else "" for part in (at.month, at.day))
            year = _historical(at.year)
            parts = (year, *numbers, at.time)
            names = ("Year", "Month", "Day", "Time")
            found |= {f"{before}{name}": part for name, part in zip(names, parts, strict=True)}
    return found


def _historical(year: str) -> str:
    """Return a year of ISO 8601 as TimelineJS counts."""
    number = int(year.removeprefix("Y"))
    return str(number if number > 0 else number - 1)

"""vis-timeline: its items and groups as JSON, read and written (visjs.github.io/vis-timeline)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from timeline.dates import InvalidDate, interval
from timeline.dates.days import month_length
from timeline.exchange import dating, markup
from timeline.exchange.content import Content
from timeline.exchange.dating import Parts
from timeline.exchange.drafts import Era, Event, Found, Left
from timeline.exchange.mapping import EXTRA, NOT_WRITTEN, Form, Mapped, extras
from timeline.exchange.rows import as_text, gathered, left
from timeline.exchange.texts import on_one_line, out_of_markup

__all__ = ["VIS", "as_json"]

_LAST_SECOND = "T23:59:59"
_MOST_OF_ISO = 9999

_MAPPING = (
    Mapped(("id",), "id", "Where it is text; of a number, after `item-`.", "As is."),
    Mapped(
        ("start", "end", "edtf"),
        "date",
        "ISO 8601, or milliseconds since 1970 in UTC; midnight is no time of day, and a last "
        "second of a day is that day. An `edtf` that `timeline export` wrote goes before them.",
        "The first moment and, of what is no day, the last second, with `edtf` where these do not "
        "say all; vis-timeline ignores it.",
    ),
    Mapped(("content",), "title", "Markup becomes text.", "Escaped."),
    Mapped(
        ("title",),
        "summary, note",
        "Markup becomes text; what `timeline export` wrote as note is the note, and its list of "
        "sources is left out.",
        "Summary, note and sources; blank lines are lost.",
    ),
    Mapped(("group", "groups"), "kind", "The content of the group.", "A group a kind."),
    Mapped(
        ("type",),
        "eras.csv",
        "An item of type `background` is an era; all others are events.",
        "`background` for eras, `point` for a moment, `range` for the others.",
    ),
    Mapped(
        ("subgroup", "className", "style", "align", "editable", "more"),
        EXTRA,
        "Under `vis_` and the name, as is any other field; what `more` holds, each by itself.",
        "Countries, frameworks and actors by their names, and columns of one's own, in `more`; "
        "vis-timeline ignores it.",
    ),
)


def _items(content: Content) -> Sequence[Any] | None:
    package = content.json
    items = package.get("items") if isinstance(package, dict) else package
    return items if isinstance(items, list) else None


def _recognises(content: Content) -> bool:
    items = _items(content)
    return bool(items) and any(
        isinstance(item, dict) and {"content", "start"} <= item.keys() for item in items or ()
    )


def _read(content: Content) -> Found:
    package = content.json
    groups = package.get("groups") if isinstance(package, dict) else None
    listed = groups if isinstance(groups, list) else []
    names = {
        str(group.get("id")): on_one_line(out_of_markup(as_text(group.get("content"))))
        for group in listed
        if isinstance(group, dict)
    }
    items = enumerate(_items(content) or (), start=1)
    return gathered(_one(number, item, names) for number, item in items)


def _one(number: int, item: Any, groups: Mapping[str, str]) -> Event | Era | Left:
    if not isinstance(item, dict):
        return Left(number, "is no object", "put braces around it", as_text(item)[:200])
    more = item.get("more")
    cells = {name: as_text(value) for name, value in more.items()} if isinstance(more, dict) else {}
    kept = extras((), "vis", cells)
    cells = {name: as_text(value) for name, value in item.items() if name != "more" or not kept}
    try:
        date = _date(item)
    except InvalidDate as error:
        column = "start" if not cells.get("end") else "start and end"
        return left(number, cells, column, _said(cells), error)
    title = on_one_line(out_of_markup(cells.get("content", "")))
    if not title:
        return left(number, cells, "content", "", "is blank; fill it in")
    key = cells.get("id", "")
    key = f"item-{key}" if key.isdecimal() else key
    if cells.get("type") == "background":
        return Era(number, date, title, key)
    group = cells.get("group", "")
    tooltip = cells.get("title", "")
    return Event(
        number,
        date,
        title,
        key=key,
        summary=out_of_markup(tooltip),
        kind=groups.get(group, group),
        note=markup.note_in(tooltip),
        extras=kept | extras(_MAPPING, "vis", cells),
    )


def _said(cells: Mapping[str, str]) -> str:
    return "/".join(filter(None, (cells.get("start", ""), cells.get("end", ""))))


def _date(item: Mapping[str, Any]) -> str:
    if isinstance(item.get("edtf"), str):
        return dating.stamp(item["edtf"])
    start = _moment(item.get("start"))
    end = item.get("end")
    if end is None or end == "":
        return start
    # A last second is that of a day, see `_last`.
    whole = end.removesuffix("Z").removesuffix(_LAST_SECOND) if isinstance(end, str) else end
    return interval(start, _moment(whole))


def _moment(value: Any) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return dating.from_milliseconds(value)
    return dating.stamp(as_text(value))


def as_json(found: Found) -> bytes:
    """Return events and eras as an object with ``items`` and ``groups``, for two DataSets."""
    kinds = dict.fromkeys(event.kind for event in found.events if event.kind)
    package = {
        "groups": [{"id": kind, "content": markup.escaped(kind)} for kind in kinds],
        "items": [
            *({**_item(era.key, era.date, era.name), "type": "background"} for era in found.eras),
            *(_of_event(event, is_grouped=bool(kinds)) for event in found.events),
        ],
    }
    if kinds and not all(event.kind for event in found.events):
        # An item without a group is not shown where others have one.
        package["groups"].append({"id": "", "content": ""})
    return f"{json.dumps(package, ensure_ascii=False, indent=2)}\n".encode("utf-8", "replace")


def _of_event(event: Event, *, is_grouped: bool) -> dict[str, Any]:
    item = _item(event.key, event.date, event.title)
    item["type"] = "range" if "end" in item else "point"
    if words := markup.said(replace(event, extras={})):
        item["title"] = words
    if event.extras:
        # Apart, so that no column of one's own is taken for a field that vis-timeline knows.
        item["more"] = dict(event.extras)
    if is_grouped:
        item["group"] = event.kind
    return item


def _item(key: str, date: str, words: str) -> dict[str, Any]:
    start, end, is_exact = dating.ends(date)
    item = {"id": key, "content": markup.escaped(words), "start": _first(start)}
    last = end or (start if not start.day else None)
    if last:
        item["end"] = _last(last)
    if not is_exact or last:
        item["edtf"] = date
    return item


def _first(at: Parts) -> str:
    clock = f"T{at.time}" if at.time else ""
    return f"{_year(at.year)}-{at.month or '01'}-{at.day or '01'}{clock}"


def _last(at: Parts) -> str:
    if at.time:
        return _first(at)
    month = at.month or "12"
    day = at.day or str(month_length(int(at.year.removeprefix("Y")), int(month)))
    return f"{_year(at.year)}-{month}-{day}{_LAST_SECOND}"


def _year(text: str) -> str:
    """Return a year as JavaScript reads it: with a sign and six digits before 0 and after 9999."""
    number = int(text.removeprefix("Y"))
    return f"{number:04}" if 0 <= number <= _MOST_OF_ISO else f"{number:+07}"


VIS = Form(
    "vis",
    "vis-timeline (JSON)",
    "a list, or an object with `items`, of objects that have `content` and `start`",
    _recognises,
    _read,
    _MAPPING,
    NOT_WRITTEN,
)

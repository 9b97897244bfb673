"""Markwhen: events as text, read (docs.markwhen.com)."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates import InvalidDate
from timeline.exchange import dating
from timeline.exchange.content import Content
from timeline.exchange.drafts import Era, Event, Found, Left
from timeline.exchange.mapping import EXTRA, NOT_WRITTEN, Form, Mapped
from timeline.exchange.markwhen_lines import DONE, TAG, Entry, Lines, when
from timeline.exchange.rows import gathered
from timeline.exchange.texts import on_one_line, prose
from timeline.reading.grid import Remark

__all__ = ["ERA", "MARKWHEN"]

ERA = "era"

_MAPPING = (
    Mapped(
        ("date", "edtf"),
        "date",
        "Of `2024-10:`, `2020 - 2022-03:`, `10/2024:`, `1 Oct 2024:`; `now` at the end is an open "
        "end. Dates relative to others or recurring are not imported. A property `edtf`, which "
        "`timeline export` wrote, goes before the date.",
        "As exactly as markwhen can say it, with a property `edtf` where that is not all. Years "
        "before 1 and after 9999 are left out, and it is said how many.",
    ),
    Mapped(
        ("text",),
        "title",
        "Without its tags.",
        "On one line; a # before a word gets a space, and a [x] at the beginning becomes (x).",
    ),
    Mapped(
        ("description",),
        "summary",
        "The lines under an event, tags included.",
        "A line that markwhen would take for something else gets “- ” before it.",
    ),
    Mapped(
        ("tag",),
        "kind, eras.csv",
        "The first tag; the others are kept in `markwhen_tags`. What has the tag `era` is an era.",
        "The kind, with _ for what a tag cannot hold; `era` for eras.",
    ),
    Mapped(("id", "note"), "id, note", "The properties of these names.", "As properties."),
    Mapped(
        ("section", "property", "sources"),
        EXTRA,
        "The names of the sections around an event in `markwhen_section`; a property under "
        "`markwhen_` and its name; that an entry is done in `markwhen_done`.",
        "Sources, countries, frameworks and actors by their names, and columns of one's own, each "
        "as a property.",
    ),
    Mapped(
        ("header",),
        "datapackage.json",
        "`title` and `description`, and `dateFormat` to read dates by; the rest is left out, and "
        "it is said so. Comments are left out.",
        "`title` and `description`.",
    ),
)


def _read(content: Content) -> Found:
    reader = Lines(content.text)
    found = [*reader.left, *map(_finished, reader.entries)]
    used = {"title", "description", "dateformat"}
    others = [name for name in reader.header if name not in used]
    reason = f"has {', '.join(others)} in its header, left out"
    remarks = (Remark(None, reason, "write it elsewhere if it is wanted"),) if others else ()
    return gathered(
        sorted(found, key=lambda one: one.line),
        title=on_one_line(reader.header.get("title", "")),
        description=on_one_line(reader.header.get("description", "")),
        remarks=remarks,
    )


def _finished(entry: Entry) -> Event | Era | Left:
    done = DONE.match(entry.text)
    text = entry.text[done.end() :] if done else entry.text
    tags = [*TAG.findall(text), *entry.tags]
    title = on_one_line(TAG.sub("", text))
    summary = prose("\n".join(entry.description))
    properties = dict(entry.properties)
    date = entry.date
    if edtf := properties.pop("edtf", ""):
        date = dating.readable(edtf, date)
    if not title:
        title, _, summary = summary.partition("\n")
    if not title:
        return Left(entry.line, "has a date and no text", "write what happened", entry.date)
    key = properties.pop("id", "")
    if ERA in tags:
        return Era(entry.line, date, title, key)
    kept = {
        "markwhen_section": entry.section,
        "markwhen_tags": "; ".join(tags[1:]),
        "markwhen_done": ("yes" if done[1].strip() else "no") if done else "",
        **{f"markwhen_{name}": text for name, text in properties.items() if name != "note"},
    }
    event = Event(entry.line, date, title, key=key, summary=summary, kind=tags[0] if tags else "")
    extras = {name: text for name, text in kept.items() if text}
    return replace(event, note=properties.get("note", ""), extras=extras)


def _recognises(content: Content) -> bool:
    if content.text.lstrip()[:1] in {"{", "["}:
        return False
    if content.name.casefold().endswith((".mw", ".markwhen")):
        return True
    head = [line for line in content.text.split("\n")[:200] if line.strip()]
    dated = sum(_begins(line) for line in head)
    return dated > 0 and dated * 10 >= len(head)


def _begins(line: str) -> bool:
    before, colon, after = line.partition(":")
    try:
        return bool(colon and after.strip() and when(before.strip(), day_first=False))
    except InvalidDate:
        return False


MARKWHEN = Form(
    "markwhen",
    "Markwhen (text)",
    "a name that ends with `.mw` or `.markwhen`, or lines that begin as `2024-10:`",
    _recognises,
    _read,
    _MAPPING,
    NOT_WRITTEN,
)

"""Markwhen: events as text, read and written (docs.markwhen.com)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from timeline.dates import InvalidDate
from timeline.exchange import dating
from timeline.exchange.content import Content
from timeline.exchange.dating import Parts
from timeline.exchange.drafts import Era, Event, Found, Left
from timeline.exchange.mapping import EXTRA, NOT_WRITTEN, Form, Mapped
from timeline.exchange.rows import gathered
from timeline.exchange.texts import on_one_line, prose

__all__ = ["MARKWHEN", "as_text", "is_writable"]

_ERA = "era"
_MOST_COLONS = 6

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
        "`sources` as a property.",
    ),
    Mapped(
        ("header",),
        "datapackage.json",
        "`title` and `description`, and `dateFormat` to read dates by; the rest is left out, and "
        "it is said so. Comments are left out.",
        "`title` and `description`.",
    ),
)

_TAG = re.compile(r"(?:^|\s)#(?!\d+(?:\s|$))(\w+)")
_TAGS_ONLY = re.compile(r"(?:\s*#(?!\d+(?:\s|$))\w+)+\s*")
_PROPERTY = re.compile(r"\s*([A-Za-z_][\w-]*):(?:\s+(.*)|)$")
_HEADER = re.compile(r"\s*(#?\w[\w.-]*):(?:\s+(.*)|)$")
_SECTION = re.compile(r"(#{1,6})\s+(.*)$")
_OLD_SECTION = re.compile(r"\s*(?:section|group)(?:\s+(.*))?$")
_OLD_END = re.compile(r"\s*end(?:Section|Group)\s*$")
_COMMENT = re.compile(r"\s*//")
_DONE = re.compile(r"\s*\[([xX ]?)\]\s*")
_UNITS = (
    r"ms|(?:milli)?sec(?:ond)?s?|min(?:ute)?s?|h(?:our)?s?|(?:week |work |business )?d(?:ay)?s?"
    r"|w(?:eek)?s?|months?|y(?:ear)?s?"
)
_RELATIVE = re.compile(
    r"\s*(?:(?:after|before|by)\s+[!\d]|![\w.]+|now\b|\d+\s*(?:"
    rf"{_UNITS})\b|\d[^:]*\bevery\b)[^:]*:",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"[^:]*\d[^:]*:|(?:now|after|before|by|section|group)\b|!|//|#|end(?:Section|Group)\b"
)
"""How a line begins that may be something else than words under an event."""
_EDTF = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:[T ][0-9:]+(?:[ap]m|\.[0-9]+)?Z?)?)?)?")
_SLASHED = re.compile(r"(?:([0-9]{1,2})/)?(?:([0-9]{1,2})/)?([0-9]{4})")
_WORDED = re.compile(
    r"(?:([0-9]{1,2})\s+)?([A-Za-z]{3,9})\.?(?:\s+([0-9]{1,2}),?)?(?:,?\s+([0-9]{4}))"
)
_BETWEEN = re.compile(r"\s+-\s+|\s*–\s*|\s+to\s+")
_OUTSIDE = re.compile(r"-|Y|0000")


@dataclass(slots=True)
class _Entry:
    """An event as it is gathered line by line."""

    line: int
    date: str
    text: str
    section: str
    tags: list[str] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    description: list[str] = field(default_factory=list)
    takes_properties: bool = True


class _Reader:
    """Goes through the lines once; what it is in decides what a line is."""

    def __init__(self, text: str) -> None:
        self.header: dict[str, str] = {}
        self.entries: list[_Entry] = []
        self.left: list[Left] = []
        self._sections: list[tuple[int, str]] = []
        self._in_header = True
        self._is_open = False  # whether lines belong to the newest entry
        for number, line in enumerate(text.split("\n"), start=1):
            self._take(number, line)

    @property
    def day_first(self) -> bool:
        return self.header.get("dateformat", "").casefold().startswith("d/")

    def _take(self, number: int, line: str) -> None:
        if not line.strip():
            if self._is_open:
                self.entries[-1].description.append("")
                self.entries[-1].takes_properties = False
            return
        if _COMMENT.match(line) or (self._in_header and line.strip() == "---"):
            return
        if self._section(line):
            self._in_header = self._is_open = False
        elif (when := self._event(number, line)) is not None:
            self._in_header = False
            self._is_open = when
        elif self._in_header and (match := _HEADER.match(line)):
            self.header[match[1].casefold()] = _unquoted(match[2] or "")
        elif self._in_header and line[:1].isspace() and self.header:
            pass  # belongs to the line above it
        elif self._is_open:
            self._under(self.entries[-1], line)
        else:
            self.left.append(Left(number, "stands under no event", line.strip()[:200]))

    def _section(self, line: str) -> bool:
        if match := _SECTION.match(line):
            depth, name = len(match[1]), match[2]
            kept = [one for one in self._sections if one[0] < depth]
            self._sections = [*kept, (depth, _TAG.sub("", name).strip())]
            return True
        if match := _OLD_SECTION.match(line):
            self._sections.append((len(self._sections) + 1, _TAG.sub("", match[1] or "").strip()))
            return True
        if _OLD_END.match(line):
            self._sections = self._sections[:-1]
            return True
        return False

    def _event(self, number: int, line: str) -> bool | None:
        """Take a line that begins an event; return whether it is dated, None where none begins."""
        colons = [match.start() for match in re.finditer(":", line)][:_MOST_COLONS]
        for at in reversed(colons):
            try:
                date = _when(line[:at].strip(), day_first=self.day_first)
            except InvalidDate as error:
                reason = f'date "{line[:at].strip()}" {error.reason}; {error.remedy}'
                self.left.append(Left(number, reason, line.strip()[:200]))
                return False
            if date is not None:
                section = " > ".join(name for _, name in self._sections if name)
                self.entries.append(_Entry(number, date, line[at + 1 :].strip(), section))
                return True
        if _RELATIVE.match(line):
            reason = "has a date that is relative to another event or recurs; write when it was"
            self.left.append(Left(number, reason, line.strip()[:200]))
            return False
        return None

    def _under(self, entry: _Entry, line: str) -> None:
        match = _PROPERTY.match(line)
        if match and entry.takes_properties and not entry.description:
            entry.properties[match[1].casefold()] = _unquoted(match[2] or "")
        elif _TAGS_ONLY.fullmatch(line):
            entry.tags += _TAG.findall(line)
        else:
            entry.description.append(line.strip())


def _when(text: str, *, day_first: bool) -> str | None:
    """Return the date that a text says; None where it says none."""
    if one := _point(text, day_first=day_first):
        return dating.stamp(one)
    sides = _BETWEEN.split(text)
    if len(sides) != 2:  # noqa: PLR2004 -- a range has two ends
        sides = re.split(r"\s*/\s*", text)
    if len(sides) != 2:  # noqa: PLR2004
        sides = re.split(r"\s*-\s*", text)
    if len(sides) != 2:  # noqa: PLR2004
        return None
    start = _point(sides[0], day_first=day_first)
    end = ".." if sides[1].casefold() == "now" else _point(sides[1], day_first=day_first)
    if not start or not end:
        return None
    return dating.interval(dating.stamp(start), end if end == ".." else dating.stamp(end))


def _point(text: str, *, day_first: bool) -> str:
    """Return one end of a date as EDTF, or as ISO 8601; blank where it is none."""
    if _EDTF.fullmatch(text):
        day, _, time = text.replace("T", " ").partition(" ")
        numbers = day.split("-")
        if time and len(numbers) == 3:  # noqa: PLR2004 -- year, month, day
            year, month, number = numbers
            return dating.from_parts(year, month, number, dating.clock(time.removesuffix("Z")))
        return day
    if match := _SLASHED.fullmatch(text):
        first, second, year = match.groups()
        if second is None:
            return dating.from_parts(year, first or "", "")
        return dating.from_parts(year, *((second, first) if day_first else (first, second)))
    if match := _WORDED.fullmatch(text):
        before, month, after, year = match.groups()
        return dating.from_parts(year, month, before or after or "")
    return ""


def _unquoted(text: str) -> str:
    """Return the value of a property without the quotation marks of YAML."""
    bare = text.strip()
    if bare.startswith('"') and bare.endswith('"'):
        try:
            return str(json.loads(bare))
        except ValueError:
            return bare.strip('"')
    return bare.strip("'") if bare.startswith("'") and bare.endswith("'") else bare


def _read(content: Content) -> Found:
    reader = _Reader(content.text)
    found = [*reader.left, *map(_finished, reader.entries)]
    used = {"title", "description", "dateformat"}
    others = [name for name in reader.header if name not in used]
    remarks = (f"the header's {', '.join(others)} is left out",) if others else ()
    return gathered(
        sorted(found, key=lambda one: one.line),
        title=on_one_line(reader.header.get("title", "")),
        description=on_one_line(reader.header.get("description", "")),
        remarks=remarks,
    )


def _finished(entry: _Entry) -> Event | Era | Left:
    done = _DONE.match(entry.text)
    text = entry.text[done.end() :] if done else entry.text
    tags = [*_TAG.findall(text), *entry.tags]
    title = on_one_line(_TAG.sub("", text))
    summary = prose("\n".join(entry.description))
    properties = dict(entry.properties)
    date = entry.date
    if edtf := properties.pop("edtf", ""):
        date = dating.readable(edtf, date)
    if not title:
        title, _, summary = summary.partition("\n")
    if not title:
        return Left(entry.line, "has a date and no text", entry.date)
    key = properties.pop("id", "")
    if _ERA in tags:
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


def is_writable(date: str) -> bool:
    """Whether markwhen has the years of a date."""
    start, end, _ = dating.ends(date)
    return not any(_OUTSIDE.match(at.year) for at in (start, end) if at)


def as_text(found: Found) -> bytes:
    """Return events and eras as markwhen; those of years that it has not are left out."""
    head = {"title": on_one_line(found.title), "description": on_one_line(found.description)}
    lines = [f"{name}: {_quoted(text)}" for name, text in head.items() if text]
    for era in found.eras:
        if is_writable(era.date):
            lines += ["", *_head(era.date, era.name, _ERA), *_properties(era.date, id=era.key)]
    for event in found.events:
        if is_writable(event.date):
            lines += ["", *_written(event)]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _written(event: Event) -> Iterator[str]:
    yield from _head(event.date, event.title, event.kind)
    sources = "; ".join(filter(None, (" ".join(filter(None, s)) for s in _pairs(event))))
    yield from _properties(event.date, id=event.key, note=event.note, sources=sources)
    if event.summary:
        yield ""
        yield from map(_harmless, filter(str.strip, event.summary.split("\n")))


def _pairs(event: Event) -> Iterator[tuple[str, str]]:
    return ((source.title, source.url) for source in event.sources)


def _head(date: str, title: str, kind: str) -> Sequence[str]:
    start, end, _ = dating.ends(date)
    when = _figures(start) + (f" / {_figures(end)}" if end else "")
    plain = re.sub(r"(^|\s)#(?=\w)", r"\1# ", on_one_line(title))
    plain = _DONE.sub(r"(\1) ", plain, count=1) if _DONE.match(plain) else plain
    tag = "_".join(re.findall(r"\w+", kind))
    # A tag of digits only is none.
    tag = f"{tag}_" if tag.isdecimal() else tag
    return [f"{when}: {plain}" + (f" #{tag}" if tag else "")]


def _figures(at: Parts) -> str:
    day = "-".join(filter(None, (at.year, at.month, at.day)))
    return f"{day} {at.time[:5]}" if at.time else day


def _properties(date: str, **named: str) -> Iterator[str]:
    if not dating.ends(date)[2] or "T" in date:
        named["edtf"] = date
    for name, text in named.items():
        if text:
            yield f"{name}: {_quoted(text)}"


def _quoted(text: str) -> str:
    """Return text as a value of YAML that means itself."""
    return json.dumps(text, ensure_ascii=False)


def _harmless(line: str) -> str:
    """Return a line of a description that is nothing else."""
    bare = line.strip()
    return f"- {bare}" if _OTHER.match(bare) or _PROPERTY.match(bare) else bare


def _recognises(content: Content) -> bool:
    if content.is_workbook or content.text.lstrip()[:1] in {"{", "["}:
        return False
    if content.name.casefold().endswith((".mw", ".markwhen")):
        return True
    head = [line for line in content.text.split("\n")[:200] if line.strip()]
    dated = sum(_begins(line) for line in head)
    return dated > 0 and dated * 10 >= len(head)


def _begins(line: str) -> bool:
    before, colon, after = line.partition(":")
    try:
        return bool(colon and after.strip() and _when(before.strip(), day_first=False))
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

"""Markwhen: its text line by line, to the header and the entries that it has."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from timeline.dates import InvalidDate, from_parts, interval
from timeline.exchange import dating
from timeline.exchange.drafts import Left

__all__ = ["DONE", "PROPERTY", "TAG", "Entry", "Lines", "when"]

_MOST_COLONS = 6

TAG = re.compile(r"(?:^|\s)#(?!\d+(?:\s|$))(\w+)")
"""A tag within a line."""

PROPERTY = re.compile(r"\s*([A-Za-z_][\w-]*):(?:\s+(.*)|)$")
"""A line that is a property of an entry."""

DONE = re.compile(r"\s*\[([xX ]?)\]\s*")
"""What stands before an entry that is done, or is not."""

_TAGS_ONLY = re.compile(r"(?:\s*#(?!\d+(?:\s|$))\w+)+\s*")
_HEADER = re.compile(r"\s*(#?\w[\w.-]*):(?:\s+(.*)|)$")
_SECTION = re.compile(r"(#{1,6})\s+(.*)$")
_OLD_SECTION = re.compile(r"\s*(?:section|group)(?:\s+(.*))?$")
_OLD_END = re.compile(r"\s*end(?:Section|Group)\s*$")
_COMMENT = re.compile(r"\s*//")
_UNITS = (
    r"ms|(?:milli)?sec(?:ond)?s?|min(?:ute)?s?|h(?:our)?s?|(?:week |work |business )?d(?:ay)?s?"
    r"|w(?:eek)?s?|months?|y(?:ear)?s?"
)
_RELATIVE = re.compile(
    r"\s*(?:(?:after|before|by)\s+[!\d]|![\w.]+|now\b|\d+\s*(?:"
    rf"{_UNITS})\b|\d[^:]*\bevery\b)[^:]*:",
    re.IGNORECASE,
)
_EDTF = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:[T ][0-9:]+(?:[ap]m|\.[0-9]+)?Z?)?)?)?")
_SLASHED = re.compile(r"(?:([0-9]{1,2})/)?(?:([0-9]{1,2})/)?([0-9]{4})")
_WORDED = re.compile(
    r"(?:([0-9]{1,2})\s+)?([A-Za-z]{3,9})\.?(?:\s+([0-9]{1,2}),?)?(?:,?\s+([0-9]{4}))"
)
_BETWEEN = re.compile(r"\s+-\s+|\s*–\s*|\s+to\s+")


@dataclass(slots=True)
class Entry:
    """An event as it is gathered line by line."""

    line: int
    date: str
    text: str
    section: str
    tags: list[str] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    description: list[str] = field(default_factory=list)
    takes_properties: bool = True


class Lines:
    """Goes through the lines once; what it is in decides what a line is."""

    def __init__(self, text: str) -> None:
        self.header: dict[str, str] = {}
        self.entries: list[Entry] = []
        self.left: list[Left] = []
        self._sections: list[tuple[int, str]] = []
        self._in_header = True
        self._is_open = False  # whether lines belong to the newest entry
        for number, line in enumerate(text.split("\n"), start=1):
            self._take(number, line)

    @property
    def day_first(self) -> bool:
        """Whether the header says that of 10/4/2024 the day stands first."""
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
        elif (is_dated := self._event(number, line)) is not None:
            self._in_header = False
            self._is_open = is_dated
        elif self._in_header and (match := _HEADER.match(line)):
            self.header[match[1].casefold()] = _unquoted(match[2] or "")
        elif self._in_header and line[:1].isspace() and self.header:
            pass  # belongs to the line above it
        elif self._is_open:
            self._under(self.entries[-1], line)
        else:
            remedy = "begin it with a date, or move it under an event"
            self.left.append(Left(number, "stands under no event", remedy, line.strip()[:200]))

    def _section(self, line: str) -> bool:
        if match := _SECTION.match(line):
            depth, name = len(match[1]), match[2]
            kept = [one for one in self._sections if one[0] < depth]
            self._sections = [*kept, (depth, TAG.sub("", name).strip())]
            return True
        if match := _OLD_SECTION.match(line):
            self._sections.append((len(self._sections) + 1, TAG.sub("", match[1] or "").strip()))
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
                date = when(line[:at].strip(), day_first=self.day_first)
            except InvalidDate as error:
                reason = f'date "{line[:at].strip()}" {error.reason}'
                self.left.append(Left(number, reason, error.remedy, line.strip()[:200]))
                return False
            if date is not None:
                section = " > ".join(name for _, name in self._sections if name)
                self.entries.append(Entry(number, date, line[at + 1 :].strip(), section))
                return True
        if _RELATIVE.match(line):
            reason = "has a date that is relative to another event or recurs"
            self.left.append(Left(number, reason, "write when it was", line.strip()[:200]))
            return False
        return None

    def _under(self, entry: Entry, line: str) -> None:
        match = PROPERTY.match(line)
        if match and entry.takes_properties and not entry.description:
            entry.properties[match[1].casefold()] = _unquoted(match[2] or "")
        elif _TAGS_ONLY.fullmatch(line):
            entry.tags += TAG.findall(line)
        else:
            entry.description.append(line.strip())


def when(text: str, *, day_first: bool) -> str | None:
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
    return interval(dating.stamp(start), end if end == ".." else dating.stamp(end))


def _point(text: str, *, day_first: bool) -> str:
    """Return one end of a date as EDTF, or as ISO 8601; blank where it is none."""
    if _EDTF.fullmatch(text):
        day, _, time = text.replace("T", " ").partition(" ")
        numbers = day.split("-")
        if time and len(numbers) == 3:  # noqa: PLR2004 -- year, month, day
            year, month, number = numbers
            return from_parts(year, month, number, time.removesuffix("Z"))
        return day
    if match := _SLASHED.fullmatch(text):
        first, second, year = match.groups()
        if second is None:
            return from_parts(year, first or "", "")
        return from_parts(year, *((second, first) if day_first else (first, second)))
    if match := _WORDED.fullmatch(text):
        before, month, after, year = match.groups()
        return from_parts(year, month, before or after or "")
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

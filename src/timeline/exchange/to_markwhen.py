"""Markwhen: events as text, written; the table of `markwhen` says how."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from timeline.exchange import dating
from timeline.exchange.dating import Parts
from timeline.exchange.drafts import Event, Found
from timeline.exchange.mapping import word
from timeline.exchange.markwhen import ERA
from timeline.exchange.markwhen_lines import DONE, PROPERTY
from timeline.exchange.texts import on_one_line

__all__ = ["as_text", "is_writable"]

_OTHER = re.compile(
    r"[^:]*\d[^:]*:|(?:now|after|before|by|section|group)\b|!|//|#|end(?:Section|Group)\b"
)
"""How a line begins that may be something else than words under an event."""
_OUTSIDE = re.compile(r"-|Y|0000")


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
            lines += ["", *_head(era.date, era.name, ERA), *_properties(era.date, {"id": era.key})]
    for event in found.events:
        if is_writable(event.date):
            lines += ["", *_written(event)]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _written(event: Event) -> Iterator[str]:
    yield from _head(event.date, event.title, event.kind)
    sources = "; ".join(filter(None, (" ".join(filter(None, s)) for s in _pairs(event))))
    own = {_property(name): text for name, text in event.extras.items()}
    named = {"id": event.key, "note": event.note, "sources": sources}
    yield from _properties(event.date, own | named)
    if event.summary:
        yield ""
        yield from map(_harmless, filter(str.strip, event.summary.split("\n")))


def _pairs(event: Event) -> Iterator[tuple[str, str]]:
    return ((source.title, source.url) for source in event.sources)


def _head(date: str, title: str, kind: str) -> Sequence[str]:
    start, end, _ = dating.ends(date)
    when = _figures(start) + (f" / {_figures(end)}" if end else "")
    plain = re.sub(r"(^|\s)#(?=\w)", r"\1# ", on_one_line(title))
    plain = DONE.sub(r"(\1) ", plain, count=1) if DONE.match(plain) else plain
    tag = "_".join(re.findall(r"\w+", kind))
    # A tag of digits only is none.
    tag = f"{tag}_" if tag.isdecimal() else tag
    return [f"{when}: {plain}" + (f" #{tag}" if tag else "")]


def _figures(at: Parts) -> str:
    day = "-".join(filter(None, (at.year, at.month, at.day)))
    return f"{day} {at.time[:5]}" if at.time else day


def _property(name: str) -> str:
    """Return the name of a column as that of a property."""
    plain = word(name)
    return plain if PROPERTY.match(f"{plain}:") else f"_{plain}"


def _properties(date: str, named: Mapping[str, str]) -> Iterator[str]:
    edtf = date if not dating.ends(date)[2] or "T" in date else ""
    for name, text in {**named, "edtf": edtf}.items():
        if text:
            yield f"{name}: {_quoted(text)}"


def _quoted(text: str) -> str:
    """Return text as a value of YAML that means itself."""
    return json.dumps(text, ensure_ascii=False)


def _harmless(line: str) -> str:
    """Return a line of a description that is nothing else."""
    bare = line.strip()
    return f"- {bare}" if _OTHER.match(bare) or PROPERTY.match(bare) else bare

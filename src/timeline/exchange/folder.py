"""From what was found to the files of a data set, each id its own, and to those files on disk."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from timeline.exchange.drafts import Event, ExchangeError, Found, Rows, Source
from timeline.exchange.texts import fitted, on_one_line
from timeline.made_ids import MadeIds
from timeline.reading.folder import NOT_IMPORTED
from timeline.schema import LIST_SEPARATOR, TABLES
from timeline.web_address import is_web_address

__all__ = ["NOT_IMPORTED", "files", "write_folder"]

_LABEL = 32


def files(found: Found) -> dict[str, bytes]:
    """Return the files of a data set by name: a table for each that has rows.

    Every id is its own and stays the same when the file is imported again: it is made from the name
    that the other program has for the row, else from date and title.
    """
    ids = MadeIds()
    actors, frameworks, sources = _Named("actor"), _Named("framework"), _Sources()
    events = [_event(event, ids, actors, frameworks, sources) for event in found.events]
    era_ids = MadeIds()
    eras = [
        {
            "id": era_ids.new(era.key or era.name, "era"),
            "name": on_one_line(era.name),
            "date": era.date,
            **{name: on_one_line(text) for name, text in era.extras.items()},
        }
        for era in found.eras
    ]
    tables: dict[str, Rows] = {
        "events": events,
        "actors": actors.rows,
        "frameworks": frameworks.rows,
        "sources": sources.rows,
        "eras": eras,
        **found.tables,
    }
    written = {
        TABLES[name].file: _csv(rows, TABLES[name].column_names)
        for name, rows in tables.items()
        if rows or (name == "events" and not found.tables)
    }
    if found.title:
        said = {"title": found.title, "description": found.description}
        text = json.dumps({k: v for k, v in said.items() if v}, ensure_ascii=False, indent=2)
        written["datapackage.json"] = f"{text}\n".encode("utf-8", "replace")
    if lacking := sorted([*found.left, *found.unread], key=lambda one: one.line):
        names = ("line", "reason", "remedy", "row")
        lost = [(str(x.line), x.reason, x.remedy, x.text) for x in lacking]
        written[NOT_IMPORTED] = _csv([dict(zip(names, x, strict=True)) for x in lost], names)
    return written


def write_folder(target: Path, content: Mapping[str, bytes]) -> None:
    """Write files into a folder that is not there, or has nothing in it.

    Raises
    ------
    ExchangeError
        Where there is something in it, or it cannot be written.
    """
    try:
        if target.is_file():
            raise ExchangeError(f"{target} is a file; name a folder")
        if target.is_dir() and any(target.iterdir()):
            raise ExchangeError(f"{target} has files in it; name a folder that is new or empty")
        target.mkdir(parents=True, exist_ok=True)
        for name, raw in content.items():
            (target / name).write_bytes(raw)
    except OSError as error:
        raise ExchangeError(
            f"{target} cannot be written ({error.strerror}); name another folder"
        ) from error


def _event(
    event: Event, ids: MadeIds, actors: _Named, frameworks: _Named, sources: _Sources
) -> dict[str, str]:
    texts = fitted(event.title, event.summary, event.note)
    label = on_one_line(event.label)
    row = {
        "id": ids.new(event.key or f"{event.date.partition('/')[0]} {event.title}", "event"),
        "date": event.date,
        "label": label if len(label) <= _LABEL else "",
        "title": texts.title,
        "summary": texts.summary,
        "kind": on_one_line(event.kind),
        "countries": _list(event.countries),
        "frameworks": _list(frameworks.id(name) for name in event.frameworks),
        "actors": _list(actors.id(a.name, country=a.country, type=a.type) for a in event.actors),
        "importance": event.importance,
        "sources": _list(sources.id(source) for source in event.sources),
        "note": texts.note,
    }
    return row | {name: on_one_line(text) for name, text in event.extras.items()}


def _list(entries: Iterable[str]) -> str:
    return f"{LIST_SEPARATOR} ".join(dict.fromkeys(entries))


@dataclass
class _Named:
    """Rows that cells name: actors, or frameworks, each once whatever its case."""

    noun: str
    rows: list[dict[str, str]] = field(default_factory=list)
    _ids: MadeIds = field(default_factory=MadeIds)
    _known: dict[str, dict[str, str]] = field(default_factory=dict)

    def id(self, name: str, **more: str) -> str:
        """Return the id of a name, which becomes a row where it is new."""
        plain = on_one_line(name)
        row = self._known.get(plain.casefold())
        if row is None:
            row = {"id": self._ids.new(plain, self.noun), "name": plain}
            self._known[plain.casefold()] = row
            self.rows.append(row)
        for key, text in more.items():
            if text:
                row.setdefault(key, text)
        return row["id"]


class _Sources:
    """The sources that events rest on, each once."""

    def __init__(self) -> None:
        self.rows: list[dict[str, str]] = []
        self._ids = MadeIds()
        self._known: dict[Source, str] = {}

    def id(self, source: Source) -> str:
        """Return the id of a source, which becomes a row where it is new."""
        if source not in self._known:
            self._known[source] = self._new(source)
        return self._known[source]

    def _new(self, source: Source) -> str:
        is_link = is_web_address(source.url)
        parts = urlsplit(source.url) if is_link else None
        host = (parts.hostname or "").removeprefix("www.") if parts else ""
        title = on_one_line(source.title) or (f"[{host}]" if host else on_one_line(source.url))
        name = source.title or f"{host} {parts.path if parts else source.url}"
        key = self._ids.new(name, "source")
        row = {"id": key, "kind": "reference", "title": title}
        self.rows.append(row | ({"publisher": host, "url": source.url} if is_link else {}))
        return key


def _csv(rows: Rows, order: Sequence[str]) -> bytes:
    """Write a table: those of the columns in order that have anything, then all others."""
    filled = dict.fromkeys(name for row in rows for name, text in row.items() if text)
    known = [name for name in order if name in filled or (not rows and name in _LEAST)]
    names = [*known, *(name for name in filled if name not in order)]
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(_cells(rows, names))
    return file.getvalue().encode("utf-8", "replace")


_LEAST = frozenset({"id", "date", "title"})
"""The header of a table of events without any."""


def _cells(rows: Rows, names: Sequence[str]) -> Iterator[list[str]]:
    return ([row.get(name, "") for name in names] for row in rows)

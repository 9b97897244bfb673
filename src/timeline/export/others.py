"""The events of a view in the forms of other programs: TimelineJS, vis-timeline, markwhen."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Hashable, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from timeline import cite
from timeline.dataset import Dataset
from timeline.exchange import to_markwhen, to_timelinejs, vis
from timeline.exchange.drafts import Era, Event, Found, Source
from timeline.export.export_request import ExportRequest, Written
from timeline.schema import entries
from timeline.schema.formulas import defused
from timeline.views import contents
from timeline.views.caption import caption_of
from timeline.views.extras import extra_values
from timeline.views.fields import FIELDS, text
from timeline.words import counted

__all__ = ["OTHERS", "given_back"]

_BY_NAME = ("country_names", "framework_names", "actor_names")


def given_back(request: ExportRequest) -> Written:
    """Return the events in view, and the eras of their time, as another program has them.

    Title and description are those of the view: what it shows, how much of it, as of when, of which
    version of the data, and where it leads.
    """
    found = _found(request)
    left_out = ""
    if request.suffix == "markwhen":
        lost = sum(not to_markwhen.is_writable(event.date) for event in found.events)
        left_out = (
            f"{counted(lost, 'event')} left out, of years that markwhen has not" if lost else ""
        )
    return Written(_WRITERS[request.suffix](found), left_out)


def _found(request: ExportRequest) -> Found:
    ds, view = request.ds, request.views[0]
    events = contents.events(ds, view)
    caption = caption_of(ds, view, request.made)
    said = (caption.sentence, caption.note, caption.day, caption.version, caption.link)
    return Found(
        tuple(_event(ds, row) for row in events.to_dict("records")),
        tuple(_eras(ds, events)),
        title=caption.title,
        description=" · ".join(filter(None, (part.strip() for part in said))),
    )


def _event(ds: Dataset, row: Mapping[Hashable, Any]) -> Event:
    notes = cite.source_notes(ds, entries(row["sources"]))
    return Event(
        0,
        row["date"],
        row["title"],
        key=row["id"],
        summary=row["summary"],
        kind=row["kind"],
        sources=tuple(Source(note.text, note.url) for note in notes),
        note=row["note"],
        extras=_more(ds, row),
    )


def _more(ds: Dataset, row: Mapping[Hashable, Any]) -> dict[str, str]:
    """Return by their names what these programs have no field for, and columns of one's own."""
    fields = (FIELDS["events"][name] for name in _BY_NAME)
    named = {field.heading: text(ds, "events", row, field.name) for field in fields}
    own = dict(extra_values(ds, "events", row))
    return own | {name: words for name, words in named.items() if words}


def _eras(ds: Dataset, events: pd.DataFrame) -> list[Era]:
    """Return the eras of the time in which the events lie; others would only stretch the axis."""
    eras = ds.eras
    # What is open on one side, or unknown, has no day there, and is as long as its other side says.
    begins_late = eras["earliest"] > events["latest"].max()
    ends_early = eras["latest"] < events["earliest"].min()
    shown = eras[~begins_late & ~ends_early]
    return [Era(0, row["date"], row["name"], row["id"]) for row in shown.to_dict("records")]


def _sheet(found: Found) -> bytes:
    """Return TimelineJS's sheet as CSV, whose cells no spreadsheet takes for formulas."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    for row in to_timelinejs.sheet_rows(found):
        writer.writerow(
            cell if cell.removeprefix("-").isdecimal() else defused(cell) for cell in row
        )
    return file.getvalue().encode("utf-8-sig", "replace")


_WRITERS: Mapping[str, Callable[[Found], bytes]] = MappingProxyType(
    {
        "timelinejs.csv": _sheet,
        "timelinejs.json": to_timelinejs.as_json,
        "vis.json": vis.as_json,
        "markwhen": to_markwhen.as_text,
    }
)
OTHERS: tuple[str, ...] = tuple(_WRITERS)
"""The suffixes that `given_back` writes."""

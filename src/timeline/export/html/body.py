"""What is seen of a page that is mailed around, and what its script is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.etree import ElementTree as ET

import pandas as pd

from timeline import dates, queries
from timeline.dataset import Dataset
from timeline.drawing.markup import el
from timeline.export.html.cards import event_rows, source_rows, stance_rows
from timeline.export.html.controls import controls
from timeline.export.html.figures import Figures, section
from timeline.export.html.rows import choices, told
from timeline.queries.filters import sentence
from timeline.views.caption import Edition, caption_of
from timeline.views.numbering import numbering
from timeline.views.view import View
from timeline.words import counted

__all__ = ["Contents"]


MOST = 1500
"""So many events, and statements, are listed with their evidence, some 2 KB each, at most."""


class Contents:
    """A page of views: the rows that any of them has in view, and everything that is written.

    Parameters
    ----------
    ds, views, title, made
        As in `html`; at least one view, or nothing but the frame is there.
    """

    def __init__(self, ds: Dataset, views: Sequence[View], title: str, made: Edition) -> None:
        self.ds, self.views, self.title, self.made = ds, views, title, made
        self.numbers = numbering(ds, views)
        asked = dict.fromkeys(view.filters for view in views if view.kind != "sources")
        events = set(self.numbers) | {str(i) for f in asked for i in queries.events(ds, f)["id"]}
        stances = {str(i) for f in asked for i in queries.stances(ds, f)["id"]}
        self.events = queries.most_important(ds.events[ds.events["id"].isin(events)], MOST)
        self.stances = _newest(ds.stances[ds.stances["id"].isin(stances)])
        self._left = (len(events) - len(self.events), len(stances) - len(self.stances))
        self.choices = choices(ds, self.events, self.stances)

    def told(self) -> dict[str, Any]:
        """Return what the script reads."""
        return told(self.ds, self.events, self.stances, self.choices, self.numbers)

    def body(self) -> ET.Element:
        """Return everything that is seen."""
        ids = (frozenset(map(str, rows["id"])) for rows in (self.events, self.stances))
        found = Figures(self.ds, self.made, self.numbers, *ids)
        sections = [section(found, view, k) for k, view in enumerate(self.views, start=1)]
        lists = list(self._lists())
        about = self.ds.description
        return el(
            "body",
            el("a", "To the charts", href="#main", class_="skip"),
            el(
                "header",
                el("h1", self.title),
                el("p", self.lead, class_="lead"),
                el("p", about, class_="about") if about else None,
                el("p", self._cut, class_="about") if any(self._left) else None,
                _contents([*sections, *lists]),
            ),
            controls(self.choices, self._bounds, len(self.events), len(self.stances)),
            el("main", *sections, *lists, id="main", tabindex="-1"),
            el("footer", el("p", self._imprint)),
            _dialog(),
        )

    @property
    def lead(self) -> str:
        """Say how much there is, why, and as of when."""
        pairs = (
            (self.events, self.ds.events, "event"),
            (self.stances, self.ds.stances, "statement"),
        )
        shares = [_share(len(mine), len(every), noun) for mine, every, noun in pairs if len(every)]
        asked = {view.filters for view in self.views}
        said = sentence(self.ds, asked.pop()) if len(asked) == 1 else ""
        days = {caption_of(self.ds, view, self.made).day for view in self.views}
        # Where the views are of different days, each says its own.
        day = days.pop() if len(days) == 1 else ""
        return " · ".join(filter(None, (" and ".join(shares), said, day)))

    @property
    def _cut(self) -> str:
        """Say what of the views is not in the file, lest it grow too large to mail."""
        events, statements = self._left
        more = f"{counted(events, 'event')} and {counted(statements, 'statement')}"
        return (
            f"To stay small enough to mail, this file lists at most the {MOST:,} most important "
            f"events and the {MOST:,} newest statements; {more} more are under the links "
            "below the charts."
        )

    @property
    def _imprint(self) -> str:
        made = dates.noun(self.made.day)
        return f"{self.ds.name}, version {self.ds.version}. This file was made on {made}."

    @property
    def _bounds(self) -> tuple[int, int] | None:
        """The first and last year of anything on the page; None for nothing."""
        both = pd.concat([rows[["start", "end"]] for rows in (self.events, self.stances)])
        if both.empty:
            return None
        return both["start"].min().year, both["end"].max().year

    def _lists(self) -> Iterator[ET.Element]:
        """Yield all events, statements and sources."""
        events, stances = set(self.events["id"]), set(self.stances["id"])
        if events:
            rows = event_rows(self.ds, self.events, self.numbers, stances)
            yield _list("events", "Events", rows)
        if stances:
            yield _list("statements", "Statements", stance_rows(self.ds, self.stances, events))
        if cited := self._cited(events, stances):
            yield _list("sources", "Sources", source_rows(self.ds, cited))

    def _cited(self, events: set[str], stances: set[str]) -> set[str]:
        if any(view.kind == "sources" for view in self.views):
            return set(map(str, self.ds.sources["id"]))
        found: set[str] = set()
        for noun, ids in (("event", events), ("stance", stances)):
            pairs = self.ds.links[f"{noun}_source"]
            found |= set(map(str, pairs.loc[pairs[noun].isin(list(ids)), "source"]))
        return found


def _newest(stances: pd.DataFrame) -> pd.DataFrame:
    """Return the newest statements, as many as may be listed."""
    return stances.loc[stances["start"].sort_values(kind="stable").index[-MOST:]].sort_index()


def _share(mine: int, every: int, noun: str) -> str:
    """Say how many of all: ``135 statements``, ``12 of 111 events``."""
    whole = counted(every, noun)
    return whole if mine == every else f"{mine:,} of {whole}"


def _list(name: str, title: str, rows: Iterable[ET.Element]) -> ET.Element:
    return el(
        "section",
        el("h2", title, el("span", class_="count"), id=f"all-{name}"),
        el("ol", *rows, class_="rows"),
        class_="list",
        id=name,
        aria_labelledby=f"all-{name}",
    )


def _contents(sections: Sequence[ET.Element]) -> ET.Element:
    """Return links to the sections of the page, by their headings."""
    heads = [section[0] for section in sections]
    items = (el("li", el("a", head.text or "", href=f"#{head.get('id')}")) for head in heads)
    return el("nav", el("ul", *items), aria_label="Contents")


def _dialog() -> ET.Element:
    return el(
        "dialog",
        el(
            "div",
            el("h2", id="card-title"),
            el("button", "Close", type="button", class_="close"),
            class_="top",
        ),
        el("div", class_="card"),
        id="card",
        aria_labelledby="card-title",
    )

"""What is seen of a page that is mailed around, and what its script is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import htpy as h
import pandas as pd

from timeline import dates, queries
from timeline.dataset import Dataset
from timeline.export.html.cards import event_rows, source_rows, stance_rows
from timeline.export.html.elements import AUTO, Section
from timeline.export.html.figures import Figures, section
from timeline.export.html.filter_form import choices, filter_form, script_data
from timeline.queries.filters import Filters, in_view, sentence
from timeline.views import contents
from timeline.views.caption import Edition, caption_of
from timeline.views.contents import OF_EVENTS, numbering, source_counts
from timeline.views.view import View
from timeline.words import counted

__all__ = ["PageBody"]


MOST = 1500
"""So many events, and statements, are listed with their evidence, some 2 KB each, at most."""


class PageBody:
    """A page of views: the rows that any of them has in view, and everything that is written.

    Parameters
    ----------
    ds, views, title, made
        As in `html`; at least one view, or nothing but the frame is there.
    """

    def __init__(self, ds: Dataset, views: Sequence[View], title: str, made: Edition) -> None:
        self.ds, self.views, self.title, self.made = ds, views, title, made
        self.numbers = numbering(ds, views)
        drawn = [view for view in views if view.kind in OF_EVENTS]
        asked = dict.fromkeys(view.filters for view in views if view.kind != "sources")
        events = {str(i) for f in asked for i in queries.events(ds, f)["id"]}
        events |= {str(i) for view in drawn for i in contents.events(ds, view)["id"]}
        stances = {str(i) for f in asked for i in queries.stances(ds, f)["id"]}
        self.events = queries.most_important(queries.by_ids(ds, "events", events), MOST)
        self.stances = _newest(queries.by_ids(ds, "stances", stances))
        self._left = (len(events) - len(self.events), len(stances) - len(self.stances))
        self.choices = choices(ds, self.events, self.stances)

    def script_data(self) -> dict[str, Any]:
        """Return what the script reads."""
        return script_data(self.ds, self.events, self.stances, self.choices, self.numbers)

    def body(self) -> h.Fragment:
        """Return everything that is seen."""
        ids = (frozenset(map(str, rows["id"])) for rows in (self.events, self.stances))
        found = Figures(self.ds, self.made, self.numbers, *ids)
        screens = found.on_screen(self.views)
        laid = zip(self.views, screens, found.on_paper(self.views, screens), strict=True)
        parts = [section(found, view, k, *mine) for k, (view, *mine) in enumerate(laid, start=1)]
        parts += self._lists()
        about = self.ds.description
        return h.fragment[
            h.a(".skip", href="#main")["To the charts"],
            h.header[
                h.h1(AUTO)[self.title],
                h.p(".lead")[self.lead],
                h.p(".about", AUTO)[about] if about else None,
                h.p(".about")[self._cut] if any(self._left) else None,
                h.nav(aria_label="Contents")[
                    h.ul[(h.li[h.a(AUTO, href=f"#{part.id}")[part.heading]] for part in parts)]
                ],
            ],
            filter_form(self.choices, self._bounds, len(self.events), len(self.stances)),
            h.main("#main", tabindex=-1)[(part.element for part in parts)],
            h.footer[h.p[self._imprint]],
            h.dialog("#card", aria_labelledby="card-title")[
                h.div(".top")[
                    h.h2("#card-title", AUTO), h.button(".close", type="button")["Close"]
                ],
                h.div(".card"),
            ],
        ]

    @property
    def lead(self) -> str:
        """Say how much there is, why, and as of when."""
        pairs = (
            (self.events, queries.total(self.ds, "events"), "events"),
            (self.stances, queries.total(self.ds, "stances"), "statements"),
        )
        shares = [
            in_view(self.ds, Filters(), len(mine), every, noun)
            for mine, every, noun in pairs
            if every
        ]
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

    def _lists(self) -> Iterator[Section]:
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
        of_events = source_counts(self.ds, "event", events)
        return {*of_events, *source_counts(self.ds, "stance", stances)}


def _newest(stances: pd.DataFrame) -> pd.DataFrame:
    """Return the newest statements, as many as may be listed."""
    return stances.loc[stances["start"].sort_values(kind="stable").index[-MOST:]].sort_index()


def _list(name: str, title: str, rows: Iterable[h.Element]) -> Section:
    key = f"all-{name}"
    heading = h.h2(id=key)[title, h.span(".count")]
    made = h.section(".list", id=name, aria_labelledby=key)[heading, h.ol(".rows")[rows]]
    return Section(key, title, made)

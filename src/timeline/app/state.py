"""What one run of the page looks at: read from data, address and widgets once, and handed down."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import pandas as pd
import streamlit as st

from timeline import dates, queries, views
from timeline.app import own_data, url, viewport
from timeline.app.matrix_choices import Days, Folding
from timeline.dataset import Dataset
from timeline.dates.days import AnyDay, Day
from timeline.queries import Of, positions, speakers
from timeline.queries.filters import Filters
from timeline.queries.positions import Voices
from timeline.queries.speakers import Speaker, StanceTrack
from timeline.scenes.matrix import crowded
from timeline.scenes.stance_history import in_groups
from timeline.views import answers, caption, matrix_words, url_params
from timeline.views.answers import Answer
from timeline.views.view import Kind, voices_of

__all__ = ["NEWS", "State", "base_of"]

_PARAMS: Mapping[Kind, tuple[str, ...]] = {
    "timeline": ("scale", "lanes", "names", url_params.COLOUR, *url_params.BY_HAND),
    "matrix": (url_params.VOICES, url_params.FOLD, "order", url_params.SIDE, url_params.HEADLINE),
    "compare": (
        *(url_params.THEN, url_params.NOW, "months", "scale", "names"),
        *url_params.BY_HAND,
    ),
    "actor": ("scale", url_params.HEADLINE),
}
"""What each kind of view depends on besides the filters; the same page may have more."""

_NOWHERE = "http://localhost"
"""Base of links to what nobody else can open; as those to this machine they are left out."""

NEWS = (*matrix_words.CHANGES, "repeated")
"""What may become of a square, see `positions.compare`, in the order in which it is told."""

_MOST_AT_ONCE = 14
"""How many lanes a country may have before its frameworks are shown one at a time."""

_ADDRESS = "TIMELINE_URL"


@dataclass(frozen=True)
class State:
    """The data set, the page, and the filters in force; the rest is worked out when first asked.

    ``page`` is the page's path within the dashboard; blank for the first. Callbacks that are given
    a state have that of the run before.
    """

    ds: Dataset
    page: str = ""
    filters: Filters = field(default_factory=Filters)

    @property
    def of(self) -> Of:
        """What the page is about."""
        return "stances" if self.page in {"stances", "actors"} else "events"

    @property
    def dark(self) -> bool:
        """Whether the page is dark."""
        return st.context.theme.type == "dark"

    @property
    def width(self) -> int:
        """Width of the page's column as far as it is known, px."""
        return viewport.known_width()

    @cached_property
    def events(self) -> pd.DataFrame:
        """The events in view, in order of time."""
        return queries.events(self.ds, self.filters)

    @cached_property
    def stances(self) -> pd.DataFrame:
        """The stances in view, in order of time."""
        return queries.stances(self.ds, self.filters)

    @cached_property
    def event(self) -> pd.Series | None:
        """The event that is chosen, a row of ``ds.events``; None where none is."""
        key = url.chosen(self.ds, url_params.EVENT)
        return queries.by_ids(self.ds, "events", [key]).iloc[0] if key else None

    @property
    def event_id(self) -> str:
        """The id of the event that is chosen; blank where none is."""
        return "" if self.event is None else str(self.event["id"])

    @cached_property
    def cell(self) -> tuple[str, str] | None:
        """The ids of actor and framework of the cell that is chosen; None where none is."""
        wanted = url.chosen(self.ds, url_params.CELL)
        return url_params.cell_of(wanted) if wanted else None

    # Of the matrix; there must be a stance in view.

    @cached_property
    def voices(self) -> Voices:
        """Whether the matrix is of governments or of all voices: as the URL says, or as usual."""
        values = {name: st.query_params.get_all(name) for name in _PARAMS["matrix"]}
        return voices_of(self.ds, views.read(self.ds, "matrix", values)[0])

    @cached_property
    def sides(self) -> tuple[str, ...]:
        """Ids of those who are set side by side in the URL: countries' codes, and actors."""
        return tuple(dict.fromkeys(url.chosen_all(self.ds, url_params.SIDE)))[
            : url_params.MOST_SIDES
        ]

    @cached_property
    def days(self) -> Days:
        """The days that the URL asks for, put in order if they are not."""
        stops = tuple(positions.changes(self.ds, self.filters, self.voices))
        asof: AnyDay | None = url.chosen_day(self.ds, url_params.ASOF)
        since: AnyDay | None = url.chosen_day(self.ds, url_params.SINCE)
        if since and since > (asof or stops[-1]):
            asof, since = since, asof or stops[-1]
        return Days(stops, asof, since)

    @cached_property
    def cells(self) -> pd.DataFrame:
        """Where each stands by all that is in view, whenever it was, see `positions.ever`."""
        return positions.ever(self.ds, self.filters, self.voices)

    @cached_property
    def places(self) -> frozenset[tuple[str, str]]:
        """The places of the matrix where anything can be opened, of folded countries too."""
        found = set(zip(self.cells["actor"], self.cells["framework"], strict=True))
        countries = positions.country_of(self.ds)
        if self.voices == "all":
            found |= {(countries[actor], framework) for actor, framework in found}
        return frozenset(found)

    @cached_property
    def cells_of_day(self) -> pd.DataFrame:
        """Where each stands on the day."""
        return positions.cells(self.ds, self.filters, self.days.asof, self.voices)

    @cached_property
    def cells_before(self) -> pd.DataFrame:
        """Where each stood on the earlier day, where there is one."""
        return positions.cells(self.ds, self.filters, self.days.since, self.voices)

    @cached_property
    def squares(self) -> pd.DataFrame:
        """The cells of the day, compared with those of the earlier one where there is one."""
        if self.days.since is None:
            return self.cells_of_day
        return positions.compare(self.cells_before, self.cells_of_day)

    @cached_property
    def changed(self) -> pd.DataFrame:
        """What is news, as `positions.compare` says it: between the two days, or on the day.

        Who moved comes first, then who was first found, who fell silent, who has perhaps spoken
        by now, and who said the same again.
        """
        found = self.squares
        if self.days.since is None:
            found = self.news
        told = found[found["change"].isin(NEWS)]
        return told.sort_values("change", key=lambda names: names.map(NEWS.index), kind="stable")

    @cached_property
    def news(self) -> pd.DataFrame:
        """What is news on the day, see `positions.news`."""
        return positions.news(self.ds, self.filters, self.days.day, self.voices)

    @property
    def said_on_the_day(self) -> tuple[str, ...]:
        """Ids of the statements in view that count, or perhaps count, from the day on."""
        fresh = {key for ids in (*self.news["ids"], *self.news["perhaps"]) for key in ids}
        day, rows = Day.of(self.days.day).stamp, self.stances
        turns = (rows["certain_from"] == day) | (rows["perhaps_from"] == day)
        return tuple(key for key in rows.loc[turns, "id"] if key in fresh)

    def day_name(self, day: AnyDay, form: Callable[[AnyDay | str], str] = dates.noun) -> str:
        """Name a day as exactly as what counts from it is known, see `matrix_words.day_name`.

        Of two that are compared each is the day that was asked for.
        """
        if self.days.since is not None:
            return form(day)
        return matrix_words.day_name(self.ds, self.filters, day, form)

    @cached_property
    def folding(self) -> Folding:
        """What is folded: as the URL says, or by itself where rows are many; no government.

        Where two days are compared, the country of whoever changes after the earlier one, whatever
        the later one is, stays open unless the URL says otherwise.
        """
        if self.voices == "governments":
            return Folding((), (), ())
        groups = positions.groups(self.ds, set(self.cells["actor"]) - positions.apart(self.ds))
        moved: set[str] = set()
        if self.days.since is not None:
            found = positions.compare(self.cells_before, self.cells)
            movers = found.loc[found["change"].isin(positions.CHANGED), "actor"]
            moved = set(map(positions.country_of(self.ds).__getitem__, movers))
        unasked = tuple(key for key in crowded(self.ds, self.cells) if key not in moved)
        names = url.chosen_all(self.ds, url_params.FOLD)
        is_asked = not {url_params.UNFOLDED, *(g.name for g in groups)}.isdisjoint(names)
        folded = tuple(g.key for g in groups if g.name in names) if is_asked else unasked
        return Folding(groups, folded, unasked)

    # Of the page of actors.

    @cached_property
    def speakers(self) -> pd.DataFrame:
        """Everyone of whom there is something in view, see `speakers.choices`."""
        return speakers.choices(self.ds, self.filters)

    @cached_property
    def who(self) -> str:
        """Whom the page is about: an actor's id or a country's code; blank for nobody in view."""
        offered = "" if self.speakers.empty else str(self.speakers["id"].iloc[0])
        return url.chosen(self.ds, url_params.WHO) or offered

    @cached_property
    def speaker(self) -> Speaker:
        """The same with its voices; there must be somebody."""
        return speakers.find(self.ds, self.who)

    @cached_property
    def said(self) -> pd.DataFrame:
        """The speaker's statements in view, in order of time."""
        return speakers.statements(self.ds, self.filters, self.speaker)

    @cached_property
    def happened(self) -> pd.DataFrame:
        """The speaker's events in view, in order of time."""
        return speakers.events(self.ds, self.filters, self.speaker)

    @cached_property
    def tracks(self) -> list[StanceTrack]:
        """What each of the speaker's voices said on each framework, in the order of lanes."""
        found = speakers.tracks(self.ds, self.filters, self.speaker)
        return in_groups(found, is_country=self.speaker.is_country)

    @cached_property
    def framework(self) -> str:
        """The framework that is shown alone; blank where all are shown."""
        if not self.speaker.is_country or len(self.tracks) <= _MOST_AT_ONCE:
            return ""
        offered = {track.framework for track in self.tracks}
        wanted = url.chosen(self.ds, url_params.ON)
        return wanted if wanted in offered else self.tracks[0].framework

    @property
    def lanes(self) -> list[StanceTrack]:
        """The tracks that have a lane."""
        return [t for t in self.tracks if self.framework in {"", t.framework}]

    @cached_property
    def beside(self) -> pd.DataFrame:
        """Those of the speaker's events that stand beside the lanes."""
        return speakers.events(self.ds, self.filters, self.speaker, self.framework)

    # What leaves the tool.

    def view(self, kind: Kind) -> views.View:
        """Return what the page shows, as one of the kinds that it can leave the tool as.

        What the page chooses unasked, and another reader of the same view might choose otherwise,
        is said expressly: of whom it is, and which countries stay open where two days are compared.
        """
        values = {name: _values(name) for name in _PARAMS.get(kind, ())}
        found = replace(views.read(self.ds, kind, values)[0], filters=self.filters)
        if kind == "matrix":
            found = replace(found, asof=self.days.asof, since=self.days.since)
            if self.voices == "governments" or self.days.since is None:
                return found
            return replace(found, fold=self.folding.folded)
        if kind == "actor":
            return replace(found, who=self.who, on=self.framework)
        return found

    def view_on_screen(self, kind: Kind) -> views.View:
        """Return the same with the countries folded that are folded on the page.

        Where the visitor has folded none, a slide or sheet has its own room and folds what it must.
        """
        found = self.view(kind)
        if kind != "matrix" or found.fold is not None or self.voices == "governments":
            return found
        return replace(found, fold=self.folding.folded)

    def answer(self, kind: Kind) -> Answer | None:
        """Return the sentence that the data in view give to the question of the page, if any."""
        return answers.answer(self.ds, self.view(kind))

    def with_answer(self, kind: Kind, alt: str) -> str:
        """Return an alternative text of a chart that begins with the answer, if there is any."""
        said = self.answer(kind)
        return f"{said.text}. {alt}" if said else alt

    @property
    def edition(self) -> caption.Edition:
        """An edition of today whose links lead to where the browser found this dashboard.

        Of a reader's own data no link leads anywhere.
        """
        if own_data.shown() is not None:
            return caption.edition(_NOWHERE)
        return caption.edition(base_of(st.context.url or "", self.page))


def base_of(url: str, page: str) -> str:
    """Return where the dashboard is, from the address and path of one of its pages.

    Blank where ``TIMELINE_URL`` says it, for a server may be known by another name than the
    browser's.
    """
    if os.environ.get(_ADDRESS):
        return ""
    return url.rstrip("/").removesuffix(f"/{page}") if page else url


def _values(name: str) -> list[str]:
    """Return the values of a parameter: from its widget where it has one, else from the address."""
    if name in url_params.CONTROLS and name in st.session_state:
        return [str(st.session_state[name])]
    return st.query_params.get_all(name)

"""What a picture or slide says of itself: title, filters, day, data version, and its link."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from timeline import arguments, dates, queries, views
from timeline.dataset import Dataset
from timeline.queries import moments
from timeline.queries.filters import in_view
from timeline.views import contents
from timeline.views.answers import MOST_LETTERS, answer, plain_answer
from timeline.views.answers.plain import MANY
from timeline.views.by_hand import hidden_words
from timeline.views.evidence import holders
from timeline.views.matrix_words import known_until, newest_day, who_stands
from timeline.views.view import View, voices_of
from timeline.web_address import is_public
from timeline.words import joined

__all__ = ["Caption", "Edition", "caption_of", "edition", "suggested_title"]

_EPOCH, _ADDRESS = "SOURCE_DATE_EPOCH", "TIMELINE_URL"
_LOCAL = "http://localhost:8501"


@dataclass(frozen=True, slots=True)
class Edition:
    """When something is made, and where the dashboard is to which its links lead.

    Raises
    ------
    ValueError
        Where the day is none, or the address no text.

    Examples
    --------
    >>> from datetime import date
    >>> from timeline import brief
    >>> brief.Edition(date(2026, 11, 22), "https://example.org/timeline").day
    datetime.date(2026, 11, 22)
    """

    day: date
    base: str = _LOCAL

    def __post_init__(self) -> None:
        arguments.instance(self.day, date, "write datetime.date(2024, 10, 1)")
        arguments.text("base", self.base)

    @property
    def is_public(self) -> bool:
        """Whether its links lead others there too, and not just whoever sits at this machine.

        Examples
        --------
        >>> from datetime import date
        >>> from timeline import brief
        >>> brief.Edition(date(2026, 11, 22)).is_public
        False
        """
        return is_public(self.base)

    @property
    def moment(self) -> datetime:
        """The same as a time, for files that record one: noon, so that it is that day anywhere.

        Examples
        --------
        >>> from datetime import date
        >>> from timeline import brief
        >>> brief.Edition(date(2026, 11, 22)).moment.isoformat()
        '2026-11-22T12:00:00+00:00'
        """
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)


def edition(base: str = "") -> Edition:
    """Return an edition of today.

    The environment variable ``SOURCE_DATE_EPOCH`` fixes the day (https://reproducible-builds.org),
    ``TIMELINE_URL`` says where the dashboard is where ``base`` does not.

    Examples
    --------
    >>> from timeline import brief
    >>> brief.edition("https://example.org/timeline").base
    'https://example.org/timeline'
    """
    epoch = os.environ.get(_EPOCH, "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return Edition(now.date(), base or os.environ.get(_ADDRESS, "") or _LOCAL)


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands on a picture besides the chart.

    Attributes
    ----------
    title : str
        What it is about.
    sentence : str
        How much is in view, and why: ``38 of 84 events · Japan or India · 1990–2024``.
    note : str
        What the author adds; may be blank.
    day : str
        Until when: ``As of 1 October 2024``, ``Statements up to 5 November 1956``.
    version : str
        Which data, and when: ``Asian NATO, data 0a1b2c3d4e, exported 22 November 2026``.
    link : str
        The address that shows the same view; blank where it would lead nobody else there.
    """

    title: str
    sentence: str
    note: str = ""
    day: str = ""
    version: str = ""
    link: str = ""


def caption_of(ds: Dataset, view: View, made: Edition) -> Caption:
    """Return what a view says of itself.

    Its link names the actor also where the view leaves it to the data: later data may say another.
    """
    subject = contents.subject(ds, view) if view.kind == "actor" else None
    shown = replace(view, who=subject.id) if subject else view
    return Caption(
        title=view.title or suggested_title(ds, view),
        sentence=_sentence(ds, view),
        day=_day(ds, view),
        note=view.note,
        version=f"{_short(ds)}, data {ds.version}, exported {dates.noun(made.day)}",
        link=views.link(ds, shown, made.base) if made.is_public else "",
    )


def suggested_title(ds: Dataset, view: View) -> str:
    """Return a title for a view: the answer that its data give, else what it shows."""
    said = answer(ds, view)
    if said is not None and len(said.text) <= MOST_LETTERS:
        return said.text
    about = _about(ds, view)
    if view.kind == "timeline" and contents.count(ds, view) >= MANY:
        text = f"{about}: {plain_answer(ds, view).text}"
        if len(text) <= MOST_LETTERS:
            return text
    if view.kind == "compare":
        both = moments.pair(ds, view.then, view.now)
        return f"{both[0].label} and {both[1].label}: then and now" if both else "Then and now"
    if view.kind == "actor":
        found = contents.subject(ds, view)
        return f"{found.name}: stances through time" if found else "Stances through time"
    shown = {
        "timeline": "what happened",
        "matrix": "who stands where" if view.since is None else "who moved",
        "events": "the events",
        "stances": "the statements",
        "sources": "the sources",
    }
    return f"{about}: {shown[view.kind]}"


def _about(ds: Dataset, view: View) -> str:
    """Return what the filters are about, ``Japan or India``; the data set where there are none."""
    f = view.filters
    chosen = (("countries", f.countries), ("actors", f.actors), ("frameworks", f.frameworks))
    names = [joined([ds.names(table).get(i, i) for i in ids]) for table, ids in chosen if ids]
    return " on ".join(names) or _short(ds)


def _short(ds: Dataset) -> str:
    """Return the name of a data set without what explains it."""
    return ds.name.partition(":")[0].strip()


def _sentence(ds: Dataset, view: View) -> str:
    if view.kind in contents.OF_EVENTS:
        count = contents.count(ds, view)
        said = in_view(ds, view.filters, count, queries.total(ds, "events"))
        shown = " · ".join(filter(None, (said, hidden_words(contents.hidden(ds, view)))))
        if view.kind != "compare":
            return shown
        said = f"{shown} · {moments.BEFORE} months before to {view.months} after each"
        both = moments.pair(ds, view.then, view.now)
        is_known = both is None or moments.linked(ds, both[0].id, both[1].id)
        return said if is_known else f"{said} · nothing in the data links the two"
    if view.kind in contents.OF_SOURCES:
        count = len(contents.sources(ds, view))
        return in_view(ds, view.filters, count, len(ds.sources), "sources")
    count = len(contents.statements(ds, view))
    shown = in_view(ds, view.filters, count, queries.total(ds, "stances"), "statements")
    if view.is_side_by_side:
        names = holders(ds, "governments")
        shown = f"{joined([names[key] for key in view.side])} side by side · {shown}"
    elif view.kind == "matrix":
        who = contents.standing(ds, view)["actor"]
        shown = f"{who_stands(ds, who, voices_of(ds, view))} · {shown}"
    about = ds.names("frameworks").get(view.on, "") if view.kind == "actor" else ""
    return " · ".join(filter(None, (shown, about)))


def _day(ds: Dataset, view: View) -> str:
    """Say as of when: the day asked for, else until when the data know."""
    is_asked = view.kind == "matrix" and view.asof is not None
    last = dates.noun(view.asof) if is_asked and view.asof else newest_day(ds)
    if view.kind == "matrix" and view.since is not None and not view.is_side_by_side:
        return f"From {dates.noun(view.since)}" + (f" to {last}" if last else "")
    return f"As of {last}" if is_asked else known_until(ds)

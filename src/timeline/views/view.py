"""A view that leaves the tool: what it shows and under which filters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from timeline import arguments, queries
from timeline.dataset import Dataset
from timeline.dates.days import AnyDay
from timeline.queries import positions
from timeline.queries.colour_groups import ColourBy
from timeline.queries.filters import Filters, checked_filters
from timeline.queries.lanes import LANES
from timeline.queries.moments import MOST_MONTHS
from timeline.views.by_hand import ByHand, Callout, names_word
from timeline.views.url_params import (
    ASOF,
    CALLOUT,
    COLOUR,
    CONTROLS,
    FOLD,
    HIDE,
    HIGHLIGHT,
    MOST_SIDES,
    NOW,
    ON,
    PAGE_PARAMS,
    PIN,
    SIDE,
    SINCE,
    THEN,
    VOICES,
    WHO,
)

__all__ = [
    "ASKED",
    "KINDS",
    "OWN",
    "Kind",
    "View",
    "ViewError",
    "checked_views",
    "usual",
    "voices_of",
]

Kind = Literal["timeline", "matrix", "compare", "actor", "events", "stances", "sources"]
"""What a view may be: four charts, and three lists."""

KINDS: tuple[Kind, ...] = get_args(Kind)

_USUAL: tuple[Kind, ...] = ("timeline", "matrix", "compare")
"""The views of a briefing for which none are named."""

OWN = ("title", "note")
"""What the author of a view writes."""


class ViewError(ValueError):
    """What is asked for cannot be shown; the message names it, and what is possible.

    Examples
    --------
    >>> import timeline
    >>> from timeline import brief
    >>> ds = timeline.example()
    >>> brief.parse(ds, "matrx")
    Traceback (most recent call last):
    timeline.views.view.ViewError: there is no view "matrx"; ...
    """


@dataclass(frozen=True, slots=True)
class View:
    """What one picture or slide shows.

    Ids are checked where the data set is known, see `checked_views`; all else when it is made.

    Parameters
    ----------
    kind : str
        One of `KINDS`.
    filters : Filters
        What is in view.
    scale, names : str
        Of the charts of time, see `timeline.charts.timeline`.
    lanes : str
        As there; blank for one axis.
    asof, since : datetime.date, optional
        The day of the matrix, and an earlier one to compare it with.
    order : str
        Of the matrix, see `timeline.charts.Arrangement`.
    voices : str
        Whether governments have the rows of the matrix or all voices; blank for what is usual, see
        `voices_of`.
    fold : tuple of str, optional
        Codes of the countries whose voices share a row of the matrix of all voices; by default
        those of `timeline.scenes.matrix.crowded`.
    then, now : str
        Ids of the two events compared; blank for the usual ones.
    months : int
        How many months after each are compared, from 1 to 12,000.
    who : str
        Id of the actor, or code of the country, that a view of an actor is about; blank for
        whoever has most statements in view.
    on : str
        Id of the framework on which a country's voices are shown; blank for all.
    colour : str
        What the colours of events say: ``country`` (who acts), ``kind``, ``framework``, ``none``.
    pin, hide, highlight : tuple of str
        Ids of events of a chart of time that are named first, left out, or made to stand out; among
        those hidden ``others`` is all that are not chosen for anything else.
    callout : Callout, optional
        Words of one's own at an event; also as a text, ``higuchi-report:Here it began``.
    side : tuple of str
        Of the matrix: codes of the countries, or ids of the actors, two to four, whose stances on
        all frameworks stand side by side in its place.
    title : str
        The headline in one's own words; blank for the one that is suggested.
    note : str
        What the author adds under the title.

    Raises
    ------
    ValueError
        Where something cannot be: ``scale "balnced" is none of calendar, balanced, even; did you
        mean balanced?``

    Examples
    --------
    >>> import timeline
    >>> from timeline import brief
    >>> ds = timeline.example()
    >>> view = brief.View("matrix", timeline.Filters(countries="JPN"), order="support")
    >>> b"<svg" in brief.svg(ds, view)
    True
    """

    kind: Kind = "timeline"
    filters: Filters = field(default_factory=Filters)
    scale: str = "balanced"
    lanes: str = ""
    names: str = "calm"
    asof: AnyDay | None = None
    since: AnyDay | None = None
    order: positions.Order = "curated"
    voices: positions.Voices | Literal[""] = ""
    fold: tuple[str, ...] | None = None
    then: str = ""
    now: str = ""
    months: int = 24
    who: str = ""
    on: str = ""
    colour: ColourBy = "country"
    pin: tuple[str, ...] = ()
    hide: tuple[str, ...] = ()
    highlight: tuple[str, ...] = ()
    callout: Callout | None = None
    side: tuple[str, ...] = ()
    title: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        arguments.one_of("kind", self.kind, KINDS)
        arguments.instance(self.filters, Filters, 'write timeline.Filters(countries="JPN")')
        if isinstance(self.names, str):
            object.__setattr__(self, "names", names_word(self.names))
        for name in ("scale", "names", "order", COLOUR):
            arguments.one_of(name, getattr(self, name), CONTROLS[name])
        for name in (THEN, NOW, WHO, ON, *OWN):
            arguments.text(name, getattr(self, name))
        kept: dict[str, Any] = {
            "lanes": arguments.one_of_or_blank("lanes", self.lanes, LANES),
            VOICES: arguments.one_of_or_blank(VOICES, self.voices, positions.VOICES),
            ASOF: arguments.day(ASOF, self.asof),
            SINCE: arguments.day(SINCE, self.since),
            FOLD: None if self.fold is None else arguments.texts(FOLD, self.fold),
            SIDE: arguments.texts(SIDE, self.side)[:MOST_SIDES],
            "months": arguments.whole("months", self.months, MOST_MONTHS),
            **{name: arguments.texts(name, getattr(self, name)) for name in (PIN, HIDE, HIGHLIGHT)},
            CALLOUT: Callout.read(told) if isinstance(told := self.callout, str) else told,
        }
        for name, value in kept.items():
            object.__setattr__(self, name, value)
        if self.callout is not None:
            arguments.instance(self.callout, Callout, 'write "higuchi-report:Here it began"')
        arguments.in_order(self.since, self.asof)

    @property
    def by_hand(self) -> ByHand:
        """What of it is decided by hand, as a chart of time takes it by name.

        Examples
        --------
        >>> from timeline import brief
        >>> brief.View(pin="higuchi-report").by_hand["pin"]
        ('higuchi-report',)
        """
        return ByHand(pin=self.pin, hide=self.hide, highlight=self.highlight, callout=self.callout)

    @property
    def is_side_by_side(self) -> bool:
        """Whether it sets some side by side rather than all in a matrix.

        Examples
        --------
        >>> from timeline import brief
        >>> brief.View("matrix", side=["JPN", "IND"]).is_side_by_side
        True
        """
        return self.kind == "matrix" and len(self.side) > 1


ASKED = tuple(
    param for name, param in PAGE_PARAMS.items() if param.kept_in in View.__slots__ and name != FOLD
)
"""The parameters with which an address asks for a view, the filters and lists left out."""


def checked_views(ds: Dataset, views: View | Iterable[View]) -> tuple[View, ...]:
    """Return one view, or any number, as a tuple, every id of them being in the data.

    Raises
    ------
    ValueError
        ``who "Japan" is written JPN``; or where any is something else.
    """
    one_or_more = (views,) if isinstance(views, View) else views
    arguments.instance(one_or_more, Iterable, 'write [brief.View("matrix")]')
    found = tuple(one_or_more)
    for view in found:
        remedy = 'write brief.View("matrix"), or take the first of brief.parse'
        arguments.instance(view, View, remedy)
        checked_filters(ds, view.filters)
        for param in ASKED:
            param.check(ds, getattr(view, param.kept_in))
        if view.callout is not None:
            PAGE_PARAMS[PIN].check(ds, view.callout.event, CALLOUT)
        for key in view.fold or ():
            arguments.known(FOLD, key, {group.key: group.name for group in positions.groups(ds)})
    return found


def voices_of(ds: Dataset, view: View) -> positions.Voices:
    """Return whether a view is of governments or of all voices.

    Unless it says so: of governments where there are any, and of all voices where countries are
    folded, as governments have a row each.

    Examples
    --------
    >>> import timeline
    >>> from timeline import brief
    >>> from timeline.views.view import voices_of
    >>> ds = timeline.example()
    >>> voices_of(ds, brief.View("matrix")), voices_of(ds, brief.View("matrix", fold=["JPN"]))
    ('governments', 'all')
    """
    usual_ones = positions.usual_voices(ds) if view.fold is None else "all"
    return view.voices or usual_ones


def usual(ds: Dataset, filters: Filters | None = None) -> tuple[View, ...]:
    """Return the views of a briefing for which none are named, as far as the data have them.

    Two moments are set side by side only where the data draw a parallel: any two would be invented.

    Parameters
    ----------
    filters : Filters, optional
        Those of every view; everything if not given.

    Raises
    ------
    ValueError
        Where either is something else, or filters name what is not in the data.

    Examples
    --------
    >>> import timeline
    >>> from timeline import brief
    >>> ds = timeline.example()
    >>> [view.kind for view in brief.usual(ds)]
    ['timeline', 'matrix', 'compare']
    """
    asked = checked_filters(ds, filters)
    return tuple(View(kind, asked) for kind in _USUAL if kind in set(_shown(ds)))


def _shown(ds: Dataset) -> Iterator[Kind]:
    """Yield the kinds for which the data have anything."""
    if queries.total(ds, "events"):
        yield "timeline"
    if queries.total(ds, "stances"):
        yield "matrix"
    if len(ds.parallels) and queries.total(ds, "events") > 1:
        yield "compare"

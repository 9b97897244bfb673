"""What is asked for: frozen filters, and how to say them as an English sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from timeline import arguments, cite
from timeline.dataset import Dataset
from timeline.dates.days import AnyDay
from timeline.dates.ranges import DateRange
from timeline.kept import kept
from timeline.queries.kinds import kinds
from timeline.words import counted, joined, steady

__all__ = [
    "FACETS",
    "ONGOING",
    "PARAMS",
    "SHOWN",
    "TEXT",
    "YEARS",
    "Clause",
    "Facet",
    "Filters",
    "Link",
    "checked_filters",
    "clauses",
    "facet_of",
    "in_view",
    "labels",
    "sentence",
    "unique_names",
]


Choice = str | Iterable[str]
"""One text, or any number."""

When = int | str | AnyDay
"""A year, an EDTF text, or a day."""


@dataclass(frozen=True, slots=True, init=False)
class Filters:
    """Which events and stances are in view; ``Filters()`` is all of them.

    Within one facet the choices are alternatives; facets, years and text combine.

    Parameters
    ----------
    countries, frameworks, actors, kinds, sources : str or iterable of str
        Ids or codes, kept as a tuple; none for any.
    years : int, str, date or iterable of these, optional
        A first and a last date, both included, or one that is both: a year as a number, an EDTF
        text (``1994``, ``2024-09``, ``2024-10-11``), or a day; None on a side for no limit there.
        What happened or began between them is in view.
    text : str
        Words that must all occur, in any case and with or without accents.
    ongoing : bool
        Whether what began before and merely goes on through the range is in view too; False where
        no range is asked for.

    Raises
    ------
    ValueError
        Where the years are no range. What is not in the data is refused where they are asked.

    Examples
    --------
    >>> import timeline
    >>> timeline.Filters(countries="JPN", years=[1990, 2024]).countries
    ('JPN',)
    >>> timeline.Filters(years=("2024-09", "2024-10-11")).years.words
    'September 2024 – 11 October 2024'
    >>> timeline.queries.events(timeline.example(), timeline.Filters(kinds="Summit"))
    Traceback (most recent call last):
    ValueError: kind "Summit" is written summit
    """

    countries: tuple[str, ...]
    frameworks: tuple[str, ...]
    actors: tuple[str, ...]
    kinds: tuple[str, ...]
    sources: tuple[str, ...]
    years: DateRange | None
    text: str
    ongoing: bool

    def __init__(  # noqa: PLR0917 -- a table of fields, as dataclasses take them
        self,
        countries: Choice = (),
        frameworks: Choice = (),
        actors: Choice = (),
        kinds: Choice = (),
        sources: Choice = (),
        years: When | DateRange | Iterable[When | None] | None = None,
        text: str = "",
        ongoing: bool = False,  # noqa: FBT001, FBT002 -- a field
    ) -> None:
        given = (countries, frameworks, actors, kinds, sources)
        for facet, choice in zip(FACETS, given, strict=True):
            object.__setattr__(self, facet.field, arguments.texts(facet.field, choice))
        object.__setattr__(self, "years", arguments.year_range(years))
        object.__setattr__(self, "text", arguments.text("text", text))
        arguments.instance(ongoing, bool, "write ongoing=True")
        object.__setattr__(self, "ongoing", ongoing and self.years is not None)


@dataclass(frozen=True, slots=True)
class Link:
    """Where a facet's values stand: in which column, ``value``, of which table.

    ``table`` is a link table, or one of ``events`` and ``stances``; its ``key`` is matched with
    column ``on`` of the events or stances that are asked for.
    """

    table: str
    value: str
    on: str = "key"


@dataclass(frozen=True, slots=True)
class Facet:
    """One list of choices: URL parameter, field in `Filters`, and where its values stand."""

    param: str
    field: str
    events: Link
    stances: Link

    @property
    def label(self) -> str:
        """What people call it."""
        return self.param.capitalize()

    def chosen(self, filters: Filters) -> tuple[str, ...]:
        """Return the ids that are chosen; empty for any."""
        chosen: tuple[str, ...] = getattr(filters, self.field)
        return chosen

    def choose(self, filters: Filters, ids: Iterable[str]) -> Filters:
        """Return the filters with these ids chosen here, in this order, each once."""
        choice: dict[str, Any] = {self.field: tuple(dict.fromkeys(ids))}
        return replace(filters, **choice)


FACETS: tuple[Facet, ...] = (
    Facet(
        "country",
        "countries",
        events=Link("event_country", "country"),
        stances=Link("stance_country", "country"),
    ),
    Facet(
        "framework",
        "frameworks",
        events=Link("event_framework", "framework"),
        stances=Link("stances", "framework"),
    ),
    Facet(
        "actor",
        "actors",
        events=Link("event_actor", "actor"),
        stances=Link("stances", "actor"),
    ),
    Facet(
        "kind",
        "kinds",
        events=Link("events", "kind"),
        stances=Link("events", "kind", on="event_key"),
    ),
    Facet(
        "source",
        "sources",
        events=Link("event_source", "source"),
        stances=Link("stance_source", "source"),
    ),
)
"""The lists of choices, in the order in which they are offered and said."""


def facet_of(param: str) -> Facet:
    """Return the facet of a parameter."""
    return next(facet for facet in FACETS if facet.param == param)


YEARS, ONGOING, TEXT = "years", "ongoing", "q"
SHOWN = "shown"
"""What the parameter says where what merely goes on is in view."""

PARAMS: tuple[str, ...] = (*(facet.param for facet in FACETS), YEARS, ONGOING, TEXT)
"""Every URL parameter that says something about filters."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One filter that is set, how to say it (Country: Japan or India), and the rest of them."""

    param: str
    label: str
    words: str
    without: Filters


def clauses(ds: Dataset, filters: Filters) -> Iterator[Clause]:
    """Yield what each filter that is set says, and the filters that remain without it."""
    for facet in FACETS:
        if chosen := facet.chosen(filters):
            names = labels(ds, facet)
            words = joined([names.get(i, i) for i in chosen], "or")
            yield Clause(facet.param, facet.label, words, facet.choose(filters, ()))
    if filters.years is not None:
        words = filters.years.words + (", with what went on" if filters.ongoing else "")
        yield Clause(YEARS, "Time", words, replace(filters, years=None))
    if filters.text.strip():
        yield Clause(TEXT, "Text", f"“{filters.text.strip()}”", replace(filters, text=""))


def sentence(ds: Dataset, filters: Filters) -> str:
    """Say what is asked for: ``Japan or India · 1990–2024``; empty where everything is."""
    return steady(" · ".join(clause.words for clause in clauses(ds, filters)))


def in_view(ds: Dataset, filters: Filters, n: int, total: int, noun: str = "events") -> str:
    """Say how much of the data is in view, and why: ``38 of 84 events · Japan · 1990–2024``.

    Parameters
    ----------
    n, total : int
        How many are in view, and how many there are.
    noun : str
        What is counted, in the plural.
    """
    said = sentence(ds, filters)
    every = counted(total, noun.removesuffix("s"))
    shown = every if n == total and not said else f"{n:,} of {every}"
    return steady(" · ".join(filter(None, (shown, said))))


def labels(ds: Dataset, facet: Facet) -> dict[str, str]:
    """Return the label of every choice of a facet by its id, in the data set's own order.

    Labels are unique: where two choices share a name, each has its id after it, in brackets.
    """
    if facet.field == "kinds":
        return _unique(kinds(ds))
    if facet.field == "sources":
        return _unique(cite.source_names(ds))
    return _unique(ds.names(facet.field))


@kept(most=16)
def unique_names(ds: Dataset, field: str) -> Mapping[str, str]:
    """Return what the choices of the facet with a field are called, as `labels` does; kept."""
    return labels(ds, next(facet for facet in FACETS if facet.field == field))


def checked_filters(ds: Dataset, filters: Filters | None) -> Filters:
    """Return filters whose every id is in the data; where there are none, those of everything.

    Raises
    ------
    ValueError
        ``country "Japan" is written JPN``; or where either is something else.
    """
    arguments.instance(ds, Dataset, "timeline.load reads one")
    if filters is None:
        return Filters()
    arguments.instance(filters, Filters, 'write timeline.Filters(countries="JPN")')
    return _checked(ds, filters)


@kept(most=512)
def _checked(ds: Dataset, filters: Filters) -> Filters:
    """Return the filters; kept, as the parts of one page ask for the same."""
    for facet in FACETS:
        if chosen := facet.chosen(filters):
            names = labels(ds, facet)
            for one in chosen:
                arguments.known(facet.param, one, names)
    return filters


def _unique(names: Mapping[str, str]) -> dict[str, str]:
    """Put the id after each name that several have, until no two labels are the same."""
    count = Counter(names.values())
    if len(count) == len(names):
        return dict(names)
    return _unique({i: f"{n} ({i})" if count[n] > 1 else n for i, n in names.items()})

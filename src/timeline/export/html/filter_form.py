"""The filters of a page: their form, and what a script has to know of the rows to filter them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import htpy as h
import pandas as pd

from timeline import dates
from timeline.dataset import Dataset
from timeline.dates.days import Day, year_text
from timeline.export.html.elements import AUTO
from timeline.queries import Of, memberships
from timeline.queries.filters import FACETS, ONGOING, SHOWN, Facet, labels
from timeline.views.evidence import whose
from timeline.views.fields import Row

__all__ = ["Choices", "choices", "filter_form", "script_data"]


@dataclass(frozen=True, slots=True)
class Choices:
    """A list of choices: what its values are called, most frequent first, and which row has which.

    Attributes
    ----------
    facet : Facet
        What is chosen.
    labels : tuple of str
        What each value is called.
    has : mapping of str to mapping of str to list of int
        For ``events`` and ``stances``, the places of the values of each row, by its id.
    """

    facet: Facet
    labels: tuple[str, ...]
    has: Mapping[Of, Mapping[str, list[int]]]


def choices(ds: Dataset, events: pd.DataFrame, stances: pd.DataFrame) -> tuple[Choices, ...]:
    """Return what can be chosen among rows of ``ds.events`` and ``ds.stances``, by facet."""
    return tuple(_choices(ds, facet, {"events": events, "stances": stances}) for facet in FACETS)


def script_data(
    ds: Dataset,
    events: pd.DataFrame,
    stances: pd.DataFrame,
    found: tuple[Choices, ...],
    numbers: Mapping[str, int],
) -> dict[str, Any]:
    """Return what the script of a page reads: facets and rows, as JSON has them.

    Returns
    -------
    dict
        ``facets``: for each ``param`` and ``labels``; ``events`` and ``stances``: for each row its
        ``id``, what it is called (``name``), ``has`` (for each facet the places of its values among
        the labels), ``begun`` (first and last day on which it can have happened or begun, ISO 8601;
        None where not known), ``until`` (the last on which it can go on, None where open) and
        ``text`` that is searched; events have their ``number`` on the charts too.
    """
    return {
        "facets": [{"param": one.facet.param, "labels": one.labels} for one in found],
        "events": [
            _row(row, "events", found) | _event(row, numbers) for row in events.to_dict("records")
        ],
        "stances": [
            _row(row, "stances", found) | {"name": whose(ds, row)}
            for row in stances.to_dict("records")
        ],
    }


def _event(row: Row, numbers: Mapping[str, int]) -> dict[str, Any]:
    number = numbers.get(row["id"])
    when = dates.words(row["date"])
    parts = (str(number or ""), row["label"] or row["title"])
    return {"number": number, "name": f"{' '.join(filter(None, parts))}, {when}"}


def _row(row: Row, of: Of, found: tuple[Choices, ...]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "has": [one.has[of].get(str(row["id"]), []) for one in found],
        "begun": [_day(row["begun_from"]), _day(row["begun_by"])],
        "until": _until(row),
        "text": row["search"],
    }


def _until(row: Row) -> int | None:
    """Return the last day; of what happened at an unknown time, that by which it is dated."""
    if pd.isna(row["latest"]) and row["certain_from"] != row["begun_by"]:
        return _day(row["begun_by"])
    return _day(row["latest"])


def _day(day: Any) -> int | None:
    """Return a day as a number, which a script can compare in every year."""
    return None if pd.isna(day) else Day.of(day).toordinal()


def _choices(ds: Dataset, facet: Facet, rows: Mapping[Of, pd.DataFrame]) -> Choices:
    found = {}
    for of, here in rows.items():
        every = memberships(ds, facet, of, here)
        found[of] = {key: every[key] for key in map(str, here["id"]) if key in every}
    count = Counter(
        value for mine in found.values() for values in mine.values() for value in values
    )
    names = labels(ds, facet)
    order = sorted(count, key=lambda value: (-count[value], names.get(value, value)))
    place = {value: k for k, value in enumerate(order)}
    has: dict[Of, dict[str, list[int]]] = {
        of: {row: [place[value] for value in values] for row, values in mine.items()}
        for of, mine in found.items()
    }
    return Choices(facet, tuple(names.get(value, value) for value in order), has)


def filter_form(
    found: tuple[Choices, ...], bounds: tuple[int, int] | None, events: int, statements: int
) -> h.Element:
    """Return the form of filters, which only a script makes work: without one it is not seen.

    Parameters
    ----------
    found : tuple of Choices
        The lists of choices; those with nothing to choose are left out.
    bounds : tuple of (int, int), optional
        First and last year of anything on the page.
    events, statements : int
        How many there are.
    """
    counts = {"data-events": events, "data-statements": statements}
    return h.form("#filters.filters", aria_labelledby="filters-title", autocomplete="off")[
        h.h2("#filters-title")["Filters"],
        h.div(".facets")[
            (_facet(one, place) for place, one in enumerate(found) if len(one.labels) > 1),
            _range(*bounds) if bounds else None,
            h.label(".field.words")[
                "Text ",
                h.input(AUTO, type="search", name="q", placeholder="Any words", spellcheck="false"),
            ],
            h.button(".reset", type="button", hidden=True)["Reset"],
        ],
        h.p(".status", counts, role="status", aria_live="polite"),
    ]


def _facet(one: Choices, place: int) -> h.Element:
    label = one.facet.label
    return h.details(".facet", name="facet", data_facet=place)[
        h.summary[label, h.span(".chosen")],
        h.div(".choices", role="group", aria_label=f"{label}: any of these")[
            (
                h.label[
                    h.input(type="checkbox", name=one.facet.param, value=k),
                    h.span(AUTO)[name],
                    h.small(".left"),
                ]
                for k, name in enumerate(one.labels)
            )
        ],
    ]


def _range(low: int, high: int) -> Iterator[h.Element]:
    for name, said, year in (("from", "From ", low), ("to", "to ", high)):
        yield h.label(".field")[
            said,
            h.input(
                name=name,
                placeholder=year_text(year),
                title="A year, a month or a day: 1994, 2024-09 or 2024-10-11",
                spellcheck="false",
            ),
        ]
    yield h.label(".field.ongoing", hidden=True)[
        h.input(type="checkbox", name=ONGOING, value=SHOWN), h.span
    ]

"""The filters of a page: their form, and what a script has to know of the rows to filter them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import htpy as h
import narwhals as nw
import pandas as pd

from timeline import dates
from timeline.dataset import Dataset
from timeline.export.html.cards import whose
from timeline.export.html.elements import AUTO
from timeline.queries import Of, collect
from timeline.queries.filters import FACETS, Facet, labels

__all__ = ["Choices", "choices", "filter_form", "told"]


@dataclass(frozen=True, slots=True)
class Choices:
    """A list of choices: which values its rows have, most frequent first, and what has which.

    Attributes
    ----------
    facet : Facet
        What is chosen.
    names : mapping of str to str
        Label of each value by its id.
    has : mapping of str to mapping of str to tuple of str
        For ``events`` and ``stances``, the values of each row by its id.
    """

    facet: Facet
    names: Mapping[str, str]
    has: Mapping[Of, Mapping[str, tuple[str, ...]]]


def choices(ds: Dataset, events: pd.DataFrame, stances: pd.DataFrame) -> tuple[Choices, ...]:
    """Return what can be chosen among rows of ``ds.events`` and ``ds.stances``, by facet."""
    return tuple(_choices(ds, facet, {"events": events, "stances": stances}) for facet in FACETS)


def told(
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
        the labels), ``years`` (first and last that its date may mean; None where open) and ``text``
        that is searched; events have their ``number`` on the charts too.
    """
    return {
        "facets": [{"param": c.facet.param, "labels": list(c.names.values())} for c in found],
        "events": [_event(row, numbers) for row in _rows(events, "events", found)],
        "stances": [
            _plain(row) | {"name": whose(ds, row)} for row in _rows(stances, "stances", found)
        ],
    }


def _event(row: dict[str, Any], numbers: Mapping[str, int]) -> dict[str, Any]:
    number = numbers.get(row["id"])
    when = dates.words(dates.parse(row["date"]))
    parts = (str(number or ""), row["label"] or row["title"])
    name = f"{' '.join(filter(None, parts))}, {when}"
    return _plain(row) | {"number": number, "name": name}


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "has": row["has"],
        "years": [_year(row["earliest"]), _year(row["latest"])],
        "text": row["search"],
    }


def _rows(rows: pd.DataFrame, of: Of, found: tuple[Choices, ...]) -> list[dict[str, Any]]:
    places = [{value: k for k, value in enumerate(c.names)} for c in found]
    return [
        {str(key): value for key, value in row.items()}
        | {
            "has": [
                [at[value] for value in c.has[of].get(str(row["id"]), ())]
                for c, at in zip(found, places, strict=True)
            ]
        }
        for row in rows.to_dict("records")
    ]


def _year(day: Any) -> int | None:
    return None if pd.isna(day) else int(day.year)


def _choices(ds: Dataset, facet: Facet, rows: Mapping[Of, pd.DataFrame]) -> Choices:
    has: dict[Of, dict[str, tuple[str, ...]]] = {
        of: _members(ds, facet, of, rows[of]) for of in ("events", "stances")
    }
    count = Counter(value for values in has.values() for mine in values.values() for value in mine)
    names = labels(ds, facet)
    order = sorted(count, key=lambda value: (-count[value], names.get(value, value)))
    return Choices(facet, {value: names.get(value, value) for value in order}, has)


def _members(ds: Dataset, facet: Facet, of: Of, rows: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Return the values that each row has, once each."""
    link = facet.events if of == "events" else facet.stances
    table = getattr(ds, link.table) if link.table in {"events", "stances"} else ds.links[link.table]
    frame: Any = nw.from_native(table)
    pairs = collect(frame.lazy().select(item=link.item, value=link.value))
    values: dict[str, dict[str, None]] = {}
    for item, value in zip(pairs["item"], pairs["value"], strict=True):
        if value:
            values.setdefault(str(item), {})[str(value)] = None
    holders = zip(rows["id"], rows[link.key], strict=True)
    return {str(i): tuple(values[str(key)]) for i, key in holders if str(key) in values}


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
            (_facet(one, place) for place, one in enumerate(found) if len(one.names) > 1),
            _years(*bounds) if bounds else None,
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
                for k, name in enumerate(one.names.values())
            )
        ],
    ]


def _years(low: int, high: int) -> Iterator[h.Element]:
    given: dict[str, h.Attribute] = {
        "type": "number",
        "min": low,
        "max": high,
        "step": 1,
        "inputmode": "numeric",
    }
    for name, said, year in (("from", "From ", low), ("to", "to ", high)):
        yield h.label(".field")[said, h.input(given, name=name, placeholder=year)]

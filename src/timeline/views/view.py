"""A view that leaves the tool: what it shows and under which filters; to and from an address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, get_args
from urllib.parse import parse_qs, urlencode

from timeline.dataset import Dataset
from timeline.queries import positions
from timeline.queries.filters import Filters, from_query, to_query
from timeline.views.url_params import (
    ASOF,
    CONTROLS,
    FOLD,
    NOW,
    ON,
    SINCE,
    THEN,
    UNFOLDED,
    WHO,
    known,
    strange,
)

__all__ = [
    "DEFAULT_DECK",
    "KINDS",
    "Kind",
    "View",
    "ViewError",
    "link",
    "parse",
    "query",
    "read",
    "usual",
    "write",
]

Kind = Literal["timeline", "matrix", "compare", "actor", "events", "stances", "sources"]
"""What a view may be: four charts, and three lists."""

KINDS: tuple[Kind, ...] = get_args(Kind)

DEFAULT_DECK: tuple[Kind, ...] = ("timeline", "matrix", "compare")
"""The views of a briefing for which none are named."""

_PATHS: Mapping[Kind, str] = MappingProxyType(
    {
        "timeline": "",
        "matrix": "stances",
        "compare": "compare",
        "actor": "actors",
        "events": "",
        "stances": "stances",
        "sources": "data",
    }
)
"""The page that shows each."""

_TITLE, _NOTE = "title", "note"
_OWN = (_TITLE, _NOTE)


class ViewError(ValueError):
    """What is asked for cannot be shown; the message names it, and what is possible."""


@dataclass(frozen=True, slots=True)
class View:
    """What one picture or slide shows.

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
        Of the matrix, see `timeline.charts.matrix.Arrangement`.
    fold : tuple of str, optional
        Codes of the countries whose voices share a row of the matrix; by default those of
        `timeline.scenes.matrix.crowded`.
    then, now : str
        Ids of the two events compared; blank for the usual ones.
    months : int
        How many months after each are compared.
    who : str
        Id of the actor, or code of the country, that a view of an actor is about; blank for
        whoever has most statements in view.
    on : str
        Id of the framework on which a country's voices are shown; blank for all.
    title : str
        Its title; blank for the one that is suggested.
    note : str
        What the author adds under the title.
    """

    kind: Kind = "timeline"
    filters: Filters = field(default_factory=Filters)
    scale: str = "balanced"
    lanes: str = ""
    names: str = "more"
    asof: date | None = None
    since: date | None = None
    order: positions.Order = "curated"
    fold: tuple[str, ...] | None = None
    then: str = ""
    now: str = ""
    months: int = 24
    who: str = ""
    on: str = ""
    title: str = ""
    note: str = ""


def read(
    ds: Dataset, kind: Kind, values: Mapping[str, Sequence[str]]
) -> tuple[View, tuple[str, ...]]:
    """Read a view from the parameters of a page's address.

    Parameters
    ----------
    values : mapping of str to sequence of str
        Each parameter with its values, as `urllib.parse.parse_qs` gives them; besides those of the
        pages ``title`` and ``note``.

    Returns
    -------
    tuple of (View, tuple of str)
        What could be read, and a clause about each value that could not be:
        ``country "Atlantis" is not in the data``.
    """
    filters, dropped = from_query(ds, values)
    said = (*dropped, *strange(ds, values, _OWN))
    words: dict[str, Any] = {name: _last(values, name) for name in _OWN}
    for name in ("scale", "names", "order", "lanes", "months"):
        if (value := _last(values, name)) in CONTROLS[name]:
            words[name] = value
    for name in (THEN, NOW, WHO, ON):
        if known(ds, name, value := _last(values, name)):
            words[name] = value
    for name in (ASOF, SINCE):
        if known(ds, name, value := _last(values, name)):
            words[name] = date.fromisoformat(value)
    if "months" in words:
        words["months"] = int(words["months"])
    if words.get("lanes") == "none":
        words["lanes"] = ""
    return View(kind, filters, fold=_fold(ds, values), **words), said


def query(ds: Dataset, view: View) -> list[tuple[str, str]]:
    """Return the parameters and values that `read` makes the view of; none for what is usual."""
    found = to_query(ds, view.filters)
    usual_one = View(view.kind)
    texts = {
        "scale": view.scale,
        "lanes": view.lanes,
        "names": view.names,
        "order": view.order,
        "months": str(view.months),
        ASOF: view.asof.isoformat() if view.asof else "",
        SINCE: view.since.isoformat() if view.since else "",
        THEN: view.then,
        NOW: view.now,
        WHO: view.who,
        ON: view.on,
        _TITLE: view.title,
        _NOTE: view.note,
    }
    found += [(n, v) for n, v in texts.items() if v and v != str(getattr(usual_one, n))]
    if view.fold is not None:
        names = {g.key: g.name for g in positions.groups(ds)}
        found += [(FOLD, names[key]) for key in view.fold] or [(FOLD, UNFOLDED)]
    return found


def link(ds: Dataset, view: View, base: str = "") -> str:
    """Return the address of the page that shows a view, title and note left out.

    Parameters
    ----------
    base : str
        Where the dashboard is, ``https://example.org/timeline``; blank for an address within it.
    """
    asked = urlencode(query(ds, replace(view, title="", note="")))
    return f"{base.rstrip('/')}/{_PATHS[view.kind]}" + (f"?{asked}" if asked else "")


def write(ds: Dataset, view: View) -> str:
    """Return a view as one text, ``matrix?framework=Asian+NATO``, for an address or a file."""
    asked = urlencode(query(ds, view))
    return view.kind + (f"?{asked}" if asked else "")


def parse(ds: Dataset, text: str) -> tuple[View, tuple[str, ...]]:
    """Read a view from what `write` returned; returns as `read` does.

    Raises
    ------
    ViewError
        Where there is no such view.
    """
    name, _, asked = text.partition("?")
    kind = next((kind for kind in KINDS if kind == name.strip("/ ")), None)
    if kind is None:
        raise ViewError(f'there is no view "{name}"; there are {", ".join(KINDS)}')
    return read(ds, kind, parse_qs(asked, keep_blank_values=True))


def usual(ds: Dataset, filters: Filters | None = None) -> tuple[View, ...]:
    """Return the views of a briefing for which none are named, as far as the data have them."""
    asked = filters or Filters()
    return tuple(View(kind, asked) for kind in DEFAULT_DECK if kind in set(_shown(ds)))


def _shown(ds: Dataset) -> Iterator[Kind]:
    """Yield the kinds for which the data have anything."""
    if len(ds.events):
        yield "timeline"
    if len(ds.stances):
        yield "matrix"
    if len(ds.events) > 1:
        yield "compare"


def _last(values: Mapping[str, Sequence[str]], name: str) -> str:
    """Return the last value of a parameter, as the page's widgets do; blank for none."""
    *_, last = "", *values.get(name, ())
    return last


def _fold(ds: Dataset, values: Mapping[str, Sequence[str]]) -> tuple[str, ...] | None:
    names = [name for name in values.get(FOLD, ()) if known(ds, FOLD, name)]
    if not names:
        return None
    return tuple(g.key for g in positions.groups(ds) if g.name in names)

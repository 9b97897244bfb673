"""A view to and from an address, or the one text that stands for it in an address or a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qs, urlencode

from timeline import arguments
from timeline.dataset import Dataset
from timeline.queries import positions
from timeline.queries.filter_query import from_query, to_query
from timeline.views.url_params import ASOF, FOLD, SINCE, UNFOLDED, known, strange
from timeline.views.view import ASKED, KINDS, OWN, Kind, View, ViewError, voices_of

__all__ = ["link", "parse", "query", "read", "write"]

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


def read(
    ds: Dataset, kind: Kind, values: Mapping[str, Sequence[str]]
) -> tuple[View, tuple[str, ...]]:
    """Read a view from the parameters of a page's address.

    Parameters
    ----------
    values : mapping of str to sequence of str
        Each parameter with its values, as `urllib.parse.parse_qs` gives them; besides those of the
        pages ``note``, and ``title``, which older links have for the headline.

    Returns
    -------
    tuple of (View, tuple of str)
        What could be read, and a clause about each value that could not be:
        ``country "Atlantis" is not in the data``.
    """
    filters, dropped = from_query(ds, values)
    words: dict[str, Any] = {name: _last(values, name) for name in OWN}
    for param in ASKED:
        if param.is_list:
            asked = values.get(param.name, ())
            taken = (value for value in asked if param.takes(ds, value))
            words[param.kept_in] = tuple(dict.fromkeys(taken))
        elif param.takes(ds, value := _last(values, param.name)):
            words[param.kept_in] = param.read(value)
    if (since := words.get(SINCE)) and (asof := words.get(ASOF)):
        words |= {SINCE: min(since, asof), ASOF: max(since, asof)}
    view = View(kind, filters, fold=_fold(ds, values), **words)
    return view, (*dropped, *strange(ds, values, OWN))


def query(ds: Dataset, view: View) -> list[tuple[str, str]]:
    """Return the parameters and values that `read` makes the view of; none for what is usual."""
    found = to_query(ds, view.filters)
    usual_one = replace(View(view.kind), voices=voices_of(ds, replace(view, voices="")))
    for param in ASKED:
        value = getattr(view, param.kept_in)
        if param.is_list:
            found += [(param.name, one) for one in value]
        elif value and value != getattr(usual_one, param.kept_in):
            found.append((param.name, str(value)))
    found += [("note", view.note)] if view.note else []
    if view.fold is not None:
        names = {g.key: g.name for g in positions.groups(ds)}
        found += [(FOLD, names[key]) for key in view.fold] or [(FOLD, UNFOLDED)]
    return found


def link(ds: Dataset, view: View, base: str = "") -> str:
    """Return the address of the page that shows a view, the note left out.

    Parameters
    ----------
    base : str
        Where the dashboard is, ``https://example.org/timeline``; blank for an address within it.
    """
    asked = urlencode(query(ds, replace(view, note="")))
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

    Examples
    --------
    >>> import timeline
    >>> from timeline import brief
    >>> ds = timeline.example()
    >>> view, left_out = brief.parse(ds, "matrix?framework=Asian+NATO&country=Atlantis")
    >>> view.filters.frameworks
    ('asian-nato',)
    >>> left_out
    ('country "Atlantis" is not in the data',)
    """
    arguments.instance(ds, Dataset, "timeline.load reads one")
    name, _, asked = arguments.text("view", text).partition("?")
    kind = next((kind for kind in KINDS if kind == name.strip("/ ")), None)
    if kind is None:
        raise ViewError(f'there is no view "{name}"; there are {arguments.possible(name, KINDS)}')
    return read(ds, kind, parse_qs(asked, keep_blank_values=True))


def _last(values: Mapping[str, Sequence[str]], name: str) -> str:
    """Return the last value of a parameter, as the page's widgets do; blank for none."""
    *_, last = "", *values.get(name, ())
    return last


def _fold(ds: Dataset, values: Mapping[str, Sequence[str]]) -> tuple[str, ...] | None:
    names = [name for name in values.get(FOLD, ()) if known(ds, FOLD, name)]
    if not names:
        return None
    return tuple(g.key for g in positions.groups(ds) if g.name in names)

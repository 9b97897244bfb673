"""What a page shows now, as a view that can leave the tool: its filters, controls and choices."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from timeline import views
from timeline.app import change_list, days, folding, url
from timeline.app.state import View
from timeline.app.subject import Subject
from timeline.queries import positions, speakers
from timeline.views import caption
from timeline.views.view import Kind

__all__ = ["base_of", "edition", "exactly", "shown"]

_PARAMS: Mapping[Kind, tuple[str, ...]] = {
    "timeline": ("scale", "lanes", "names"),
    "matrix": (url.FOLD, "order"),
    "compare": (url.THEN, url.NOW, "months", "scale", "names"),
    "actor": ("scale",),
}
"""What each kind of view depends on besides the filters; the same page may have more."""

_ADDRESS = "TIMELINE_URL"


def shown(view: View, kind: Kind) -> views.View:
    """Return what the page shows now, as one of the kinds that it can leave the tool as.

    What the page chooses unasked, and another reader of the same view might choose otherwise, is
    said expressly: of whom it is, and which countries stay open where two days are compared.
    """
    values = {name: _values(name) for name in _PARAMS.get(kind, ())}
    found = replace(views.read(view.ds, kind, values)[0], filters=view.filters)
    if kind == "matrix":
        return _of_days(view, found)
    if kind == "actor":
        return _of_subject(view, found)
    return found


def exactly(view: View, found: views.View) -> views.View:
    """Return what `shown` returned with the countries folded that are folded on the page.

    Where the visitor has folded none, a slide or sheet has its own room and folds what it must.
    """
    if found.kind != "matrix" or found.fold is not None:
        return found
    cells = positions.cells(view.ds, view.filters)
    return replace(found, fold=folding.read(view, cells).folded)


def edition(view: View) -> caption.Edition:
    """Return an edition of today whose links lead to where the browser found this dashboard."""
    return caption.edition(base_of(st.context.url or "", view.page))


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
    if name in url.CONTROLS and name in st.session_state:
        return [str(st.session_state[name])]
    return st.query_params.get_all(name)


def _of_days(view: View, found: views.View) -> views.View:
    when = days.read(view)
    if when.since is not None:
        cells = positions.cells(view.ds, view.filters)
        folded = folding.read(view, cells, change_list.movers(view, when)).folded
        found = replace(found, fold=folded)
    return replace(found, asof=when.asof, since=when.since)


def _of_subject(view: View, found: views.View) -> views.View:
    who = url.chosen(view.ds, url.WHO)
    if not who:
        who = str(speakers.choices(view.ds, view.filters)["id"].iloc[0])
    subject = Subject(view, speakers.find(view.ds, who))
    return replace(found, who=who, on=subject.framework)

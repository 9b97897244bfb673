"""The cart of a briefing: views collected on any page, in the address of every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from timeline import views
from timeline.app import carried as carried_over
from timeline.dataset import Dataset
from timeline.export.limits import ExportLimits
from timeline.words import counted

__all__ = [
    "HEADING",
    "VIEW",
    "CartItem",
    "carried",
    "carry",
    "change",
    "check",
    "clear",
    "collect",
    "count",
    "drop",
    "head",
    "heading",
    "items",
    "move",
    "understood",
]

VIEW, HEADING = "view", "title"
"""Parameters that hold the views, repeated for each, and the title of the briefing."""

_ITEMS, _HEADING, _NEXT = "cart", "cart-heading", "cart-next"


@dataclass(frozen=True, slots=True)
class CartItem:
    """A view in the cart: as `views.write` wrote it, and by what it is known while it changes."""

    key: int
    text: str


def understood(ds: Dataset, texts: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return those views of an address that can be shown, and a clause for each thing that cannot.

    Parameters
    ----------
    texts : sequence of str
        Values of the parameter ``view``.

    Returns
    -------
    tuple of (tuple of str, tuple of str)
        The views, each once and as `views.write` writes it; and what is left out.
    """
    kept: dict[str, None] = {}
    said: list[str] = []
    for number, text in enumerate(texts, start=1):
        try:
            view, dropped = views.parse(ds, text)
        except views.ViewError as error:
            said.append(str(error))
            continue
        said += [f"of view {number}, {clause}" for clause in dropped]
        kept[views.write(ds, view)] = None
    most = ExportLimits.set_here().views
    if len(kept) > most:
        said.append(f"a briefing takes {most} views, this one asked for {len(kept)}")
    return tuple(kept)[:most], tuple(said)


def carry(page: str) -> None:
    """Take what the address says, and what was collected on the page before; once in every run."""
    carried_over.carry(page, VIEW, HEADING)
    st.session_state[_ITEMS] = _known(st.query_params.get_all(VIEW))
    st.session_state[_HEADING] = st.query_params.get(HEADING, "")


def check(ds: Dataset) -> tuple[str, ...]:
    """Give up what changed data no longer have; return a clause for each thing lost."""
    kept, lost = understood(ds, [item.text for item in items()])
    _keep(_known(kept))
    return lost


def count() -> int:
    """Return how many views there are, also before `carry`."""
    return len(st.query_params.get_all(VIEW)) or len(items())


def items() -> tuple[CartItem, ...]:
    """Return the views in their order."""
    found: tuple[CartItem, ...] = st.session_state.get(_ITEMS, ())
    return found


def heading() -> str:
    """Return the title of the briefing; blank where it has none."""
    return str(st.session_state.get(_HEADING, ""))


def carried() -> list[tuple[str, str]]:
    """Return parameters and values for a link within the dashboard, so that it keeps the cart."""
    title = [(HEADING, heading())] if heading() else []
    return [*((VIEW, item.text) for item in items()), *title]


def collect(ds: Dataset, *wanted: views.View) -> None:
    """Add views at the end, each unless it is there or the cart is full, and tell the visitor."""
    before, limits = [item.text for item in items()], ExportLimits.set_here()
    texts = dict.fromkeys((*before, *(views.write(ds, view) for view in wanted)))
    fitting = tuple(texts)[: limits.views]
    is_long = _letters(fitting) > limits.address
    if not is_long:
        _keep(_known(fitting))
    if is_long:
        said = (
            f"The briefing is full: its address takes {limits.address:,} letters. "
            "Shorten headlines and notes, or remove a view"
        )
    elif len(items()) > len(before):
        said = f"Added to the briefing ({counted(len(items()), 'view')})"
    elif len(before) >= limits.views:
        said = f"The briefing is full: it takes {limits.views} views"
    else:
        these = "This view is" if len(wanted) == 1 else "These views are"
        said = f"{these} in the briefing already"
    st.toast(said, icon=":material/playlist_add_check:")


def change(ds: Dataset, key: int, view: views.View) -> None:
    """Put a view in the place of another, unless it is in the cart already."""
    text = views.write(ds, view)
    if all(item.text != text for item in items()):
        _keep(CartItem(key, text) if item.key == key else item for item in items())


def move(key: int, by: int) -> None:
    """Move a view towards the end, or by a negative number towards the beginning."""
    order = list(items())
    place = next((n for n, item in enumerate(order) if item.key == key), None)
    if place is not None:
        order.insert(max(0, place + by), order.pop(place))
        _keep(order)


def drop(key: int) -> None:
    """Take a view out."""
    _keep(item for item in items() if item.key != key)


def clear() -> None:
    """Take out everything, and the title."""
    st.session_state[_HEADING] = ""
    _keep(())


def head(title: str) -> None:
    """Give the briefing a title; blank for the usual one."""
    st.session_state[_HEADING] = title
    _keep(items())


def _letters(texts: Iterable[str]) -> int:
    """Return how long the part of an address is that holds views."""
    return len(urlencode([(VIEW, text) for text in texts]))


def _known(texts: Iterable[str]) -> tuple[CartItem, ...]:
    """Return views in this order; one that is known already stays known by the same key."""
    keys = {item.text: item.key for item in items()}
    following = st.session_state.get(_NEXT, 0)
    wanted = dict.fromkeys(texts)
    for text in wanted:
        if text not in keys:
            keys[text] = following
            following += 1
    st.session_state[_NEXT] = following
    return tuple(CartItem(keys[text], text) for text in wanted)


def _keep(kept: Iterable[CartItem]) -> None:
    """Remember views as they are, and put all that is remembered into the address."""
    st.session_state[_ITEMS] = tuple(kept)
    carried_over.put(VIEW, [item.text for item in items()])
    carried_over.put(HEADING, [heading()] if heading() else [])

"""Which countries of the matrix are folded: what the URL says, or by itself where rows are many."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from timeline.app import url
from timeline.app.markdown import safe
from timeline.app.state import View
from timeline.queries import positions
from timeline.queries.positions import Group
from timeline.scenes.matrix import crowded

__all__ = ["Folding", "controls", "read", "toggle"]

_PICKER = "fold-picker"


@dataclass(frozen=True, slots=True)
class Folding:
    """The countries with a voice in view, which of them are folded, and which would be unasked."""

    groups: tuple[Group, ...]
    folded: tuple[str, ...]
    unasked: tuple[str, ...]


def read(view: View, cells: pd.DataFrame, changed: Collection[str] = ()) -> Folding:
    """Return what is folded.

    Parameters
    ----------
    cells : pandas.DataFrame
        What `positions.cells` returned for all that is in view.
    changed : collection of str
        Ids of the actors that changed, where two days are compared: their countries stay open
        unless the URL says otherwise.
    """
    groups = positions.groups(view.ds, set(cells["actor"]))
    moved = {positions.country_of(view.ds)[actor] for actor in changed}
    unasked = tuple(key for key in crowded(view.ds, cells) if key not in moved)
    names = url.chosen_all(view.ds, url.FOLD)
    is_asked = not {url.UNFOLDED, *(g.name for g in groups)}.isdisjoint(names)
    folded = tuple(g.key for g in groups if g.name in names) if is_asked else unasked
    return Folding(groups, folded, unasked)


def toggle(folding: Folding, group: str) -> None:
    """Fold a country, or unfold it; for use in callbacks."""
    keys = {g.key for g in folding.groups}
    _fold(folding, (keys & {*folding.folded}) ^ {group})


def controls(folding: Folding) -> None:
    """Offer to fold and unfold: all at once, or country by country."""
    if len(folding.groups) < 2:  # noqa: PLR2004 -- one country is the whole matrix
        return
    every = tuple(g.key for g in folding.groups)
    st.button(
        "Fold all",
        icon=":material/unfold_less:",
        on_click=_fold,
        args=(folding, every),
        disabled=len(folding.folded) == len(every),
    )
    st.button(
        "Unfold all",
        icon=":material/unfold_more:",
        on_click=_fold,
        args=(folding, ()),
        disabled=not folding.folded,
    )
    names = {g.key: safe(g.name) for g in folding.groups}
    with st.popover("Countries", help="Choose which countries show their voices one by one"):
        st.session_state[_PICKER] = [key for key in every if key not in folding.folded]
        st.pills(
            "Unfolded",
            every,
            selection_mode="multi",
            format_func=lambda key: names.get(key, key),
            key=_PICKER,
            on_change=_pick,
            args=(folding,),
        )


def _pick(folding: Folding) -> None:
    is_open = set(st.session_state[_PICKER])
    _fold(folding, [g.key for g in folding.groups if g.key not in is_open])


def _fold(folding: Folding, keys: Collection[str]) -> None:
    """Put into the URL what is folded; nothing where it would be so unasked."""
    names = [g.name for g in folding.groups if g.key in keys]
    if set(keys) == set(folding.unasked):
        names = []
    elif not names:
        names = [url.UNFOLDED]
    url.choose_all(url.FOLD, names)

"""Parameters of the address that no widget holds and every page has: carried from page to page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

__all__ = ["carry", "put"]

_CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class _Carried:
    """What is remembered of a parameter, on which page, and whether the browser has it there."""

    values: tuple[str, ...] = ()
    page: str | None = None
    is_seen: bool = False


def carry(page: str, *names: str) -> None:
    """Bring together what the address says and what is remembered of it; once in every run.

    Streamlit empties the address when another page is opened: then what is remembered is put back,
    until the browser has been seen to have it. After that the address is right, so that the
    browser's way back also takes back what was put there.
    """
    for name in names:
        known = _known(name)
        if known.page != page:
            known = replace(known, page=page, is_seen=False)
        told = tuple(st.query_params.get_all(name))
        if told or known.is_seen:
            known = replace(known, values=told, is_seen=True)
        elif known.values:
            st.query_params[name] = list(known.values)
        _remember(name, known)


def put(name: str, values: Sequence[str]) -> None:
    """Put the values of a parameter into the address, and remember them; none for nothing."""
    if values:
        st.query_params[name] = list(values)
    else:
        st.query_params.pop(name, None)
    _remember(name, replace(_known(name), values=tuple(values)))


def _known(name: str) -> _Carried:
    found: _Carried = st.session_state.get(_CARRIED, {}).get(name, _Carried())
    return found


def _remember(name: str, known: _Carried) -> None:
    st.session_state[_CARRIED] = {**st.session_state.get(_CARRIED, {}), name: known}

"""What was changed in this session, and how the last change is undone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import streamlit as st

from timeline.editing import EditError, Splice
from timeline.editing.checked import load_with
from timeline.editing.files import read_file, write_file
from timeline.home import find_data
from timeline.problems import DataError
from timeline.schema import TABLES

__all__ = ["last_change", "remember", "undo"]

_DONE = "edit-done"
_MOST_KEPT = 50
"""How many changes can be undone."""


@dataclass(frozen=True, slots=True)
class _Done:
    """A change that was made, and what tells the content after it from any other."""

    table: str
    splice: Splice
    digest: bytes
    said: str


def remember(table: str, before: bytes, after: bytes, said: str) -> None:
    """Keep what was done to a table's file, and how it is told, to be undone."""
    done = _Done(table, Splice.between(before, after), hashlib.sha256(after).digest(), said)
    _keep([*_kept(), done][-_MOST_KEPT:])


def last_change() -> str:
    """Return what was done last and can be undone; blank for nothing."""
    done = _kept()
    return done[-1].said if done else ""


def undo() -> str:
    """Undo the last change, or let it stay; return how that is told, blank for nothing to undo.

    Where the file has been changed elsewhere since, what was done to it before can never be undone
    and is forgotten, so that it does not stand before what was done to others.
    """
    done = _kept()
    if not done:
        return ""
    last = done[-1]
    path = find_data() / TABLES[last.table].file
    try:
        now = read_file(path)
        if hashlib.sha256(now).digest() != last.digest:
            _keep([other for other in done if other.table != last.table])
            return f"Not undone: {path.name} has been changed by somebody else since; edit it anew."
        before = last.splice.inverse().apply(now)
        load_with(path.parent, last.table, before)
        write_file(path, now, before)
    except EditError as error:
        return f"Not undone: {error}."
    except DataError as error:
        return f"Not undone: {next(p for p in error.problems if p.is_error)}."
    except OSError as error:
        return f"Not undone: the data cannot be read ({error.strerror}); see to their folder."
    _keep(done[:-1])
    return f"Undone: {last.said[0].lower()}{last.said[1:]}"


def _kept() -> list[_Done]:
    done: list[_Done] = st.session_state.get(_DONE, [])
    return done


def _keep(done: list[_Done]) -> None:
    st.session_state[_DONE] = done

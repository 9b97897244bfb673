"""What was changed in this session, and how the last change is undone."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from timeline.editing import EditError, Splice
from timeline.editing.checked import load_with
from timeline.editing.files import read_file, write_files
from timeline.home import find_data
from timeline.problems import DataError
from timeline.schema import TABLES

__all__ = ["last_change", "remember", "undo"]

_DONE = "edit-done"
_MOST_KEPT = 50
"""How many changes can be undone."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What was done to the file of a table, and what tells its content after it from any other."""

    table: str
    splice: Splice
    digest: bytes


@dataclass(frozen=True, slots=True)
class _Done:
    """A change that was made, of one table or of several at once."""

    parts: tuple[_Part, ...]
    said: str

    @property
    def tables(self) -> frozenset[str]:
        """The tables that it changed."""
        return frozenset(part.table for part in self.parts)


def remember(changes: Mapping[str, tuple[bytes, bytes]], said: str) -> None:
    """Keep what tables' files held before and after a change, and how it is told, to be undone."""
    parts = tuple(
        _Part(table, Splice.between(before, after), hashlib.sha256(after).digest())
        for table, (before, after) in changes.items()
    )
    _keep([*_kept(), _Done(parts, said)][-_MOST_KEPT:])


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
    last, folder = done[-1], find_data()
    changes, befores = [], {}
    try:
        for part in last.parts:
            path = folder / TABLES[part.table].file
            now = read_file(path)
            if hashlib.sha256(now).digest() != part.digest:
                _keep([other for other in done if not other.tables & last.tables])
                said = f"{path.name} has been changed by somebody else since; edit it anew."
                return f"Not undone: {said}"
            befores[part.table] = part.splice.inverse().apply(now)
            changes.append((path, now, befores[part.table]))
        load_with(folder, befores)
        write_files(changes)
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

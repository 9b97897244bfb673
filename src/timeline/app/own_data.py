"""Data that a reader gives the page: kept in this browser session, mended, and mends undone."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from timeline.dataset import Dataset
from timeline.home import NO_UPLOAD
from timeline.problems import DataError, Problem
from timeline.reading import mending, read_folder, uploads
from timeline.reading.folder import Folder
from timeline.words import counted

__all__ = [
    "Own",
    "accept",
    "drop",
    "give_name",
    "given",
    "is_offered",
    "last_mend",
    "leave_out",
    "name",
    "name_column",
    "refuse",
    "show",
    "shown",
    "take",
    "undo",
    "write",
]

_TITLE = "Your data"
_KEPT, _DONE, _NAME, _COUNT = "own-data", "own-done", "own-name", "own-count"
_MOST_UNDONE = 20
_MOST_BYTES_KEPT = 2 * uploads.MOST_BYTES
"""Of how many bytes of tables earlier states are kept, so that large ones do not fill memory."""


@dataclass(frozen=True)
class Own:
    """The files as they are now, what they give, and whether the pages show it.

    Parameters
    ----------
    home : Folder or None
        The tables; None where the files are none.
    dataset : Dataset or None
        What they give; None where problems keep them from it.
    problems : tuple of Problem
        What is wrong with them.
    of : tuple of str
        What they were given as: names of files.
    is_shown : bool
        Whether every page shows them.
    mended : int
        How many mends have been made.
    told : str
        Why the last mend was not taken; blank where it was.
    number : int
        Which state of the session it is, so that no list keeps what was chosen in another.
    """

    home: Folder | None
    dataset: Dataset | None
    problems: tuple[Problem, ...]
    of: tuple[str, ...] = ()
    is_shown: bool = False
    mended: int = 0
    told: str = ""
    number: int = 0

    @property
    def errors(self) -> list[Problem]:
        """What keeps them from being shown."""
        return [problem for problem in self.problems if problem.is_error]


def is_offered() -> bool:
    """Whether readers may show data of their own."""
    return not os.environ.get(NO_UPLOAD)


def given() -> Own | None:
    """Return what the reader has given, if anything."""
    found: Own | None = st.session_state.get(_KEPT)
    return found


def shown() -> Dataset | None:
    """Return the reader's own data where the pages show them; None where they do not."""
    own = given()
    return own.dataset if own is not None and own.is_shown else None


def show(is_shown: bool) -> None:  # noqa: FBT001 -- as a button's callback gives it
    """Show the reader's own data on every page, or no more."""
    if own := given():
        st.session_state[_KEPT] = replace(own, is_shown=is_shown)


def take(files: Mapping[str, bytes]) -> None:
    """Read files anew, instead of any others; none at all is to have none of one's own."""
    st.session_state.pop(_DONE, None)
    if not files:
        drop()
        return
    was = given()
    try:
        home = uploads.open_files(files, _TITLE)
    except DataError as error:
        refuse(error, tuple(files))
        return
    if home.descriptor.get("title"):
        st.session_state.pop(_NAME, None)
    read = replace(_read(home), of=tuple(files), is_shown=was is not None and was.is_shown)
    st.session_state[_KEPT] = _numbered(read)


def refuse(error: DataError, names: Sequence[str] = ()) -> None:
    """Keep only what is wrong with files that cannot be taken."""
    st.session_state[_KEPT] = _numbered(Own(None, None, error.problems, tuple(names)))


def drop() -> None:
    """Forget the reader's own data."""
    st.session_state.pop(_KEPT, None)
    st.session_state.pop(_DONE, None)


def name() -> str:
    """Return what the data are called: as was typed, else as their own descriptor says; or blank.

    What was typed is kept apart from the field, of which nothing is left once another page is open.
    """
    own = given()
    titled = own.home.title if own and own.home and own.home.descriptor.get("title") else ""
    return st.session_state.get(_NAME) or titled


def give_name(text: str) -> None:
    """Call the data by a name."""
    st.session_state[_NAME] = " ".join(text.split())
    own = given()
    if own is not None and own.dataset is not None and own.home is not None:
        named = replace(own.dataset, name=name() or own.home.title)
        st.session_state[_KEPT] = replace(own, dataset=named)


def accept(changes: Sequence[tuple[Problem, str]], said: str) -> None:
    """Write what remedies say, all of it or nothing: that nothing else is wrong afterwards.

    To name a column can show what was wrong with its cells all along; that does not count.
    """
    own = given()
    if own is None or own.home is None:
        return
    before, headers = own, [change for change in changes if change[0].column is None]
    if headers:
        before = _read(mending.mend(own.home, headers))
    after = _read(mending.mend(own.home, changes))
    more = len(after.errors) - len(before.errors)
    if more <= 0:
        _keep(own, after, said, len(changes))
        return
    known = {(problem.file, problem.line, problem.column) for problem in before.errors}
    new = [p for p in after.errors if (p.file, p.line, p.column) not in known] or after.errors
    errors = counted(more, "more error")
    told = (
        f"Nothing was changed: there would be {errors}, the first: {new[0]}. Mend them one by one."
    )
    st.session_state[_KEPT] = replace(own, told=told)


def write(problem: Problem, text: str, said: str) -> None:
    """Write a text over the value that a problem is about."""
    _change(lambda home: mending.mend(home, [(problem, text)]), said)


def leave_out(problem: Problem, said: str) -> None:
    """Leave out the row that a problem is about."""
    _change(lambda home: mending.leave_out(home, problem), said)


def name_column(problem: Problem, called: str, meant: str) -> None:
    """Give the column of one name another, in the table that a problem is about."""
    said = f'Named "{called}" {meant}'
    _change(lambda home: mending.rename_column(home, problem, called, meant), said)


def last_mend() -> str:
    """Return what was mended last and can be undone; blank for nothing."""
    done = _done()
    return done[-1][0] if done else ""


def undo() -> None:
    """Take the last mend back."""
    *rest, (_, before) = _done()
    own = given()
    st.session_state[_DONE] = rest
    kept = replace(before, is_shown=own is not None and own.is_shown)
    st.session_state[_KEPT] = _numbered(kept)
    give_name(name())


def _done() -> list[tuple[str, Own]]:
    found: list[tuple[str, Own]] = st.session_state.get(_DONE, [])
    return found


def _change(make: Callable[[Folder], Folder], said: str) -> None:
    own = given()
    if own is not None and own.home is not None:
        _keep(own, _read(make(own.home)), said, 1)


def _keep(before: Own, after: Own, said: str, mended: int) -> None:
    """Keep a mended state, and the one before it to be gone back to."""
    done = [*_done(), (said, replace(before, told=""))][-_MOST_UNDONE:]
    while len(done) > 1 and sum(map(_size, done)) > _MOST_BYTES_KEPT:
        del done[0]
    st.session_state[_DONE] = done
    st.session_state[_KEPT] = _numbered(
        replace(after, of=before.of, is_shown=before.is_shown, mended=before.mended + mended)
    )


def _size(done: tuple[str, Own]) -> int:
    home = done[1].home
    return sum(len(file.read()) for file in home.tables.values()) if home else 0


def _numbered(own: Own) -> Own:
    number = st.session_state[_COUNT] = st.session_state.get(_COUNT, 0) + 1
    return replace(own, number=number)


def _read(home: Folder) -> Own:
    try:
        ds = read_folder(home)
    except DataError as error:
        return Own(home, None, error.problems)
    titled = home.title if home.descriptor.get("title") else ""
    if called := st.session_state.get(_NAME) or titled:
        ds = replace(ds, name=called)
    return Own(home, ds, ds.warnings)

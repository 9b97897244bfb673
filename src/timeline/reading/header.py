"""Which column of a file is which of a table, by its own name or by one that people use for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from timeline.problems import Problem, shown
from timeline.reading.guesses import closest
from timeline.reading.likely_columns import likeliest_column
from timeline.schema import Table
from timeline.schema.other_names import (
    ADDED_BY_EXPORTS,
    HEADINGS,
    PARTS,
    SIGN_OF_EXPORT,
    WHERE_OTHERS,
    column_key,
    columns_called,
)
from timeline.words import joined

__all__ = ["TITLES_FROM", "Header", "arrange_header", "header_problems"]

TITLES_FROM = ("label", "summary", "note")
"""Columns of an event of which a title can be made, best first."""

_SELDOM_MEANT = frozenset({"id", "reported_date", "label", "quote_from", "author_actor", "basis"})
"""Columns that a column of another name hardly is."""


@dataclass(slots=True)
class Header:
    """Where the columns of a table stand in a file.

    Parameters
    ----------
    names : tuple of str
        The header as the file has it.
    places : dict of str to list of int
        By column of the schema the columns of the file that hold it: several of a list, whose
        entries are put together.
    parts : dict of str to int
        By part of a date (`timeline.schema.other_names.PARTS`) the column that holds it.
    extras : list of int
        Columns that the schema does not know.
    stands_at : tuple of int
        Where each column stands in the file; blank where none has been left out.
    """

    names: tuple[str, ...]
    places: dict[str, list[int]] = field(default_factory=dict)
    parts: dict[str, int] = field(default_factory=dict)
    extras: list[int] = field(default_factory=list)
    stands_at: tuple[int, ...] = ()

    @property
    def called(self) -> dict[str, str]:
        """What the file calls each column of the schema that has another name in it."""
        found = {
            column: joined([*dict.fromkeys(self.names[at] for at in places)])
            for column, places in self.places.items()
        }
        if self.parts:
            dates = [*self.places.get("date", ()), *self.parts.values()]
            found["date"] = joined([self.names[at] for at in dates])
        return {column: name for column, name in found.items() if name != column}


def arrange_header(names: Sequence[str], table: Table, places: Sequence[int] = ()) -> Header:
    """Find the columns of a table in a header; what is missing or odd, `header_problems` tells."""
    header = Header(tuple(names), stands_at=tuple(places))
    keys = [column_key(name) for name in names]
    taken: set[int] = set()

    def take(column: str, places: Sequence[int]) -> None:
        header.places[column] = list(places)
        taken.update(places)

    if SIGN_OF_EXPORT in keys:
        plain = {c for c, heading in HEADINGS.get(table.name, {}).items() if heading in keys}
        added = ADDED_BY_EXPORTS.get(table.name, frozenset()) - {*table.column_names} | plain
        taken.update(at for at, key in enumerate(keys) if key in added)
    for same in (list(names), keys):
        for column in table.column_names:
            if column in header.places:
                continue
            if places := [at for at in _at(same, column) if at not in taken]:
                take(column, places[:1])
    for column, places in _by_other_names(keys, table, taken).items():
        if column not in header.places:
            is_list = table.column(column).kind.is_list
            take(column, places if is_list else places[:1])
    if "date" in table.column_names:
        _find_parts(header, keys, taken)
    spare = (at for at, name in enumerate(names) if at not in taken and name)
    header.extras = [at for at in spare if names[at] not in table.column_names]
    return header


def _at(names: Sequence[str], wanted: str) -> Iterator[int]:
    return (at for at, name in enumerate(names) if name == wanted)


def _by_other_names(keys: Sequence[str], table: Table, taken: set[int]) -> Mapping[str, list[int]]:
    """Return by column the places of its other names, in the order of preference."""
    meant = dict(columns_called(table.name))
    if SIGN_OF_EXPORT in keys:
        meant |= {heading: c for c, heading in HEADINGS.get(table.name, {}).items()}
    preference = {name: at for at, name in enumerate(meant)}
    found: dict[str, list[int]] = {}
    there = {meant.get(key, key) for key in keys}
    alone = {name for name, other in WHERE_OTHERS.items() if other not in there}
    free = [at for at, key in enumerate(keys) if at not in taken and key in {*meant} - alone]
    for at in sorted(free, key=lambda at: (preference[keys[at]], at)):
        found.setdefault(meant[keys[at]], []).append(at)
    return {
        column: sorted(places) if table.column(column).kind.is_list else places
        for column, places in found.items()
    }


def _find_parts(header: Header, keys: Sequence[str], taken: set[int]) -> None:
    """Find the columns of which a date is put together, where no column has it whole."""
    found = {
        part: at
        for part, names in PARTS.items()
        for name in reversed(names)
        for at, key in enumerate(keys)
        if key == name and at not in taken
    }
    if "date" in header.places:
        wanted = ["end"]
    elif "start" in found:
        wanted = ["start", "end"]
    elif "year" in found:
        wanted = [part for part in PARTS if part not in {"start", "end"}]
    else:
        return
    header.parts = {part: found[part] for part in wanted if part in found}
    taken.update(header.parts.values())


def header_problems(
    path: str, line: int, header: Header, table: Table, held: Sequence[pd.Series]
) -> Iterator[Problem]:
    """Yield what is wrong with a header: errors where columns are missing or stand twice.

    Parameters
    ----------
    path, line : str, int
        Where the header stands.
    header : Header
        Where the columns of the table are.
    table : Table
        What the file should be.
    held : sequence of pandas.Series
        For each column of the file the text of its cells.
    """
    yield from _missing(path, line, header, table, held)
    yield from _twice(path, line, header, table)
    yield from _read_as(path, line, header)
    nameless = [
        header.stands_at[at] if header.stands_at else at
        for at, name in enumerate(header.names)
        if not name and held[at].str.strip().ne("").any()
    ]
    if nameless:
        many = "columns" if len(nameless) > 1 else "column"
        where = f"{many} {joined([f'{at + 1} ({_letters(at)})' for at in nameless])}"
        reason = f"has no name for {where}, which {'are' if len(nameless) > 1 else 'is'} not read"
        yield _warning(path, line, reason, "name what should be read")
    yield from _unknown(path, line, header, table)


def _missing(
    path: str, line: int, header: Header, table: Table, held: Sequence[pd.Series]
) -> Iterator[Problem]:
    free = {header.names[at]: held[at] for at in header.extras}
    for column in table.columns:
        undated = table.name == "stances" and column.name == "date" and "event" not in header.places
        if not (column.required or undated) or column.name in header.places:
            continue
        if column.name == "date" and header.parts:
            continue
        if column.name == "title" and any(c in header.places for c in TITLES_FROM):
            continue
        remedy = "add that column"
        if near := closest(column.name, frozenset(free)):
            remedy = f'rename "{shown(near)}" {column.name}, if that is meant'
        elif near := likeliest_column(column.name, free):
            remedy = f'rename "{shown(near)}" {column.name} if that is it, or add that column'
        free.pop(near or "", None)
        said = (path, line, column.name, None, "is missing from the header", remedy)
        yield Problem(*said, suggestion=near)


def _twice(path: str, line: int, header: Header, table: Table) -> Iterator[Problem]:
    for name, times in Counter(header.names).items():
        if name in table.column_names and times > 1:
            reason = f"is the name of {times} columns"
            yield Problem(path, line, None, name, reason, "keep one of them")


def _read_as(path: str, line: int, header: Header) -> Iterator[Problem]:
    """Tell in one warning which columns are read under other names than the file has.

    The headings of what was exported go without a word.
    """
    if SIGN_OF_EXPORT in map(column_key, header.names):
        return
    renamed = [
        f"{_quoted(header, column)} as {column}"
        for column, name in header.called.items()
        if column_key(name) != column
    ]
    if renamed:
        reason = f"has other names for its columns; read {joined(renamed)}"
        yield _warning(path, line, reason, "rename them to be sure")


def _quoted(header: Header, column: str) -> str:
    """Return what a file calls a column; of a list that stands in several of its columns, all."""
    names = [header.names[at] for at in header.places.get(column, ())]
    if column == "date" and header.parts:
        names = [header.called[column]]
    if len(names) > 1 and len({*names}) == 1:
        return f'each of {len(names)} columns "{shown(names[0])}"'
    listed = joined([f'"{shown(name)}"' for name in names])
    return listed if len(names) == 1 else f"{'both' if len(names) == 2 else 'all of'} {listed}"  # noqa: PLR2004 -- two


def _unknown(path: str, line: int, header: Header, table: Table) -> Iterator[Problem]:
    """Tell in one warning which columns are unknown; of what may be misspelt, one by one."""
    has = {*header.places, *(["date"] if header.parts else [])}
    free = frozenset({*table.column_names} - has)
    words = columns_called(table.name)
    own = []
    for at in header.extras:
        name = header.names[at]
        # What is a word for a column is no other one's name misspelt: a citation is no condition.
        near = None if column_key(name) in words else closest(name, free)
        if near:
            reason = f"is not a column of {table.file}"
            remedy = f"rename it {near} if that is meant"
            yield Problem(path, line, None, name, reason, remedy, "warning", suggestion=near)
        else:
            own.append(f'"{shown(name)}"')
    if own:
        many = f"{len(own)} columns" if len(own) > 1 else "a column"
        listed = joined(own) if len(own) <= 6 else f"{', '.join(own[:5])} and {len(own) - 5} more"  # noqa: PLR2004 -- as many as a line holds
        reason = f"has {many} of its own ({listed}), shown in cards and exports"
        remedy = f"leave {'them' if len(own) > 1 else 'it'}"
        if names := [c for c in table.column_names if c in free - _SELDOM_MEANT]:
            which = "one" if len(own) > 1 else "it"
            remedy = f"{remedy}, or name {which} {joined(names, 'or')} if that is what it holds"
        yield _warning(path, line, reason, remedy)


def _warning(path: str, line: int, reason: str, remedy: str) -> Problem:
    return Problem(path, line, None, None, reason, remedy, "warning")


def _letters(at: int) -> str:
    """Return what a spreadsheet calls a column: A, B, ... Z, AA."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters

"""What is wrong between rows: ids twice, circles, misplaced quotes, names that are probably one."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.dates import InvalidDate, Span, parse
from timeline.problems import Problem
from timeline.reading.guesses import parts as parts_of
from timeline.reading.likeness import alike, difference
from timeline.reading.one_person import are_full_names, probably_one
from timeline.reading.sheet import Sheet
from timeline.schema import Kind, entries, place

__all__ = [
    "circles",
    "contradictions",
    "far_off_dates",
    "misplaced_quotes",
    "names_alike",
    "names_in_one",
    "names_of_one",
    "overlapping_eras",
    "repeated_ids",
]

_FAR = 3
"""How many times as far from every other date as these are from each other is far off."""
_FEWEST = 4
"""Dates beside one from which on it can be told to be far off."""
_LEAST_YEARS = 200
_FUTURE = 2200
"""Year from which on a date is a slip rather than a plan, where others are before."""
_SINGULAR = {"actors": "actor", "frameworks": "framework", "sources": "source"}


def repeated_ids(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem for every id that an earlier line has already."""
    ids = sheet.text("id")
    first: dict[str, int] = {}
    for row in np.flatnonzero((ids.duplicated(keep=False) & (ids != "")).to_numpy()).tolist():
        text, line = str(ids.iloc[row]), int(sheet.lines[row])
        if first.setdefault(text, line) != line:
            reason = f"is already the id on line {first[text]}"
            remedy = f"give each {sheet.table.noun} an id of its own"
            yield Problem(sheet.path, line, sheet.name("id"), text, reason, remedy)


def misplaced_quotes(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem for every quote that is said to stand where its row does not look."""
    if "quote_from" not in sheet.cells:
        return
    said, quotes, sources = (sheet.text(c) for c in ("quote_from", "quote", "sources"))
    for row in np.flatnonzero((said != "").to_numpy()).tolist():
        fault = None
        if not quotes.iloc[row]:
            fault = (
                "is where a quote stands, and there is none",
                "write the quote, or delete the place",
            )
        elif said.iloc[row] not in entries(str(sources.iloc[row])):
            fault = (
                "is none of this row's sources",
                "add it there, or write one that is there",
            )
        if fault:
            line = int(sheet.lines[row])
            yield Problem(sheet.path, line, sheet.name("quote_from"), str(said.iloc[row]), *fault)


def circles(actors: Sheet) -> Iterator[Problem]:
    """Yield a problem for every circle of actors who speak for each other, at its first line."""
    ids = actors.text("id").tolist()
    parents = dict(zip(ids, actors.text("parent"), strict=True))
    done: set[str] = set()
    for start in ids:
        path: list[str] = []
        actor = start
        while actor in parents and actor not in done:
            done.add(actor)
            path.append(actor)
            actor = parents[actor]
        if actor in path:
            yield _circle(actors, path[path.index(actor) :])


def _circle(actors: Sheet, members: list[str]) -> Problem:
    rows = zip(reversed(actors.text("id").tolist()), reversed(actors.lines.tolist()), strict=True)
    lines = dict(rows)
    start = min(members, key=lines.__getitem__)
    turned = [*members[members.index(start) :], *members[: members.index(start)]]
    turned.append(start)
    reason = f"makes {start} speak for itself ({' > '.join(turned)})"
    return Problem(
        actors.path, lines[start], actors.name("parent"), turned[1], reason, "break the circle"
    )


def names_alike(sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    """Yield a warning for names that are probably one: told apart by capitals, accents or the like.

    Where a table has a file its names are compared, else what the cells of other tables name.
    """
    for table, one in _SINGULAR.items():
        yield from _alike(list(_mentions(table, sheets)), one)
    for table in ("events", "sources"):
        if table in sheets and "kind" in sheets[table].cells:
            kinds = _first_lines(sheets[table], "kind", sheets[table].text("kind"))
            yield from _alike(list(kinds), "kind")


def names_of_one(sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    """Yield a warning for each name that is probably that of an actor who has another, too."""
    mentions: dict[str, _Mention] = {}
    for mention in _mentions("actors", sheets):
        mentions.setdefault(mention[0], mention)
    others = _no_persons(sheets["actors"]) if "actors" in sheets else frozenset()
    for name, meant in probably_one(name for name in mentions if name not in others):
        text, sheet, column, line = mentions[name]
        _, where, _, at = mentions[meant]
        place = f"line {at}" if where is sheet else f"{where.path}:{at}"
        reason = f'may be "{meant}" ({place}) and counts as another actor'
        remedy = f"write {meant} if it is one actor, not two"
        said = (sheet.name(column), text, reason, remedy)
        yield Problem(sheet.path, line, *said, "warning", suggestion=meant)


def _no_persons(actors: Sheet) -> frozenset[str]:
    """Return the names of actors that are said to be no persons."""
    if "type" not in actors.cells:
        return frozenset()
    types = actors.text("type")
    return frozenset(actors.text("name")[~types.isin(["", "person", "expert"])])


def contradictions(stances: Sheet) -> Iterator[Problem]:
    """Yield a warning for each stance that contradicts another of the day and the same source."""
    if not {"actor", "framework", "stance", "date"} <= stances.cells.keys():
        return
    rows = pd.DataFrame({c: stances.text(c) for c in (*_ONE_STANCE, "stance")})
    rows = rows[rows["date"].str.fullmatch(_WHOLE_DAY) & (rows["stance"] != "")]
    differ = rows.groupby([*_ONE_STANCE])["stance"].transform("nunique") > 1
    first: dict[tuple[str, ...], tuple[str, int]] = {}
    for row, *key, stance in rows[differ].itertuples(name=None):
        line = int(stances.lines[row])
        said, at = first.setdefault(tuple(key), (stance, line))
        if said != stance:
            reason = f"contradicts {said} on line {at}, of the same day and no other source"
            remedy = "correct one of them, or name the source of each"
            column = stances.name("stance")
            yield Problem(stances.path, line, column, stance, reason, remedy, "warning")


_ONE_STANCE = ("actor", "framework", "date", "event", "sources")
_WHOLE_DAY = r"-?\d{4}-\d{2}-\d{2}"

_Mention = tuple[str, Sheet, str, int]
"""A text, and where it first stands: table, column, line."""


def names_in_one(sheets: Mapping[str, Sheet], turned: Container[str] = ()) -> Iterator[Problem]:
    """Yield a warning for each entry that is taken as one name, but has another's name in it.

    As ``Eden, Mollet`` where Mollet is named by himself too, or ``Anthony Eden, Guy Mollet``:
    semicolons part the entries of a list. A name known as ``turned`` about, ``Eden, Anthony``, is
    one.
    """
    for table, one in _SINGULAR.items():
        if table in sheets or table == "sources":
            continue
        mentions: dict[str, _Mention] = {}
        for mention in _mentions(table, sheets):
            mentions.setdefault(mention[0], mention)
        for text, sheet, column, line in mentions.values():
            parts = parts_of(text, lambda name: name if name in mentions else None)
            is_several = len(parts) > 1 and any(part in mentions for part in parts)
            is_several = is_several or (one == "actor" and are_full_names(text.split(",")))
            if is_several and text not in turned:
                reason = f"is taken as one {one}"
                remedy = f"write {'; '.join(parts)} if they are {len(parts)}"
                name = sheet.name(column)
                yield Problem(sheet.path, line, name, text, reason, remedy, "warning")


def _mentions(table: str, sheets: Mapping[str, Sheet]) -> Iterator[_Mention]:
    if table in sheets:
        for column in ("name", "title"):
            if column in sheets[table].cells:
                yield from _first_lines(sheets[table], column, sheets[table].text(column))
        return
    for sheet in sheets.values():
        for naming in sheet.table.columns:
            if naming.refers_to == table and naming.name in sheet.cells:
                yield from _first_lines(sheet, naming.name, sheet.text(naming.name))


def _first_lines(sheet: Sheet, column: str, texts: pd.Series) -> Iterator[_Mention]:
    kind = sheet.table.column(column).kind
    first = texts.drop_duplicates()
    for row, text in zip(first.index.tolist(), first.tolist(), strict=True):
        for entry in entries(text) if kind.is_list else [text]:
            source = place(entry).source if kind in {Kind.PLACE, Kind.PLACES} else entry
            if source:
                yield source, sheet, column, int(sheet.lines[row])


def _alike(mentions: list[_Mention], noun: str) -> Iterator[Problem]:
    first: dict[str, _Mention] = {}
    for mention in mentions:
        first.setdefault(mention[0], mention)
    for group in alike(first):
        one, *others = (first[text] for text in group)
        for text, sheet, column, line in others:
            where = f"line {one[3]}" if one[1] is sheet else f"{one[1].path}:{one[3]}"
            how = difference(one[0], text)
            reason = f'differs from "{one[0]}" ({where}) only in {how} and counts as another {noun}'
            remedy = f"write {one[0]} if it is one {noun}, not two"
            said = (sheet.name(column), text, reason, remedy)
            yield Problem(sheet.path, line, *said, "warning", suggestion=one[0])


def overlapping_eras(eras: Sheet) -> Iterator[Problem]:
    """Yield a warning for every era that begins before an earlier one ends."""
    spans = sorted(
        _spans(eras), key=lambda found: (found[1].begun_from or found[1].earliest, found[0])
    )
    names = eras.text("name" if "name" in eras.cells else "id")
    longest: tuple[int, Span] | None = None
    for row, span in spans:
        if (
            longest
            and span.earliest
            and (longest[1].latest is None or span.earliest < longest[1].latest)
        ):
            reason = f"overlaps {names.iloc[longest[0]]} (line {eras.lines[longest[0]]})"
            remedy = "end one where the other begins, if they do not overlap"
            text = str(eras.text("date").iloc[row])
            line = int(eras.lines[row])
            yield Problem(eras.path, line, eras.name("date"), text, reason, remedy, "warning")
        if longest is None or _ends_later(span, longest[1]):
            longest = row, span


def _ends_later(one: Span, other: Span) -> bool:
    return other.latest is not None and (one.latest is None or one.latest > other.latest)


def _spans(sheet: Sheet) -> Iterator[tuple[int, Span]]:
    texts = sheet.text("date").tolist()
    spans = {text: _span(text) for text in dict.fromkeys(texts)}
    for row, text in enumerate(texts):
        span = spans[text]
        if span is not None and span.earliest is not None:
            yield row, span


def _span(text: str) -> Span | None:
    try:
        return parse(text)
    except InvalidDate:
        return None


def far_off_dates(sheet: Sheet) -> Iterator[Problem]:
    """Yield a warning for every date that is far from others, as a slip of the keyboard is."""
    spans = [(row, span.earliest.year) for row, span in _spans(sheet) if span.earliest]
    years = np.array([year for _, year in spans], dtype="int64")
    told = _far_from_all(years) | _slips(years) if len(years) else {}
    for at in sorted(told):
        row = spans[at][0]
        text, line = str(sheet.text("date").iloc[row]), int(sheet.lines[row])
        remedy = "correct its year, if that is a slip"
        yield Problem(sheet.path, line, sheet.name("date"), text, told[at], remedy, "warning")


def _far_from_all(years: NDArray[np.int64]) -> dict[int, str]:
    """Return the first and the last of dates where it is far from all others, and what to say."""
    if len(years) <= _FEWEST:
        return {}
    order = np.argsort(years, kind="stable")
    found = {}
    for at, inner in ((order[0], years[order[1:]]), (order[-1], years[order[:-1]])):
        apart = int(np.abs(inner - years[at]).min())
        if apart > max(_LEAST_YEARS, _FAR * int(np.ptp(inner))):
            found[int(at)] = f"is {apart:,} years from every other date"
    return found


def _slips(years: NDArray[np.int64]) -> dict[int, str]:
    """Return dates of which one digit makes them far from most, or that are far in the future."""
    middle = int(np.median(years))
    apart = np.abs(years - middle)
    near = years[apart <= _LEAST_YEARS // 2]
    found = {}
    for at in np.flatnonzero(apart > _LEAST_YEARS).tolist():
        year = int(years[at])
        is_few = len(near) > _FEWEST // 2 and len(near) > 2 * (len(years) - len(near))
        if year > _FUTURE > middle:
            found[at] = "is far in the future"
        elif is_few and any(_one_digit_apart(year, int(other)) for other in np.unique(near)):
            found[at] = "is centuries from most other dates"
    return found


def _one_digit_apart(one: int, other: int) -> bool:
    a, b = str(one), str(other)
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1

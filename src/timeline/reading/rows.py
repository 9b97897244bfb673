"""What is wrong between rows: ids twice, circles, contradictions, slips in dates."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.dates import Span
from timeline.problems import Problem
from timeline.reading.date_texts import DateTexts
from timeline.reading.sheet import Sheet
from timeline.reading.text_lists import different
from timeline.schema import entries

__all__ = [
    "circles",
    "contradictions",
    "far_off_dates",
    "misplaced_quotes",
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
    caught = (said != "") & ((quotes == "") | (said != sources))
    for row in np.flatnonzero(caught.to_numpy()).tolist():
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


def contradictions(stances: Sheet) -> Iterator[Problem]:
    """Yield a warning for each stance that contradicts another of the day and the same source."""
    if not {"actor", "framework", "stance", "date"} <= stances.cells.keys():
        return
    rows = pd.DataFrame({c: stances.text(c) for c in (*_ONE_STANCE, "stance")})
    rows = rows[rows["stance"].isin(_SIDES) & (rows["date"].str.len() >= len("2024-10-01"))]
    rows = rows[rows.duplicated([*_ONE_STANCE], keep=False)]
    rows = rows[rows["date"].str.fullmatch(_WHOLE_DAY)]
    rows["side"] = rows["stance"].map(_SIDES)
    differ = rows.groupby([*_ONE_STANCE])["side"].transform("nunique") > 1
    first: dict[tuple[str, ...], tuple[str, int]] = {}
    for row, *key, stance, side in rows[differ].itertuples(name=None):
        line = int(stances.lines[row])
        said, at = first.setdefault(tuple(key), (stance, line))
        if _SIDES[said] != side:
            reason = f"contradicts {said} on line {at}, of the same day and no other source"
            remedy = "correct one of them, or name the source of each"
            column = stances.name("stance")
            yield Problem(stances.path, line, column, stance, reason, remedy, "warning")


_ONE_STANCE = ("actor", "framework", "date", "event", "sources")
_SIDES = {"-2": "against", "-1": "against", "1": "for", "2": "for"}
_WHOLE_DAY = r"-?\d{4}-\d{2}-\d{2}"


def overlapping_eras(eras: Sheet, dates: DateTexts) -> Iterator[Problem]:
    """Yield a warning for every era that begins before an earlier one ends."""
    spans = sorted(
        _spans(eras, dates), key=lambda found: (found[1].begun_from or found[1].earliest, found[0])
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


def _spans(sheet: Sheet, dates: DateTexts) -> Iterator[tuple[int, Span]]:
    for row, span in enumerate(map(dates.get, sheet.text("date").tolist())):
        if span is not None and span.earliest is not None:
            yield row, span


def far_off_dates(sheet: Sheet, dates: DateTexts) -> Iterator[Problem]:
    """Yield a warning for every date that is far from others, as a slip of the keyboard is."""
    code, texts = different(sheet.text("date"))
    earliest = dates.earliest(texts)[code]
    rows = np.flatnonzero(~np.isnat(earliest))
    years = earliest[rows].astype("M8[Y]").astype("int64") + 1970
    told = _far_from_all(years) | _slips(years) if len(years) else {}
    for at in sorted(told):
        row = int(rows[at])
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

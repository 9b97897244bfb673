"""Names in the rows of a data set that are probably one, or one that is probably several."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

import pandas as pd

from timeline.problems import Problem
from timeline.reading.guesses import has_and
from timeline.reading.guesses import parts as parts_of
from timeline.reading.likeness import alike, difference
from timeline.reading.named_countries import country_named
from timeline.reading.one_person import are_full_names, probably_one
from timeline.reading.sheet import Sheet
from timeline.schema import LIST_SEPARATOR, Kind, entries, place
from timeline.words import joined

__all__ = ["names_alike", "names_in_one", "names_of_one"]

_SINGULAR = {"actors": "actor", "frameworks": "framework", "sources": "source"}


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


_Mention = tuple[str, Sheet, str, int]
"""A text, and where it first stands: table, column, line."""


def names_in_one(sheets: Mapping[str, Sheet], turned: Container[str] = ()) -> Iterator[Problem]:
    """Yield a warning for each entry that is taken as one name, but may be a list of several.

    As ``Eden, Mollet`` where Mollet is named by himself too, ``Anthony Eden, Guy Mollet``, or
    actors with an "and" between them: semicolons part the entries of a list. A name known as
    ``turned`` about, ``Eden, Anthony``, is one.
    """
    for table, one in _SINGULAR.items():
        if table in sheets or table == "sources":
            continue
        mentions: dict[str, _Mention] = {}
        for mention in _mentions(table, sheets):
            mentions.setdefault(mention[0], mention)
        for text, sheet, column, line in mentions.values():
            parts = _parts_of(text, mentions)
            is_known = [part in mentions for part in parts]
            is_several = any(is_known) or (one == "actor" and _are_actors(text, parts))
            if len(parts) < 2 or not is_several or text in turned:  # noqa: PLR2004 -- several
                continue
            reason = f"is taken as one {one}"
            listed = f"{LIST_SEPARATOR} ".join(parts)
            remedy = f"write {listed} if they are {len(parts)}"
            likely: str | None = listed if all(is_known) else None
            if not sheet.table.column(column).kind.is_list:
                likely = None
                several = joined(parts)
                remedy = f"write a {sheet.table.noun} for each of {several} if they are several"
            name = sheet.name(column)
            said = (sheet.path, line, name, text, reason, remedy)
            yield Problem(*said, severity="warning", suggestion=likely)


def _parts_of(text: str, mentions: Mapping[str, _Mention]) -> list[str]:
    """Return the names that may stand in a text, each once: those that are known stay whole."""
    found = parts_of(text, lambda part: part if part != text and part in mentions else None)
    return [*dict.fromkeys(found)]


def _are_actors(text: str, parts: Sequence[str]) -> bool:
    """Whether a text may name several actors of whom none is named by himself."""
    if are_full_names(text.split(",")):
        return True
    return has_and(text) and all(len(part) > 1 for part in parts) and not country_named(text)


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
    is_list, is_place = kind.is_list, kind in {Kind.PLACE, Kind.PLACES}
    first = texts.drop_duplicates()
    for row, text in zip(first.index.tolist(), first.tolist(), strict=True):
        for entry in entries(text) if is_list else [text]:
            source = place(entry).source if is_place else entry
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

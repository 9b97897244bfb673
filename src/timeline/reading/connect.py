"""What connects the tables of a Dataset: memberships, offices and countries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pandas as pd

from timeline.dataset import fold
from timeline.dates import parse
from timeline.dates.days import stamps
from timeline.reading.text_lists import entries_of, taken, to_texts
from timeline.schema import TABLES, Kind, entries, office, place
from timeline.schema.countries import country_names

__all__ = ["countries", "links", "named_in_cells", "offices", "with_actors_countries"]

Frames = Mapping[str, pd.DataFrame]


def links(frames: Frames) -> dict[str, pd.DataFrame]:
    """Return a frame of memberships for every list that a filter or a footnote follows."""
    found: dict[str, pd.DataFrame] = {}
    for table in ("events", "stances", "parallels"):
        for column in (c for c in TABLES[table].columns if c.kind.is_list):
            one, other = _singular(table), _singular(column.name)
            listed = entries_of(frames[table][column.name]).filled
            members = {one: taken(frames[table]["id"], listed.row)}
            if column.kind is Kind.PLACES:
                places = [place(entry) for entry in listed.texts.tolist()]
                members[other] = taken(to_texts(at.source for at in places), listed.code)
                numbers = np.array([at.paragraph for at in places], dtype="int64")
                found[f"{one}_{other}"] = pd.DataFrame(members).assign(
                    paragraph=numbers[listed.code]
                )
            else:
                members[other] = taken(listed.texts, listed.code)
                found[f"{one}_{other}"] = pd.DataFrame(members)
    return found


def offices(actors: pd.DataFrame) -> pd.DataFrame:
    """Return who held which office from when to when, as `timeline.dataset.Dataset` has it."""
    rows = []
    for actor, cell in _pairs(actors[["id", "office"]]):
        for held in map(office, entries(cell)):
            span = parse(held.date) if held.date else None
            ends = (span.earliest, span.latest) if span else (None, None)
            rows.append((actor, held.title, *ends))
    frame = pd.DataFrame(rows, columns=["actor", "title", "earliest", "latest"])
    held_from, held_until = stamps(frame["earliest"]), stamps(frame["latest"])
    frame = frame.assign(earliest=held_from, latest=held_until)
    return frame.astype({"actor": "str", "title": "str"})


def named_in_cells(frames: Frames, links: Mapping[str, pd.DataFrame]) -> dict[str, list[str]]:
    """Return the ids that cells name, in order of mention, of tables that may have no file."""
    sources = [links[f"{one}_source"]["source"] for one in ("event", "stance", "parallel")]
    mentions = {
        "actors": [links["event_actor"]["actor"], frames["stances"]["actor"]],
        "frameworks": [links["event_framework"]["framework"], frames["stances"]["framework"]],
        "sources": sources,
    }
    return {
        table: pd.concat(columns).drop_duplicates().tolist() for table, columns in mentions.items()
    }


def with_actors_countries(
    links: Mapping[str, pd.DataFrame], frames: Frames
) -> dict[str, pd.DataFrame]:
    """Add the country of each actor, or of the nearest one it speaks for, and of each stance."""
    actors, stances = frames["actors"], frames["stances"]
    country = dict(_pairs(actors[["id", "country"]]))
    parent = dict(_pairs(actors[["id", "parent"]]))
    pairs = []
    for actor in country:
        at = actor
        while parent[at] and not country[at]:
            at = parent[at]
        pairs += [(actor, country[at])] if country[at] else []
    of_actors = _strings(pairs, ["actor", "country"])
    of_stances = stances[["id", "actor"]].merge(of_actors, on="actor")[["id", "country"]]
    return {
        **links,
        "actor_country": of_actors,
        "stance_country": of_stances.rename(columns={"id": "stance"}),
    }


def countries(
    frames: Frames, links: Mapping[str, pd.DataFrame], own: Mapping[str, str]
) -> pd.DataFrame:
    """Return code and English name of every country that any table names, in order of name.

    ``own`` has the names of the data set's own places by their codes.
    """
    members = (code for cell in frames["frameworks"]["members"] for code in entries(cell))
    named = (links["event_country"]["country"], frames["actors"]["country"])
    codes = {*named[0].unique(), *named[1].unique(), *members} - {""}
    names = {**country_names(), **own} if codes else {}
    rows = sorted(((code, names[code]) for code in codes), key=lambda row: (fold(row[1]), row[0]))
    return _strings(rows, ["id", "name"])


def _singular(name: str) -> str:
    """Return what one row of a table, or one entry of a column, is called in the links."""
    return "country" if name == "countries" else name.removesuffix("s")


def _pairs(frame: pd.DataFrame) -> Iterator[tuple[str, str]]:
    return zip(frame.iloc[:, 0].tolist(), frame.iloc[:, 1].tolist(), strict=True)


def _strings(rows: Iterable[tuple[str | int, ...]], columns: list[str]) -> pd.DataFrame:
    """Make a frame of text; of numbers in the column of paragraphs."""
    types = {name: "int64" if name == "paragraph" else "str" for name in columns}
    return pd.DataFrame(list(rows), columns=columns).astype(types)

"""What connects the tables of a Dataset: memberships, countries, and the text that is searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from timeline.dataset import fold
from timeline.dates import parse
from timeline.dates.days import stamps
from timeline.schema import TABLES, Kind, entries, office, place
from timeline.schema.countries import country_names

__all__ = ["countries", "links", "named_in_cells", "offices", "search", "with_actors_countries"]

Frames = Mapping[str, pd.DataFrame]

_WORDS = ("label", "title", "summary", "condition", "quote", "note")
"""Columns whose own words are searched."""


def links(frames: Frames) -> dict[str, pd.DataFrame]:
    """Return a frame of memberships for every list that a filter or a footnote follows."""
    found: dict[str, pd.DataFrame] = {}
    for table in ("events", "stances", "parallels"):
        for column in (c for c in TABLES[table].columns if c.kind.is_list):
            one, other = _singular(table), _singular(column.name)
            cells = _pairs(frames[table][["id", column.name]])
            pairs = [(row, entry) for row, cell in cells for entry in entries(cell)]
            if column.kind is Kind.PLACES:
                places = [(row, *place(entry)) for row, entry in pairs]
                found[f"{one}_{other}"] = _strings(places, [one, other, "paragraph"])
            else:
                found[f"{one}_{other}"] = _strings(pairs, [one, other])
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
        table: list(dict.fromkeys(entry for column in columns for entry in column))
        for table, columns in mentions.items()
    }


def with_actors_countries(
    links: Mapping[str, pd.DataFrame], frames: Frames
) -> dict[str, pd.DataFrame]:
    """Add the country of each actor, or of the nearest one it speaks for, and of each stance."""
    actors, stances = frames["actors"], frames["stances"]
    country = dict(zip(actors["id"], actors["country"], strict=True))
    parent = dict(zip(actors["id"], actors["parent"], strict=True))
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
    codes = {*links["event_country"]["country"], *frames["actors"]["country"], *members} - {""}
    names = {**country_names(), **own} if codes else {}
    rows = sorted(((code, names[code]) for code in codes), key=lambda row: (fold(row[1]), row[0]))
    return _strings(rows, ["id", "name"])


def search(
    table: str, frames: Frames, links: Mapping[str, pd.DataFrame], countries: pd.DataFrame
) -> list[str]:
    """Return for each event or stance the folded text in which a search looks.

    Its own words, and the names of its actors (native names too, and the offices that they held
    then), frameworks, countries and, for a stance, of its event; one under the other, so that
    nothing is found across two of them.
    """
    rows, one = frames[table], _singular(table)
    texts: dict[str, list[str]] = {row: [] for row in rows["id"]}
    for column in _WORDS:
        if column in rows:
            for row, text in _pairs(rows[["id", column]]):
                texts[row].append(text)
    memberships = {
        "actors": links["event_actor"] if one == "event" else rows[["id", "actor"]],
        "frameworks": links["event_framework"] if one == "event" else rows[["id", "framework"]],
        "countries": links[f"{one}_country"],
        "events": rows[["id", "event"]] if one == "stance" else rows[["id", "id"]].iloc[:0],
    }
    for other, pairs in memberships.items():
        names = _names(countries if other == "countries" else frames[other])
        for row, entry in _pairs(pairs):
            texts[row].extend(names.get(entry, ()))
    for row, title in _offices_then(rows, memberships["actors"], links["actor_office"]):
        texts[row].append(title)
    return [fold("\n".join(filter(None, texts[row]))) for row in rows["id"]]


def _offices_then(
    rows: pd.DataFrame, members: pd.DataFrame, held: pd.DataFrame
) -> Iterator[tuple[str, str]]:
    """Yield each row with the offices that an actor of it held at some time in which it may lie."""
    named = members.set_axis(["row", "actor"], axis=1).merge(held, on="actor")
    days = rows[["id", "perhaps_from", "certain_from"]]
    found = named.merge(days, left_on="row", right_on="id")
    begun = ~(found["earliest"] > found["certain_from"])  # what is open is in time
    ended = found["latest"] < found["perhaps_from"]
    return _pairs(found.loc[begun & ~ended, ["row", "title"]])


def _singular(name: str) -> str:
    """Return what one row of a table, or one entry of a column, is called in the links."""
    return "country" if name == "countries" else name.removesuffix("s")


def _names(frame: pd.DataFrame) -> dict[str, list[str]]:
    """Return every name that each row goes by."""
    columns = [column for column in ("name", "native_name", "label", "title") if column in frame]
    named = frame[columns].itertuples(index=False)
    return {row: list(names) for row, names in zip(frame["id"], named, strict=True)}


def _pairs(frame: pd.DataFrame) -> Iterator[tuple[str, str]]:
    return zip(frame.iloc[:, 0].tolist(), frame.iloc[:, 1].tolist(), strict=True)


def _strings(rows: Iterable[tuple[str | int, ...]], columns: list[str]) -> pd.DataFrame:
    """Make a frame of text; of numbers in the column of paragraphs."""
    types = {name: "int64" if name == "paragraph" else "str" for name in columns}
    return pd.DataFrame(list(rows), columns=columns).astype(types)

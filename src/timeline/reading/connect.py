"""What connects the tables of a Dataset: memberships, countries, and the text that is searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import compute

from timeline.dataset import fold, fold_column
from timeline.dates import parse
from timeline.dates.days import stamps
from timeline.reading.text_lists import different, entries_of, to_texts
from timeline.schema import TABLES, Kind, entries, office, place
from timeline.schema.countries import country_names

__all__ = ["countries", "links", "named_in_cells", "offices", "search", "with_actors_countries"]

Frames = Mapping[str, pd.DataFrame]

_LINE = pa.scalar("\n", pa.large_string())
_WORDS = ("label", "title", "summary", "condition", "quote", "note")
"""Columns whose own words are searched."""


def links(frames: Frames) -> dict[str, pd.DataFrame]:
    """Return a frame of memberships for every list that a filter or a footnote follows."""
    found: dict[str, pd.DataFrame] = {}
    for table in ("events", "stances", "parallels"):
        for column in (c for c in TABLES[table].columns if c.kind.is_list):
            one, other = _singular(table), _singular(column.name)
            listed = entries_of(frames[table][column.name]).filled
            members = {one: _taken(frames[table]["id"], listed.row)}
            if column.kind is Kind.PLACES:
                places = [place(entry) for entry in listed.texts.tolist()]
                members[other] = _taken(to_texts(at.source for at in places), listed.code)
                numbers = np.array([at.paragraph for at in places], dtype="int64")
                found[f"{one}_{other}"] = pd.DataFrame(members).assign(
                    paragraph=numbers[listed.code]
                )
            else:
                members[other] = _taken(listed.texts, listed.code)
                found[f"{one}_{other}"] = pd.DataFrame(members)
    return found


def _taken(texts: pd.Series, places: NDArray[np.int64]) -> pd.Series:
    return texts.iloc[places].reset_index(drop=True)


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
    codes = {*links["event_country"]["country"], *frames["actors"]["country"], *members} - {""}
    names = {**country_names(), **own} if codes else {}
    rows = sorted(((code, names[code]) for code in codes), key=lambda row: (fold(row[1]), row[0]))
    return _strings(rows, ["id", "name"])


def search(
    table: str, frames: Frames, links: Mapping[str, pd.DataFrame], countries: pd.DataFrame
) -> pd.Series:
    """Return for each event or stance the folded text in which a search looks.

    Its own words, and the names of its actors (native names too, and the offices that they held
    then), frameworks, countries and, for a stance, of its event; one under the other, so that
    nothing is found across two of them.
    """
    rows = frames[table]
    texts = [fold_column(rows[column]) for column in _WORDS if column in rows]
    actors, frameworks = _names(frames["actors"]), _names(frames["frameworks"])
    if table == "events":
        texts += [_all_named(rows["actors"], actors), _all_named(rows["frameworks"], frameworks)]
        texts.append(_all_named(rows["countries"], _names(countries)))
    else:
        of = links["actor_country"]
        names = _names(countries)
        lands = {actor: names.get(code, "") for actor, code in _pairs(of)}
        texts += [_named(rows["actor"], actors), _named(rows["framework"], frameworks)]
        texts += [_named(rows["actor"], lands), _named_events(rows["event"], frames["events"])]
    members = links["event_actor"] if table == "events" else rows[["id", "actor"]]
    texts.append(_offices_then(rows, members, links["actor_office"]))
    return _one_under_the_other(texts)


def _named(cells: pd.Series, names: Mapping[str, str]) -> pd.Series:
    code, ids = different(cells)
    return _taken(to_texts(names.get(one, "") for one in ids.tolist()), code)


def _all_named(cells: pd.Series, names: Mapping[str, str]) -> pd.Series:
    """Return for each list the names of those that it has."""
    listed = entries_of(cells)
    called = to_texts(names.get(entry, "") for entry in listed.texts.tolist())
    kept = (called != "").to_numpy(dtype=bool)[listed.code]
    ends = np.cumsum(np.bincount(listed.row[kept], minlength=len(cells)))
    values = pa.array(_taken(called, listed.code[kept]), pa.large_string())
    lists = pa.LargeListArray.from_arrays(np.concatenate([[0], ends]), values)
    return to_texts(compute.binary_join(lists, _LINE))


def _named_events(ids: pd.Series, events: pd.DataFrame) -> pd.Series:
    """Return what the events are called at which statements were made."""
    called = _one_under_the_other([fold_column(events[c]) for c in ("label", "title")])
    at = pd.Index(events["id"]).get_indexer(ids)
    return _taken(pd.concat([called, to_texts([""])]), at)


def _one_under_the_other(texts: Sequence[pd.Series]) -> pd.Series:
    """Put columns together, what is blank left out."""
    columns = [pa.array(column, pa.large_string(), from_pandas=True) for column in texts]
    filled = [compute.if_else(compute.equal(c, ""), None, c) for c in columns]
    return to_texts(compute.binary_join_element_wise(*filled, _LINE, null_handling="skip"))


def _offices_then(rows: pd.DataFrame, members: pd.DataFrame, held: pd.DataFrame) -> pd.Series:
    """Return the offices that actors of each row held at some time in which it may lie."""
    named = members.set_axis(["row", "actor"], axis=1)
    named = named[named["actor"].isin(held["actor"])].merge(held, on="actor")
    days = rows.loc[rows["id"].isin(named["row"]), ["id", "perhaps_from", "certain_from"]]
    found = named.merge(days, left_on="row", right_on="id")
    begun = ~(found["earliest"] > found["certain_from"])  # what is open is in time
    ended = found["latest"] < found["perhaps_from"]
    titles: dict[str, list[str]] = {}
    for row, title in _pairs(found.loc[begun & ~ended, ["row", "title"]]):
        titles.setdefault(row, []).append(fold(title))
    if not titles:
        return to_texts([""] * len(rows))
    return to_texts("\n".join(titles.get(row, ())) for row in rows["id"].tolist())


def _singular(name: str) -> str:
    """Return what one row of a table, or one entry of a column, is called in the links."""
    return "country" if name == "countries" else name.removesuffix("s")


def _names(frame: pd.DataFrame) -> dict[str, str]:
    """Return every name that each row goes by, folded, one under the other."""
    columns = [column for column in ("name", "native_name") if column in frame]
    named = _one_under_the_other([fold_column(frame[column]) for column in columns])
    return dict(zip(frame["id"].tolist(), named.tolist(), strict=True))


def _pairs(frame: pd.DataFrame) -> Iterator[tuple[str, str]]:
    return zip(frame.iloc[:, 0].tolist(), frame.iloc[:, 1].tolist(), strict=True)


def _strings(rows: Iterable[tuple[str | int, ...]], columns: list[str]) -> pd.DataFrame:
    """Make a frame of text; of numbers in the column of paragraphs."""
    types = {name: "int64" if name == "paragraph" else "str" for name in columns}
    return pd.DataFrame(list(rows), columns=columns).astype(types)

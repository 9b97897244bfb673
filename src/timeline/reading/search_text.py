"""The text in which a search looks for events and statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import compute

from timeline.reading.folded import Folding
from timeline.reading.text_lists import as_arrow, different, entries_of, taken, to_texts

__all__ = ["search_texts"]

Frames = Mapping[str, pd.DataFrame]

_LINE = pa.scalar("\n", pa.large_string())
_AT_ONCE = 10_000
"""Rows that are put together at once, so few that they stay in the processor's cache."""
_WORDS = ("label", "title", "summary", "condition", "quote", "note")
"""Columns whose own words are searched."""


def search_texts(
    frames: Frames, links: Mapping[str, pd.DataFrame], countries: pd.DataFrame
) -> dict[str, pd.Series]:
    """Return for each event and statement the folded text in which a search looks.

    Its own words, and the names of its actors (native names too, and the offices that they held
    then), frameworks, countries and, for a statement, of its event; one under the other, so that
    nothing is found across two of them.
    """
    events, stances = frames["events"], frames["stances"]
    actors, frameworks = _names(frames["actors"]), _names(frames["frameworks"])
    places = _names(countries)
    of_events = [
        *(events[column] for column in _WORDS if column in events),
        _all_named(events["actors"], actors),
        _all_named(events["frameworks"], frameworks),
        _all_named(events["countries"], places),
        _offices_then(events, links["event_actor"], links["actor_office"]),
    ]
    lands = {actor: places.get(code, "") for actor, code in _pairs(links["actor_country"])}
    called = _one_under_the_other([events["label"], events["title"]])
    of_stances = [
        *(stances[column] for column in _WORDS if column in stances),
        _named(stances["actor"], actors),
        _named(stances["framework"], frameworks),
        _named(stances["actor"], lands),
        _at(pd.Index(events["id"]).get_indexer(stances["event"]), called),
        _offices_then(stances, stances[["id", "actor"]], links["actor_office"]),
    ]
    return {
        "events": _folded_together(of_events),
        "stances": _folded_together(of_stances),
    }


def _named(cells: pd.Series, names: Mapping[str, str]) -> pd.Series:
    code, ids = different(cells)
    return taken(to_texts(names.get(one, "") for one in ids.tolist()), code)


def _all_named(cells: pd.Series, names: Mapping[str, str]) -> pd.Series:
    """Return for each list the names of those that it has."""
    listed = entries_of(cells)
    called = to_texts(names.get(entry, "") for entry in listed.texts.tolist())
    kept = (called != "").to_numpy(dtype=bool)[listed.code]
    ends = np.cumsum(np.bincount(listed.row[kept], minlength=len(cells)))
    values = pa.array(taken(called, listed.code[kept]), pa.large_string())
    lists = pa.LargeListArray.from_arrays(np.concatenate([[0], ends]), values)
    return to_texts(compute.binary_join(lists, _LINE))


def _at(places: NDArray[np.int64], texts: pd.Series) -> pd.Series:
    """Return the texts at some places, blank where a place is -1."""
    return taken(pd.concat([texts, to_texts([""])]), places)


def _one_under_the_other(texts: Iterable[pd.Series]) -> pd.Series:
    """Put columns together, what is blank left out."""
    filled = map(_without_blanks, texts)
    return to_texts(compute.binary_join_element_wise(*filled, _LINE, null_handling="skip"))


def _folded_together(texts: Iterable[pd.Series]) -> pd.Series:
    """Put columns together and fold them, piece by piece, not to have all of them twice."""
    filled = [*map(_without_blanks, texts)]
    fold = Folding()
    found = [
        fold(compute.binary_join_element_wise(*piece, _LINE, null_handling="skip"))
        for at in range(0, len(filled[0]), _AT_ONCE)
        for piece in [[column.slice(at, _AT_ONCE) for column in filled]]
    ]
    return to_texts(pa.concat_arrays(found) if found else [])


def _without_blanks(texts: pd.Series) -> pa.Array:
    """Return a column with nothing for what is blank; the texts themselves are not copied."""
    column = as_arrow(texts)
    if column.offset:
        return compute.if_else(compute.equal(column, ""), None, column)
    _, ends, letters = column.buffers()
    is_filled = compute.not_equal(column, "").buffers()[1]
    return pa.Array.from_buffers(column.type, len(column), [is_filled, ends, letters])


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
        titles.setdefault(row, []).append(title)
    if not titles:
        return to_texts([""] * len(rows))
    return to_texts("\n".join(titles.get(row, ())) for row in rows["id"].tolist())


def _names(frame: pd.DataFrame) -> dict[str, str]:
    """Return every name that each row goes by, one under the other."""
    columns = [column for column in ("name", "native_name") if column in frame]
    named = _one_under_the_other(frame[column] for column in columns)
    return dict(zip(frame["id"].tolist(), named.tolist(), strict=True))


def _pairs(frame: pd.DataFrame) -> Iterator[tuple[str, str]]:
    return zip(frame.iloc[:, 0].tolist(), frame.iloc[:, 1].tolist(), strict=True)

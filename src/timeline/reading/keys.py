"""The integer by which events and stances are put in order of time, and joined."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

__all__ = ["with_keys"]

_TIME = ("start", "end", "minute", "line")
"""The columns that put events or stances into order of time, blanks first."""

Frames = Mapping[str, pd.DataFrame]
_Frames = dict[str, pd.DataFrame]


def with_keys(
    frames: Frames, links: Frames
) -> tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame]]:
    """Return tables and links with a ``key`` for each event and stance, from 0 on in order of time.

    Links have that of their event or stance, ``place``, the place of the entry in its list, and
    ``is_first``, whether the list names it there for the first time; stances have the key of their
    event too, ``event_key``, -1 where they name none; and events their ``number``.
    """
    keyed = dict(frames)
    known = {}
    for table, one in (("events", "event"), ("stances", "stance")):
        frame = frames[table]
        order = frame.sort_values(list(_TIME), kind="stable", na_position="first").index
        keys = np.empty(len(frame), dtype="int64")
        keys[order.to_numpy()] = np.arange(len(frame))
        known[one] = pd.Series(keys, index=pd.Index(frame["id"], dtype="str"))
        keyed[table] = frame.assign(key=keys)
    keyed["events"] = keyed["events"].assign(number=_numbers(keyed["events"]))
    keyed["stances"] = keyed["stances"].assign(
        event_key=_keys(known["event"], frames["stances"]["event"])
    )
    return keyed, {name: _keyed(name, link, known) for name, link in links.items()}


def _numbers(events: pd.DataFrame) -> np.ndarray:
    """Return the number of each event, from 1; of unknown beginning, by its known end."""
    known = events["earliest"].fillna(events["latest"]).to_numpy()
    order = np.lexsort((events["key"].to_numpy(), known))  # what has no day at all comes last
    numbers = np.empty(len(events), dtype="int64")
    numbers[order] = np.arange(1, len(events) + 1)
    return numbers


def _keyed(name: str, link: pd.DataFrame, known: Mapping[str, pd.Series]) -> pd.DataFrame:
    one, _, other = name.partition("_")
    if one not in known:
        return link
    return link.assign(
        key=_keys(known[one], link[one]),
        place=link.groupby(one, sort=False).cumcount().astype("int64"),
        is_first=~link.duplicated([one, other]),
    )


def _keys(known: pd.Series, ids: pd.Series) -> np.ndarray:
    at = known.index.get_indexer(pd.Index(ids, dtype="str"))
    return np.where(at < 0, -1, known.to_numpy()[at] if len(known) else -1).astype("int64")

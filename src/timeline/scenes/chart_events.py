"""Rows of events as a chart draws them: windows of days, dates in few letters, signs, lanes."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import pandas as pd

from timeline import dates
from timeline.dataset import Dataset
from timeline.dates.days import Day
from timeline.layout.event_labels import LabelText
from timeline.layout.timeline_model import ChartEvent
from timeline.queries.colour_groups import ColourGroups, acting, coloured
from timeline.queries.filters import Filters
from timeline.queries.stance_signs import event_stances, lane_signs
from timeline.queries.subject import subject
from timeline.scenes.source_letters import source_ids
from timeline.schema import entries, place, rank_of
from timeline.views.by_hand import Callout

__all__ = ["SortedLanes", "chart_events", "known_window"]

_MONTH = re.compile(r"[A-Z][a-z]{2}")


@dataclass(frozen=True, slots=True)
class SortedLanes:
    """Into which lanes events are sorted, the name of each, and the lanes of each event."""

    by: str
    names: Mapping[str, str]
    of_event: Mapping[str, tuple[str, ...]]


_NO_LANES = SortedLanes("", {}, {})


def chart_events(
    ds: Dataset,
    filters: Filters,
    rows: pd.DataFrame,
    known: ColourGroups,
    callout: Callout | None,
    lanes: SortedLanes = _NO_LANES,
    *,
    are_few: bool = False,
) -> tuple[list[ChartEvent], dict[str, str]]:
    """Return rows of events as a chart draws them, and the ids of the sources named at each.

    Those that are named first come first. Where they ``are_few`` of very many, those that are as
    important come in no order of time.
    """
    cited = source_ids(ds, rows)
    stances = event_stances(ds, filters, rows)
    signs = lane_signs(ds, filters, lanes.by, lanes.names, rows) if lanes.by else {}
    acts, home, colours = acting(ds, rows), subject(ds).country, coloured(ds, known, rows)
    columns = ["id", "date", "label", "importance", "sources", "begun_from", "begun_by"]
    columns += ["earliest", "latest", "end", "certain_from"]
    found: list[tuple[tuple[int, int, int, int], ChartEvent]] = []
    for row in rows[columns].to_dict("records"):
        key = str(row["id"])
        rank = rank_of(str(row["importance"]))
        first, last = known_window(row)
        theirs = stances[key].signs if key in stances else ()
        full, no_year, years = _whens(str(row["date"]))
        event = ChartEvent(
            id=key,
            text=LabelText(
                full,
                str(row["label"]),
                theirs,
                _blank(cited[key]),
                is_core=rank == 0,
                callout=callout.words if callout and callout.event == key else "",
            ),
            whens=(no_year, years),
            first=first,
            last=last,
            is_day=last - first <= 1 and _has_begun(row),
            end=float(Day.of(row["end"]).toordinal() + 1),
            is_open=bool(pd.isna(row["latest"])),
            rank=rank,
            group=colours.get(key, ""),
            is_above=acts.get(key, "") == home,
            lanes=_home_first(lanes.of_event.get(key, ()), acts.get(key, "")),
            lane_signs=tuple(signs.get(key, {}).items()),
        )
        reports = len({place(source).source for source in entries(row["sources"])})
        chance = crc32(key.encode()) if are_few else 0
        found.append(((rank, -len(theirs), -reports, chance), event))
    found.sort(key=lambda pair: pair[0])
    return [event for _, event in found], cited


def _has_begun(row: Mapping[Hashable, Any]) -> bool:
    """Whether it is known when an event began, and not only after which day it was."""
    if pd.isna(row["latest"]):
        return bool(row["certain_from"] == row["begun_by"])
    return not pd.isna(row["begun_by"])


def _home_first(lanes: tuple[str, ...], home: str) -> tuple[str, ...]:
    """Return lanes, that of the country that acts first."""
    return (home, *(lane for lane in lanes if lane != home)) if home in lanes else lanes


def _blank(ids: str) -> str:
    """Return as many letters as sources are named, to be replaced once it is known which."""
    return ", ".join("m" for key in ids.split(";") if key)


def known_window(row: Mapping[Hashable, Any]) -> tuple[float, float]:
    """Return from which day on, and up to which, an event happened or began, as ordinals.

    What ended at a known time and began at an unknown one stands at its end.
    """
    first, last = row["begun_from"], row["begun_by"]
    if pd.isna(last):
        first = last = row["latest"] if pd.isna(first) else first
    if pd.isna(first):
        first = last
    return float(Day.of(first).toordinal()), float(Day.of(last).toordinal() + 1)


def _whens(text: str) -> tuple[str, str, str]:
    """Return a date in few letters: in full, without its year, and by its years alone.

    The first is not needed where the axis says the year, and the last is enough where it does not
    tell months apart.
    """
    full = dates.short(text)
    in_years = dates.coarsened(text, "year")
    start, slash, end = in_years.partition("/")
    years = dates.short(start if slash and start == end else in_years)
    years = re.sub(r"(\d\d)(\d\d)–\1(\d\d)$", r"\1\2–\3", years)
    found = set(re.findall(r"\b\d{4}\b", full))
    year = found.pop() if len(found) == 1 else ""
    no_year = re.sub(rf" {year}(?=, |$)", "", full) if year else full
    # A word before a year alone, "since" or "c.", says nothing without it.
    return full, no_year if _MONTH.search(no_year) else full, years

"""The events in view along a ribbon of the calendar or in lanes, ready to be drawn."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count
from types import MappingProxyType
from typing import Any, Unpack
from zlib import crc32

import pandas as pd

from timeline import cite, dates, queries
from timeline.dataset import Dataset
from timeline.layout.event_labels import LabelFace, LabelText
from timeline.layout.event_marks import MOST_DRAWN
from timeline.layout.event_timeline import lay_out_events
from timeline.layout.time_scale import SCALES
from timeline.layout.timeline_model import ChartEvent, ChartFrame, EventTimeline
from timeline.layout.upright_timeline import lay_out_upright
from timeline.queries.colour_groups import ColourBy, ColourGroups, acting, colour_groups
from timeline.queries.filters import FACETS, Filters
from timeline.queries.lanes import groups
from timeline.queries.stance_signs import event_stances, in_words, lane_signs
from timeline.queries.subject import subject
from timeline.schema import entries, rank_of
from timeline.views.by_hand import ByHand, Callout, shown_by_hand

__all__ = [
    "FACES",
    "NARROW",
    "TimelineScene",
    "chart_events",
    "face_of",
    "has_signs",
    "letter_key",
    "lettered",
    "percent",
    "scene",
    "sides_said",
    "source_ids",
    "source_letters",
    "stretch_said",
]


NARROW = 560.0
"""Below this width the axis of a screen runs down, px."""

_LEAST_SIZE, _LEAST_IN_LANES, _SMALLER = 8.5, 10.0, 0.93
"""How small names get, px, and in which steps, where not all that have to be named have room."""

_FEW = 12
_CALM = 0.58
"""Which share of the room names take where they are to be easily read."""
_FULL = 0.66
_MOST_LETTERS = 3
_FEW_ON_NARROW: Mapping[str, int] = MappingProxyType({"few": 12, "calm": 30})
"""How many are named where the axis runs down; all where it does not say."""
_WRAPS = (14.2, 13.0, 12.0)
"""Widths to which names are wrapped, in font sizes."""
_MONTH = re.compile(r"[A-Z][a-z]{2}")
_YEAR = re.compile(r"(\d{4})(-\d\d)(-\d\d)?")
_HEIGHT, _TALL = 520.0, 640.0
"""Height of a chart on a screen, px: usually, and where as many names as fit are asked for."""

FACES: Mapping[str, float] = MappingProxyType({"few": 13.0, "calm": 12.0, "all": 11.0})
"""Font size of names, by how many there are; px."""


@dataclass(frozen=True, slots=True)
class TimelineScene:
    """A timeline laid out, with what its key has to explain.

    Attributes
    ----------
    laid_out : EventTimeline
        Where everything stands.
    colours : ColourGroups
        What colours tell apart.
    about : str
        What the signs at names are about; blank where there are none.
    sources : tuple of (str, str)
        The letters at names, each with the source that it stands for.
    stretch : str
        How far the axis is stretched where it is most: ``2024: 1% of the time, 34% of the width``.
    left_out : int
        How many lanes have no room.
    lit : tuple of str
        Ids of the events that stand out.
    has_parallels : bool
        Whether parallels tie events of two lines; a contrast says itself that it is one.
    """

    laid_out: EventTimeline
    colours: ColourGroups
    about: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    stretch: str = ""
    left_out: int = 0
    lit: tuple[str, ...] = ()
    has_parallels: bool = False


def scene(  # noqa: PLR0913 -- the words of one picture
    ds: Dataset,
    filters: Filters,
    *,
    scale: str = "balanced",
    lanes: str | None = None,
    names: str = "calm",
    colour: ColourBy = "country",
    width: float = 1080,
    height: float | None = None,
    size: float | None = None,
    unit: float = 1.0,
    is_quick: bool = False,
    **by_hand: Unpack[ByHand],
) -> TimelineScene:
    """Lay out the events in view; parameters as in `timeline`.

    ``size`` is the font size of names, px; that of `FACES` if not given, and ``unit`` what all that
    is no text is multiplied with. Lanes that a given height
    has no room for are left out, the last ones first.
    """
    view = shown_by_hand(queries.events(ds, filters), **by_hand)
    callout = by_hand.get("callout")
    lane_names, by_event = groups(ds, view, lanes) if lanes else ({}, {})
    if lanes and height is not None:
        wanted = next(f for f in FACETS if f.param == lanes).chosen(filters)
        lane_names = dict(sorted(lane_names.items(), key=lambda lane: lane[0] not in wanted))
    known = colour_groups(ds, colour)
    cited = source_ids(ds, view)
    sorted_into = _Lanes(lanes or "", lane_names, by_event)
    events = _events(
        ds,
        filters,
        view,
        sorted_into,
        known,
        (cited, {callout.event: callout.words} if callout else {}),
    )
    frame = ChartFrame(
        width=width,
        height=height,
        face=face_of(size or FACES[names]),
        most=_FEW if names == "few" else None,
        usual=_TALL if names == "all" else _HEIGHT,
        fullness=_FULL if names == "all" else _CALM,
        unit=unit,
        is_quick=is_quick,
    )
    days = _domain(events, filters)
    eras = [
        (str(name), float(start.toordinal()), float(end.toordinal()) + 1)
        for name, start, end in zip(ds.eras["name"], ds.eras["start"], ds.eras["end"], strict=True)
    ]
    kept = dict(lane_names)
    is_upright = width < NARROW and height is None and not lanes

    def draw(frame: ChartFrame) -> EventTimeline:
        if is_upright:
            few = replace(frame, most=_FEW_ON_NARROW.get(names))
            return lay_out_upright(events, few, domain=days, blend=SCALES[scale])
        here = [e for e in events if not kept or kept.keys() & set(e.lanes)]
        return lay_out_events(here, frame, domain=days, blend=SCALES[scale], lanes=kept, eras=eras)

    found = draw(frame)
    while len(kept) > 1 and height is not None and found.height > height + 1:
        if frame.face.size > _LEAST_IN_LANES:
            size = max(_LEAST_IN_LANES, frame.face.size * _SMALLER)
            frame = replace(frame, face=face_of(size))
        else:
            kept.popitem()
        found = draw(frame)
    while found.unplaced and height is not None and frame.face.size > _LEAST_SIZE:
        frame = replace(frame, face=face_of(max(_LEAST_SIZE, frame.face.size * _SMALLER)))
        found = draw(frame)
    lettered, sources = _lettered(ds, found, cited)
    return TimelineScene(
        laid_out=lettered,
        colours=known,
        about=_about(ds, filters, lanes or "") if has_signs(found) else "",
        sources=sources,
        stretch=stretch_said(found),
        left_out=len(lane_names) - len(kept),
        lit=tuple(by_hand.get("highlight", ())),
    )


def face_of(size: float) -> LabelFace:
    """Return how labels of a font size are set."""
    return LabelFace(size, round(size * 1.08, 2), tuple(size * wrap for wrap in _WRAPS))


def sides_said(ds: Dataset, filters: Filters) -> str:
    """Say what it means to stand above or below the line: ``Above the line Japan acts, ...``."""
    home = subject(ds).country
    acts = acting(ds)
    ids = [str(i) for i in queries.events(ds, filters)["id"]]
    ours = sum(acts.get(i) == home for i in ids)
    if not home or not ids or not _LEAST <= ours / len(ids) <= 1 - _LEAST:
        return ""
    return f"Above the line {ds.names('countries').get(home, home)} acts, below it others"


_LEAST = 0.12


def _about(ds: Dataset, filters: Filters, lanes: str) -> str:
    """Say what the signs at names are about: in lanes for frameworks, each of its own."""
    return "its lane" if lanes == "framework" else in_words(ds, filters, lanes)


def has_signs(found: EventTimeline) -> bool:
    """Return whether any label has the sign of a stance."""
    return any(line.signs for label in found.labels for line in label.lines)


@dataclass(frozen=True, slots=True)
class _Lanes:
    """Into which lanes events are sorted, the name of each, and the lanes of each event."""

    by: str
    names: Mapping[str, str]
    of_event: Mapping[str, tuple[str, ...]]


def _events(
    ds: Dataset,
    filters: Filters,
    view: pd.DataFrame,
    lanes: _Lanes,
    known: ColourGroups,
    told: tuple[Mapping[str, str], Mapping[str, str]],
) -> list[ChartEvent]:
    """Return the events of a chart, in the order in which they are named.

    ``told`` has the sources named at each, and words of one's own at some.
    """
    cited, callouts = told
    stances = event_stances(ds, filters)
    signs = lane_signs(ds, filters, lanes.by, lanes.names) if lanes.by else {}
    acts, home = acting(ds), subject(ds).country
    columns = ["id", "date", "label", "importance", "sources", "begun_from", "begun_by"]
    columns += ["earliest", "latest", "end"]
    found: list[tuple[tuple[int, int, int, int], ChartEvent]] = []
    for row in view[columns].to_dict("records"):
        key = str(row["id"])
        rank = rank_of(str(row["importance"]))
        first, last = _window(row)
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
                callout=callouts.get(key, ""),
            ),
            whens=(no_year, years),
            first=first,
            last=last,
            is_day=last - first <= 1 and not pd.isna(row["begun_by"]),
            end=float(row["end"].toordinal() + 1),
            is_open=bool(pd.isna(row["latest"])),
            rank=rank,
            group=known.of_event.get(key, ""),
            is_above=acts.get(key, "") == home,
            lanes=_home_first(lanes.of_event.get(key, ()), acts.get(key, "")),
            lane_signs=tuple(signs.get(key, {}).items()),
        )
        reports = len({source.partition("#")[0] for source in entries(row["sources"])})
        # Where few of very many are named, they are not all from the oldest times.
        chance = crc32(key.encode()) if len(view) > MOST_DRAWN else 0
        found.append(((rank, -len(theirs), -reports, chance), event))
    found.sort(key=lambda pair: pair[0])
    return [event for _, event in found]


def _home_first(lanes: tuple[str, ...], home: str) -> tuple[str, ...]:
    """Return lanes, that of the country that acts first."""
    return (home, *(lane for lane in lanes if lane != home)) if home in lanes else lanes


def _blank(ids: str) -> str:
    """Return as many letters as sources are named, to be replaced once it is known which."""
    return ", ".join("m" for key in ids.split(";") if key)


def _window(row: Mapping[Hashable, Any]) -> tuple[float, float]:
    """Return from which day on, and up to which, an event happened or began, as ordinals.

    What ended at a known time and began at an unknown one stands at its end.
    """
    first, last = row["begun_from"], row["begun_by"]
    if pd.isna(last):
        first = last = row["latest"] if pd.isna(first) else first
    if pd.isna(first):
        first = last
    return float(first.toordinal()), float(last.toordinal() + 1)


def _whens(text: str) -> tuple[str, str, str]:
    """Return a date in few letters: in full, without its year, and by its years alone.

    The first is not needed where the axis says the year, and the last is enough where it does not
    tell months apart.
    """
    full = dates.short(text)
    in_years = _YEAR.sub(r"\1", text)
    start, slash, end = in_years.partition("/")
    years = dates.short(start if slash and start == end else in_years)
    years = re.sub(r"(\d\d)(\d\d)–\1(\d\d)$", r"\1\2–\3", years)
    found = set(re.findall(r"\b\d{4}\b", full))
    year = found.pop() if len(found) == 1 else ""
    no_year = full.removesuffix(f" {year}") if year else full
    # A word before a year alone, "since" or "c.", says nothing without it.
    return full, no_year if _MONTH.search(no_year) else full, years


def _domain(events: Iterable[ChartEvent], filters: Filters) -> tuple[float, float]:
    """Return the first and the last day of the axis: of the range, else of what happened."""
    ends = [(event.first, event.last) for event in events]
    if not ends:
        return 0.0, 1.0
    low, high = min(first for first, _ in ends), max(last for _, last in ends)
    years = filters.years
    if years is not None and years.first_day is not None:
        low = float(years.first_day)
    if years is not None and years.last_day is not None:
        high = float(years.last_day + 1)
    return min(low, high), max(low, high)


def source_ids(ds: Dataset, view: pd.DataFrame) -> dict[str, str]:
    """Return for each event or statement the ids of the sources named at it, a few at most.

    Articles report events; references, which settle a day, are named where no article is.
    """
    order = {str(i): n for n, i in enumerate(ds.sources["id"])}
    articles = {
        str(i)
        for i, kind in zip(ds.sources["id"], ds.sources["kind"], strict=True)
        if kind != "reference"
    }
    found = {}
    for event, cell in zip(view["id"], view["sources"], strict=True):
        ids = dict.fromkeys(place.partition("#")[0] for place in entries(cell))
        told = [i for i in ids if i in articles] or list(ids)
        told.sort(key=lambda i: order.get(i, len(order)))
        found[str(event)] = ";".join(told[:_MOST_LETTERS])
    return found


def _lettered(
    ds: Dataset, laid_out: EventTimeline, cited: Mapping[str, str]
) -> tuple[EventTimeline, tuple[tuple[str, str], ...]]:
    """Give letters, without gaps, to the sources at the events that are named."""
    seen = {i for label in laid_out.labels for i in cited[label.id].split(";") if i}
    letters = source_letters(ds, seen)
    return lettered(laid_out, cited, letters), letter_key(ds, letters)


def source_letters(ds: Dataset, ids: Collection[str]) -> dict[str, str]:
    """Return a letter for each source, in the order of the data and without gaps."""
    order = [str(i) for i in ds.sources["id"]]
    ranked = [i for i in order if i in ids] + sorted(set(ids).difference(order))
    return {key: _letter(n) for n, key in zip(count(), ranked)}


def lettered(
    laid_out: EventTimeline, cited: Mapping[str, str], letters: Mapping[str, str]
) -> EventTimeline:
    """Write the letters of their sources at the events that are named."""
    labels = []
    for label in laid_out.labels:
        told = ", ".join(letters[i] for i in cited[label.id].split(";") if i)
        lines = tuple(replace(ln, letters=told if ln.letters else "") for ln in label.lines)
        labels.append(replace(label, lines=lines))
    return replace(laid_out, labels=tuple(labels))


def letter_key(ds: Dataset, letters: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return letters, each with the name and the date of its source."""
    known = cite.source_names(ds)
    when = dict(zip(ds.sources["id"], ds.sources["date"], strict=True))
    return tuple(
        (
            letters[key],
            " ".join(filter(None, (f"{known.get(key, key)},", dates.short(when[key]))))
            if when.get(key)
            else known.get(key, key),
        )
        for key in letters
    )


def _letter(number: int) -> str:
    """Return a, b, ..., z, aa, ab, ... by number from 0."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    head = _letter(number // 26 - 1) if number >= 26 else ""  # noqa: PLR2004 -- letters
    return head + letters[number % 26]


def stretch_said(laid_out: EventTimeline) -> str:
    """Say how far the axis is stretched where it is most, by years or by months of one year."""
    axis = laid_out.axis
    low, high = axis.scale.domain
    sums: dict[str, list[float]] = {}
    is_one_year = len({cell.year for cell in laid_out.cells}) == 1
    for cell in laid_out.cells:
        if cell.unit != "year":
            name = cell.name if is_one_year else str(cell.year)
            shares = sums.setdefault(name, [0.0, 0.0])
            shares[0] += (cell.last - cell.first) / (high - low)
            shares[1] += (cell.x1 - cell.x0) / axis.span
    told = max(sums.items(), key=lambda pair: pair[1][1] / pair[1][0], default=None)
    if told is None or told[1][1] < 1.25 * told[1][0] or not told[0]:
        return ""
    name, (time, wide) = told
    return f"Not to scale: {name} is {percent(time)} of the time, {percent(wide)} of the width"


def percent(share: float) -> str:
    """Say a share in whole percent."""
    return f"{share:.0%}" if share >= 0.01 else "under 1%"  # noqa: PLR2004 -- a whole percent


def chart_events(
    ds: Dataset, filters: Filters, rows: pd.DataFrame, known: ColourGroups, callout: Callout | None
) -> tuple[list[ChartEvent], dict[str, str]]:
    """Return rows of events as a chart draws them, and the ids of the sources named at each.

    Those that are named first come first.
    """
    cited = source_ids(ds, rows)
    words = {callout.event: callout.words} if callout else {}
    return _events(ds, filters, rows, _Lanes("", {}, {}), known, (cited, words)), cited

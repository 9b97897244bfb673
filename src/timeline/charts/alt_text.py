"""What each chart shows, in a few plain sentences made from the data: for those who cannot see it.

The texts are no markup: whatever shows them as such has to escape them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Unpack

import pandas as pd

from timeline import dates, queries
from timeline.dataset import Dataset
from timeline.dates.days import year_text
from timeline.dates.year_names import year_name, years_name
from timeline.queries.crowds import number_in_view, overview
from timeline.queries.filters import Filters, clauses
from timeline.queries.lanes import crowd_groups, groups
from timeline.queries.moments import BEFORE, Moment, told
from timeline.queries.speakers import Speaker, StanceStep, StanceTrack
from timeline.scenes.items import known_span
from timeline.schema import CORE, STANCE_WORDS
from timeline.views.by_hand import ByHand, hidden_words, shown_by_hand
from timeline.views.foremost import are_many, foremost, left_out
from timeline.words import counted

__all__ = ["FEW", "compare_alt", "drift_alt", "listing", "timeline_alt"]

_LISTED, FEW = 8, 4
"""How many things are listed by name at most, and how many of those that need more words."""

_ENDS = ("earliest", "latest")
_CROWD = 0.25
"""Share of the events from which on a period is worth naming."""


def timeline_alt(
    ds: Dataset, filters: Filters, *, lanes: str | None = None, **by_hand: Unpack[ByHand]
) -> str:
    """Say what a timeline shows.

    How much of the data, over which years, where events crowd; the core events with their dates;
    the lanes with the number of events in each.

    Parameters
    ----------
    filters : Filters
        What is in view.
    lanes : str, optional
        Into which lanes the events are sorted, as in `timeline.charts.timeline`.
    by_hand : ByHand
        What is decided by hand: what is hidden is not told.
    """
    if are_many(ds, filters):
        return _many_alt(ds, filters, lanes, **by_hand)
    every = queries.events(ds, filters)
    view = every[every["id"].isin(shown_by_hand(every, **by_hand)["id"])]
    hidden = hidden_words(len(every) - len(view))
    if view.empty:
        return "A timeline without events: none match the filters."
    when = _when(view) if filters.years is None else ""
    sentences = (
        f"Timeline of {_how_many(ds, filters, len(view))}{when}.",
        f"{hidden.capitalize()}." if hidden else "",
        _crowd(view),
        _core(view),
        _in_lanes(ds, view, lanes) if lanes else "",
    )
    return " ".join(filter(None, sentences))


def _many_alt(ds: Dataset, filters: Filters, lanes: str | None, **by_hand: Unpack[ByHand]) -> str:
    """Say how many events there are, of when, in which lanes, and which are the foremost."""
    without = left_out(**by_hand)
    number = number_in_view(ds, filters, without)
    hidden = hidden_words(number_in_view(ds, filters) - number)
    found = overview(ds, filters, without)
    when = _from_to(found.first, found.last) if filters.years is None else ""
    top = foremost(ds, filters, "few", **by_hand)
    names = crowd_groups(ds, filters, top, lanes)[0] if lanes else {}
    sentences = (
        f"Timeline of {_how_many(ds, filters, number)}{when}, counted in columns.",
        f"{hidden.capitalize()}." if hidden else "",
        _core(top),
        f"In {counted(len(names), 'lane')} by {lanes}: {'; '.join(names.values())}."
        if names
        else "",
    )
    return " ".join(filter(None, sentences))


def compare_alt(both: Sequence[Moment], frames: Sequence[pd.DataFrame], months: int) -> str:
    """Say what two moments aligned at zero show: how much, and what is nearest after each.

    Parameters
    ----------
    both : sequence of Moment
        The two moments, the upper one first.
    frames : sequence of pandas.DataFrame
        What `timeline.queries.moments.around` gave for each.
    months : int
        How many months after the moments are shown.
    """
    lines = zip(("Above", "Below"), both, frames, strict=True)
    head = (
        f"Two lines of events, aligned where both moments are zero, from {BEFORE} months before "
        f"to {counted(months, 'month')} after."
    )
    return " ".join([head, *(_line(where, moment, frame) for where, moment, frame in lines)])


def drift_alt(
    ds: Dataset, who: Speaker, tracks: Sequence[StanceTrack], events: pd.DataFrame
) -> str:
    """Say what stances through time show: what moved, from where to where, and what did not.

    Parameters
    ----------
    who : Speaker
        The actor, or the country with its voices.
    tracks : sequence of StanceTrack
        What `timeline.queries.speakers.tracks` gave for what is drawn.
    events : pandas.DataFrame
        The events that are drawn above the steps, rows of ``ds.events``.
    """
    said = sum(len(track.statements) for track in tracks)
    frameworks = counted(len({track.framework for track in tracks}), "framework")
    spoken = f"{counted(said, 'statement')} on {frameworks}" if said else "no statement"
    beside = f", under {counted(len(events), 'event')}{_when(events)}" if len(events) else ""
    dated = queries.column(ds, "stances", "date")
    moved = [f"{_about(ds, who, t)}: {_path(t, dated)}" for t in tracks if not t.is_level]
    level = [f"{_about(ds, who, t)}, {_levels(t.steps[-1])}" for t in tracks if t.is_level]
    sentences = [f"Stances of {who.name} through time as steps, {spoken}{beside}."]
    if moved:
        sentences.append(f"Moved: {listing(moved, FEW)}.")
    if level:
        sentences.append(f"{'Unmoved' if moved else 'Nothing moved'}: {listing(level, FEW)}.")
    return " ".join(sentences)


def _how_many(ds: Dataset, filters: Filters, shown: int) -> str:
    every = queries.total(ds, "events")
    total = counted(every, "event")
    asked = "; ".join(clause.words for clause in clauses(ds, filters))
    some = total if shown == every else f"{shown:,} of {total}"
    return f"{some} ({asked})" if asked else some


def _when(view: pd.DataFrame) -> str:
    """Say over which years events lie, as far as their ends are known."""
    return _from_to(*known_span(view))


def _from_to(first: pd.Timestamp, last: pd.Timestamp) -> str:
    if pd.isna(first):
        return ""
    one = first.year == last.year
    return (
        " in " + year_name(first.year)
        if one
        else " from " + years_name(first.year, last.year, " to ")
    )


def _crowd(view: pd.DataFrame) -> str:
    """Name the month, else the year, else the decade within which a good part of them lie."""
    known = view.dropna(subset=["earliest", "latest"])
    first, last = (known[end].dt.year * 12 + known[end].dt.month - 1 for end in _ENDS)
    for months, name in ((1, _month), (12, _year), (120, _decade)):
        within = first // months
        sizes = within[within == last // months].value_counts(sort=False)
        if len(sizes) > 1 and sizes.max() > max(1, _CROWD * len(view)):
            return f"{sizes.max():,} of them lie within {name(int(sizes.idxmax()))}."
    return ""


def _month(month: int) -> str:
    return dates.noun(f"{year_text(month // 12)}-{month % 12 + 1:02}")


def _year(year: int) -> str:
    return dates.year_name(year)


def _decade(decade: int) -> str:
    return f"the {decade}0s"


def _core(view: pd.DataFrame) -> str:
    core = view[view["importance"] == CORE]
    named = [
        f"{label} ({dates.words(when)})"
        for label, when in zip(core["label"], core["date"], strict=True)
    ]
    if not named:
        return ""
    if len(named) > _LISTED:
        half = _LISTED // 2
        between = f"{len(named) - _LISTED} more"
        named = [*named[:half], between, *named[-half:]]
    return f"{counted(len(core), 'core event')}: {'; '.join(named)}."


def _in_lanes(ds: Dataset, view: pd.DataFrame, lanes: str) -> str:
    names, by_event = groups(ds, view, lanes)
    sizes = Counter(lane for held in by_event.values() for lane in held)
    listed = "; ".join(f"{name} {sizes[lane]:,}" for lane, name in names.items())
    return f"In {counted(len(names), 'lane')} by {lanes}: {listed}."


def _line(where: str, moment: Moment, frame: pd.DataFrame) -> str:
    """Say what lies around one moment, and name what comes after it, the foremost first chosen."""
    before, after, rest = _before_and_after(moment, frame)
    foremost = queries.most_important(after, FEW).to_dict("records")
    named = [f"{row['label']} ({told(row)})" for row in foremost]
    among = f", among them, in months from it: {'; '.join(named)}" if named else ""
    open_order = f"; of {rest:,} more it is not known which came first" if rest else ""
    return (
        f"{where}: {moment.label}, {dates.words(moment.dated)}, with "
        f"{counted(before, 'event')} before it and {len(after):,} after{among}{open_order}."
    )


def _before_and_after(moment: Moment, frame: pd.DataFrame) -> tuple[int, pd.DataFrame, int]:
    """Return how many events came before a moment, those after it, and how many may be either."""
    is_own = frame["id"] == moment.id
    others, own = frame[~is_own], frame[is_own].iloc[0]
    first, last = float(own["first"]), float(own["last"])
    is_before = (others["last"] <= first) & (others["first"] < first)
    begins = others["first"]
    is_after = others["earliest"].notna() & (begins > last if first == last else begins >= last)
    return int(is_before.sum()), others[is_after], int((~is_before & ~is_after).sum())


def _about(ds: Dataset, who: Speaker, track: StanceTrack) -> str:
    on = ds.names("frameworks")[track.framework]
    return f"{ds.names('actors')[track.actor]} on {on}" if who.is_country else on


def _path(track: StanceTrack, dated: Mapping[str, str]) -> str:
    """Say where a track goes, step by step; a long one by its ends."""
    moves = [f"{_levels(move)} ({dates.words(dated[move.statement])})" for move in track.moves]
    if len(moves) > FEW:
        moves = [moves[0], f"{len(moves) - 2:,} moves between", moves[-1]]
    return ", ".join(moves)


def _levels(step: StanceStep) -> str:
    return " and ".join(STANCE_WORDS[level] for level in step.levels)


def listing(things: Sequence[str], most: int = _LISTED) -> str:
    """Join things that have words of their own; so many at most, and how many more there are."""
    rest = len(things) - most
    return "; ".join([*things[:most], *([f"{rest:,} more"] if rest > 0 else [])])

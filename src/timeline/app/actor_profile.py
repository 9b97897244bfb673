"""Who an actor or a country is, said from the data, and how it came to stand where it stands."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from timeline import dates, queries
from timeline.app.evidence import actor_link, badge, cell_link
from timeline.app.markdown import safe
from timeline.app.state import State
from timeline.dataset import Dataset
from timeline.dates.days import Day
from timeline.dates.ranges import calendar_units
from timeline.queries.filters import unique_names
from timeline.queries.speakers import Speaker, StanceStep, StanceTrack
from timeline.schema import STANCE_WORDS
from timeline.views.offices import held
from timeline.words import counted

__all__ = ["introduce", "moved", "path"]

_MOST_NAMED = 8
_MOST_MOVES = 6


def introduce(state: State) -> None:
    """Say who it is, for whom it speaks, who speaks for it, and how much of it is in view."""
    ds, who = state.ds, state.speaker
    kinds = dict(zip(ds.actors["id"], ds.actors["type"], strict=True))
    parts = ["Country" if who.is_country else safe(kinds[who.id].capitalize())]
    parts += map(safe, held(ds, who.id))
    if who.above:
        parts.append("speaks for " + ", for ".join(_named(ds, who.above)))
    if who.country and not who.is_country and not _ends_in_state(ds, who):
        country = ds.names("countries").get(who.country, who.country)
        parts.append(f"country {actor_link(country, who.country)}")
    order = _order(who, state.said)
    first, rest = order[:_MOST_NAMED], order[_MOST_NAMED:]
    if first:
        word = counted(len(order), "voice") if who.is_country else "who speaks for it"
        parts.append(f"{word}: {', '.join(_named(ds, first))}{' …' if rest else ''}")
    st.markdown(" · ".join(filter(None, parts)))
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.markdown(_amount(state.said, state.happened), width="content")
        if rest:
            with st.popover(f"{len(rest)} more voices", type="tertiary"):
                st.markdown("  \n".join(_named(ds, rest)))


def moved(state: State) -> None:
    """Say of each framework on which somebody moved, or contradicts itself, from where to where."""
    ds = state.ds
    moves = [
        track
        for track in state.tracks
        if len(track.moves) > 1 or any(len(step.levels) > 1 for step in track.steps)
    ]
    if not moves:
        if any(len(track.statements) > 1 for track in state.tracks):
            st.markdown("No later statement in view differs in stance from an earlier one.")
        return
    lines = []
    for track in moves[:_MOST_MOVES]:
        voice = actor_link(unique_names(ds, "actors")[track.actor], track.actor)
        head = cell_link(ds, track.actor, track.framework)
        steps = " → ".join(_stood(ds, step) for step in track.moves)
        lines.append(f"- {f'{voice} on ' if state.speaker.is_country else ''}{head}: {steps}")
    if len(moves) > _MOST_MOVES:
        lines.append(f"- and {len(moves) - _MOST_MOVES} more, see below")
    st.markdown("\n".join(("**What moved**", "", *lines)))


def path(track: StanceTrack) -> str:
    """Say in words how a track runs: ``supports, then leans in favour``."""
    return ", then ".join(
        " and ".join(STANCE_WORDS[level] for level in step.levels) for step in track.moves
    )


def _ends_in_state(ds: Dataset, who: Speaker) -> bool:
    """Tell whether it speaks for a state of its country in the end, so that this is said."""
    if not who.above:
        return False
    last = ds.actors.loc[ds.actors["id"] == who.above[-1]].iloc[0]
    return bool(last["type"] == "state" and last["country"] == who.country)


def _order(who: Speaker, said: pd.DataFrame) -> list[str]:
    """Return who speaks for it; for a country, those with most statements in view first."""
    counts = said["actor"].value_counts()
    return sorted(who.below, key=lambda actor: -int(counts.get(actor, 0)))


def _named(ds: Dataset, actors: Iterable[str]) -> list[str]:
    names = unique_names(ds, "actors")
    return [actor_link(names[actor], actor) for actor in actors]


def _amount(said: pd.DataFrame, happened: pd.DataFrame) -> str:
    """Say how much is in view: ``20 statements on 12 frameworks, 23 events, Aug to Nov 2024``."""
    on = f" on {counted(said['framework'].nunique(), 'framework')}" if len(said) else ""
    amount = f"**{counted(len(said), 'statement')}**{on} and **{counted(len(happened), 'event')}**"
    columns = ["earliest", "latest"]
    known = pd.concat([said[columns], happened[columns]])
    first, last = known.min().min(), known.max().max()
    if pd.isna(first):
        return f"{amount} in view"
    months = list(
        dict.fromkeys(calendar_units(Day.of(day).toordinal())[1][0] for day in (first, last))
    )
    span = " to ".join(dates.short(month) for month in months)
    return f"{amount} in view, {span}"


def _stood(ds: Dataset, step: StanceStep) -> str:
    """Say where somebody came to stand, and when."""
    cell = queries.column(ds, "stances", "date")[step.statement]
    return f"{' '.join(map(badge, reversed(step.levels)))} {safe(dates.short(cell))}"

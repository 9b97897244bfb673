"""Who an actor or a country is, said from the data, and how it came to stand where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from timeline import dates
from timeline.app.evidence import actor_link, badge, cell_link
from timeline.app.markdown import safe
from timeline.dataset import Dataset
from timeline.queries.speakers import Speaker, StanceStep, StanceTrack
from timeline.schema import STANCE_WORDS
from timeline.words import counted

__all__ = ["introduce", "moved", "path"]

_MOST_NAMED = 8
_MOST_MOVES = 6


def introduce(ds: Dataset, who: Speaker, said: pd.DataFrame, happened: pd.DataFrame) -> None:
    """Say who it is, for whom it speaks, who speaks for it, and how much of it is in view."""
    parts = [_kind(ds, who)]
    if who.above:
        parts.append("speaks for " + ", for ".join(_named(ds, who.above)))
    if who.country and not who.is_country and not _ends_in_state(ds, who):
        country = ds.names("countries").get(who.country, who.country)
        parts.append(f"country {actor_link(country, who.country)}")
    order = _order(who, said)
    first, rest = order[:_MOST_NAMED], order[_MOST_NAMED:]
    if first:
        word = counted(len(order), "voice") if who.is_country else "who speaks for it"
        parts.append(f"{word}: {', '.join(_named(ds, first))}{' …' if rest else ''}")
    st.markdown(" · ".join(filter(None, parts)))
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.markdown(_amount(said, happened), width="content")
        if rest:
            with st.popover(f"{len(rest)} more voices", type="tertiary"):
                st.markdown("  \n".join(_named(ds, rest)))


def moved(ds: Dataset, tracks: Sequence[StanceTrack], who: Speaker) -> None:
    """Say of each framework on which somebody moved, or contradicts itself, from where to where."""
    moves = [track for track in tracks if len(track.moves) > 1 or _is_split(track)]
    if not moves:
        if any(len(track.statements) > 1 for track in tracks):
            st.markdown("No later statement in view differs in stance from an earlier one.")
        return
    lines = []
    for track in moves[:_MOST_MOVES]:
        voice = actor_link(ds.names("actors")[track.actor], track.actor)
        head = cell_link(ds, track.actor, track.framework)
        steps = " → ".join(f"{_levels(step)} {_when(ds, step)}" for step in track.moves)
        lines.append(f"- {f'{voice} on ' if who.is_country else ''}{head}: {steps}")
    if len(moves) > _MOST_MOVES:
        lines.append(f"- and {len(moves) - _MOST_MOVES} more, see below")
    st.markdown("\n".join(("**What moved**", "", *lines)))


def path(track: StanceTrack) -> str:
    """Say in words how a track runs: ``supports, then leans in favour``."""
    return ", then ".join(
        " and ".join(STANCE_WORDS[level] for level in step.levels) for step in track.moves
    )


def _kind(ds: Dataset, who: Speaker) -> str:
    if who.is_country:
        return "Country"
    row = ds.actors.loc[ds.actors["id"] == who.id].iloc[0]
    return safe(row["type"].capitalize())


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
    names = ds.names("actors")
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
    months = list(dict.fromkeys(f"{day.year:04}-{day.month:02}" for day in (first, last)))
    span = " to ".join(dates.short(month) for month in months)
    return f"{amount} in view, {span}"


def _is_split(track: StanceTrack) -> bool:
    return any(len(step.levels) > 1 for step in track.steps)


def _levels(step: StanceStep) -> str:
    return " ".join(map(badge, reversed(step.levels)))


def _when(ds: Dataset, step: StanceStep) -> str:
    cell = ds.stances.loc[ds.stances["id"] == step.statement, "date"].iloc[0]
    return safe(dates.short(cell))

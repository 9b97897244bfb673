"""What a stance matrix shows, in a few plain sentences: for those who cannot see it.

The text is no markup: whatever shows it as such has to escape it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from timeline import dates
from timeline.charts.alt_text import FEW, listing
from timeline.dataset import Dataset
from timeline.dates.days import AnyDay
from timeline.queries import positions
from timeline.views.evidence import holders
from timeline.views.matrix_words import CHANGES, step_words, who_stands, windows
from timeline.words import counted

__all__ = ["matrix_alt"]


def matrix_alt(
    ds: Dataset,
    cells: pd.DataFrame,
    *,
    asof: AnyDay | None = None,
    since: AnyDay | None = None,
    voices: positions.Voices = "all",
) -> str:
    """Say what a stance matrix shows.

    How many voices, or governments, on how many frameworks and as of when; who is on which side of
    the framework that most speak of; who contradicts itself; of whom it is by now perhaps; who has
    moved.

    Parameters
    ----------
    cells : pandas.DataFrame
        What `timeline.queries.positions.cells` returned for what is drawn; with ``since``, what
        `timeline.queries.positions.compare` did.
    asof : datetime.date, optional
        The day of the matrix; the newest statements of all if not given.
    since : datetime.date, optional
        An earlier day with which it is compared.
    voices : {"all", "governments"}
        Whose cells they are.
    """
    until = "by the newest statement of each" if asof is None else f"as of {dates.noun(asof)}"
    until += "" if since is None else f" and as compared with {dates.noun(since)}"
    if cells.empty:
        return f"Matrix of stances without a statement, {until}."
    asked = _Asked(holders(ds, voices), ds.names("frameworks"))
    here = cells if since is None else cells[cells["change"] != "silent"]
    certain = here[here["certain"]]
    who = who_stands(ds, here["actor"], voices)
    frameworks = counted(here["framework"].nunique(), "framework")
    verb = "stands" if len(set(here["actor"])) == 1 else "stand"
    sentences = [
        f"Matrix of where {who} {verb} on {frameworks}, {until}.",
        _sides(ds, certain, voices),
    ]
    split = asked.pairs(certain[certain["split"]])
    if split:
        verb = "Contradicts itself" if len(split) == 1 else "Contradict themselves"
        verb = verb if voices == "all" else "Split"
        sentences.append(f"{verb}: {listing(split)}.")
    sentences.append(_perhaps(ds, asked, here[~here["certain"]]))
    sentences.append(_moved(asked, certain) if since is None else _changed(ds, asked, cells, since))
    return " ".join(filter(None, sentences))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What those who stand somewhere, and the frameworks, are called."""

    actors: Mapping[str, str]
    frameworks: Mapping[str, str]

    def pairs(self, cells: pd.DataFrame) -> list[str]:
        """Say of each cell who it is on what."""
        rows = zip(cells["actor"], cells["framework"], strict=True)
        return [f"{self.actors[actor]} on {self.frameworks[on]}" for actor, on in rows]


def _sides(ds: Dataset, cells: pd.DataFrame, voices: positions.Voices) -> str:
    """Say how many are for and against on what most speak of, one act once."""
    found = positions.sides(ds, cells, voices=voices)
    if found is None:
        return ""
    parts = [
        (found.favour, "in favour"),
        (found.against, "against"),
        (found.neutral, "neutral"),
        (found.split, "of two minds"),
    ]
    said = ", ".join(f"{len(camp):,} {word}" for camp, word in parts if camp)
    number = sum(len(camp) for camp, _ in parts)
    who = counted(number, positions.NOUNS[voices])
    return f"Most speak of {ds.names('frameworks')[found.framework]}: of {who}, {said}."


def _perhaps(ds: Dataset, asked: _Asked, cells: pd.DataFrame) -> str:
    """Say who has perhaps spoken by now, and between which days."""
    when = (windows(ds, ids) for ids in cells["perhaps"])
    found = [f"{pair} ({days})" for pair, days in zip(asked.pairs(cells), when, strict=True)]
    return f"By now perhaps: {listing(found, FEW)}." if found else ""


def _moved(asked: _Asked, cells: pd.DataFrame) -> str:
    """Say who is known to have moved, and which way."""
    parts = [
        f"{word} in favour: {listing(pairs)}"
        for direction, word in ((1, "more"), (-1, "less"))
        if (pairs := asked.pairs(cells[cells["changed"] == direction]))
    ]
    return f"Moved, {'; '.join(parts)}." if parts else ""


def _changed(ds: Dataset, asked: _Asked, cells: pd.DataFrame, since: AnyDay) -> str:
    """Say who moved since an earlier day and by which steps, who is new, and who fell silent."""
    parts = []
    moved = cells[cells["change"] == "moved"]
    steps = (step_words(ds, cell, since) for cell in moved.to_dict("records"))
    pairs = [f"{pair}, {way}" for pair, way in zip(asked.pairs(moved), steps, strict=True)]
    parts.append(f"moved: {listing(pairs, FEW)}" if pairs else "none moved")
    parts += [
        f"{CHANGES[change]}: {listing(pairs)}"
        for change in ("new", "silent")
        if (pairs := asked.pairs(cells[cells["change"] == change]))
    ]
    return f"Since {dates.noun(since)}, {'; '.join(parts)}."

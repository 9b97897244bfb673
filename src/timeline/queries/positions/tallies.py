"""What standings add up to: who is on which side, and how many; one act once, never an average."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from timeline.dataset import Dataset
from timeline.queries.positions.one_act import act_of, apart, authors
from timeline.queries.positions.voice_groups import country_of
from timeline.queries.positions.who_speaks import Voices, groups_of_states, speaks_for

__all__ = ["Camps", "Sides", "sides", "tally"]

Camps = Mapping[int | None, tuple[tuple[str, ...], ...]]
"""Who stands where: by stance, None for those who are split, ids of rows; in one tuple are those
who count once, as the newest that they said is one act."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Who stands where on a framework.

    Attributes
    ----------
    framework : str
        Its id.
    voices : {"all", "governments"}
        Who: all, or governments.
    camps : mapping
        Those of whom a statement is certain, see `Camps`; without groups of states and authors.
    groups : mapping
        The same of groups of states.
    authors : mapping
        The same of the articles' own views.
    perhaps : tuple of str
        Ids of those, of all three, who have perhaps made a statement by now, and none for certain.
    silent : tuple of str
        Codes of the countries with a government of which no statement is found; of all voices none.
    """

    framework: str
    voices: Voices
    camps: Camps
    groups: Camps
    authors: Camps
    perhaps: tuple[str, ...]
    silent: tuple[str, ...]

    @property
    def favour(self) -> tuple[tuple[str, ...], ...]:
        """Those in favour, the strongest first."""
        return self.camps[2] + self.camps[1]

    @property
    def against(self) -> tuple[tuple[str, ...], ...]:
        """Those against, the strongest first."""
        return self.camps[-2] + self.camps[-1]

    @property
    def neutral(self) -> tuple[tuple[str, ...], ...]:
        """Those who said that they are neutral."""
        return self.camps[0]

    @property
    def split(self) -> tuple[tuple[str, ...], ...]:
        """Those who stand on both sides: on neither they are counted."""
        return self.camps[None]


def sides(
    ds: Dataset, standing: pd.DataFrame, framework: str = "", voices: Voices = "all"
) -> Sides | None:
    """Return who stands where on a framework.

    Parameters
    ----------
    standing : pandas.DataFrame
        What `cells` or `compare` returned for these voices.
    framework : str
        Its id; blank for that of which most speak.

    Returns
    -------
    Sides or None
        None where no framework is given and nobody speaks of any.
    """
    if not framework and standing.empty:
        return None
    standing = _without_silent(standing)
    framework = framework or str(standing["framework"].value_counts().index[0])
    rows = standing[standing["framework"] == framework]
    here: list[Any] = list(rows.itertuples(index=False))
    certain = [cell for cell in here if cell.certain]
    together, own = groups_of_states(ds), authors(ds)
    silent: tuple[str, ...] = ()
    if voices == "governments":
        spoke = {cell.actor for cell in here} | together
        silent = tuple(dict.fromkeys(w for w in speaks_for(ds).values() if w not in spoke))
    return Sides(
        framework=framework,
        voices=voices,
        camps=_camps(ds, [c for c in certain if c.actor not in together | own]),
        groups=_camps(ds, [c for c in certain if c.actor in together]),
        authors=_camps(ds, [c for c in certain if c.actor in own]),
        perhaps=tuple(cell.actor for cell in here if not cell.certain),
        silent=silent,
    )


def _camps(ds: Dataset, cells: Collection[Any]) -> Camps:
    """Sort cells on one framework by stance, those that tell one act put together."""
    acts: dict[tuple[str, ...], list[str]] = {}
    stances: dict[tuple[str, ...], int | None] = {}
    for cell in cells:
        key = _told(ds, cell)
        acts.setdefault(key, []).append(cell.actor)
        stances.setdefault(key, None if cell.split else cell.stance)
    found: dict[int | None, list[tuple[str, ...]]] = {s: [] for s in (2, 1, 0, -1, -2, None)}
    for act, actors in acts.items():
        found[stances[act]].append(tuple(actors))
    return {stance: tuple(camp) for stance, camp in found.items()}


def _told(ds: Dataset, cell: Any) -> tuple[str, ...]:
    """Return what cells share that count once: the act of the newest; who is split, none."""
    return (cell.actor, cell.framework) if cell.split else (act_of(ds, cell.current[-1]),)


def _without_silent(standing: pd.DataFrame) -> pd.DataFrame:
    """Return only those who stand somewhere on the later of two days that are compared."""
    return standing[standing["change"] != "silent"] if "change" in standing else standing


def tally(
    ds: Dataset, standing: pd.DataFrame, by: Literal["actor", "framework", "country"]
) -> pd.DataFrame:
    """Count where those stand of whom a statement is certain, one act once.

    Parameters
    ----------
    standing : pandas.DataFrame
        What `cells` or `compare` returned.
    by : {"actor", "framework", "country"}
        Of what; of a framework without groups of states and authors.

    Returns
    -------
    pandas.DataFrame
        ``favour``, ``against``, ``neither`` (int64; neutral, or split), and ``perhaps`` (int64), of
        whom it is only perhaps that anything has been said; by id, for a country by its code.
    """
    standing = _without_silent(standing)
    countries = country_of(ds)
    keys = standing["actor" if by == "country" else by]
    if by == "country":
        keys = keys.map(lambda actor: countries.get(actor, actor))
    counted = pd.DataFrame(
        {
            by: keys.astype("str"),
            "side": np.sign(standing["stance"].where(~standing["split"], 0)),
            "act": [_told(ds, cell) for cell in standing.itertuples(index=False)],
        }
    )
    counts = ~standing["actor"].isin(apart(ds) if by == "framework" else ())
    once = counted[counts & standing["certain"]].drop_duplicates()
    perhaps = counted.loc[counts & ~standing["certain"], by].value_counts()
    signs = {"favour": 1, "against": -1, "neither": 0}
    sums = pd.DataFrame({name: (once["side"] == sign) for name, sign in signs.items()})
    order = pd.Index(counted[by].drop_duplicates(), name=by)
    sums = sums.groupby(once[by]).sum().reindex(order, fill_value=0)
    return sums.assign(perhaps=perhaps.reindex(order, fill_value=0)).astype("int64")

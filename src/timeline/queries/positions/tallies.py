"""What standings add up to: who is on which side, and how many; never an average."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from timeline.dataset import Dataset
from timeline.queries.positions.voice_groups import country_of

__all__ = ["Sides", "sides", "spread", "tally"]


@dataclass(frozen=True, slots=True)
class Sides:
    """Who stands where on a framework: ids of actors by stance, None for the contradictory."""

    framework: str
    actors: Mapping[int | None, tuple[str, ...]]


def sides(standing: pd.DataFrame) -> Sides | None:
    """Return the sides on the framework that most actors speak of; None where nobody does.

    Parameters
    ----------
    standing : pandas.DataFrame
        What `cells` returned. An actor that contradicts itself has no stance.
    """
    if standing.empty:
        return None
    framework = str(standing["framework"].value_counts().index[0])
    return _sides(framework, _voices(standing[standing["framework"] == framework]))


def spread(ds: Dataset, standing: pd.DataFrame) -> dict[tuple[str, str], Sides]:
    """Return the sides within each country on each framework of which its voices speak.

    Parameters
    ----------
    standing : pandas.DataFrame
        What `cells` returned.

    Returns
    -------
    dict
        By the country's code, "" for none, and the id of the framework.
    """
    countries = country_of(ds)
    found: dict[tuple[str, str], list[_Voice]] = {}
    for voice in _voices(standing):
        framework, actor, _ = voice
        found.setdefault((countries[actor], framework), []).append(voice)
    return {place: _sides(place[1], voices) for place, voices in found.items()}


_Voice = tuple[str, str, int | None]


def _voices(standing: pd.DataFrame) -> Iterator[_Voice]:
    """Yield framework, actor and stance of each cell, None for one that contradicts itself."""
    columns = (standing[name] for name in ("framework", "actor", "stance", "split"))
    for framework, actor, stance, split in zip(*columns, strict=True):
        yield str(framework), str(actor), None if split else int(stance)


def _sides(framework: str, voices: Iterable[_Voice]) -> Sides:
    found: dict[int | None, list[str]] = {2: [], 1: [], 0: [], -1: [], -2: [], None: []}
    for _, actor, stance in voices:
        found[stance].append(actor)
    return Sides(framework, {stance: tuple(actors) for stance, actors in found.items()})


def tally(
    ds: Dataset, standing: pd.DataFrame, by: Literal["actor", "framework", "country"]
) -> pd.DataFrame:
    """Count the cells of each actor, framework or country by side.

    Parameters
    ----------
    standing : pandas.DataFrame
        What `cells` returned.

    Returns
    -------
    pandas.DataFrame
        ``favour``, ``against`` and ``neither`` (int64; neutral, or contradicting itself) by id, for
        a country by its code.
    """
    side = np.sign(standing["stance"].where(~standing["split"], 0))
    sides = pd.DataFrame({"favour": side > 0, "against": side < 0, "neither": side == 0})
    key = standing["actor"].map(country_of(ds)) if by == "country" else standing[by]
    return sides.astype("int64").groupby(key.astype("str").rename(by), sort=False).sum()

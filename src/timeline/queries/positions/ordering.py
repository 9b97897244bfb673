"""In which order to show rows and columns: as curated, by support, or by similarity."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.cluster.hierarchy import leaves_list, linkage
from scipy.spatial.distance import squareform

from timeline.dataset import Dataset
from timeline.queries.positions.voice_groups import Group, family, groups

__all__ = ["ORDERS", "Order", "arrange", "columns_in_order", "distances", "rows_in_order"]

Order = Literal["curated", "support", "similarity"]
"""How rows and columns are put in order."""

ORDERS: tuple[Order, ...] = ("curated", "support", "similarity")

_REACH = 4
_UNKNOWN = 0.5
_PAIR = 2
_MOST = 300
"""Of more leaves than this the order is not made optimal, which takes time to their third power."""

Distances = npt.NDArray[np.float64]


def arrange(
    ds: Dataset, standing: pd.DataFrame, order: Order = "curated"
) -> list[tuple[Group, list[tuple[str, int]]]]:
    """Put the actors of the cells into order, country by country.

    Parameters
    ----------
    standing : pandas.DataFrame
        What `cells` returned.
    order : {"curated", "support", "similarity"}
        As curated, each stands under the one for whom it speaks. By support, first comes who is in
        favour of most and against fewest frameworks; by similarity, neighbours agree; in both,
        countries follow the same rule by all of their voices.

    Returns
    -------
    list of (Group, list of (str, int))
        Each country that has a voice in the cells, with the actors' ids and how deep each stands
        under others.
    """
    found = groups(ds, set(standing["actor"]))
    if order == "curated":
        return [(group, family(ds, group.voices)) for group in found]
    actors = [actor for group in found for actor in group.voices]
    place = {actor: k for k, actor in enumerate(actors)}
    score = _scores(standing, "actor", actors)
    apart = distances(standing, "actor", actors) if order == "similarity" else None
    sets = [[place[actor] for actor in group.voices] for group in found]
    rows = [_in_order(members, score, apart) for members in sets]
    total = np.array([score[members].sum(axis=0) for members in sets]).reshape(-1, 2)
    between = None if apart is None else _between(apart, sets)
    return [
        (found[g], [(actors[k], 0) for k in rows[g]])
        for g in _in_order(range(len(found)), total, between)
    ]


def columns_in_order(
    standing: pd.DataFrame, frameworks: Sequence[str], order: Order = "curated"
) -> list[str]:
    """Put frameworks, given as curated, into order by all who speak of them."""
    return _ordered(standing, "framework", frameworks, order)


def rows_in_order(
    standing: pd.DataFrame, actors: Collection[str], order: Order = "curated"
) -> list[str]:
    """Put actors, or governments, given as curated, into order by all that they speak of."""
    return _ordered(standing, "actor", list(actors), order)


def _ordered(
    standing: pd.DataFrame, by: Literal["actor", "framework"], keys: Sequence[str], order: Order
) -> list[str]:
    if order == "curated":
        return list(keys)
    score = _scores(standing, by, keys)
    apart = distances(standing, by, keys) if order == "similarity" else None
    return [keys[k] for k in _in_order(range(len(keys)), score, apart)]


def distances(
    standing: pd.DataFrame, by: Literal["actor", "framework"], keys: Sequence[str]
) -> Distances:
    """Return how far apart actors (or frameworks) stand, by what both have a stance on.

    Parameters
    ----------
    standing : pandas.DataFrame
        What `cells` returned.
    by : {"actor", "framework"}
        What is compared; it is compared by the other.
    keys : sequence of str
        Their ids.

    Returns
    -------
    numpy.ndarray
        Symmetric, n by n, from 0 to 1, with zeros on the diagonal.

    Notes
    -----
    Gower's distance, drawn towards one half as if by one framework more: with K frameworks on which
    both have a stance and d_k the distance on each as a share of the widest possible, it is
    ``(sum(d_k) + 1/2) / (K + 1)``. What is unknown of either does not enter, so that two who share
    no framework stand at 1/2, neither alike nor opposed, and agreeing on many is nearer than
    agreeing on one. A cell that ranges from low to high is compared at both ends,
    ``d_k = (|low - low'| + |high - high'|) / 8``, rather than averaged.

    J. C. Gower (1971), "A general coefficient of similarity and some of its properties",
    Biometrics 27, 857-871.
    """
    other = "framework" if by == "actor" else "actor"
    n = len(keys)
    total, shared = np.full((n, n), _UNKNOWN), np.ones((n, n))
    place = pd.Index(keys).get_indexer(pd.Index(standing[by]))
    across, _ = pd.factorize(standing[other])
    ends = standing[["low", "high"]].to_numpy(dtype=float)
    known = np.flatnonzero(place >= 0)
    known = known[np.argsort(across[known], kind="stable")]
    for cells in np.split(known, np.flatnonzero(np.diff(across[known])) + 1):
        at = np.ix_(place[cells], place[cells])
        apart = np.abs(ends[cells, None, :] - ends[None, cells, :]).sum(axis=2)
        total[at] += apart / (2 * _REACH)
        shared[at] += 1
    found: Distances = total / shared
    np.fill_diagonal(found, 0.0)
    return found


def _scores(
    standing: pd.DataFrame, by: Literal["actor", "framework"], keys: Sequence[str]
) -> Distances:
    """Return for each id how many more cells are for than against, and the sum of stances."""
    place = pd.Index(keys).get_indexer(pd.Index(standing[by]))
    stance = np.where(standing["split"], 0, standing["stance"]).astype(float)
    found: Distances = np.zeros((len(keys), 2))
    known = place >= 0
    np.add.at(found, place[known], np.column_stack([np.sign(stance), stance])[known])
    return found


def _in_order(
    members: Sequence[int], score: Distances, apart: Distances | None = None
) -> list[int]:
    """Put places into order by similarity, or without distances by support; ties as given."""
    by_support = sorted(members, key=lambda k: (-score[k, 0], -score[k, 1]))
    if apart is None or len(by_support) <= _PAIR:
        return by_support
    # Leaves are handed over by support, so that of equal trees and directions that one is taken.
    here = apart[np.ix_(by_support, by_support)]
    tree = linkage(
        squareform(here, checks=False),
        method="average",
        optimal_ordering=len(by_support) <= _MOST,
    )
    leaves = [by_support[k] for k in leaves_list(tree)]
    rank = {k: r for r, k in enumerate(by_support)}
    return leaves if rank[leaves[0]] < rank[leaves[-1]] else leaves[::-1]


def _between(apart: Distances, sets: Sequence[Sequence[int]]) -> Distances:
    """Return how far apart sets stand: the mean over the pairs that have one in each."""
    means = [[apart[np.ix_(a, b)].mean() for b in sets] for a in sets]
    found: Distances = np.array(means).reshape(len(sets), len(sets))
    np.fill_diagonal(found, 0.0)
    return found

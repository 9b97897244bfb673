"""The rows of a stance matrix: governments, or countries with their voices, in which order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from timeline.dataset import Dataset
from timeline.layout.matrix_model import MatrixRow
from timeline.queries import positions
from timeline.queries.filters import unique_names
from timeline.queries.positions import Order, Voices
from timeline.views.evidence import holders

__all__ = ["AUTHORS", "GROUPS", "Arrangement", "matrix_rows", "speakers"]

AUTHORS, GROUPS = "The articles' own views", "Groups of states"
"""Over the rows of those whose views are counted apart."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How rows and columns are put.

    Parameters
    ----------
    order : {"curated", "support", "similarity"}
        See `positions.arrange`; by the newest of all in view, so that it is the same on every day.
    voices : {"all", "governments"}
        Whether all voices have rows, or governments alone, which nothing folds.
    folded : collection of str
        Codes of the countries whose voices share one row; "" for those without a country.
    frameworks : sequence of str, optional
        Ids of the columns to draw; by default those of the first block, see `blocks`.
    explained : bool
        Whether the key is drawn under it and the sums over all frameworks, of which there must be
        several, beside it: once for all blocks.
    filled_only : bool
        Whether only those have rows of whom there is anything to show: who stand somewhere on the
        day, or changed between the two that are compared. Otherwise rows are the same on every day.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> how = timeline.charts.Arrangement(order="support", folded=["JPN"])
    >>> figure = timeline.charts.matrix(ds, arrangement=how, width=800)
    >>> type(figure).__name__
    'Figure'
    """

    order: Order = "curated"
    voices: Voices = "all"
    folded: Collection[str] = ()
    frameworks: Sequence[str] | None = None
    explained: bool = True
    filled_only: bool = False


def matrix_rows(ds: Dataset, cells: pd.DataFrame, how: Arrangement) -> Iterator[MatrixRow]:
    """Yield the rows of governments, or of all voices, as far as these have any of the cells.

    Groups of states and the authors of the articles follow under headings of their own.
    """
    counted = ~cells["actor"].isin(positions.apart(ds))
    rows = _voices if how.voices == "all" else _plain
    yield from rows(ds, cells[counted], how)
    for heading, ids in (
        (GROUPS, positions.groups_of_states(ds)),
        (AUTHORS, positions.authors(ds)),
    ):
        own = cells[cells["actor"].isin(ids)]
        if len(own):
            yield MatrixRow(heading, heading, kind="heading")
            yield from _plain(ds, own, how, depth=1)


def _plain(
    ds: Dataset, cells: pd.DataFrame, how: Arrangement, depth: int = 0
) -> Iterator[MatrixRow]:
    """Yield a row for each actor or government in the cells."""
    names, behind = holders(ds, how.voices), speakers(ds, how.voices)
    for key in positions.rows_in_order(cells, dict.fromkeys(cells["actor"]), how.order):
        yield MatrixRow(key, names[key], behind.get(key, (key,)), depth)


def _voices(ds: Dataset, cells: pd.DataFrame, how: Arrangement) -> Iterator[MatrixRow]:
    """Yield countries with their voices under them.

    Voices that belong to no country need no head where there are no others.
    """
    found = positions.arrange(ds, cells, how.order)
    names = unique_names(ds, "actors")
    is_plain = [group.key for group, _ in found] == [""] and "" not in how.folded
    for group, members in found:
        is_folded = group.key in how.folded
        if not is_plain:
            voices = tuple(actor for actor, _ in members)
            yield MatrixRow(group.key, group.name, voices, kind="folded" if is_folded else "open")
        for actor, depth in () if is_folded else members:
            yield MatrixRow(actor, names[actor], (actor,), depth + (not is_plain))


def speakers(ds: Dataset, voices: Voices) -> Mapping[str, tuple[str, ...]]:
    """Return the actors behind rows of several: of a folded country, or of a government.

    Parameters
    ----------
    voices : {"all", "governments"}
        Whose rows they are.

    Returns
    -------
    mapping of str to tuple of str
        Ids by the id of the row: the code of a country, or a group of states.
    """
    if voices == "all":
        return {group.key: group.voices for group in positions.groups(ds)}
    found: dict[str, tuple[str, ...]] = {}
    for actor, government in positions.speaks_for(ds).items():
        found[government] = (*found.get(government, ()), actor)
    return found

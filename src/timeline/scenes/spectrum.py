"""One framework as a spectrum: who stands where on it, by the newest words of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from timeline.dataset import Dataset
from timeline.dates.days import AnyDay
from timeline.kept import kept
from timeline.layout.spectrum_model import (
    STANCES,
    SpectrumModel,
    SpectrumRow,
)
from timeline.queries import positions
from timeline.queries.filters import Filters
from timeline.queries.positions import Order, Voices
from timeline.scenes.matrix_rows import AUTHORS, GROUPS, Arrangement
from timeline.scenes.spectrum_entries import Entry, spectrum_entries
from timeline.schema import stance_sign
from timeline.views.answers.wording import VERBS

__all__ = ["only_framework", "spectrum_model"]

_MOST_ENTRIES = 400
"""How many a spectrum shows; of more there is a row of the matrix for each."""

_OTHERS, _APART = "Others", "Not counted"
"""Over those of no country and acts of several, and over those who are counted apart."""


def only_framework(ds: Dataset, filters: Filters, how: Arrangement) -> str:
    """Return the framework that is in view alone and so a spectrum; blank where there is none.

    Nor is there where countries are folded, another one is asked for, or so many have spoken that
    nobody would read what each said.
    """
    here = positions.ever(ds, filters, how.voices)["framework"]
    found = tuple(map(str, here.unique())) if len(here) <= _MOST_ENTRIES else ()
    is_asked = how.frameworks is None or tuple(how.frameworks) == found
    return found[0] if len(found) == 1 and is_asked and not how.folded else ""


@kept(most=64)
def spectrum_model(
    ds: Dataset,
    filters: Filters,
    framework: str,
    asof: AnyDay | None = None,
    voices: Voices = "all",
    order: Order = "curated",
) -> SpectrumModel:
    """Work out a spectrum: in each country's row its government first, then its other voices.

    What several voices did in one act stands there once. Groups of states and the authors of the
    articles have rows of their own, and are not counted.

    Parameters
    ----------
    framework : str
        Its id.
    asof : datetime.date or None
        As in `timeline.queries.positions.cells`.
    voices : {"all", "governments"}
        Whose stances. Where those who speak for a government differ, each of their stances stands
        in its row, and it is counted on no side.
    order : {"curated", "support", "similarity"}
        Of the rows, see `timeline.charts.Arrangement`.
    """
    standing = positions.cells(ds, filters, asof, voices)
    here = standing[standing["framework"] == framework]
    found, letters = spectrum_entries(ds, here, voices)
    sides = positions.sides(ds, here, framework, voices)
    model = SpectrumModel(
        framework=framework,
        rows=tuple(_rows(ds, here, found, voices, order)),
        counts={stance: len(sides.camps[stance]) if sides else 0 for stance in STANCES},
        counted="government" if voices == "governments" else "voice",
        heads={},
        sources=letters,
    )
    return replace(model, heads={s: tuple(_heads(model, s)) for s in STANCES})


def _heads(model: SpectrumModel, stance: int) -> Iterator[str]:
    """Yield what stands over a column, from long to short: its sign, how many, and their verb."""
    number, perhaps = model.counts[stance], model.perhaps[stance]
    sign = stance_sign(stance)
    verb = VERBS[stance].several if number > 1 else VERBS[stance].one
    counted = f"{sign}  {number:,} {verb}" if number else f"{sign}  none {verb}"
    yield counted + (f", {perhaps:,} by now perhaps" if perhaps else "")
    if perhaps:
        yield f"{counted}, {perhaps:,} perhaps"
    short = f"{number:,}" if number else "none"
    yield f"{sign}  {short}" + (f" (+{perhaps:,}?)" if perhaps else "")


def _rows(
    ds: Dataset,
    cells: pd.DataFrame,
    found: Sequence[Entry],
    voices: Voices,
    order: Order,
) -> Iterator[SpectrumRow]:
    """Yield rows of countries, of others, and of those who are counted apart."""
    places, names = _places(ds, cells, voices, order), ds.names("countries")
    apart, countries = positions.apart(ds), positions.country_of(ds)
    by_row: dict[tuple[bool, str], list[Entry]] = {}
    for who, entry in found:
        is_apart = set(who) <= apart
        codes = {countries.get(actor, actor) for actor in who}
        code = codes.pop() if len(codes) == 1 and not is_apart else ""
        by_row.setdefault((is_apart, code), []).append((who, entry))

    def foremost(own: Iterable[Entry]) -> int:
        return min(places[actor] for who, _ in own for actor in who)

    for (is_apart, code), own in sorted(
        by_row.items(), key=lambda item: (item[0][0], not item[0][1], foremost(item[1]))
    ):
        own.sort(key=lambda pair: foremost([pair]))
        if is_apart:
            name, note = _APART, _apart_note(ds, [actor for who, _ in own for actor in who])
        else:
            name = names.get(code) or _OTHERS
            split = any(entry.is_split for _, entry in own) and voices == "governments"
            note = "split: not counted" if split else ""
        yield SpectrumRow(code, name, tuple(entry for _, entry in own), note, not is_apart)


def _apart_note(ds: Dataset, actors: Collection[str]) -> str:
    """Say of which kinds those are who are counted apart."""
    kinds = ((GROUPS, positions.groups_of_states(ds)), (AUTHORS, positions.authors(ds)))
    found = [heading for heading, ids in kinds if set(actors) & ids]
    return "; ".join(heading[:1].lower() + heading[1:] for heading in found)


def _places(ds: Dataset, cells: pd.DataFrame, voices: Voices, order: Order) -> Mapping[str, int]:
    """Return the place of each holder in the order asked for."""
    if voices == "governments":
        actors = dict.fromkeys(map(str, cells["actor"]))
        ordered = positions.rows_in_order(cells, actors, order)
    else:
        arranged = positions.arrange(ds, cells, order)
        ordered = [actor for _, members in arranged for actor, _ in members]
    return {actor: k for k, actor in enumerate(ordered)}

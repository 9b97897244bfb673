"""What a spectrum shows, in a few plain sentences: for those who cannot see it.

The text is no markup: whatever shows it as such has to escape it.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline import dates
from timeline.charts.alt_text import listing
from timeline.dataset import Dataset
from timeline.dates.days import AnyDay
from timeline.layout.spectrum_model import STANCES, SpectrumEntry, SpectrumModel
from timeline.queries.filters import unique_names
from timeline.schema import STANCE_WORDS
from timeline.words import counted

__all__ = ["spectrum_alt"]


def spectrum_alt(ds: Dataset, model: SpectrumModel, asof: AnyDay | None = None) -> str:
    """Say what a spectrum shows: on what, as of when, how many take each stance, and who they are.

    Then who is not counted, of whom it is by now perhaps, and who moved.

    Parameters
    ----------
    asof : datetime.date, optional
        Its day; the newest statements of all if not given.
    """
    name = unique_names(ds, "frameworks")[model.framework]
    until = "by the newest statement of each" if asof is None else f"as of {dates.noun(asof)}"
    head = f"Spectrum of who stands where on {name}, {until}."
    return " ".join([head, *_sides(model), *_others(model), *_moved(model)])


def _sides(model: SpectrumModel) -> Iterator[str]:
    for stance in STANCES:
        here = [
            _named(entry)
            for row in model.rows
            for entry in row.entries
            if row.is_counted
            and entry.stance == stance
            and not (entry.is_perhaps or entry.is_split)
        ]
        if here:
            number = counted(model.counts[stance], model.counted)
            yield f"{STANCE_WORDS[stance].capitalize()}, {number}: {listing(here)}."


def _others(model: SpectrumModel) -> Iterator[str]:
    def told(entry: SpectrumEntry) -> str:
        return f"{_named(entry)}: {STANCE_WORDS[entry.stance]}"

    split = [told(e) for r in model.rows if r.is_counted for e in r.entries if e.is_split]
    apart = [told(e) for r in model.rows if not r.is_counted for e in r.entries]
    perhaps = [told(e) for e in model.entries if e.is_perhaps and not e.is_split]
    for words, here in (("Split", split), ("Not counted", apart), ("By now perhaps", perhaps)):
        if here:
            yield f"{words}: {listing(here)}."


def _moved(model: SpectrumModel) -> Iterator[str]:
    found = [
        f"{e.name} from {STANCE_WORDS[e.ghost.stance]} ({e.ghost.date}) to {STANCE_WORDS[e.stance]}"
        for e in model.entries
        if e.ghost is not None
    ]
    if found:
        yield f"Moved: {listing(found)}."


def _named(entry: SpectrumEntry) -> str:
    return f"{entry.name} ({entry.date})"

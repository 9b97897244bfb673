"""What two aligned lines leave open, in words: how much is shown, where zero is, where data end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from timeline import dates
from timeline.app import url
from timeline.dataset import Dataset
from timeline.queries import moments
from timeline.queries.filters import Filters, in_view
from timeline.queries.moments import Moment

__all__ = ["remarks"]

_LINES = ("upper", "lower")


def remarks(
    ds: Dataset,
    filters: Filters,
    both: Sequence[Moment],
    frames: Sequence[pd.DataFrame],
    months: int,
) -> str:
    """Return what has to be said under a chart of two moments.

    Parameters
    ----------
    ds, filters
        The data, and what is in view.
    both, frames
        The moments, and what `timeline.queries.moments.around` gives for each.
    months : int
        How many months after the moments the lines reach.
    """
    shown = {key for frame in frames for key in frame["id"]}
    count = in_view(ds, filters, len(shown), len(ds.events))
    lines = list(zip(_LINES, both, strict=True))
    said = [f"On the chart: {count}.", *_replaced(ds, both)]
    return " ".join([*said, *_zeros(lines), *_ends(ds, lines, months)])


def _replaced(ds: Dataset, both: Sequence[Moment]) -> Iterator[str]:
    """Say that another moment is shown where the URL has one and the same on both lines."""
    then, now = (url.chosen(ds, param) for param in (url.THEN, url.NOW))
    if then and then == now:
        yield (
            f"The link names {both[0].label} for both lines; nothing is compared with itself, "
            f"so the lower line shows {both[1].label}. Choose another under Now."
        )


def _zeros(lines: Sequence[tuple[str, Moment]]) -> Iterator[str]:
    """Say which day zero is where the date is not a day."""
    rough = [(name, moment) for name, moment in lines if moment.span.precision != "day"]
    for name, moment in rough:
        is_open = moment.span.open_start or moment.span.open_end
        yield (
            f"Zero of the {name} line is {dates.noun(moment.zero)}, the "
            f"{'known end' if is_open else 'middle'} of its date ({dates.noun(moment.dated)})."
        )
    if rough:
        yield "Events of one and the same date stand in the order of the data."


def _ends(ds: Dataset, lines: Sequence[tuple[str, Moment]], months: int) -> Iterator[str]:
    """Say where the data begin or end, on the lines on which that can be seen."""
    first, last = moments.extent(ds)
    begins = [(name, moments.since(m.zero, first.toordinal())) for name, m in lines]
    ends = [(name, moments.since(m.zero, last.toordinal() + 1)) for name, m in lines]
    seen = (
        ("begin", first, [(name, at) for name, at in begins if at > -moments.BEFORE]),
        ("end", last, [(name, at) for name, at in ends if at < months]),
    )
    for verb, day, where in seen:
        if where:
            said = (f"{moments.offset(at)} months on the {name} line" for name, at in where)
            yield f"The data {verb} on {dates.noun(day)}: {', '.join(said)}."
    if any(where for *_, where in seen):
        yield "What is shaded is not known, which is not to say that nothing happened."

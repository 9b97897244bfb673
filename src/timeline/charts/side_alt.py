"""What some who are side by side show, in a few plain sentences: for those who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence

from timeline import dates
from timeline.dataset import Dataset
from timeline.dates.days import AnyDay
from timeline.queries import positions
from timeline.queries.filters import Filters, unique_names
from timeline.views.evidence import holders
from timeline.words import counted, joined

__all__ = ["side_alt"]


def side_alt(ds: Dataset, filters: Filters, asof: AnyDay | None, sides: Sequence[str]) -> str:
    """Say who stand side by side on how many frameworks, and on which they differ and agree.

    The text is no markup: whatever shows it as such has to escape it.
    """
    names, on = holders(ds, "governments"), unique_names(ds, "frameworks")
    found = positions.side_by_side(ds, filters, asof, sides)
    until = "by the newest statement of each" if asof is None else f"as of {dates.noun(asof)}"
    who = joined([names[side] for side in sides])
    said = [f"Stances of {who} on {counted(len(found), 'framework')}, {until}."]
    for verdict, words in (("differ", "They differ on"), ("agree", "They agree on")):
        here = [on[one.framework] for one in found if one.verdict == verdict]
        if here:
            said.append(f"{words} {joined(here)}.")
    return " ".join(said)

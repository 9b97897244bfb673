"""What an address may say besides filters: its parameters, and which of their values are known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from timeline.dataset import Dataset
from timeline.layout.naming import NAMED
from timeline.layout.time_scale import SCALES
from timeline.queries import positions
from timeline.queries.filters import PARAMS
from timeline.queries.lanes import LANES

__all__ = [
    "ASOF",
    "CELL",
    "CHOSEN",
    "CONTROLS",
    "EVENT",
    "FOLD",
    "NOW",
    "ON",
    "SEPARATOR",
    "SINCE",
    "THEN",
    "UNFOLDED",
    "WHO",
    "cell_of",
    "known",
    "strange",
]

EVENT, CELL = "event", "cell"
"""Parameters that hold what has been clicked."""

ASOF, SINCE, FOLD = "asof", "since", "fold"
"""Parameters of the matrix: its day, an earlier day to compare with, and the countries folded."""

UNFOLDED = "none"
"""What the last of them says where none is folded though the matrix would fold some by itself."""

THEN, NOW = "then", "now"
"""Parameters that hold the two events that are set beside each other."""

WHO = "who"
"""Parameter that holds the actor, or country, that a page is about."""

ON = "on"
"""Parameter that holds the framework on which a country's voices are set side by side."""

CONTROLS: Mapping[str, tuple[str, ...]] = {
    "scale": tuple(SCALES),
    "lanes": ("none", *LANES),
    "names": tuple(NAMED),
    "part": ("Sources", "Contradictions", "Codebook", "Downloads"),
    "order": ("curated", "support", "similarity"),
    "months": ("12", "24", "36", "60"),
}
"""Parameters of the pages' own controls, with the values that each can take."""

SEPARATOR = "~"
"""Between the ids in one value."""


def cell_of(text: str) -> tuple[str, str]:
    """Take a cell's parameter apart: actor and framework."""
    actor, _, framework = text.partition(SEPARATOR)
    return actor, framework


def known(ds: Dataset, param: str, value: str) -> bool:
    """Return whether the data have what a parameter of `CHOSEN` asks for."""
    return CHOSEN[param](ds, value)


def strange(
    ds: Dataset, query: Mapping[str, Sequence[str]], others: Sequence[str] = ()
) -> Iterator[str]:
    """Yield a clause for each parameter, other than a filter, that means nothing here.

    Parameters
    ----------
    query : mapping of str to sequence of str
        Each parameter with its values.
    others : sequence of str
        Parameters that somebody else looks after.
    """
    for name, values in query.items():
        if name in PARAMS or name in others:
            continue
        if name in CONTROLS:
            value = values[-1] if values else ""
            if value not in CONTROLS[name]:
                yield f'{name} "{value}" is none of {", ".join(CONTROLS[name])}'
        elif name not in CHOSEN:
            yield f'"{name}" is not a parameter of this page'
        else:
            for value in values if name == FOLD else values[-1:]:
                if not known(ds, name, value):
                    yield f'{name} "{value}" is {_UNKNOWN.get(name, "not in the data")}'


def _is_event(ds: Dataset, value: str) -> bool:
    return bool((ds.events["id"] == value).any())


def _is_cell(ds: Dataset, value: str) -> bool:
    actor, framework = cell_of(value)
    return positions.spoken(ds, actor, framework)


def _is_day(_ds: Dataset, value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_group(ds: Dataset, value: str) -> bool:
    return value == UNFOLDED or any(group.name == value for group in positions.groups(ds))


def _is_actor(ds: Dataset, value: str) -> bool:
    return bool((ds.actors["id"] == value).any() or (ds.countries["id"] == value).any())


def _is_framework(ds: Dataset, value: str) -> bool:
    return bool((ds.frameworks["id"] == value).any())


CHOSEN: Mapping[str, Callable[[Dataset, str], bool]] = {
    EVENT: _is_event,
    CELL: _is_cell,
    ASOF: _is_day,
    SINCE: _is_day,
    FOLD: _is_group,
    THEN: _is_event,
    NOW: _is_event,
    WHO: _is_actor,
    ON: _is_framework,
}
"""Parameters that take what the data have, or a day, and how to tell."""

_UNKNOWN = {ASOF: "not a day; write 2024-10-01", SINCE: "not a day; write 2024-10-01"}

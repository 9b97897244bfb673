"""What an address may say besides filters: its parameters, and which of their values are known."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from timeline import arguments, queries
from timeline.dataset import Dataset
from timeline.dates import Day
from timeline.kept import kept
from timeline.layout.time_scale import SCALES
from timeline.queries import lanes, positions
from timeline.queries.colour_groups import COLOURS
from timeline.queries.filters import PARAMS
from timeline.schema import ID_SEPARATOR
from timeline.views.by_hand import NAMES, OTHERS, Callout, names_word

__all__ = [
    "ASOF",
    "BY_HAND",
    "CALLOUT",
    "CELL",
    "CHOSEN",
    "COLOUR",
    "CONTROLS",
    "EVENT",
    "FOLD",
    "HEADLINE",
    "HIDE",
    "HIGHLIGHT",
    "MOST_SIDES",
    "NOW",
    "NO_LANES",
    "ON",
    "PAGE_PARAMS",
    "PIN",
    "SIDE",
    "SINCE",
    "THEN",
    "UNFOLDED",
    "VOICES",
    "WHO",
    "Param",
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

VOICES = "voices"
"""Parameter of the matrix: whether governments have its rows or all voices; absent when usual."""

THEN, NOW = "then", "now"
"""Parameters that hold the two events that are set beside each other."""

WHO = "who"
"""Parameter that holds the actor, or country, that a page is about."""

ON = "on"
"""Parameter that holds the framework on which a country's voices are set side by side."""

COLOUR = "colour"
"""Parameter that says what the colours of events say."""

PIN, HIDE, HIGHLIGHT = "pin", "hide", "highlight"
"""Parameters, repeated, that hold the events to name first, leave out, or make stand out."""

CALLOUT = "callout"
"""Parameter that holds an event, a colon, and words that stand at it in a box."""

HEADLINE = "headline"
"""Parameter that holds a title in one's own words."""

BY_HAND = (PIN, HIDE, HIGHLIGHT, CALLOUT, HEADLINE)
"""Parameters of what whoever makes a picture decides beyond what the data say."""
SIDE = "side"
"""Parameter, repeated, that holds the actors and countries whose stances stand side by side."""

MOST_SIDES = 4
"""How many of them may."""

NO_LANES = "none"
"""What stands in an address for no lanes."""


def cell_of(text: str) -> tuple[str, str]:
    """Take a cell's parameter apart: actor and framework."""
    actor, _, framework = text.partition(ID_SEPARATOR)
    return actor, framework


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter that is no filter, and what it takes: words, ids that have names, or a value.

    ``name`` is that in an address, and of the field of a view that has what ``read`` makes of it,
    unless ``field`` names another; ``fault`` is said of what it does not take. One that ``is_list``
    is repeated for each of its values. ``today`` puts a value of older links into today's words.
    """

    name: str
    words: tuple[str, ...] = ()
    names: Callable[[Dataset], Mapping[str, str]] | None = None
    has: Callable[[Dataset, str], bool] | None = None
    read: Callable[[str], Any] = str
    fault: str = "not in the data"
    field: str = ""
    is_list: bool = False
    today: Callable[[str], str] = str

    @property
    def kept_in(self) -> str:
        """The field of a view that has what it says."""
        return self.field or self.name

    def takes(self, ds: Dataset, value: str) -> bool:
        """Return whether it can have a value."""
        if self.has is not None:
            return self.has(ds, value)
        return self.today(value) in (self.names(ds) if self.names else self.words)

    def check(self, ds: Dataset, value: object, called: str = "") -> None:
        """Refuse an id that is not in the data, under the name it was given by; blank is none."""
        for one in value if isinstance(value, tuple) else (value,):
            if self.names and one:
                arguments.known(called or self.name, one, self.names(ds))


def _is_cell(ds: Dataset, value: str) -> bool:
    actor, framework = cell_of(value)
    return positions.spoken(ds, actor, framework)


def _is_day(_ds: Dataset, value: str) -> bool:
    try:
        return Day.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_callout(ds: Dataset, value: str) -> bool:
    try:
        return Callout.read(value).event in _events(ds)
    except ValueError:
        return False


def _is_text(_ds: Dataset, value: str) -> bool:
    return bool(value.strip())


def _is_group(ds: Dataset, value: str) -> bool:
    return value == UNFOLDED or value in _groups(ds)


@kept(most=8)  # an address may name one thousands of times
def _groups(ds: Dataset) -> frozenset[str]:
    return frozenset(group.name for group in positions.groups(ds))


@kept(most=8)
def _events(ds: Dataset) -> Mapping[str, str]:
    return queries.column(ds, "events", "label")


def _hideable(ds: Dataset) -> Mapping[str, str]:
    """Return events, and the word for all the others."""
    return ChainMap({OTHERS: "all others"}, dict(_events(ds)))


@kept(most=8)
def _speakers(ds: Dataset) -> Mapping[str, str]:
    """Return actors, and countries; where both have one id it is the actor's."""
    return ds.names("countries") | ds.names("actors")


@kept(most=8)
def _frameworks(ds: Dataset) -> Mapping[str, str]:
    return ds.names("frameworks")


_NO_DAY = "not a day; write 2024-10-01"
_NO_CALLOUT = "not an event of the data, a colon and words"

PAGE_PARAMS: Mapping[str, Param] = MappingProxyType(
    {
        param.name: param
        for param in (
            Param("scale", tuple(SCALES)),
            Param("lanes", (NO_LANES, *lanes.LANES), read=lambda v: "" if v == NO_LANES else v),
            Param("names", NAMES, read=names_word, today=names_word),
            Param(COLOUR, COLOURS),
            Param("part", ("Sources", "Contradictions", "Codebook", "Downloads", "Your data")),
            Param("order", positions.ORDERS),
            Param("months", ("12", "24", "36", "60"), read=int),
            Param(EVENT, names=_events),
            Param(CELL, has=_is_cell),
            Param(ASOF, has=_is_day, read=Day.fromisoformat, fault=_NO_DAY),
            Param(SINCE, has=_is_day, read=Day.fromisoformat, fault=_NO_DAY),
            Param(VOICES, positions.VOICES),
            Param(FOLD, has=_is_group, is_list=True),
            Param(THEN, names=_events),
            Param(NOW, names=_events),
            Param(WHO, names=_speakers),
            Param(ON, names=_frameworks),
            Param(PIN, names=_events, is_list=True),
            Param(HIDE, names=_hideable, is_list=True),
            Param(HIGHLIGHT, names=_events, is_list=True),
            Param(CALLOUT, has=_is_callout, read=Callout.read, fault=_NO_CALLOUT),
            Param(HEADLINE, has=_is_text, read=str.strip, field="title", fault="blank"),
            Param(SIDE, names=_speakers, is_list=True),
        )
    }
)
"""Every parameter that is no filter, in the order in which an address has them."""

CONTROLS: Mapping[str, tuple[str, ...]] = {p.name: p.words for p in PAGE_PARAMS.values() if p.words}
"""Parameters of the pages' own controls, with the values that each can take."""

CHOSEN = tuple(name for name in PAGE_PARAMS if name not in CONTROLS)
"""Parameters that take what the data have, or a day."""


def known(ds: Dataset, name: str, value: str) -> bool:
    """Return whether a parameter can have a value."""
    return PAGE_PARAMS[name].takes(ds, value)


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
        if name not in PAGE_PARAMS:
            yield f'"{name}" is not a parameter of this page'
            continue
        param = PAGE_PARAMS[name]
        fault = f"none of {', '.join(param.words)}" if param.words else param.fault
        for value in values if param.is_list else values[-1:]:
            if not param.takes(ds, value):
                yield f'{name} "{value}" is {fault}'
        if name == SIDE:
            sides = list(dict.fromkeys(value for value in values if param.takes(ds, value)))
            for value in sides[MOST_SIDES:]:
                yield f'{name} "{value}" is one too many; {MOST_SIDES} stand side by side'

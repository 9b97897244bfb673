"""What a chart is given, checked before it is drawn."""

from __future__ import annotations

from dataclasses import replace

from timeline import arguments
from timeline.dataset import Dataset
from timeline.layout.time_scale import SCALES
from timeline.queries import positions
from timeline.queries.filters import Filters, checked_filters
from timeline.scenes.matrix import Arrangement
from timeline.views.by_hand import NAMES, ByHand, names_word
from timeline.views.url_params import EVENT, ON, PAGE_PARAMS, WHO
from timeline.views.view import View, checked_views

__all__ = ["arranged", "check_cell", "check_events", "checked", "checked_by_hand"]

_LOWEST = 120
"""Height of the lowest chart, px."""


def checked(
    ds: Dataset,
    filters: Filters | None,
    *,
    width: float,
    height: float | None = None,
    scale: str = "balanced",
    named: str = "calm",
) -> Filters:
    """Return the filters, everything where there are none; refuse what no chart can take.

    Raises
    ------
    ValueError
        It says what is wrong, and what is possible.
    """
    found = checked_filters(ds, filters)
    arguments.one_of("scale", scale, SCALES)
    arguments.one_of("named", names_word(named) if isinstance(named, str) else named, NAMES)
    arguments.within("width", width, arguments.NARROWEST)
    if height is not None:
        arguments.within("height", height, _LOWEST)
    return found


def check_events(ds: Dataset, name: str, *ids: str) -> None:
    """Refuse ids that no event has, given as the argument ``name``; blank is none."""
    for event in ids:
        PAGE_PARAMS[EVENT].check(ds, event, name)


def checked_by_hand(ds: Dataset, by_hand: ByHand) -> ByHand:
    """Return what is decided by hand; refuse what is no event in it."""
    (view,) = checked_views(ds, View(**by_hand))  # type: ignore[arg-type]  # it takes any list
    return view.by_hand


def check_cell(ds: Dataset, name: str, cell: tuple[str, str]) -> None:
    """Refuse what is no actor, or country, and framework; either may be blank."""
    actor, framework = arguments.pair(name, cell)
    if actor != positions.EVERYONE:
        PAGE_PARAMS[WHO].check(ds, actor, name)
    PAGE_PARAMS[ON].check(ds, framework, name)


def arranged(ds: Dataset, arrangement: Arrangement | None) -> Arrangement:
    """Return how a matrix is arranged, in the usual way where that is not given; checked."""
    how = arrangement or Arrangement()
    arguments.instance(how, Arrangement, 'write charts.Arrangement(order="support")')
    arguments.one_of("order", how.order, positions.ORDERS)
    groups = {group.key: group.name for group in positions.groups(ds)}
    for key in (folded := arguments.texts("folded", how.folded)):
        arguments.known("folded", key, groups)
    if how.frameworks is None:
        return replace(how, folded=folded)
    columns = arguments.texts("frameworks", how.frameworks)
    for framework in columns:
        arguments.known("frameworks", framework, ds.names("frameworks"))
    return replace(how, folded=folded, frameworks=columns)

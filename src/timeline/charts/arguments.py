"""What a chart is given, checked before it is drawn."""

from __future__ import annotations

from dataclasses import replace

from timeline import checks
from timeline.dataset import Dataset
from timeline.layout.naming import NAMED
from timeline.layout.time_scale import SCALES
from timeline.queries import positions
from timeline.queries.filters import Filters, checked_filters
from timeline.scenes.matrix import Arrangement
from timeline.views.url_params import EVENT, PAGE_PARAMS, WHO

__all__ = ["arranged", "checked"]

_LOWEST = 120
"""Height of the lowest chart, px."""


def checked(
    ds: Dataset,
    filters: Filters | None,
    *,
    width: float,
    height: float | None = None,
    scale: str = "balanced",
    named: str = "more",
    events: tuple[str, ...] = (),
    cell: tuple[str, str] = ("", ""),
) -> Filters:
    """Return the filters, everything where there are none; refuse what no chart can take.

    Parameters
    ----------
    events : tuple of str
        Ids of events; blank for none.
    cell : tuple of (str, str)
        Actor, or country, and framework; blank for none.

    Raises
    ------
    ValueError
        It says what is wrong, and what is possible.
    """
    found = checked_filters(ds, filters)
    checks.one_of("scale", scale, SCALES)
    checks.one_of("named", named, NAMED)
    checks.within("width", width, checks.NARROWEST)
    if height is not None:
        checks.within("height", height, _LOWEST)
    for event in events:
        PAGE_PARAMS[EVENT].check(ds, event)
    actor, framework = checks.pair("cell", cell)
    if actor != positions.EVERYONE:
        PAGE_PARAMS[WHO].check(ds, actor)
    if framework:
        checks.known("framework", framework, ds.names("frameworks"))
    return found


def arranged(ds: Dataset, arrangement: Arrangement | None) -> Arrangement:
    """Return how a matrix is arranged, in the usual way where that is not given; checked."""
    how = arrangement or Arrangement()
    checks.instance(how, Arrangement, 'write charts.Arrangement(order="support")')
    checks.one_of("order", how.order, positions.ORDERS)
    groups = {group.key: group.name for group in positions.groups(ds)}
    for key in (folded := checks.texts("folded", how.folded)):
        checks.known("folded", key, groups)
    if how.frameworks is None:
        return replace(how, folded=folded)
    columns = checks.texts("frameworks", how.frameworks)
    for framework in columns:
        checks.known("framework", framework, ds.names("frameworks"))
    return replace(how, folded=folded, frameworks=columns)

"""What of a timeline answers to the mouse in a figure: marks, labels, columns of counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import floor
from typing import Any

from timeline import dates
from timeline.charts.click_targets import UNSEEN, unseen_points
from timeline.dates.days import Day
from timeline.layout.timeline_model import Count, EventTimeline
from timeline.words import counted

__all__ = ["event_targets", "unseen_boxes"]


def event_targets(
    laid_out: EventTimeline, hover: Mapping[str, str], eras: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """Yield what lies unseen over marks, labels, counts and the names of periods.

    Parameters
    ----------
    laid_out : EventTimeline
        What stands where.
    hover, eras : mapping of str to str
        For each id of an event, and each name of a period, what it says when pointed at; safe to
        draw.
    """
    points = [(m.x, m.y, [m.id, hover.get(m.id, "")]) for m in laid_out.marks]
    yield unseen_points("events", points, size=8)
    boxes = {
        "labels": [
            ((one.x0, one.y0, one.x1, one.y1), one.id, hover.get(one.id, ""))
            for one in laid_out.labels
        ],
        "counts": [((c.x0, c.y0, c.x1, c.y1), "", _counted(c)) for c in laid_out.counts],
        "eras": [
            ((era.x0, era.y, era.x1, era.y1), "", eras.get(era.name, "")) for era in laid_out.eras
        ],
    }
    for name, found in boxes.items():
        yield unseen_boxes(name, found)


def unseen_boxes(
    name: str, boxes: Sequence[tuple[tuple[float, float, float, float], str, str]]
) -> dict[str, Any]:
    """Lay out unseen boxes: the place of each, to what it leads and what it says."""
    return {
        **UNSEEN,
        "type": "bar",
        "x": [round((x0 + x1) / 2, 1) for (x0, _, x1, _), *_ in boxes],
        "width": [round(x1 - x0, 1) for (x0, _, x1, _), *_ in boxes],
        "base": [round(y0, 1) for (_, y0, _, _), *_ in boxes],
        "y": [round(y1 - y0, 1) for (_, y0, _, y1), *_ in boxes],
        "customdata": [[key, said] for _, key, said in boxes],
        "marker": {"opacity": 0, "line": {"width": 0}},
        "name": name,
    }


def _counted(column: Count) -> str:
    """Say how many events lie in a column, and when: ``12 events, 3 Oct to 9 Oct 2024``."""
    first, last = _day(column.first), _day(column.last)
    when = first if first == last else f"{first} to {last}"
    return f"{counted(column.number, 'event')}, {when}"


def _day(ordinal: float) -> str:
    return dates.short(Day.fromordinal(floor(ordinal)))

"""What of a timeline answers to the mouse in a figure: marks, labels, columns of counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import plotly.graph_objects as go

from timeline import dates
from timeline.charts.click_targets import UNSEEN, unseen_points
from timeline.layout.event_timeline import Count, EventTimeline
from timeline.words import counted

__all__ = ["event_targets"]


def event_targets(
    laid_out: EventTimeline, hover: Mapping[str, str], eras: Mapping[str, str]
) -> Iterator[go.Scatter | go.Bar]:
    """Yield what lies unseen over marks, labels, counts and the names of periods.

    Parameters
    ----------
    laid_out : EventTimeline
        What stands where.
    hover, eras : mapping of str to str
        For each id of an event, and each name of a period, what it says when pointed at; safe to
        draw.
    """
    points = [(m.x, m.y, m.id, hover.get(m.id, "")) for m in laid_out.marks]
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
        yield go.Bar(
            x=[round((x0 + x1) / 2, 1) for (x0, _, x1, _), *_ in found],
            width=[round(x1 - x0, 1) for (x0, _, x1, _), *_ in found],
            base=[round(y0, 1) for (_, y0, _, _), *_ in found],
            y=[round(y1 - y0, 1) for (_, y0, _, y1), *_ in found],
            customdata=[[key, said] for _, key, said in found],
            marker={"opacity": 0, "line": {"width": 0}},
            name=name,
            **UNSEEN,
        )


def _counted(column: Count) -> str:
    """Say how many events lie in a column, and when: ``12 events, 3 Oct to 9 Oct 2024``."""
    first, last = _day(column.first), _day(column.last)
    when = first if first == last else f"{first} to {last}"
    return f"{counted(column.number, 'event')}, {when}"


def _day(ordinal: float) -> str:
    return dates.short(date.fromordinal(min(max(1, int(ordinal)), date.max.toordinal())))

from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline import Filters, charts
from timeline.charts import key
from timeline.layout.metrics import text_width


def said(figure):
    return [text for trace in figure.data if trace.text is not None for text in trace.text]


def drawn(tmp_path, count=4, **options):
    events = [{"date": f"19{k + 10}", "label": f"Event {k}"} for k in range(count)]
    return charts.timeline(dataset(tmp_path, events=events), **options)


def test_it_says_how_many_are_named(tmp_path):
    assert "4 of 4 events named" in said(drawn(tmp_path))
    assert "0 of 4 events named; point at a mark for the others" in said(
        drawn(tmp_path, named="core")
    )


def test_nothing_in_view_is_not_counted(tmp_path):
    assert not [t for t in said(drawn(tmp_path, filters=Filters(text="nowhere"))) if "named" in t]


@pytest.mark.parametrize("named", ["core", "all"])
@pytest.mark.parametrize("width", [*range(320, 1120, 40), 1920])
def test_it_wraps_within_the_figure_and_under_the_axis(tmp_path, width, named):
    figure = drawn(tmp_path, width=width, named=named)
    words = [
        (x, y, text)
        for trace in figure.data
        if trace.text is not None
        for x, y, text in zip(trace.x, trace.y, trace.text, strict=True)
    ]
    foot = [word for word in words if word[1] >= figure.layout.height - key.height(4, width)]
    assert len(foot) == 4
    axis = [word for word in words if word not in foot]
    for x, y, text in foot:
        assert x + text_width(text, 11) <= width
        assert y <= figure.layout.height - 10
    assert max(y for _, y, _ in axis) + 11 < min(y for _, y, _ in foot)

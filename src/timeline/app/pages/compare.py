"""Then and now: two moments aligned at zero, and the parallels that are drawn between events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from timeline import dates, queries
from timeline.app import (
    controls,
    event_card,
    page_heading,
    parallel_list,
    selection,
    sidebar,
    time_range,
    url,
    viewport,
    widgets,
)
from timeline.app.canvas_view import Picture, canvas_view
from timeline.app.chart_areas import areas, filter_by
from timeline.app.event_answers import moment_answers
from timeline.app.markdown import safe
from timeline.app.state import State
from timeline.charts.alt_text import compare_alt
from timeline.dataset import Dataset
from timeline.drawing.canvas import Canvas
from timeline.drawing.comparison import comparison_height, paint_comparison
from timeline.drawing.theme import DARK, LIGHT
from timeline.kept import kept
from timeline.queries import moments
from timeline.queries.colour_groups import ColourBy
from timeline.queries.filters import Filters, in_view
from timeline.queries.lanes import has_groups
from timeline.queries.moments import Moment
from timeline.queries.ties import around_both
from timeline.scenes.comparison import comparison_scene
from timeline.views import answers
from timeline.views.contents import event_numbers
from timeline.views.url_params import COLOUR, EVENT, NOW, THEN
from timeline.views.view import View
from timeline.words import counted, joined

__all__ = ["show"]

_CHART = "compare-chart"
_OUTSIDE = "This event is not on the chart: it lies outside its months or filters."
_LEAST_TITLE, _OTHER_COLUMNS = 240, 350
"""Width of a column of titles at least, and of all the other columns; px."""

_LEAST_BESIDE = 700
"""From which width of the page, px, titles can be read in two lists beside each other."""

_SELECTS = {"Then": "compare-then", "Now": "compare-now"}
"""The lists that the two moments are chosen from."""

_SAME_SCALE = (
    "The same for both lines. balanced gives crowded months more room; "
    "a line under the chart says how much."
)


def show(state: State) -> None:
    """Draw the page."""
    ds = state.ds
    both = moments.pair(ds, url.chosen(ds, THEN), url.chosen(ds, NOW))
    is_empty = both is None or state.events.empty
    page_heading.heading(state, "Then and now", "compare", empty=is_empty)
    if both is None:
        _without(state)
        return
    st.markdown(_lead(both))
    _moments(state, both)
    with controls.gathered(state):
        months = int(widgets.control("months"))
        widgets.control("scale", _SAME_SCALE)
        widgets.control("names")
        if has_groups(ds):
            widgets.control(COLOUR)
    if both[0].zero > both[1].zero:
        st.caption("The upper moment is the later one. Swap puts the earlier one on top.")
    if is_empty:
        sidebar.way_out(state)
    frames = list(around_both(ds, state.filters, both, months).values())
    every = moments.together(frames)
    _ongoing(state, both, months)
    number = event_numbers(ds)
    ids = sorted({str(key) for key in every["id"]}, key=number.__getitem__)
    room = event_card.room(state)
    with st.container(key=event_card.STAGE, gap="small"):
        with st.container(horizontal=room.is_beside, gap="small"):
            tall = _chart(state, both, room)
            event_card.show(state, ids, _OUTSIDE, is_beside=room.is_beside, height=tall)
        event_card.listen(state, is_beside=room.is_beside)
        viewport.measure()
    st.caption(safe(_remarks(state, both, set(every["id"]), months)))
    parallel_list.show(ds, (both[0].id, both[1].id), partial(_set, ds))
    st.subheader("The same events as a table")
    _table(both, every, number, state.width)


def _chart(state: State, both: tuple[Moment, Moment], room: event_card.Room) -> float:
    """Draw both lines of events; return how high that is, px."""
    ds, view = state.ds, state.view("compare")
    picture = _picture(ds, view, both, room.chart, is_dark=state.dark, selected=state.event_id)
    canvas_view(
        picture,
        _CHART,
        moment_answers(ds, view.filters, both, view.months),
        selected=state.event_id,
        card=event_card.CARD,
        is_beside=room.is_beside,
        on_choose=partial(selection.choose_one, EVENT),
        on_press=filter_by(_colour(ds, view)),
    )
    return picture.size[1]


def _colour(ds: Dataset, view: View) -> ColourBy:
    """Return what colours say; the control is not drawn where there are no groups to tell apart."""
    return view.colour if has_groups(ds) else "none"


@kept(most=64)
def _picture(
    ds: Dataset,
    view: View,
    both: tuple[Moment, Moment],
    width: float,
    *,
    is_dark: bool,
    selected: str,
) -> Picture:
    """Draw what is around two moments; what several readers look at is drawn once."""
    around = around_both(ds, view.filters, both, view.months)
    found = comparison_scene(
        ds,
        view.filters,
        around,
        view.months,
        scale=view.scale,
        names=view.names,
        colour=_colour(ds, view),
        width=width,
        is_quick=True,
    )
    canvas, palette = Canvas(), DARK if is_dark else LIGHT
    paint_comparison(canvas, found, palette, selected=selected)
    said = answers.answer(ds, view)
    return Picture(
        canvas,
        (width, comparison_height(found)),
        palette,
        said.text if said else "Then and now",
        compare_alt(list(around), list(around.values()), view.months),
        areas=areas(ds, view.filters, found.timeline, found.laid_out.events.height),
    )


def _ongoing(state: State, both: tuple[Moment, Moment], months: int) -> None:
    """Say how much around the moments merely went on, and offer to show it within a range."""
    count = _ongoing_count(state.ds, replace(state.filters, ongoing=False), both, months)
    if state.filters.years is not None:
        time_range.offer_ongoing(state.ds, state.filters, count, 0)
    elif count:
        verb = "is" if count == 1 else "are"
        st.caption(
            f"{counted(count, 'older event')} merely went on through these months and {verb} "
            "not drawn."
        )


@kept(most=256)
def _ongoing_count(ds: Dataset, filters: Filters, both: tuple[Moment, Moment], months: int) -> int:
    """Count what merely went on around two moments, and is not drawn."""
    drawn = {
        key for found in around_both(ds, filters, both, months).values() for key in found["id"]
    }
    every = (moments.around(ds, filters, moment, months, ongoing=True) for moment in both)
    return len({key for found in every for key in found["id"]} - drawn)


def _without(state: State) -> None:
    """Say what the page needs where there are no two moments, and offer to choose them."""
    if not queries.total(state.ds, "events"):
        sidebar.way_out(state)
        return
    if queries.total(state.ds, "events") == 1:
        st.info(
            "**A comparison needs two events, and this data set has one.** See the page Timeline.",
            icon=":material/info:",
        )
        return
    st.info(
        "**Nothing in the data links two events, so none are compared.** Choose two to set side by "
        "side here, or write in parallels.csv which ones a source compares.",
        icon=":material/info:",
    )
    every = queries.events(state.ds, Filters())
    said, _ = _names(every)
    with st.container(horizontal=state.width >= _LEAST_BESIDE, gap="small"):
        for (label, key), param in zip(_SELECTS.items(), (THEN, NOW), strict=True):
            widgets.choice(
                *(label, said, key, url.chosen(state.ds, param) or None, _on_first, param, key)
            )


def _on_first(param: str, key: str) -> None:
    """Put one of two moments into the URL; what is not chosen, or already the other, is none."""
    chosen = st.session_state[key] or ""
    url.choose(param, *([chosen] if chosen else []))
    other = NOW if param == THEN else THEN
    if chosen and st.query_params.get(other) == chosen:
        url.choose(other)


def _lead(both: tuple[Moment, Moment]) -> str:
    """Say in a sentence what is compared."""
    first, second = (f"**{safe(m.label)}** ({safe(dates.noun(m.dated))})" for m in both)
    return (
        f"What followed two moments, month by month on one scale: {first} above, {second} below. "
        "Every mark is an event; click one for its evidence."
    )


def _moments(state: State, both: tuple[Moment, Moment]) -> None:
    """Draw what chooses the two moments: every event in view, in order of time.

    A list has room for an event's label; its title is said to whoever asks.
    """
    every = queries.events(state.ds, Filters())
    said, titles = _names(every[every["id"].isin({*state.events["id"], *(m.id for m in both)})])
    is_wide = state.width >= _LEAST_BESIDE
    with st.container(horizontal=is_wide, vertical_alignment="bottom", gap="small"):
        for (label, key), moment in zip(_SELECTS.items(), both, strict=True):
            widgets.choice(
                *(label, said, key, moment.id, _on_select, state.ds, both),
                help=safe(titles[moment.id]),
            )
        st.button(
            "Swap",
            icon=":material/swap_vert:",
            on_click=_set,
            args=(state.ds, both[1].id, both[0].id),
            help="Put the lower line on top",
        )


def _names(offered: pd.DataFrame) -> tuple[dict[str, str], dict[str, str]]:
    """Return what each event is called in a list, none as another, and its title; with dates."""
    labels, titles = (
        {
            key: f"{words} · {dates.short(when)}"
            for key, words, when in zip(offered["id"], offered[name], offered["date"], strict=True)
        }
        for name in ("label", "title")
    )
    shared = Counter(labels.values())
    return {key: w if shared[w] == 1 else titles[key] for key, w in labels.items()}, titles


def _on_select(ds: Dataset, before: tuple[Moment, Moment]) -> None:
    """Take what was selected; whoever selects the other moment wants the two swapped."""
    then, now = (str(st.session_state[key]) for key in _SELECTS.values())
    if then == now:
        then, now = before[1].id, before[0].id
    _set(ds, then, now)


def _set(ds: Dataset, then: str, now: str) -> None:
    """Put two moments into the URL, or out of it where they are those that a parallel shows."""
    usual = moments.pair(ds) if len(ds.parallels) else None
    is_usual = usual is not None and (then, now) == (usual[0].id, usual[1].id)
    url.choose(THEN, *(() if is_usual else (then,)))
    url.choose(NOW, *(() if is_usual else (now,)))


def _remarks(state: State, both: tuple[Moment, Moment], shown: set[str], months: int) -> str:
    """Return what two aligned lines leave open: how much is shown, where zero is, where data end.

    ``shown`` are the events on the chart, ``months`` how far after the moments it reaches.
    """
    ds, matching = state.ds, set(state.events["id"])
    count = in_view(ds, state.filters, len(shown & matching), queries.total(ds, "events"))
    lines = list(zip(("upper", "lower"), both, strict=True))
    said = [f"On the chart: {count}.", *_beyond(both, matching), *_replaced(ds, both)]
    return " ".join([*said, *_zeros(lines), *_ends(ds, lines, months)])


def _beyond(both: Sequence[Moment], matching: set[str]) -> Iterator[str]:
    """Say that a moment is shown though the filters leave it out."""
    outside = [moment.label for moment in both if moment.id not in matching]
    if outside:
        are, them = ("is", "it") if len(outside) == 1 else ("are", "them")
        yield f"{joined(outside)} {are} shown too, though the filters leave {them} out."


def _replaced(ds: Dataset, both: Sequence[Moment]) -> Iterator[str]:
    """Say that another moment is shown where the URL has one and the same on both lines."""
    then, now = (url.chosen(ds, param) for param in (THEN, NOW))
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
        yield "Events of one and the same date stand at one place, in no order."


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


def _table(
    both: tuple[Moment, Moment], every: pd.DataFrame, number: Mapping[str, int], width: int
) -> None:
    """Draw the events of both lines in one order of months, each in the column of its line."""
    rows = every.to_dict("records")
    titles = {
        f"{name}: {moment.label}": [row["title"] if row["moment"] == place else "" for row in rows]
        for place, (name, moment) in enumerate(zip(_SELECTS, both, strict=True))
    }
    half = st.column_config.TextColumn(width=max(_LEAST_TITLE, (width - _OTHER_COLUMNS) // 2))
    widgets.table(
        pd.DataFrame(
            {
                "No.": [number[key] for key in every["id"]],
                "Months from zero": [moments.told(row) for row in rows],
                "Date": [dates.short(row["date"]) for row in rows],
                **titles,
            }
        ),
        every,
        "compare-table",
        EVENT,
        "Events around both moments, in order of months from zero",
        {
            "No.": widgets.NUMBER_COLUMN,
            "Months from zero": st.column_config.TextColumn(width=130),
            "Date": st.column_config.TextColumn(width=120),
            **dict.fromkeys(titles, half),
        },
    )

"""The day of the matrix, and an earlier one to compare with: slider, steps, and play."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from time import monotonic

import streamlit as st

from timeline import dates
from timeline.app import url
from timeline.app.matrix_choices import Days
from timeline.app.state import State
from timeline.dates.days import FIRST_DAY, AnyDay
from timeline.queries import positions
from timeline.views.url_params import ASOF, SINCE

__all__ = ["compare_switch", "controls", "played", "stop"]

_SLIDER, _SINCE = "asof-slider", "since-slider"
_COMPARE, _PLAYING = "compare-days", "asof-playing"
_TICK, _MOST_TICKS = 1.3, 4
"""Play goes on after so many seconds, or stays on a day for some times as long."""
_LEFT = "asof-left"
"""How many of them play stays on the day."""
_SET, _SET_AT = "asof-set", "asof-set-at"
_LATE_DAYS, _LATE = 4, 4.0
"""A browser may send back so many days that play has set, and so many seconds after the last."""


def controls(state: State) -> None:
    """Draw the slider beside its buttons, and one for the earlier day where two are compared."""
    days = state.days
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        _step(days, forward=False)
        is_playing = _is_playing()
        st.button(
            "Pause" if is_playing else "Play",
            icon=":material/pause:" if is_playing else ":material/play_arrow:",
            key="asof-play",
            on_click=stop if is_playing else _play,
            args=() if is_playing else (state,),
            disabled=len(days.stops) < 2,  # noqa: PLR2004 -- a single day has nowhere to go
        )
        _step(days, forward=True)
        if len(days.options) < 2:  # noqa: PLR2004 -- nothing to slide between
            st.markdown(f"As of {state.day_name(days.day)}")
            return
        if days.since is not None:
            _slider(state, _SINCE, "From", days.since)
        _slider(state, _SLIDER, "As of" if days.since is None else "To", days.day)


def compare_switch(days: Days) -> None:
    """Draw the switch that sets an earlier day beside the day."""
    st.session_state[_COMPARE] = days.since is not None
    st.toggle(
        "Compare two days",
        key=_COMPARE,
        on_change=_compare,
        args=(days,),
        help="Lights what moved, was first found or ended with an office between an earlier day "
        "and the day.",
    )


def played(draw: Callable[[State], None], state: State) -> None:
    """Draw what depends on the day, by itself again and again as long as it plays.

    It stays longer on a day on which more happens, so that it can be read. Anything that is clicked
    in it stops the play and redraws the whole page.

    Parameters
    ----------
    draw : callable
        Given the state, which is another for each day.
    """
    is_played, has_begun = _is_playing(), False

    @st.fragment(run_every=_TICK if is_played else None)
    def part() -> None:
        nonlocal has_begun
        now = state
        if has_begun:
            if not (is_played and _is_playing()):
                st.rerun()
            now = _after_a_tick(state)
        has_begun = True
        draw(now)

    part()


def _after_a_tick(state: State) -> State:
    """Go on to the next day once the day has been seen long enough; end with the newest."""
    st.session_state[_LEFT] = left = st.session_state.get(_LEFT, 1) - 1
    now = replace(state)
    if left > 0:
        return now
    days = now.days
    following = days.step(forward=True)
    _note(days.day)
    _go(days, following or days.day, days.since)
    if following in {None, days.stops[-1]}:
        stop()
        st.rerun()
    now = replace(state)
    _stay(now)
    return now


def _stay(state: State) -> None:
    """Stay on the day the longer the more happens on it."""
    said = state.said_on_the_day
    st.session_state[_LEFT] = min(max(len(positions.acts(state.ds, said)), 1), _MOST_TICKS)


def stop() -> None:
    """End the play; for use in callbacks."""
    st.session_state[_PLAYING] = False


def _is_playing() -> bool:
    # The slider's own state is gone after another page has been shown: play does not come back.
    return bool(st.session_state.get(_PLAYING)) and _SLIDER in st.session_state


def _play(state: State) -> None:
    """Begin to play, from the first day where the last is shown."""
    days = state.days
    st.session_state[_PLAYING] = True
    _note(days.day)
    if days.step(forward=True) is None:
        start = next((day for day in days.stops if day > (days.since or FIRST_DAY)), days.day)
        _go(days, start, days.since)
    _stay(replace(state))


def _step(days: Days, *, forward: bool) -> None:
    to = days.step(forward=forward)
    st.button(
        "Next" if forward else "Previous",
        icon=":material/skip_next:" if forward else ":material/skip_previous:",
        key=f"asof-{'next' if forward else 'previous'}",
        help=f"The {'next' if forward else 'previous'} day on which something changed",
        on_click=_on_step,
        args=(days, to),
        disabled=to is None,
    )


def _on_step(days: Days, to: AnyDay) -> None:
    stop()
    _go(days, to, days.since)


def _slider(state: State, key: str, label: str, day: AnyDay) -> None:
    days = state.days
    # Set anew at each run: the URL says which day it is, and may name one that no change falls on.
    st.session_state[key] = day
    st.select_slider(
        label,
        days.options,
        format_func=partial(state.day_name, form=dates.short),
        key=key,
        on_change=_on_slide,
        args=(days, key),
        help="The days on which something in view changed. A statement counts from the last day "
        "on which it can have been made: one of October 2024 from 31 October. From the first on "
        "it is shown as “by now perhaps”.",
    )


def _on_slide(days: Days, key: str) -> None:
    """Go to the day that was chosen, unless play and not a person has chosen it."""
    asof = st.session_state[_SLIDER]
    if _is_late(asof) or (_is_playing() and asof == days.day):
        if key == _SLIDER:
            return
        asof = days.day
    stop()
    _go(days, asof, st.session_state[_SINCE] if days.since else None)


def _note(day: AnyDay) -> None:
    """Remember a day that play leaves: a slow browser may yet send it back as the slider's."""
    st.session_state[_SET] = (*st.session_state.get(_SET, ()), day)[-_LATE_DAYS:]
    st.session_state[_SET_AT] = monotonic()


def _is_late(day: AnyDay) -> bool:
    """Return whether a day of the slider is one that play has left, sent before it was told so."""
    is_fresh = _is_playing() or monotonic() - st.session_state.get(_SET_AT, -_LATE) < _LATE
    return is_fresh and day in st.session_state.get(_SET, ())


def _compare(days: Days) -> None:
    """Set the day of change a month or more before beside the day, or else the first."""
    stop()
    if not st.session_state[_COMPARE]:
        url.choose(SINCE)
        return
    month = days.day.toordinal() - 28
    earlier = [day for day in days.stops if day.toordinal() <= month]
    url.choose(SINCE, (earlier[-1] if earlier else days.stops[0]).isoformat())


def _go(days: Days, asof: AnyDay, since: AnyDay | None) -> None:
    """Put the days into the URL; the newest needs no word."""
    url.choose(ASOF, *([asof.isoformat()] if asof != days.stops[-1] else []))
    url.choose(SINCE, *([since.isoformat()] if since else []))

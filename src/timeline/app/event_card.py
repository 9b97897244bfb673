"""The card of the event that is chosen, beside its chart or under it, and the ways to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import streamlit as st

from timeline.app import evidence, selection
from timeline.app.markdown import safe
from timeline.app.state import State
from timeline.drawing.theme import DARK, LIGHT
from timeline.views.contents import event_numbers
from timeline.views.url_params import EVENT

__all__ = ["CARD", "STAGE", "Room", "listen", "present", "room", "show"]

CARD, STAGE, _PRESENT = "event-card", "stage", "present"
"""Keys of the card, of what it and its chart stand on, and of what shows that on all the screen."""

_WIDE, _GAP = 340, 16
_LEAST = 760
"""From which width of the page, px, a card stands beside its chart."""
_LOWEST, _HIGHEST = 440, 720
"""Height of a card beside a chart, px."""

_component = st.components.v2.component(
    "event_card",
    html="<div></div>",
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True, slots=True)
class Room:
    """How wide a chart is, px, and whether a card stands beside it."""

    chart: int
    is_beside: bool


def room(state: State) -> Room:
    """Return the room that a chart has, with the card of the chosen event if one is."""
    is_beside = bool(state.event_id) and state.width >= _LEAST
    return Room(state.width - (_WIDE + _GAP if is_beside else 0), is_beside)


def present(ids: Sequence[str], chosen: str) -> None:
    """Offer to fill the screen with the chart and a card: that of the first event if none is open.

    The browser does the first, since only what is pressed in it may.
    """
    st.button(
        "Present",
        key=_PRESENT,
        icon=":material/slideshow:",
        help="Fill the screen with the chart, and go through its events with the arrow keys",
        on_click=partial(selection.choose_one, EVENT, chosen or (ids[0] if ids else "")),
    )


def show(
    state: State, ids: Sequence[str], outside: str, *, is_beside: bool, height: float = _LOWEST
) -> None:
    """Draw the card of the event that is chosen, if one is.

    Parameters
    ----------
    ids : sequence of str
        The events on the chart, in order of time.
    outside : str
        What is said first of any other event.
    height : float
        That of the chart beside it, px.
    """
    event = state.event
    if event is None:
        return
    with st.container(
        key=CARD,
        border=True,
        gap="small",
        width=_WIDE if is_beside else "stretch",
        height=int(min(max(height, _LOWEST), _HIGHEST)) if is_beside else "content",
    ):
        _steps(state, ids)
        st.subheader(safe(event["title"]), anchor=False)
        if state.event_id not in ids:
            st.caption(safe(outside))
        evidence.card(state.ds, event)


def listen(state: State, *, is_beside: bool, opener: str = "") -> None:
    """Let arrow keys step through cards; once on the stage, whether a card is open or not.

    ``opener`` is the key of what opens cards by their names.
    """
    event = state.event
    _component(
        key="event-card-keys",
        height=1,
        data={
            "id": state.event_id,
            "title": "" if event is None else str(event["title"]),
            "isBeside": is_beside,
            "card": CARD,
            "stage": STAGE,
            "present": _PRESENT,
            "opener": opener,
            "page": (DARK if state.dark else LIGHT).page,
        },
    )


def _steps(state: State, ids: Sequence[str]) -> None:
    """Draw where among the events in view the card is, and what leads on, back and out of it."""
    number = event_numbers(state.ds)
    here = number[state.event_id]
    before = [key for key in ids if number[key] < here]
    after = [key for key in ids if number[key] > here]
    place = f"{len(before) + 1} of {len(ids)}" if state.event_id in ids else f"– of {len(ids)}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _step("Previous", "arrow_back", before[-1] if before else "")
        st.caption(place, width="content")
        _step("Next", "arrow_forward", after[0] if after else "")
        st.button(
            "Close",
            key="event-close",
            type="tertiary",
            icon=":material/close:",
            on_click=partial(selection.choose, EVENT),
        )


def _step(label: str, icon: str, key: str) -> None:
    st.button(
        label,
        key=f"event-{label.lower()}",
        type="tertiary",
        icon=f":material/{icon}:",
        on_click=partial(selection.choose_one, EVENT, key),
        disabled=not key,
    )

"""The range of time: two dates to type, what is said of those that are none, and what went on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from timeline import arguments
from timeline.app import carried
from timeline.app.markdown import safe
from timeline.dataset import Dataset
from timeline.dates.days import year_text
from timeline.dates.ranges import OPEN, DateRange
from timeline.queries.filter_query import read_years, year_bounds
from timeline.queries.filters import ONGOING, SHOWN, YEARS, Filters
from timeline.words import counted

__all__ = ["carry", "check", "fields", "offer_ongoing", "put", "read", "shows_ongoing"]

_FAULT = "years-fault"
_HELP = "A year, a month or a day: 1994, 2024-09 or 2024-10-11. Blank for no limit."
_WIDTH = 104
"""Of a field, px: two stand side by side in the sidebar, also on a telephone."""

_FIELDS: Mapping[str, str] = {"From": "years-first", "To": "years-last"}
"""What the two fields are called, and their keys."""


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong with what was typed, and which range the address had then."""

    said: str
    address: tuple[str, ...]


def carry(page: str) -> None:
    """Bring the range over from the page before; once in every run."""
    carried.carry(page, YEARS, ONGOING)


def fields(ds: Dataset) -> None:
    """Draw a field for the first date and one for the last, and what is wrong with them.

    They show what the address says; only what was typed and is no range stays, to be corrected,
    while the last good range is still in view.
    """
    fault: _Fault | None = st.session_state.get(_FAULT)
    if fault is None or fault.address != _address():
        st.session_state.pop(_FAULT, None)
        fault = None
        _write(_of_address(ds))
    with st.container(horizontal=True, gap="small"):
        for (label, key), year in zip(_FIELDS.items(), year_bounds(ds), strict=True):
            st.text_input(
                label,
                key=key,
                placeholder=year_text(year),
                on_change=_take,
                args=(ds,),
                help=_HELP if label == "From" else None,
                width=_WIDTH,
            )
    if fault is not None:
        st.error(safe(fault.said))


def read(ds: Dataset) -> DateRange | None:
    """Return the range that is typed, else that of the address; also while callbacks run."""
    try:
        return _typed(ds)
    except ValueError:
        return _of_address(ds)


def shows_ongoing() -> bool:
    """Return whether what merely went on through the range is asked for too."""
    return st.query_params.get(ONGOING) == SHOWN


def put(ds: Dataset, filters: Filters) -> None:
    """Put the range of filters into the fields and the address; for use in callbacks."""
    st.session_state.pop(_FAULT, None)
    asked = filters.years
    years = None if asked is None else read_years(ds, (asked.first, asked.last))
    _write(years)
    carried.put(YEARS, () if years is None else (years.first, years.last))
    carried.put(ONGOING, (SHOWN,) if years is not None and filters.ongoing else ())


def check(ds: Dataset) -> list[str]:
    """Give up a range that does not touch the data any more; return a clause if there was one."""
    try:
        read_years(ds, _address() or (None,))
    except ValueError as error:
        carried.put(YEARS, ())
        carried.put(ONGOING, ())
        return [str(error)]
    return []


def offer_ongoing(ds: Dataset, filters: Filters, events: int, statements: int) -> None:
    """Say how much merely went on through the range, and offer to show it, or to hide it again."""
    parts = [
        counted(number, f"older {noun}")
        for number, noun in ((events, "event"), (statements, "statement"))
        if number
    ]
    if not parts:
        return
    it = "it" if events + statements == 1 else "them"
    what, verb = " and ".join(parts), "went on" if events else "still stood"
    if filters.ongoing:
        said = f"{what} that {verb} through this time {'is' if it == 'it' else 'are'} shown"
    else:
        said = f"{what} {verb} through this time"
    st.button(
        f"{said}: {'hide' if filters.ongoing else 'show'} {it}",
        key=ONGOING,
        type="tertiary",
        icon=":material/visibility_off:" if filters.ongoing else ":material/history:",
        on_click=put,
        args=(ds, replace(filters, ongoing=not filters.ongoing)),
    )


def _address() -> tuple[str, ...]:
    return tuple(st.query_params.get_all(YEARS))


def _of_address(ds: Dataset) -> DateRange | None:
    try:
        return read_years(ds, _address() or (None,))
    except ValueError:
        return None


def _typed(ds: Dataset) -> DateRange | None:
    """Return the range in the fields; raises ValueError naming the field where there is none."""
    typed = {label: str(st.session_state.get(key, "")).strip() for label, key in _FIELDS.items()}
    given = {label: text for label, text in typed.items() if text}
    for label, text in given.items():
        arguments.year_range(text, label)
    named = "The dates" if len(given) > 1 else "".join(given)
    return read_years(ds, [text or None for text in typed.values()], named)


def _take(ds: Dataset) -> None:
    """Take what was typed, or note what is wrong with it."""
    try:
        asked = _typed(ds)
    except ValueError as error:
        st.session_state[_FAULT] = _Fault(f"{error}.", _address())
    else:
        put(ds, Filters(years=asked, ongoing=shows_ongoing()))


def _write(asked: DateRange | None) -> None:
    shown = asked or DateRange()
    for key, text in zip(_FIELDS.values(), (shown.first, shown.last), strict=True):
        st.session_state[key] = text.removeprefix(OPEN)

"""A file while it is made for a reader: asked for, followed in words, cancelled, handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import streamlit as st

from timeline import views
from timeline.app.download import file_name, hand_over
from timeline.app.markdown import safe
from timeline.app.state import State
from timeline.app.watch import is_served
from timeline.export import formats
from timeline.export.background.exporter import exporter
from timeline.export.background.job import Job
from timeline.export.export_request import ExportRequest, Written
from timeline.export.formats import Form
from timeline.export.pptx.deck import TemplateError
from timeline.words import counted

__all__ = ["begin", "follow"]

_QUICK = frozenset(form.suffix for form in formats.FORMS if not form.sized) - {"html", "xlsx"}
"""Forms that are made at once: rows and texts, which take a tenth of a second and no process."""

_ASKED = "file-asked"
_EVERY = 500
"""Milliseconds between two looks at how far a file is."""

_JS = """
const timers = new WeakMap()

export default function ({ data, parentElement, setTriggerValue }) {
  clearTimeout(timers.get(parentElement))
  timers.set(parentElement, setTimeout(() => setTriggerValue("look", data.turn), data.after))
  return () => clearTimeout(timers.get(parentElement))
}
"""

_ticker = st.components.v2.component("making", js=_JS, html="<div></div>")


@dataclass
class _Asked:
    """A file that the reader has asked for last.

    Attributes
    ----------
    of : object
        What it is made of: it is followed and offered as long as this is what the page shows.
    name, mime : str
        What the file is called, and of what type it is.
    job : Job, optional
        While a process makes it, or has made it.
    written : Written, optional
        Where it was made at once.
    reason : str
        Why it was not made.
    """

    of: object
    name: str
    mime: str
    token: str
    job: Job | None = None
    written: Written | None = None
    reason: str = ""
    turn: int = 0


def begin(
    state: State, of: object, shown: Sequence[views.View], form: Form, called: str, **how: Any
) -> None:
    """Ask for a file of views, in the place of any that was asked for before.

    Parameters
    ----------
    of : object
        What it is made of, equal as long as it is.
    called : str
        The title that its name is made of.
    how : object
        As `ExportRequest` takes it.
    """
    _forget()
    made = state.edition
    asked = _Asked(of, file_name(called, made.day, form.suffix), form.mime, uuid4().hex)
    request = ExportRequest(state.ds, tuple(shown), form.suffix, made=made, **how)
    if form.suffix in _QUICK:
        try:
            asked.written = formats.written(request)
        except (views.ViewError, TemplateError) as error:
            asked.reason = str(error)
    else:
        asked.job = exporter().ask(request)
        if not is_served():  # there is no browser that would look again
            asked.job.is_over.wait()
    st.session_state[_ASKED] = asked


def follow(of: object, key: str) -> None:
    """Say how far the file is that was asked for, hand it over, or say why it cannot be made.

    Parameters
    ----------
    of : object
        What the page shows now: of anything else no file is offered, nor made any longer.
    key : str
        What the keys of the elements begin with.
    """
    asked: _Asked | None = st.session_state.get(_ASKED)
    if asked is None:
        return
    if asked.of != of:
        _forget()
        return
    st.fragment(_show)(key)


def _show(key: str) -> None:
    asked: _Asked | None = st.session_state.get(_ASKED)
    if asked is None:
        return
    if asked.job is not None and not asked.job.is_over.is_set():
        asked.job.ask_after()
        asked.turn += 1
        _say_how_far(asked.job, asked.turn, key)
    elif reason := asked.reason or (asked.job.reason if asked.job else ""):
        st.error(safe(f"{reason[:1].upper()}{reason[1:]}."), icon=":material/error:")
    elif written := _written(asked):
        hand_over(asked.name, asked.mime, written, key, asked.token)


def _written(asked: _Asked) -> Written | None:
    return asked.written if asked.job is None else exporter().written(asked.job)


def _say_how_far(job: Job, turn: int, key: str) -> None:
    step = job.step
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if step is None:
            st.progress(0.0, _before(job))
        else:
            share = min(1.0, step.done / max(1, step.total))
            st.progress(share, _page(step.done, step.total, step.title))
        st.button("Cancel", key=f"{key}-cancel", icon=":material/close:", on_click=_forget)
    _ticker(
        key=f"{key}-look",
        data={"after": _EVERY, "turn": turn},
        on_look_change=lambda: None,
        height=1,
    )


def _before(job: Job) -> str:
    if job.ahead:
        return f"Waiting: {counted(job.ahead, 'other file')} of other readers first"
    return "Laying out the pages"


def _page(done: int, total: int, title: str) -> str:
    return f"Page {done + 1} of {total}: {safe(title)}" if done < total else "Packing the file"


def _forget() -> None:
    """Wait no longer for what was asked for."""
    asked: _Asked | None = st.session_state.pop(_ASKED, None)
    if asked is not None and asked.job is not None:
        exporter().leave(asked.job)

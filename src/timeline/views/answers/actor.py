"""The answer of one actor: on what it moved, from what to what, when; else what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from timeline.dataset import Dataset
from timeline.queries import speakers
from timeline.queries.filters import unique_names
from timeline.queries.subject import framework_of
from timeline.views import contents
from timeline.views.answers.government import government
from timeline.views.answers.one_voice import did, evidence_of
from timeline.views.answers.sentence import Answer, Clause, Part, Parts, fitted, to_cell
from timeline.views.answers.standing import statements
from timeline.views.answers.wording import VERBS
from timeline.views.offices import office
from timeline.views.view import View

__all__ = ["actor_answer"]

_MOVED = 2
"""From how many steps on somebody moved."""


def actor_answer(ds: Dataset, view: View) -> Answer | None:
    """Say how an actor moved, or what it holds; of a country, what its government does.

    What it moved on comes first, and of that the subject's framework; then that framework, then
    what it speaks of most.
    """
    who = contents.subject(ds, view)
    if who is None:
        return None
    about = view.on or framework_of(ds, view.filters)
    if who.is_country:
        return government(ds, view.filters, about, who.id) if about else None
    every = speakers.tracks(ds, view.filters, who)
    tracks = [track for track in every if view.on in {"", track.framework}]
    if not tracks:
        return None
    first = min(tracks, key=lambda track: (not _has_moved(track), track.framework != about))
    if len(first.moves[-1].levels) > 1:
        on = unique_names(ds, "frameworks")[first.framework]
        words = f" {VERBS[None].said(1, on)}"
        split = (Part(who.name, to_cell(who.id, first.framework)), Part(words))
        return fitted([Clause((split,))])
    # Where the order is not known, the newest is what it holds by now.
    told = [step.statement for step in first.moves] if _has_moved(first) else first.statements[-1:]
    return fitted([Clause(tuple(_forms(ds, who.name, statements(ds, told))))])


def _has_moved(track: speakers.StanceTrack) -> bool:
    """Return whether it is known to have moved, and never to have contradicted itself."""
    return len(track.moves) >= _MOVED and all(len(step.levels) == 1 for step in track.moves)


def _forms(ds: Dataset, name: str, steps: Sequence[Any]) -> list[Parts]:
    """Tell the steps: with offices, then with dates that are less exact, then only both ends."""
    forms = [
        _told(ds, name, steps, is_titled=titled, is_coarse=coarse)
        for titled, coarse in ((True, False), (True, True), (False, False), (False, True))
    ]
    if len(steps) > _MOVED and steps[0].stance != steps[-1].stance:
        ends = (steps[0], steps[-1])
        forms += [_told(ds, name, ends, is_titled=False, is_coarse=coarse) for coarse in (0, 1)]
    return forms


def _told(
    ds: Dataset, name: str, steps: Sequence[Any], *, is_titled: bool, is_coarse: bool | int
) -> Parts:
    parts: list[Part] = []
    for k, step in enumerate(steps):
        title = office(ds, step.actor, step._asdict()) if is_titled else ""
        link = evidence_of(step, to_cell(step.actor, step.framework))
        if k:
            parts.append(Part(" and" if k == len(steps) - 1 else ","))
            parts.append(Part("" if title else " "))
        on = "" if k else unique_names(ds, "frameworks")[step.framework]
        parts += did("" if k else name, on, step, link, title=title, is_coarse=bool(is_coarse))
    return tuple(parts)

"""What one speaker did: a stance it took, when, and in which office."""

from __future__ import annotations

from typing import Any

from timeline.views.answers.sentence import Link, Part, Parts, to_event
from timeline.views.answers.standing import REFUSES, is_told
from timeline.views.answers.wording import SAID_NO, VERBS, coarser, when

__all__ = ["did", "evidence_of"]


def did(
    who: str, on: str, statement: Any, link: Link, *, title: str = "", is_coarse: bool = False
) -> Parts:
    """Say what stance a speaker took, and when: ``India said no to Asian NATO on 1 October 2024``.

    Parameters
    ----------
    who, on : str
        What speaker and framework are called; blank where the sentence goes on about it.
    statement : tuple
        The row of the statement, see `timeline.views.answers.standing.statements`.
    title : str
        The office in which it was.
    is_coarse : bool
        Whether the date may be less exact than it is known.
    """
    text = coarser(statement.date) if is_coarse else statement.date
    before, after = when(text, some_time="some time")
    stance, lasting = int(statement.stance), after.startswith(" since ")
    is_no = stance == REFUSES and is_told(statement) and not lasting
    verb = (SAID_NO if is_no else VERBS[stance]).said(1, on, past=True, lasting=lasting)
    office = f", as {title}, " if title else " "
    head = f"{before}{who}{office if who or title else ''}"
    return (Part(head), Part(f"{verb}{after}", link))


def evidence_of(statement: Any, otherwise: Link) -> Link:
    """Return a link to the event at which a statement was made, or another where there is none."""
    return to_event(statement.event) if statement.event else otherwise

"""The answer first: one sentence, computed from the data in view, that opens a page or picture."""

from __future__ import annotations

from timeline.dataset import Dataset
from timeline.kept import kept
from timeline.views.answers.actor import actor_answer
from timeline.views.answers.moves import moves_answer
from timeline.views.answers.plain import plain_answer
from timeline.views.answers.proposal import proposal_answer
from timeline.views.answers.sentence import MOST_LETTERS, PAGE, Answer, Link, Part
from timeline.views.answers.side_by_side import side_by_side_answer
from timeline.views.answers.sides import sides_answer
from timeline.views.answers.then_and_now import parallels_answer
from timeline.views.answers.voices import voices_answer
from timeline.views.view import View, voices_of

__all__ = ["MOST_LETTERS", "PAGE", "Answer", "Link", "Part", "answer", "plain_answer"]


@kept(most=512)
def answer(ds: Dataset, view: View) -> Answer | None:
    """Return the sentence that the data in view give to the question of a view.

    Returns
    -------
    Answer or None
        None where they give none, so that none is forced.

    Examples
    --------
    >>> import timeline
    >>> from timeline import brief
    >>> from timeline.views.answers import answer
    >>> ds = timeline.example()
    >>> answer(ds, brief.View("sources")) is None
    True
    """
    if view.kind in {"timeline", "events"}:
        return proposal_answer(ds, view)
    if view.kind == "compare":
        return parallels_answer(ds, view)
    if view.kind == "actor":
        return actor_answer(ds, view)
    return _of_stances(ds, view) if view.kind in {"matrix", "stances"} else None


def _of_stances(ds: Dataset, view: View) -> Answer | None:
    if view.is_side_by_side:
        return side_by_side_answer(ds, view)
    whose = voices_of(ds, view)
    if view.since is not None:
        return moves_answer(ds, view, view.since, whose)
    return sides_answer(ds, view) if whose == "governments" else voices_answer(ds, view)

"""The answer of two moments set side by side: what recurs, by the parallels that sources draw."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pandas as pd

from timeline import dates, queries
from timeline.dataset import Dataset
from timeline.kept import kept
from timeline.queries import moments
from timeline.queries.filters import Filters
from timeline.queries.moments import Moment
from timeline.queries.ties import around_both, in_order, ties
from timeline.views.answers.sentence import (
    Answer,
    Clause,
    Part,
    Parts,
    fitted,
    to_event,
    to_page,
)
from timeline.views.answers.wording import apart
from timeline.views.url_params import NOW, THEN
from timeline.views.view import View
from timeline.words import counted

__all__ = ["parallels_answer"]

_CONTRAST = "contrast"


def parallels_answer(ds: Dataset, view: View) -> Answer | None:
    """Say what recurs between two moments, by the themes of the parallels that tie them.

    Those count that are drawn between the two, see `timeline.queries.ties`. What the sources draw
    as a contrast is no likeness, and told apart. Where the themes leave no room, it is how many
    there are. None where the data have none that ties the two.
    """
    both = moments.pair(ds, view.then, view.now)
    if both is None or ds.parallels.empty:
        return None
    first, second = in_order(both)
    drawn = ties(ds, around_both(ds, view.filters, both, view.months))
    if drawn.empty:
        return None
    is_contrast = drawn["relation"] == _CONTRAST
    alike, other = _themes(ds, drawn[~is_contrast]), _themes(ds, drawn[is_contrast])
    number = _counted(drawn, first, second, len(alike))
    if not alike:
        head = Part(f"what differs {_years(first, second, 'between {} and {}')}: ")
        return fitted([Clause((*_listed(head, other), number))])
    clauses = [
        Clause(
            (*_listed(Part(f"what recurs {_years(first, second, 'of {} in {}')}: "), alike), number)
        )
    ]
    if other:
        many = Part(counted(len(other), "contrast"), other[0].link)
        full = next(_listed(Part("in contrast, "), other))
        clauses.append(Clause((full, (many,)), rank=1))
    return fitted(clauses)


def _listed(head: Part, themes: Sequence[Part]) -> Iterator[Parts]:
    """Yield the forms of a list: all themes, then ever fewer and how many more."""
    for shown in range(len(themes), 0, -1):
        parts = [head]
        for theme in themes[:shown]:
            parts += [Part("; "), theme] if len(parts) > 1 else [theme]
        if rest := len(themes) - shown:
            parts.append(Part(f"; {rest:,} more"))
        yield tuple(parts)


def _themes(ds: Dataset, drawn: pd.DataFrame) -> list[Part]:
    """Return what each parallel is about, in the middle of a sentence, leading to its events."""
    columns = (drawn[name] for name in ("theme", "then_event", "now_event"))
    return [
        Part(_within_sentence(ds, theme), to_page("compare", **{THEN: then, NOW: now}))
        for theme, then, now in zip(*columns, strict=True)
    ]


def _within_sentence(ds: Dataset, theme: str) -> str:
    """Begin a theme with a small letter, unless its first word is a name as far as one can see."""
    word = next(iter(re.findall(r"\w+", theme)), "")
    is_name = word[1:] != word[1:].lower() or word in _capitalised(ds)
    return theme if is_name else theme[:1].lower() + theme[1:]


_READ = 20_000
"""Of how many events the words are looked at."""


@kept(most=4)
def _capitalised(ds: Dataset) -> frozenset[str]:
    """Return the words that the data write with a capital though they begin no sentence."""
    asked = queries.rows(ds, Filters(), "events").sort("key").head(_READ)
    here = queries.collect(asked.select("title", "summary"))
    texts = (*ds.parallels["summary"], *here["title"], *here["summary"])
    found = {word for text in texts for word in re.findall(r"(?<=[\w,] )[A-Z]\w*", text)}
    return frozenset(found.union(*(name.split() for name in ds.names("countries").values())))


def _years(first: Moment, second: Moment, words: str) -> str:
    """Say which years are compared, or else how far they lie apart."""
    years = [
        {end.year if end else None for end in (m.span.earliest, m.span.latest)}
        for m in (first, second)
    ]
    is_known = all(len(y) == 1 and None not in y for y in years)
    is_rough = first.span.approximate or second.span.approximate
    if is_known and not is_rough and years[0] != years[1]:
        return words.format(*(dates.year_name(m.zero.year) for m in (first, second)))
    distance = apart(first.span, second.span).removesuffix(" apart")
    return f"after {distance}" if distance else "then and now"


def _counted(drawn: pd.DataFrame, first: Moment, second: Moment, likenesses: int) -> Parts:
    """Say how many parallels tie two moments, or how many contrasts are drawn between them."""
    said, last = f"the sources draw {counted(len(drawn), 'contrast')} between ", " and "
    if likenesses:
        verb = "ties" if likenesses == 1 else "tie"
        said, last = f"{counted(likenesses, 'parallel')} {verb} ", " to "
    distance = apart(first.span, second.span)
    head = Part(f"{distance}, {said}" if distance else said)
    return (head, *_ends(drawn, first, second, last))


def _ends(drawn: pd.DataFrame, first: Moment, second: Moment, last: str) -> tuple[Part, ...]:
    """Name what is tied: the moments themselves, or the time around them."""
    then, now = (Part(f"“{m.label}”", to_event(m.id)) for m in (first, second))
    if ((drawn["then_event"] == first.id) & (drawn["now_event"] == second.id)).all():
        return (then, Part(last), now)
    return (Part("the time of "), then, Part(f"{last}that of "), now)

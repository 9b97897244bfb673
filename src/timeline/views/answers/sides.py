"""The answer of a matrix of governments: who is for and against a framework, and who is silent."""

from __future__ import annotations

from collections.abc import Iterator

from timeline import dates
from timeline.dataset import Dataset
from timeline.queries.filters import unique_names
from timeline.queries.subject import framework_of
from timeline.views.answers.sentence import (
    Answer,
    Clause,
    Part,
    Parts,
    each_or_number,
    enumerated,
    fitted,
    to_cell,
    to_framework,
)
from timeline.views.answers.standing import (
    AGAINST,
    FAVOUR,
    NEUTRAL,
    SPLIT,
    Level,
    Standing,
    is_whole,
    standing,
)
from timeline.views.answers.wording import VERBS, country, dateline, went
from timeline.views.view import View
from timeline.words import counted

__all__ = ["sides_answer"]

_MOST_NAMED = 4
_WORDS = {AGAINST: "against it", FAVOUR: "for it", NEUTRAL: "neutral on it", SPLIT: "split on it"}


def sides_answer(ds: Dataset, view: View) -> Answer | None:
    """Say which governments are for and against a framework; None where of none it is certain."""
    framework = framework_of(ds, view.filters)
    found = standing(ds, view.filters, framework, view.asof) if framework else None
    if found is None:
        return None
    if not found.levels:
        return _silence(ds, view, found)
    held = sorted((AGAINST, FAVOUR), key=lambda side: -len(found.at(*side)))
    said = [side for side in (*held, NEUTRAL, SPLIT) if found.at(*side)]
    clauses = [_side(ds, view, found, side, is_first=side == said[0]) for side in said]
    clauses[1:1] = _nobody(view, found)
    return fitted((*clauses, *_rest(ds, view, found)))


def _silence(ds: Dataset, view: View, found: Standing) -> Answer | None:
    """Say that no government has spoken by a day, where nothing could say the contrary."""
    if view.asof is None or not _is_everything(view):
        return None
    on = Part(unique_names(ds, "frameworks")[found.framework], to_framework(found.framework))
    head = Part(f"by {dates.noun(view.asof)} no government is known to have spoken on ")
    return fitted([Clause(((head, on),)), *_unsure(ds, found)])


def _side(
    ds: Dataset, view: View, found: Standing, side: tuple[Level, ...], *, is_first: bool
) -> Clause:
    """Name those on a side with how strongly, or say how many they are.

    The first clause names the framework, and the day where one is asked for.
    """
    who = found.at(*side)
    head = Part(dateline(view.asof) if is_first else "")
    name = unique_names(ds, "frameworks")[found.framework] if is_first else ""
    named: list[Part] = []
    for level in side:
        if here := found.at(level):
            verb = VERBS[level].said(len(here), "" if named else name)
            each = [Part(country(ds, code), to_cell(code, found.framework)) for code in here]
            named += [Part(", ")] if named else []
            named += [*enumerated(each), Part(f" {verb}")]
    number = Part(counted(len(who), "government"), to_framework(found.framework))
    verb = f"{_be(len(who))} {_WORDS[side].removesuffix('it')}{name or 'it'}"
    short = (head, number, Part(f" {verb}"))
    return Clause(((head, *named), short) if len(who) <= _MOST_NAMED else (short,), rank=2)


def _nobody(view: View, found: Standing) -> Iterator[Clause]:
    """Say that nobody is for it, where nothing that could say the contrary is left out."""
    perhaps = any(stance > 0 for stances in found.perhaps.values() for stance in stances)
    if _is_everything(view) and not found.at(*FAVOUR) and not perhaps:
        verb = _be(1)
        forms = tuple((Part(f"{nobody} {verb} for it"),) for nobody in ("no government", "none"))
        yield Clause(forms, rank=6)


def _rest(ds: Dataset, view: View, found: Standing) -> Iterator[Clause]:
    """Say who moved, of whom nothing is certain yet, who is silent, and what groups hold."""
    told: list[tuple[Parts, ...]] = []
    for code, before in found.moved.items():
        who = Part(country(ds, code), to_cell(code, found.framework))
        after = next(
            int(level) for level in found.levels if level is not None and code in found.at(level)
        )
        told.append(((who, Part(f" has gone {went(before, after)}")),))
    if told:
        many = Part(counted(len(told), "government"), to_framework(found.framework))
        yield Clause(each_or_number(told, (many, Part(" have moved"))), rank=4)
    yield from _unsure(ds, found)
    silent = found.silent
    if silent and _is_everything(view):
        said = f"{len(silent)} {_be(len(silent))} silent"
        yield Clause(((Part(said),), ()), rank=6)
    for side in (AGAINST, FAVOUR):
        if number := len(found.groups_at(*side)):
            said = f"{counted(number, 'group')} of states {_be(number)}"
            yield Clause(((Part(f"{said} {_WORDS[side]}"),), ()), rank=7)


def _unsure(ds: Dataset, found: Standing) -> Iterator[Clause]:
    """Say who has perhaps spoken, of whom nothing is certain yet; or how many have."""
    who = [code for code in found.perhaps if code not in found.certain]
    if not who:
        return
    each = [Part(country(ds, code), to_cell(code, found.framework)) for code in who]
    named = tuple(enumerated(each))
    verb = "has" if len(who) == 1 else "have"
    number = Part(counted(len(who), "government"), to_framework(found.framework))
    forms: list[Parts] = [(number, Part(f" {verb} perhaps spoken")), ()]
    if len(who) <= _MOST_NAMED:
        forms[:0] = [(*named, Part(f" {verb} perhaps spoken")), (*named, Part(" perhaps spoke"))]
    yield Clause(tuple(forms), rank=5)


def _is_everything(view: View) -> bool:
    return is_whole(view.filters) and view.filters.years is None


def _be(number: int) -> str:
    return "is" if number == 1 else "are"

"""Which word of a vocabulary, and which step of a stance, other words and scales may mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from timeline.dataset import fold
from timeline.schema import STANCE_WORDS, Column
from timeline.words import joined

__all__ = [
    "STEPS_EXPLAINED",
    "code",
    "code_meant",
    "other_scale",
    "stance_remedy",
    "step",
    "step_said",
]

STEPS_EXPLAINED = ", ".join(f"{step} {word}" for step, word in STANCE_WORDS.items())
"""What each step of a stance means."""

_MEANT: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "importance": {
            "core": "high, highest, major, key, main, important, very important, essential, top, 1",
            "secondary": "medium, middle, moderate, normal, average, 2",
            "context": "low, minor, background, lowest, unimportant, 3",
        },
        "type": {
            "person": "politician, individual, human, man, woman, leader, minister, president",
            "government": "gov, govt, cabinet, ministry, administration, regime, agency",
            "party": "political party, faction, parliamentary group",
            "organisation": "ngo, igo, company, firm, institution, think tank, association, body, "
            "international organisation, union, trade union, group, movement, church",
            "state": "country, nation, nation state, member state, empire, kingdom",
            "media": "newspaper, press, journalist, broadcaster, magazine",
            "public": "voters, citizens, population, people, public opinion, electorate",
            "expert": "scholar, academic, professor, economist, author, analyst, scientist",
        },
        "basis": {
            "quote": "quotation, quoted, verbatim, citation, direct quote",
            "paraphrase": "paraphrased, reported, indirect, summary",
            "action": "vote, act, deed, signature, behaviour, behavior",
            "inference": "inferred, assumed, assumption, interpretation, deduced",
        },
        "status": {
            "existing": "active, in force, current, ongoing, exists, in being, adopted",
            "proposed": "planned, draft, proposal, idea, suggested",
            "dormant": "suspended, inactive, paused, on hold",
            "dissolved": "ended, former, defunct, terminated, abolished, repealed, expired",
        },
        "relation": {
            "likeness": "alike, similar, similarity, same, parallel, analogy, like",
            "contrast": "different, difference, opposite, unlike, opposed",
        },
        "kind": {
            "agreement": "treaty, pact, accord, deal, convention, protocol",
            "decision": "ruling, judgement, judgment, law, verdict",
            "election": "vote, referendum, poll",
            "summit": "meeting, conference, talks",
            "military": "war, battle, attack, exercise",
            "publication": "book, paper, report, article",
            "statement": "speech, interview, remark",
            "reference": "document, record",
            "policy": "law, measure",
        },
    }
)
"""By column, what people write beside each word of its vocabulary."""

_STANCES: Mapping[tuple[int, ...], str] = MappingProxyType(
    {
        (2,): "support, supports, supported, supportive, for, yes, yea, aye, in favour, in favor, "
        "favour, favor, favours, favors, favourable, favorable, approve, approves, accept, "
        "accepts, pro, positive, strongly agree, strongly support, strongly supports, "
        "strongly in favour, strongly in favor, strongly for, ++, dafür, ja, zustimmung, pour, "
        "favorable, oui, a favor, sí, si, à favor, sim, favorevole, за, да, "
        " 賛成, 賛同, 支持, 찬성, 赞成, 同意, مع, نعم, y",
        (-2,): "oppose, opposes, opposed, opposing, against, no, nay, reject, rejects, rejected, "
        "con, contra, negative, strongly disagree, strongly oppose, strongly opposes, "
        "strongly against, disapprove, disapproves, --, dagegen, nein, ablehnung, contre, "
        "défavorable, non, en contra, contrario, contrário, против, нет, 反対, 반대, 反对, 反對, "
        "ضد, لا, n",
        (0,): "abstain, abstains, abstained, abstention, neutral, undecided, "
        "neither agree nor disagree, mixed, enthaltung, enthalten, s'abstient, abstenu, neutre, "
        "abstención, abstenção, astensione, astenuto, воздержался, воздержалась, нейтрально, 棄権, "
        "中立, 기권, 중립, 弃权, 棄權, محايد, امتناع",
        (
            -1,
        ): "sceptical, skeptical, doubtful, leaning against, somewhat disagree, rather against, "
        "somewhat oppose, reserved, -, eher dagegen, plutôt contre, eher nein, plutôt non, "
        "réservé, réservée, sceptique, réticent, réticente, skeptisch, zurückhaltend, "
        "escéptico, escéptica, reticente, scettico, scettica, cético, cética, más bien no, "
        "piuttosto no",
        (
            1,
        ): "leaning, leans, leaning in favour, leans in favor, leaning in favor, somewhat agree, "
        "rather for, somewhat support, +, eher dafür, plutôt pour, eher ja, plutôt oui, "
        "más bien sí, piuttosto sì",
        (2, 1): "agree, agrees, agreed, d'accord, de acuerdo, stimme zu",
        (-2, -1): "disagree, disagrees, disagreed, pas d'accord, en desacuerdo, stimme nicht zu",
        (2, -2): "(2)",
        (1, -1): "(1)",
    }
)
"""By what it may mean what people write for a stance."""

_NOT_A_STANCE = frozenset(
    [
        "absent",
        "not voting",
        "no vote",
        "n/a",
        "na",
        "none",
        "unknown",
        "?",
        "missing",
        "8",
        "9",
        "x",
    ]
)
_UN_VOTES = frozenset({1.0, 2.0, 3.0, 8.0, 9.0})
_LIKERT = frozenset({1.0, 2.0, 3.0, 4.0, 5.0})


def _key(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().strip(" .!").split())


_STANCE_SAID: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {_key(word): steps for steps, words in _STANCES.items() for word in words.split(", ")}
)
_OWN_WORDS = {fold(word.removeprefix("is ")): str(step) for step, word in STANCE_WORDS.items()}


def code(column: Column, text: str) -> str | None:
    """Return the word of a vocabulary that a text beyond doubt is, but for case, width or form."""
    key = re.sub(r"[\s_-]+", " ", _key(text))
    if key in column.codes:
        return key
    british = key.replace("ization", "isation")
    singular = {british, british.removesuffix("s"), re.sub("ies$", "y", british)}
    return next((word for word in column.codes if word in singular), None)


def code_meant(column: Column, text: str) -> str | None:
    """Return the word of a vocabulary that another word may mean."""
    words = _MEANT.get(column.name, {})
    key = _key(text)
    return next(
        (w for w, others in words.items() if w in column.codes and key in others.split(", ")), None
    )


def step(text: str) -> str:
    """Return a number as a stance is written: ``1`` from ``+1.0``, ``-2`` from ``−2``."""
    plain = unicodedata.normalize("NFKC", text).strip()
    plain = re.sub(r"^[\N{MINUS SIGN}–—]\s?(?=[0-9])", "-", plain).removeprefix("+")
    plain = re.sub(r"[.,]0+", "", plain) if re.fullmatch(r"-?[0-9][.,]0+", plain) else plain
    return "0" if plain == "-0" else plain


def step_said(text: str) -> str | None:
    """Return the step that has these words here, as ``opposes``, ``is neutral``; None if none."""
    return _OWN_WORDS.get(fold(_key(text)).removeprefix("is "))


def stance_remedy(text: str) -> tuple[str, str | None]:
    """Say what to write instead of other words for a stance, and the one step that they may be.

    They may be more than one, or none; then that is None.
    """
    key = _key(text)
    signs = re.sub("[\N{MINUS SIGN}–—]", "-", key)
    if steps := _STANCE_SAID.get(signs):
        offers = joined([f"{step} if it {STANCE_WORDS[step]}" for step in steps], "or")
        remedy = f"write {offers} ({STEPS_EXPLAINED})"
        return remedy, str(steps[0]) if len(steps) == 1 else None
    if key in _NOT_A_STANCE:
        return f"delete the row if no stance is known, or write a step ({STEPS_EXPLAINED})", None
    return f"write a step ({STEPS_EXPLAINED})", None


def other_scale(texts: Sequence[str]) -> tuple[str, str] | None:
    """Tell whether the stances of a whole column are of another scale: reason and remedy.

    That takes more than one number that is none of the steps, or none below zero beside it: a
    single one may be a slip. What lies within -2 to 2 cannot be told.
    """
    numbers = {number for text in texts if (number := _number(text)) is not None}
    steps = {float(step) for step in STANCE_WORDS}
    odd = numbers - steps
    words = len(texts) - sum(_number(text) is not None for text in texts)
    is_slip = len(odd) == 1 and (len(numbers) == 1 or min(numbers) < 0)
    if not odd or is_slip or words * 2 > len(numbers):
        return None
    low, high = (f"{number:g}" for number in (min(numbers), max(numbers)))
    reason = f"has numbers from {low} to {high}, another scale than from -2 to 2"
    return reason, f"{_translation(numbers)} ({STEPS_EXPLAINED})"


def _translation(numbers: set[float]) -> str:
    if {2.0, 3.0} & numbers and numbers <= _UN_VOTES:
        return (
            "if they are votes as in the data on the UN, write 2 for 1 (yes), 0 for 2 (abstains), "
            "-2 for 3 (no), and leave out the rows with 8 or 9; else say with its own steps what "
            "each number means"
        )
    if numbers <= _LIKERT:
        return (
            "if 5 is most in favour, take 3 from each number; else say with its own steps what "
            "each means"
        )
    return "say with its own steps what each number means"


def _number(text: str) -> float | None:
    try:
        return float(step(text).removesuffix("%").strip().replace(",", "."))
    except ValueError:
        return None

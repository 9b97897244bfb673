"""The words that coded columns allow, each with its meaning and an example."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from timeline.schema.columns import Code

__all__ = [
    "ACTOR_TYPES",
    "BASES",
    "CORE",
    "EVENT_KINDS",
    "FRAMEWORK_KINDS",
    "FRAMEWORK_STATUS",
    "IMPORTANCE",
    "NOTE_FLAGS",
    "RELATIONS",
    "SOURCE_KINDS",
    "SPLIT_WORDS",
    "STANCE_GLYPHS",
    "STANCE_STEPS",
    "STANCE_VERBS",
    "STANCE_WORDS",
    "rank_of",
]


def _codes(**codes: tuple[str, str]) -> Mapping[str, Code]:
    return MappingProxyType({word: Code(*texts) for word, texts in codes.items()})


EVENT_KINDS = _codes(
    agreement=(
        "Two or more parties bind themselves: a treaty, a pact, guidelines.",
        "Japan and the United States sign a security treaty.",
    ),
    doctrine=(
        "A government announces, or has, a lasting line of policy.",
        "Nixon says that allies must do more for their own defence.",
    ),
    proposal=(
        "Somebody puts forward an arrangement that does not exist yet.",
        "A candidate calls for an Asian NATO.",
    ),
    publication=(
        "A report, book, paper or article comes out.",
        "The Higuchi group hands over its report.",
    ),
    statement=(
        "Somebody says something in public: a speech, a remark, an answer.",
        "India's foreign minister answers a question in Washington.",
    ),
    decision=(
        "A government, parliament or court decides or changes a rule.",
        "The cabinet allows collective self-defence.",
    ),
    election=(
        "A vote, and the taking or leaving of office that follows from it.",
        "The governing coalition loses its majority.",
    ),
    summit=("Leaders or ministers meet.", "The ASEAN summits in Vientiane."),
    military=(
        "Forces act: war, exercise, launch, patrol, deployment.",
        "China holds exercises around Taiwan.",
    ),
    institution=("A body or forum begins, changes, grows or ends.", "SEATO is dissolved."),
    opinion=(
        "What a public, a press or a profession thinks, and how that shifts.",
        "More South Koreans want nuclear arms of their own.",
    ),
)
IMPORTANCE = _codes(
    core=("The story cannot be told without it; charts always name it.", "Higuchi Report"),
    secondary=("It explains a core event or a stance.", "US–Japan defence guidelines"),
    context=("Background.", "Iranian Revolution"),
)
CORE = next(iter(IMPORTANCE))
"""The importance of what charts always name."""
_RANKS = {word: rank for rank, word in enumerate(IMPORTANCE)}
STANCE_STEPS = MappingProxyType(
    {
        "-2": Code("Opposes the proposition.", "A foreign minister rules it out."),
        "-1": Code("Is sceptical of it.", "An official calls it premature."),
        "0": Code(
            "Is neutral or undecided, and says so; silence is no statement at all.",
            "A minister says that it deserves study and no more.",
        ),
        "1": Code("Leans in favour of it.", "A party would discuss it."),
        "2": Code("Supports it.", "A candidate makes it a pledge."),
    }
)
STANCE_WORDS: Mapping[int, str] = MappingProxyType(
    {-2: "opposes", -1: "is sceptical", 0: "is neutral", 1: "leans in favour", 2: "supports"}
)
"""What each stance is called by itself, after its holder's name."""
SPLIT_WORDS: Mapping[str, str] = MappingProxyType(
    {"voice": "contradicts itself", "government": "is split"}
)
"""What is said of a voice, or a government, that stands on both sides: there it may be several."""

STANCE_VERBS: Mapping[int, str] = MappingProxyType(
    {**STANCE_WORDS, -1: "is sceptical of", 0: "is neutral on", 1: "leans in favour of"}
)
"""The same before the name of what it answers."""
BASES = _codes(
    quote=(
        "The holder's own words are quoted.",
        "A newspaper prints the sentence from the speech.",
    ),
    paraphrase=(
        "The holder's words are reported in other words.",
        "A newspaper says that the minister rejected the plan.",
    ),
    action=(
        "The holder did something that amounts to the stance.",
        "A state signs the treaty, or leaves it.",
    ),
    inference=(
        "The source's author concludes it; the holder did not say so.",
        "An article holds that a party would never agree.",
    ),
)
ACTOR_TYPES = _codes(
    person=("One named or identifiable human being.", "Ishiba Shigeru"),
    government=(
        "A government, cabinet or ministry, or the ministers together.",
        "Ishiba government",
    ),
    party=("A political party, or a part of one.", "Japanese Communist Party"),
    organisation=("An international or private body.", "Hudson Institute"),
    state=("A country as a whole, over time; or a group of them.", "India"),
    media=("A newspaper, a broadcaster or the press of a country.", "Global Times"),
    public=("Public opinion, or a part of it.", "The South Korean public"),
    expert=("Specialists, scholars and authors, alone or as a group.", "Watanabe Akio"),
)
FRAMEWORK_KINDS = _codes(
    alliance=("Members are, or would be, bound to defend one another.", "NATO"),
    minilateral=("A few states cooperate without a duty of mutual defence.", "Quad"),
    forum=("States talk and build confidence, rivals included.", "ASEAN Regional Forum"),
    treaty=("A legal settlement or instrument.", "North-East Asian amity treaties"),
    doctrine=("A guiding idea of one government's foreign policy.", "Nixon Doctrine"),
    policy=("A concrete measure or capability.", "Japanese troops on Guam"),
)
FRAMEWORK_STATUS = _codes(
    existing=("In being.", "Japan–US alliance"),
    proposed=("Put forward and not realised.", "Asian NATO"),
    dormant=("Not ended, and not at work.", "Six-party talks"),
    dissolved=("Ended.", "SEATO"),
)
SOURCE_KINDS = _codes(
    article=(
        "A text that was coded for the data set, paragraph by paragraph.",
        "A commentary in The Diplomat",
    ),
    reference=(
        "A document that settles a fact: a treaty's own text, an official record.",
        "Security Treaty between the United States of America and Japan, 1951",
    ),
)

RELATIONS = _codes(
    likeness=("The two are alike.", "Both ideas meet a cool reception."),
    contrast=("The two are opposite.", "Washington gave a promise then, and doubts it now."),
)

NOTE_FLAGS = ("Disputed: ", "Corrected: ")
"""How a note begins where sources contradict each other, or well-known history."""

STANCE_GLYPHS: Mapping[int, str] = MappingProxyType({2: "++", 1: "+", 0: "0", -1: "−", -2: "−−"})
"""Stance to the sign that says the same without colour."""


def stance_sign(stance: int | None) -> str:
    """Return the sign of a stance, None for voices that contradict themselves."""
    return "±" if stance is None else STANCE_GLYPHS[stance]


def rank_of(importance: str) -> int:
    """Return the rank of an event: 0 for a core one, 1 for a secondary one and for a blank cell."""
    return _RANKS.get(importance, _RANKS["secondary"])

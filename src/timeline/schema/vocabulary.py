"""The words that coded columns allow, each with its meaning."""

from __future__ import annotations

from types import MappingProxyType

__all__ = [
    "ACTOR_TYPES",
    "BASES",
    "EVENT_KINDS",
    "FRAMEWORK_KINDS",
    "FRAMEWORK_STATUS",
    "IMPORTANCE",
    "SOURCE_KINDS",
    "STANCE_STEPS",
]

EVENT_KINDS = MappingProxyType(
    {
        "agreement": "Two or more parties bind themselves: a treaty, a pact, guidelines.",
        "doctrine": "A government announces a lasting line of policy.",
        "proposal": "Somebody puts forward an arrangement that does not exist yet.",
        "publication": "A report, book, paper or article comes out.",
        "statement": "Somebody says something in public: a speech, a remark, an answer.",
        "decision": "A government, parliament or court decides or changes a rule.",
        "election": "A vote, and the taking or leaving of office that follows from it.",
        "summit": "Leaders or ministers meet.",
        "military": "Forces act: war, exercise, launch, patrol, deployment.",
        "institution": "A body or forum begins, changes, grows or ends.",
        "opinion": "What a public, a press or a profession thinks, and how that shifts.",
    },
)
IMPORTANCE = MappingProxyType(
    {
        "core": "The story cannot be told without it; charts always name it.",
        "secondary": "It explains a core event or a stance.",
        "context": "Background.",
    },
)
STANCE_STEPS = MappingProxyType(
    {
        "-2": "Opposes the proposition.",
        "-1": "Is sceptical of it.",
        "0": "Says that they are neutral or undecided; silence is no row at all.",
        "1": "Leans in favour of it.",
        "2": "Supports it.",
    },
)
BASES = MappingProxyType(
    {
        "quote": "The holder's own words are quoted.",
        "paraphrase": "The holder's words are reported in other words.",
        "action": "The holder did something that amounts to the stance.",
        "inference": "The source's author concludes it; the holder did not say so.",
    },
)
ACTOR_TYPES = MappingProxyType(
    {
        "person": "One named or identifiable human being.",
        "government": "A government, cabinet, ministry, or the ministers together.",
        "party": "A political party.",
        "organisation": "An international or private body.",
        "state": "A country as a whole, over time.",
        "media": "A newspaper, broadcaster or the press of a country.",
        "public": "Public opinion, or a part of it.",
        "expert": "Specialists, scholars and authors, alone or as a group.",
    },
)
FRAMEWORK_KINDS = MappingProxyType(
    {
        "alliance": "Members are, or would be, bound to defend one another.",
        "minilateral": "A few states cooperate without a duty of mutual defence.",
        "forum": "States talk and build confidence, rivals included.",
        "treaty": "A legal settlement or instrument.",
        "doctrine": "A guiding idea of one government's foreign policy.",
        "policy": "A concrete measure or capability.",
    },
)
FRAMEWORK_STATUS = MappingProxyType(
    {
        "existing": "In being.",
        "proposed": "Put forward and not realised.",
        "dormant": "Not ended, and not at work.",
        "dissolved": "Ended.",
    },
)
SOURCE_KINDS = MappingProxyType(
    {
        "article": "A text that was coded for this data set, paragraph by paragraph.",
        "reference": "A document that settles a fact: a treaty's text, an official record.",
    },
)

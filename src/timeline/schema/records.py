"""The two tables of which one is enough: events and stances."""

from __future__ import annotations

from timeline.schema.columns import Column, Kind, Table
from timeline.schema.common import identity, note, places, quote, quote_from
from timeline.schema.vocabulary import BASES, EVENT_KINDS, IMPORTANCE, STANCE_STEPS

__all__ = ["EVENTS", "STANCES"]

EVENTS = Table(
    "events",
    "event",
    "What happened, began, ended, was published, proposed, decided or said, one row each.",
    (
        identity("higuchi-report"),
        Column(
            "date", Kind.DATE, "When, as exactly as it is known and no more.", "1994", required=True
        ),
        Column(
            "reported_date",
            Kind.DATE,
            "The date that a source gives, only where it is not the right one.",
            "1995",
        ),
        Column(
            "label",
            Kind.TEXT,
            "What a chart writes; blank: the title, cut.",
            "Higuchi Report",
            max_chars=32,
            fallback="title",
        ),
        Column(
            "title",
            Kind.TEXT,
            "What happened, in a sentence's worth.",
            "Advisers urge Japan to pair its alliance with multilateral security",
            required=True,
            max_chars=70,
        ),
        Column(
            "summary",
            Kind.PROSE,
            "The same for a newcomer, with what is needed to understand it.",
            "An expert group redraws defence policy for the years after the Cold War.",
            max_chars=300,
        ),
        Column(
            "kind",
            Kind.CODE,
            "What sort of event; a word of one's own where none of these fits.",
            "publication",
            codes=EVENT_KINDS,
            own_codes=True,
        ),
        Column(
            "countries", Kind.COUNTRIES, "Countries that act or are directly concerned.", "JPN; USA"
        ),
        Column(
            "frameworks",
            Kind.REFS,
            "Arrangements and proposals that it is about.",
            "asian-nato; japan-us-alliance",
            refers_to="frameworks",
        ),
        Column("actors", Kind.REFS, "Who takes part.", "higuchi; hosokawa", refers_to="actors"),
        Column("importance", Kind.CODE, "How much the story needs it.", "core", codes=IMPORTANCE),
        places("nippon#15; diplomat#19"),
        quote("multilateral security efforts"),
        quote_from("nippon#15"),
        note("Disputed: one article gives two different years."),
    ),
)

STANCES = Table(
    "stances",
    "statement",
    "Who stands where on what, one row for each actor, framework and time.",
    (
        identity("ishiba-asian-nato-diet"),
        Column(
            "actor",
            Kind.REF,
            "Who holds the stance, not who reports it.",
            "ishiba",
            required=True,
            refers_to="actors",
        ),
        Column(
            "framework",
            Kind.REF,
            "On what; the stance answers this framework's proposition.",
            "asian-nato",
            required=True,
            refers_to="frameworks",
        ),
        Column("stance", Kind.CODE, "How they answer.", "1", required=True, codes=STANCE_STEPS),
        Column(
            "date",
            Kind.DATE,
            "When it was held or voiced; blank: the date of its event.",
            "2024-10",
        ),
        Column(
            "event",
            Kind.REF,
            "Event at which it was taken, if there is one.",
            "diet-exchange",
            refers_to="events",
        ),
        Column(
            "summary",
            Kind.PROSE,
            "The stance in plain words.",
            "Ishiba keeps the plan as a distant goal that takes years of groundwork.",
            max_chars=300,
        ),
        Column("condition", Kind.PROSE, "What it hangs on, if anything.", "Only in the longer run"),
        Column("basis", Kind.CODE, "How it is known.", "quote", codes=BASES),
        places("obstacles#7"),
        quote("cannot be launched overnight"),
        quote_from("obstacles#7"),
        note("Disputed: another article reports a flat refusal."),
    ),
)

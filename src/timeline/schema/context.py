"""The tables that events and stances refer to, and those that a chart adds."""

from __future__ import annotations

from timeline.schema.columns import Column, Kind, Table
from timeline.schema.common import identity, note, places
from timeline.schema.vocabulary import (
    ACTOR_TYPES,
    FRAMEWORK_KINDS,
    FRAMEWORK_STATUS,
    RELATIONS,
    SOURCE_KINDS,
)

__all__ = ["ACTORS", "COUNTRIES", "ERAS", "FRAMEWORKS", "PARALLELS", "SOURCES"]

ACTORS = Table(
    "actors",
    "actor",
    "People and bodies that act or hold stances; row order is the order of charts.",
    (
        identity("ishiba"),
        Column(
            "name",
            Kind.TEXT,
            "Name in English, in the order its bearer uses; blank: the id.",
            "Ishiba Shigeru",
            fallback="id",
        ),
        Column("native_name", Kind.TEXT, "Name in its own script.", "石破茂"),
        Column("type", Kind.CODE, "What sort of actor.", "person", codes=ACTOR_TYPES),
        Column("country", Kind.COUNTRY, "Country it belongs to; blank for none.", "JPN"),
        Column("parent", Kind.REF, "Actor for whom it speaks.", "japan", refers_to="actors"),
        Column(
            "office",
            Kind.OFFICES,
            "Offices by which it speaks for a state, each after the date at which it held it; one "
            "without a date was always held.",
            "2024-10-01/.. prime minister",
        ),
    ),
)

FRAMEWORKS = Table(
    "frameworks",
    "framework",
    "Arrangements and proposals one can be for or against; row order is the order of charts.",
    (
        identity("asian-nato"),
        Column("name", Kind.TEXT, "Short name; blank: the id.", "Asian NATO", fallback="id"),
        Column(
            "kind",
            Kind.CODE,
            "What sort of arrangement; a word of one's own where none of these fits.",
            "alliance",
            codes=FRAMEWORK_KINDS,
            own_codes=True,
        ),
        Column("status", Kind.CODE, "Whether it is in being.", "proposed", codes=FRAMEWORK_STATUS),
        Column("members", Kind.COUNTRIES, "Members, present or intended.", "JPN; USA"),
        Column(
            "proposition",
            Kind.PROSE,
            "The sentence that a stance answers.",
            "Asian states should form a treaty alliance with mutual defence.",
        ),
    ),
)

SOURCES = Table(
    "sources",
    "source",
    "What the rows rest on.",
    (
        identity("nippon"),
        Column(
            "kind",
            Kind.CODE,
            "How it is used here; a word of one's own where neither fits.",
            "article",
            codes=SOURCE_KINDS,
            own_codes=True,
        ),
        Column(
            "title",
            Kind.TEXT,
            "Title, in square brackets where it is ours; blank: the id.",
            "[Untitled commentary]",
            fallback="id",
        ),
        Column("author", Kind.TEXT, "Author or authors.", "Tim Kelly"),
        Column("publisher", Kind.TEXT, "Publisher or journal.", "Nippon.com"),
        Column("date", Kind.DATE, "When published.", "2024-10"),
        Column("url", Kind.URL, "Address of the text.", "https://example.org/article"),
        Column("language", Kind.TEXT, "Language of the text as read (BCP 47).", "en"),
        Column(
            "author_actor",
            Kind.REF,
            "Its author as an actor, whose own views are told apart from those it reports.",
            "nippon-author",
            refers_to="actors",
        ),
        Column("note", Kind.PROSE, "Anything a reader should know.", "Author unknown."),
    ),
)

PARALLELS = Table(
    "parallels",
    "parallel",
    "Comparisons that the sources themselves draw between then and now.",
    (
        identity("cool-reception"),
        Column(
            "theme", Kind.TEXT, "What is alike.", "Both ideas meet a cool reception", required=True
        ),
        Column(
            "then_event",
            Kind.REF,
            "The earlier event.",
            "higuchi-report",
            required=True,
            refers_to="events",
        ),
        Column(
            "now_event",
            Kind.REF,
            "The later event.",
            "asian-nato-unpopular",
            required=True,
            refers_to="events",
        ),
        Column(
            "summary",
            Kind.PROSE,
            "The comparison in plain words.",
            "Asian NATO is received as coolly as the report thirty years before.",
            max_chars=300,
        ),
        Column(
            "relation",
            Kind.CODE,
            "Whether the two are alike or opposite; blank: alike.",
            "likeness",
            codes=RELATIONS,
        ),
        places("nippon#16; nippon#17"),
        note("Disputed: another article sees them differently."),
    ),
)

ERAS = Table(
    "eras",
    "era",
    "Periods that a chart shades.",
    (
        identity("cold-war"),
        Column("name", Kind.TEXT, "Name of the period; blank: the id.", "Cold War", fallback="id"),
        Column("date", Kind.DATE, "From when to when.", "1953/1989", required=True),
    ),
)

COUNTRIES = Table(
    "countries",
    "country",
    "Places of one's own that have no ISO 3166 code, as states of the past.",
    (
        Column(
            "id",
            Kind.PLACE_CODE,
            "Code by which other tables name it: capital letters and digits, no code of ISO 3166.",
            "PRU",
            required=True,
        ),
        Column("name", Kind.TEXT, "Name in English; blank: the code.", "Prussia", fallback="id"),
    ),
)

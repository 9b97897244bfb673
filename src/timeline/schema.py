"""The tables of a data set: columns, vocabularies and keys, from which everything else is derived."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

__all__ = [
    "HISTORICAL_COUNTRIES",
    "LIST_SEPARATOR",
    "TABLES",
    "Column",
    "Kind",
    "Table",
]

LIST_SEPARATOR = ";"
"""What stands between the entries of a list in one cell."""

HISTORICAL_COUNTRIES: Mapping[str, str] = MappingProxyType(
    {"RVN": "South Vietnam", "SUN": "Soviet Union"},
)
"""Codes beside ISO 3166-1 alpha-3 for states that are no more, with their English names."""


class Kind(StrEnum):
    """What the cells of a column hold, and so how they are checked."""

    ID = "id"
    """A slug of small letters, digits and hyphens, unique in its table."""
    TEXT = "text"
    DATE = "date"
    """EDTF (ISO 8601-2), level 0 or 1."""
    CODE = "code"
    """One word of the column's vocabulary."""
    REF = "reference"
    """The id of a row in another table."""
    REFS = "references"
    """A list of such ids."""
    COUNTRY = "country"
    """An ISO 3166-1 alpha-3 code, or a historical one."""
    COUNTRIES = "countries"
    PLACES = "places"
    """A list of ``source#paragraph``."""
    URL = "url"
    """An http or https address."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    name, kind, description, example
        What it is called, what its cells hold, what it means, and one good cell.
    required : bool
        Whether the tool cannot do without it: the column must be there and no cell blank.
    codes : mapping of str to str
        Vocabulary: each allowed word with its meaning; empty where any text goes.
    refers_to : str or None
        Name of the table whose ids the cells hold.
    max_chars, max_words : int or None
        Longest text that charts and quotation allow.
    """

    name: str
    kind: Kind
    description: str
    example: str
    required: bool = False
    codes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    refers_to: str | None = None
    max_chars: int | None = None
    max_words: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file: ``name`` is its stem, ``columns`` are in file order."""

    name: str
    description: str
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        """Name of the file in a data folder."""
        return f"{self.name}.csv"

    @property
    def column_names(self) -> tuple[str, ...]:
        """Every column, in file order."""
        return tuple(c.name for c in self.columns)

    def column(self, name: str) -> Column:
        """Return one column; raises KeyError where there is none of that name."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


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
STANCES = MappingProxyType(
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


def _id(example: str) -> Column:
    return Column(
        "id",
        Kind.ID,
        "Permanent name of the row: small letters, digits, hyphens; never changed or used again.",
        example,
        required=True,
    )


def _places(example: str) -> Column:
    return Column(
        "sources",
        Kind.PLACES,
        "Every place that supports the row: source id, #, number of the paragraph (the title is 1; "
        "in a reference, the article or section, 1 where it has none).",
        example,
        refers_to="sources",
    )


def _quote(example: str) -> Column:
    return Column(
        "quote",
        Kind.TEXT,
        "Verbatim words from one of the places, kept only where the very words matter.",
        example,
        max_words=15,
    )


def _note(example: str) -> Column:
    return Column(
        "note",
        Kind.TEXT,
        "For the careful reader. Begins with “Disputed: ” where sources contradict each other and "
        "with “Corrected: ” where a source contradicts well-known history.",
        example,
    )


TABLES: Mapping[str, Table] = MappingProxyType(
    {
        t.name: t
        for t in (
            Table(
                "events",
                "What happened, began, ended, was published, proposed, decided or said, one row each.",
                (
                    _id("higuchi-report"),
                    Column(
                        "date",
                        Kind.DATE,
                        "When, as exactly as it is known and no more.",
                        "1994",
                        required=True,
                    ),
                    Column(
                        "reported_date",
                        Kind.DATE,
                        "The date that a source gives, only where it is not the right one.",
                        "1950",
                    ),
                    Column(
                        "label", Kind.TEXT, "What a chart writes.", "Higuchi Report", max_chars=32
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
                        Kind.TEXT,
                        "The same for a newcomer, with what is needed to understand it.",
                        "An expert group redraws defence policy for the years after the Cold War.",
                        max_chars=300,
                    ),
                    Column(
                        "kind", Kind.CODE, "What sort of event.", "publication", codes=EVENT_KINDS
                    ),
                    Column(
                        "countries",
                        Kind.COUNTRIES,
                        "Countries that act or are directly concerned.",
                        "JPN; USA",
                    ),
                    Column(
                        "frameworks",
                        Kind.REFS,
                        "Arrangements and proposals that it is about.",
                        "asian-nato; japan-us-alliance",
                        refers_to="frameworks",
                    ),
                    Column(
                        "actors",
                        Kind.REFS,
                        "Who takes part.",
                        "higuchi; hosokawa",
                        refers_to="actors",
                    ),
                    Column(
                        "importance",
                        Kind.CODE,
                        "How much the story needs it.",
                        "core",
                        codes=IMPORTANCE,
                    ),
                    _places("nippon#15; diplomat#19"),
                    _quote("multilateral security efforts"),
                    _note("Disputed: one article gives two different years."),
                ),
            ),
            Table(
                "stances",
                "Who stands where on what: one row for each actor, framework and time.",
                (
                    _id("jaishankar-asian-nato"),
                    Column(
                        "actor",
                        Kind.REF,
                        "Who holds the stance, not who reports it.",
                        "jaishankar",
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
                    Column(
                        "stance", Kind.CODE, "How they answer.", "-2", required=True, codes=STANCES
                    ),
                    Column(
                        "date",
                        Kind.DATE,
                        "When it was held or voiced.",
                        "2024-10-01",
                        required=True,
                    ),
                    Column(
                        "event",
                        Kind.REF,
                        "Event at which it was taken, if there is one.",
                        "jaishankar-speech",
                        refers_to="events",
                    ),
                    Column(
                        "summary",
                        Kind.TEXT,
                        "The stance in plain words.",
                        "India has never been a treaty ally and does not think in such terms.",
                        max_chars=300,
                    ),
                    Column(
                        "condition",
                        Kind.TEXT,
                        "What it hangs on, if anything.",
                        "If the US withdraws",
                    ),
                    Column("basis", Kind.CODE, "How it is known.", "quote", codes=BASES),
                    _places("nippon#6"),
                    _quote("We have never been a treaty ally of any country."),
                    _note("Disputed: reported as a flat refusal elsewhere."),
                ),
            ),
            Table(
                "actors",
                "People and bodies that act or hold stances; row order is the order of charts.",
                (
                    _id("ishiba"),
                    Column(
                        "name",
                        Kind.TEXT,
                        "Name in English, in the order its bearer uses.",
                        "Ishiba Shigeru",
                    ),
                    Column("native_name", Kind.TEXT, "Name in its own script.", "石破茂"),
                    Column("type", Kind.CODE, "What sort of actor.", "person", codes=ACTOR_TYPES),
                    Column(
                        "country", Kind.COUNTRY, "Country it belongs to; blank for none.", "JPN"
                    ),
                    Column(
                        "parent",
                        Kind.REF,
                        "Actor for whom it speaks.",
                        "japan",
                        refers_to="actors",
                    ),
                ),
            ),
            Table(
                "frameworks",
                "Arrangements and proposals one can be for or against; row order is the order of charts.",
                (
                    _id("asian-nato"),
                    Column("name", Kind.TEXT, "Short name.", "Asian NATO"),
                    Column(
                        "kind",
                        Kind.CODE,
                        "What sort of arrangement.",
                        "alliance",
                        codes=FRAMEWORK_KINDS,
                    ),
                    Column(
                        "status",
                        Kind.CODE,
                        "Whether it is in being.",
                        "proposed",
                        codes=FRAMEWORK_STATUS,
                    ),
                    Column("members", Kind.COUNTRIES, "Members, present or intended.", "JPN; USA"),
                    Column(
                        "proposition",
                        Kind.TEXT,
                        "The sentence that a stance answers.",
                        "Asian states should form a treaty alliance with mutual defence.",
                    ),
                ),
            ),
            Table(
                "sources",
                "What the rows rest on.",
                (
                    _id("nippon"),
                    Column(
                        "kind", Kind.CODE, "How it is used here.", "article", codes=SOURCE_KINDS
                    ),
                    Column(
                        "title",
                        Kind.TEXT,
                        "Title; in square brackets where it is ours.",
                        "[Untitled commentary]",
                    ),
                    Column("author", Kind.TEXT, "Author or authors.", "Tim Kelly"),
                    Column("publisher", Kind.TEXT, "Publisher or journal.", "Nippon.com"),
                    Column("date", Kind.DATE, "When published.", "2024-10"),
                    Column("url", Kind.URL, "Address of the text.", "https://example.org/article"),
                    Column("language", Kind.TEXT, "Language of the text as read (BCP 47).", "en"),
                    Column("note", Kind.TEXT, "Anything a reader should know.", "Author unknown."),
                ),
            ),
            Table(
                "parallels",
                "Comparisons that the sources themselves draw between then and now.",
                (
                    _id("alliance-devalued"),
                    Column(
                        "theme",
                        Kind.TEXT,
                        "What is alike.",
                        "Fear that the alliance is devalued",
                        required=True,
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
                        "asian-nato-proposed",
                        required=True,
                        refers_to="events",
                    ),
                    Column(
                        "summary",
                        Kind.TEXT,
                        "The comparison in plain words.",
                        "Both put the alliance second.",
                        max_chars=300,
                    ),
                    _places("nippon#20"),
                    _note("The article dates the report wrongly here."),
                ),
            ),
            Table(
                "eras",
                "Periods that a chart shades.",
                (
                    _id("cold-war"),
                    Column("name", Kind.TEXT, "Name of the period.", "Cold War"),
                    Column("date", Kind.DATE, "From when to when.", "1951/1989", required=True),
                ),
            ),
        )
    },
)
"""Every table by name, in reading order."""

"""What a card says of an event or a statement, and on what that rests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import narwhals as nw

from timeline import cite, dates, queries
from timeline.cite.sources import by_source, sources
from timeline.dataset import Dataset
from timeline.kept import kept
from timeline.queries import positions
from timeline.queries.filters import unique_names
from timeline.schema import entries
from timeline.views.extras import extra_values
from timeline.views.fields import Row, reported, text
from timeline.views.offices import named, office
from timeline.views.quotes import whose_words
from timeline.words import capital

__all__ = ["CITE_AS", "NO_SOURCE", "SOURCES", "TAKEN", "Evidence", "evidence", "holders", "whose"]

TAKEN, SOURCES, NO_SOURCE, CITE_AS = "Stances taken", "Sources", "No source given.", "Cite as"
"""What stands over the parts of a card, and in place of sources where there is none."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a card says, in the order in which it does; blank or empty where nothing is known.

    Attributes
    ----------
    head : tuple of str
        The date in words first, then of which kind it is, or on what basis.
    summary, quote, note : str
        In short, in words of a source, and what is to be known of it.
    words : str
        Whose words the quote is, see `timeline.views.quotes.whose_words`.
    taken : tuple of Row
        The statements made at an event, in the order in which they came to count.
    lines : tuple of (str, str, mapping of str to str)
        What belongs to it: a label, the table of what is named, and names by id.
    sources : tuple of timeline.cite.Footnote
        Who reports it.
    caveat : str
        What is to be known of these; blank where nothing is.
    places : tuple of str
        Where, ``nippon#16``; that of the quote first.
    citation : str
        Of an event, the line to cite it by.
    extras : tuple of (str, str)
        What else the file has of it: name of the column and value.
    """

    head: tuple[str, ...]
    summary: str
    quote: str
    words: str
    note: str
    taken: tuple[Row, ...]
    lines: tuple[tuple[str, str, Mapping[str, str]], ...]
    sources: tuple[cite.Footnote, ...]
    caveat: str
    places: tuple[str, ...]
    citation: str
    extras: tuple[tuple[str, str], ...]


def evidence(ds: Dataset, table: queries.Of, row: Row) -> Evidence:
    """Return what a card says of a row of ``ds.events`` or ``ds.stances``."""
    if is_event := table == "events":
        more = [reported(row), row["kind"]]
        lines = [
            (name.capitalize(), name, _names(ds, name, row))
            for name in ("countries", "actors", "frameworks")
        ]
    else:
        more = [row["basis"]]
        title = text(ds, "stances", row, "event_title")
        lines = [
            ("Condition", "", {"": row["condition"]} if row["condition"] else {}),
            ("Event", "events", {row["event"]: title} if row["event"] else {}),
        ]
    return Evidence(
        head=(capital(dates.words(row["date"])), *filter(None, more)),
        **{name: row[name] for name in ("summary", "quote", "note")},
        words=whose_words(ds, table, row),
        taken=_taken(ds, int(row["key"])) if is_event else (),
        lines=tuple(line for line in lines if line[-1]),
        sources=tuple(cite.source_notes(ds, entries(row["sources"]))),
        caveat=_caveat(ds, row),
        places=tuple(dict.fromkeys(filter(None, (row["quote_from"], *entries(row["sources"]))))),
        citation=cite.citation(ds, "events", row["id"]) if is_event else "",
        extras=extra_values(ds, table, row),
    )


def _caveat(ds: Dataset, row: Row) -> str:
    """Say so where everything rests on one source that nobody signed."""
    cited = list(by_source(sources(ds), entries(row["sources"])))
    if len(cited) != 1 or not cited[0].is_unsigned:
        return ""
    return f"Rests only on an unsigned {cited[0].kind or 'source'}."


def holders(ds: Dataset, voices: positions.Voices = "all") -> Mapping[str, str]:
    """Return what actors are called, each as none of the others; or governments, by country."""
    actors = unique_names(ds, "actors")
    return actors if voices == "all" else {**actors, **ds.names("countries")}


def whose(ds: Dataset, row: Row, voices: positions.Voices = "all") -> str:
    """Say who speaks on what, ``Shigeru Ishiba on Asian NATO``, in a statement or a cell.

    Of a statement, with the office held then: ``Iwaya Takeshi, foreign minister, on Asian NATO``.

    Parameters
    ----------
    voices : {"all", "governments"}
        Whose cell it is.
    """
    who, on = holders(ds, voices)[row["actor"]], unique_names(ds, "frameworks")
    title = office(ds, row["actor"], row) if "certain_from" in row else ""
    name = f"{who}, {title}," if title else who
    return f"{name} on {on[row['framework']]}"


def _names(ds: Dataset, table: str, row: Row) -> dict[str, str]:
    """Return the name of each that an event names, actors with their offices then."""
    known = unique_names(ds, table)
    keys = entries(row[table])
    if table == "actors":
        return {key: named(ds, key, row) if key in known else key for key in keys}
    return {key: known.get(key, key) for key in keys}


@kept(most=2048)
def _taken(ds: Dataset, event: int) -> tuple[Row, ...]:
    """Return the statements made at an event, given by its key; kept, as each run asks for it."""
    said = queries.lazy(ds.stances).filter(nw.col("event_key") == event)
    return tuple(positions.as_they_count(said).to_dict("records"))

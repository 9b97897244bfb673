"""The annex: what each number stands for and who reports it, and every source in full."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from timeline import cite, dates
from timeline.cite.sources import sources
from timeline.dataset import Dataset
from timeline.export.pages.page import Page
from timeline.layout.page import Plan, Size, plan
from timeline.layout.table import Cell, Column, Row, lay_out_table, split_table
from timeline.queries import positions
from timeline.schema import entries
from timeline.views import contents
from timeline.views.caption import Caption, Edition, caption_of
from timeline.views.numbering import Numbers
from timeline.views.view import View
from timeline.words import counted

__all__ = ["annex"]

_SIZE = 10.0
_NUMBERS, _SOURCES = "Sources: what the numbers stand for", "Sources in full"
_CHARTS = frozenset({"timeline", "compare"})
"""Kinds of view that tell of some of their events, and only mark the others."""


@dataclass(frozen=True, slots=True)
class _List:
    """A list of the annex: its title, what is said under it, its columns and its rows."""

    title: str
    sentence: str
    columns: tuple[Column, ...]
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def annex(
    ds: Dataset,
    asked: Sequence[View],
    shown: Sequence[Page],
    numbers: Numbers,
    size: Size,
    made: Edition,
) -> Iterator[Page]:
    """Lay out the pages of the annex.

    Parameters
    ----------
    ds : Dataset
        Where sources have their names.
    asked : sequence of View
        The views of the deck.
    shown : sequence of Page
        Its pages.
    numbers : Numbers
        Those that its pages were laid out with.
    size, made : Size, Edition
        Of the deck.
    """
    notes = {note.number for page in shown for note in page.plan.notes}
    told = [key for key, number in numbers.items() if str(number) in notes]
    for one in (_numbered(ds, shown, numbers), _in_full(ds, asked, told)):
        if one.rows:
            yield from _pages(ds, one, size, made)


def _pages(ds: Dataset, one: _List, size: Size, made: Edition) -> Iterator[Page]:
    view = View("sources", title=one.title)
    said = caption_of(ds, view, made)
    head = Row(tuple(Cell(words, bold=True) for words in one.heads), is_head=True)
    sheet = lay_out_table(one.columns, [head, *one.rows], size.width - 2 * size.margin, _SIZE)
    _, y0, _, y1 = _plan(size, said, one.sentence).chart
    parts = list(split_table(sheet, y1 - y0))
    for part, here in enumerate(parts, start=1):
        sentence = one.sentence
        sentence += f" · page {part} of {len(parts)}" if len(parts) > 1 else ""
        yield Page(
            view=view,
            size=size,
            caption=Caption(said.title, sentence, "", "", said.version, said.link),
            plan=_plan(size, said, sentence),
            sheet=here,
            part=part,
            parts=len(parts),
        )


def _plan(size: Size, said: Caption, sentence: str) -> Plan:
    return plan(size, (said.title, sentence, ""), (said.version, said.link), ())


def _numbered(ds: Dataset, shown: Sequence[Page], numbers: Numbers) -> _List:
    """List what stands under each number that any page writes."""
    notes = {note.number: " ".join(note.lines) for page in shown for note in page.plan.notes}
    keys = {str(n): key for key, n in (*numbers.items(), *numbers.others.items())}
    events = ds.events.set_index("id")[["label", "date", "sources"]].to_dict("index")
    rows = []
    for number in sorted(notes, key=int):
        key = keys.get(number, "")
        if key in events:
            row = {str(k): str(v) for k, v in events[key].items()}
            what, when = row["label"], dates.short(row["date"])
            place = cite.place(ds, *entries(row["sources"]))
        else:
            what, when, place = _voice(ds, key), "", notes[number]
        cells = (Cell(number, muted=True), Cell(what, bold=True), Cell(when), Cell(place))
        rows.append(Row(cells))
    return _List(
        _NUMBERS,
        "The number stands at the name on every slide; ¶ is a paragraph of the source, § a section",
        (Column(34), Column(120, 1.1), Column(90, 0.2), Column(160, 2)),
        ("No.", "What", "When", "Reported by"),
        tuple(rows),
    )


def _voice(ds: Dataset, key: str) -> str:
    """Name whom a number stands for: a voice or country, and for a lane on which framework."""
    ids = key.split("~")[1:]
    countries = {group.key: group.name for group in positions.groups(ds)}
    known = {**countries, **ds.names("actors")}
    who, *on = ids or [""]
    frameworks = ds.names("frameworks")
    return " on ".join([known.get(who, who), *(frameworks.get(i, i) for i in on)])


def _in_full(ds: Dataset, asked: Sequence[View], told: Collection[str]) -> _List:
    known = sources(ds)
    cited = _cited(ds, asked, told)
    rows = [
        Row(
            (
                Cell(source.name, bold=True),
                Cell(f"{source.in_full(())}."),
                Cell(source.url, href=source.url, muted=not source.url),
            )
        )
        for key, source in known.items()
        if key in cited
    ]
    return _List(
        _SOURCES,
        f"{counted(len(rows), 'source')} of what the slides show",
        (Column(90, 0.6), Column(160, 2), Column(140, 1.6)),
        ("Source", "In full", "Address"),
        tuple(rows),
    )


def _cited(ds: Dataset, asked: Sequence[View], told: Collection[str]) -> Collection[str]:
    """Return the ids of the sources of the events that are told, and of what views list in full."""
    pairs = ds.links["event_source"]
    found = set(map(str, pairs.loc[pairs["event"].isin(list(told)), "source"]))
    for view in asked:
        if view.kind not in _CHARTS:
            found.update(contents.sources(ds, view))
    return found

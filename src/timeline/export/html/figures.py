"""A view on a page that is mailed around: its chart as it is drawn, or its table, and footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

import htpy as h
from htpy import Node

from timeline import queries
from timeline.charts.alt_text import timeline_alt
from timeline.dataset import Dataset
from timeline.drawing.canvas import Canvas
from timeline.drawing.legend import LegendEntry
from timeline.drawing.painters.svg import tree
from timeline.drawing.theme import DARK, LIGHT
from timeline.export.html.elements import AUTO, Section, chip, link, opener, trusted
from timeline.export.pages.build import numbers_after, pages
from timeline.export.pages.page import Page
from timeline.export.pages.paint import page_canvas
from timeline.layout.page import Size, size_named
from timeline.layout.table import TableCell, TableLayout, TableRow
from timeline.scenes.matrix_rows import speakers
from timeline.schema import STANCE_WORDS, stance_sign
from timeline.views.caption import Edition, caption_of
from timeline.views.contents import statements
from timeline.views.view import Kind, View, voices_of
from timeline.words import counted

__all__ = ["Figures", "section"]

_WIDTH = 1080.0
_EACH, _FIRST = 110.0, 260.0
"""Room for a column of a matrix and for its names, so that no framework is left out."""
_MANY = 12
"""From so many columns on, their heads are written upwards on paper."""


@dataclass(frozen=True)
class Figures:
    """What all sections of a page share.

    Parameters
    ----------
    ds, made
        The data, and when and for where the page is made.
    numbers : mapping of str to int
        Those of the events, see `timeline.views.contents.numbering`.
    events, statements : frozenset of str
        Ids of those that are on the page with their evidence.
    """

    ds: Dataset
    made: Edition
    numbers: Mapping[str, int]
    events: frozenset[str]
    statements: frozenset[str]

    def on_screen(self, views: Sequence[View]) -> list[tuple[Page, ...]]:
        """Lay out views as wide as a screen; a matrix as wide as it takes."""
        numbers, found = self.numbers, list[tuple[Page, ...]]()
        for view in views:
            size = self._size(view)
            laid = pages(self.ds, view, size, self.made, numbers=numbers, is_table=True)
            found.append(laid)
            numbers = numbers_after(found[-1], numbers)
        return found

    def on_paper(
        self, views: Sequence[View], screens: Iterable[Iterable[Page]]
    ) -> list[tuple[Page, ...]]:
        """Lay out the charts as they are printed: anew, so that they can be read.

        What only they show is numbered after all that is on a screen.
        """
        numbers = numbers_after((page for found in screens for page in found), self.numbers)
        found, size = list[tuple[Page, ...]](), size_named("a4")
        for view in views:
            is_chart = view.kind in _FILTERED
            sheets = pages(self.ds, view, size, self.made, numbers=numbers) if is_chart else ()
            numbers = numbers_after(sheets, numbers)
            found.append(sheets)
        return found

    def _size(self, view: View) -> Size:
        size = size_named("screen", _WIDTH)
        if view.kind == "matrix":
            frameworks = queries.stances(self.ds, view.filters)["framework"].nunique()
            return replace(size, width=max(size.width, _FIRST + _EACH * frameworks))
        return size


def section(
    found: Figures, view: View, place: int, screen: Sequence[Page], sheets: Sequence[Page]
) -> Section:
    """Return the section of one view; ``place`` counts them from 1."""
    said = screen[0].caption if screen else caption_of(found.ds, view, found.made)
    sentence = " · ".join(filter(None, (said.sentence, said.day)))
    key = f"view-{place}"
    made = h.section(".view", data_kind=view.kind, aria_labelledby=key)[
        h.h2(AUTO, id=key)[said.title],
        h.p(".said")[sentence],
        h.p(".remark", AUTO)[said.note] if said.note else None,
        (_part(found, view, page) for page in screen),
        None if screen else h.p(".none")["Nothing is in view here."],
        h.p(".foot")[said.version, [" · ", link(said.link, said.link)] if said.link else None],
        map(_sheet, sheets),
    ]
    return Section(key, said.title, made)


def _part(found: Figures, view: View, page: Page) -> Iterator[Node]:
    """Yield one page of a view: its table and key or its chart in each look, then footnotes."""
    if page.table is not None:
        yield _table(found, view, page.table)  # takes the colours of the page
        yield _key(page.legend) if page.legend else None
    elif page.draw:
        yield _chart(found.ds, "light", page, page.draw(LIGHT))
        yield _chart(found.ds, "dark", page, page.draw(DARK))
        yield h.p(".hint")[_HINT]
    if view.kind in _FILTERED:
        yield h.p(".hint.filtered", hidden=True)[_FILTERED[view.kind]]
    if page.plan.notes:
        yield h.ul(".notes")[
            (
                h.li(data_number=note.number)[
                    h.span(".number")[note.number], " ", h.bdi[" ".join(note.lines)]
                ]
                for note in page.plan.notes
            )
        ]


_HINT = "Choose a mark to see who reports it: with the mouse, or with Tab, arrow keys and Enter."
_FILTERED: Mapping[Kind, str] = {
    "timeline": "Filtered: what does not match is pale. Counts in the chart are of all it shows.",
    "compare": "Filtered: what does not match is pale. Counts in the chart are of all it shows.",
    "actor": "Filtered: events that do not match are pale. The steps are of all statements.",
    "matrix": "Filtered: places without a matching statement are blank. The others show all that "
    "was said there, whether it matches or not.",
}


def _chart(ds: Dataset, look: str, page: Page, canvas: Canvas) -> h.Element:
    """Return a chart as text and shapes."""
    x0, y0, x1, y1 = page.plan.chart
    size = (x1 - x0, y1 - y0)
    words = (
        timeline_alt(ds, page.view.filters, **page.view.by_hand)
        if page.view.kind == "timeline"
        else ""
    )
    background = (LIGHT if look == "light" else DARK).page
    made = tree(canvas, *size, background, description=words, outlined=False)
    for name, length in zip(("width", "height"), size, strict=True):
        made.set(name, f"{length:g}")
    made.set("role", "group")
    made.set("aria-label", page.caption.title)
    return h.div(f".chart.{look}")[_markup(made)]


def _sheet(page: Page) -> h.Element:
    """Return the page of a chart as it is printed."""
    size = (page.plan.width, page.plan.height)
    made = tree(page_canvas(page), *size, LIGHT.page, outlined=False)
    return h.div(".sheet", aria_hidden="true")[_markup(made)]


def _markup(drawing: ET.Element) -> Node:
    """Return a drawing as it is set into the page; ElementTree has escaped what it says."""
    return trusted(ET.tostring(drawing, encoding="unicode"))


def _key(legend: Sequence[LegendEntry]) -> h.Element:
    """Return the key of a matrix: its stances with their signs, and what else has to be said."""
    signs = {words: chip(stance) for stance, words in STANCE_WORDS.items()}
    return h.ul(".key")[(h.li[signs.get(entry.words), entry.words] for entry in legend)]


def _table(found: Figures, view: View, table: TableLayout) -> h.Element:
    """Return a table of the page, of which what has evidence opens it."""
    heads = [row for row in table.rows if row.is_head]
    body = [row for row in table.rows if not row.is_head]
    if view.kind == "matrix":
        rows = list(_places(found, view, heads[0], body))
    else:
        kind = {"events": "event", "stances": "statement"}.get(view.kind, "")
        known = {"event": found.events, "statement": found.statements}.get(kind, frozenset())
        rows = [_listed(row, kind if row.id in known else "") for row in body]
    label = "Table, which can be scrolled sideways"
    looks = {"class": ["table", len(table.edges) > _MANY and "many"]}
    return h.div(looks, tabindex=0, role="group", aria_label=label)[
        h.table[
            h.thead[(h.tr[(_head(cell) for cell in row.cells)] for row in heads)],
            h.tbody[rows],
        ]
    ]


def _places(
    found: Figures, view: View, head: TableRow, body: Sequence[TableRow]
) -> Iterator[h.Element]:
    """Yield the rows of a matrix; its places open the statements behind them."""
    behind = _behind(found, view)
    if view.is_side_by_side:
        yield from _side_places(found, head, body, behind)
        return
    names = found.ds.names("frameworks")
    columns = [cell.id for cell in head.cells[1:]]
    voices = speakers(found.ds, voices_of(found.ds, view))
    for row in body:
        first, *places = row.cells
        spoken = voices.get(row.id, (row.id,))
        cells = [_name(first)]
        for cell, framework in zip(places, columns, strict=True):
            if not framework:  # not a place, but what was said last
                cells.append(_place(cell))
                continue
            said = [one for voice in spoken for one in behind.get((voice, framework), ())]
            ids = [key for _, key in sorted(said)] if cell.text else []
            cells.append(_place(cell, f"{first.text} on {names[framework]}", ids))
        yield h.tr(class_=row.is_group and "group")[cells]


def _side_places(
    found: Figures,
    head: TableRow,
    body: Sequence[TableRow],
    behind: Mapping[tuple[str, str], Sequence[tuple[int, str]]],
) -> Iterator[h.Element]:
    """Yield the rows of some who stand side by side: each a framework, each place a holder's."""
    voices, actors = speakers(found.ds, "governments"), set(found.ds.actors["id"])
    for row in body:
        first, *places = row.cells
        cells = [_name(first)]
        for cell, holder in zip(places, head.cells[1:], strict=True):
            spoken = (holder.id,) if holder.id in actors else voices.get(holder.id, ())
            said = [one for voice in spoken for one in behind.get((voice, row.id), ())]
            ids = [key for _, key in sorted(said)] if cell.text and holder.id else []
            cells.append(
                _place(cell, f"{holder.text} on {first.text}", ids) if ids else _td(cell)[cell.text]
            )
        yield h.tr(class_=row.is_group and "group")[cells]


def _behind(found: Figures, view: View) -> dict[tuple[str, str], list[tuple[int, str]]]:
    """Return what each voice said on each framework: ids, each with its place in time."""
    said = statements(found.ds, view)
    places: dict[tuple[str, str], list[tuple[int, str]]] = {}
    columns = zip(said["id"], said["actor"], said["framework"], strict=True)
    for order, (key, actor, framework) in enumerate(columns):
        if str(key) in found.statements:
            places.setdefault((str(actor), str(framework)), []).append((order, str(key)))
    return places


_OPENS = {"event": 2, "statement": 4}
"""Which column of a list opens the evidence."""


def _listed(row: TableRow, kind: str) -> h.Element:
    """Return a row that opens the evidence of its event or statement; of neither, a plain one."""
    if not kind:
        return h.tr[map(_place, row.cells)]
    cells = [_place(cell) for cell in row.cells]
    opens = row.cells[_OPENS[kind]]
    cells[_OPENS[kind]] = _td(opens)[opener(opens.text, kind=kind, key=row.id)]
    return h.tr({f"data-{kind}": row.id})[cells]


def _head(cell: TableCell) -> h.Element:
    return h.th(AUTO, scope="col")[cell.text] if cell.text else h.td


def _name(cell: TableCell) -> h.Element:
    looks = [cell.bold and "bold", f"depth-{round(cell.indent / 10)}"]
    number = (h.span(".number")[cell.number], " ") if cell.number else None
    return h.th(scope="row", class_=looks)[number, h.bdi[cell.text]]


def _td(cell: TableCell, **more: str) -> h.Element:
    looks = (("muted", cell.muted), ("bold", cell.bold), ("centred", cell.centred))
    return h.td(AUTO, more, class_=[name for name, is_so in looks if is_so])


def _place(cell: TableCell, label: str = "", ids: Sequence[str] = ()) -> h.Element:
    words = link(cell.text, cell.href)
    if not label and cell.stance is None:
        return _td(cell)[words]
    inside = (_shares(cell) or words, h.small[cell.aside] if cell.aside else None)
    looks = ["stand", cell.is_perhaps and "perhaps"]
    stance = {"data-stance": cell.stance}
    if not ids:
        return _td(cell)[h.span(stance, class_=looks)[inside] if cell.text else None]
    said = cell.text if cell.stance is None else STANCE_WORDS[cell.stance]
    said = f"by now perhaps {said}" if cell.is_perhaps else said
    told = f"{label}: {said}, {counted(len(ids), 'statement')}"
    return _td(cell, **{"data-statements": " ".join(ids), "data-label": label})[
        h.button(stance, class_=["open", *looks], type="button", aria_label=told)[inside]
    ]


def _shares(cell: TableCell) -> list[Node]:
    """Return the stances of a country's voices, each with how many take it; none for one voice."""
    signs = ((h.span(".chip")[stance_sign(s)] if s is None else chip(s), n) for s, n in cell.spread)
    return [part for sign, n in signs for part in (sign, f" {n} ")]

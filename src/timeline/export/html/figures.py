"""A view on a page that is mailed around: its chart as it is drawn, or its table, and footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from timeline import queries
from timeline.charts.alt_text import timeline_alt
from timeline.dataset import Dataset
from timeline.drawing.canvas import Canvas
from timeline.drawing.markup import el, link
from timeline.drawing.painters.svg import tree
from timeline.drawing.theme import DARK, LIGHT
from timeline.export.html.cards import chip
from timeline.export.pages.build import numbers_after, pages
from timeline.export.pages.page import Page
from timeline.export.pages.paint import page_canvas
from timeline.layout.page import Size, size_named
from timeline.layout.table import TableCell, TableLayout, TableRow
from timeline.queries import positions
from timeline.schema import STANCE_WORDS
from timeline.views.caption import Edition, caption_of
from timeline.views.view import Kind, View

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
        Those of all events that the views show.
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
            found.append(pages(self.ds, view, self._size(view), self.made, numbers=numbers))
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
) -> ET.Element:
    """Return the section of one view; ``place`` counts them from 1."""
    said = screen[0].caption if screen else caption_of(found.ds, view, found.made)
    sentence = " · ".join(filter(None, (said.sentence, said.day)))
    return el(
        "section",
        el("h2", said.title, id=f"view-{place}"),
        el("p", sentence, class_="said"),
        el("p", said.note, class_="remark") if said.note else None,
        *(part for page in screen for part in _part(found, view, page)),
        el("p", "Nothing is in view here.", class_="none") if not screen else None,
        el("p", f"{said.version} · ", link(said.link, said.link), class_="foot"),
        *map(_sheet, sheets),
        class_="view",
        data_kind=view.kind,
        aria_labelledby=f"view-{place}",
    )


def _part(found: Figures, view: View, page: Page) -> Iterator[ET.Element]:
    """Yield one page of a view: its table and key or its chart in each look, then footnotes."""
    if page.sheet is not None:
        yield _table(found, view, page.sheet)  # takes the colours of the page
        yield from _key(page.draw(LIGHT) if page.draw else Canvas())
    elif page.draw:
        yield _chart(found.ds, "light", page, page.draw(LIGHT))
        yield _chart(found.ds, "dark", page, page.draw(DARK))
        yield el("p", _HINT, class_="hint")
    if view.kind in _FILTERED:
        yield el("p", _FILTERED[view.kind], class_="hint filtered", hidden="")
    yield from _notes(page)


_HINT = "Choose a mark to see who reports it: with the mouse, or with Tab, arrow keys and Enter."
_FILTERED: Mapping[Kind, str] = {
    "timeline": "Filtered: what does not match is pale. Counts in the chart are of all it shows.",
    "compare": "Filtered: what does not match is pale. Counts in the chart are of all it shows.",
    "actor": "Filtered: events that do not match are pale. The steps are of all statements.",
    "matrix": "Filtered: places without a matching statement are blank. The others show all that "
    "was said there, whether it matches or not.",
}


def _chart(ds: Dataset, look: str, page: Page, canvas: Canvas) -> ET.Element:
    """Return a chart as text and shapes."""
    x0, y0, x1, y1 = page.plan.chart
    words = timeline_alt(ds, page.view.filters) if page.view.kind == "timeline" else ""
    width, height = x1 - x0, y1 - y0
    background = (LIGHT if look == "light" else DARK).page
    made = tree(canvas, width, height, background, description=words, outlined=False)
    made.set("width", f"{width:g}")
    made.set("height", f"{height:g}")
    made.set("role", "group")
    made.set("aria-label", page.caption.title)
    return el("div", made, class_=f"chart {look}")


def _sheet(page: Page) -> ET.Element:
    """Return the page of a chart as it is printed."""
    canvas = page_canvas(page)
    made = tree(canvas, page.plan.width, page.plan.height, LIGHT.page, outlined=False)
    return el("div", made, class_="sheet", aria_hidden="true")


def _key(canvas: Canvas) -> Iterator[ET.Element]:
    """Yield the key of a matrix: its stances, and what else is drawn under it on other pages."""
    marks = [" ".join(word.lines) for word in canvas.words][2 * len(STANCE_WORDS) :]
    if canvas.words:
        stances = (el("li", chip(stance), words) for stance, words in STANCE_WORDS.items())
        yield el("ul", *stances, *(el("li", words) for words in marks), class_="key")


def _notes(page: Page) -> Iterator[ET.Element]:
    notes = page.plan.notes
    if notes:
        items = (
            el(
                "li",
                el("span", note.number, class_="number"),
                f" {' '.join(note.lines)}",
                data_number=note.number,
            )
            for note in notes
        )
        yield el("ul", *items, class_="notes")


def _table(found: Figures, view: View, sheet: TableLayout) -> ET.Element:
    """Return a table of the page, of which what has evidence opens it."""
    heads = [row for row in sheet.rows if row.is_head]
    body = [row for row in sheet.rows if not row.is_head]
    if view.kind == "matrix":
        rows = list(_places(found, view, heads[0], body))
    else:
        kind = {"events": "event", "stances": "statement"}.get(view.kind, "")
        known = {"event": found.events, "statement": found.statements}.get(kind, frozenset())
        rows = [_listed(row, kind if row.id in known else "") for row in body]
    return el(
        "div",
        el(
            "table",
            el("thead", *(el("tr", *(_head(cell) for cell in row.cells)) for row in heads)),
            el("tbody", *rows),
        ),
        class_="table many" if len(sheet.edges) > _MANY else "table",
        tabindex="0",
        role="group",
        aria_label="Table, which can be scrolled sideways",
    )


def _places(
    found: Figures, view: View, head: TableRow, body: Sequence[TableRow]
) -> Iterator[ET.Element]:
    """Yield the rows of a matrix; its places open the statements behind them."""
    behind = _behind(found, view)
    names = found.ds.names("frameworks")
    columns = [cell.id for cell in head.cells[1:]]
    voices = {group.key: group.voices for group in positions.groups(found.ds)}
    for row in body:
        first, *places = row.cells
        # A country's name is bold, and stands for its voices where it has places of its own.
        spoken = voices.get(row.id, ()) if first.bold else (row.id,)
        cells = [_name(first)]
        for cell, framework in zip(places, columns, strict=True):
            if not framework:  # not a place, but what was said last
                cells.append(_place(cell))
                continue
            said = [one for voice in spoken for one in behind.get((voice, framework), ())]
            ids = [key for _, key in sorted(said)] if cell.text else []
            cells.append(_place(cell, f"{first.text} on {names[framework]}", ids))
        yield el("tr", *cells, class_="group" if row.is_group else None)


def _behind(found: Figures, view: View) -> dict[tuple[str, str], list[tuple[int, str]]]:
    """Return what each voice said on each framework: ids, each with its place in time."""
    said = positions.as_they_count(queries.rows(found.ds, view.filters, "stances"))
    if view.asof is not None:
        said = said[positions.counts_from(said).dt.date <= view.asof]
    places: dict[tuple[str, str], list[tuple[int, str]]] = {}
    columns = zip(said["id"], said["actor"], said["framework"], strict=True)
    for order, (key, actor, framework) in enumerate(columns):
        if str(key) in found.statements:
            places.setdefault((str(actor), str(framework)), []).append((order, str(key)))
    return places


_OPENS = {"event": 2, "statement": 4}
"""Which column of a list opens the evidence."""


def _listed(row: TableRow, kind: str) -> ET.Element:
    """Return a row that opens the evidence of its event or statement; of neither, a plain one."""
    if not kind:
        return el("tr", *map(_place, row.cells))
    data = {f"data_{kind}": row.id}
    cells = [_place(cell) for cell in row.cells]
    opener = cells[_OPENS[kind]]
    opener.text, words = None, opener.text or ""
    opener.append(el("button", words, type="button", class_="open", **data))
    return el("tr", *cells, **data)


def _head(cell: TableCell) -> ET.Element:
    return el("th" if cell.text else "td", cell.text, scope="col" if cell.text else None)


def _name(cell: TableCell) -> ET.Element:
    number = el("span", cell.number, class_="number") if cell.number else None
    bold = "bold" if cell.bold else ""
    depth = f"depth-{round(cell.indent / 10)}"
    text = f" {cell.text}" if cell.number else cell.text
    return el("th", number, text, scope="row", class_=f"{bold} {depth}".strip())


def _place(cell: TableCell, label: str = "", ids: Sequence[str] = ()) -> ET.Element:
    words: ET.Element | str = link(cell.text, cell.href) if cell.href else cell.text
    looks = (("muted", cell.muted), ("bold", cell.bold), ("centred", cell.centred))
    names = " ".join(name for name, is_so in looks if is_so) or None
    if not label and cell.stance is None:
        return el("td", words, class_=names)
    stance = None if cell.stance is None else str(cell.stance)
    inside = (*(_shares(cell) or (words,)), el("small", cell.aside) if cell.aside else None)
    if not ids:
        stand = el("span", *inside, class_="stand", data_stance=stance) if cell.text else None
        return el("td", stand, class_=names)
    said = f"{label}: {_told(cell, len(ids))}"
    looks_of = {"class_": "open stand", "data_stance": stance, "aria_label": said}
    return el(
        "td",
        el("button", *inside, type="button", **looks_of),
        class_=names,
        data_statements=" ".join(ids),
        data_label=label,
    )


def _shares(cell: TableCell) -> list[ET.Element | str]:
    """Return the stances of a country's voices, each with how many take it; none for one voice."""
    signs = ((el("span", "±", class_="chip") if s is None else chip(s), n) for s, n in cell.spread)
    return [part for sign, n in signs for part in (sign, f" {n} ")]


def _told(cell: TableCell, count: int) -> str:
    words = cell.text if cell.stance is None else STANCE_WORDS[cell.stance]
    return f"{words}, {count} statement{'' if count == 1 else 's'}"

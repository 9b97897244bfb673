"""A deck for PowerPoint: charts as native shapes, tables as tables, evidence in the notes.

It opens as well in Keynote, Google Slides and LibreOffice.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline import arguments, dates, queries
from timeline.dataset import Dataset
from timeline.export.export_request import DECK_SIZES, ExportRequest, Written
from timeline.export.pages.annex import annex
from timeline.export.pages.build import briefing_pages
from timeline.export.pages.cover import Cover, cover_of
from timeline.export.pages.page import Page, Progress
from timeline.export.pptx.builder import SlideBuilder
from timeline.export.pptx.package import TemplateError, blamed, describe, packed
from timeline.export.pptx.slide import draw_page
from timeline.export.pptx.template import CHART, SOURCES, TABLE, TITLE_SLIDE, Template
from timeline.export.pptx.text import clean
from timeline.export.pptx.title_slide import Entry, draw_title_slide
from timeline.queries.filters import sentence
from timeline.views.caption import Edition
from timeline.views.view import View
from timeline.words import counted

__all__ = ["DECK_SIZES", "TemplateError", "deck", "slides"]


def deck(
    ds: Dataset,
    views: View | Sequence[View],
    *,
    title: str = "",
    subtitle: str = "",
    size: str = "16:9",
    template: bytes | None = None,
    made: Edition | None = None,
    progress: Progress | None = None,
) -> bytes:
    """Make a deck: a title slide, the views, and an annex of sources.

    Every event, voice and country has one number in the whole deck. What is drawn of an event is
    one group of shapes that has its name, so that it can be moved or recoloured; the speaker's
    notes have what stands behind each slide, and its filters and link.

    Parameters
    ----------
    ds : Dataset
        What to show.
    views : View or sequence of View
        What each slide shows; a view that needs more than one gets them.
    title, subtitle : str
        Of the deck; those of the data set if blank.
    size : str
        One of `DECK_SIZES`; with a template its own is taken.
    template : bytes, optional
        A .pptx or .potx whose masters, layouts and theme are used, and none of whose slides.
    made : Edition, optional
        When it is made and where its links lead, see `timeline.views.caption.edition`.
    progress : callable, optional
        Is told of each view once it is laid out and before it is drawn, and of the annex: how many
        views are done, of how many and the annex, and its title.

    Returns
    -------
    bytes
        The .pptx file, the same for the same data, views and edition.

    Raises
    ------
    ValueError
        Where something is given that cannot be, as a size that slides have not.
    TemplateError
        Where the template is none.

    Examples
    --------
    >>> import timeline
    >>> from timeline import brief
    >>> ds = timeline.example()
    >>> view = brief.View("matrix", timeline.Filters(frameworks="asian-nato"))
    >>> brief.deck(ds, view, title="Asian NATO")[:2]
    b'PK'
    """
    request = ExportRequest.checked(
        ds,
        views,
        "pptx",
        size=size,
        title=title,
        template=template,
        made=made,
        progress=progress,
    )
    return slides(request, arguments.text("subtitle", subtitle)).content


def slides(request: ExportRequest, subtitle: str = "") -> Written:
    """Return a deck that is asked for, see `deck`."""
    with blamed(request.template):
        return _written(request, subtitle)


def _written(request: ExportRequest, subtitle: str) -> Written:
    ds, views, made, template = request.ds, request.views, request.made, request.template
    master = Template.of_size(request.size) if template is None else Template.opened(template)
    about = cover_of(ds, made, clean(request.title), clean(subtitle))
    version = f"{ds.name}, version {ds.version}, made {dates.noun(made.day)}"
    first = SlideBuilder(master, TITLE_SLIDE)
    shown = _drawn(request, master)
    draw_title_slide(first, about, shown, master.size)
    first.done(_title_notes(about, shown, version))
    describe(
        master.deck,
        made.moment,
        title=about.title,
        subject=_subject(ds, views),
        keywords=f"{ds.name}, version {ds.version}",
        comments=about.link,
    )
    return Written(packed(master.deck, made.moment))


def _quiet(_done: int, _all: int, _title: str) -> None:
    """Tell nobody."""


def _drawn(request: ExportRequest, master: Template) -> list[Entry]:
    """Make the slides of the views and the annex; return what the title slide lists."""
    ds, views, made, tell = request.ds, request.views, request.made, request.progress or _quiet
    total, entries = len(views) + 1, list[Entry]()
    drawn: list[Page] = []
    for done, found in enumerate(briefing_pages(ds, views, master.size, made)):
        for page in found:
            if page.part == 1:
                tell(done, total, page.caption.title)
            _draw(master, page, entries)
        drawn += found
    tell(total - 1, total, "Sources")
    for page in annex(ds, views, drawn, master.size, made):
        _draw(master, page, entries, SOURCES)
    tell(total, total, "")
    return entries


def _draw(master: Template, page: Page, entries: list[Entry], layout: str = "") -> None:
    builder = SlideBuilder(master, layout or (TABLE if page.table is not None else CHART))
    draw_page(builder, page)
    builder.done(_notes(page))
    if page.part == 1:
        entries.append(Entry(page.caption.title, builder.number, builder.slide))


def _notes(page: Page) -> list[str]:
    """Return what the speaker reads under a slide."""
    caption = page.caption
    said = [caption.title, " · ".join(filter(None, (caption.sentence, caption.day))), caption.note]
    evidence = ["", *page.evidence] if page.evidence else []
    return [*filter(None, said), *evidence, "", *filter(None, (caption.version, caption.link))]


def _title_notes(about: Cover, shown: Sequence[Entry], version: str) -> list[str]:
    rows = [f"{entry.number}. {entry.title}" for entry in shown]
    foot = filter(None, (version, about.link))
    return [*filter(None, (about.title, about.subtitle)), "", *rows, "", *foot]


def _subject(ds: Dataset, views: Sequence[View]) -> str:
    """Return what the views are filtered by; how many events there are where they are not."""
    said = dict.fromkeys(sentence(ds, view.filters) for view in views)
    return "; ".join(filter(None, said)) or counted(queries.total(ds, "events"), "event")

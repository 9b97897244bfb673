"""The forms in which views leave the tool: a table of file suffixes, and how to write each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from timeline import arguments
from timeline.dataset import Dataset
from timeline.export import images, others, tables
from timeline.export.export_request import ExportRequest, Written
from timeline.export.html.document import html
from timeline.export.limits import ExportLimits, check_size
from timeline.export.pages.page import Progress
from timeline.export.pptx.deck import slides
from timeline.views import contents
from timeline.views.caption import Edition
from timeline.views.nothing import why_nothing
from timeline.views.view import KINDS, Kind, View, ViewError

__all__ = ["FORMS", "Form", "find", "for_kind", "write", "written"]

Subject = Kind | Literal["deck"]
"""What a file may hold: one view of a kind, or a briefing of several."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of file.

    Attributes
    ----------
    suffix : str
        Without the dot.
    label, mime : str
        What people call it; its media type.
    kinds : frozenset of str
        The kinds of view that it suits, and ``deck`` where it may hold several.
    sized : bool
        Whether it is laid out for a size of page.
    """

    suffix: str
    label: str
    mime: str
    kinds: frozenset[Subject]
    sized: bool = False


_ALL: frozenset[Subject] = frozenset({*KINDS, "deck"})
_SINGLE: frozenset[Subject] = frozenset(KINDS)
_OF_EVENTS: frozenset[Subject] = frozenset(kind for kind in KINDS if kind in contents.OF_EVENTS)
_OFFICE = "application/vnd.openxmlformats-officedocument."

FORMS: tuple[Form, ...] = (
    Form("png", "Picture (PNG)", "image/png", _SINGLE, sized=True),
    Form("svg", "Vector picture (SVG)", "image/svg+xml", _SINGLE, sized=True),
    Form("pdf", "PDF", "application/pdf", _ALL, sized=True),
    Form("pptx", "PowerPoint", f"{_OFFICE}presentationml.presentation", _ALL, sized=True),
    Form("html", "Web page", "text/html", _ALL),
    Form("zip", "Pictures (ZIP)", "application/zip", _ALL, sized=True),
    Form("xlsx", "Excel", f"{_OFFICE}spreadsheetml.sheet", _SINGLE),
    Form("csv", "CSV", "text/csv", _SINGLE),
    Form("json", "JSON", "application/json", _SINGLE),
    Form("bib", "BibTeX", "application/x-bibtex", _SINGLE),
    Form("csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", _SINGLE),
    Form("txt", "Footnotes", "text/plain", _SINGLE),
    Form("timelinejs.csv", "TimelineJS sheet", "text/csv", _OF_EVENTS),
    Form("timelinejs.json", "TimelineJS JSON", "application/json", _OF_EVENTS),
    Form("vis.json", "vis-timeline", "application/json", _OF_EVENTS),
    Form("markwhen", "Markwhen", "text/plain", _OF_EVENTS),
)
"""Every form, in the order in which they are offered."""

_ALSO: Mapping[str, str] = MappingProxyType({"mw": "markwhen"})
"""Other suffixes of a form."""


def for_kind(kind: Subject) -> tuple[Form, ...]:
    """Return the forms that suit a view of a kind, or a briefing (``deck``)."""
    return tuple(form for form in FORMS if kind in form.kinds)


def find(name: str) -> Form:
    """Return the form of a file by its name.

    Raises
    ------
    ViewError
        Where there is no form of that suffix.
    """
    stem, _, last = name.lower().rpartition(".")
    known = f"{stem}.{_ALSO.get(last, last)}"
    found = [form for form in FORMS if known.endswith(f".{form.suffix}")]
    if not found:
        suffix = f".{name.rpartition('.')[2]}"
        possible = arguments.possible(suffix, [f".{form.suffix}" for form in FORMS])
        raise ViewError(f'"{name}" has no suffix that is known; there are {possible}')
    return max(found, key=lambda form: len(form.suffix))


def write(
    ds: Dataset,
    views: View | Sequence[View],
    suffix: str,
    *,
    size: str = "16:9",
    width: float | None = None,
    scale: float = 2.0,
    title: str = "",
    template: bytes | None = None,
    made: Edition | None = None,
    progress: Progress | None = None,
) -> bytes:
    """Return views as a file.

    Parameters
    ----------
    ds : Dataset
        What is shown.
    views : View or sequence of View
        One, or several where the form holds a briefing.
    suffix : str
        One of those in `FORMS`, with or without its dot.
    size, width, scale
        See `timeline.export.images.png`.
    title : str
        That of a briefing; blank for that of the data set.
    template : bytes, optional
        A house template for slides.
    made : Edition, optional
        See `timeline.views.caption.edition`.
    progress : callable, optional
        Told of pictures and PDF how many pages are done, of how many, and which comes next; of
        slides the same of views and the annex. Of one picture, or a page, nothing is told.

    Raises
    ------
    ViewError
        Where the form holds no such views, or nothing is in view.
    ValueError
        Where something is given that cannot be: it says what, and what is possible.

    Examples
    --------
    >>> import timeline
    >>> from timeline import brief
    >>> ds = timeline.example()
    >>> view = brief.View("matrix", timeline.Filters(frameworks="asian-nato"))
    >>> b"<svg" in brief.write(ds, view, "svg")
    True
    """
    request = ExportRequest.checked(
        ds,
        views,
        suffix,
        size=size,
        width=width,
        scale=scale,
        title=title,
        template=template,
        made=made,
        progress=progress,
    )
    return written(request).content


def written(request: ExportRequest) -> Written:
    """Return views as a file, with what is to be said of it; raises as `write` does."""
    arguments.one_of("suffix", request.suffix, _WRITERS)
    _require(request.ds, find(f".{request.suffix}"), request.views)
    done = _WRITERS[request.suffix](request)
    check_size(len(done.content))
    return done


def _require(ds: Dataset, form: Form, views: Sequence[View]) -> None:
    """Refuse views that a form does not hold, and those that show nothing."""
    if not views:
        raise ViewError("there is no view to write; name one at least")
    limits = ExportLimits.set_here()
    what = f"a briefing takes {limits.views} views, not {len(views)}"
    limits.check("views", len(views), what, "leave some out")
    if len(views) > 1 and "deck" not in form.kinds:
        several = ", ".join(f".{f.suffix}" for f in for_kind("deck"))
        raise ViewError(f".{form.suffix} holds one view, not {len(views)}; choose {several}")
    if all(contents.is_empty(ds, view) for view in views):
        raise ViewError(why_nothing(ds, views))


def _html(r: ExportRequest) -> Written:
    return Written(html(r.ds, r.views, title=r.title, made=r.made))


def _table(write_one: Callable[..., bytes]) -> Callable[[ExportRequest], Written]:
    return lambda r: Written(write_one(r.ds, r.views[0], r.suffix, r.made))


_WRITERS: Mapping[str, Callable[[ExportRequest], Written]] = MappingProxyType(
    {
        **dict.fromkeys(("png", "svg", "pdf", "zip"), images.drawn),
        "pptx": slides,
        "html": _html,
        **dict.fromkeys(tables.ROWS, _table(tables.rows)),
        **dict.fromkeys(tables.CITATIONS, _table(tables.citations)),
        **dict.fromkeys(others.OTHERS, others.given_back),
    }
)

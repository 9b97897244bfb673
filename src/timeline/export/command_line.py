"""What the command line asks for, in words: read, checked, and written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import parse_qs

from timeline import arguments
from timeline.dataset import Dataset
from timeline.export import formats
from timeline.export.export_request import ExportRequest, Written, sizes_for
from timeline.export.formats import Form
from timeline.export.pptx.package import TemplateError
from timeline.queries.filters import FACETS, labels
from timeline.views import contents
from timeline.views.address import parse, read, write
from timeline.views.caption import edition
from timeline.views.nothing import lacking
from timeline.views.url_params import HEADLINE, NOW, THEN
from timeline.views.view import KINDS, Kind, View, ViewError, usual

__all__ = ["REFUSALS", "run_export"]

REFUSALS = (ViewError, TemplateError)
"""What may be raised where something is asked for that cannot be had; the messages say what."""

_DECK = "deck"

_VIEW, _TITLE = "view", "title"
"""Parameters of the page that collects views."""


def run_export(
    ds: Dataset,
    name: str,
    view: str = "",
    query: str = "",
    *,
    size: str = "16:9",
    title: str = "",
    scale: float = 2.0,
    template: bytes | None = None,
    link: str = "",
) -> Written:
    """Return the file that is asked for, and what is to be said of it.

    Parameters
    ----------
    name : str
        Name of the file; its suffix chooses the form.
    view : str
        A kind of view, or ``deck``; blank for what suits the form.
    query : str
        What stands after the ``?`` in the browser's address.
    size, title, scale, template
        See `timeline.export.formats.write`.
    link : str
        Where the dashboard is; blank for the usual place.

    Raises
    ------
    ViewError, TemplateError
        Where it cannot be had: the message names what is wrong and what is possible.
    """
    form = formats.find(name)
    if size not in (sizes := sizes_for(form.suffix, template)):
        possible = arguments.possible(size, sizes)
        raise ViewError(f'there is no size "{size}" for .{form.suffix}; there are {possible}')
    if template is not None and form.suffix != "pptx":
        raise ViewError(f"a template is for slides; .{form.suffix} takes none, choose .pptx")
    asked = parse_qs(_query(query), keep_blank_values=True)
    return formats.written(
        ExportRequest(
            ds,
            _views(ds, form, asked, view, title),
            form.suffix,
            size=size,
            scale=scale,
            title=title or asked.get(_TITLE if _VIEW in asked else HEADLINE, [""])[-1],
            template=template,
            made=edition(link),
            is_deck=(view or _suiting(form, asked)) == _DECK,
        )
    )


def _query(text: str) -> str:
    """Return what stands after the question mark, also of a whole address."""
    return text.partition("?")[2] if "?" in text else text


def _views(
    ds: Dataset, form: Form, asked: Mapping[str, Sequence[str]], named: str, title: str
) -> list[View]:
    """Return the views that are asked for: those of a briefing, or one."""
    kind = named or _suiting(form, asked)
    if kind not in {*KINDS, _DECK}:
        kinds = arguments.possible(kind, (*KINDS, _DECK))
        raise ViewError(f'there is no view "{kind}"; there are {kinds}')
    if kind not in form.kinds:
        possible = ", ".join(f".{f.suffix}" for f in formats.FORMS if kind in f.kinds)
        raise ViewError(
            f".{form.suffix} does not hold {_named(kind)}; for that there are {possible}"
        )
    if kind == _DECK:
        return _briefing(ds, asked)
    if not named and _VIEW in asked:
        view = _collected(ds, form, asked)
        return [replace(view, title=title or view.title)]
    single = next(one for one in KINDS if one == kind)
    # A page's address may carry the views that are collected, and what these are called.
    carried = {_VIEW, _TITLE} if _VIEW in asked else set()
    view = _read(ds, single, {n: v for n, v in asked.items() if n not in carried})
    return [replace(view, title=title or view.title)]


def _collected(ds: Dataset, form: Form, asked: Mapping[str, Sequence[str]]) -> View:
    """Return the only view that an address collects; who names none by itself wants that one."""
    found = _briefing(ds, asked)
    if len(found) > 1:
        several = ", ".join(f".{f.suffix}" for f in formats.for_kind("deck"))
        raise ViewError(
            f"the query collects {len(found)} views and .{form.suffix} holds one; "
            f"name one with --view, or choose {several}"
        )
    return found[0]


def _named(kind: str) -> str:
    """Return a kind of view with its article, if it takes one."""
    if kind.endswith("s"):
        return kind
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _suiting(form: Form, asked: Mapping[str, Sequence[str]]) -> str:
    """Return the kind that is meant where none is named."""
    if "deck" in form.kinds and (_VIEW in asked or form.suffix in {"pptx", "html", "zip"}):
        return _DECK
    if form.suffix in {"bib", "csl.json"}:
        return "sources"
    return "timeline" if form.sized else "events"


def _briefing(ds: Dataset, asked: Mapping[str, Sequence[str]]) -> list[View]:
    """Return the views that a briefing's address collects, else the usual ones with anything."""
    texts = asked.get(_VIEW, ())
    if texts:
        _refuse_beside(set(asked) - {_VIEW, _TITLE})
        found = [parse(ds, text) for text in texts]
        _refuse(ds, [clause for _, clauses in found for clause in clauses])
        for view, _ in found:
            if contents.is_empty(ds, view):
                raise ViewError(_left_out(ds, view))
        return [view for view, _ in found]
    # The headline of an address that is made into several views is that of the whole.
    rest = {name: values for name, values in asked.items() if name not in {_TITLE, HEADLINE}}
    kinds = [view.kind for view in usual(ds)]
    if "compare" not in kinds and {THEN, NOW}.intersection(rest):
        kinds.append("compare")
    usual_ones = [_read(ds, kind, rest) for kind in kinds]
    return [view for view in usual_ones if not contents.is_empty(ds, view)] or usual_ones


def _left_out(ds: Dataset, view: View) -> str:
    """Say why a view that is collected has nothing to show."""
    if why := lacking(ds, view):
        return f'view "{write(ds, view)}" shows nothing: {why}, or leave it out'
    return f'nothing is in view "{write(ds, view)}"; loosen its filters, or leave it out'


def _refuse_beside(names: set[str]) -> None:
    """Refuse what stands beside collected views: each has its own, and it would be lost."""
    if names:
        beside = ", ".join(f'"{name}"' for name in sorted(names))
        raise ViewError(
            f'the query collects views with "{_VIEW}" and has {beside} beside them, which none of '
            f"them takes; put it into each view, as view=matrix%3Fframework%3DQuad, or leave it out"
        )


def _read(ds: Dataset, kind: Kind, asked: Mapping[str, Sequence[str]]) -> View:
    view, dropped = read(ds, kind, asked)
    _refuse(ds, dropped)
    return view


def _refuse(ds: Dataset, dropped: Sequence[str]) -> None:
    """Refuse what is not known, rather than write a file that shows something else."""
    if dropped:
        raise ViewError("; ".join(_with_choices(ds, clause) for clause in dropped))


def _with_choices(ds: Dataset, clause: str) -> str:
    """Say after a clause about a filter what there is."""
    for facet in FACETS:
        name, _, rest = clause.partition(' "')
        if name == facet.param:
            offered = list(labels(ds, facet).values())
            there = arguments.possible(rest.partition('"')[0], offered)
            return f"{clause}; there are {there}" if offered else clause
    return clause

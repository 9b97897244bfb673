"""One framework on a page: a spectrum, as large and with as many words as the page has room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from timeline.cite.sources import sources
from timeline.drawing.canvas import Canvas
from timeline.drawing.spectrum import paint_spectrum
from timeline.drawing.theme import Palette
from timeline.export.pages.request import PageContent, PageRequest
from timeline.layout.spectrum import SpectrumLayout, SpectrumStyle, lay_out_spectrum
from timeline.layout.spectrum_model import STANCES, SpectrumModel, SpectrumRow
from timeline.queries.colour_groups import colour_groups
from timeline.queries.filters import unique_names
from timeline.scenes.matrix_rows import Arrangement, speakers
from timeline.scenes.spectrum import only_framework, spectrum_model
from timeline.schema import ID_SEPARATOR, STANCE_WORDS, stance_sign
from timeline.views import contents, footnotes
from timeline.views.evidence import holders
from timeline.views.view import voices_of

__all__ = ["framework_of_spectrum", "spectrum_pages"]

_STYLES = (
    *(SpectrumStyle(size) for size in (15.0, 14.0, 13.0, 12.0)),
    *(SpectrumStyle(size, air=air) for size in (12.0, 11.0) for air in (0.8, 0.6)),
    *(SpectrumStyle(10.5, letters, 0.5) for letters in (120, 90)),
    *(SpectrumStyle(10.0, letters, 0.4) for letters in (120, 90, 70, 60)),
)
"""How large it is written and how much of the words is kept, the first that fits being taken."""

_AT_LEAST = SpectrumStyle(11.0, air=0.6)
"""The same where even the last does not fit, and several pages are filled."""

_CONTINUED = " (continued)"


def framework_of_spectrum(request: PageRequest) -> str:
    """Return the framework whose spectrum a matrix is; blank where it is a table."""
    view = request.view
    if view.since is not None or request.is_table:
        return ""
    return only_framework(request.ds, view.filters, Arrangement(voices=voices_of(request.ds, view)))


def spectrum_pages(request: PageRequest, framework: str) -> Iterator[PageContent]:
    """Lay out a spectrum, on several pages only where one does not hold it in small print."""
    ds, view = request.ds, request.view
    voices = voices_of(ds, view)
    model = spectrum_model(ds, view.filters, framework, view.asof, voices, view.order)
    names = _names(request, model)
    for number, laid in enumerate(_laid_out(request, model)):
        yield PageContent(
            height=laid.height,
            draw=partial(_drawn, request, laid, framework),
            names=names,
            evidence=() if number else tuple(_evidence(request, model)),
        )


def _drawn(request: PageRequest, laid: SpectrumLayout, framework: str, palette: Palette) -> Canvas:
    canvas = Canvas()
    foremost = tuple(colour_groups(request.ds, "country").names)
    paint_spectrum(canvas, laid, palette, foremost, framework=framework)
    return canvas


def _laid_out(request: PageRequest, model: SpectrumModel) -> list[SpectrumLayout]:
    """Lay out a spectrum in the first style that fits.

    Else those who are counted have pages by themselves, so that the first adds up to its heads, and
    then those who are not.
    """
    if request.room is None:
        return [lay_out_spectrum(model, request.width)]
    if laid := _on_one_page(request, model):
        return [laid]
    found: list[SpectrumLayout] = []
    for part in _parts(model):
        if laid := _on_one_page(request, part):
            found.append(laid)
            continue
        left = list(part.rows)
        while left:
            laid, left = _page(request, part, left)
            found.append(laid)
    return found


def _on_one_page(request: PageRequest, model: SpectrumModel) -> SpectrumLayout | None:
    """Return the largest style that fits: each is lower than the one before it."""
    found: SpectrumLayout | None = None
    first, last = 0, len(_STYLES) - 1
    while first <= last:
        middle = (first + last) // 2
        laid = lay_out_spectrum(model, request.width, _STYLES[middle])
        if request.room is None or laid.height <= request.room:
            found, last = laid, middle - 1
        else:
            first = middle + 1
    return found


def _parts(model: SpectrumModel) -> Iterator[SpectrumModel]:
    """Yield the counted rows, and the others under heads that count nothing."""
    plain = {stance: (f"{stance_sign(stance)}  {STANCE_WORDS[stance]}",) for stance in STANCES}
    for is_counted, heads in ((True, model.heads), (False, plain)):
        if rows := [row for row in model.rows if row.is_counted is is_counted]:
            yield replace(_only(model, rows), heads=heads)


def _only(model: SpectrumModel, rows: Sequence[SpectrumRow]) -> SpectrumModel:
    """Return a model of some of the rows, with the sources of these alone."""
    cited = {letter for row in rows for e in row.entries for letter in e.letters.split(", ")}
    named = tuple(source for source in model.sources if source.letter in cited)
    return replace(model, rows=tuple(rows), sources=named)


def _page(
    request: PageRequest, model: SpectrumModel, rows: Sequence[SpectrumRow]
) -> tuple[SpectrumLayout, list[SpectrumRow]]:
    """Fill a page with the first of the rows; return what is left, which may be part of one."""
    least, most = 0, len(rows)
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (
            (middle, most) if _fits(request, model, rows[:middle]) else (least, middle - 1)
        )
    if least:
        return _lay_out(request, model, rows[:least]), list(rows[least:])
    row = rows[0]
    count = len(row.entries)
    while count > 1 and not _fits(request, model, [_part(row, 0, count)]):
        count = max(1, count * 2 // 3)
    here = _part(row, 0, count)
    rest = _part(row, count, len(row.entries))
    rest = replace(rest, name=row.name.removesuffix(_CONTINUED) + _CONTINUED)
    left = [rest] if rest.entries else []
    return _lay_out(request, model, [here]), [*left, *rows[1:]]


def _part(row: SpectrumRow, first: int, last: int) -> SpectrumRow:
    return replace(row, entries=row.entries[first:last])


def _fits(request: PageRequest, model: SpectrumModel, rows: Sequence[SpectrumRow]) -> bool:
    return request.room is None or _lay_out(request, model, rows).height <= request.room


def _lay_out(
    request: PageRequest, model: SpectrumModel, rows: Sequence[SpectrumRow]
) -> SpectrumLayout:
    return lay_out_spectrum(_only(model, rows), request.width, _AT_LEAST)


def _names(request: PageRequest, model: SpectrumModel) -> dict[str, str]:
    on = unique_names(request.ds, "frameworks")[model.framework]
    return {f"{e.id}{ID_SEPARATOR}{model.framework}": f"{e.name} on {on}" for e in model.entries}


def _evidence(request: PageRequest, model: SpectrumModel) -> Iterator[str]:
    """Yield what was said from against to in favour, and the sources under their letters."""
    ds, view = request.ds, request.view
    voices = voices_of(ds, view)
    said, standing = contents.statements(ds, view), contents.standing(ds, view)
    names, behind = holders(ds, voices), speakers(ds, voices)
    for who in standing.sort_values("stance", kind="stable")["actor"]:
        own = said[said["actor"].isin(behind.get(who, (who,)))]
        yield from footnotes.voice_evidence(ds, None, names[who], own)
    known = sources(ds)
    for source in model.sources:
        yield f"{source.letter}. {known[source.id].in_full(())}"

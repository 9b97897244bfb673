"""The window of an export: what to make, how large and under which title; a preview; the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from io import BytesIO
from typing import TypeVar

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from timeline import views
from timeline.app import briefing_cart, by_hand_fields, copy_picture, url
from timeline.app.download import hand_over, make
from timeline.app.markdown import safe
from timeline.app.state import State
from timeline.dataset import Dataset
from timeline.export import formats, images
from timeline.export.formats import Form
from timeline.export.others import OTHERS
from timeline.export.pages.build import pages
from timeline.export.pptx.deck import DECK_SIZES
from timeline.kept import kept
from timeline.layout.page import SIZES, size_named
from timeline.views import caption, contents
from timeline.views.caption import Edition
from timeline.views.view import Kind
from timeline.words import counted

__all__ = ["KIND_NAMES", "MOST_NOTE", "fill", "is_open", "open_dialog", "picture"]

_Text = TypeVar("_Text", bound=str)

KIND_NAMES: Mapping[Kind, str] = {
    "timeline": "Timeline",
    "matrix": "Matrix",
    "compare": "Then and now",
    "actor": "Actor",
    "events": "List of events",
    "stances": "List of statements",
    "sources": "List of sources",
}

_GOOD_FOR: Mapping[str, str] = {
    "png": "A picture for slides, documents and posts.",
    "svg": "A picture that stays sharp at any size, and that a drawing program can change.",
    "pdf": "To print or to send; text can be searched.",
    "pptx": "A title slide, what is shown as native shapes and text, and its sources, with the "
    "evidence in the notes: to be edited.",
    "html": "One page for a colleague: interactive, and works without a network.",
    "xlsx": "What is in view as a table: dates sort, links open, sources stand beside.",
    "csv": "The same table as plain text, for any program.",
    "json": "What is in view with its sources, for programs.",
    "bib": "The sources in view for LaTeX and reference managers.",
    "txt": "The sources in view as numbered footnotes, to paste under a text.",
    "csl.json": "The sources in view for Zotero and other reference managers.",
    "timelinejs.csv": "The events in view as a sheet for TimelineJS: put it into Google Sheets.",
    "timelinejs.json": "The events in view for TimelineJS on a page of your own.",
    "vis.json": "The events in view as items and groups of vis-timeline.",
    "markwhen": "The events in view as text, for markwhen.",
}

_WITHOUT_NOTE = frozenset({"csv", "bib", "csl.json"})
_SCALES = (1, 2, 3, 4)
MOST_NOTE = 240
"""How long a note may be."""

_KEPT, _SCREEN, _PREVIEW, _OPEN = "export-kept", "screen", "export-preview", "export-open"
_WIDTH = 1000

_ROWS = frozenset({"csv", "xlsx", "json"})
_TEXTS = frozenset({"bib", "csl.json", "txt", *OTHERS})
"""Forms that are shown as rows, and as text; all others look like their pictures."""

_FIRST_ROWS, _FIRST_LINES = 8, 24
_MOST_KEPT = 128
"""How many previews are kept, as the window draws its own again with every choice."""

_Shown = Mapping[Kind, tuple[views.View, views.View]]
"""What a page shows, as each kind that it can leave the tool as, the usual one first: for paper and
slides, and for a picture that is to be as on screen."""


def open_dialog(state: State, kinds: Iterable[Kind]) -> None:
    """Open the window over the page, for what it shows now."""
    shown = {kind: (state.view(kind), state.view_on_screen(kind)) for kind in kinds}
    st.session_state[_OPEN] = state.page
    window = st.dialog("Export what is shown", width=_WIDTH, on_dismiss=_close)
    window(lambda: fill(state, shown))()


def is_open(page: str) -> bool:
    """Whether the window is open over a page, which then runs anew: as its width has changed."""
    if st.session_state.get(_OPEN, page) != page:
        _close()
    return _OPEN in st.session_state


def _close() -> None:
    st.session_state.pop(_OPEN, None)


def fill(state: State, shown: _Shown) -> None:
    """Draw the window."""
    left, right = st.columns([0.46, 0.54], gap="medium")
    seen, under = right.container(), right.container()
    with left:
        choice = _export_choice(state.ds, shown, state.width, under)
    with seen:
        _preview(state, choice)
    _deliver(state, choice)


@dataclass(frozen=True, slots=True)
class _ExportChoice:
    """What is to be made: of which view, in which form, how large."""

    view: views.View
    form: Form
    size: str
    scale: int


def _export_choice(ds: Dataset, shown: _Shown, width: int, under: DeltaGenerator) -> _ExportChoice:
    """Draw what there is to choose, beginning with what was chosen last; return what is.

    ``under`` is the place under the preview, where what events do to it is seen.
    """
    kind = next(iter(shown))
    if len(shown) > 1:
        kind = _pick("What", list(shown), KIND_NAMES.__getitem__, "export-kind")
    form = _form(kind)
    size, scale = _size(form)
    wanted = shown[kind][size == _SCREEN]
    suggested = caption.suggested_title(ds, wanted)
    title = st.text_input(
        "Headline",
        wanted.title or suggested,
        key=f"export-title:{kind}",
        max_chars=by_hand_fields.MOST_HEADLINE,
        help="In your own words. Blank for the sentence that the data give.",
        live="500ms",
    )
    if form.sized:
        by_hand_fields.say_room(title.strip() or suggested, size, width)
    note = ""
    if form.suffix not in _WITHOUT_NOTE:
        note = st.text_input(
            "Note",
            key=f"export-note:{kind}",
            max_chars=MOST_NOTE,
            placeholder="A sentence of yours under the headline",
        )
    title = "" if title.strip() == suggested else title.strip()
    named = replace(wanted, title=title, note=note.strip())
    if kind in contents.OF_TIME and (form.sized or form.suffix == "html"):
        key = f"export-hand:{kind}"
        with under.expander("Names, colours and events", icon=":material/tune:"):
            by_hand_fields.fields(ds, wanted, key)
        named = by_hand_fields.read(named, key)
    return _ExportChoice(named, form, size, scale)


def _pick(
    label: str, offered: Sequence[_Text], name: Callable[[_Text], str], key: str, kept_as: str = ""
) -> _Text:
    """Draw a row of choices; ``kept_as`` is what is said under which the last choice is kept."""
    kept = st.session_state.setdefault(_KEPT, {})
    chosen = st.pills(
        label,
        offered,
        default=kept[kept_as] if kept.get(kept_as) in offered else offered[0],
        required=True,
        format_func=name,
        key=key,
        wrap=True,
    )
    if kept_as:
        kept[kept_as] = chosen
    return chosen


def _form(kind: Kind) -> Form:
    offered = {form.suffix: form for form in formats.for_kind(kind)}
    names = {suffix: form.label for suffix, form in offered.items()}
    suffix = _pick("Format", list(names), names.__getitem__, f"export-form:{kind}", "form")
    st.caption(_GOOD_FOR.get(suffix, names[suffix]))
    return offered[suffix]


def _size(form: Form) -> tuple[str, int]:
    if not form.sized:
        return next(iter(SIZES)), 2
    names = {
        name: size.label
        for name, size in SIZES.items()
        if form.suffix != "pptx" or name in DECK_SIZES
    }
    size = _pick("Size", list(names), names.__getitem__, f"export-size:{len(names)}", "size")
    kept = st.session_state[_KEPT]
    if form.suffix == "png":
        kept["scale"] = st.segmented_control(
            "Resolution",
            _SCALES,
            default=kept.get("scale", 2),
            required=True,
            format_func=lambda times: f"{times}x",
            key="export-scale",
            help="2x is sharp on most screens and projectors; 4x for print.",
        )
    return size, kept.get("scale", 2)


def _deliver(state: State, choice: _ExportChoice) -> None:
    """Offer the file, and the view for the briefing; make what is asked for."""
    with st.container(horizontal=True, gap="small"):
        wanted = st.button("Download", key="export-download", icon=":material/download:")
        if st.button("Add to briefing", key="export-collect", icon=":material/playlist_add:"):
            briefing_cart.collect(state.ds, choice.view)
            _close()
            st.rerun()
        if st.button(
            "Keep on the page",
            key="export-keep",
            icon=":material/push_pin:",
            help="Puts headline, names, colours and chosen events into the address of the page",
            on_click=url.keep,
            args=(state.ds, choice.view),
        ):
            _close()
            st.rerun()
        if choice.form.sized:
            copy_picture.copy_button(_PREVIEW, choice.scale)
    if choice.form.suffix == "html" and state.edition.is_public:
        st.caption("Or in a frame of a page of yours, which is always up to date:")
        st.code(_frame(views.link(state.ds, choice.view, state.edition.base)), wrap_lines=True)
    if not wanted:
        return
    title = choice.view.title or caption.suggested_title(state.ds, choice.view)
    with st.spinner("Making the file"):
        made = make(
            state,
            [choice.view],
            choice.form,
            title,
            size=choice.size,
            width=state.width,
            scale=choice.scale,
        )
    if made is not None:
        hand_over(made, "export-file")


def _frame(address: str) -> str:
    """Return the markup with which another page shows a view alone, by the view's address."""
    shown = f"{address}{'&' if '?' in address else '?'}embed=true"
    return f'<iframe src="{escape(shown)}" width="100%" height="640" style="border:0"></iframe>'


def _preview(state: State, choice: _ExportChoice) -> None:
    """Show what the file will look like: its first page, its first rows, or its first lines."""
    suffix = choice.form.suffix
    st.markdown("**Preview**")
    if suffix in _ROWS:
        table = _rows(state.ds, choice.view, state.edition)
        st.dataframe(table, hide_index=True, alt="The first rows of the file")
        st.caption(f"The first {counted(len(table), 'line')}")
    elif suffix in _TEXTS:
        st.code(
            _lines(state.ds, choice.view, suffix, state.edition), language=None, wrap_lines=True
        )
    else:
        width = state.width if choice.size == _SCREEN else None
        with st.container(border=True, key=_PREVIEW):
            picture(state, choice.view, choice.size, width)
        if choice.form.sized:
            _say_pages(choice, _pages(state.ds, choice.view, choice.size, width, state.edition))


def _say_pages(choice: _ExportChoice, number: int) -> None:
    """Say that there is more than the preview shows, and which form has it."""
    if number < 2:  # noqa: PLR2004 -- one page is all
        return
    if choice.form.suffix in {"png", "svg"}:
        st.caption(
            f"Page 1 of {number}. A picture is one page: take PDF or PowerPoint for all of them, "
            f"or the size “{SIZES[_SCREEN].label}”, which is as long as it takes."
        )
    else:
        st.caption(f"The first of {number} pages")


def picture(state: State, view: views.View, size: str, width: int | None = None) -> None:
    """Draw the first page of a view, or say why there is none."""
    try:
        drawn = _picture(state.ds, view, size, width, state.edition)
    except views.ViewError as error:
        st.warning(safe(str(error)), icon=":material/filter_alt_off:")
        return
    title = view.title or caption.suggested_title(state.ds, view)
    st.image(drawn, width="stretch", alt=f"The first page: {title}")


@kept(most=_MOST_KEPT)
def _picture(ds: Dataset, view: views.View, size: str, width: int | None, made: Edition) -> str:
    return images.svg(ds, view, size, width=width, made=made).decode()


@kept(most=_MOST_KEPT)
def _pages(ds: Dataset, view: views.View, size: str, width: int | None, made: Edition) -> int:
    return len(pages(ds, view, size_named(size, width), made))


@kept(most=_MOST_KEPT)
def _rows(ds: Dataset, view: views.View, made: Edition) -> pd.DataFrame:
    table = BytesIO(formats.write(ds, [view], "csv", made=made))
    return pd.read_csv(table, dtype=str, keep_default_na=False, nrows=_FIRST_ROWS)


@kept(most=_MOST_KEPT)
def _lines(ds: Dataset, view: views.View, suffix: str, made: Edition) -> str:
    text = formats.write(ds, [view], suffix, made=made).decode()
    return "\n".join(text.splitlines()[:_FIRST_LINES])

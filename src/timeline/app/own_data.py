"""Data that a reader drops into the page: shown in this browser session, mended, taken home."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from timeline.app.markdown import safe
from timeline.dataset import Dataset
from timeline.home import NO_UPLOAD
from timeline.problems import DataError, Problem
from timeline.reading import mending, read_folder, uploads
from timeline.reading.folder import Folder
from timeline.schema import TABLES
from timeline.words import counted

__all__ = ["is_offered", "panel", "say_whose", "shown", "zipped"]

_TITLE = "Your data"
_NAMED = "own-name"
_KEPT, _DROPPED, _PASTED, _PICKED = "own-data", "own-files", "own-pasted", "own-problems"
_SUFFIXES = ["csv", "tsv", "txt", "xlsx", "xlsm", "ods", "zip", "json"]
_MEGA = 1_000_000
_MOST_LISTED = 1_000
_TALL = 248


@dataclass(frozen=True)
class _Own:
    """The files as they are now, what they give, and whether the pages show it."""

    home: Folder | None
    dataset: Dataset | None
    problems: tuple[Problem, ...]
    is_shown: bool = False
    mended: int = 0


def is_offered() -> bool:
    """Whether readers may show data of their own."""
    return not os.environ.get(NO_UPLOAD)


def shown() -> Dataset | None:
    """Return the reader's own data where the pages show them; None where they do not."""
    own = _own()
    return own.dataset if own is not None and own.is_shown else None


def say_whose() -> None:
    """Say on every page that it shows the reader's own data, and offer to go back."""
    if shown() is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(
            "**These are your own data**, in this browser session alone: no link carries them, and "
            "they are shown no more when the page is loaded anew.",
            icon=":material/person:",
        )
        st.button("Back to the other data", on_click=_show, args=(False,), key="own-back")


def panel() -> None:
    """Draw what to drop or paste, what is wrong with it, and how to mend it."""
    st.markdown(
        "Drop your own tables here and see them on every page: CSV, Excel or OpenDocument files, "
        "or a zip of them. `date` and `title` are enough for a timeline; `actor`, `framework`, "
        "`stance` and `date` for a matrix. They stay in the memory of this browser session; "
        "nothing is written on the server."
    )
    st.caption(
        f"At most {uploads.MOST_BYTES // _MEGA} MB, {uploads.MOST_ROWS:,} lines a table, "
        f"{uploads.MOST_UNPACKED // _MEGA} MB unpacked."
    )
    st.file_uploader(
        "Files",
        type=_SUFFIXES,
        accept_multiple_files=True,
        key=_DROPPED,
        max_upload_size=uploads.MOST_BYTES // _MEGA,
        on_change=_take_files,
    )
    with st.expander("Or paste a table"):
        st.text_area(
            "Its header first, as it is copied from a spreadsheet",
            key=_PASTED,
            on_change=_take_pasted,
            placeholder="date\ttitle\n2009-06-12\tThe treaty is signed",
            height=120,
        )
    own = _own()
    if own is not None:
        st.text_input("Name of these data, for headings", key=_NAMED, on_change=_rename_data)
        _found(own)


def _own() -> _Own | None:
    found: _Own | None = st.session_state.get(_KEPT)
    return found


def _rename_data() -> None:
    own = _own()
    if own is not None and own.home is not None:
        _keep(own, own.home, 0)


def _take_files() -> None:
    try:
        files = uploads.contents(st.session_state[_DROPPED], _TITLE)
    except DataError as error:
        st.session_state[_KEPT] = _Own(None, None, error.problems)
        return
    _take(files)


def _take_pasted() -> None:
    text = st.session_state[_PASTED]
    _take({"pasted.csv": text.encode()} if text.strip() else {})


def _take(files: Mapping[str, bytes]) -> None:
    """Read files anew; none at all is to have none of one's own."""
    if not files:
        st.session_state.pop(_KEPT, None)
        return
    was = _own()
    try:
        home = uploads.open_files(files, _TITLE)
    except DataError as error:
        st.session_state[_KEPT] = _Own(None, None, error.problems)
        return
    st.session_state[_KEPT] = replace(_read(home), is_shown=was is not None and was.is_shown)


def _read(home: Folder, mended: int = 0) -> _Own:
    try:
        ds = read_folder(home)
    except DataError as error:
        return _Own(home, None, error.problems, mended=mended)
    if name := " ".join(st.session_state.get(_NAMED, "").split()):
        ds = replace(ds, name=name)
    return _Own(home, ds, ds.warnings, mended=mended)


def _show(is_shown: bool) -> None:  # noqa: FBT001 -- as a button's callback gives it
    own = _own()
    if own is not None:
        st.session_state[_KEPT] = replace(own, is_shown=is_shown)


def _write(changes: Sequence[tuple[Problem, str]]) -> None:
    own = _own()
    if own is not None and own.home is not None:
        _keep(own, mending.mend(own.home, changes), len(changes))


def _leave_out(problem: Problem) -> None:
    own = _own()
    if own is not None and own.home is not None:
        _keep(own, mending.leave_out(own.home, problem), 1)


def _rename(problem: Problem, field: str) -> None:
    own, name = _own(), st.session_state.get(field)
    if own is not None and own.home is not None and name:
        _keep(own, mending.rename_column(own.home, problem, name), 1)


def _keep(own: _Own, home: Folder, mended: int) -> None:
    read = _read(home, own.mended + mended)
    st.session_state[_KEPT] = replace(read, is_shown=own.is_shown)


def _found(own: _Own) -> None:
    """Say what was found; offer to show it, to mend it, and to take it home."""
    errors = sum(problem.is_error for problem in own.problems)
    warnings = len(own.problems) - errors
    if own.dataset is not None:
        counts = [
            counted(len(frame), TABLES[name].noun)
            for name in ("events", "stances", "actors", "frameworks", "sources")
            if len(frame := getattr(own.dataset, name))
        ]
        said = f" There {'is' if warnings == 1 else 'are'} {counted(warnings, 'warning')}."
        st.success(f"Found {', '.join(counts)}.{said if warnings else ''}")
    else:
        st.error(
            f"**{counted(errors, 'problem')} to mend before this can be shown.**",
            icon=":material/error:",
        )
    with st.container(horizontal=True):
        if own.is_shown and own.dataset is not None:
            st.button("Back to the other data", on_click=_show, args=(False,))
        else:
            st.button(
                "Show on every page",
                type="primary",
                icon=":material/visibility:",
                on_click=_show,
                args=(True,),
                disabled=own.dataset is None,
            )
        _offer_remedies(own)
        if own.home is not None and own.home.tables:
            st.download_button(
                "Take the tables home" + (f" ({own.mended} mended)" if own.mended else ""),
                lambda: zipped(own.home),
                file_name="your-data.zip",
                mime="application/zip",
                icon=":material/folder_zip:",
                on_click="ignore",
                help="As UTF-8 CSV files in one zip",
            )
    if own.problems:
        _problems(own)


def _offer_remedies(own: _Own) -> None:
    """Offer to write what remedies say, those beyond doubt and those that are only likely apart."""
    if own.home is None:
        return
    for likely, said, about in (
        (False, "beyond doubt", "Each leaves no doubt: write them all into their cells"),
        (True, "likely", "Each is what was probably meant: look through the list below first"),
    ):
        if changes := mending.remedies(own.home, own.problems, likely=likely):
            st.button(
                f"Accept {len(changes):,} {said}",
                icon=":material/done_all:" if not likely else ":material/rule:",
                help=about,
                on_click=_write,
                args=(changes,),
            )


def _problems(own: _Own) -> None:
    """List problems, errors first, and offer to mend the cell of the one that is chosen."""
    listed = sorted(own.problems, key=lambda problem: not problem.is_error)[:_MOST_LISTED]
    if len(own.problems) > _MOST_LISTED:
        st.caption(f"The first {_MOST_LISTED:,} of {len(own.problems):,}.")
    frame = pd.DataFrame(
        {
            "": ["error" if problem.is_error else "warning" for problem in listed],
            "File": [problem.file for problem in listed],
            "Line": pd.array([problem.line for problem in listed], dtype="Int64"),
            "Column": [problem.column or "" for problem in listed],
            "Value": [problem.value or "" for problem in listed],
            "What is wrong": [problem.reason for problem in listed],
            "What to do": [problem.remedy for problem in listed],
        }
    )
    st.markdown("**Choose a line to mend its cell.**")
    event = st.dataframe(
        frame,
        hide_index=True,
        key=f"{_PICKED}:{own.mended}",  # another list after each mend, with nothing chosen
        on_select="rerun",
        selection_mode="single-row",
        height=min(_TALL, 38 * (len(listed) + 1)),
    )
    chosen = event["selection"]["rows"]
    if chosen and chosen[0] < len(listed):
        _cell(own, listed[chosen[0]])


def _cell(own: _Own, problem: Problem) -> None:
    """Show the row of a problem, and its cell to be written anew."""
    if own.home is None:
        return
    found = mending.cells_at(own.home, problem)
    if found is None:
        _no_cell(own.home, problem)
        return
    cells, column = found
    name, text = cells[column]
    row = pd.DataFrame(cells, columns=["Column", "Cell"])
    st.dataframe(row, hide_index=True, height=min(_TALL, 38 * (len(row) + 1)))
    meant = problem.suggestion
    suggested = text if meant is None else mending.with_entry(text, problem.value or "", meant)
    with st.form("own-cell", border=True):
        where = f"{problem.place} · {name}" if problem.column else f"Header · {text}"
        given = st.text_input(safe(where), value=suggested, key=f"own-cell:{problem}")
        st.caption(safe(problem.sentence))
        with st.container(horizontal=True):
            if st.form_submit_button("Write it", type="primary"):
                _write([(replace(problem, value=text), given)])
                st.rerun()
            if problem.column and st.form_submit_button("Leave this line out"):
                _leave_out(problem)
                st.rerun()


def _no_cell(home: Folder, problem: Problem) -> None:
    """Offer to say which column is the one that is missing; else say where to mend it."""
    names = mending.column_names(home, problem)
    if problem.column is None or problem.value is not None or problem.line is None or not names:
        st.info("This is not about one cell; mend it in your file and drop it anew.")
        return
    field = f"own-column:{problem}"
    st.selectbox(
        f"Which column holds {safe(problem.column)}?",
        names,
        index=None,
        key=field,
        placeholder="Choose one of the file",
        on_change=_rename,
        args=(problem, field),
    )


def zipped(home: Folder | None) -> bytes:
    """Return the tables as a zip of CSV files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (mending.tables_as_csv(home) if home else {}).items():
            archive.writestr(name, content)
    return packed.getvalue()

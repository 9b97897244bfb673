"""What is wrong with a reader's own data, listed, and the cell, row or header of each to mend."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from timeline.app import own_data, viewport
from timeline.app.markdown import safe
from timeline.app.own_data import Own
from timeline.problems import Problem, shown
from timeline.reading import mending
from timeline.reading.folder import Folder
from timeline.schema import entries

__all__ = ["list_problems", "offer_remedies", "offer_undo"]

_MOST_LISTED = 1_000
_TALL = 248
_NARROW = 900
"""Below that width in px what is wrong comes before where it is."""
_WRONG, _DO = "What is wrong", "What to do"
_WHERE_FIRST = ("", "File", "Line", "Column", "Value", _WRONG, _DO)
_WRONG_FIRST = ("Line", _WRONG, "Column", "Value", _DO, "File", "")
_WIDTHS = {"": 64, "File": 120, "Line": 50, "Column": 100, "Value": 120}
"""Of the columns that are short, px, so that what to do is in sight."""
_CHOOSER = 36
"""Width of the boxes by which a line is chosen, and the edge of the list, px."""


def offer_remedies(own: Own) -> str:
    """Offer to write what remedies say; return what to say of that, blank where none is offered."""
    if own.home is None:
        return ""
    about = []
    for likely, kind, said in (
        (False, "beyond doubt", "Beyond doubt: what is written says what is read."),
        (True, "likely", "Likely: what was probably meant; look through the list first."),
    ):
        if changes := mending.remedies(own.home, own.problems, likely=likely):
            st.button(
                f"Accept {len(changes):,} {kind}",
                icon=":material/done_all:" if not likely else ":material/rule:",
                on_click=own_data.accept,
                args=(changes, f"Accepted {len(changes):,} {kind}"),
            )
            about.append(said)
    return " ".join(about)


def offer_undo() -> None:
    """Offer to take the last mend back, where there is one."""
    if said := own_data.last_mend():
        st.button(
            safe(f"Undo: {said[0].lower()}{said[1:]}"),
            key="own-undo",
            icon=":material/undo:",
            on_click=own_data.undo,
        )


def list_problems(own: Own) -> None:
    """List problems, errors first, and offer to mend the cell of the one that is chosen."""
    listed = sorted(own.problems, key=lambda problem: not problem.is_error)[:_MOST_LISTED]
    if len(own.problems) > _MOST_LISTED:
        st.caption(f"The first {_MOST_LISTED:,} of {len(own.problems):,}.")
    frame = pd.DataFrame(
        {
            "": ["error" if problem.is_error else "warning" for problem in listed],
            "File": _files([problem.file for problem in listed]),
            "Line": pd.array([problem.line for problem in listed], dtype="Int64"),
            "Column": [problem.column or "" for problem in listed],
            "Value": [problem.value or "" for problem in listed],
            _WRONG: [problem.reason for problem in listed],
            _DO: [problem.remedy for problem in listed],
        }
    )
    width = viewport.known_width()
    left = width - _CHOOSER - sum(_WIDTHS.values())
    widths = {**_WIDTHS, _WRONG: left * 2 // 5, _DO: left * 3 // 5} if width >= _NARROW else {}
    st.markdown("**Choose a line to mend its cell.**")
    event = st.dataframe(
        frame,
        hide_index=True,
        key=f"own-problems:{own.number}",
        on_select="rerun",
        selection_mode="single-row",
        height=min(_TALL, 38 * (len(listed) + 1)),
        column_order=_WRONG_FIRST if width < _NARROW else _WHERE_FIRST,
        column_config={name: st.column_config.Column(width=px) for name, px in widths.items()},
    )
    chosen = event["selection"]["rows"]
    if chosen and chosen[0] < len(listed):
        _mend(own, listed[chosen[0]])


def _files(paths: list[str]) -> list[str]:
    """Name files; sheets by themselves where all are of one workbook."""
    books = {path.rpartition("[")[0] for path in paths if path.endswith("]")}
    is_one_book = len(books) == 1 and all(path.endswith("]") for path in paths)
    return [
        path.removesuffix("]").rpartition("[")[2] if is_one_book else _file(path) for path in paths
    ]


def _file(path: str) -> str:
    """Name a sheet before its workbook, whose name may be long."""
    book, is_sheet, sheet = path.removesuffix("]").rpartition("[")
    return f"{sheet} ({book})" if is_sheet else path


def _mend(own: Own, problem: Problem) -> None:
    """Show what a problem is about, and offer what can be done about it."""
    home = own.home
    if home is None:
        return
    st.markdown(f"**{safe(_place(problem))}**: {safe(problem.sentence)}")
    if found := mending.cells_at(home, problem):
        _cell(own, problem, *found)
    elif mending.column_names(home, problem) and not mending.row_at(home, problem):
        _header(home, problem, own.number)
    elif not mending.row_at(home, problem):
        st.info(
            "This is not about one cell; mend it in your file and drop it anew. What has been "
            "mended here is in the tables that you can take home."
        )
    _leave_out(home, problem)


def _place(problem: Problem) -> str:
    line = f", line {problem.line}" if problem.line else ""
    return f"{_file(problem.file)}{line}"


def _cell(own: Own, problem: Problem, cells: list[tuple[str, str]], at: int) -> None:
    """Show a row, and its cell to be written anew or emptied."""
    name, text = cells[at]
    row = pd.DataFrame(cells, columns=["Column", "Cell"])
    st.dataframe(row, hide_index=True, height=min(_TALL, 38 * (len(row) + 1)))
    meant = problem.suggestion
    suggested = text if meant is None else mending.with_entry(text, problem.value or "", meant)
    what = f"Cell of {_plain(name)}" if problem.column else f"Header {_plain(text)}"
    with st.form("own-cell", border=True):
        typed = st.text_input(what, value=suggested, key=f"own-cell:{own.number}:{problem}")
        with st.container(horizontal=True):
            said = f"Wrote {_place(problem)}"
            if st.form_submit_button("Write it", type="primary"):
                own_data.write(replace(problem, value=text), typed, said)
                st.rerun()
            if not problem.column or not text.strip():
                return
            value = problem.value or ""
            is_entry = value in entries(text) and len(entries(text)) > 1
            label = f'Take out "{_plain(shown(value))}"' if is_entry else "Empty the cell"
            if st.form_submit_button(label):
                own_data.write(problem if is_entry else replace(problem, value=text), "", said)
                st.rerun()


def _leave_out(home: Folder, problem: Problem) -> None:
    """Offer to leave out the row of a problem, and say what goes with it."""
    cells = [cell.strip() for cell in mending.row_at(home, problem) if cell.strip()]
    if not cells:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            "Leave out the whole row",
            key="own-leave-out",
            icon=":material/delete:",
            on_click=own_data.leave_out,
            args=(problem, f"Left out {_place(problem)}"),
        )
        st.caption(f"All of it goes: {safe(shown(' · '.join(cells)))}", width="content")


def _header(home: Folder, problem: Problem, number: int) -> None:
    """Offer to say which column of the file is which of the table's."""
    names, lacking = mending.column_names(home, problem), mending.missing_columns(home, problem)
    if not lacking:
        return
    is_lacking = problem.column in lacking and problem.value is None
    with st.form("own-header", border=True), st.container(horizontal=True):
        called = st.selectbox(
            "Column of your file",
            names,
            index=names.index(problem.suggestion) if problem.suggestion in names else None,
            key=f"own-called:{number}:{problem}",
            placeholder="Choose one of the file",
        )
        meant = st.selectbox(
            "is what is called here",
            lacking,
            index=lacking.index(problem.column) if is_lacking and problem.column else None,
            key=f"own-meant:{number}:{problem}",
            placeholder="Choose",
        )
        if st.form_submit_button("Rename it", type="primary") and called and meant:
            own_data.name_column(problem, called, meant)
            st.rerun()


def _plain(text: str) -> str:
    """Show a text in a label, which a browser also reads out as it stands, without markup."""
    return "".join(c if c.isalnum() or c in " ,.;'?!%/–-" else " " for c in text).strip()

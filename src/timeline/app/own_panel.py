"""Where a reader drops or pastes data of their own, sees what was found, and takes them home."""

from __future__ import annotations

import streamlit as st

from timeline.app import own_data, own_mending, viewport
from timeline.app.markdown import safe
from timeline.app.own_data import Own
from timeline.problems import DataError
from timeline.reading import mending, uploads
from timeline.schema import TABLES
from timeline.words import counted, joined

__all__ = ["panel", "say_whose"]

_DROPPED, _PASTED, _NAMED, _FIELDS = "own-files", "own-pasted", "own-name-field", "own-fields"
_PASTED_AS = "pasted.csv"
_SUFFIXES = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods", "zip", "json"]
_MEGA = 1_000_000


def say_whose() -> None:
    """Say on every page that it shows the reader's own data, and offer to go back."""
    if own_data.shown() is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(
            "**These are your own data**, in this browser session alone: no link carries them, and "
            "they are shown no more when the page is loaded anew.",
            icon=":material/person:",
        )
        st.button("Back to the other data", on_click=own_data.show, args=(False,), key="own-back")


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
    # What is pasted replaces what was dropped: the box of files is another, empty one then.
    number = st.session_state.get(_FIELDS, 0)
    key = f"{_DROPPED}:{number}" if number else _DROPPED
    st.file_uploader(
        "Files",
        type=_SUFFIXES,
        accept_multiple_files=True,
        key=key,
        max_upload_size=uploads.MOST_BYTES // _MEGA,
        on_change=_take_files,
        args=(key,),
    )
    with st.expander("Or paste a table"):
        st.text_area(
            "Its header first, as it is copied from a spreadsheet",
            key=_PASTED,
            on_change=_take_pasted,
            placeholder="date\ttitle\n2009-06-12\tThe treaty is signed",
            height=120,
        )
    own = own_data.given()
    if own is not None:
        viewport.measure()  # how wide the list of problems is
        _say_of_what(own)
        if own.home is not None:
            # Streamlit forgets what a field says while another page is open.
            st.session_state.setdefault(_NAMED, own_data.name())
            st.text_input(
                "Name of these data, for headings",
                key=_NAMED,
                on_change=lambda: own_data.give_name(st.session_state[_NAMED]),
            )
        _found(own)


def _take_files(key: str) -> None:
    dropped = st.session_state[key]
    if dropped:
        st.session_state[_PASTED] = ""
    try:
        files = uploads.contents(dropped, "Your data")
    except DataError as error:
        own_data.refuse(error, [file.name for file in dropped])
        return
    own_data.take(files)
    st.session_state[_NAMED] = own_data.name()


def _take_pasted() -> None:
    text = st.session_state[_PASTED]
    st.session_state[_FIELDS] = st.session_state.get(_FIELDS, 0) + 1
    own_data.take({_PASTED_AS: text.encode()} if text.strip() else {})


def _say_of_what(own: Own) -> None:
    """Say what the data come from, also where the page was left and its fields are empty."""
    names = ["the pasted table" if name == _PASTED_AS else name for name in own.of]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(
            f"Here now: {safe(joined(names))}. What you drop or paste next replaces it.",
            width="content",
        )
        st.button("Remove", key="own-drop", type="tertiary", on_click=_drop)


def _drop() -> None:
    st.session_state[_FIELDS] = st.session_state.get(_FIELDS, 0) + 1
    st.session_state[_PASTED] = ""
    own_data.drop()


def _found(own: Own) -> None:
    """Say what was found; offer to show it, to mend it, and to take it home."""
    warnings = len(own.problems) - len(own.errors)
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
            f"**{counted(len(own.errors), 'problem')} to mend before this can be shown.**",
            icon=":material/error:",
        )
    with st.container(horizontal=True):
        _offer_show(own)
        offers = own_mending.offer_remedies(own)
        own_mending.offer_undo()
        _offer_home(own)
    if offers:
        st.caption(offers)
    if own.told:
        st.warning(safe(own.told), icon=":material/undo:")
    if own.problems:
        own_mending.list_problems(own)


def _offer_show(own: Own) -> None:
    if own.is_shown and own.dataset is not None:
        st.button("Back to the other data", on_click=own_data.show, args=(False,))
        return
    st.button(
        "Show on every page",
        type="primary",
        icon=":material/visibility:",
        on_click=own_data.show,
        args=(True,),
        disabled=own.dataset is None,
    )


def _offer_home(own: Own) -> None:
    home = own.home
    if home is None or not home.tables:
        return
    name = own_data.name()
    st.download_button(
        "Take the tables home as CSV" + (f" ({own.mended} mended)" if own.mended else ""),
        lambda: mending.zipped(home, name),
        file_name="your-data.zip",
        mime="application/zip",
        icon=":material/folder_zip:",
        on_click="ignore",
    )

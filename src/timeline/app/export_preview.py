"""What a file will look like before it is made: its first page, its first rows, or its first lines.

Everything is remembered for the version of the data, the view and the size that it was drawn for.
"""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pandas as pd
import streamlit as st

from timeline import views
from timeline.app.markdown import safe
from timeline.dataset import Dataset
from timeline.export import formats, images
from timeline.export.pages.build import pages
from timeline.layout.page import size_named
from timeline.views.caption import Edition, suggested_title
from timeline.words import counted

__all__ = ["ROWS", "TEXTS", "lines", "parts", "picture", "rows"]

ROWS = frozenset({"csv", "xlsx", "json"})
TEXTS = frozenset({"bib", "csl.json", "txt"})
"""Forms that are shown as rows, and as text; all others look like their pictures."""

_MOST = 128
_ROWS, _LINES = 8, 24


def picture(
    ds: Dataset, view: views.View, size: str, made: Edition, width: int | None = None
) -> None:
    """Draw the first page of a view, or say why there is none."""
    try:
        drawn = _picture(ds, view, _about(ds, view, size, made, width))
    except views.ViewError as error:
        st.warning(safe(str(error)), icon=":material/filter_alt_off:")
        return
    title = view.title or suggested_title(ds, view)
    st.image(drawn, width="stretch", alt=f"The first page: {title}")


def parts(ds: Dataset, view: views.View, size: str, made: Edition, width: int | None = None) -> int:
    """Return how many pages a view takes."""
    return _parts(ds, view, _about(ds, view, size, made, width))


def rows(ds: Dataset, view: views.View) -> None:
    """Draw the first rows of a view, every cell as it is written."""
    table = _rows(ds, view, (ds.version, views.write(ds, view)))
    st.dataframe(table, hide_index=True, alt="The first rows of the file")
    st.caption(f"The first {counted(len(table), 'line')}")


def lines(ds: Dataset, view: views.View, suffix: str) -> None:
    """Draw the first lines of a form that is text."""
    text = _lines(ds, view, (ds.version, views.write(ds, view), suffix))
    st.code(text, language=None, wrap_lines=True)


_About = tuple[str, str, str, int | None, str, str]


def _about(ds: Dataset, view: views.View, size: str, made: Edition, width: int | None) -> _About:
    return (ds.version, views.write(ds, view), size, width, made.day.isoformat(), made.base)


# What begins with an underscore is no part of a key: data sets are told apart by their version.


@st.cache_data(max_entries=_MOST, show_spinner=False)
def _picture(_ds: Dataset, _view: views.View, about: _About) -> str:
    *_, size, width, day, base = about
    made = Edition(date.fromisoformat(day), base)
    return images.svg(_ds, _view, size, width=width, made=made).decode()


@st.cache_data(max_entries=_MOST, show_spinner=False)
def _parts(_ds: Dataset, _view: views.View, about: _About) -> int:
    *_, size, width, day, base = about
    return len(pages(_ds, _view, size_named(size, width), Edition(date.fromisoformat(day), base)))


@st.cache_data(max_entries=_MOST, show_spinner=False)
def _rows(_ds: Dataset, _view: views.View, about: tuple[str, str]) -> pd.DataFrame:  # noqa: ARG001 -- keys the cache
    table = BytesIO(formats.write(_ds, [_view], "csv"))
    return pd.read_csv(table, dtype=str, keep_default_na=False, nrows=_ROWS)


@st.cache_data(max_entries=_MOST, show_spinner=False)
def _lines(_ds: Dataset, _view: views.View, about: tuple[str, str, str]) -> str:
    text = formats.write(_ds, [_view], about[-1]).decode()
    return "\n".join(text.splitlines()[:_LINES])

"""What a file will look like before it is made: its first page, its first rows, or its first lines.

What was drawn is kept, as the window draws it again with every choice.
"""

from __future__ import annotations

from functools import lru_cache
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
        drawn = _picture(ds, view, size, made, width)
    except views.ViewError as error:
        st.warning(safe(str(error)), icon=":material/filter_alt_off:")
        return
    title = view.title or suggested_title(ds, view)
    st.image(drawn, width="stretch", alt=f"The first page: {title}")


@lru_cache(maxsize=_MOST)
def parts(ds: Dataset, view: views.View, size: str, made: Edition, width: int | None = None) -> int:
    """Return how many pages a view takes."""
    return len(pages(ds, view, size_named(size, width), made))


def rows(ds: Dataset, view: views.View) -> None:
    """Draw the first rows of a view, every cell as it is written."""
    table = _rows(ds, view)
    st.dataframe(table, hide_index=True, alt="The first rows of the file")
    st.caption(f"The first {counted(len(table), 'line')}")


def lines(ds: Dataset, view: views.View, suffix: str) -> None:
    """Draw the first lines of a form that is text."""
    st.code(_lines(ds, view, suffix), language=None, wrap_lines=True)


@lru_cache(maxsize=_MOST)
def _picture(ds: Dataset, view: views.View, size: str, made: Edition, width: int | None) -> str:
    return images.svg(ds, view, size, width=width, made=made).decode()


@lru_cache(maxsize=_MOST)
def _rows(ds: Dataset, view: views.View) -> pd.DataFrame:
    table = BytesIO(formats.write(ds, [view], "csv"))
    return pd.read_csv(table, dtype=str, keep_default_na=False, nrows=_ROWS)


@lru_cache(maxsize=_MOST)
def _lines(ds: Dataset, view: views.View, suffix: str) -> str:
    text = formats.write(ds, [view], suffix).decode()
    return "\n".join(text.splitlines()[:_LINES])

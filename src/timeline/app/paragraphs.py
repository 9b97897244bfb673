"""The paragraphs that a card cites, beside it, where the folder of the articles is at hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import streamlit as st

from timeline import articles, cite
from timeline.app.markdown import safe
from timeline.dataset import Dataset
from timeline.home import find_articles
from timeline.schema import place
from timeline.words import counted

__all__ = ["show"]

_LONGEST = 3000
"""How much of a paragraph is shown at most, in characters."""


def show(ds: Dataset, places: Sequence[str], quote: str, *, is_open: bool) -> None:
    """Show the paragraphs at some places as the text that they are, the quote marked in them.

    What has the quote comes first. Nothing is drawn where no folder is named, or it has none.

    Parameters
    ----------
    places : sequence of str
        As in the data: ``nippon#16``.
    quote : str
        What is marked in each that has it; may be blank.
    is_open : bool
        Whether the first is open at once; the others are folded away.
    """
    quote = articles.normal(quote)
    found = sorted(_at_hand(places), key=lambda one: quote not in one[1])
    if is_open and found:
        _fold(ds, found[:1], quote, "The paragraph itself", is_open=True)
        _fold(ds, found[1:], quote, f"{counted(len(found) - 1, 'more paragraph')}")
    else:
        one = len(found) == 1
        label = "The paragraph itself" if one else f"The {len(found)} paragraphs themselves"
        _fold(ds, found, quote, label)


def _fold(
    ds: Dataset,
    found: Sequence[tuple[str, str]],
    quote: str,
    label: str,
    *,
    is_open: bool = False,
) -> None:
    """Draw paragraphs in a fold; nothing where there are none."""
    if not found:
        return
    with st.expander(label, icon=":material/article:", expanded=is_open):
        for name, text in found:
            st.markdown(f":small[**{safe(cite.place(ds, name))}**]  \n{_marked(text, quote)}")


def _at_hand(places: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each place of which the text is at hand, with its paragraph."""
    folder = find_articles()
    if folder is None:
        return
    for name in dict.fromkeys(places):
        source, number = place(name)
        text = "".join(_text(folder, source)[number - 1 : number])
        if text:
            yield name, text


def _text(folder: Path, source: str) -> tuple[str, ...]:
    """Return the paragraphs of a source as its file is now; none where it cannot be read."""
    try:
        found = articles.text_file(folder, source).stat()
        stamp = (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
        return _read(folder, source, stamp)
    except (OSError, ValueError):
        return ()


@st.cache_resource(max_entries=32, show_spinner=False)
def _read(folder: Path, source: str, stamp: tuple[int, ...]) -> tuple[str, ...]:  # noqa: ARG001 -- the stamp is there to key the cache
    return articles.paragraphs(folder, source)


def _marked(text: str, quote: str) -> str:
    """Return a paragraph as Markdown, cut to what can be read, the quote in bold on a ground."""
    at = text.find(quote) if quote else -1
    first = max(0, min(at - _LONGEST // 2, len(text) - _LONGEST))
    last = first + _LONGEST
    ends = ("… " if first else "", " …" if last < len(text) else "")
    if at < 0:
        return f"{ends[0]}{safe(text[first:last])}{ends[1]}"
    # What is escaped loses the spaces at its ends.
    before, after = text[first:at], text[at + len(quote) : last]
    spaces = (" " * before.endswith(" "), " " * after.startswith(" "))
    marked = f":yellow-background[**{safe(quote)}**]"
    return f"{ends[0]}{safe(before)}{spaces[0]}{marked}{spaces[1]}{safe(after)}{ends[1]}"

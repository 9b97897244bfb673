"""Texts from other programs: out of markup, on one line, and as long as a chart has room for."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser
from typing import NamedTuple

from timeline.schema import TABLES

__all__ = ["Fitted", "fitted", "on_one_line", "out_of_markup", "prose", "within"]

_BLOCKS = frozenset(
    {"address", "blockquote", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol"}
    | {"p", "pre", "table", "td", "th", "tr", "ul"}
)
_UNSAID = frozenset({"script", "style"})
_APART = frozenset({"note", "sources", "more"})
_CUT = "…"
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")
_MARKUP = re.compile(r"<[a-zA-Z/!][^>]*>|&(?:#\w+|\w+);")


class Fitted(NamedTuple):
    """Title, summary and note, each as long as it may be."""

    title: str
    summary: str
    note: str


def prose(text: str) -> str:
    """Return a text without what no cell may hold; its lines stay."""
    if text.isprintable() and "  " not in text and "\N{REPLACEMENT CHARACTER}" not in text:
        return text.strip()  # as most are, and there are many
    tidy = _UNFIT.sub("", text.replace("\t", " ").replace("\N{REPLACEMENT CHARACTER}", "?"))
    lines = (" ".join(line.split()) for line in re.split("\n|\u2028|\u2029", tidy))
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()


def on_one_line(text: str) -> str:
    """Return a text without what no cell of one line may hold."""
    return " ".join(prose(text).split())


def fitted(title: str, summary: str = "", note: str = "") -> Fitted:
    """Return texts that have room: what is too long goes on where there is more.

    A title is cut at a word, and the whole of it begins the summary; a summary is cut at a word,
    and its rest begins the note.
    """
    title, summary, note = on_one_line(title), prose(summary), prose(note)
    whole = _over(title, _most("title"))
    if whole:
        short = _head(title, _most("title"))
        summary = title if not summary or title == summary else f"{title}\n{summary}"
        title = f"{short}{_CUT}"
    if _over(summary, _most("summary")):
        head = _head(summary, _most("summary"))
        rest = summary[len(head) :].strip()
        summary = f"{head}{_CUT}"
        note = "\n".join(filter(None, (f"{_CUT}{rest}", note)))
    return Fitted(title, summary, note)


def _most(column: str) -> int:
    return TABLES["events"].column(column).max_chars or 0


def _over(text: str, most: int) -> bool:
    return len(unicodedata.normalize("NFC", text)) > most


def _head(text: str, most: int) -> str:
    """Return the beginning of a text that has room beside the sign that it is cut."""
    room = most - len(_CUT)
    kept = text[:room]
    while _over(kept, room):
        kept = kept[:-1]
    if not text[len(kept) : len(kept) + 1].isspace():
        shorter = re.sub(r"\s\S*$", "", kept)
        # Of a script without spaces, or one endless word, the letters are cut.
        kept = shorter if len(shorter) > room // 2 else kept
    return kept.rstrip()


def out_of_markup(text: str) -> str:
    """Return the words of HTML, each block on a line of its own; plain text as it is.

    What has the class ``note``, ``sources`` or ``more`` is none of them; scripts and styles never
    are.
    """
    if not _MARKUP.search(text):
        return prose(text)
    words = _Words()
    words.feed(text)
    words.close()
    return prose(re.sub(r"\s*\n\s*", "\n", "".join(words.found)))


def within(markup: str, name: str) -> str:
    """Return what stands within the paragraph of a class, as HTML; blank where there is none."""
    match = re.search(rf'<p class="{name}">(.*?)</p>', markup, re.DOTALL)
    return match[1] if match else ""


class _Words(HTMLParser):
    """Gathers what a reader of a page sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._within:
            self._within += [tag] * (tag == self._within[0])
        elif tag in _UNSAID or dict(attrs).get("class") in _APART:
            self._within.append(tag)
        elif tag in _BLOCKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._within:
            if tag == self._within[0]:
                self._within.pop()
        elif tag in _BLOCKS:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._within:
            # Line ends within markup are spaces.
            self.found.append(" ".join(data.split("\n")))

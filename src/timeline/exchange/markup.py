"""What an event says as HTML, for programs that show such, and back."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from timeline.exchange.drafts import Event, Source
from timeline.exchange.texts import out_of_markup, within
from timeline.web_address import web_address

__all__ = ["escaped", "note_in", "said"]

_NOTE = "note"


def escaped(text: str) -> str:
    """Return text as HTML that shows it; quotation marks stay, as it is no attribute."""
    return escape(text, quote=False)


def said(event: Event) -> str:
    """Return what an event says as HTML; all that is text stays text."""
    parts = [f"<p>{_lines(event.summary)}</p>" if event.summary else ""]
    if event.note:
        parts.append(f'<p class="{_NOTE}">{_lines(event.note)}</p>')
    if event.sources:
        parts.append(f'<p class="sources">{_listed(event.sources)}</p>')
    if event.extras:
        more = "\n".join(f"{name}: {text}" for name, text in event.extras.items())
        parts.append(f'<p class="more">{_lines(more)}</p>')
    return "".join(parts)


def note_in(markup: str) -> str:
    """Return the note in what `said` has written."""
    return out_of_markup(within(markup, _NOTE))


def _lines(text: str) -> str:
    return "<br>".join(escaped(line) for line in text.split("\n") if line.strip())


def _listed(sources: Iterable[Source]) -> str:
    return "<br>".join(_one(source) for source in sources)


def _one(source: Source) -> str:
    words = escaped(source.title or source.url)
    address = web_address(source.url)
    return f'<a href="{escape(address)}">{words}</a>' if address else words

"""What the dates of a data set mean, each different text read once."""

from __future__ import annotations

from timeline.dates import InvalidDate, Span, parse

__all__ = ["DateTexts"]


class DateTexts:
    """Reads dates as `timeline.dates.parse` does, and remembers what it has read."""

    def __init__(self) -> None:
        self._found: dict[str, Span | InvalidDate] = {}

    def parse(self, text: str) -> Span:
        """Return what a date means; raises InvalidDate for another text."""
        found = self._found.get(text)
        if found is None:
            try:
                found = parse(text)
            except InvalidDate as error:
                found = error
            self._found[text] = found
        if isinstance(found, InvalidDate):
            raise found
        return found

    def get(self, text: str) -> Span | None:
        """Return what a date means; None for another text."""
        try:
            return self.parse(text) if text else None
        except InvalidDate:
            return None

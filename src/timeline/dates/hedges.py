"""What people write around a date: that it is about then, or perhaps; the mark of a footnote."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["hedged", "without_marks"]

_ABOUT_WORDS = (
    "circa|ca?\\.?|approx\\.?|approximately|about|around|roughly|um|gegen|etwa|ungefähr|vers|environ"
    "|env\\.?|autour de|hacia|alrededor de|aproximadamente|verso|intorno al?|por volta de|cerca de"
    "|rond|omstreeks"
)
_ARTICLE = r"(?:(?:the|den|dem|le|el|il|o|al) |l['’])?"
_ABOUT = re.compile(rf"(?:(?:{_ABOUT_WORDS}) ?{_ARTICLE}|~ ?)(?P<rest>\S.*)", re.IGNORECASE)
_ABOUT_AFTER = re.compile(
    r"(?P<rest>.*\S),? (?:\((?:circa|ca?\.?|env\.?|approx\.?|um)\)|circa|ca\.|env\.|approx\.)",
    re.IGNORECASE,
)
_PERHAPS = re.compile(
    r"(?:(?:perhaps|probably|vielleicht|wohl|vermutlich|peut-être|probablement|quizás|forse"
    r"|talvez) )(?P<before>.+)|(?P<after>.*\S) ?(?:\(\?\)|\?)",
    re.IGNORECASE,
)
_FOOTNOTES = re.compile(
    r"(?:\s*(?:[*†‡§¹²³⁰⁴-⁹]|\[(?:[0-9]{1,3}|[a-z]{1,2}|\*{1,3}|note [0-9]{1,3})\]"
    r"|[\[(](?:sic|\*|[0-9]{1,2})!?[\])]))+$",
    re.IGNORECASE,
)


def hedged(text: str) -> tuple[str, str] | None:
    """Return the date in a text that says it is about then or perhaps, and the mark of EDTF for it.

    Examples
    --------
    >>> from timeline.dates.hedges import hedged
    >>> hedged("vers juillet 2024"), hedged("July 2024 (?)"), hedged("2024")
    (('juillet 2024', '~'), ('July 2024', '?'), None)
    """
    if found := _ABOUT.fullmatch(text) or _ABOUT_AFTER.fullmatch(text):
        return found["rest"], "~"
    if found := _PERHAPS.fullmatch(text):
        return found["before"] or found["after"], "?"
    return None


def without_marks(text: str) -> str:
    """Return a text without the marks of footnotes at its end and letters that cannot be seen.

    Examples
    --------
    >>> from timeline.dates.hedges import without_marks
    >>> without_marks("2012*"), without_marks("mai 2012 [1]"), without_marks("2012 [sic]")
    ('2012', 'mai 2012', '2012')
    """
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return _FOOTNOTES.sub("", seen).strip()

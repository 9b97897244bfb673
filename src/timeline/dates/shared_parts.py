"""Ranges that say once what both of their ends have in common: 29./30. Oktober 1956."""

from __future__ import annotations

from timeline.dates.forms import form

__all__ = ["both_ends"]

_FROM = "(?:from |between |vom |von |du |del |dal )?"
_TO = r" ?(?:[-–—/]| to | and | bis | zum | auf den | und | au | et | al | a | y | e )\s*"
_FORMS = (
    (form(rf"{_FROM}D{_TO}D WOFY"), "{0} {2} {3}", "{1} {2} {3}"),
    (form(rf"{_FROM}D W{_TO}D WOFY"), "{0} {1} {4}", "{2} {3} {4}"),
    (form(rf"{_FROM}W{_TO}WOFY4"), "{0} {2}", "{1} {2}"),
    (form(rf"{_FROM}W D{_TO}D,? Y4"), "{1} {0} {3}", "{2} {0} {3}"),
    (form(rf"{_FROM}W D{_TO}W D,? Y4"), "{1} {0} {4}", "{3} {2} {4}"),
    (form(rf"{_FROM}N\.?{_TO}N\. ?N\. ?Y"), "{0}.{2}.{3}", "{1}.{2}.{3}"),
    (form(rf"{_FROM}N\. ?N\.?{_TO}N\. ?N\. ?Y"), "{0}.{1}.{4}", "{2}.{3}.{4}"),
)


def both_ends(text: str) -> tuple[str, str] | None:
    """Return both ends of a range, each whole, where one of them lacks what the other says.

    Examples
    --------
    >>> from timeline.dates.shared_parts import both_ends
    >>> both_ends("29./30. Oktober 1956"), both_ends("29.10.-6.11.1956"), both_ends("Oct/Nov 1956")
    (('29 Oktober 1956', '30 Oktober 1956'), ('29.10.1956', '6.11.1956'), ('Oct 1956', 'Nov 1956'))
    """
    for pattern, start, end in _FORMS:
        if match := pattern.fullmatch(text):
            return start.format(*match.groups()), end.format(*match.groups())
    return None

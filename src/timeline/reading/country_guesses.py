"""What to write for a text that names no country, or more than one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from slugify import slugify

from timeline.reading.country_words import (
    ABBREVIATIONS,
    BODIES,
    CORRELATES_OF_WAR,
    OLYMPIC,
    OTHER_STATES,
    SUCCESSORS,
    UNCLEAR,
)
from timeline.reading.guesses import parts
from timeline.reading.judgements import Fault
from timeline.reading.named_countries import (
    country_named,
    english_names,
    name_key,
    named_together,
)
from timeline.schema import LIST_SEPARATOR
from timeline.schema.countries import by_iso_number, country_names, two_letters, with_article
from timeline.words import joined

__all__ = ["no_country", "several_countries"]

_SHORTEST = 5
"""Letters from which on a name may be told with a letter wrong."""
_LONG = 9
"""Letters from which on two may be wrong."""
_NO_SLIPS = frozenset({"guiana", "prussia", "styria", "siberia", "galicia", "germans", "persia"})
"""Names of other places and peoples that are a letter or two from the name of a country."""


def no_country(text: str, table: str, own: Iterable[str] = ()) -> Fault:
    """Say why a text is not the code of a country, and what to write instead.

    Parameters
    ----------
    text : str
        What stands in the cell.
    table : str
        Path of the table of the data set's own places, as the user would type it.
    own : iterable of str
        The codes that it has.
    """
    line = _line(_own_code(text, {*own}), text, table)
    said = _several(text) or _not_of_iso(text, table) or _near(text, line)
    if said:
        return said
    if re.fullmatch(r"[A-Z0-9]{2,3}", text):
        remedy = f"write one (JPN for Japan), or add the code with its name to {table}"
        return Fault(text, "is no ISO 3166-1 code", remedy)
    return Fault(text, "is not in ISO 3166-1", f"write the code of a country that is, or {line}")


def several_countries(text: str, find: Callable[[str], str | None]) -> Fault | None:
    """Say of a list of countries what in it is none; None if the text is no such list.

    Parameters
    ----------
    text : str
        What stands in the cell.
    find : callable
        What returns the code of a country that a text names, or None.
    """
    codes = {part: find(part) for part in parts(text, find)}
    others = [part for part, code in codes.items() if not code]
    known = f"{LIST_SEPARATOR} ".join(dict.fromkeys(code for code in codes.values() if code))
    if not others or not known or name_key(text) in UNCLEAR:
        return None
    listed = joined([f'"{part}"' for part in others])
    if len(others) == 1 and name_key(others[0]) in BODIES:
        remedy = "leave it out of the cell, and name it as an actor"
        return Fault(text, f"has {listed} in it, which is no country", remedy, suggestion=known)
    reason = f"has {listed} in it, not in ISO 3166-1"
    them = "them" if len(others) > 1 else "it"
    return Fault(text, reason, f"write the code of {them} if there is one, or delete {them}")


def _line(code: str, name: str, table: str) -> str:
    return f"add the line {code},{_cell(name)} to {table} (id,name)"


def _several(text: str) -> Fault | None:
    """Tell a text that may be several countries, or that is a body of states."""
    key = name_key(text)
    if key in BODIES:
        return Fault(text, "is no country", "leave it out of the cell, and name it as an actor")
    codes = UNCLEAR.get(key) or named_together(text)
    return Fault(text, "may be several countries", _either(codes)) if codes else None


def _not_of_iso(text: str, table: str) -> Fault | None:
    """Tell a code of the Correlates of War or the Olympic Committee."""
    if text in OTHER_STATES:
        name = OTHER_STATES[text]
        reason = f"is no ISO 3166-1 code but that of {name} in the Correlates of War"
        return Fault(text, reason, _line(text, name, table))
    systems = {"the Correlates of War": CORRELATES_OF_WAR, "the Olympic Committee": OLYMPIC}
    found = {name: codes[text] for name, codes in systems.items() if text in codes}
    if not found:
        return None
    reason = f"is no ISO 3166-1 code but one of {' and '.join(found)}"
    different = [*dict.fromkeys(found.values())]
    if len(different) > 1:
        return Fault(text, reason, _either(different))
    return _likely(text, reason, different[0])


def _near(text: str, line: str) -> Fault | None:
    """Tell what has to do with a country: a part of it, what came before it, a slip in its name."""
    key, capitals = name_key(text), text.upper()
    if before := SUCCESSORS.get(key):
        remedy = f"write {before} for {_spoken(before)}, or {line}"
        return Fault(text, "is no country code", remedy)
    code = two_letters().get(capitals) or ABBREVIATIONS.get(capitals)
    code = code or by_iso_number(text) or _slip(key)
    return _likely(text, "is no country code", code) if code else None


def _likely(text: str, reason: str, code: str) -> Fault:
    return Fault(text, reason, f"write {code} if it is {_spoken(code)}", suggestion=code)


def _spoken(code: str) -> str:
    return with_article(code, country_names()[code])


def _either(codes: Iterable[str]) -> str:
    return f"write {', or '.join(f'{code} for {_spoken(code)}' for code in codes)}"


def _slip(key: str) -> str | None:
    """Return the only country whose name differs by a slip of the keyboard; None if none does."""
    if key in _NO_SLIPS:
        return None
    near = {
        code
        for name, code in english_names().items()
        if len(name) >= _SHORTEST
        and name[0] == key[:1]
        and _slips(key, name, 2 if min(len(name), len(key)) >= _LONG else 1)
    }
    return near.pop() if len(near) == 1 else None


def _slips(one: str, other: str, most: int) -> bool:
    """Whether texts differ by so many letters left out, added, wrong or changed about at most."""
    if abs(len(one) - len(other)) > most:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and (a, one[i - 2]) == (other[j - 2], b):
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1] <= most


def _own_code(name: str, taken: set[str]) -> str:
    """Return a code for a place of the data set's own, which is that of no country."""
    return next(
        code
        for code in _codes(name)
        if code not in taken and code not in country_names() and not country_named(code)
    )


def _codes(name: str) -> Iterator[str]:
    """Yield codes for a name, best first: ``PRU``, ``PRUS`` and on, then numbers."""
    letters = re.sub(r"[^A-Z0-9]", "", slugify(name).upper()) or "X"
    for length in range(3, 9):
        if length <= len(letters):
            yield letters[:length]
    number = 1
    while True:
        yield f"{letters[:4]}{number}"
        number += 1


def _cell(text: str) -> str:
    """Return a text as a cell of a CSV file."""
    return '"' + text.replace('"', '""') + '"' if re.search(r'[",\n]', text) else text

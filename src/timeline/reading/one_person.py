"""Which names are probably one actor's: with a title, turned about, cut short, misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.reading.likeness import likeness
from timeline.reading.named_countries import country_named

__all__ = ["are_full_names", "probably_one"]

_TITLES = """
    sir lord lady dame mr mrs ms dr prof professor president prime minister premier chancellor
    king queen emperor prince princess general gen colonel col admiral marshal captain capt senator
    sen secretary ambassador governor foreign herr frau präsident präsidentin premierminister
    premierministerin minister ministerin ministerpräsident außenminister außenministerin
    aussenminister kanzler kanzlerin bundeskanzler bundeskanzlerin könig königin kaiser oberst
    monsieur madame mme président présidente ministre roi reine général presidente ministro ministra
    rey reina rei rainha don doña re regina generale koning
    """
"""What stands before a name and is no part of it."""
_TURNED = re.compile(r"([^,]+),\s*([^,]+)")
_MOST_WORDS = 4
"""Of the name of a person, of which the last word may stand alone."""
_LEAST_LETTERS = 5
"""Of a word that may be another's slip."""
_MOST_COMPARED = 20_000
_NUMERAL = re.compile(r"[ivxlc]+|.*\d.*")
_LITTLE_WORDS = "of the du de la le les des del della di do da dos van von der die das el los l d"
_LITTLE = frozenset(_LITTLE_WORDS.split())
"""Words that a name may have or not have before that of a country."""
_SHORTEST_COUNTRY = 4
_LONGEST_ENDING = 6
"""Letters that make of the name of a country what is of it: Japan-ese, mali-en, iran-ische."""


def probably_one(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each name that is probably another way to write one that stands before or after it.

    Names that are alike (`timeline.reading.likeness`) go as one here.

    Parameters
    ----------
    names : iterable of str
        Names as people wrote them.

    Yields
    ------
    tuple of str and str
        The name, and the one that it probably is.

    Examples
    --------
    >>> from timeline.reading.one_person import probably_one
    >>> list(probably_one(["Anthony Eden", "Sir Anthony Eden", "Eden, Anthony", "Eden"]))
    ... # doctest: +NORMALIZE_WHITESPACE
    [('Sir Anthony Eden', 'Anthony Eden'), ('Eden, Anthony', 'Anthony Eden'),
     ('Eden', 'Anthony Eden')]
    """
    different: dict[str, str] = {}
    for name in names:
        different.setdefault(likeness(name), name)
    groups: dict[str, list[str]] = {}
    for name in different.values():
        groups.setdefault(_plain(name), []).append(name)
    main = {
        key: next((name for name in group if likeness(name) == key), group[0])
        for key, group in groups.items()
    }
    for key, group in groups.items():
        yield from ((name, main[key]) for name in group if name != main[key])
    meant = dict(_slips(main))
    meant |= _surnames({key: name for key, name in main.items() if key not in meant})
    meant |= _of_countries(key for key in main if key not in meant)
    yield from ((main[key], main[other]) for key, other in meant.items())


def are_full_names(texts: Sequence[str]) -> bool:
    """Whether several texts are each a name of several words, and none only a title."""
    return len(texts) > 1 and all(
        1 < len(text.split()) <= _MOST_WORDS
        and _is_person(text)
        and not _TITLES_ALIKE.issuperset(likeness(text).split())
        for text in texts
    )


def _plain(name: str) -> str:
    """Return a name without titles, given names first, as names are compared."""
    turned = _TURNED.fullmatch(name.strip())
    if turned and not country_named(turned[1]) and len(turned[1].split()) <= 2:  # noqa: PLR2004 -- a surname
        name = f"{turned[2]} {turned[1]}"
    words = likeness(name).split()
    at = 0
    while at < len(words) - 1 and words[at] in _TITLES_ALIKE:
        at += 1
    return " ".join(words[at:])


_TITLES_ALIKE = frozenset(map(likeness, _TITLES.split()))


def _surnames(main: Mapping[str, str]) -> dict[str, str]:
    """Return each single word that is a name, with the only full name that it ends."""
    full: dict[str, list[str]] = {}
    for key, name in main.items():
        words = key.split()
        if 1 < len(words) <= _MOST_WORDS and _is_person(name):
            full.setdefault(words[-1], []).append(key)
    return {
        key: full[key][0]
        for key, name in main.items()
        if " " not in key and len(full.get(key, ())) == 1 and not country_named(name)
    }


def _of_countries(keys: Iterable[str]) -> dict[str, str]:
    """Return each name that says "Malian" where an earlier one says "of Mali", with that one."""
    first: dict[tuple[str, frozenset[str]], str] = {}
    found = {}
    for key in keys:
        words = [word for word in key.split() if word not in _LITTLE]
        codes = {word: code for word in words if (code := _country_in(word))}
        if len(codes) == 1 and len(words) > 1:
            (word, code), *_ = codes.items()
            main = first.setdefault((code, frozenset(words) - {word}), key)
            if main != key:
                found[key] = main
    return found


def _country_in(word: str) -> str | None:
    """Return the code of the country that a word names, or that it is made of with an ending."""
    longest = len(word) - _SHORTEST_COUNTRY
    cuts = range(min(_LONGEST_ENDING, longest) + 1)
    return next((code for cut in cuts if (code := country_named(word[: len(word) - cut]))), None)


def _is_person(name: str) -> bool:
    """Whether every word of a name begins with a capital, or with none in such a script.

    A mark that stands alone is no word: ``Eden & Mollet`` are two.
    """
    words = name.split()
    return all(word[0].upper() == word[0] and any(map(str.isalnum, word)) for word in words)


def _slips(main: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each name that a slip of one letter in a long word tells from one before it."""
    if len(main) > _MOST_COMPARED:
        return
    first: dict[str, str] = {}
    for key in main:
        words = key.split()
        forms = set(_without_a_letter(words))
        near = next((first[f] for f in forms if f in first and _one_letter(key, first[f])), None)
        if near:
            yield key, near
            continue
        for form in forms:
            first.setdefault(form, key)


def _without_a_letter(words: list[str]) -> Iterator[str]:
    """Yield the words, and the same without one of the inner letters of a long one."""
    yield " ".join(words)
    if len(words) == 1 and len(words[0]) < 2 * _LEAST_LETTERS:
        return
    for at, word in enumerate(words):
        if len(word) >= _LEAST_LETTERS and not _NUMERAL.fullmatch(word):
            before, behind = (" ".join(some) for some in (words[:at], words[at + 1 :]))
            for cut in range(1, len(word)):
                yield f"{before} {word[:cut]}{word[cut + 1 :]} {behind}".strip()


def _one_letter(one: str, other: str) -> bool:
    """Whether a letter is missing, added or another, and not the last of its word in both."""
    a, b = (text.split() for text in (one, other))
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(differing) != 1:
        return False
    x, y = differing[0]
    if min(len(x), len(y)) < _LEAST_LETTERS or {x, y} <= {x, f"{x}s", f"{y}s"}:
        return False
    pairs = enumerate(zip(x, y, strict=False))
    same = next((n for n, (p, q) in pairs if p != q), min(len(x), len(y)))
    if same == max(len(x), len(y)) - 1:
        return False
    return x[same + (len(x) >= len(y)) :] == y[same + (len(y) >= len(x)) :]

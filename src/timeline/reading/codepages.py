"""Which encoding from before Unicode bytes are in, and whether their letters leave no doubt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from timeline.reading import scripts

__all__ = ["CODEPAGES", "Guess", "guess", "text_in"]


class _Codepage(NamedTuple):
    name: str
    proof: Callable[[str], bool]
    """What leaves no doubt that a text read in it was meant so."""


CODEPAGES: Mapping[str, _Codepage] = MappingProxyType(
    {
        "euc-jp": _Codepage("Japanese Unix", scripts.is_much_japanese),
        "cp932": _Codepage("Japanese Windows", scripts.is_japanese),
        "cp1252": _Codepage("Western Windows", scripts.is_western),
        "cp1250": _Codepage("Central European Windows", scripts.is_central_european),
        "cp1251": _Codepage("Cyrillic Windows", scripts.is_cyrillic),
        "cp1253": _Codepage("Greek Windows", scripts.is_greek),
        "cp1254": _Codepage("Turkish Windows", scripts.is_turkish),
        "cp1255": _Codepage("Hebrew Windows", scripts.is_hebrew),
        "cp1256": _Codepage("Arabic Windows", scripts.is_arabic),
        "cp1257": _Codepage("Baltic Windows", scripts.is_baltic),
        "cp949": _Codepage("Korean Windows", scripts.is_korean),
        "gb18030": _Codepage("simplified Chinese", scripts.is_simplified_chinese),
        "big5": _Codepage("traditional Chinese", scripts.is_traditional_chinese),
    }
)
"""Encodings that are told apart, each with its name."""

_PARTS = re.compile(rb'[\s,;"]+')
_WORDS_MOST = 20_000
_LINES_MOST = 1_000
_WESTERN, _CENTRAL = "cp1252", "cp1250"
_STRONGER: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        _WESTERN: frozenset({"cp932"}),
        _CENTRAL: frozenset({"cp932", _WESTERN}),
        "cp1257": frozenset({"cp932", _WESTERN, _CENTRAL}),
        "cp1251": frozenset({"cp1255"}),
    }
)
"""Encodings whose proof the proofs of others outdo."""
_TOLD_OTHERWISE = frozenset(
    {"euc-jp", "cp932", _WESTERN, _CENTRAL, "cp1254", "cp1255", "cp1256", "cp1257"}
)
"""Encodings of which statistics of a cell or two say too little."""


class Guess(NamedTuple):
    """An encoding, blank where it is none known here, and whether it is certain."""

    encoding: str
    is_certain: bool


def guess(raw: bytes) -> Guess:
    """Guess the encoding of bytes that are no UTF-8.

    Japanese is told by what its letters are like, since a cell or two say too little for
    statistics, and so is what is certain of the others; the rest by charset-normalizer, Western
    first.
    """
    seen = b" ".join(_telling(raw))
    texts = {encoding: text for encoding in CODEPAGES if (text := text_in(encoding, seen))}
    texts = {encoding: text for encoding, text in texts.items() if text_in(encoding, raw)}
    certain = [encoding for encoding, text in texts.items() if CODEPAGES[encoding].proof(text)]
    certain = [one for one in certain if not _STRONGER.get(one, frozenset()).intersection(certain)]
    if len(certain) == 1:
        return Guess(certain[0], is_certain=True)
    if certain:
        return Guess(certain[0], is_certain=False)
    if _has_runs(texts.get("cp932", "")):
        return Guess("cp932", is_certain=False)
    return Guess(_likely(raw, texts), is_certain=False)


def _telling(raw: bytes) -> list[bytes]:
    """Return the distinct words of a file that are not ASCII, in the order in which they come.

    No encoding told here has the bytes that part words within a character.
    """
    words = dict.fromkeys(word for word in _PARTS.split(raw) if not word.isascii())
    return list(words)[:_WORDS_MOST]


def _likely(raw: bytes, texts: Mapping[str, str]) -> str:
    """Return what charset-normalizer has for the most likely of the texts."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - few files need it

    lines = [line for line in raw.splitlines() if not line.isascii()]
    told = b"\n".join(lines[:_LINES_MOST])
    others = [encoding for encoding in CODEPAGES if encoding not in _TOLD_OTHERWISE]
    for among in ([_WESTERN], others):
        best = from_bytes(told, cp_isolation=among).best()
        if best and best.encoding in texts:
            return best.encoding
    return _WESTERN if _WESTERN in texts else ""


def text_in(encoding: str, raw: bytes) -> str:
    """Return bytes read in an encoding; nothing where they cannot be."""
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _has_runs(text: str) -> bool:
    """Tell whether text read as cp932 makes sense so.

    Western accents and quotation marks often read as a rare kanji each, but each alone between
    Latin letters, where Japanese characters come in runs.
    """
    runs = [
        len(list(run))
        for wide, run in groupby(text, lambda c: unicodedata.east_asian_width(c) == "W")
        if wide
    ]
    return sum(length for length in runs if length > 1) * 2 > sum(runs)

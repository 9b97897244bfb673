"""From the bytes of a file to its text, or to what the file really is."""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import groupby

__all__ = ["UnreadableError", "decode"]

_SAVE = 'save it as "CSV UTF-8"'

_OTHER_FILES = (
    (b"PK\x03\x04", "is a spreadsheet or another zip file, no CSV file"),
    (b"\xd0\xcf\x11\xe0", "is an old Excel file, no CSV file"),
    (b"%PDF", "is a PDF, no CSV file"),
)
_WIDE = (
    (codecs.BOM_UTF32_LE, "UTF-32"),  # begins as UTF-16 does, so it goes first
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_ENCODINGS = {
    "euc-jp": "Japanese Unix",
    "cp932": "Japanese Windows",
    "cp1252": "Western Windows",
    "cp1251": "Cyrillic Windows",
    "cp1253": "Greek Windows",
    "cp949": "Korean Windows",
    "gb18030": "simplified Chinese",
    "big5": "traditional Chinese",
}
"""Encodings that are told apart, each with its name."""
_SHOWN = 20
_KANA = re.compile("[\u3041-\u30ff]{2}")
_MARKUP = ("<!doctype", "<html", "<?xml", "<head", "<body")


class UnreadableError(ValueError):
    """A file that is no UTF-8 text: the line (None for the whole file), the reason, the remedy."""

    def __init__(self, line: int | None, reason: str, remedy: str) -> None:
        self.line = line
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{reason}; {remedy}")


def decode(raw: bytes) -> str:
    """Return the text of a UTF-8 file, without its byte-order mark.

    Raises
    ------
    UnreadableError
        If it is something else: another kind of file, or text in another encoding, which is known
        where it is UTF-16 and guessed otherwise.
    """
    for signature, reason in _OTHER_FILES:
        if raw.startswith(signature):
            raise UnreadableError(None, reason, f"open it in its program and {_SAVE}")
    for mark, name in _WIDE:
        if raw.startswith(mark):
            raise UnreadableError(None, f"is text in {name}, not UTF-8", _SAVE)
    if b"\0" in raw:
        raise _with_nul(raw)
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise _in_other_encoding(raw, error.object[: error.start]) from error
    if text.lstrip().lower().startswith(_MARKUP):
        raise UnreadableError(
            None, "is a web page, no CSV file", "download the file itself, as CSV"
        )
    return text


def _with_nul(raw: bytes) -> UnreadableError:
    """Tell UTF-16 without a mark, in which every other byte of Latin text is NUL, from no text."""
    for encoding, nul_first in (("utf-16-le", 1), ("utf-16-be", 0)):
        if raw[nul_first::2].count(0) > len(raw) // 4:
            try:
                raw.decode(encoding)
            except UnicodeDecodeError:
                continue
            return UnreadableError(None, "is text in UTF-16, not UTF-8", _SAVE)
    line = _lines_before(raw[: raw.index(0)]) + 1
    return UnreadableError(
        line, "has a NUL byte, so it is no CSV file", "save it anew as CSV UTF-8"
    )


def _in_other_encoding(raw: bytes, before: bytes) -> UnreadableError:
    line = _lines_before(before) + 1
    told = raw.removeprefix(codecs.BOM_UTF8)
    encoding = _guess(told)
    if not encoding:
        return UnreadableError(line, "is not UTF-8, nor an encoding known here", _SAVE)
    is_sure = _has_kana(told.decode(encoding))
    seems = f"{encoding} ({_ENCODINGS[encoding]}){'' if is_sure else ' or another encoding'}"
    example = _as_in(told.splitlines()[line - 1].decode(encoding, errors="replace"))
    return UnreadableError(line, f"is not UTF-8 but looks like {seems}{example}", _SAVE)


def _guess(raw: bytes) -> str:
    """Return the encoding that a file is probably in; nothing where it is none known here.

    Japanese is told by what its letters are like, since a cell or two say too little for
    statistics; the others by charset-normalizer, Western first.
    """
    # EUC first, since much of it can be read as the half-width kana of cp932.
    for encoding, makes_sense in (("euc-jp", _has_kana), ("cp932", _is_japanese)):
        if makes_sense(_read(raw, encoding)):
            return encoding
    from charset_normalizer import from_bytes  # noqa: PLC0415 - few files need it

    told = b"\n".join(line for line in raw.splitlines() if not line.isascii())
    _, _, western, *others = _ENCODINGS
    for among in ([western], others):
        best = from_bytes(told, cp_isolation=among).best()
        if best and _read(raw, best.encoding):
            return best.encoding
    return western if _read(raw, western) else ""


def _read(raw: bytes, encoding: str) -> str:
    """Return bytes read in an encoding; nothing where they cannot be."""
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _as_in(line: str) -> str:
    """Show the first word that is not ASCII, by which the user sees whether the guess is right."""
    for word in line.replace(",", " ").replace('"', " ").split():
        if not word.isascii() and word.isprintable():
            return f', as in "{word[:_SHOWN]}"'
    return ""


def _is_japanese(text: str) -> bool:
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


def _has_kana(text: str) -> bool:
    """Tell whether kana stand side by side, as bytes read wrongly hardly ever give them."""
    return _KANA.search(text) is not None


def _lines_before(raw: bytes) -> int:
    return len((raw + b".").splitlines()) - 1

"""From the bytes of a file to its text, or to what the file really is."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from timeline.reading.codepages import CODEPAGES, guess, text_in

__all__ = ["Decoded", "Remark", "UnreadableError", "as_utf8", "decode", "refuse_other_texts"]

_SAVE = 'save it as "CSV UTF-8"'
_BE_SURE = f"{_SAVE} to be sure"

_OTHER_FILES = (
    (b"PK\x03\x04", "is a spreadsheet or another zip file, no CSV file"),
    (b"\xd0\xcf\x11\xe0", "is an old Excel file, no CSV file"),
    (b"%PDF", "is a PDF, no CSV file"),
)
_SIGNATURES = tuple(signature for signature, _ in _OTHER_FILES)
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as UTF-16 does, so it goes first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SHOWN = 20
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_PLAIN = 10
"""Of so many characters of a table, one at least is a separator, a digit or a line end."""
_START = 20
_OTHER_TEXTS = (
    (
        ("<!doctype", "<html", "<?xml", "<head", "<body", "<table", "<meta"),
        "is a web page, no CSV file",
        "download the file itself, as CSV",
    ),
    (
        ('[{"', '{"', "[ {", "[\n"),
        "is JSON, but holds no list of rows",
        "save its table as CSV, or see timeline import",
    ),
    (("{\\rtf",), "is a text document, no CSV file", f"open it in its program and {_SAVE}"),
)
"""How texts begin that are no tables, with reason and remedy."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be told of a file: the line (None for the whole), the reason and the remedy."""

    line: int | None
    reason: str
    remedy: str


class Decoded(NamedTuple):
    """The text of a file, without its mark, and the encoding that gives it back as bytes.

    There is a warning where it is read in an encoding that the file does not name.
    """

    text: str
    encoding: str
    warning: Remark | None = None


class UnreadableError(ValueError):
    """A file that cannot be read: the line (None for the whole file), the reason, the remedy."""

    def __init__(self, line: int | None, reason: str, remedy: str) -> None:
        self.line = line
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{reason}; {remedy}")


def decode(raw: bytes) -> Decoded:
    """Return the text of a file, without its byte-order mark.

    It is read as UTF-8, UTF-16 or UTF-32, or where its letters leave no doubt in an older encoding.

    Raises
    ------
    UnreadableError
        If it is another kind of file, or text in an encoding that can only be guessed.
    """
    for signature, reason in _OTHER_FILES:
        if raw.startswith(signature):
            raise UnreadableError(None, reason, f"open it in its program and {_SAVE}")
    found = _wide(raw)
    if found is None and b"\0" in raw:
        line = _lines_before(raw[: raw.index(0)]) + 1
        raise UnreadableError(
            line, "has a NUL byte, so it is no CSV file", "save it anew as CSV UTF-8"
        )
    if found is None:
        try:
            found = Decoded(raw.removeprefix(codecs.BOM_UTF8).decode("utf-8"), "utf-8")
        except UnicodeDecodeError as error:
            found = _in_other_encoding(raw, error.object[: error.start])
    return found._replace(text=found.text.removeprefix("\ufeff"))


def as_utf8(raw: bytes) -> tuple[bytes, Remark | None]:
    """Return the text of a file as UTF-8 without a byte-order mark, and a warning as `decode` does.

    What is UTF-8 already is looked through and never made a text, which takes far more memory.
    """
    is_other = b"\0" in raw or raw.startswith((*(mark for mark, _ in _WIDE), *_SIGNATURES))
    if is_other or not _is_utf8(raw):
        found = decode(raw)
        return found.text.encode(), found.warning
    return raw.removeprefix(codecs.BOM_UTF8).removeprefix(codecs.BOM_UTF8), None


def _is_utf8(raw: bytes) -> bool:
    ends = pa.py_buffer(np.array([0, len(raw)], dtype="int64").tobytes())
    text = pa.Array.from_buffers(pa.large_string(), 1, [None, ends, pa.py_buffer(raw)])
    try:
        text.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def refuse_other_texts(text: str) -> None:
    """Raise UnreadableError where a text begins as those do that are no tables."""
    start = text.lstrip("\ufeff \t\r\n")[:_START].lower()
    for starts, reason, remedy in _OTHER_TEXTS:
        if start.startswith(starts):
            raise UnreadableError(None, reason, remedy)


def _wide(raw: bytes) -> Decoded | None:
    """Return text in UTF-16 or UTF-32, with a mark or without; None where it is neither."""
    for mark, encoding in _WIDE:
        if raw.startswith(mark):
            text = text_in(encoding, raw.removeprefix(mark))
            if "\0" in text or (not text and len(raw) > len(mark)):
                name = encoding[:-3].upper()
                raise UnreadableError(None, f"is text in {name} that is damaged", _SAVE)
            return Decoded(text, encoding)
    if b"\0" in raw:
        for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
            text = text_in(encoding, raw)
            plain = sum(map(str.isascii, text))  # bytes in wrong pairs give hardly any
            if plain * _PLAIN >= max(len(text), 1) and not _CONTROL.search(text):
                return Decoded(text, encoding)
    return None


def _in_other_encoding(raw: bytes, before: bytes) -> Decoded:
    """Return text in the encoding that it certainly is in, with a warning."""
    line = _lines_before(before) + 1
    told = raw.removeprefix(codecs.BOM_UTF8)
    encoding, is_certain = guess(told)
    if not encoding:
        raise UnreadableError(line, "is not UTF-8, nor an encoding known here", _SAVE)
    text = told.decode(encoding)
    name = f"{encoding} ({CODEPAGES[encoding].name})"
    example = _as_in(told.splitlines()[line - 1].decode(encoding, errors="replace"))
    if not is_certain:
        reason = f"is not UTF-8 but looks like {name} or another encoding{example}"
        raise UnreadableError(line, reason, _SAVE)
    reason = f"is not UTF-8 and was read as {name}{example}"
    return Decoded(text, encoding, Remark(line, reason, _BE_SURE))


def _as_in(line: str) -> str:
    """Show the first word that is not ASCII, by which the user sees whether the guess is right."""
    for word in re.split(r"[\s,;|\"]+", line):
        if not word.isascii() and word.isprintable():
            return f', as in "{word[:_SHOWN]}"'
    return ""


def _lines_before(raw: bytes) -> int:
    return len((raw + b".").splitlines()) - 1

"""What stands at a leader's end: mark, date, name, signs and letters of sources, on few lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from timeline.layout.line_breaks import pieces
from timeline.layout.text_metrics import text_width, wrapped
from timeline.words import is_rtl

__all__ = ["USUAL_FACE", "LabelFace", "LabelLine", "LabelText", "label_text", "line_height"]

_MARK = 15.0
"""What the mark before a text takes, px at a font size of 12."""
_PITCH = 1.3
"""Distance between baselines, in font sizes."""
_SIGN_GAP, _LETTER_GAP = 5.0, 3.0
_MOST_LINES, _MOST_CALLOUT_LINES = 3, 5


@dataclass(frozen=True, slots=True)
class LabelFace:
    """How labels are set: font sizes of names and of core names, px, and widths to wrap to."""

    size: float
    core_size: float
    wraps: tuple[float, ...]

    @property
    def mark(self) -> float:
        """What the mark before a text takes, px."""
        return _MARK * self.size / 12.0

    @property
    def sign(self) -> tuple[float, float]:
        """Width and height of a stance's sign, px."""
        return self.size * 1.5, self.size * 1.15


USUAL_FACE = LabelFace(12.0, 13.0, (170.0, 150.0, 135.0))


@dataclass(frozen=True, slots=True)
class LabelText:
    """What a label says: its date, its name, the stances whose signs stand at it, its letters.

    ``callout`` are words of whoever makes the picture, under the name.
    """

    when: str
    name: str
    signs: tuple[int, ...] = ()
    letters: str = ""
    is_core: bool = False
    callout: str = ""


@dataclass(frozen=True, slots=True)
class LabelLine:
    """A line of a label: date, name, signs and letters, each from where on, px; blank if none.

    One that ``is_callout`` has words of whoever makes the picture in the place of the name.
    """

    when: str
    name: str
    name_x: float
    signs: tuple[tuple[int, float], ...]
    letters: str
    letters_x: float
    width: float
    is_callout: bool = False


@lru_cache(maxsize=20_000)
def label_text(text: LabelText, face: LabelFace, wrap: float) -> tuple[LabelLine, ...]:
    """Break a label into lines that are no wider than ``wrap`` if they can, and as even as can be.

    What finds no room on three lines is cut off with an ellipsis. A callout stands under the name.
    """
    if text.callout:
        name = label_text(replace(text, callout=""), face, wrap)
        told = wrapped(text.callout, face.size, wrap, limit=_MOST_CALLOUT_LINES)
        return (
            *name,
            *(
                LabelLine("", line, 0.0, (), "", 0.0, text_width(line, face.size), is_callout=True)
                for line in told
            ),
        )
    size = face.core_size if text.is_core else face.size
    words = pieces(text.name, size, wrap, bold=text.is_core)
    lines = list(_filled(text, words, face, wrap))
    low, high = wrap * 0.4, wrap
    while high - low > 4:  # noqa: PLR2004 -- px: nobody sees less
        middle = (low + high) / 2
        tried = list(_filled(text, words, face, middle))
        is_same = len(tried) == len(lines) and max(line.width for line in tried) <= middle
        if is_same and _letters(tried) == _letters(lines):
            high, lines = middle, tried
        else:
            low = middle
    return _flush_right(lines) if is_rtl(text.name) else tuple(lines)


def _flush_right(lines: Sequence[LabelLine]) -> tuple[LabelLine, ...]:
    """End lines where the longest one does: a name from right to left begins there."""
    width = max(line.width for line in lines)
    return tuple(
        replace(
            line,
            name_x=line.name_x + (aside := width - line.width),
            signs=tuple((stance, x + aside) for stance, x in line.signs),
            letters_x=line.letters_x + aside,
            width=width,
        )
        for line in lines
    )


def _letters(lines: Sequence[LabelLine]) -> str:
    """Return what lines show of a name: the same, however they are broken, if none cuts more."""
    return "".join(line.name.replace(" ", "") for line in lines)


def _filled(
    text: LabelText, words: Sequence[str], face: LabelFace, wrap: float
) -> Iterator[LabelLine]:
    """Yield lines, each as full as the width allows; ``words`` are the pieces of the name."""
    size = face.core_size if text.is_core else face.size
    tail = _tail_width(text, face)
    when, lead = text.when, 0.0
    if when:
        lead = text_width(when, face.size) + face.size * 0.42
    for number in range(_MOST_LINES):
        is_last = number + 1 == _MOST_LINES
        taken = 0
        while taken < len(words):
            tried = "".join(words[: taken + 1]).rstrip()
            room = wrap - lead - (tail if taken + 1 == len(words) else 0.0)
            if text_width(tried, size, bold=text.is_core) > room and (taken or lead):
                break
            taken += 1
        if is_last and taken < len(words):
            yield _line(text, face, when, _cut(words, size, wrap - lead - tail, text), ends=True)
            return
        ends = taken == len(words)
        said = "".join(words[:taken]).rstrip()
        if taken == 1 and lead + text_width(said, size, bold=text.is_core) > wrap:
            # A word that is wider than a line ends it.
            yield _line(text, face, when, _cut(words, size, wrap - lead - tail, text), ends=True)
            return
        yield _line(text, face, when, said, ends=ends)
        if ends:
            return
        words, when, lead = words[taken:], "", 0.0


def _cut(words: Sequence[str], size: float, room: float, text: LabelText) -> str:
    said = "".join(words).rstrip()
    while said and text_width(f"{said}…", size, bold=text.is_core) > room:
        said = said[:-1].rstrip()
    return f"{said}…"


def _tail_width(text: LabelText, face: LabelFace) -> float:
    """Return what signs and letters take after the last word, px."""
    signs = len(text.signs) * (face.sign[0] + 2) + (_SIGN_GAP if text.signs else 0.0)
    letters = text_width(text.letters, face.size) + _LETTER_GAP if text.letters else 0.0
    return signs + letters


def _line(text: LabelText, face: LabelFace, when: str, name: str, *, ends: bool) -> LabelLine:
    """Set a line; signs and letters stand on the one with which a label ends."""
    size = face.core_size if text.is_core else face.size
    name_x = text_width(when, face.size) + face.size * 0.42 if when else 0.0
    x = name_x + text_width(name, size, bold=text.is_core)
    signs: list[tuple[int, float]] = []
    letters_x = x
    if ends:
        for number, stance in enumerate(text.signs):
            x += 2 if number else _SIGN_GAP
            signs.append((stance, x))
            x += face.sign[0]
        letters_x = x + _LETTER_GAP
        x += text_width(text.letters, face.size) + _LETTER_GAP if text.letters else 0.0
    return LabelLine(when, name, name_x, tuple(signs), text.letters * ends, letters_x, x)


def line_height(face: LabelFace) -> float:
    """Return the distance between the lines of a label, px."""
    return face.size * _PITCH

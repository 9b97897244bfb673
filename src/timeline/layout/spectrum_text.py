"""What is written in a spectrum, set for any width: entries, ghosts, heads, and the foot."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from timeline.layout.spectrum_model import SpectrumEntry, SpectrumModel
from timeline.layout.styled_text import Look, Paragraph, set_runs
from timeline.layout.text_metrics import LINE_HEIGHT, SMALL, text_width, wrapped

__all__ = ["INDENT", "SpectrumStyle", "SpectrumText", "foot_size", "shortened"]

INDENT = 1.25
"""How far text begins to the right of its mark's left end, in font sizes."""

_NAME_LETTERS, _SHORT_DATE = 120, 13
_DAY = re.compile(r"(?<=\d) (?=[A-Z])")
_NBSP = "\N{NO-BREAK SPACE}"
_DOT = f"{_NBSP}· "
"""Between two things, at the end of a line rather than at the beginning of the next."""
_SMALLER = 1.5


@dataclass(frozen=True, slots=True)
class SpectrumStyle:
    """How a spectrum is written.

    Parameters
    ----------
    size : float
        Font size.
    letters : int
        Of how many letters the words of an entry may be.
    air : float
        Which share of the usual distance is left between entries and rows.
    """

    size: float = 12.0
    letters: int = 120
    air: float = 1.0


@dataclass(frozen=True)
class SpectrumText:
    """The texts of a model in a style; what has been set once is kept."""

    model: SpectrumModel
    width: float
    style: SpectrumStyle
    _kept: dict[tuple[int, str, float], Paragraph] = field(default_factory=dict)

    @property
    def size(self) -> float:
        """The font size."""
        return self.style.size

    @property
    def line(self) -> float:
        """The height of a line."""
        return self.size * LINE_HEIGHT

    def entry(self, entry: SpectrumEntry, width: float, *, is_told: bool = False) -> Paragraph:
        """Set an entry in a column so wide; ``is_told`` with where it comes from, in words."""
        key = (id(entry), "told" if is_told else "", width)
        if key not in self._kept:
            runs = _runs(entry, self.style.letters, is_told=is_told)
            self._kept[key] = set_runs(runs, self.size, width - INDENT * self.size)
        return self._kept[key]

    def ghost(self, entry: SpectrumEntry, width: float) -> Paragraph:
        """Set whose first place it was, and when."""
        key = (id(entry), "ghost", width)
        if key not in self._kept:
            date = entry.ghost.date if entry.ghost else ""
            name = shortened(entry.name, _NAME_LETTERS)
            runs: list[tuple[str, Look]] = [(name, "muted"), (_days(date), "muted")]
            self._kept[key] = set_runs(runs, self.size, width - INDENT * self.size)
        return self._kept[key]

    def foot(self) -> tuple[str, ...]:
        """Return the lines under the rows: how to read them, and what their letters mean."""
        named = (f"{one.letter}{_NBSP}{one.name}" for one in self.model.sources)
        said = [_DOT.join(self.model.aids)]
        said += [f"Sources: {_DOT.join(named)}"] if self.model.sources else []
        size = foot_size(self.size)
        return tuple(line for text in said for line in wrapped(text, size, self.width - 4))

    def longest_word(self, stance: int) -> float:
        """Return how wide a column has to be for no word in it to be broken."""
        widths = (
            max(text_width(w, self.size, bold=True) for w in f"{e.name} {e.words} –".split())
            for e in self.model.entries
            if e.stance == stance
        )
        return max(widths, default=0.0) + INDENT * self.size + 1

    def head(self, stance: int, room: float) -> str:
        """Return the longest form of a head that fits, else the shortest."""
        forms = self.model.heads[stance]
        fits = (form for form in forms if text_width(form, self.size, bold=True) <= room)
        return next(fits, forms[-1])


def foot_size(size: float) -> float:
    """Return how large the foot is written under entries of a size."""
    return min(size, max(SMALL, size - _SMALLER))


def shortened(words: str, letters: int) -> str:
    """Return words as far as so many letters go, up to a space."""
    if len(words) <= letters:
        return words
    head = words[: letters - 1]
    return (head[: head.rindex(" ")] if " " in head else head).rstrip(" ,;:") + "…"


def _runs(entry: SpectrumEntry, letters: int, *, is_told: bool) -> list[tuple[str, Look]]:
    words = shortened(entry.words, letters)
    found: list[tuple[str, Look]] = [(shortened(entry.name, _NAME_LETTERS), "strong")]
    if words:
        found.append((f"“{words}”" if entry.is_own else words, "plain"))
    found.append((_days(entry.date), "muted"))
    if is_told and entry.ghost:
        found.append((f"(from {entry.ghost.sign} {_days(entry.ghost.date)})", "muted"))
    if entry.letters:
        found.append((entry.letters, "raised"))
    return found


def _days(date: str) -> str:
    """Keep a short date on one line, and of a longer one each day with its month."""
    return date.replace(" ", _NBSP) if len(date) <= _SHORT_DATE else _DAY.sub(_NBSP, date)

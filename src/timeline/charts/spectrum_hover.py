"""What a spectrum says of a place that is pointed at, safe to draw."""

from __future__ import annotations

from textwrap import wrap

from timeline.drawing.theme import plain
from timeline.layout.spectrum_model import SpectrumEntry, SpectrumModel, SpectrumRow
from timeline.schema import STANCE_WORDS
from timeline.words import counted

__all__ = ["entry_words", "head_words", "row_words"]

_LONG = 56


def entry_words(entry: SpectrumEntry, model: SpectrumModel) -> str:
    """Return what an entry says in full: who stands where, in which words, when, by whom told."""
    words = f"“{entry.words}”" if entry.is_own else entry.words
    lines = [f"<b>{plain(entry.name)}</b> · {STANCE_WORDS[entry.stance]}"]
    lines += map(plain, wrap(words, _LONG))
    lines.append(plain(entry.date))
    if entry.is_inferred:
        lines.append("A source concludes it; nobody said it")
    if entry.is_split:
        lines.append("Stands on both sides: counted on neither")
    if entry.ghost:
        before = STANCE_WORDS[entry.ghost.stance]
        lines.append(plain(f"Before: {before}, {entry.ghost.date}"))
    known = {source.letter: source.name for source in model.sources}
    named = "; ".join(known[letter] for letter in entry.letters.split(", ") if letter)
    lines += map(plain, wrap(named, _LONG))
    return "<br>".join(lines)


def head_words(model: SpectrumModel, stance: int, name: str, proposition: str) -> str:
    """Return what the head of a stance says: the framework, and how many take it."""
    number, perhaps = model.counts[stance], model.perhaps[stance]
    more = f", {perhaps:,} by now perhaps" if perhaps else ""
    return "<br>".join(
        [
            f"<b>{plain(name)}</b>",
            *map(plain, wrap(proposition, _LONG)),
            f"{STANCE_WORDS[stance]}: {counted(number, model.counted)}{more}",
            f"Click for every {model.counted}",
        ]
    )


def row_words(row: SpectrumRow) -> str:
    """Return what the name of a row says."""
    return f"<b>{plain(row.name)}</b><br>Click for all that was said there"

"""What a stance matrix says of a place that is pointed at, safe to draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import wrap

from timeline import dates
from timeline.drawing.theme import plain
from timeline.layout.matrix_model import MatrixCell, MatrixColumn, MatrixRow
from timeline.schema import STANCE_WORDS, stance_sign
from timeline.words import counted

__all__ = ["blank_words", "cell_words", "group_words", "heading_words"]

_LONG = 56
_MOST = 12


def cell_words(cell: MatrixCell, column: MatrixColumn, since: date | None) -> str:
    """Return what a cell says: how a voice stands, or who of a country's voices stands where.

    Parameters
    ----------
    since : datetime.date or None
        The earlier day with which it is compared.
    """
    name, on = plain(cell.name), plain(column.name)
    if cell.voices:
        return "<br>".join([f"<b>{name}</b> · {on}", *_country(cell, since)])
    lines = [
        f"<b>{name}</b> {_stands(cell.stances)}",
        f"{on} · {counted(cell.count, 'statement')}",
        f"newest: {cell.known}",
    ]
    if since is not None:
        day = dates.short(since)
        if not cell.before:
            lines.append(f"nothing found by {day}")
        elif cell.state == "changed":
            lines.append(f"on {day}: {_stands(cell.before)}")
        else:
            lines.append(f"the same on {day}")
    return "<br>".join(lines)


def blank_words(row: MatrixRow, column: MatrixColumn, asof: date | None) -> str:
    """Return what a place says where no statement is found."""
    by = f" by {dates.short(asof)}" if asof else ""
    return f"<b>{plain(row.name)}</b> · {plain(column.name)}<br>No statement found{by}"


def heading_words(column: MatrixColumn, sums: tuple[int, int, int] | None) -> str:
    """Return what a column says of its framework: the whole name, the proposition, the sums."""
    lines = [f"<b>{plain(column.name)}</b>", *map(plain, wrap(column.proposition, _LONG))]
    if sums:
        favour, against, neither = sums
        lines.append(f"{favour} in favour, {against} against, {neither} neither")
        lines.append("Click for every voice")
    return "<br>".join(lines)


def group_words(row: MatrixRow) -> str:
    """Return what the head of a country says."""
    click = "show them one by one" if row.kind == "folded" else "fold them"
    return f"<b>{plain(row.name)}</b> · {counted(len(row.voices), 'voice')}<br>Click to {click}"


def _country(cell: MatrixCell, since: date | None) -> Iterator[str]:
    silent = ", not its government" if cell.row and not cell.is_official else ""
    yield counted(cell.count, "voice") + silent
    yield from _who(cell)
    told = {"↑ moved for": [v.name for v in cell.voices if 1 in v.moves]}
    told["↓ moved against"] = [v.name for v in cell.voices if -1 in v.moves]
    if since is not None:
        told = {
            f"changed since {dates.short(since)}": [
                v.name for v in cell.voices if v.state == "changed"
            ]
        }
    for words, names in told.items():
        if names:
            yield from _wrapped(words, names)


def _who(cell: MatrixCell) -> Iterator[str]:
    """Yield who stands where, from in favour to against, as many as there is room for."""
    left = _MOST
    by_stance = cell.by_stance
    for stance in (2, 1, 0, -1, -2, None):
        if here := [voice.name for voice in by_stance.get(stance, ())][:left]:
            left -= len(here)
            lines = _wrapped(_stands(() if stance is None else (stance,)), here)
            yield f"<b>{stance_sign(stance)} </b>" + "<br>".join(lines)
    if (rest := cell.count - _MOST) > 0:
        yield f"and {rest} more"


def _wrapped(words: str, names: Iterable[str]) -> Iterator[str]:
    return map(plain, wrap(f"{words}: {', '.join(names)}", _LONG))


def _stands(stances: tuple[int, ...]) -> str:
    return STANCE_WORDS[stances[0]] if len(stances) == 1 else "contradicts itself"

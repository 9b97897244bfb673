"""What a stance matrix says of a place that is pointed at, safe to draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from timeline import dates
from timeline.dates.days import AnyDay
from timeline.drawing.theme import plain
from timeline.layout.matrix_model import LOUD, MatrixCell, MatrixColumn, MatrixRow
from timeline.schema import SPLIT_WORDS, STANCE_WORDS, stance_sign
from timeline.words import counted

__all__ = ["blank_words", "cell_words", "group_words", "heading_words"]

_LONG = 56
_MOST = 12


def cell_words(
    cell: MatrixCell,
    column: MatrixColumn,
    since: AnyDay | None,
    split: str = SPLIT_WORDS["voice"],
) -> str:
    """Return what a cell says: how a voice stands, or who of a country's voices stands where.

    Parameters
    ----------
    since : datetime.date or None
        The earlier day with which it is compared.
    split : str
        What is said of who stands on both sides.
    """
    name, on = plain(cell.name), plain(column.name)
    if cell.voices:
        return "<br>".join([f"<b>{name}</b> · {on}", *_country(cell, since)])
    lines = [
        f"<b>{name}</b> {_stands(cell.stances, split)}",
        f"{on} · {counted(cell.count, 'act')}",
    ]
    if cell.is_perhaps:
        lines.append(f"by now perhaps: {plain(cell.perhaps)}")
    else:
        lines.append(f"newest: {plain(cell.known)}")
        if cell.perhaps:
            lines.append(f"by now perhaps more: {plain(cell.perhaps)}")
    if since is not None:
        lines += _between(cell, since)
    return "<br>".join(lines)


def _between(cell: MatrixCell, since: AnyDay) -> Iterator[str]:
    """Yield what became of a cell after the earlier of two days."""
    day = dates.short(since)
    if cell.state in LOUD:
        told = {"moved": "moved", "new": f"nothing found by {day}", "silent": "left office"}
        yield told[cell.state]
        yield from map(plain, wrap(cell.steps, _LONG))
    elif not cell.is_perhaps:
        yield f"the same on {day}"


def blank_words(row: MatrixRow, column: MatrixColumn, asof: AnyDay | None) -> str:
    """Return what a place says where no statement is found."""
    by = f" by {dates.short(asof)}" if asof else ""
    return f"<b>{plain(row.name)}</b> · {plain(column.name)}<br>No statement found{by}"


def heading_words(
    column: MatrixColumn, sums: tuple[int, ...] | None, counted_as: str = "voice"
) -> str:
    """Return what a column says of its framework: the whole name, the proposition, the sums."""
    lines = [f"<b>{plain(column.name)}</b>", *map(plain, wrap(column.proposition, _LONG))]
    if sums:
        favour, against, neither, *perhaps = sums
        more = f", {perhaps[0]} by now perhaps" if any(perhaps) else ""
        lines.append(f"{favour} in favour, {against} against, {neither} neither{more}")
        lines.append(f"Click for every {counted_as}")
    return "<br>".join(lines)


def group_words(row: MatrixRow) -> str:
    """Return what the head of a country says."""
    click = "show them one by one" if row.kind == "folded" else "fold them"
    return f"<b>{plain(row.name)}</b> · {counted(len(row.voices), 'voice')}<br>Click to {click}"


def _country(cell: MatrixCell, since: AnyDay | None) -> Iterator[str]:
    silent = ", not its government" if cell.row and not cell.is_official else ""
    perhaps = ", by now perhaps" if cell.is_perhaps else ""
    yield counted(cell.count, "voice") + silent + perhaps
    yield from _who(cell)
    told = {"↑ moved for": [v.name for v in cell.voices if 1 in v.moves]}
    told["↓ moved against"] = [v.name for v in cell.voices if -1 in v.moves]
    if since is not None:
        told = {
            f"changed since {dates.short(since)}": [v.name for v in cell.voices if v.state in LOUD]
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


def _stands(stances: tuple[int, ...], split: str = SPLIT_WORDS["voice"]) -> str:
    return STANCE_WORDS[stances[0]] if len(stances) == 1 else split

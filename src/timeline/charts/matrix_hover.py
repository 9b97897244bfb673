"""What a stance matrix says of a place that is pointed at, safe to draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from textwrap import wrap
from typing import Any

import pandas as pd

from timeline import dates
from timeline.dataset import Dataset
from timeline.drawing.theme import plain
from timeline.layout.matrix import Grid, Line
from timeline.queries import positions
from timeline.schema import STANCE_GLYPHS, STANCE_WORDS
from timeline.words import counted

__all__ = ["blank_words", "cell_words", "group_words", "heading_words", "spread_words"]

_LONG = 56
_MOST = 12
_ORDER = (2, 1, 0, -1, -2, None)
_CONTRADICTS = "contradicts itself"

Texts = dict[tuple[str, str], str]


def cell_words(ds: Dataset, now: pd.DataFrame, since: date | None = None) -> Texts:
    """Return what each voice's cell says.

    Parameters
    ----------
    now : pandas.DataFrame
        What `positions.cells` returned; where two days are compared, what `positions.compare` did.
    since : datetime.date, optional
        The earlier day with which it is compared.
    """
    actors, frameworks = ds.names("actors"), ds.names("frameworks")
    texts = {}
    for cell, known in zip(now.to_dict("records"), positions.known(ds, now), strict=True):
        name, on = plain(actors[cell["actor"]]), plain(frameworks[cell["framework"]])
        lines = [f"<b>{name}</b> {_stand(cell)}"]
        lines.append(f"{on} · {counted(cell['statements'], 'statement')}")
        lines.append(f"newest counts {known}")
        if since is not None:
            lines.append(_since(cell, since))
        texts[str(cell["actor"]), str(cell["framework"])] = "<br>".join(lines)
    return texts


def spread_words(
    ds: Dataset, groups: Mapping[str, str], now: pd.DataFrame, since: date | None = None
) -> Texts:
    """Return what each cell of a folded country says: who of its voices stands where.

    Parameters
    ----------
    groups : mapping of str to str
        Name of each folded country by its key.
    now : pandas.DataFrame
        What `positions.cells` returned; where two days are compared, what `positions.compare` did.
    since : datetime.date, optional
        The earlier day with which it is compared.
    """
    actors, frameworks = ds.names("actors"), ds.names("frameworks")
    official, steps = positions.governments(ds), _steps(now) if since is None else {}
    moved: set[tuple[str, str]] = set()
    if since is not None:
        changed = now[now["change"].isin(["new", "moved"])]
        moved = set(zip(changed["actor"], changed["framework"], strict=True))
    texts = {}
    for (group, framework), sides in positions.spread(ds, now).items():
        if group in groups:
            spoke = [a for members in sides.actors.values() for a in members]
            head = f"<b>{plain(groups[group])}</b> · {plain(frameworks[framework])}"
            silent = ", not its government" if group and not official.intersection(spoke) else ""
            lines = [head, counted(len(spoke), "voice") + silent, *_who(sides.actors, actors)]
            for arrow, step in (("↑ moved for", 1), ("↓ moved against", -1)):
                if who := [actors[a] for a in spoke if steps.get((a, framework)) == step]:
                    lines += map(plain, wrap(f"{arrow}: {', '.join(who)}", _LONG))
            if new := [actors[a] for a in spoke if (a, framework) in moved]:
                said = f"changed since {dates.short(since)}: {', '.join(new)}" if since else ""
                lines += map(plain, wrap(said, _LONG))
            texts[group, framework] = "<br>".join(lines)
    return texts


def heading_words(ds: Dataset, sums: pd.DataFrame) -> dict[str, str]:
    """Return what each column says of its framework: the whole name, and the proposition."""
    texts = {}
    columns = ("id", "name", "proposition")
    for key, name, proposition in zip(*(ds.frameworks[c] for c in columns), strict=True):
        lines = [f"<b>{plain(name)}</b>", *map(plain, wrap(proposition, _LONG))]
        if key in sums.index:
            n = sums.loc[key]
            said = f"{n['favour']} in favour, {n['against']} against, {n['neither']} neither"
            lines += [said, "Click for every voice"]
        texts[str(key)] = "<br>".join(lines)
    return texts


def group_words(lines: Sequence[Line]) -> dict[str, str]:
    """Return what the head of each country says."""
    return {
        line.id: f"<b>{plain(line.name)}</b> · {counted(int(line.note), 'voice')}<br>"
        f"Click to {'show them one by one' if line.kind == 'folded' else 'fold them'}"
        for line in lines
        if line.is_group
    }


def blank_words(grid: Grid, asof: date | None) -> Texts:
    """Return what each cell of a grid says where no statement is found."""
    by = f" by {dates.short(asof)}" if asof else ""
    columns = [(h.id, f"{plain(h.name)}<br>No statement found{by}") for h in grid.headings]
    return {
        (line.id, framework): f"{name} · {words}"
        for line in grid.lines
        if line.has_cells
        for name in [f"<b>{plain(line.name)}</b>"]
        for framework, words in columns
    }


def _steps(now: pd.DataFrame) -> dict[tuple[str, str], int]:
    """Return which way each voice moved, as far as an arrow says so."""
    told = now[~now["split"]]
    columns = (told[name] for name in ("actor", "framework", "changed"))
    return {(a, f): int(changed) for a, f, changed in zip(*columns, strict=True)}


def _stand(cell: Mapping[Any, Any]) -> str:
    return _CONTRADICTS if cell["split"] else STANCE_WORDS[cell["stance"]]


def _since(cell: Mapping[Any, Any], since: date) -> str:
    if cell["change"] == "new":
        return f"nothing found by {dates.short(since)}"
    was = _CONTRADICTS if cell["split_before"] else STANCE_WORDS[cell["stance_before"]]
    if cell["change"] == "moved":
        return f"on {dates.short(since)}: {was}"
    return f"the same on {dates.short(since)}"


def _who(actors: Mapping[int | None, tuple[str, ...]], names: Mapping[str, str]) -> Iterator[str]:
    left = _MOST
    for stance in _ORDER:
        here = actors[stance][:left]
        left -= len(here)
        if here:
            sign = f"{STANCE_GLYPHS[stance]} " if stance is not None else "± "
            words = STANCE_WORDS[stance] if stance is not None else _CONTRADICTS
            said = wrap(f"{words}: {', '.join(names[a] for a in here)}", _LONG)
            yield f"<b>{sign}</b>" + "<br>".join(map(plain, said))
    if rest := sum(map(len, actors.values())) - _MOST + left:
        yield f"and {rest} more"

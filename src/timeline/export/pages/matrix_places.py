"""What each place of a stance matrix says on a page: a voice's stance, or a country's spread."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.layout.table import TableCell
from timeline.queries import positions
from timeline.scenes.matrix_cells import Look
from timeline.schema import STANCE_GLYPHS

__all__ = ["places"]

_CONTRADICTS = "/"


def places(look: Look) -> dict[tuple[str, str], TableCell]:
    """Return what is said of each voice, and of each country, on each framework that it speaks of.

    Returns
    -------
    dict
        By the id of the voice, or the country's code, and that of the framework.
    """
    return _cells(look) | _spreads(look)


def _cells(look: Look) -> dict[tuple[str, str], TableCell]:
    """Return what each voice's place says on each framework."""
    return {
        (str(cell["actor"]), str(cell["framework"])): _cell(cell, look)
        for cell in look.now.to_dict("records")
    }


def _cell(cell: Mapping[object, object], look: Look) -> TableCell:
    now = _stands(cell)
    if look.since is not None:
        change = cell["change"]
        if change in {"same", "repeated"}:
            return TableCell(now, muted=True, centred=True)
        was = "none" if change == "new" else _stands(cell, "_before")
        return TableCell(f"{was} → {now}", stance=_fill(cell), centred=True, bold=True)
    count, moved = int(str(cell["statements"])), int(str(cell["changed"]))
    arrow = "" if cell["split"] or not moved else "↑" if moved > 0 else "↓"
    aside = " ".join(filter(None, (str(count) if count > 1 else "", arrow)))
    return TableCell(now, stance=_fill(cell), centred=True, bold=True, aside=aside)


def _stands(cell: Mapping[object, object], when: str = "") -> str:
    if cell[f"split{when}"]:
        return _CONTRADICTS.join(
            STANCE_GLYPHS[int(str(cell[f"{end}{when}"]))] for end in ("low", "high")
        )
    return STANCE_GLYPHS[int(str(cell[f"stance{when}"]))]


def _fill(cell: Mapping[object, object]) -> int | None:
    return None if cell["split"] else int(str(cell["stance"]))


def _spreads(look: Look) -> dict[tuple[str, str], TableCell]:
    """Return what each country's place says: its own stance, else how far its voices reach."""
    official = positions.governments(look.ds)
    moved: set[tuple[str, str]] = set()
    if look.since is not None:
        now = look.now[look.now["change"].isin(positions.CHANGED)]
        countries = positions.country_of(look.ds)
        moved = {(countries[a], f) for a, f in zip(now["actor"], now["framework"], strict=True)}
    found = {}
    for place, sides in positions.spread(look.ds, look.now).items():
        taken = [stance for stance in (-2, -1, 0, 1, 2, None) if sides.actors[stance]]
        voices = [a for actors in sides.actors.values() for a in actors]
        is_own = bool(official.intersection(voices)) and len(taken) == 1 and taken[0] is not None
        is_dim = look.since is not None and place not in moved
        signs = ["±" if stance is None else STANCE_GLYPHS[stance] for stance in taken]
        sizes = [len(sides.actors[stance]) for stance in taken]
        counts = zip(signs, sizes, strict=True)
        found[place] = TableCell(
            signs[0] if is_own else ", ".join(f"{sign} {n}" for sign, n in counts),
            stance=taken[0] if is_own and not is_dim else None,
            centred=True,
            bold=not is_dim,
            muted=is_dim,
            aside=str(len(voices)) if is_own and len(voices) > 1 else "",
            spread=() if is_own else tuple(zip(taken, sizes, strict=True)),
        )
    return found

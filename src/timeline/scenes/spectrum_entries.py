"""The entries of a spectrum: each act once, in its newest few words, with date and sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from timeline import cite, dates, queries
from timeline.dataset import Dataset
from timeline.layout.spectrum_model import Ghost, LetteredSource, SpectrumEntry
from timeline.queries import positions
from timeline.queries.filters import Filters
from timeline.queries.positions import Voices
from timeline.schema import entries, place, stance_sign
from timeline.views.evidence import holders
from timeline.views.matrix_words import perhaps_signs
from timeline.words import joined

__all__ = ["Entry", "spectrum_entries"]

Entry = tuple[tuple[str, ...], SpectrumEntry]
"""Whose an entry is, by the ids of their cells, and the entry."""


_OWN, _INFERRED = "quote", "inference"
"""The bases of a statement in its holder's own words, and of one that a source concludes."""


def spectrum_entries(
    ds: Dataset, cells: pd.DataFrame, voices: Voices
) -> tuple[list[Entry], tuple[LetteredSource, ...]]:
    """Return the entries of cells on one framework, and the sources that their letters stand for.

    Parameters
    ----------
    cells : pandas.DataFrame
        What `positions.cells` returned for these voices.
    """
    said = _Said.read(ds, cells, voices)
    acts = list(_acts(said, cells))
    letters = _letters(ds, (said.quoted(act.ids) for act in acts))
    return [_entry(said, letters, act) for act in acts], letters


@dataclass(frozen=True, slots=True)
class _Act:
    """Cells that stand in one place by one act, and the statements by which they do."""

    cells: tuple[Any, ...]
    stance: int
    ids: tuple[str, ...]


@dataclass(frozen=True)
class _Said:
    """The statements behind cells, and what those who made them are called."""

    ds: Dataset
    rows: Mapping[str, Mapping[Any, Any]]
    names: Mapping[str, str]

    @classmethod
    def read(cls, ds: Dataset, cells: pd.DataFrame, voices: Voices) -> _Said:
        """Read what stands behind cells."""
        behind = [key for column in ("ids", "perhaps") for ids in cells[column] for key in ids]
        every = positions.as_they_count(queries.rows(ds, Filters(), "stances"))
        every = every[every["id"].isin(behind)]
        rows = {str(row["id"]): row for row in every.to_dict("records")}
        return cls(ds, rows, holders(ds, voices))

    def quoted(self, ids: Collection[str]) -> Mapping[Any, Any]:
        """Return of statements the newest in own words, else the newest; of equals the first.

        What a source concludes stands back behind what it reports.
        """
        found = [self.rows[key] for key in ids]
        own = [row for row in found if _is_own(row)]
        told = [row for row in found if row["basis"] != _INFERRED]
        return max(own or told or found, key=lambda row: row["certain_from"])


def _is_own(row: Mapping[Any, Any]) -> bool:
    return bool(row["basis"] == _OWN and row["quote"])


def _letters(ds: Dataset, rows: Iterable[Mapping[Any, Any]]) -> tuple[LetteredSource, ...]:
    """Give the sources of statements letters, in the order of their table."""
    cited = {place(entry).source for row in rows for entry in entries(row["sources"])}
    names = cite.source_names(ds)
    days = dict(zip(ds.sources["id"], ds.sources["date"], strict=True))
    found = [key for key in ds.sources["id"] if key in cited]
    return tuple(
        LetteredSource(
            _letter(k), ", ".join(filter(None, (names[key], dates.short(days[key])))), key
        )
        for k, key in enumerate(found)
    )


def _letter(number: int) -> str:
    """Return the letter of a number from 0: ``a`` to ``z``, then ``aa``."""
    more, last = divmod(number, 26)
    return (_letter(more - 1) if more else "") + chr(ord("a") + last)


def _acts(said: _Said, cells: pd.DataFrame) -> Iterator[_Act]:
    """Yield what stands in one place: cells whose newest statements tell one act, together.

    Of who stands on both sides, each stance by itself.
    """
    together: dict[tuple[Any, ...], list[Any]] = {}
    every: list[Any] = list(cells.itertuples(index=False))
    for cell in every:
        if cell.split:
            yield from _both_sides(said, cell)
            continue
        act = positions.act_of(said.ds, cell.current[-1])
        together.setdefault((act, cell.stance, cell.certain), []).append(cell)
    for (act, stance, _), same in together.items():
        ids = [
            key
            for cell in same
            for key in cell.current
            if positions.act_of(said.ds, key) == act and said.rows[key]["stance"] == stance
        ]
        yield _Act(tuple(same), int(stance), tuple(ids))


def _both_sides(said: _Said, cell: Any) -> Iterator[_Act]:
    by_stance: dict[int, list[str]] = {}
    for key in cell.current:
        by_stance.setdefault(int(said.rows[key]["stance"]), []).append(key)
    for stance, ids in by_stance.items():
        yield _Act((cell,), stance, tuple(ids))


def _entry(said: _Said, known: Sequence[LetteredSource], act: _Act) -> Entry:
    """Return whose an entry is, by their ids, and the entry."""
    row, first = said.quoted(act.ids), act.cells[0]
    # Who said what is shown is named first; of a government its speaker, as its row names it.
    speaker = str(row["actor"])
    who = sorted((str(cell.actor) for cell in act.cells), key=lambda actor: actor != speaker)
    names = [said.names[actor] for actor in who]
    if len(who) == 1:
        names = [said.names[speaker]]
    cited = {place(entry).source for entry in entries(row["sources"])}
    bases = {said.rows[key]["basis"] for key in act.ids}
    return tuple(who), SpectrumEntry(
        id=who[0],
        name=_joined(names),
        words=_plain(row["quote"] or row["summary"], is_own=_is_own(row)),
        is_own=_is_own(row),
        date=_dated(said.ds, row, first),
        letters=", ".join(source.letter for source in known if source.id in cited),
        stance=act.stance,
        is_inferred=bases == {_INFERRED},
        is_perhaps=not first.certain,
        is_split=bool(first.split),
        ghost=_ghost(said, first),
    )


def _joined(names: Sequence[str]) -> str:
    """Join names, words that all begin with said once: ``Experts in Japan, in the US``."""
    split = [name.split(" ") for name in names]
    same = 0
    while all(len(words) > same + 1 for words in split) and len({w[same] for w in split}) == 1:
        same += 1
    if len(names) == 1 or not same:
        return joined(names)
    return " ".join([*split[0][:same], joined([" ".join(words[same:]) for words in split])])


def _plain(words: str, *, is_own: bool) -> str:
    """Return words without a full stop and, where they are quoted, with single marks inside."""
    found = " ".join(str(words).split()).removesuffix(".")
    return found.replace("“", "‘").replace("”", "’") if is_own else found


def _dated(ds: Dataset, row: Mapping[Any, Any], cell: Any) -> str:
    """Say when it was said, as exactly as it is known, and of what it is only perhaps."""
    when = _short(row["date"])
    if not cell.certain:
        return f"by now perhaps ({when})"
    more = perhaps_signs(ds, cell.perhaps) if cell.perhaps else ""
    same = perhaps_signs(ds, cell.current[-1:])
    return when if more in {"", same} else f"{when}; by now {more}"


def _short(text: str) -> str:
    """Say a date in few letters; of days in different months the months."""
    of_months = dates.coarsened(text, "month")
    is_long = len(set(of_months.split("/"))) > 1
    return dates.short(of_months if is_long else text).replace("until ", "by ")


def _ghost(said: _Said, cell: Any) -> Ghost | None:
    """Return where who speaks stood first and is known to have left; or before, if they are back.

    Of a government only what this speaker said tells that.
    """
    if cell.came_from is None or cell.split or not cell.certain:
        return None
    own = [said.rows[key] for key in cell.ids if said.rows[key]["actor"] == cell.speaker]
    left = [row for row in own if row["id"] not in cell.current]
    first = int(left[0]["stance"]) if left else cell.stance
    stance = int(first if first != cell.stance else cell.came_from)
    made = [row for row in left if int(row["stance"]) == stance]
    return Ghost(stance, stance_sign(stance), _short(made[0]["date"])) if made else None

"""One framework as a spectrum: who stands where on it, by the newest words of each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from timeline import cite, dates, queries
from timeline.dataset import Dataset
from timeline.layout.spectrum_model import (
    STANCES,
    Ghost,
    LetteredSource,
    SpectrumEntry,
    SpectrumModel,
    SpectrumRow,
)
from timeline.queries import positions
from timeline.queries.filters import Filters
from timeline.queries.positions import Order, Voices
from timeline.queries.positions.one_act import act_of
from timeline.scenes.matrix_rows import AUTHORS, GROUPS, Arrangement
from timeline.schema import entries, place, stance_sign
from timeline.views.answers.wording import VERBS
from timeline.views.evidence import holders
from timeline.views.matrix_words import perhaps_signs
from timeline.words import joined

__all__ = ["only_framework", "spectrum_model"]

_DAYS = re.compile(r"(\d{4}-\d{2})-\d{2}")

_OTHERS, _APART = "Others", "Not counted"
"""Over those of no country and acts of several, and over those who are counted apart."""

_OWN, _INFERRED = "quote", "inference"
"""The bases of a statement in its holder's own words, and of one that a source concludes."""


def only_framework(ds: Dataset, filters: Filters, how: Arrangement) -> str:
    """Return the framework that is in view alone and so a spectrum; blank where there is none.

    Nor is there where countries are folded, or another one is asked for.
    """
    found = tuple(map(str, positions.ever(ds, filters, how.voices)["framework"].unique()))
    is_asked = how.frameworks is None or tuple(how.frameworks) == found
    return found[0] if len(found) == 1 and is_asked and not how.folded else ""


@lru_cache(maxsize=8)
def spectrum_model(
    ds: Dataset,
    filters: Filters,
    framework: str,
    asof: date | None = None,
    voices: Voices = "all",
    order: Order = "curated",
) -> SpectrumModel:
    """Work out a spectrum: in each country's row its government first, then its other voices.

    What several voices did in one act stands there once. Groups of states and the authors of the
    articles have rows of their own, and are not counted.

    Parameters
    ----------
    framework : str
        Its id.
    asof : datetime.date or None
        As in `timeline.queries.positions.cells`.
    voices : {"all", "governments"}
        Whose stances. Where those who speak for a government differ, each of their stances stands
        in its row, and it is counted on no side.
    order : {"curated", "support", "similarity"}
        Of the rows, see `timeline.charts.Arrangement`.
    """
    standing = positions.cells(ds, filters, asof, voices)
    here = standing[standing["framework"] == framework]
    said = _Said.read(ds, here, voices)
    acts = list(_acts(said, here))
    letters = _letters(ds, (said.quoted(act.ids) for act in acts))
    found = [_entry(said, letters, act) for act in acts]
    sides = positions.sides(ds, here, framework, voices)
    model = SpectrumModel(
        framework=framework,
        rows=tuple(_rows(ds, here, found, voices, order)),
        counts={stance: len(sides.camps[stance]) if sides else 0 for stance in STANCES},
        counted="government" if voices == "governments" else "voice",
        heads={},
        sources=letters,
    )
    return replace(model, heads={s: tuple(_heads(model, s)) for s in STANCES})


def _heads(model: SpectrumModel, stance: int) -> Iterator[str]:
    """Yield what stands over a column, from long to short: its sign, how many, and their verb."""
    number, perhaps = model.counts[stance], model.perhaps[stance]
    word = VERBS[stance].one if number == 1 else VERBS[stance].several
    sign, verb = stance_sign(stance), word
    yield f"{sign}  {number:,} {verb}" + (f", {perhaps:,} by now perhaps" if perhaps else "")
    if perhaps:
        yield f"{sign}  {number:,} {verb}, {perhaps:,} perhaps"
    yield f"{sign}  {number:,}" + (f" (+{perhaps:,}?)" if perhaps else "")


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
        act = act_of(said.ds, cell.current[-1])
        together.setdefault((act, cell.stance, cell.certain), []).append(cell)
    for (act, stance, _), same in together.items():
        ids = [
            key
            for cell in same
            for key in cell.current
            if act_of(said.ds, key) == act and said.rows[key]["stance"] == stance
        ]
        yield _Act(tuple(same), int(stance), tuple(ids))


def _both_sides(said: _Said, cell: Any) -> Iterator[_Act]:
    by_stance: dict[int, list[str]] = {}
    for key in cell.current:
        by_stance.setdefault(int(said.rows[key]["stance"]), []).append(key)
    for stance, ids in by_stance.items():
        yield _Act((cell,), stance, tuple(ids))


def _entry(
    said: _Said, known: Sequence[LetteredSource], act: _Act
) -> tuple[tuple[str, ...], SpectrumEntry]:
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
    of_months = _DAYS.sub(r"\1", text)
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


def _rows(
    ds: Dataset,
    cells: pd.DataFrame,
    found: Sequence[tuple[tuple[str, ...], SpectrumEntry]],
    voices: Voices,
    order: Order,
) -> Iterator[SpectrumRow]:
    """Yield rows of countries, of others, and of those who are counted apart."""
    places, names = _places(ds, cells, voices, order), ds.names("countries")
    apart, countries = positions.apart(ds), positions.country_of(ds)
    by_row: dict[tuple[bool, str], list[tuple[tuple[str, ...], SpectrumEntry]]] = {}
    for who, entry in found:
        is_apart = set(who) <= apart
        codes = {countries.get(actor, actor) for actor in who}
        code = codes.pop() if len(codes) == 1 and not is_apart else ""
        by_row.setdefault((is_apart, code), []).append((who, entry))

    def foremost(own: Iterable[tuple[tuple[str, ...], SpectrumEntry]]) -> int:
        return min(places[actor] for who, _ in own for actor in who)

    for (is_apart, code), own in sorted(
        by_row.items(), key=lambda item: (item[0][0], not item[0][1], foremost(item[1]))
    ):
        own.sort(key=lambda pair: foremost([pair]))
        if is_apart:
            name, note = _APART, _apart_note(ds, [actor for who, _ in own for actor in who])
        else:
            name = names.get(code) or _OTHERS
            split = any(entry.is_split for _, entry in own) and voices == "governments"
            note = "split: not counted" if split else ""
        yield SpectrumRow(code, name, tuple(entry for _, entry in own), note, not is_apart)


def _apart_note(ds: Dataset, actors: Collection[str]) -> str:
    """Say of which kinds those are who are counted apart."""
    kinds = ((GROUPS, positions.groups_of_states(ds)), (AUTHORS, positions.authors(ds)))
    found = [heading for heading, ids in kinds if set(actors) & ids]
    return "; ".join(heading[:1].lower() + heading[1:] for heading in found)


def _places(ds: Dataset, cells: pd.DataFrame, voices: Voices, order: Order) -> Mapping[str, int]:
    """Return the place of each holder in the order asked for."""
    if voices == "governments":
        actors = dict.fromkeys(map(str, cells["actor"]))
        ordered = positions.rows_in_order(cells, actors, order)
    else:
        arranged = positions.arrange(ds, cells, order)
        ordered = [actor for _, members in arranged for actor, _ in members]
    return {actor: k for k, actor in enumerate(ordered)}

"""A large data set made by chance, the same for the same seed, that looks like a real one."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.random import Generator, default_rng

from timeline.schema.countries import country_names
from timeline.schema.vocabulary import BASES, EVENT_KINDS

__all__ = ["generate"]

_ACTORS, _FRAMEWORKS, _SOURCES = 5_000, 30, 400
_STEP = 50_000
"""Rows made at once."""
_FIRST, _LAST = date(1945, 1, 1), date(2025, 6, 30)
_PROSE = (
    "government minister alliance summit treaty defence talks agreement proposal security council "
    "region maritime exercise trade partner statement president parliament election sanctions "
    "border joint strategy policy review cooperation regional leaders officials agency committee "
    "dialogue ceasefire dispute islands navy army missile nuclear energy climate aid investment "
    "visit delegation framework commission vote resolution charter protocol session the of and to "
    "in on for with after before under against between over a new first second next former senior"
)
_WORDS = _PROSE.split()
_TYPOGRAPHIC = ("café", "Kōmeitō", "“balance”", "it’s", "São Paulo", "Łódź", "1994–1996", "日本")
"""Words that are not ASCII, which about a third of rows have."""
_PARTS = "ka mo ri ta shi be lo nu sa ve di gar tol men zhu ba fen pra ost hel kim dor"
_SYLLABLES = _PARTS.split()
_KINDS = tuple(EVENT_KINDS)
_STEPS = np.array([-2, -1, 0, 1, 2])


def generate(folder: Path, size: int, *, statements: int | None = None, seed: int = 1) -> None:
    """Write a data set of so many events.

    Half of eighty years of events fall into the last ten, most dates are days, some are months,
    years, decades, ranges and approximate ones; few countries and actors have most of the rows.

    Parameters
    ----------
    folder : pathlib.Path
        Where to write it; made if it is not there.
    size : int
        Events.
    statements : int or None
        Statements; None for as many as there are events.
    seed : int
        By which chance goes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    statements = size if statements is None else statements
    chance = default_rng(seed)
    names = _names(chance, min(_ACTORS, max(20, size // 10)))
    frameworks = [f"framework-{n:02}" for n in range(1, _FRAMEWORKS + 1)]
    sources = [f"source-{n:03}" for n in range(1, _SOURCES + 1)]
    countries = sorted(code for code in country_names() if len(code) == 3)[:200]  # noqa: PLR2004 -- alpha-3
    chance.shuffle(countries)
    actors = [name.casefold().replace(" ", "-") for name in names]
    made = _Made(chance, countries, actors, frameworks, sources)
    events = "id,date,label,title,summary,kind,countries,frameworks,actors,importance,sources,quote"
    _write(folder / "events.csv", f"{events},note", made.events(size))
    stances = "id,actor,framework,stance,date,event,summary,condition,basis,sources,quote,note"
    _write(folder / "stances.csv", stances, made.statements(statements, size))
    kinds = ("person", "person", "government", "party", "organisation", "expert", "media")
    at = made.pick(countries, len(actors), 0.8)
    rows = ((a, n, kinds[i % 7], at[i]) for i, (a, n) in enumerate(zip(actors, names, strict=True)))
    _write(folder / "actors.csv", "id,name,type,country", rows)
    named = ((f, f"Framework {f[-2:]}", "existing") for f in frameworks)
    _write(folder / "frameworks.csv", "id,name,status", named)
    titled = ((s, "news", f"Report {s[-3:]}", f"https://example.org/{s}") for s in sources)
    _write(folder / "sources.csv", "id,kind,title,url", titled)
    eras = [("era-1", "Cold War", "1945/1989"), ("era-2", "After it", "1990/2025")]
    _write(folder / "eras.csv", "id,name,date", eras)


class _Made:
    """What rows are made of, and the chance by which."""

    def __init__(
        self,
        chance: Generator,
        countries: Sequence[str],
        actors: Sequence[str],
        frameworks: Sequence[str],
        sources: Sequence[str],
    ) -> None:
        self._chance = chance
        self._countries, self._actors = countries, actors
        self._frameworks, self._sources = frameworks, sources
        self._titles = self._sentences(4_000, 4, 9)
        self._summaries = self._sentences(20_000, 15, 38)

    def events(self, size: int) -> Iterator[tuple[str, ...]]:
        """Yield the rows of events."""
        for numbers in _stepped(size):
            n = len(numbers)
            titles, summaries = self.pick(self._titles, n), self.pick(self._summaries, n)
            kinds = self.pick(_KINDS, n, 0.7)
            weights = self._chance.random(n)
            columns = zip(
                numbers,
                self._dates(n),
                titles,
                summaries,
                kinds,
                self._lists(self._countries, n, 1.1),
                self._lists(self._frameworks, n, 0.9),
                self._lists(self._actors, n, 0.8),
                weights,
                self._places(n),
                strict=True,
            )
            for at, day, title, summary, kind, lands, about, who, weight, where in columns:
                core = "core" if weight < 0.01 else "secondary" if weight < 0.15 else "context"  # noqa: PLR2004 -- shares
                label = title[:28].rstrip() if weight < 0.3 else ""  # noqa: PLR2004
                quote = " ".join(summary.split()[2:9]) if 0.2 < weight < 0.3 else ""  # noqa: PLR2004
                note = "Disputed: others say otherwise." if 0.5 < weight < 0.52 else ""  # noqa: PLR2004
                told = f"{summary} It was number {at:,} of its kind."
                cells = (f"event-{at}", day, label, title, told, kind, lands, about, who)
                yield (*cells, core, where, quote, note)

    def statements(self, size: int, events: int) -> Iterator[tuple[str, ...]]:
        """Yield the rows of statements, of which a third were made at an event."""
        for numbers in _stepped(size):
            n = len(numbers)
            columns = zip(
                numbers,
                self.pick(self._actors, n, 0.8),
                self.pick(self._frameworks, n, 0.9),
                self._chance.choice(_STEPS, n, p=[0.1, 0.2, 0.2, 0.3, 0.2]).tolist(),
                self._dates(n),
                self._chance.integers(0, max(events, 1), n).tolist(),
                self.pick(self._summaries, n),
                self.pick(tuple(BASES), n),
                self._places(n),
                self._chance.random(n).tolist(),
                strict=True,
            )
            for at, who, about, step, day, event, summary, basis, where, by in columns:
                is_at = bool(events) and by < 0.33  # noqa: PLR2004 -- a third
                at_event = f"event-{event}" if is_at else ""
                condition = "Only in the longer run" if by > 0.95 else ""  # noqa: PLR2004
                cells = (
                    f"statement-{at}",
                    who,
                    about,
                    str(step),
                    day,
                    at_event,
                    summary,
                    condition,
                    basis,
                )
                yield (*cells, where, "", "")

    def pick(self, among: Sequence[str], size: int, uneven: float = 0.0) -> list[str]:
        """Return some of several texts, the first the more often the more uneven it is to be."""
        weights = 1.0 / np.arange(1, len(among) + 1) ** uneven
        places = np.searchsorted(np.cumsum(weights) / weights.sum(), self._chance.random(size))
        return [among[at] for at in places.tolist()]

    def _dates(self, size: int) -> list[str]:
        """Return dates as exactly as each is known."""
        span = (_LAST - _FIRST).days
        late = self._chance.random(size) < 0.5  # noqa: PLR2004 -- half of them
        ago = self._chance.integers(0, np.where(late, 3_650, span))
        how = self._chance.random(size)
        long = self._chance.integers(1, 900, size)
        columns = zip(ago.tolist(), how.tolist(), long.tolist(), strict=True)
        return [_dated(_LAST - timedelta(days=back), exact, more) for back, exact, more in columns]

    def _lists(self, among: Sequence[str], size: int, uneven: float) -> list[str]:
        """Return lists of none to four different texts."""
        counts = self._chance.choice(5, size, p=[0.1, 0.4, 0.3, 0.15, 0.05]).tolist()
        picked = iter(self.pick(among, sum(counts), uneven))
        return ["; ".join(dict.fromkeys(islice(picked, count))) for count in counts]

    def _places(self, size: int) -> list[str]:
        """Return one or two paragraphs of sources each."""
        sources = self.pick(self._sources, 2 * size, 0.6)
        numbers = self._chance.integers(1, 30, 2 * size).tolist()
        places = [f"{source}#{n}" for source, n in zip(sources, numbers, strict=True)]
        two = (self._chance.random(size) < 0.3).tolist()  # noqa: PLR2004
        pairs = zip(places[:size], places[size:], two, strict=True)
        return [f"{one}; {other}" if both and one != other else one for one, other, both in pairs]

    def _sentences(self, count: int, least: int, most: int) -> list[str]:
        """Return texts of words, about a third of them with one that is not ASCII."""
        lengths = self._chance.integers(least, most, count).tolist()
        words = iter(self.pick(_WORDS, sum(lengths), 0.5))
        found = []
        for number, length in enumerate(lengths):
            text = " ".join(islice(words, length))[: 60 if most < _LONG else 250]
            also = f", {_TYPOGRAPHIC[number % len(_TYPOGRAPHIC)]}" if number % 3 == 0 else ""
            found.append(f"{text[:1].upper()}{text[1:]}{also}.")
        return found


_LONG = 20
"""Words of a text from which on it is a summary."""


def _stepped(size: int) -> Iterator[range]:
    return (range(at, min(at + _STEP, size)) for at in range(0, size, _STEP))


def _dated(day: date, how: float, more: int) -> str:
    """Return a date as EDTF: seven of ten are days."""
    forms = (
        (0.70, f"{day:%Y-%m-%d}"),
        (0.83, f"{day:%Y-%m}"),
        (0.90, f"{day:%Y}"),
        (0.95, f"{day:%Y-%m-%d}/{day + timedelta(days=more):%Y-%m-%d}"),
        (0.97, f"{day:%Y-%m}~"),
        (0.98, f"{day:%Y}/.."),
        (0.99, f"{day:%Y}"[:3] + "X"),
        (1.00, f"{day:%Y-%m}/{day + timedelta(days=31 + more):%Y-%m}"),
    )
    return next(form for most, form in forms if how < most)


def _names(chance: Generator, count: int) -> list[str]:
    """Return different names of persons and bodies."""
    found: dict[str, None] = {}
    while len(found) < count:
        first, last = ("".join(chance.choice(_SYLLABLES, n)) for n in (2, 4))
        found[f"{first.title()} {last.title()}"] = None
    return list(found)


def _write(
    path: Path, header: str, rows: Iterator[tuple[str, ...]] | list[tuple[str, ...]]
) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(f"{header}\n")
        csv.writer(file, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.generate", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=10_000, help="events (default 10000)")
    parser.add_argument("--statements", type=int, help="as many as events where it is not given")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    generate(given.folder, given.size, statements=given.statements, seed=given.seed)

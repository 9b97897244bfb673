"""The axis as a ribbon of calendar cells: decades, years, months or days, each with its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import floor

from timeline.dates.days import FIRST_DAY, LAST_DAY, Day
from timeline.dates.year_names import year_name, years_name
from timeline.layout.text_metrics import text_width
from timeline.layout.time_scale import Axis

__all__ = ["UPRIGHT", "RibbonCell", "cell_at", "ribbon"]

_WIDE_UNITS, _HIGH_UNITS = (130.0, 110.0, 230.0), (80.0, 80.0, 260.0)
"""From which width on a decade is split into years, a year into months, a month into days; px.

The second on an axis that runs down."""
UPRIGHT = 64.0
"""Width of a ribbon that runs down, px."""
_AIR, _UPRIGHT_AIR = 8.0, 4.0
"""What a cell leaves free beside its name, px; and one of an axis that runs down."""
_LINE = 1.25
"""Height of a line of a name, in font sizes."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DECADE = 10
_OF_FOUR_DIGITS = range(100, 10_000)
"""The years whose decade is named by its digits; three are as plain as four."""
_MOST_PARTS = 300
"""How many stretches of years an axis is looked at in, before those with room are split."""
_SLIVER = 0.2
"""Which share of the room that a decade needs to be split is too little to look into it."""


@dataclass(frozen=True, slots=True)
class RibbonCell:
    """A stretch of the calendar between two of its boundaries, or up to an end of the axis.

    Attributes
    ----------
    x0, x1 : float
        From where to where it reaches, px.
    first, last : float
        From which day on, and up to which, as ordinals.
    name : str
        What is written in it, a newline between two lines; blank where not even its shortest name
        has room.
    unit : str
        ``year`` for years and decades, ``month`` or ``day``.
    year : int
        Its year, or the first of them.
    """

    x0: float
    x1: float
    first: float
    last: float
    name: str
    unit: str
    year: int


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the calendar that is not split: days from ``start`` up to ``end``, as ordinals."""

    unit: str
    start: int
    end: int
    parent: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """What names of cells ask for along the axis, and from which widths on units are split."""

    size: float
    is_upright: bool

    def fit(self, name: str, room: float) -> bool:
        """Return whether a name has room; on an axis that runs down it asks for its lines."""
        lines = name.split("\n")
        wide = max(text_width(line, self.size, bold=True) for line in lines)
        if self.is_upright:
            tall = len(lines) * self.size * _LINE
            return wide + _UPRIGHT_AIR <= UPRIGHT and tall <= room
        return wide + _AIR <= room

    def dated(self, name: str, year: int) -> str:
        """Return a name with its year: after it, or under it on an axis that runs down."""
        said = year_name(year)
        return f"{name}\n{said}" if self.is_upright else f"{name} {said}"

    @property
    def widths(self) -> tuple[float, float, float]:
        """From which width on a decade, a year and a month is split, px."""
        return _HIGH_UNITS if self.is_upright else _WIDE_UNITS


def ribbon(axis: Axis, size: float, *, is_upright: bool = False) -> tuple[RibbonCell, ...]:
    """Cut an axis of days into cells.

    A decade that is wide enough is split into years, a year into months, a month into days; what is
    too narrow for its name is joined with what follows it: years with years, the months of one
    year, the days of one month. Every boundary is one of the calendar. The first cell of what is
    split says its year.

    Parameters
    ----------
    axis : Axis
        Of days.
    size : float
        Font size of the names, px.
    is_upright : bool
        Whether the axis runs down.
    """
    names = _Names(size, is_upright)
    cells: list[RibbonCell] = []
    for parts in _joined(list(_parts(axis, names.widths)), axis, names):
        low, high = axis.scale.domain
        first, last = max(float(parts[0].start), low), min(float(parts[-1].end), high)
        x0, x1 = _x(axis, first), _x(axis, last)
        name = next((n for n in _names(parts, names) if names.fit(n, x1 - x0)), "")
        year = _day(parts[0].start).year
        cells.append(RibbonCell(x0, x1, first, last, name, parts[0].unit, year))
    return tuple(_with_years(cells, names))


def cell_at(cells: Sequence[RibbonCell], day: float) -> RibbonCell:
    """Return the cell in which a day lies, the last one for the end of the axis."""
    return next((cell for cell in cells if day < cell.last), cells[-1])


def _parts(axis: Axis, widths: tuple[float, float, float]) -> Iterator[_Part]:
    """Yield the parts of an axis from left to right, as fine as there is room for."""
    low, high = (floor(end) for end in axis.scale.domain)
    first, last = _day(low), _day(max(low, high - 1))
    for start, end in _stretches(first.year, last.year, axis, widths[0]):
        if end - start > _DECADE or _width(axis, _year(start), _year(end)) < widths[0]:
            yield _Part("year", _year(start), _year(end), ())
            continue
        for year in range(start, end):
            if not (low < _year(year + 1) and _year(year) < high):
                continue
            if _width(axis, _year(year), _year(year + 1)) < widths[1]:
                yield _Part("year", _year(year), _year(year + 1), ())
            else:
                yield from _months(axis, year, widths[2])


def _stretches(first: int, last: int, axis: Axis, least: float) -> Iterator[tuple[int, int]]:
    """Yield decades from one year to another, longer stretches where decades are slivers.

    Each from a first year up to another: ten, a hundred or more years that are counted together,
    as 490 to 481 BC are, or 1990 to 1999; the years 1 to 9 are by themselves.
    """
    length = _DECADE
    while (last - first) / length > _MOST_PARTS:
        length *= 10

    def within(start: int, length: int) -> Iterator[tuple[int, int]]:
        at, end = start, _block(start, length)[1]
        while length > _DECADE and at < end:
            block = _block(at, length // 10)
            if block[1] > first and block[0] <= last:
                yield from split(*block, length // 10)
            at = block[1]

    def split(start: int, end: int, length: int) -> Iterator[tuple[int, int]]:
        is_sliver = _width(axis, _year(start), _year(end)) < least * _SLIVER
        if length == _DECADE or is_sliver:
            yield start, end
        else:
            yield from within(start, length)

    at = _block(first, length)[0]
    while at <= last:
        block = _block(at, length)
        yield from split(*block, length)
        at = block[1]


def _block(year: int, length: int) -> tuple[int, int]:
    """Return the first year of the decade, or century, in which a year lies, and of the next."""
    if year > 0:
        start = year // length * length
        return max(start, 1), start + length
    end = -(-year // length * length) + 1
    return end - length, end


def _months(axis: Axis, year: int, widest: float) -> Iterator[_Part]:
    low, high = axis.scale.domain
    for month in range(12):
        start, end = _month(year, month), _month(year, month + 1)
        if end <= low or start >= high:
            continue
        if _width(axis, start, end) < widest:
            yield _Part("month", start, end, (year,))
        else:
            yield from (
                _Part("day", day, day + 1, (year, month))
                for day in range(start, end)
                if day + 1 > low and day < high
            )


def _joined(parts: Sequence[_Part], axis: Axis, names: _Names) -> list[list[_Part]]:
    """Join parts of one parent that are too narrow for their names, from left to right."""
    groups: list[list[_Part]] = []
    for part in parts:
        last = groups[-1] if groups else None
        is_first = len(groups) < 2 or not _kin(groups[-2][-1], part)  # noqa: PLR2004 -- one before
        if last and _kin(last[-1], part) and not _has_room(last, axis, names, is_dated=is_first):
            last.append(part)
        else:
            groups.append([part])
    # What is left over at the end of a parent joins the group before it.
    found: list[list[_Part]] = []
    for left in groups:
        group = left
        while found and _kin(found[-1][-1], group[0]) and not _has_room(group, axis, names):
            group = [*found.pop(), *group]
        found.append(group)
    return found


def _kin(one: _Part, other: _Part) -> bool:
    return (one.unit, one.parent) == (other.unit, other.parent)


def _has_room(parts: Sequence[_Part], axis: Axis, names: _Names, *, is_dated: bool = False) -> bool:
    """Return whether parts have room for a name together, and for their year where it is asked."""
    width = _width(axis, parts[0].start, parts[-1].end)
    if is_dated and parts[0].unit != "year":
        return names.fit(names.dated(next(_names(parts, names)), _day(parts[0].start).year), width)
    return any(names.fit(name, width) for name in _names(parts, names))


def _names(parts: Sequence[_Part], names: _Names) -> Iterator[str]:
    """Yield what parts may be called together, the fullest name first."""
    first, last = _day(parts[0].start), _day(parts[-1].end - 1)
    months = dict.fromkeys((_MONTHS[first.month - 1], _MONTHS[last.month - 1]))
    if parts[0].unit == "year":
        yield (name := _name_of_years(first.year, last.year))
        if names.is_upright:
            yield name.replace("–", "–\n").replace(" –", "–").replace("\n ", "\n")
    elif parts[0].unit == "month" and len(parts) == len(_MONTHS):
        yield year_name(first.year)
    elif parts[0].unit == "month":
        yield "–".join(months)
    else:
        yield "–".join(map(str, dict.fromkeys((first.day, last.day)))) + f" {next(iter(months))}"
        yield "–".join(map(str, dict.fromkeys((first.day, last.day))))


def _name_of_years(first: int, last: int) -> str:
    """Name years in few letters: ``1990s``, ``1940–79``, ``430–421 BC``."""
    if _block(first, _DECADE) == (first, last + 1) and first in _OF_FOUR_DIGITS:
        return f"{first}s"
    is_brief = first // 100 == last // 100 and first in _OF_FOUR_DIGITS and first < last
    return f"{first}–{last % 100:02d}" if is_brief else years_name(first, last)


def _with_years(cells: Iterable[RibbonCell], names: _Names) -> Iterator[RibbonCell]:
    """Add the year to the names of months and days: to all that have room for it."""
    for cell in cells:
        full = names.dated(cell.name, cell.year)
        is_part = cell.unit != "year" and cell.name not in {"", year_name(cell.year)}
        yield (
            RibbonCell(cell.x0, cell.x1, cell.first, cell.last, full, cell.unit, cell.year)
            if is_part and names.fit(full, cell.x1 - cell.x0)
            else cell
        )


def _width(axis: Axis, start: int, end: int) -> float:
    return _x(axis, end) - _x(axis, start)


def _x(axis: Axis, day: float) -> float:
    return float(axis.x(day))


def _day(ordinal: float) -> Day:
    return Day.fromordinal(floor(ordinal))


def _year(year: int) -> int:
    """Return the first day of a year, as an ordinal; at the calendar's ends, these."""
    if year > LAST_DAY.year:
        return LAST_DAY.toordinal() + 1
    return Day(max(year, FIRST_DAY.year), 1, 1).toordinal()


def _month(year: int, month: int) -> int:
    """Return the first day of a month, counted from 0."""
    return _year(year + 1) if month > 11 else Day(year, month + 1, 1).toordinal()  # noqa: PLR2004 -- December

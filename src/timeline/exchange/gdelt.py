"""GDELT event files, 1.0 and 2.0: 58 or 61 columns between tabs, without a header."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from timeline.dates import InvalidDate, from_parts
from timeline.exchange import codes
from timeline.exchange.content import Content
from timeline.exchange.drafts import Actor, Event, Found, Left, Source
from timeline.exchange.mapping import EXTRA, Fields, Form, Mapped, extras
from timeline.exchange.rows import gathered, left, row_text

__all__ = ["GDELT"]

_ACTOR = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code"),
    *("Religion2Code", "Type1Code", "Type2Code", "Type3Code"),
)
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
_COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{n}{part}" for n in (1, 2) for part in _ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass"),
    *("GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{place}Geo_{part}" for place in ("Actor1", "Actor2", "Action") for part in _GEO),
    *("DATEADDED", "SOURCEURL"),
)
"""The 61 columns of GDELT 2.0; those of GDELT 1.0 are the same without ``ADM2Code``."""

_OLD_COLUMNS = tuple(name for name in _COLUMNS if not name.endswith("ADM2Code"))
_LAYOUTS = MappingProxyType({len(names): names for names in (_COLUMNS, _OLD_COLUMNS)})

_ROOTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "01": ("makes a public statement", "statement"),
        "02": ("appeals", "statement"),
        "03": ("expresses intent to cooperate", "statement"),
        "04": ("consults", "consultation"),
        "05": ("engages in diplomatic cooperation", "cooperation"),
        "06": ("engages in material cooperation", "cooperation"),
        "07": ("provides aid", "aid"),
        "08": ("yields", "concession"),
        "09": ("investigates", "investigation"),
        "10": ("demands", "statement"),
        "11": ("disapproves", "statement"),
        "12": ("rejects", "statement"),
        "13": ("threatens", "statement"),
        "14": ("protests", "protest"),
        "15": ("exhibits force posture", "military"),
        "16": ("reduces relations", "sanction"),
        "17": ("coerces", "coercion"),
        "18": ("assaults", "violence"),
        "19": ("fights", "military"),
        "20": ("uses unconventional mass violence", "violence"),
    }
)
"""The root codes of CAMEO: what an actor does, and the kind of event that it is."""

_MAPPING = (
    Mapped(("GLOBALEVENTID",), "id", "After `gdelt-`."),
    Mapped(("SQLDATE",), "date", "The day; of the year and month only, where it says no more."),
    Mapped(
        ("Actor1Name", "Actor2Name", "EventRootCode", "ActionGeo_FullName"),
        "title",
        "“Japan: consults, China (Tokyo, Japan)”, in the words of CAMEO's root codes.",
    ),
    Mapped(
        ("EventRootCode",),
        "kind",
        "; ".join(
            f"{', '.join(code for code in _ROOTS if _ROOTS[code][1] == kind)} `{kind}`"
            for kind in dict.fromkeys(kind for _, kind in _ROOTS.values())
        )
        + ".",
    ),
    Mapped(
        ("Actor1CountryCode", "Actor2CountryCode"),
        "countries",
        "CAMEO's codes, which are ISO alpha-3 but for a few; regions are kept as extra columns.",
    ),
    Mapped(
        ("Actor1Name", "Actor2Name"),
        "actors",
        "In large and small letters, with the country of the code; who acted upon whom is lost.",
    ),
    Mapped(("SOURCEURL",), "sources", "One reference; where it is no address, its words."),
    Mapped(("MonthYear", "Year", "FractionDate", "DATEADDED"), "", "They say what the date says."),
    Mapped(
        tuple(
            name
            for name in _COLUMNS
            if name.startswith(("Is", "Event", "Quad", "Gold", "Num", "Avg", "Action"))
            and name not in {"EventRootCode", "ActionGeo_FullName"}
        ),
        EXTRA,
        "Under `gdelt_` and the name, as are the other columns of actors and places.",
    ),
)


def _recognises(content: Content) -> bool:
    first = content.text.partition("\n")[0].split("\t")
    return len(first) in _LAYOUTS and first[0].isdecimal() and first[1][:8].isdecimal()


def _read(content: Content) -> Found:
    return gathered(_event(line, cells) for line, cells in content.tabbed)


def _event(line: int, given: tuple[str, ...]) -> Event | Left:
    if len(given) not in _LAYOUTS:
        reason = f"has {len(given)} cells where GDELT has 58 or 61"
        return Left(line, reason, "download the file anew", row_text(given))
    cells = dict(zip(_LAYOUTS[len(given)], given, strict=True))
    row = Fields(_MAPPING, cells)
    try:
        text = row["SQLDATE"]
        date = from_parts(text[:4], text[4:6], text[6:8])
    except InvalidDate as error:
        return left(line, cells, "SQLDATE", row["SQLDATE"], error)
    verb, kind = _ROOTS.get(row["EventRootCode"].zfill(2), ("acts", ""))
    countries = {n: codes.by_cameo(row[f"Actor{n}CountryCode"]) for n in (1, 2)}
    names = {n: _name(row[f"Actor{n}Name"]) for n in (1, 2)}
    kept = extras(_MAPPING, "gdelt", cells)
    for n, code in countries.items():
        if not code and (region := row[f"Actor{n}CountryCode"]):
            kept[f"gdelt_actor{n}countrycode"] = region
    where = row["ActionGeo_FullName"]
    title = f"{names[1] or 'Somebody'}: {verb}" + (f", {names[2]}" if names[2] else "")
    source = row["SOURCEURL"]
    return Event(
        line,
        date,
        f"{title} ({where})" if where else title,
        key=f"gdelt-{row['GLOBALEVENTID']}",
        kind=kind,
        countries=tuple(dict.fromkeys(filter(None, countries.values()))),
        actors=tuple(Actor(name, countries[n]) for n, name in names.items() if name),
        sources=(Source("", source),) if source else (),
        extras=kept,
    )


def _name(text: str) -> str:
    return " ".join(word.capitalize() for word in text.split())


GDELT = Form(
    "gdelt",
    "GDELT events (tab-separated, no header)",
    "58 or 61 columns between tabs, of which the first two are numbers",
    _recognises,
    _read,
    _MAPPING,
    "The events are coded by machine from the news of the day: each row wants to be read "
    "before anything rests on it.",
)

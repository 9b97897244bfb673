"""Country codes (ISO 3166-1 alpha-3, and some of states that are no more) and English names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from timeline.dataset import fold
from timeline.schema.country_words import ABBREVIATIONS, OTHER_NAMES, UNCLEAR

__all__ = [
    "HISTORICAL_COUNTRIES",
    "country_named",
    "country_names",
    "english_names",
    "name_key",
    "named_together",
    "two_letters",
    "with_article",
]

HISTORICAL_COUNTRIES: Mapping[str, str] = MappingProxyType(
    {
        "AFI": "French Afars and Issas",
        "ANT": "Netherlands Antilles",
        "ATB": "British Antarctic Territory",
        "ATN": "Dronning Maud Land",
        "BUR": "Burma (to 1989)",
        "BYS": "Byelorussian SSR",
        "CSK": "Czechoslovakia",
        "CTE": "Canton and Enderbury Islands",
        "DDR": "East Germany",
        "DHY": "Dahomey",
        "FXX": "Metropolitan France",
        "GEL": "Gilbert and Ellice Islands",
        "HVO": "Upper Volta",
        "JTN": "Johnston Island",
        "MID": "Midway Islands",
        "NHB": "New Hebrides",
        "NTZ": "Neutral Zone",
        "PCI": "Trust Territory of the Pacific Islands",
        "PCZ": "Panama Canal Zone",
        "PUS": "US Miscellaneous Pacific Islands",
        "RHO": "Southern Rhodesia",
        "RVN": "South Vietnam",
        "SCG": "Serbia and Montenegro",
        "SKM": "Sikkim",
        "SUN": "Soviet Union",
        "TMP": "East Timor (to 2002)",
        "VDR": "North Vietnam",
        "WAK": "Wake Island",
        "YMD": "South Yemen",
        "YUG": "Yugoslavia",
        "ZAR": "Zaire",
    },
)
"""Codes beside those of today's ISO 3166-1 for states that are no more, with their English names:
those that ISO 3166-3 withdrew, and South Vietnam."""

_BESIDE = MappingProxyType({"XKX": "Kosovo"})
"""Codes for states of today that ISO leaves to its users, as the EU and the World Bank use them."""

_LOCALES = (
    *("de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ar", "fa", "he", "hi", "id"),
    *("vi", "th", "ja", "ko", "zh_Hans", "zh_Hant", "sv", "da", "nb", "fi", "cs", "hu", "ro", "el"),
)
"""Languages in which the name of a country is understood, beside English."""
_TOGETHER = re.compile(r"([^()]+?)(?:\s+[-–—]\s+|\s*\(|:\s+)([^()]+?)\)?")
_FLAG = re.compile(
    "[\N{REGIONAL INDICATOR SYMBOL LETTER A}-\N{REGIONAL INDICATOR SYMBOL LETTER Z}]"
)
_FIRST_FLAG = ord("\N{REGIONAL INDICATOR SYMBOL LETTER A}")
_WITH_ARTICLE = frozenset(
    [
        *(
            "ARE",
            "ASM",
            "ATF",
            "BHS",
            "CAF",
            "COK",
            "COM",
            "CYM",
            "DOM",
            "FLK",
            "FRO",
            "GBR",
            "GMB",
        ),
        *(
            "IOT",
            "MDV",
            "MHL",
            "MNP",
            "NLD",
            "PHL",
            "SLB",
            "SUN",
            "SYC",
            "TCA",
            "UMI",
            "USA",
            "VGB",
        ),
        *("ANT", "PCZ", "VIR"),
    ]
)
"""Codes of countries whose names take "the"."""


@cache
def country_names() -> Mapping[str, str]:
    """Return the English name of every code that a cell may hold.

    Names are those of Unicode CLDR (South Korea, Russia, Taiwan), which newspapers use, rather than
    the formal ones of ISO 3166.
    """
    import pycountry  # noqa: PLC0415 -- slow, and who only asks for the schema needs it not

    territories = _territories("en")
    names = {
        country.alpha_3: territories.get(country.alpha_2, country.name).replace(" SAR China", "")
        for country in pycountry.countries
    }
    return MappingProxyType({**names, **HISTORICAL_COUNTRIES, **_BESIDE})


@lru_cache(maxsize=4096)
def country_named(text: str) -> str | None:
    """Return the code of the country that a text names unmistakably; None if there is none.

    It is named by an ISO 3166-1 code of three letters or two capitals, by its flag, by an
    abbreviation in capitals, or by its name in English or another of the larger languages.

    Examples
    --------
    >>> from timeline.schema.countries import country_named
    >>> [country_named(text) for text in ("jpn", "GB", "U.S.", "Deutschland", "Korea")]
    ['JPN', 'GBR', 'USA', 'DEU', None]
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    if plain.upper() in country_names() and plain.isascii():
        return plain.upper()
    if _FLAG.match(text) and len(text) == 2:  # noqa: PLR2004 -- of two letters
        plain = "".join(chr(ord("A") + ord(letter) - _FIRST_FLAG) for letter in text)
    capitals = re.sub(r"\.\s?", "", plain.upper()) if "." in plain else plain
    if found := ABBREVIATIONS.get(capitals) or two_letters().get(capitals):
        return found
    key = name_key(plain)
    if not key or key in UNCLEAR or (key.isascii() and len(key) <= 2):  # noqa: PLR2004 -- as codes
        return None
    if found := english_names().get(key) or _names_elsewhere().get(key):
        return found
    several = named_together(plain)
    return several[0] if len(several) == 1 else None


def named_together(text: str) -> list[str]:
    """Return the codes, each once, that a text names side by side: ``JPN - Japan``, ``Japan (JP)``.

    None where a part of it names no country.
    """
    parts = _TOGETHER.fullmatch(text)
    codes = [country_named(part) for part in parts.groups()] if parts else [None]
    return [] if None in codes else [*dict.fromkeys(map(str, codes))]


def name_key(text: str) -> str:
    """Return a name as names of countries are compared: without case, accents, marks, article."""
    words = re.sub(r"[\W_]+", " ", fold(text).replace("&", " and ")).split()
    kept = ["saint" if word == "st" else word for word in words if word != "the"]
    return " ".join(kept)


def with_article(code: str, name: str) -> str:
    """Return the name of a country as a sentence has it: ``the United States``."""
    return f"the {name}" if code in _WITH_ARTICLE and not name.startswith("The ") else name


@cache
def two_letters() -> Mapping[str, str]:
    """Return the code by each code of two letters in ISO 3166-1."""
    import pycountry  # noqa: PLC0415 -- slow, and only an unknown code needs it

    return {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}


@cache
def english_names() -> Mapping[str, str]:
    """Return the code by each English name of one country only, as `name_key` has it."""
    known = {name_key(name): code for code, name in country_names().items()}
    for code, name in _names_of_iso():
        known.setdefault(name_key(name), code)
    known |= {name_key(name): code for name, code in OTHER_NAMES.items()}
    return {key: code for key, code in known.items() if key not in UNCLEAR}


def _names_of_iso() -> Iterator[tuple[str, str]]:
    import pycountry  # noqa: PLC0415 -- slow, and only a name needs it

    for country in pycountry.countries:
        for form in ("name", "common_name", "official_name"):
            if name := getattr(country, form, ""):
                yield country.alpha_3, name
                # "Korea, Republic of" is the Republic of Korea
                first, _, rest = name.partition(", ")
                if rest.endswith((" of", " of the")):
                    yield country.alpha_3, f"{rest} {first}"


@cache
def _names_elsewhere() -> Mapping[str, str]:
    """Return the code by each name in other languages that is that of one country only."""
    by_name: dict[str, set[str]] = {}
    codes = two_letters()
    for locale in _LOCALES:
        for territory, name in _territories(locale).items():
            if territory in codes:
                by_name.setdefault(name_key(name), set()).add(codes[territory])
    return {key: codes.pop() for key, codes in by_name.items() if len(codes) == 1}


def _territories(locale: str) -> Mapping[str, str]:
    from babel import Locale  # noqa: PLC0415 -- slow, and needed for names alone

    return Locale.parse(locale).territories

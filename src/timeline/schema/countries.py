"""Country codes (ISO 3166-1 alpha-3, and some of states that are no more) and English names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

__all__ = [
    "HISTORICAL_COUNTRIES",
    "by_iso_number",
    "country_names",
    "territories",
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

    english = territories("en")
    names = {
        country.alpha_3: english.get(country.alpha_2, country.name).replace(" SAR China", "")
        for country in pycountry.countries
    }
    return MappingProxyType({**names, **HISTORICAL_COUNTRIES, **_BESIDE})


def with_article(code: str, name: str) -> str:
    """Return the name of a country as a sentence has it: ``the United States``."""
    return f"the {name}" if code in _WITH_ARTICLE and not name.startswith("The ") else name


@cache
def two_letters() -> Mapping[str, str]:
    """Return the code by each code of two letters in ISO 3166-1."""
    import pycountry  # noqa: PLC0415 -- slow, and only an unknown code needs it

    return {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}


def by_iso_number(number: str) -> str:
    """Return the code by a number of ISO 3166-1, be it without its zeros; blank where it is none.

    Examples
    --------
    >>> from timeline.schema.countries import by_iso_number
    >>> by_iso_number("4"), by_iso_number("999")
    ('AFG', '')
    """
    import pycountry  # noqa: PLC0415 -- slow, and few ask for a number

    is_number = number.isdecimal() and number.isascii()
    found = pycountry.countries.get(numeric=number.zfill(3)) if is_number else None
    return found.alpha_3 if found else ""


def territories(locale: str) -> Mapping[str, str]:
    """Return the names of countries in a language by their ISO 3166-1 codes of two letters."""
    from babel import Locale  # noqa: PLC0415 -- slow, and needed for names alone

    return Locale.parse(locale).territories

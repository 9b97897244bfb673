"""Country codes (ISO 3166-1 alpha-3, and some of states that are no more) and English names."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

__all__ = ["HISTORICAL_COUNTRIES", "country_code", "country_named", "country_names"]

HISTORICAL_COUNTRIES: Mapping[str, str] = MappingProxyType(
    {
        "CSK": "Czechoslovakia",
        "DDR": "East Germany",
        "RVN": "South Vietnam",
        "SUN": "Soviet Union",
        "VDR": "North Vietnam",
        "YMD": "South Yemen",
        "YUG": "Yugoslavia",
    },
)
"""Codes beside ISO 3166-1 alpha-3 for states that are no more, with their English names."""

_ALSO = MappingProxyType(
    {
        "america": "USA",
        "britain": "GBR",
        "burma": "MMR",
        "england": "GBR",
        "great britain": "GBR",
        "myanmar": "MMR",
        "uk": "GBR",
        "us": "USA",
        "ussr": "SUN",
    },
)
"""What people write for a country beside its names in the libraries, in small letters."""


@cache
def country_names() -> Mapping[str, str]:
    """Return the English name of every code that a cell may hold.

    Names are those of Unicode CLDR (South Korea, Russia, Taiwan), which newspapers use, rather than
    the formal ones of ISO 3166.
    """
    import pycountry  # noqa: PLC0415 -- slow, and who only asks for the schema needs it not
    from babel import Locale  # noqa: PLC0415 -- likewise slow, and needed for names alone

    territories = Locale("en").territories
    names = {
        country.alpha_3: territories.get(country.alpha_2, country.name).replace(" SAR China", "")
        for country in pycountry.countries
    }
    return MappingProxyType({**names, **HISTORICAL_COUNTRIES})


@cache
def country_code(text: str) -> str | None:
    """Guess the code of a country from a name, a misspelt name or another code; None if unclear."""
    import pycountry  # noqa: PLC0415 -- slow, and only an unknown code needs it

    names = country_names()
    if text.upper() in names:
        return text.upper()
    wanted = text.casefold().replace(".", "").removeprefix("the ")
    known = {name.casefold(): code for code, name in names.items()} | _ALSO
    for country in pycountry.countries:
        for form in ("name", "common_name", "official_name"):
            known.setdefault(
                getattr(country, form, names[country.alpha_3]).casefold(), country.alpha_3
            )
    if wanted in known:
        return known[wanted]
    if short := pycountry.countries.get(alpha_2=text.upper()):
        return short.alpha_3
    close = difflib.get_close_matches(wanted, known, n=1, cutoff=0.8)
    return known[close[0]] if close else None


@cache
def country_named(text: str) -> str | None:
    """Return the code of a country that a text names exactly, by its code or a name; else None."""
    import pycountry  # noqa: PLC0415 -- slow, and only an unknown code needs it

    names = country_names()
    if text.upper() in names:
        return text.upper()
    wanted = text.casefold().replace(".", "").removeprefix("the ")
    known = {name.casefold(): code for code, name in names.items()} | _ALSO
    for country in pycountry.countries:
        for form in ("name", "common_name", "official_name"):
            known.setdefault(
                getattr(country, form, names[country.alpha_3]).casefold(), country.alpha_3
            )
    return known.get(wanted)

"""Which country a text names beyond doubt, whatever its language; a guess is none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from timeline.dataset import fold
from timeline.reading.country_words import ABBREVIATIONS, OTHER_NAMES, UNCLEAR
from timeline.schema.countries import country_names, territories, two_letters

__all__ = ["country_named", "english_names", "name_key", "named_together"]

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


@lru_cache(maxsize=4096)
def country_named(text: str) -> str | None:
    """Return the code of the country that a text names unmistakably; None if there is none.

    It is named by an ISO 3166-1 code of three letters or two capitals, by its flag, by an
    abbreviation in capitals, or by its name in English or another of the larger languages.

    Examples
    --------
    >>> from timeline.reading.named_countries import country_named
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
        for territory, name in territories(locale).items():
            if territory in codes:
                by_name.setdefault(name_key(name), set()).add(codes[territory])
    return {key: codes.pop() for key, codes in by_name.items() if len(codes) == 1}

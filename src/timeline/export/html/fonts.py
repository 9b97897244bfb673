"""The fonts of a page: only the characters that it uses, inside the file itself."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from string import printable

from fontTools.ttLib import TTFont

from timeline.fonts.typefaces import Typeface, companion, shipped
from timeline.layout.text_metrics import FAMILY

__all__ = ["font_faces"]

_FEATURES = ("kern", "mark")


def font_faces(text: str) -> str:
    """Return the style rules that bring the fonts for a text, as ``data:`` addresses."""
    used = "".join(sorted({*text, *printable.strip()}))
    return "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:block;'
        f"src:url(data:font/woff2;base64,{b64encode(content).decode()})}}\n"
        for family, weight, content in _fonts(used)
    )


def _fonts(used: str) -> Iterator[tuple[str, int, bytes]]:
    yield FAMILY, 400, _packed(shipped(), used)
    yield FAMILY, 600, _packed(shipped(bold=True), used)
    # It takes a moment to unpack, so that it is opened only where there is something to take.
    others = [c for c in used if ord(c) not in shipped().letters]
    japanese = companion() if others else None
    if japanese and (here := "".join(c for c in others if ord(c) in japanese.letters)):
        yield f"{FAMILY} JP", 400, _packed(japanese, here)


@lru_cache(maxsize=16)
def _packed(typeface: Typeface, used: str) -> bytes:
    """Return a font with only these characters; kept, as every preview asks for the same."""
    kept = typeface.only(letters=used, features=_FEATURES)
    font = TTFont(BytesIO(kept.blob.data), recalcTimestamp=False)
    font.flavor = "woff2"
    content = BytesIO()
    font.save(content)
    return content.getvalue()

"""The fonts of a page: only the characters that it uses, inside the file itself."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from string import printable

from fontTools import subset
from fontTools.ttLib import TTFont

from timeline.drawing.outlines import companion_file, font_file
from timeline.layout.text_metrics import FAMILY

__all__ = ["font_faces"]

_COMPANION = f"{FAMILY} JP"
_FIRST_EAST_ASIAN = "\u2e80"


def font_faces(text: str) -> str:
    """Return the style rules that bring the fonts for a text, as ``data:`` addresses."""
    used = "".join(sorted({*text, *printable.strip()}))
    return "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:block;'
        f"src:url(data:font/woff2;base64,{b64encode(content).decode()})}}\n"
        for family, weight, content in _fonts(used)
    )


def _fonts(used: str) -> Iterator[tuple[str, int, bytes]]:
    yield FAMILY, 400, _subset(font_file(), used)
    yield FAMILY, 600, _subset(font_file(bold=True), used)
    path = companion_file()
    # It takes seconds to unpack, so that it is opened only where there is something to take.
    east_asian = "".join(c for c in used if c >= _FIRST_EAST_ASIAN)
    if east_asian and path.is_file():
        content = path.read_bytes()
        known = TTFont(BytesIO(content), lazy=True).getBestCmap()
        if here := "".join(c for c in east_asian if ord(c) in known):
            yield _COMPANION, 400, _subset(content, here)


@lru_cache(maxsize=16)
def _subset(content: bytes, used: str) -> bytes:
    """Return a font with only these characters; kept, as every preview asks for the same."""
    options = subset.Options(flavor="woff2", layout_features=["kern", "mark"])
    options.drop_tables += ["meta"]
    font = subset.load_font(BytesIO(content), options)
    narrowed = subset.Subsetter(options)
    narrowed.populate(text=used)
    narrowed.subset(font)
    written = BytesIO()
    subset.save_font(font, written, options)
    return written.getvalue()

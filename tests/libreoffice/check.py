"""Draw the deck and the workbook with LibreOffice, and look for what must be on their pages."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

REMEDY = (
    "LibreOffice draws the files to be checked, and there is no soffice here; install it"
    " (Debian: apt-get install libreoffice-impress libreoffice-calc fonts-liberation;"
    " macOS: brew install --cask libreoffice) and run make check-exports again"
)
_PATIENCE = 240


@dataclass(frozen=True)
class Expected:
    """What a page must say: a name for it, and the texts."""

    name: str
    texts: tuple[str, ...]


def soffice() -> str | None:
    """Return LibreOffice's program, None where there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def drawn(program: str, files: Sequence[Path], folder: Path) -> list[list[str]]:
    """Return the text of each page of each file as LibreOffice draws it.

    A profile of its own keeps it from asking a LibreOffice that is open, and from its settings.
    """
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)
    pages = [PdfReader(folder / f"{file.stem}.pdf").pages for file in files]
    return [[page.extract_text() for page in one] for one in pages]


def slides(deck: bytes) -> list[Expected]:
    """Return what each slide of a deck must say: every text of it, in groups and tables too."""
    return [
        Expected(f"slide {number}", tuple(_texts(slide.shapes)))
        for number, slide in enumerate(Presentation(BytesIO(deck)).slides, start=1)
    ]


def _texts(shapes) -> Iterator[str]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _texts(shape.shapes)
        elif shape.has_text_frame:
            yield from (paragraph.text for paragraph in shape.text_frame.paragraphs)
        elif shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def sheets(workbook: bytes) -> list[Expected]:
    """Return what a workbook must say of each sheet: the heads of its columns."""
    return [
        Expected(
            f'sheet "{sheet.title}"', tuple(str(cell.value) for cell in sheet[1] if cell.value)
        )
        for sheet in load_workbook(BytesIO(workbook)).worksheets
    ]


def deck_problems(expected: Sequence[Expected], pages: Sequence[str]) -> list[str]:
    """Return what is wrong with the pages of a deck: one for each slide, with all its texts."""
    if len(pages) != len(expected):
        return [f"deck: {len(expected)} slides were drawn as {len(pages)} pages"]
    return [
        line
        for one, page in zip(expected, pages, strict=True)
        for line in (_blank(f"deck, {one.name}", page) or _missing(f"deck, {one.name}", one, page))
    ]


def workbook_problems(expected: Sequence[Expected], pages: Sequence[str]) -> list[str]:
    """Return what is wrong with the pages of a workbook: none blank, every head on one."""
    if not pages:
        return ["workbook: no page was drawn"]
    blank = [
        line for n, page in enumerate(pages, 1) for line in _blank(f"workbook, page {n}", page)
    ]
    whole = "\n".join(pages)
    return blank + [
        line for one in expected for line in _missing(f"workbook, {one.name}", one, whole)
    ]


def _blank(where: str, page: str) -> list[str]:
    return [] if page.strip() else [f"{where}: the page is blank"]


def _missing(where: str, expected: Expected, page: str) -> list[str]:
    there = _solid(page)
    return [f'{where}: "{t}" is not on it' for t in expected.texts if _solid(t) not in there]


def _solid(text: str) -> str:
    """Return a text without what a renderer may set otherwise: spaces, and where lines break."""
    return "".join(text.split())

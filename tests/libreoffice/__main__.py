"""Check what LibreOffice makes of deck and workbook: ``python -m tests.libreoffice [DATA]``."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import timeline
from tests.libreoffice.check import (
    REMEDY,
    deck_problems,
    drawn,
    sheets,
    slides,
    soffice,
    workbook_problems,
)
from timeline.export import tables
from timeline.export.pptx.deck import deck
from timeline.views.caption import edition
from timeline.views.view import View, usual


def main(data: str = "data") -> int:
    """Write both, draw both, say what is wrong; return 1 if anything is."""
    program = soffice()
    if program is None:
        sys.stderr.write(f"{REMEDY}\n")
        return 1
    ds, made = timeline.load(data), edition()
    views = [*usual(ds), View("actor"), View("timeline", lanes="framework"), View("events")]
    written = {
        "deck.pptx": deck(ds, views, made=made),
        "events.xlsx": tables.rows(ds, View("events"), ".xlsx", made),
    }
    with TemporaryDirectory(prefix="timeline-exports-") as name:
        folder = Path(name)
        for file, content in written.items():
            (folder / file).write_bytes(content)
        in_deck, in_workbook = drawn(program, [folder / file for file in written], folder)
    found = deck_problems(slides(written["deck.pptx"]), in_deck)
    found += workbook_problems(sheets(written["events.xlsx"]), in_workbook)
    for line in found:
        sys.stderr.write(f"{line}\n")
    sizes = ", ".join(f"{file} {len(content) / 1000:.0f} kB" for file, content in written.items())
    pages = f"{len(in_deck)} slides and {len(in_workbook)} pages of the workbook"
    sys.stdout.write(f"{sizes}: {pages} drawn, {len(found) or 'no'} problems\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))

"""The tables of every form as a page to read: ``python -m timeline.exchange.document``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from timeline.exchange import FORMS, Form
from timeline.exchange.columns import TARGETS
from timeline.exchange.content import MOST_BYTES, MOST_ROWS
from timeline.limits import USUAL

__all__ = ["exchange_text", "main"]

_HEAD = f"""\
# Data of other programs

<!-- Written by `python -m timeline.exchange.document`; edit src/timeline/exchange. -->

`timeline import FILE -o DIR` makes a data set of a file that another program has written. Of which
form it is, it finds out by what is in it and says it; `--as` names the form. Every row becomes an
event, an era or the title of the data set, or is listed with its line (of JSON, its place) and the
reason, and stands in `DIR/not-imported.csv`.

- **Dates** are as exact as the other program says, and no more.
- **Ids** are made from the name that the other program has for a row, else from date and title; the
  same file gives the same ids.
- **Texts**: markup becomes text. A title over 70 characters is cut at a word, and the whole begins
  the summary; of a summary over 300 the rest begins the note.
- **Countries** are those of ISO 3166-1, by their codes or by their whole names; nothing is guessed.
- **Extra columns** have the form's name before their own: `acled_fatalities`.
- **Workbooks and zip files**: the first sheet or file that is in one of these forms is read, and it
  is said which are left out.
- Files have at most {MOST_BYTES / 1e6:,.0f} MB, unpacked {USUAL.unpacked / 1e6:,.0f} MB, and
  {MOST_ROWS:,} rows.
- **A table in none of these forms** whose columns `timeline check` knows (the codebook lists their
  other names) is imported as it is, with our names for its columns and dates as EDTF.

`timeline export -o FILE` gives events and eras back where FILE ends with `.timelinejs.csv`,
`.timelinejs.json`, `.vis.json`, `.markwhen` or `.mw`. Filters hold for events as for every other
file. In what shows HTML, texts are escaped.
"""


def exchange_text() -> str:
    """Return the page."""
    return "\n".join([_HEAD, *(line for form in FORMS for line in _form(form)), *_columns()])


def _form(form: Form) -> Iterator[str]:
    yield f"## {form.label}: `{form.name}`\n"
    yield f"Told by {form.told_by}. {form.about}".strip() + "\n"
    is_given = any(row.writing for row in form.mapping)
    head = ("Theirs", "Ours", "Read") + (("Written",) if is_given else ())
    rows = [
        (
            ", ".join(f"`{name}`" for name in row.theirs),
            row.ours,
            row.reading,
            *((row.writing,) if is_given else ()),
        )
        for row in form.mapping
    ]
    yield from _table(head, rows)


def _columns() -> Iterator[str]:
    yield "## Any other table\n"
    yield (
        "`--column OURS=THEIRS` names the columns of a CSV, a TSV or a sheet of a workbook (.xlsx, "
        ".ods), repeated, as `--column date=event_date --column actors=actor1,actor2`. Date "
        "and title are needed. Columns that are not named are kept under `column_` and their "
        "name.\n"
    )
    yield from _table(("Ours", "Takes"), [(f"`{ours}`", text) for ours, text in TARGETS.items()])


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for line in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') or '–' for cell in line)} |"
    yield ""


def main() -> None:
    """Write docs/exchange.md in the current folder."""
    path = Path("docs") / "exchange.md"
    path.write_text(exchange_text(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

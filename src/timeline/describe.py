"""The schema described twice: datapackage.json for machines, the codebook for people."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from timeline.home import HOME
from timeline.problems import DataError
from timeline.reading import load
from timeline.reading.folder import DESCRIPTOR, open_folder
from timeline.reading.guesses import slug
from timeline.schema import TABLES, Column, Kind, Table
from timeline.schema.other_names import known_names

__all__ = [
    "codebook",
    "codebook_file",
    "codebook_text",
    "datapackage",
    "descriptor_text",
    "main",
]

_BEGIN = "<!-- From here on written by `python -m timeline.describe`; edit src/timeline/schema. -->"
_END = "<!-- Up to here. -->"

_SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
_ENTRY = "[^;]*[^; ][^;]*"
_PATTERNS: Mapping[Kind, str] = {
    Kind.ID: _SLUG,
    Kind.COUNTRY: "[A-Z]{3}",
    Kind.COUNTRIES: "[A-Z]{3}( *; *[A-Z]{3})*",
    Kind.REFS: f"{_ENTRY}(;{_ENTRY})*",
    Kind.PLACE: "[^;#]+#[1-9][0-9]{0,5}",
    Kind.PLACES: "[^;#]+#[1-9][0-9]{0,5} *(; *[^;#]+#[1-9][0-9]{0,5} *)*",
    Kind.URL: "https?://.+",
}
"""What cells look like, as far as a pattern can say it: whether ids exist, and what a date is, it
cannot."""

_KIND_WORDS: Mapping[Kind, str] = {
    Kind.ID: "id",
    Kind.TEXT: "text",
    Kind.PROSE: "text, also of several lines",
    Kind.DATE: "date (EDTF)",
    Kind.CODE: "one of the words below",
    Kind.REF: "one id",
    Kind.REFS: "ids",
    Kind.COUNTRY: "one country code",
    Kind.COUNTRIES: "country codes",
    Kind.PLACE_CODE: "code",
    Kind.PLACE: "one place",
    Kind.PLACES: "places",
    Kind.OFFICES: "offices",
    Kind.URL: "web address",
}


def datapackage(
    head: Mapping[str, Any] | None = None, columns: Mapping[str, Sequence[str]] | None = None
) -> dict[str, Any]:
    """Describe a data set as a Frictionless Data Package.

    Parameters
    ----------
    head : mapping, optional
        A descriptor whose name, title, licence and the like are kept, and its resources that are
        none of the schema's tables.
    columns : mapping of str to sequence of str, optional
        Tables that the data set has, with the columns of each in the order of its file; by
        default, everything in the schema.

    Returns
    -------
    dict
        A JSON-ready descriptor: https://specs.frictionlessdata.io/tabular-data-package/.
    """
    if columns is None:
        columns = {name: table.column_names for name, table in TABLES.items()}
    kept = dict(head or {})
    others = [r for r in kept.pop("resources", ()) if r.get("name") not in TABLES]
    tables = [
        _resource(table, columns[name], columns)
        for name, table in TABLES.items()
        if name in columns
    ]
    return {**kept, "profile": "tabular-data-package", "resources": tables + others}


def codebook() -> str:
    """Explain every table, column and code, with examples, in Markdown.

    Returns
    -------
    str
        A section with a heading of the second level for each table.
    """
    return "\n\n".join(_section(table) for table in TABLES.values()) + "\n"


def codebook_file() -> str:
    """Return the whole codebook, the rules of coding and then the tables, in Markdown.

    It is docs/codebook.md as it comes with the program, without the marks for its writer.
    """
    text = (HOME / "docs" / "codebook.md").read_text(encoding="utf-8")
    return text.replace(f"{_BEGIN}\n\n", "").replace(f"\n{_END}\n", "")


def main(arguments: Sequence[str] | None = None) -> None:
    """Write datapackage.json into a data folder, and the schema's part of a codebook."""
    parser = argparse.ArgumentParser(prog="python -m timeline.describe", description=main.__doc__)
    parser.add_argument("data", nargs="?", default="data", type=Path, help="the data folder")
    parser.add_argument("docs", nargs="?", default="docs", type=Path, help="where codebook.md is")
    options = parser.parse_args(arguments)
    try:
        load(options.data)
    except DataError as error:
        parser.exit(1, f"{error}\n")
    _write(options.data / DESCRIPTOR, descriptor_text(options.data))
    book = options.docs / "codebook.md"
    old = book.read_text(encoding="utf-8") if book.exists() else "# Codebook\n"
    _write(book, codebook_text(old))


def descriptor_text(folder: Path) -> str:
    """Return what datapackage.json of a folder should hold, its head kept as it is."""
    found = open_folder(folder)
    columns = {
        name: file.grid(known_names(TABLES[name])).rows[0].cells
        for name, file in found.tables.items()
    }
    head = found.descriptor or {"name": slug(found.title), "title": found.title}
    return json.dumps(datapackage(head, columns), ensure_ascii=False, indent=2) + "\n"


def codebook_text(old: str) -> str:
    """Return a codebook with the schema's part written anew, and what is around it kept."""
    before, _, rest = old.partition(_BEGIN)
    after = rest.partition(_END)[2]
    return f"{before.rstrip()}\n\n{_BEGIN}\n\n{codebook()}\n{_END}\n{after.lstrip()}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _resource(
    table: Table, columns: Sequence[str], present: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """Describe one file; ``present`` are all tables that the data set has."""
    keys = [
        {
            "fields": column.name,
            # An empty resource name means the table itself.
            "reference": {
                "resource": "" if column.refers_to == table.name else column.refers_to,
                "fields": "id",
            },
        }
        for column in table.columns
        if column.kind is Kind.REF and column.name in columns and column.refers_to in present
    ]
    return {
        "name": table.name,
        "path": table.file,
        "description": table.description,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [
                _field(table.column(name))
                if name in table.column_names
                else {"name": name, "type": "string"}
                for name in columns
            ],
            "missingValues": [""],
            "primaryKey": "id",
            **({"foreignKeys": keys} if keys else {}),
        },
    }


def _field(column: Column) -> dict[str, Any]:
    numeric = bool(column.codes) and all(code.lstrip("-").isdigit() for code in column.codes)
    constraints = {
        "required": column.required,
        "unique": column.kind is Kind.ID,
        "enum": []
        if column.own_codes
        else [int(code) if numeric else code for code in column.codes],
        "pattern": _PATTERNS.get(column.kind),
        "maxLength": column.max_chars,
    }
    asked = {name: value for name, value in constraints.items() if value}
    return {
        "name": column.name,
        "type": "integer" if numeric else "string",
        "description": column.description,
        "example": int(column.example) if numeric else column.example,
        **({"constraints": asked} if asked else {}),
    }


def _section(table: Table) -> str:
    """Explain one table: its columns, then the words of each coded column."""
    rows = [(f"`{c.name}`", _holds(c), c.description, f"`{c.example}`") for c in table.columns]
    parts = [f"## {table.file}", table.description]
    parts.append(_markdown_table(("Column", "Holds", "Meaning", "Example"), rows))
    for column in table.columns:
        if column.codes:
            words = [
                (f"`{word}`", code.meaning, code.example) for word, code in column.codes.items()
            ]
            parts.append(f"### The {column.name} of {_article(table.noun)}")
            parts.append(_markdown_table(("Word", "Meaning", "Example"), words))
    return "\n\n".join(parts)


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _holds(column: Column) -> str:
    """Say what the cells of a column hold, and how much of it."""
    words = _KIND_WORDS[column.kind] + (", or one's own" if column.own_codes else "")
    if column.refers_to and column.kind not in {Kind.PLACE, Kind.PLACES}:
        words += f" from {TABLES[column.refers_to].file}"
    if column.max_chars is not None:
        words += f", at most {column.max_chars} characters"
    if column.max_words is not None:
        words += f", at most {column.max_words} words"
    return words + (" (required)" if column.required else "")


def _markdown_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    escaped = ([cell.replace("|", "\\|") for cell in line] for line in lines)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in escaped)


if __name__ == "__main__":
    main()

"""``timeline check`` and ``timeline verify``: data by themselves, and beside the articles."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from timeline.commands.given_data import (
    data_argument,
    data_folder,
    echo_problems,
    loaded,
    require_files,
    require_folder,
)
from timeline.dataset import Dataset
from timeline.problems import DataError, told
from timeline.reading import load
from timeline.schema import TABLES
from timeline.stored import size
from timeline.verify import Verification, verify
from timeline.words import counted, joined

__all__ = ["check", "verify_command"]


@click.command(epilog="Example: timeline check my-subject")
@data_argument
@click.option("--json", "as_json", is_flag=True, help="Print counts and problems as JSON.")
def check(data: Path | None, *, as_json: bool) -> None:
    """Report every problem in DATA.

    One line for each cause, with file, line, column and remedy. Exits with 1 if any is an error;
    with warnings alone the data can be shown.
    """
    folder = data_folder(data)
    counts: dict[str, int] = {}
    try:
        ds = load(folder)
    except DataError as error:
        problems = error.problems
    else:
        counts, problems = _counts(ds), ds.warnings
    errors = [problem for problem in problems if problem.is_error]
    if as_json:
        warnings = [problem.to_dict() for problem in problems if not problem.is_error]
        report = {
            "data": str(folder),
            "counts": counts,
            "problems": [problem.to_dict() for problem in errors],
            "warnings": warnings,
        }
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    elif errors:
        echo_problems(problems)
    else:
        found = [counted(n, TABLES[table].noun) for table, n in counts.items()]
        said = counted(len(problems), "warning") if problems else "no problems"
        for line in told(problems):
            click.echo(line)
        click.echo(", ".join([*found, said]))
    sys.exit(1 if errors else 0)


@click.command("verify", epilog="Example: timeline verify my-subject --articles ../articles")
@data_argument
@click.option(
    "--articles",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder with the text of source X as X.txt, one paragraph a line.",
)
def verify_command(data: Path | None, articles: Path) -> None:
    """Compare the places and quotes in DATA with the articles.

    Every paragraph cited must exist, and every quote must stand, letter for letter, in one of the
    paragraphs cited beside it, or in the very one that it is said to be from. Exits with 1 if not.
    Sources of kind "reference" may lack a text.
    """
    folder = data_folder(data)
    require_files(folder, "verify")
    require_folder(articles)
    found = verify(loaded(folder), articles, folder=folder)
    if found.problems:
        echo_problems(found.problems)
        sys.exit(1)
    click.echo(_verified(found, articles))


def _verified(found: Verification, articles: Path) -> str:
    """Return the line that says what was looked up, and what could not be."""
    looked_up = _and(found.quotes, found.places)
    line = f"{looked_up} checked, no problems"
    if found.unchecked_places:
        missed = _and(found.unchecked_quotes, found.unchecked_places)
        line += f"; {missed} in references not checked, for want of a text in {articles}"
    return line


def _and(quotes: int, places: int) -> str:
    """Return "3 quotes and 1 place", without the quotes where there are none."""
    return joined([counted(quotes, "quote")] * bool(quotes) + [counted(places, "place")])


def _counts(ds: Dataset) -> dict[str, int]:
    """Return how many rows each table has, leaving out tables without any."""
    sizes = {table: size(getattr(ds, table)) for table in TABLES if table != "countries"}
    return {table: number for table, number in sizes.items() if number}

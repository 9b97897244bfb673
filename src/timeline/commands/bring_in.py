"""``timeline new`` and ``timeline import``: a data set to begin with, of nothing or of others."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from timeline.commands import Refusal
from timeline.exchange import FORMS, ExchangeError, Imported, counts, read
from timeline.exchange.columns import TARGETS
from timeline.exchange.content import MOST_BYTES
from timeline.exchange.folder import NOT_IMPORTED, files, write_folder
from timeline.exchange.starting_set import starting_files
from timeline.plain_file import PlainFileError, TooLargeError, content
from timeline.problems import DataError, Problem, told
from timeline.reading import load
from timeline.words import counted

__all__ = ["import_command", "new"]


@click.command(epilog="Example: timeline new my-subject")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Write a small data set into the new folder DIR, to be overwritten with yours.

    It is whole and can be shown as it is; its README says what each file is and what to do next.
    """
    try:
        content = starting_files(folder.name or str(folder))
        write_folder(folder, content)
    except ExchangeError as error:
        raise Refusal(str(error)) from error
    click.echo(f"Wrote {counted(len(content), 'file')} into {folder}")
    _say_next(folder, f"read {folder / 'README.md'}, and put your own rows into events.csv")


@click.command(
    "import",
    epilog="Example: timeline import a.csv -o my-subject --column date=when --column title=what",
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="New or empty folder to write the data set into.",
)
@click.option(
    "--as",
    "form",
    default="",
    metavar="FORM",
    help=f"{', '.join(form.name for form in FORMS)}.  [default: what FILE looks like]",
)
@click.option(
    "--column",
    "named",
    multiple=True,
    metavar="OURS=THEIRS",
    help=f"Of any table, which of its columns is which of ours, repeated: {', '.join(TARGETS)}.",
)
def import_command(file: Path, folder: Path, form: str, named: tuple[str, ...]) -> None:
    """Make a data set in DIR of a FILE that another program has written.

    Rows that cannot be mapped are listed, each with its line and the reason, and stand in
    DIR/not-imported.csv; docs/exchange.md tells for each form what becomes of each column. Exits
    with 1 if what was imported cannot be shown as it is.
    """
    try:
        imported = read(str(file), _bytes(file), form, named)
        write_folder(folder, files(imported.found))
    except ExchangeError as error:
        raise Refusal(str(error)) from error
    click.echo(f"{imported.path} is read as {imported.label}")
    _tell(imported, folder)
    click.echo(counts(imported.found))
    if imported.found.imported:
        _check(folder)
        _say_next(folder, "look at it")
    else:
        click.echo(f"No event was imported into {folder}", err=True)
        sys.exit(1)


def _bytes(file: Path) -> bytes:
    if file.is_dir():
        raise Refusal(f"{file} is a folder; name the file in it")
    try:
        return content(file, MOST_BYTES)
    except FileNotFoundError:
        raise Refusal(f"there is no file {file}; check the spelling") from None
    except TooLargeError as error:
        most = f"{MOST_BYTES / 1e6:,.0f} MB"
        raise Refusal(
            f"{file} has {error.size / 1e6:,.0f} MB; split it into files of at most {most}"
        ) from error
    except PlainFileError as error:
        raise Refusal(f"{file} {error.reason}; name another file") from error


def _tell(imported: Imported, folder: Path) -> None:
    """Tell how the file was read and what was not imported, and where all of that stands."""
    _echo(imported.problems)
    if imported.found.left or imported.found.unread:
        click.echo(f"What was not imported is in {folder / NOT_IMPORTED}", err=True)


def _check(folder: Path) -> None:
    """Tell what is wrong with the data set; end with 1 where it cannot be shown."""
    try:
        _echo(load(folder).warnings)
    except DataError as error:
        _echo(error.problems)
        sys.exit(1)


def _echo(problems: Iterable[Problem]) -> None:
    for line in told(problems):
        click.echo(line, err=True)


def _say_next(folder: Path, first: str) -> None:
    named = shlex.quote(str(folder))
    click.echo(f"Next, {first}:\n  timeline check {named}\n  timeline serve {named}")

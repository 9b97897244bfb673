"""``timeline pack``: a large data set, checked once and stored so that it opens at once."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from timeline import __version__
from timeline.commands import Refusal
from timeline.commands.given_data import data_argument, data_folder, echo_problems, loaded
from timeline.packed import is_packed, pack
from timeline.problems import DataError, told
from timeline.reading.folder import data_files
from timeline.words import counted, joined

__all__ = ["pack_command"]

_NOUNS = {"events": "event", "stances": "statement"}


@click.command("pack", epilog="Example: timeline pack my-subject -o my-subject.parquet")
@data_argument
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="NAME",
    type=click.Path(path_type=Path),
    help="Folder to write, as my-subject.parquet; or a file of DuckDB, as my-subject.duckdb.",
)
def pack_command(data: Path | None, output: Path) -> None:
    """Check DATA once and store it so that it opens at once, however large.

    It becomes a folder of Parquet files, or a file of DuckDB.
    Where a command takes DATA, it takes that folder too. DATA stays what is edited: a packed folder
    says so when a file of which it was made has changed, and packing again replaces it. Exits with
    1 where DATA has errors.
    """
    folder = data_folder(data)
    if is_packed(folder):
        raise Refusal(f"{folder} is packed already; name the folder of CSV files")
    if not output.resolve().parent.is_dir():
        raise Refusal(f"there is no folder {output.parent} to write to; make it first")
    ds = loaded(folder, err=True)
    try:
        manifest = pack(ds, output, folder, data_files(folder), __version__)
    except DataError as error:
        echo_problems(error.problems, err=True)
        sys.exit(1)
    for line in told(ds.warnings):
        click.echo(line, err=True)
    found = [counted(manifest.counts[t], noun) for t, noun in _NOUNS.items() if manifest.counts[t]]
    files = [output] if output.is_file() else [*output.iterdir()]
    size = sum(file.stat().st_size for file in files) / 1e6
    click.echo(f"Packed {joined(found)} into {output} ({size:,.1f} MB)")

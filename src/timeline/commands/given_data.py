"""The data that a command is given: found, read, and its problems told."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from timeline.commands import Refusal
from timeline.dataset import Dataset
from timeline.home import VARIABLE, data_path, find_data
from timeline.packed import is_packed
from timeline.plain_file import PlainFileError, require_plain
from timeline.problems import DataError, Problem, told
from timeline.reading import load
from timeline.words import counted, joined

__all__ = [
    "data_argument",
    "data_folder",
    "echo_problems",
    "loaded",
    "require_files",
    "require_folder",
]


class _DataPath(click.ParamType[Path]):
    """A path, or the address of a file of DuckDB."""

    name = "path"

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """Return the path that is meant."""
        del param, ctx
        return data_path(value)


data_argument = click.argument("data", required=False, type=_DataPath())
"""The argument DATA of a command."""


def data_folder(given: Path | None) -> Path:
    """Return the folder, or the file instead of it, which is there, or refuse in one line."""
    folder = find_data(given)
    origin = f" (named by {VARIABLE})" if given is None else ""
    if not folder.is_dir():
        try:
            require_plain(folder)
        except PlainFileError as error:
            raise Refusal(f"{folder}{origin} {error.reason}; {error.remedy}") from error
        except (OSError, ValueError):
            require_folder(folder, origin)
    return folder


def loaded(folder: Path, *, err: bool = False) -> Dataset:
    """Return the data set of a folder, or print its problems and end with 1."""
    try:
        return load(folder)
    except DataError as error:
        echo_problems(error.problems, err=err)
        sys.exit(1)


def require_files(folder: Path, what: str) -> None:
    """Refuse, for ``what`` needs the CSV files, data that were packed."""
    if is_packed(folder):
        raise Refusal(f"{what} needs the CSV files; name the folder of which {folder} was packed")


def require_folder(path: Path, origin: str = "") -> None:
    """Refuse what is no folder, in one line that ``origin`` says who named."""
    if path.is_file():
        raise Refusal(f"{path}{origin} is a file; name the folder that it is in")
    if not path.is_dir():
        raise Refusal(f"there is no folder {path}{origin}; check the spelling")


def echo_problems(problems: Sequence[Problem], *, err: bool = False) -> None:
    """Print problems, one line for each cause, and on stderr how many there are."""
    click.echo("\n".join(told(problems)), err=err)
    errors = sum(problem.is_error for problem in problems)
    counts = [counted(errors, "problem")] if errors else []
    if warnings := len(problems) - errors:
        counts.append(counted(warnings, "warning"))
    click.echo(joined(counts), err=True)

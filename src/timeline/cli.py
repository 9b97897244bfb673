"""The ``timeline`` command: serve a data set in the browser, bring it in, check and export it."""

from __future__ import annotations

import click

from timeline import __version__
from timeline.commands.bring_in import import_command, new
from timeline.commands.check import check, verify_command
from timeline.commands.export import export
from timeline.commands.pack import pack_command
from timeline.commands.serve import serve

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="timeline")
def main() -> None:
    """Timelines and stance matrices with their evidence.

    DATA is a folder of CSV files, a workbook, a zip or one CSV file; or what pack wrote, or a file
    of DuckDB, as duckdb:///my-subject.duckdb. Without it, a command takes
    what the environment variable TIMELINE_DATA names, else ./data, else the Asian NATO data that
    come with the program. TIMELINE_LIMITS=rows=50M,size=4G reads more than usual.
    """


for command in (new, import_command, serve, check, verify_command, export, pack_command):
    main.add_command(command)

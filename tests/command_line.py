"""The command line as tests run it: in this process, and never with a traceback."""

from __future__ import annotations

from click.testing import CliRunner, Result

from timeline import cli


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(cli.main, arguments, terminal_width=80)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result

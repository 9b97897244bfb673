"""``timeline serve``: the dashboard on a port of this machine."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import click

from timeline.commands import Refusal
from timeline.commands.given_data import (
    data_argument,
    data_folder,
    echo_problems,
    require_folder,
)
from timeline.export.limits import ExportLimits, LimitError
from timeline.home import ARTICLES, EDIT, HOME, NO_UPLOAD, VARIABLE
from timeline.problems import DataError
from timeline.reading import load
from timeline.reading.uploads import MOST_BYTES

__all__ = ["serve"]

PORT = 8501
"""Where ``serve`` listens unless told; the ports after it are tried in turn."""

_LAST_PORT = 65535
_OURSELVES = frozenset({"127.0.0.1", "::1", "localhost"})


@click.command(epilog="Example: timeline serve my-subject --port 9000")
@data_argument
@click.option(
    "--port",
    type=int,
    metavar="NUMBER",
    help=f"Port to listen on.  [default: {PORT}, or the next one free]",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Address to listen on; 0.0.0.0 lets other machines in.",
)
@click.option(
    "--articles",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder with the text of source X as X.txt, as verify reads it. Cards then show the "
    "paragraphs cited, to whoever opens the page; no export has them.",
)
@click.option(
    "--edit",
    "is_edited",
    is_flag=True,
    help="Let whoever sits at this machine change the CSV files in the page.",
)
@click.option(
    "--no-upload",
    is_flag=True,
    help="Keep readers from showing tables of their own, which the page Data offers.",
)
def serve(
    data: Path | None,
    port: int | None,
    host: str,
    articles: Path | None,
    *,
    is_edited: bool,
    no_upload: bool,
) -> None:
    """Show DATA in the browser, until Ctrl+C.

    Problems are printed and shown, until they are mended; the page follows the files.
    """
    if is_edited and host not in _OURSELVES:
        raise Refusal(f"--edit is for this machine alone, not for {host}; leave out one of them")
    try:
        ExportLimits.set_here()
    except LimitError as error:  # before a reader meets it
        raise Refusal(str(error)) from error
    folder = data_folder(data)
    variables = {**os.environ, VARIABLE: str(folder.resolve()), EDIT: str(int(is_edited))}
    if no_upload:
        variables[NO_UPLOAD] = "1"
    if articles is not None:
        require_folder(articles)
        variables[ARTICLES] = str(articles.resolve())
    name = _name(folder)
    chosen = _port(host, port)
    shown = "localhost" if host in _OURSELVES else host
    click.echo(f"Showing {name} at http://{shown}:{chosen} (Ctrl+C ends it)")
    _become(_streamlit(host, chosen), variables)


def _name(folder: Path) -> str:
    """Return what a data set is called; its problems are printed, and mended while it is shown."""
    try:
        ds = load(folder)
    except DataError as error:
        echo_problems(error.problems, err=True)
        return folder.resolve().name
    if ds.warnings:
        echo_problems(ds.warnings, err=True)
    return ds.name


def _port(host: str, wanted: int | None) -> int:
    """Return the port wanted, or the first free one from the usual one on."""
    if wanted is not None:
        if not 0 < wanted <= _LAST_PORT:
            raise Refusal(f"{wanted} is no port; name one from 1 to {_LAST_PORT} with --port")
        if _is_free(host, wanted):
            return wanted
        raise Refusal(f"port {wanted} is taken; name another with --port, or none")
    for port in range(PORT, PORT + 100):
        if _is_free(host, port):
            if port != PORT:
                click.echo(f"Port {PORT} is taken; using {port}", err=True)
            return port
    raise Refusal(f"ports {PORT} to {port} are taken; name another with --port")


def _is_free(host: str, port: int) -> bool:
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as listener:
            if os.name == "posix":  # elsewhere the option would let two programs share a port
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
    except PermissionError:
        raise Refusal(
            f"port {port} needs more rights than you have; name one above 1023 with --port"
        ) from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return False
        raise Refusal(f"{host} is no address of this machine; try --host 127.0.0.1") from None
    return True


def _streamlit(host: str, port: int) -> list[str]:
    """Return the command line of the server; it finds the theme beside the script."""
    options = {
        "server.address": host,
        "server.port": str(port),
        "server.headless": "true",
        "server.maxUploadSize": str(MOST_BYTES // 1_000_000),
        "browser.gatherUsageStats": "false",
        # The welcome would ask a server elsewhere for the machine's public address.
        "logger.hideWelcomeMessage": "true",
        "logger.level": "warning",
    }
    script = str(HOME / "dashboard.py")
    flags = [f"--{name}={value}" for name, value in options.items()]
    # -P: a file in the current folder must not stand in for a module.
    return [sys.executable, "-P", "-m", "streamlit", "run", script, *flags]


def _become(command: list[str], environment: dict[str, str]) -> NoReturn:
    """Replace this process by ``command``, so that signals reach it and its exit code is ours."""
    sys.stdout.flush()
    if os.name == "nt":  # where exec would return to the shell at once and leave a child behind
        sys.exit(subprocess.run(command, env=environment, check=False).returncode)
    os.execve(command[0], command, environment)

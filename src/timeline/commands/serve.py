"""``timeline serve``: the dashboard on a port of this machine."""

from __future__ import annotations

import errno
import os
import re
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from timeline.commands import Refusal
from timeline.commands.given_data import (
    data_argument,
    data_folder,
    echo_problems,
    require_files,
    require_folder,
)
from timeline.export.limits import ExportLimits, LimitError
from timeline.home import ARTICLES, EDIT, NO_UPLOAD, VARIABLE
from timeline.problems import DataError
from timeline.reading import load
from timeline.server.settings import LOOPBACK, Settings
from timeline.server.sign_in import SignInError, read_sign_in
from timeline.words import joined

__all__ = ["serve"]

PORT = 8501
"""Where ``serve`` listens unless told; the ports after it are tried in turn."""

EVERYWHERE = "0.0.0.0"  # noqa: S104 -- what --public asks for, and says
"""Where a server listens that lets other machines in."""

_LAST_PORT = 65535
_HOST_NAME = re.compile(
    r"(?!-)[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*|[0-9a-fA-F:]+:[0-9a-fA-F:]*"
)
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?")


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
    metavar="ADDRESS",
    help=f"Address to listen on.  [default: {LOOPBACK[1]}, with --public {EVERYWHERE}]",
)
@click.option(
    "--public",
    "names",
    multiple=True,
    metavar="NAME",
    help="Let other machines in that ask for this host name, as timeline.example.org; may be "
    "given again.",
)
@click.option(
    "--sign-in",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="TOML file that says who may come in, and which OpenID Connect provider vouches for "
    "them; SECURITY.md shows one.",
)
@click.option(
    "--allow-embedding",
    "embedders",
    multiple=True,
    metavar="ORIGIN",
    help="Let pages of another site, as https://intranet.example.org, show this one in a frame; "
    "may be given again.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    metavar="NUMBER",
    help="Processes that answer, for many readers at once; as many as there are cores.",
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
    *,
    port: int | None,
    host: str | None,
    names: tuple[str, ...],
    sign_in: Path | None,
    embedders: tuple[str, ...],
    workers: int,
    articles: Path | None,
    is_edited: bool,
    no_upload: bool,
) -> None:
    """Show DATA in the browser, until Ctrl+C.

    Problems are printed and shown, until they are mended; the page follows the files.
    """
    host = host or (EVERYWHERE if names else LOOPBACK[1])
    _require_sense(host, names, embedders, workers, is_edited=is_edited)
    try:
        ExportLimits.set_here()
    except LimitError as error:  # before a reader meets it
        raise Refusal(str(error)) from error
    who = _who_may_come(sign_in, names)
    folder = data_folder(data)
    if is_edited:
        require_files(folder, "--edit")
    variables = {**os.environ, VARIABLE: str(folder.resolve()), EDIT: str(int(is_edited))}
    if no_upload:
        variables[NO_UPLOAD] = "1"
    if articles is not None:
        require_folder(articles)
        variables[ARTICLES] = str(articles.resolve())
    name = _name(folder)
    chosen = _port(host, port)
    told = "" if sign_in is None else str(sign_in.resolve())
    settings = Settings(host, chosen, names, embedders, told, workers)
    if names:
        click.echo(f"Other machines may read all of it, as {joined(names)}: {who}", err=True)
    shown = names[0] if names else "localhost"
    click.echo(f"Showing {name} at http://{shown}:{chosen} (Ctrl+C ends it)")
    _become(_process(settings), variables)


def _require_sense(
    host: str, names: Sequence[str], embedders: Sequence[str], workers: int, *, is_edited: bool
) -> None:
    """Refuse what would let in more than is meant, or does not go together."""
    is_closed = host in LOOPBACK
    if not is_closed and not names:
        remedy = "say with --public by which host name, as --public timeline.example.org"
        raise Refusal(f"--host {host} lets other machines in; {remedy}")
    if is_edited and (names or not is_closed):
        raise Refusal("--edit is for this machine alone; leave out --public and --host, or --edit")
    if is_edited and workers > 1:
        raise Refusal("--edit is for one reader, and so for one process; leave out --workers")
    if workers > 1 and os.name == "nt":
        raise Refusal("--workers needs Linux or macOS; leave it out")
    for name in names:
        if not _HOST_NAME.fullmatch(name):
            raise Refusal(f"{name} is no host name; write one as timeline.example.org")
    for origin in embedders:
        if not _ORIGIN.fullmatch(origin):
            raise Refusal(f"{origin} is no origin; write one as https://intranet.example.org")


def _who_may_come(sign_in: Path | None, names: Sequence[str]) -> str:
    """Say whom the server lets in; refuse a file that does not say it."""
    if sign_in is None:
        return "whoever can reach this machine, without signing in (--sign-in asks for it)"
    try:
        found = read_sign_in(sign_in)
    except SignInError as error:
        raise Refusal(str(error)) from error
    if names and found.host not in names:
        remedy = f"name it with --public {found.host}, or mend the file"
        raise Refusal(f"{sign_in} sends people back to {found.host}; {remedy}")
    return f"whoever signs in as {joined(sorted(found.allowed), 'or')}"


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


def _process(settings: Settings) -> list[str]:
    """Return the command line of the server."""
    # -P: a file in the current folder must not stand in for a module.
    return [sys.executable, "-P", "-m", "timeline.app.server", settings.as_json()]


def _become(command: list[str], environment: dict[str, str]) -> NoReturn:
    """Replace this process by ``command``, so that signals reach it and its exit code is ours."""
    sys.stdout.flush()
    if os.name == "nt":  # where exec would return to the shell at once and leave a child behind
        sys.exit(subprocess.run(command, env=environment, check=False).returncode)
    os.execve(command[0], command, environment)

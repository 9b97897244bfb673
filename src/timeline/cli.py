"""The ``timeline`` command: serve a data set in the browser, bring it in, check and export it."""

from __future__ import annotations

import errno
import json
import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from timeline import __version__
from timeline.commands import Refusal as _Refusal
from timeline.commands.bring_in import import_command, new
from timeline.dataset import Dataset
from timeline.home import ARTICLES, EDIT, HOME, NO_UPLOAD, VARIABLE, find_data
from timeline.problems import DataError, Problem, told
from timeline.reading import load
from timeline.reading.uploads import MOST_BYTES
from timeline.schema import TABLES
from timeline.verify import Verification, verify
from timeline.words import counted, joined

__all__ = ["main"]

PORT = 8501
"""Where ``serve`` listens unless told; the ports after it are tried in turn."""

_LAST_PORT = 65535
_OURSELVES = frozenset({"127.0.0.1", "::1", "localhost"})


_data = click.argument("data", required=False, type=click.Path(path_type=Path))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="timeline")
def main() -> None:
    """Timelines and stance matrices with their evidence.

    DATA is a folder of CSV files. Without it, a command takes the folder that the environment
    variable TIMELINE_DATA names, else ./data, else the Asian NATO data that come with the program.
    """


main.add_command(new)
main.add_command(import_command)


@main.command(epilog="Example: timeline serve my-subject --port 9000")
@_data
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
        raise _Refusal(f"--edit is for this machine alone, not for {host}; leave out one of them")
    folder = _folder(data)
    variables = {**os.environ, VARIABLE: str(folder.resolve()), EDIT: str(int(is_edited))}
    if no_upload:
        variables[NO_UPLOAD] = "1"
    if articles is not None:
        _require_folder(articles)
        variables[ARTICLES] = str(articles.resolve())
    name = _name(folder)
    chosen = _port(host, port)
    shown = "localhost" if host in _OURSELVES else host
    click.echo(f"Showing {name} at http://{shown}:{chosen} (Ctrl+C ends it)")
    _become(_streamlit(host, chosen), variables)


@main.command(epilog="Example: timeline check my-subject")
@_data
@click.option("--json", "as_json", is_flag=True, help="Print counts and problems as JSON.")
def check(data: Path | None, *, as_json: bool) -> None:
    """Report every problem in DATA.

    One line for each cause, with file, line, column and remedy. Exits with 1 if any is an error;
    with warnings alone the data can be shown.
    """
    folder = _folder(data)
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
        _echo_problems(problems)
    else:
        found = [counted(n, TABLES[table].noun) for table, n in counts.items()]
        said = counted(len(problems), "warning") if problems else "no problems"
        for line in told(problems):
            click.echo(line)
        click.echo(", ".join([*found, said]))
    sys.exit(1 if errors else 0)


@main.command("verify", epilog="Example: timeline verify my-subject --articles ../articles")
@_data
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
    folder = _folder(data)
    _require_folder(articles)
    found = verify(_loaded(folder), articles, folder=folder)
    if found.problems:
        _echo_problems(found.problems)
        sys.exit(1)
    click.echo(_verified(found, articles))


@main.command(
    "export", epilog='Example: timeline export data -o brief.pptx --query "country=Japan"'
)
@_data
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write; its suffix chooses the form.",
)
@click.option(
    "--view",
    "kind",
    metavar="VIEW",
    help="timeline, matrix, compare, actor, events, stances, sources, or deck for several.  "
    "[default: what suits the form]",
)
@click.option(
    "--query",
    default="",
    metavar="QUERY",
    help="What stands after the ? in the browser's address.",
)
@click.option(
    "--size",
    default="16:9",
    show_default=True,
    metavar="SIZE",
    help="16:9, 4:3, a4, a4-portrait or screen.",
)
@click.option("--title", default="", metavar="TEXT", help="Title; suggested from the view if none.")
@click.option(
    "--scale",
    type=click.FloatRange(1, 4),
    default=2,
    show_default=True,
    help="Pixels of a PNG for each of an ordinary screen.",
)
@click.option(
    "--template",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="PowerPoint file whose master the slides take on.",
)
@click.option(
    "--link",
    default="",
    metavar="URL",
    help="Where the dashboard is, for the links.  [default: TIMELINE_URL or localhost]",
)
def export(
    data: Path | None,
    output: Path,
    kind: str | None,
    query: str,
    *,
    size: str,
    title: str,
    scale: float,
    template: Path | None,
    link: str,
) -> None:
    """Write a view of DATA, or a whole briefing, to a file.

    The suffix chooses the form: .png, .svg and .pdf are pictures, .pptx slides, .html a page, .zip
    all pictures of a briefing, .xlsx, .csv and .json rows, .bib, .csl.json and .txt sources;
    .timelinejs.csv, .timelinejs.json, .vis.json and .markwhen (.mw) are for the programs of these
    names. The query is the one in the browser's address, that of the page Briefing included. The
    environment variable SOURCE_DATE_EPOCH fixes the day that is written into the file.
    """
    from timeline.export import command_line  # noqa: PLC0415 -- slow, and other commands need it not
    from timeline.fonts.shaping import missing_words  # noqa: PLC0415 -- slow, as what draws is

    folder = _folder(data)
    if template is not None and not template.is_file():
        raise _Refusal(f"there is no file {template}; check the spelling")
    if not output.parent.is_dir():
        raise _Refusal(f"there is no folder {output.parent} to write to; make it first")
    ds = _loaded(folder, err=True)
    try:
        done = command_line.run_export(
            ds,
            output.name,
            kind or "",
            query,
            size=size,
            title=title,
            scale=scale,
            template=template.read_bytes() if template else None,
            link=link,
        )
    except command_line.REFUSALS as error:
        raise _Refusal(str(error)) from error
    _write(output, done.content)
    said = f"Wrote {output} ({len(done.content) / 1000:,.0f} kB)"
    click.echo("; ".join(filter(None, (said, done.left_out))))
    if done.missing:
        click.echo(missing_words(done.missing), err=True)


def _write(path: Path, content: bytes) -> None:
    """Write a file at once, so that nobody ever finds half of one."""
    half = path.with_name(f".{path.name}.part")
    try:
        half.write_bytes(content)
        half.replace(path)
    except OSError as error:
        raise _Refusal(f"{path} cannot be written ({error.strerror}); name another file") from error


def _folder(given: Path | None) -> Path:
    """Return the folder, or the file instead of it, which is there, or refuse in one line."""
    folder = find_data(given)
    if not folder.is_file():
        _require_folder(folder, f" (named by {VARIABLE})" if given is None else "")
    return folder


def _loaded(folder: Path, *, err: bool = False) -> Dataset:
    """Return the data set of a folder, or print its problems and end with 1."""
    try:
        return load(folder)
    except DataError as error:
        _echo_problems(error.problems, err=err)
        sys.exit(1)


def _name(folder: Path) -> str:
    """Return what a data set is called; its problems are printed, and mended while it is shown."""
    try:
        ds = load(folder)
    except DataError as error:
        _echo_problems(error.problems, err=True)
        return folder.resolve().name
    if ds.warnings:
        _echo_problems(ds.warnings, err=True)
    return ds.name


def _require_folder(path: Path, origin: str = "") -> None:
    if path.is_file():
        raise _Refusal(f"{path}{origin} is a file; name the folder that it is in")
    if not path.is_dir():
        raise _Refusal(f"there is no folder {path}{origin}; check the spelling")


def _echo_problems(problems: Sequence[Problem], *, err: bool = False) -> None:
    """Print problems, one line for each cause, and on stderr how many there are."""
    click.echo("\n".join(told(problems)), err=err)
    errors = sum(problem.is_error for problem in problems)
    counts = [counted(errors, "problem")] if errors else []
    if warnings := len(problems) - errors:
        counts.append(counted(warnings, "warning"))
    click.echo(joined(counts), err=True)


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
    sizes = {table: len(getattr(ds, table)) for table in TABLES if table != "countries"}
    return {table: size for table, size in sizes.items() if size}


def _port(host: str, wanted: int | None) -> int:
    """Return the port wanted, or the first free one from the usual one on."""
    if wanted is not None:
        if not 0 < wanted <= _LAST_PORT:
            raise _Refusal(f"{wanted} is no port; name one from 1 to {_LAST_PORT} with --port")
        if _is_free(host, wanted):
            return wanted
        raise _Refusal(f"port {wanted} is taken; name another with --port, or none")
    for port in range(PORT, PORT + 100):
        if _is_free(host, port):
            if port != PORT:
                click.echo(f"Port {PORT} is taken; using {port}", err=True)
            return port
    raise _Refusal(f"ports {PORT} to {port} are taken; name another with --port")


def _is_free(host: str, port: int) -> bool:
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as listener:
            if os.name == "posix":  # elsewhere the option would let two programs share a port
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
    except PermissionError:
        raise _Refusal(
            f"port {port} needs more rights than you have; name one above 1023 with --port"
        ) from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return False
        raise _Refusal(f"{host} is no address of this machine; try --host 127.0.0.1") from None
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

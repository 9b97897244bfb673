"""What is fuzzed: each target reads an input and raises nothing but what it is known to refuse."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs

import openpyxl

import timeline
from timeline import Limits, brief, dates, editing, exchange
from timeline.dataset import Dataset
from timeline.exchange.folder import files
from timeline.home import HOME
from timeline.problems import DataError
from timeline.reading import load, read_folder, uploads
from timeline.views import address

TARGETS: dict[str, Target] = {}
"""Every target by its name; a module that is imported here adds its own with `target`."""

_ROWS = 25
"""Rows of our own tables that an input begins with."""


@dataclass(frozen=True)
class Target:
    """What is tried with changed inputs.

    Parameters
    ----------
    run : callable
        Takes an input's name and bytes, and raises only where it found something.
    seeds : callable
        Returns the inputs to be changed, by name.
    """

    run: Callable[[str, bytes], None]
    seeds: Callable[[], dict[str, bytes]]


def target(
    seeds: Callable[[], dict[str, bytes]],
) -> Callable[[Callable[[str, bytes], None]], Callable[[str, bytes], None]]:
    """Make a function a target, of its own name."""

    def add(run: Callable[[str, bytes], None]) -> Callable[[str, bytes], None]:
        TARGETS[run.__name__] = Target(run, seeds)
        return run

    return add


@cache
def tables() -> dict[str, bytes]:
    """Return the first rows of our own tables, and what else a data set may be written as."""
    found = {
        path.name: b"".join(path.read_bytes().splitlines(keepends=True)[: _ROWS + 1])
        for path in sorted((HOME / "data").glob("*.csv"))
    }
    rows = {Path(name).stem: _cells(raw) for name, raw in found.items()}
    events = [dict(zip(rows["events"][0], row, strict=False)) for row in rows["events"][1:]]
    return {
        **found,
        "datapackage.json": (HOME / "data" / "datapackage.json").read_bytes()[:4_000],
        "events.json": json.dumps({"rows": events}).encode(),
        "data.zip": _zipped(found),
        "data.xlsx": _xlsx(rows),
        "data.ods": _ods(rows["events"]),
        "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4_000),
    }


def _cells(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode(), newline="")))


def _zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return file.getvalue()


def _xlsx(rows: dict[str, list[list[str]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines in rows.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _ods(rows: list[list[str]]) -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(f'xmlns:{n}="{space}:{n}:1.0"' for n in ("office", "table", "text"))
    escaped = (
        "".join(
            "<table:table-cell office:value-type='string'><text:p>"
            + cell.replace("&", "&amp;").replace("<", "&lt;")
            + "</text:p></table:table-cell>"
            for cell in row
        )
        for row in rows
    )
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in escaped)
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="Events">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return _zipped({"mimetype": kind.encode(), "content.xml": content.encode()})


def _require_line(said: str) -> None:
    assert "\n" not in said, said


def _require_lines(error: DataError) -> None:
    """Fail where a problem is not one line that can be shown."""
    assert error.problems
    assert all(str(problem).isprintable() for problem in error.problems)


@target(tables)
def upload(name: str, raw: bytes) -> None:
    """Read what a reader drops into the page, alone and beside a good table."""
    good = {"stances.csv": tables()["stances.csv"]} if name != "stances.csv" else {}
    for given in ({name: raw}, {name: raw, **good}):
        try:
            read_folder(uploads.open_files(given, "Given"))
        except DataError as error:
            _require_lines(error)


@target(tables)
def folder(name: str, raw: bytes) -> None:
    """Read a folder in which one file is changed, and the file by itself."""
    with TemporaryDirectory() as at:
        here = Path(at)
        (here / name).write_bytes(raw)
        for path in (here / name, here):
            try:
                load(path, Limits(unpacked=20_000_000))
            except DataError as error:
                _require_lines(error)
        assert [path.name for path in here.iterdir()] == [name]


def _imported() -> dict[str, bytes]:
    slide = {"start_date": {"year": "1994", "month": "8"}, "text": {"headline": "A", "text": "B"}}
    return {
        "sheet.csv": b"Year,Month,Day,Headline,Text,Media\n1994,8,12,A,B,https://a.test\n",
        "timelinejs.json": json.dumps({"events": [slide], "eras": [slide]}).encode(),
        "vis.json": b'[{"id": 1, "content": "A", "start": "1994-08-12", "group": "x"}]',
        "acled.csv": (
            b"event_id_cnty,event_date,year,event_type,actor1,country,iso,notes,source\n"
            b"JPN1,12 August 1994,1994,Protests,Protesters (Japan),Japan,392,A,B\n"
        ),
        "ucdp.csv": (
            b"id,relid,year,conflict_name,dyad_name,side_a,side_b,country,date_start,date_end\n"
            b"1,A-1,1994,A,B - C,B,C,Japan,1994-08-12 00:00:00.000,1994-08-13 00:00:00.000\n"
        ),
        "gdelt.csv": b"\t".join(b"%d" % n for n in range(58)) + b"\n",
        "wikidata.json": (
            b'{"head": {"vars": ["item", "date"]}, "results": {"bindings": [{"item": {"type": '
            b'"uri", "value": "http://www.wikidata.org/entity/Q1"}, "itemLabel": {"value": "A"}, '
            b'"date": {"value": "1994-08-12T00:00:00Z"}}]}}'
        ),
        "life.mw": b"title: A\n\nsection One\n1994-08-12: A #x\n1994/1995: B\nendSection\n",
        **{name: tables()[name] for name in ("events.csv", "data.xlsx", "data.zip")},
    }


@target(_imported)
def bring_in(name: str, raw: bytes) -> None:
    """Read what another program has written, make a data set of it, and read that."""
    for form in ("", exchange.FORMS[len(raw) % len(exchange.FORMS)].name):
        try:
            made = files(exchange.read(name, raw, form).found)
        except exchange.ExchangeError as error:
            _require_line(str(error))
            continue
        with TemporaryDirectory() as at:
            for file, content in made.items():
                (Path(at) / file).write_bytes(content)
            try:
                load(at)
            except DataError as error:
                _require_lines(error)


def _dates() -> dict[str, bytes]:
    texts = "2024-10-01 2024-10 1994 197X 1990~ 2024-10-06/2024-10-11 2009/.. ../2009 -0426 Y12000"
    texts += " 2024-21 2024-10-01T23:20:00Z [1667,1668] 1984-1X 2004?-06 /1975 12.Juni.2009 Oct-24"
    return {text: text.encode() for text in texts.split()} | {"12 Aug 1994": b"12 Aug 1994, 3 pm"}


@target(_dates)
def edtf(_name: str, raw: bytes) -> None:
    """Read a date, say what was meant by it, and put it into words."""
    text = raw.decode("utf-8", "replace")
    try:
        dates.parse(text)
    except dates.InvalidDate as error:
        for meant in error.meant:
            dates.parse(meant)
    else:
        dates.words(text)
    if (meant := dates.rewritten(text)) is not None:
        dates.parse(meant)
    dates.doubt(text)


@cache
def _example() -> Dataset:
    return timeline.example()


def _addresses() -> dict[str, bytes]:
    return {
        query: query.encode()
        for query in (
            "country=Japan&framework=Asian+NATO&years=1990&years=2024-10-11&q=treaty&ongoing=shown",
            "asof=2024-10-01&since=1994-08-12&voices=all&fold=Japan&order=name&cell=ishiba@asian-nato",
            "event=higuchi-report&pin=higuchi-report&hide=nothing&callout=higuchi-report:Words&lanes=x",
            "then=a&now=b&months=24&names=few&colour=kind&side=Japan&side=India&headline=A&part=Codebook",
        )
    }


@target(_addresses)
def url(_name: str, raw: bytes) -> None:
    """Read every kind of view from an address, and write it back so that it stays the same."""
    text = raw.decode("utf-8", "replace")
    values = parse_qs(text, keep_blank_values=True, max_num_fields=None)
    ds = _example()
    for kind in ("timeline", "matrix", "compare", "actor", "events", "stances", "sources"):
        try:
            view, told = address.read(ds, kind, values)
        except brief.ViewError:
            continue
        assert all(isinstance(clause, str) for clause in told)
        written: dict[str, list[str]] = {}
        for key, value in address.query(ds, view):
            written.setdefault(key, []).append(value)
        again, told = address.read(ds, kind, written)
        assert (address.query(ds, again), told) == (address.query(ds, view), ())


def _sheets() -> dict[str, bytes]:
    return {name: raw for name, raw in tables().items() if name.endswith("s.csv")}


@target(_sheets)
def edit(_name: str, raw: bytes) -> None:
    """Change, add and remove a row; what was not changed stays, byte for byte."""
    for line in _lines(raw):
        changes: list[Callable[[], bytes]] = [
            lambda line=line: editing.change(raw, line, {"title": 'A "b", c'}),  # type: ignore[misc]
            lambda line=line: editing.add(raw, {"title": "A;b"}, after=line),  # type: ignore[misc]
            lambda line=line: editing.remove(raw, line),  # type: ignore[misc]
        ]
        for change in changes:
            try:
                after = change()
            except editing.EditError:
                continue
            splice = editing.Splice.between(raw, after)
            assert splice.apply(raw) == after
            assert splice.inverse().apply(after) == raw


def _lines(raw: bytes) -> Iterator[int]:
    yield from {2, 5, raw.count(b"\n"), 0}

"""A packed data set: written whole, opened by its manifest, refused where it is not as written."""

from __future__ import annotations

import json
import pickle
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from pandas.testing import assert_frame_equal

import timeline
from tests.command_line import run
from tests.factories import dataset, folder
from timeline import DataError, Filters, queries
from timeline.packed import databases, open_packed, pack
from timeline.packed.contract import LARGE, SMALL, columns
from timeline.queries.filters import FACETS
from timeline.reading import load

EVENTS = [
    {"id": "a", "title": "Talks", "date": "1994", "countries": "JPN; IND", "Region": "East"},
    {
        "id": "b",
        "title": "Treaty",
        "date": "2009/..",
        "sources": "news#1; news#2",
        "region": "West",
    },
]
TYPES = {"str": "VARCHAR", "int64": "BIGINT", "bool": "BOOLEAN", "datetime64[us]": "TIMESTAMP"}


@pytest.fixture
def source(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder(tmp_path, events=EVENTS, stances=[{"actor": "japan", "event": "a"}])
    return Path("data")


@pytest.fixture
def packed(source) -> Path:
    assert source.is_dir()
    assert run("pack", "data", "-o", "big.parquet").exit_code == 0
    return Path("big.parquet")


def said(path: str | Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load(path)
    return [str(problem) for problem in caught.value.problems]


def rewrite(packed: Path, **changes: object) -> None:
    manifest = packed / "manifest.json"
    told = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps(told | changes), "utf-8")


@pytest.mark.usefixtures("source")
def test_pack_says_what_it_wrote_and_the_folder_opens_as_the_data_do():
    done = run("pack", "data", "-o", "again.parquet")
    assert done.exit_code == 0
    assert done.stdout.startswith("Packed 2 events and 1 statement into again.parquet (0.0 MB)")
    here, there = load("data"), load("again.parquet")
    assert repr(there) == repr(here)
    assert (there.version, there.description, there.subject) == (here.version, "", {})
    for name in SMALL:
        one, other = (d.links[name] if name in d.links else getattr(d, name) for d in (here, there))
        assert_frame_equal(one, other)
    assert_frame_equal(queries.events(there, Filters()), queries.events(here, Filters()))
    for table in here.extras:
        assert_frame_equal(there.extras[table], here.extras[table])
    assert list(there.extras["events"]) == ["id", "Region", "region"]


def test_the_columns_of_a_packed_table_are_those_of_a_data_set():
    ds = timeline.example()
    for name in (*LARGE, *SMALL):
        frame = ds.links[name] if name in ds.links else getattr(ds, name)
        assert {c: TYPES[str(t)] for c, t in frame.dtypes.items()} == dict(columns(name))


def test_what_was_told_of_the_files_is_told_again(packed):
    assert [str(w) for w in load(packed).warnings] == [str(w) for w in load("data").warnings]


@pytest.mark.parametrize("target", ["big.parquet", "big.duckdb"])
def test_where_a_file_has_changed_since_it_is_told(source, target):
    run("pack", "data", "-o", target)
    before = len(load(target).warnings)
    events = source / "events.csv"
    events.touch()
    assert len(load(target).warnings) == before, "only touched"
    events.write_text(events.read_text("utf-8").replace("Talks", "Walks"), "utf-8")
    assert str(load(target).warnings[-1]) == (
        f"{target}: warning: was packed before events.csv in data changed, and shows what was "
        f"there; pack it anew: timeline pack data -o {target}"
    )
    run("pack", "data", "-o", target)
    assert len(load(target).warnings) == before
    assert list(queries.events(load(target), Filters())["title"]) == ["Walks", "Treaty"]
    assert sorted(path.name for path in Path().iterdir()) == [target, "data"]
    shutil.rmtree(source)  # as where it was packed to be taken elsewhere
    assert len(load(target).warnings) == before


def test_a_table_that_is_new_since_is_told(source, packed):
    (source / "eras.csv").write_text("id,name,date\nnow,Now,2009/..\n")
    assert "was packed before eras.csv in data changed" in str(load(packed).warnings[-1])


AGAIN = "; pack it anew: timeline pack DIR -o big.parquet"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"format": "other"}, f"is no packed data set: its manifest is of another format{AGAIN}"),
        ({"format_version": 2}, ("is of format 2, and this version of the program reads 1; "
         "install a newer version of the program, or pack it anew")),
        ({"format_version": "x"}, f"is damaged: its manifest says no version of the format{AGAIN}"),
        ({"counts": None}, f"is damaged: its manifest is not whole{AGAIN}"),
        ({"files": [{"name": "../../etc/passwd", "size": 1, "modified_ns": 1, "sha256": ""}]},
         f"is damaged: its manifest is not whole{AGAIN}"),
        ({"sizes": {}}, f"is damaged: events.parquet is not as it was written{AGAIN}"),
    ],
)  # fmt: skip
def test_a_manifest_that_cannot_be_followed(packed, changes, told):
    rewrite(packed, **changes)
    assert said(packed) == [f"big.parquet: {told}"]


def test_a_folder_that_is_damaged_is_one_problem(packed):
    table = packed / "stances.parquet"
    raw = table.read_bytes()
    table.write_bytes(raw[:-9])
    told = f"big.parquet: is damaged: stances.parquet is not as it was written{AGAIN}"
    assert said(packed) == [told]
    table.write_bytes(b"x" * len(raw))
    (problem,) = said(packed)
    assert problem.startswith("big.parquet: cannot be read by DuckDB (")
    assert problem.endswith(AGAIN)
    table.unlink()
    assert said(packed) == [f"big.parquet: is not whole: it has no stances.parquet{AGAIN}"]
    table.symlink_to("events.parquet")
    assert said(packed) == [f"big.parquet: is not whole: it has no stances.parquet{AGAIN}"]
    (packed / "manifest.json").unlink()
    assert said(packed) == [f"big.parquet: is not whole: it has no manifest.json{AGAIN}"]
    (packed / "manifest.json").write_text("{")
    assert said(packed) == [f"big.parquet: is damaged: its manifest is not JSON{AGAIN}"]


def test_a_folder_of_another_shape_says_which_column_it_lacks(packed):
    table = packed / "events.parquet"
    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE t AS SELECT * EXCLUDE (key) FROM '{table}'")
    connection.execute(f"COPY (SELECT * REPLACE (line::INT AS line) FROM t) TO '{table}'")
    sizes = json.loads((packed / "manifest.json").read_text("utf-8"))["sizes"]
    rewrite(packed, sizes=sizes | {"events": table.stat().st_size})
    assert said(packed) == [
        f"big.parquet: has INTEGER in column line of table events, not BIGINT{AGAIN}",
        f"big.parquet: has no column key in table events{AGAIN}",
    ]


def test_what_was_not_packed_is_not_replaced(source):
    done = run("pack", "data", "-o", "data")
    assert done.exit_code == 1
    assert done.stderr.startswith(
        "data: is there, and was not packed; name a folder that is new or empty"
    )
    assert (source / "events.csv").is_file()


def test_what_fails_halfway_leaves_what_was_there(packed, monkeypatch):
    def fail(folder, table):
        if table == "eras":
            raise OSError(28, "No space left on device")
        return folder / f"{table}.parquet"

    before = sorted((path.name, path.read_bytes()) for path in packed.iterdir())
    monkeypatch.setattr("timeline.packed.writing.parquet", fail)
    done = run("pack", "data", "-o", "big.parquet")
    assert done.exit_code == 1
    assert done.stderr.startswith(
        "big.parquet: cannot be written (No space left on device); name another"
    )
    assert sorted((path.name, path.read_bytes()) for path in packed.iterdir()) == before
    assert sorted(path.name for path in Path().iterdir()) == ["big.parquet", "data"]


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["pack", "big.parquet", "-o", "b"], ("big.parquet is packed already; "
         "name the folder of CSV files")),
        (["serve", "--edit", "big.parquet"], ("--edit needs the CSV files; "
         "name the folder of which big.parquet was packed")),
        (["verify", "big.parquet", "--articles", "."], ("verify needs the CSV files; "
         "name the folder of which big.parquet was packed")),
        (["pack", "data", "-o", "no/big.parquet"], ("there is no folder no to write to; "
         "make it first")),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("packed")
def test_what_wants_the_files_says_so(command, told):
    done = run(*command)
    assert (done.exit_code, done.stderr) == (2, f"Error: {told}\n")


@pytest.mark.parametrize("data", ["big.parquet", "big.duckdb", "duckdb:///big.duckdb"])
@pytest.mark.usefixtures("source")
def test_check_and_export_take_what_is_packed(data):
    run("pack", "data", "-o", data.removeprefix("duckdb:///"))
    done = run("check", data)
    assert (done.exit_code, done.stdout) == (0, run("check", "data").stdout)
    assert run("export", data, "-o", "a.csv").exit_code == 0
    assert run("export", "data", "-o", "b.csv").exit_code == 0
    assert Path("a.csv").read_bytes() == Path("b.csv").read_bytes()


def test_without_duckdb_it_is_told_how_to_get_it(packed, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    remedy = "needs DuckDB, which is not installed; install it with: pip install duckdb"
    assert said(packed) == [f"big.parquet: {remedy}"]
    assert run("pack", "data", "-o", "x").stderr.startswith(f"x: {remedy}")


@pytest.mark.parametrize("suffix", ["parquet", "duckdb"])
def test_many_threads_ask_at_once_and_a_copy_asks_too(tmp_path, suffix):
    ds = timeline.example()
    pack(ds, tmp_path / f"data.{suffix}", tmp_path, [], "0")
    there = open_packed(tmp_path / f"data.{suffix}")
    expected = [len(queries.events(ds, Filters(text=f"{n}"))) for n in range(24)]

    def ask(n: int) -> int:
        queries.options(there, Filters(text=f"{n}"), FACETS[n % 5])
        return len(queries.events(there, Filters(text=f"{n}")))

    with ThreadPoolExecutor(24) as pool:
        assert list(pool.map(ask, range(24))) == expected
    copy = pickle.loads(pickle.dumps(there))  # noqa: S301 -- made here
    assert_frame_equal(queries.stances(copy, Filters()), queries.stances(ds, Filters()))


def foreign(path: Path, *statements: str) -> Path:
    connection = duckdb.connect(str(path))
    for statement in statements:
        connection.execute(statement)
    connection.close()
    return path


REMEDY = "timeline pack DIR -o NAME.duckdb writes one as it should be"


def test_a_view_in_a_database_is_not_followed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("secret.csv").write_text("id\nsecret\n")
    there = foreign(Path("x.duckdb"), "CREATE VIEW events AS FROM read_csv('secret.csv')")
    assert said(there) == [
        (
            "x.duckdb: has a view events, which is not followed, as it could read other files; "
            "make it a table: CREATE TABLE events AS SELECT ..."
        )
    ]


def test_a_database_reads_nothing_but_itself_and_loads_nothing(tmp_path):
    ds = dataset(tmp_path, events=EVENTS)
    pack(ds, tmp_path / "x.duckdb", tmp_path, [], "0")
    (tmp_path / "secret.csv").write_text("id\nsecret\n")
    for connection in (
        databases.connect_file(tmp_path / "x.duckdb"),
        open_packed(tmp_path / "x.duckdb").events.database.cursor,
    ):
        for asked in (
            f"FROM read_csv('{tmp_path}/secret.csv')",
            f"FROM '{tmp_path}/secret.csv'",
            f"ATTACH '{tmp_path}/y.duckdb'",
            f"COPY events TO '{tmp_path}/z.csv'",
            "SET enable_external_access = true",
            "INSTALL httpfs",
            "LOAD httpfs",
            "DELETE FROM data.main.events",
        ):
            with pytest.raises(duckdb.Error):
                connection.execute(asked)


def test_a_folder_reads_nothing_outside(tmp_path):
    pack(dataset(tmp_path, events=EVENTS), tmp_path / "x.parquet", tmp_path, [], "0")
    cursor = open_packed(tmp_path / "x.parquet").events.database.cursor
    (tmp_path / "secret.csv").write_text("id\nsecret\n")
    for path in (f"{tmp_path}/secret.csv", f"{tmp_path}/x.parquet/../secret.csv"):
        with pytest.raises(duckdb.Error):
            cursor.execute(f"FROM read_csv('{path}')")


def test_a_database_without_our_tables_or_columns_says_what_it_lacks(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    empty = foreign(Path("empty.duckdb"), "CREATE TABLE other (id VARCHAR)")
    assert said(f"duckdb:///{empty}") == [
        f"empty.duckdb: has neither a table events nor one stances; {REMEDY}"
    ]
    raw = foreign(Path("raw.duckdb"), "CREATE TABLE events (id VARCHAR, date DATE)")
    told = said(raw)
    again = "; pack it anew: timeline pack DIR -o raw.duckdb"
    assert f"raw.duckdb: has DATE in column date of table events, not VARCHAR{again}" in told
    assert f"raw.duckdb: has no column key in table events{again}" in told


def test_a_database_that_another_program_made_opens_by_what_it_has(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ds = dataset(tmp_path, events=EVENTS)
    pack(ds, Path("x.duckdb"), tmp_path, [], "0")
    foreign(
        Path("x.duckdb"),
        *(f"DROP TABLE {name}" for name in ("manifest", "stances", "event_source", "extras")),
    )
    there = load("duckdb:///x.duckdb")
    assert there.name == "x"
    assert list(queries.events(there, Filters(countries="IND"))["id"]) == ["a"]
    assert queries.total(there, "stances") == 0
    assert replace(ds, warnings=()).version != there.version

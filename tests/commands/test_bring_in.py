"""A new folder is whole; what is imported is counted, and what is not is listed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

import timeline
from tests.command_line import run
from timeline import brief

BACKWARDS = 'date "1994/1990" ends before it starts; write 1990/1994, or correct one side'


pytestmark = pytest.mark.usefixtures("elsewhere")


class TestNew:
    def test_what_it_writes_is_a_good_data_set(self):
        done = run("new", "my subject")
        assert done.output == (
            "Wrote 7 files into my subject\n"
            "Next, read my subject/README.md, and put your own rows into events.csv:\n"
            "  timeline check 'my subject'\n"
            "  timeline serve 'my subject'\n"
        )
        checked = run("check", "my subject")
        assert checked.exit_code == 0
        assert checked.output == (
            "14 events, 12 statements, 8 actors, 2 frameworks, 8 sources, no problems\n"
        )

    def test_its_commands_run(self):
        run("new", "my subject")
        text = Path("my subject/README.md").read_text()
        commands = re.findall(r"^timeline (.*)$", text, re.MULTILINE)
        assert [shlex.split(command)[0] for command in commands] == ["check", "serve", "export"]
        for command in commands:
            if not command.startswith("serve"):
                assert run(*shlex.split(command)).exit_code == 0

    def test_every_column_is_of_the_schema_and_every_view_has_something(self):
        run("new", "x")
        ds = timeline.load("x")
        assert ds.name == "How the metre came to be shared"
        for kind in ("timeline", "matrix"):
            assert b"<svg" in brief.write(ds, brief.View(kind), "svg")

    def test_a_folder_with_something_in_it_is_refused(self):
        Path("x").mkdir()
        Path("x/mine.txt").touch()
        done = run("new", "x")
        assert (done.exit_code, done.output) == (
            2,
            "Error: x has files in it; name a folder that is new or empty\n",
        )
        done = run("new", "x/mine.txt")
        assert (done.exit_code, done.output) == (2, "Error: x/mine.txt is a file; name a folder\n")


class TestImport:
    def test_what_was_read_is_counted_and_what_was_not_is_listed(self):
        Path("sheet.csv").write_text("Year,End Year,Headline\n2009,,Signed\n1994,1990,Never\n")
        done = run("import", "sheet.csv", "-o", "x")
        assert (done.exit_code, done.stderr) == (
            0,
            f"sheet.csv:3: {BACKWARDS}\nWhat was not imported is in x/not-imported.csv\n",
        )
        assert done.stdout == (
            "sheet.csv is read as TimelineJS sheet (CSV, XLSX, ODS)\n"
            "Read 2 rows: 1 event, 1 not imported\n"
            "Next, look at it:\n  timeline check x\n  timeline serve x\n"
        )
        written = Path("x/not-imported.csv").read_text()
        reason, remedy = BACKWARDS.split("; ")
        assert written.replace('""', '"') == (
            f'line,reason,remedy,row\n3,"{reason}","{remedy}",1994 | 1990 | Never\n'
        )
        assert run("check", "x").output == "1 event, no problems\n"

    def test_of_many_the_first_are_listed(self):
        rows = "".join(f"{a}{b},Never\n" for a in "xyz" for b in "abcdefghij")
        Path("sheet.csv").write_text(f"Year,Headline\n1,A\n{rows}xa,Again\n")
        done = run("import", "sheet.csv", "-o", "x")
        told = [line for line in done.stderr.splitlines() if line.startswith("sheet.csv:")]
        assert told[0].endswith(" (also on line 33)")
        assert done.stderr.endswith("What was not imported is in x/not-imported.csv\n")

    def test_columns_can_be_named(self):
        Path("table.csv").write_text("when,what\n12.06.2009,Signed\n")
        done = run(
            "import", "table.csv", "-o", "x", "--column", "date=when", "--column", "title=what"
        )
        assert done.stdout.splitlines()[:2] == [
            "table.csv is read as a table",
            "Read 1 row: 1 event",
        ]

    def test_nothing_that_could_be_imported(self):
        Path("sheet.csv").write_text("Year,Headline\nsoon,Never\n")
        done = run("import", "sheet.csv", "-o", "x")
        assert (done.exit_code, done.stderr.splitlines()[-1]) == (1, "No event was imported into x")

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["gone.csv", "-o", "x"], "there is no file gone.csv; check the spelling"),
            ([".", "-o", "x"], ". is a folder; name the file in it"),
            (["a.csv", "-o", "a.csv"], "a.csv is a file; name a folder"),
            (
                ["a.csv", "-o", "x", "--as", "acled"],
                (
                    "a.csv is no ACLED (CSV, XLSX, ODS): that has the columns `event_id_cnty` and "
                    "`event_date`; leave --as out to find out"
                ),
            ),
        ],
    )
    def test_refusals(self, arguments, said):
        Path("a.csv").write_text("Year,Headline\n1994,A\n")
        done = run("import", *arguments)
        assert (done.exit_code, done.output) == (2, f"Error: {said}\n")

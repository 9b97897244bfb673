"""Descriptor and codebook are what the schema says, complete, and in step with their files."""

from __future__ import annotations

import json
from pathlib import Path

import frictionless
import pytest

from tests.factories import files, folder
from timeline.describe import (
    codebook,
    codebook_file,
    codebook_text,
    datapackage,
    descriptor_text,
    main,
)
from timeline.schema import TABLES

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
CODEBOOK = ROOT / "docs" / "codebook.md"


def faults(data: Path) -> list[tuple[str, int, str]]:
    """Return what Frictionless finds: file, line, kind of error."""
    report = frictionless.validate(data / "datapackage.json")
    assert not report.errors
    assert report.tasks
    return [
        (task.name, getattr(error, "row_number", 0), error.type)
        for task in report.tasks
        for error in task.errors
    ]


def described(data: Path) -> Path:
    (data / "datapackage.json").write_text(descriptor_text(data), encoding="utf-8")
    return data


def test_the_descriptor_of_the_data_is_in_step():
    text = (DATA / "datapackage.json").read_text(encoding="utf-8")
    assert text == descriptor_text(DATA), "run `make docs`"


def test_the_codebook_is_in_step():
    text = CODEBOOK.read_text(encoding="utf-8")
    assert text == codebook_text(text), "run `make docs`"


def test_the_data_pass_the_validator():
    assert faults(DATA) == []


def test_the_data_are_under_their_licence_and_name():
    descriptor = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    assert descriptor["name"] == "asian-nato"
    assert descriptor["title"] == "Asian NATO: who did what, who stands where"
    assert [licence["name"] for licence in descriptor["licenses"]] == ["CC-BY-4.0"]


def test_the_validator_finds_by_the_descriptor_what_breaks_the_schema(tmp_path):
    data = folder(
        tmp_path,
        events=[{"label": "A", "kind": "summit", "sources": "n#1"}],
        stances=[{"event": "event-1"}, {"event": ""}],
        actors=[{"id": "ishiba"}, {"parent": "ishiba"}],
    )
    assert faults(described(data)) == []
    folder(
        tmp_path,
        events=[{"label": "A" * 33, "kind": "party", "sources": "n"}, {"id": "B b", "title": ""}],
        stances=[{"event": "nowhere"}, {"stance": "3"}, {"id": "stance-1"}],
        actors=[{"id": "ishiba"}, {"parent": "abe"}],
    )
    assert set(faults(data)) >= {
        ("events", 2, "constraint-error"),
        ("events", 3, "constraint-error"),
        ("stances", 2, "foreign-key"),
        ("stances", 3, "constraint-error"),
        ("stances", 4, "primary-key"),
        ("actors", 3, "foreign-key"),
    }


def test_a_descriptor_names_the_tables_and_columns_that_are_there(tmp_path):
    data = files(tmp_path, {"stances.csv": "date,id,actor,framework,stance,event\n2024,a,b,c,0,\n"})
    descriptor = json.loads(descriptor_text(data))
    assert (descriptor["name"], descriptor["title"]) == ("data", "data")
    (resource,) = descriptor["resources"]
    fields = [field["name"] for field in resource["schema"]["fields"]]
    assert fields == ["date", "id", "actor", "framework", "stance", "event"]
    assert "foreignKeys" not in resource["schema"]
    assert faults(described(data)) == []


def test_the_head_of_a_descriptor_is_kept():
    head = {
        "name": "sakoku",
        "licenses": [{"name": "CC0-1.0"}],
        "resources": [{"name": "events", "path": "old.csv"}, {"name": "map", "path": "map.png"}],
    }
    found = datapackage(head, {"events": ["id", "date", "title"]})
    assert (found["name"], found["licenses"]) == ("sakoku", [{"name": "CC0-1.0"}])
    assert [r["path"] for r in found["resources"]] == ["events.csv", "map.png"]
    assert len(head["resources"]) == 2


def test_a_whole_descriptor():
    found = datapackage()
    assert [r["name"] for r in found["resources"]] == list(TABLES)
    stances = found["resources"][1]["schema"]
    assert stances["primaryKey"] == "id"
    assert {key["fields"]: key["reference"]["resource"] for key in stances["foreignKeys"]} == {
        "actor": "actors",
        "framework": "frameworks",
        "event": "events",
    }
    assert stances["fields"][3] == {
        "name": "stance",
        "type": "integer",
        "description": "How they answer.",
        "example": 1,
        "constraints": {"required": True, "enum": [-2, -1, 0, 1, 2]},
    }


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_the_codebook_explains_every_column_and_word_with_an_example(table):
    section = codebook().partition(f"## {table.file}\n")[2].partition("\n## ")[0]
    columns, *words = section.split("\n### ")
    assert table.description in columns
    for column in table.columns:
        needed = "(required) " if column.required else ""
        line = f"{needed}| {column.description} | `{column.example}` |"
        assert line in columns.partition(f"\n| `{column.name}` |")[2].partition("\n")[0]
    coded = [column for column in table.columns if column.codes]
    for column, part in zip(coded, words, strict=True):
        assert part.startswith(f"The {column.name} of a")
        for word, code in column.codes.items():
            assert f"| `{word}` | {code.meaning} | {code.example} |\n" in f"{part}\n"


def test_what_stands_around_the_generated_part_is_kept():
    once = codebook_text("# Mine\n\nRules.\n")
    assert once.startswith("# Mine\n\nRules.\n\n<!--")
    assert codebook() in once
    more = once + "\nAfterword.\n"
    assert codebook_text(more) == codebook_text(codebook_text(more))
    assert codebook_text(more).endswith("\nAfterword.\n")


def test_the_command_writes_both(tmp_path, monkeypatch):
    folder(tmp_path, events=[{}])
    monkeypatch.chdir(tmp_path)
    main([])
    assert json.loads(Path("data/datapackage.json").read_text("utf-8"))["title"] == "data"
    assert Path("docs/codebook.md").read_text("utf-8") == codebook_text("# Codebook\n")


def test_the_command_refuses_data_that_are_wrong(tmp_path, capsys, monkeypatch):
    folder(tmp_path, events=[{"date": "Oct-24"}])
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as caught:
        main(["data", "docs"])
    assert caught.value.code == 1
    assert capsys.readouterr().err == (
        'data/events.csv:2: date "Oct-24" is not a date; '
        "write 2024-10 (a spreadsheet may have rewritten it)\n"
    )
    assert not Path("docs").exists()


def test_the_whole_codebook_has_rules_and_tables_and_no_marks():
    text = codebook_file()
    assert text.startswith("# Codebook\n")
    assert "## Rules of coding" in text
    assert f"\n\n{codebook()}" in text
    assert "<!--" not in text

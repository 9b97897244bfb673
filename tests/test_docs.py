"""What a user can type is in the README, and what the README links to is there."""

from __future__ import annotations

import ast
import re
from dataclasses import fields
from pathlib import Path

import pytest

import timeline
from timeline import dates
from timeline.app.briefing_cart import HEADING, VIEW
from timeline.cli import main
from timeline.export.limits import ExportLimits
from timeline.layout.time_scale import SCALES
from timeline.limits import NAMES as NAMES_OF_LIMITS
from timeline.limits import USUAL
from timeline.queries.colour_groups import COLOURS
from timeline.queries.filters import PARAMS
from timeline.queries.lanes import LANES
from timeline.reading.uploads import MOST_BYTES, MOST_ROWS
from timeline.views.by_hand import NAMES
from timeline.views.url_params import CHOSEN, CONTROLS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
APP = Path(timeline.__file__).parent / "app"

COMMANDS = sorted(main.commands)
OPTIONS = [
    (name, option)
    for name, command in main.commands.items()
    for parameter in command.params
    for option in parameter.opts
    if option.startswith("--")
]
TARGETS = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def bound() -> set[str]:
    """Return the keys of the widgets that are bound to the address, but for those of facets."""
    calls = (
        {keyword.arg: keyword.value for keyword in node.keywords}
        for file in APP.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
    )
    keys = [given["key"] for given in calls if "bind" in given]
    return {str(key.value) for key in keys if isinstance(key, ast.Constant)}


def row(parameter: str) -> str:
    """Return what the README says of a parameter of the URL."""
    (found,) = re.findall(rf"^\| `{parameter}` \| [a-z, ]+ \| (.*) \|$", README, re.MULTILINE)
    return str(found)


@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_is_documented(target):
    assert f"`make {target}`" in README


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command):
    takes = {"new": "DIR", "import": "FILE"}.get(command, "[DATA]")
    assert f"`timeline {command} {takes}" in README


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_option_is_documented(command, option):
    (row,) = re.findall(rf"^\| `timeline {command} .*$", README, re.MULTILINE)
    assert f"{option}`" in row or f"{option} " in row


def test_the_table_of_url_parameters_is_complete():
    page = "(?:all|timeline|stances|compare|actors|data)"
    row = rf"^\| `([a-z]+)` \| {page}(?:, {page})* "
    documented = re.findall(row, README, re.MULTILINE)
    assert sorted(documented) == sorted({*PARAMS, *CONTROLS, *CHOSEN, VIEW, HEADING})
    assert bound() <= {*documented}


@pytest.mark.parametrize("parameter", CONTROLS)
def test_every_value_of_a_control_is_documented(parameter):
    values, _, _ = row(parameter).partition(":")
    assert re.findall(r"`([^`]+)`", values) == list(CONTROLS[parameter])


@pytest.mark.parametrize(
    ("parameter", "allowed"),
    [("scale", SCALES), ("lanes", ["none", *LANES]), ("names", NAMES), ("colour", COLOURS)],
)
def test_every_value_that_a_chart_takes_has_a_control(parameter, allowed):
    assert list(CONTROLS[parameter]) == list(allowed)


def test_every_limit_is_documented():
    usual = {name: str(getattr(USUAL, name)) for name in NAMES_OF_LIMITS}
    assert dict(re.findall(r"`([a-z]+)=(\d+)`", README)) == usual
    assert f"{MOST_BYTES // 1_000_000} MB and {MOST_ROWS:,} lines" in README.replace("\n", " ")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_every_local_link_leads_somewhere(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_example_in_the_readme_is_a_good_data_set(tmp_path):
    tables = re.findall(r"`my-subject/(\w+)\.csv`.*?```csv\n(.*?)```", README, re.DOTALL)
    assert [name for name, _ in tables] == ["events", "stances"]
    for name, text in tables:
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    ds = timeline.load(tmp_path)
    assert (len(ds.events), len(ds.stances)) == (3, 2)


def test_the_library_example_draws(monkeypatch):
    program = "\n".join(re.findall(r"```python\n(.*?)```", README, re.DOTALL))
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    exec(program.replace("figure.show()", ""), names)  # noqa: S102 -- it is our own README
    assert type(names["figure"]).__name__ == "Figure"
    assert bytes(names["slides"]).startswith(b"PK")


@pytest.mark.parametrize(
    ("given", "said"),
    re.findall(r"^\| `((?:charts|brief)\..*)` \| `(.*)` \|$", README, re.MULTILINE),
)
def test_what_the_readme_says_is_refused_is(given, said):
    names = {
        "timeline": timeline,
        "charts": timeline.charts,
        "brief": timeline.brief,
        "ds": timeline.example(),
    }
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        eval(given, names)  # noqa: S307 -- it is our own README


def test_the_codebook_says_of_each_date_what_it_reads():
    text = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    table = text.split("| Write | For | It reads |")[1].split("\n\n")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines()[2:]]
    assert {cell.strip("`"): dates.words(cell.strip("`")) for cell, _, _ in rows} == {
        cell.strip("`"): said for cell, _, said in rows
    }


@pytest.mark.parametrize("limit", [found.name for found in fields(ExportLimits)])
def test_every_limit_of_an_export_is_documented(limit):
    usual = getattr(ExportLimits(), limit)
    (said,) = re.findall(rf"^\| `{limit}` \| (\d+)([MG]?) \| .* \|$", README, re.MULTILINE)
    assert int(said[0]) * {"": 1, "M": 1_000_000, "G": 1_000_000_000}[said[1]] == usual

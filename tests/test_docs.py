"""What a user can type is in the README, and what the README links to is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import timeline
from timeline.cli import main
from timeline.filters import PARAMS

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
TARGETS = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def url_parameters() -> set[str]:
    """Return every parameter that a widget is bound to or that a page reads."""
    trees = [ast.parse(file.read_text("utf-8")) for file in APP.rglob("*.py")]
    return {name for tree in trees for name in _named(tree)} | set(PARAMS)


def _named(tree: ast.Module) -> Iterator[str]:
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        for name in (*_bound(node), *_read(node)):
            value = constants.get(name.id) if isinstance(name, ast.Name) else None
            value = name.value if isinstance(name, ast.Constant) else value
            if value is not None:  # else it is a facet's own name, which is among PARAMS
                yield value


def _bound(node: ast.AST) -> Iterator[ast.expr]:
    """Yield the key of a widget that is bound to the address."""
    if isinstance(node, ast.Call):
        given = {keyword.arg: keyword.value for keyword in node.keywords}
        if "bind" in given:
            yield given["key"]


def _read(node: ast.AST) -> Iterator[ast.expr]:
    """Yield what names the parameter in ``st.query_params[name]`` and in its get and pop."""
    match node:
        case ast.Subscript(ast.Attribute(attr="query_params"), name):
            yield name
        case ast.Call(ast.Attribute(ast.Attribute(attr="query_params"), "get" | "pop"), [name, *_]):
            yield name


@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_is_documented(target):
    assert f"`make {target}`" in README


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command):
    assert f"`timeline {command} [DATA]" in README


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_option_is_documented(command, option):
    (row,) = re.findall(rf"^\| `timeline {command} .*$", README, re.MULTILINE)
    assert f"{option}`" in row or f"{option} " in row


def test_the_table_of_url_parameters_is_complete():
    row = r"^\| `([a-z]+)` \| (?:all|timeline|stances|data) "
    documented = re.findall(row, README, re.MULTILINE)
    assert sorted(documented) == sorted(url_parameters())


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
    (program,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    exec(program.replace("figure.show()", ""), names)  # noqa: S102 -- it is our own README
    assert type(names["figure"]).__name__ == "Figure"

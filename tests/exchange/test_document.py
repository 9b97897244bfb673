"""Each form has one table, the page says it, and nothing is read that is not in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import timeline.exchange
from tests.exchange.reading import rows
from timeline.exchange import FORMS
from timeline.exchange.document import exchange_text
from timeline.exchange.drafts import Event, Found
from timeline.exchange.mapping import EXTRA, Fields, Mapped, extras
from timeline.schema import TABLES

PAGE = Path(__file__).parents[2] / "docs" / "exchange.md"
FILES = {"datapackage.json", *(table.file for table in TABLES.values())}


def test_the_page_is_in_step():
    assert PAGE.read_text("utf-8") == exchange_text(), "run `make docs`"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_row_of_a_table_leads_somewhere_that_there_is(form):
    ours = {name for row in form.mapping for name in row.ours.split(", ") if name}
    assert ours - {EXTRA} <= FILES | {*TABLES["events"].column_names}
    assert all(row.theirs and row.reading for row in form.mapping)
    assert {"date", "title"} <= ours


def test_a_field_that_is_in_no_table_cannot_be_read():
    row = Fields((Mapped(("Known",), "title", ""),), {"known": " A ", "other": "B"})
    assert row["KNOWN"] == "A"
    with pytest.raises(KeyError, match="other"):
        row["other"]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_the_extra_columns_of_a_form_have_its_name(form):
    names = [name for row in form.mapping if row.ours == EXTRA for name in row.theirs]
    prefix = form.name.partition("-")[0]
    kept = extras(form.mapping, prefix, dict.fromkeys(names, "x"))
    assert all(re.fullmatch(rf"{prefix}_[a-z0-9_]+", name) for name in kept)
    assert f"`{prefix}_" in "".join(row.reading for row in form.mapping)


def test_extra_columns_never_stand_for_one_of_ours():
    done = Found((Event(1, "1994", "A", extras={"acled_country": "Xland"}),))
    assert rows(done)[0]["acled_country"] == "Xland"
    names = {name for table in TABLES.values() for name in table.column_names}
    assert not any(name.startswith(("acled_", "vis_", "column_")) for name in names)


def test_there_is_a_module_a_form():
    home = Path(timeline.exchange.__file__).parent
    assert {form.name.partition("-")[0] for form in FORMS} <= {f.stem for f in home.glob("*.py")}

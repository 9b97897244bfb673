from __future__ import annotations

from datetime import date

import pytest

from tests.factories import dataset
from timeline import charts
from timeline.charts.side_alt import side_alt
from timeline.queries.filters import Filters
from timeline.scenes.side_by_side import side_table
from timeline.views import answers, parse, write
from timeline.views.view import View

ACTORS = [
    {"id": "japan", "name": "Japan", "type": "state", "country": "JPN"},
    {"id": "india", "name": "India", "type": "state", "country": "IND"},
    {"id": "paper", "name": "Paper", "type": "media", "country": "JPN"},
]
SAID = [
    ("japan", "pact", "2", "2024-10-01"),
    ("india", "pact", "-2", "2024-09"),
    ("japan", "quad", "1", "2017"),
    ("india", "quad", "2", "2017"),
    ("paper", "guam", "1", "2024-10/2025-12"),
    ("japan", "guam", "0", "2024-10-01"),
]


@pytest.fixture
def ds(tmp_path):
    columns = ("actor", "framework", "stance", "date")
    return dataset(
        tmp_path,
        stances=[dict(zip(columns, row, strict=True)) for row in SAID],
        actors=ACTORS,
        frameworks=[{"id": "guam"}, {"id": "pact", "name": "Pact"}, {"id": "quad", "name": "Quad"}],
    )


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_frameworks_are_rows_and_differences_stand_first(ds):
    table = side_table(ds, Filters(), None, ["JPN", "IND"], 800)
    assert texts(table) == [
        ["", "Japan", "India", ""],
        ["Where they differ (1)", "", "", ""],
        ["Pact", "++ supports, 1 Oct 2024", "−− opposes, Sep 2024", "≠ differ"],
        ["Where they agree (1)", "", "", ""],
        ["Quad", "+ leans in favour, 2017", "++ supports, 2017", "= agree"],
        ["Where only one of them has certainly spoken (1)", "", "", ""],
        ["guam", "0 is neutral, 1 Oct 2024", "", ""],
    ]
    lit = {row.cells[0].text: [cell.stance for cell in row.cells[1:3]] for row in table.rows}
    assert (lit["Pact"], lit["guam"]) == ([2, -2], [None, None])


def test_what_is_perhaps_said_is_no_side_yet(ds):
    table = side_table(ds, Filters(), date(2024, 12, 1), ["JPN", "paper"], 800)
    words = "+ leans in favour, by now perhaps (Oct 2024 – Dec 2025)"
    assert ["guam", "0 is neutral, 1 Oct 2024", words, ""] in texts(table)
    assert texts(table)[1][0] == "Where only one of them has certainly spoken (3)"


def test_it_is_said_first_on_how_much_they_agree(ds):
    view = View("matrix", side=("JPN", "IND"))
    found = answers.answer(ds, view)
    assert found.text == (
        "Japan and India agree on 1 of 2 frameworks on which both take a side; they differ on Pact"
    )
    three = answers.answer(ds, View("matrix", side=("JPN", "IND", "paper")))
    assert three.text.startswith("Of Japan, India and Paper, those who take a side agree on ")
    assert answers.answer(ds, View("matrix", side=("IND", "paper"))) is None


def test_it_travels_by_address_and_what_is_unknown_is_dropped_and_said(ds):
    view, left_out = parse(ds, "matrix?side=JPN&side=paper&side=ATL&side=JPN")
    assert (view.side, view.is_side_by_side) == (("JPN", "paper"), True)
    assert left_out == ('side "ATL" is not in the data',)
    assert write(ds, view) == "matrix?side=JPN&side=paper"
    assert not parse(ds, "matrix?side=JPN")[0].is_side_by_side
    five = "side=JPN&side=IND&side=paper&side=japan&side=india"
    view, left_out = parse(ds, f"matrix?{five}")
    assert view.side == ("JPN", "IND", "paper", "japan")
    assert left_out == ('side "india" is one too many; 4 stand side by side',)


def test_the_figure_opens_the_statements_of_each_place(ds):
    figure = charts.side_by_side(ds, ["JPN", "IND"])
    found = {tuple(said[:2]): said[2] for said in figure.data[-1].customdata}
    assert found["IND", "pact"] == "<b>India</b> · Pact<br>−− opposes, Sep 2024"
    assert ("IND", "guam") not in found
    for sides, fault in (
        (["Japan", "IND"], 'side "Japan" is written JPN or japan'),
        (["JPN"], "the number of sides 1 is too small; the least is 2"),
    ):
        with pytest.raises(ValueError, match="side") as error:
            charts.side_by_side(ds, sides)
        assert str(error.value) == fault


def test_who_cannot_see_it_is_told_where_they_differ(ds):
    assert side_alt(ds, Filters(), None, ["JPN", "IND"]) == (
        "Stances of Japan and India on 3 frameworks, by the newest statement of each. "
        "They differ on Pact. They agree on Quad."
    )


@pytest.mark.parametrize("width", [320, 358, 480, 760, 1240])
@pytest.mark.parametrize("sides", [("JPN", "IND"), ("JPN", "IND", "paper", "japan")])
def test_it_is_never_wider_than_its_room(ds, sides, width):
    table = side_table(ds, Filters(), None, sides, width)
    assert table.width <= width + 0.01
    assert len({len(row.cells) for row in table.rows}) == 1


def test_in_a_narrow_room_there_are_signs_alone(ds):
    table = side_table(ds, Filters(), None, ("JPN", "IND", "paper", "japan"), 358)
    assert ["Pact", "++", "−−", "", "++"] in texts(table)

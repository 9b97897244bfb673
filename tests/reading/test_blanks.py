"""What is written for nothing is nothing, and no country of that code."""

from __future__ import annotations

import pytest

from tests.factories import dataset, files, folder, lines
from timeline.reading import load


@pytest.mark.parametrize(
    "cell",
    ["NA", "N/A", "n/a", "NaN", "nan", "None", "null", "NULL", "-", "–", "—", "?", "unknown"],
)
@pytest.mark.parametrize("column", ["reported_date", "kind", "importance", "countries"])
def test_a_word_for_nothing_is_blank(tmp_path, column, cell):
    ds = dataset(tmp_path, events=[{column: cell}, {}])
    assert ds.events[column].iloc[0] == ds.events[column].iloc[1]
    (warning,) = ds.warnings
    assert warning.sentence.startswith(f'{column} "{cell}" is read as blank; ')


def test_one_warning_tells_of_a_column(tmp_path):
    events = [{"countries": "NA"}, {"countries": "n/a"}, {"countries": "JPN"}, {"kind": "?"}]
    assert lines(folder(tmp_path, events=events)) == [
        (
            'data/events.csv:2: warning: countries "NA" is read as blank, and so is 1 more cell '
            "here; write NAM if Namibia is meant"
        ),
        'data/events.csv:5: warning: kind "?" is read as blank; empty it to be sure',
    ]


def test_a_cell_that_is_needed_is_to_be_filled_in(tmp_path):
    path = folder(tmp_path, events=[{"date": "NaN"}], stances=[{"stance": "n/a"}])
    assert lines(path) == [
        'data/events.csv:2: date "NaN" is read as blank; fill it in, every event needs it',
        'data/stances.csv:2: stance "n/a" is read as blank; fill it in, every statement needs it',
    ]


def test_names_and_texts_are_what_they_say(tmp_path):
    ds = dataset(tmp_path, events=[{"id": "na", "actors": "NULL", "note": "-"}])
    assert ds.warnings == ()
    assert ds.events["note"].iloc[0] == "-"
    assert ds.actors["id"].tolist() == ["NULL"]


def test_a_place_of_ones_own_keeps_its_code(tmp_path):
    ds = dataset(tmp_path, events=[{"countries": "NA"}], countries=[{"id": "NA"}])
    assert ds.warnings == ()


def test_parts_of_a_date_that_are_not_known_are_left_out(tmp_path):
    table = "id,year,month,day,title\na,1956,NA,nan,Canal closed\n"
    ds = load(files(tmp_path, {"events.csv": table}))
    assert ds.events["date"].tolist() == ["1956"]


def test_three_columns_that_name_no_day(tmp_path):
    table = "id,year,month,day,title\na,1957,2,31,A\nb,1956,13,1,B\n"
    assert lines(files(tmp_path, {"events.csv": table}))[1:] == [
        (
            'data/events.csv:2: year, month and day "1957 2 31" names no day: February 1957 has '
            "28 days; write the day, or 1957-02 if it is not known"
        ),
        (
            'data/events.csv:3: year, month and day "1956 13 1" has no month 13; '
            "write 1956-01-13 if the day came first"
        ),
    ]


@pytest.mark.parametrize("title", ["None", "nan", "-", "?"])
def test_a_title_that_says_nothing(tmp_path, title):
    assert lines(folder(tmp_path, events=[{"title": title}])) == [
        f'data/events.csv:2: warning: title "{title}" says nothing; write what the event was',
    ]


def test_a_line_that_repeats_another(tmp_path):
    table = "date,title,note\n1956,A,x\n1956,B,\n1956,A,x\n1956,A,y\n1956, A,x\n"
    told = lines(files(tmp_path, {"events.csv": table}))
    assert [line for line in told if "repeats" in line] == [
        "data/events.csv:4: warning: repeats line 2; delete it, or say what is different",
        "data/events.csv:6: warning: repeats line 2; delete it, or say what is different",
    ]


@pytest.mark.parametrize(
    "header",
    [
        *("when,what", "When,What happened", "Wann,Ereignis"),
        *("Quand,Événement", "Cuándo,Acontecimiento"),
    ],
)
def test_plain_words_for_columns(tmp_path, header):
    ds = load(files(tmp_path, {"events.csv": f"{header}\n1956-10-29,Landing\n"}))
    assert ds.events[["date", "title"]].values.tolist() == [["1956-10-29", "Landing"]]


def test_plain_words_for_the_columns_of_statements(tmp_path):
    table = "who,on what,opinion,when\nEden,landing,supports,1956\n"
    ds = load(files(tmp_path, {"stances.csv": table}))
    assert ds.stances[["actor", "framework", "stance", "date"]].values.tolist() == [
        ["Eden", "landing", 2, "1956"]
    ]

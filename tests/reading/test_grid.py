"""What people call a CSV is read: its separator, what is above and below it, its empty columns."""

from __future__ import annotations

import csv
import io
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.reading.grid import GridRow, Remark, UnreadableError, read_grid

NAMES = frozenset({"id", "date", "title", "summary", "countries", "actor", "framework", "stance"})
HEAD = ("id", "date", "title")
A, B = ("a", "1994", "A"), ("b", "1995", "B")
SURE = "delete the line to be sure"


def rows(text: str | bytes) -> list[tuple[str, ...]]:
    raw = text.encode() if isinstance(text, str) else text
    return [row.cells for row in read_grid(raw, NAMES).rows]


def told(text: str) -> list[Remark]:
    return list(read_grid(text.encode(), NAMES).warnings)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_separators_and_line_ends(separator, end):
    text = end.join(separator.join(row) for row in (HEAD, A, B)) + end
    assert rows(text) == [HEAD, A, B]
    assert told(text) == []


def test_lists_with_the_other_separator_in_quotes():
    semicolons = 'id;date;title;countries\na;1994;"A, B, and C";"JPN; USA"\nb;1995;B, C, D, E;JPN\n'
    assert rows(semicolons)[1:] == [
        ("a", "1994", "A, B, and C", "JPN; USA"),
        ("b", "1995", "B, C, D, E", "JPN"),
    ]
    commas = "id,date,title,countries\na,1994,A; B; C; D,JPN; USA; KOR; CHN\n"
    assert rows(commas)[1:] == [("a", "1994", "A; B; C; D", "JPN; USA; KOR; CHN")]
    tabs = "id\tdate\ttitle\na\t1994\tA, B; C, D; E, F|G\n"
    assert rows(tabs)[1:] == [("a", "1994", "A, B; C, D; E, F|G")]


def test_names_nobody_knows():
    text = "Jahr;Was;Land\n1994;Treffen, erstes, in Bonn, am Rhein;DEU\n1995;Ende;DEU\n"
    assert rows(text)[0] == ("Jahr", "Was", "Land")
    assert rows("Jahr,Was war\n1994,Ein Treffen\n")[0] == ("Jahr", "Was war")
    assert rows("Was war\nEin Treffen\n") == [("Was war",), ("Ein Treffen",)]


def test_decimal_commas_are_handed_on():
    text = "actor;framework;stance\nunion;treaty;1,0\nleague;treaty;-2,0\n"
    assert rows(text)[1:] == [("union", "treaty", "1,0"), ("league", "treaty", "-2,0")]


@pytest.mark.parametrize(
    "hint", ["sep=;", '"sep=;"', "SEP=;", "\ufeffsep=;", "sep=;;;", "\ufeff\n\nsep=; "]
)
def test_the_hint_for_spreadsheet_programs(hint):
    grid = read_grid(f"{hint}\r\nid;date;title\r\na;1994;A\r\n".encode(), NAMES)
    first = hint.count("\n") + 2
    assert grid.rows == (GridRow(first, HEAD), GridRow(first + 1, A))
    assert grid.warnings == ()


def test_the_hint_decides():
    assert rows("sep=,\nid,date,title\na,1994,A;B;C\n")[1] == ("a", "1994", "A;B;C")
    assert rows("sep=\t\nid\tdate\ttitle\na\t1994\tA\n") == [HEAD, A]
    assert rows("sep=^\nid^date^title\na^1994^A\n") == [HEAD, A]


@pytest.mark.parametrize("title", ["Events of the talks", "Talks: events, as of 2024", "Title"])
def test_a_title_above_the_header(title):
    text = f"{title};;\n;;\nid;date;title\na;1994;A\n"
    grid = read_grid(text.encode(), NAMES)
    assert grid.rows == (GridRow(3, HEAD), GridRow(4, A))
    reason = f'is above the header and is left out ("{title}")'
    assert grid.warnings == (Remark(1, reason, SURE),)


def test_several_lines_above_the_header():
    text = '"Events, talks"\nStand:,2024-10-01\n\nid,date,title\na,1994,A\n'
    assert rows(text) == [HEAD, A]
    assert told(text) == [
        Remark(1, 'is above the header and is left out ("Events, talks")', SURE),
        Remark(2, 'is above the header and is left out ("Stand: 2024-10-01")', SURE),
    ]


def test_a_sentence_with_separators_above_the_header():
    assert rows("Events, talks, and more\nid,date,title\na,1994,A\n") == [HEAD, A]


def test_what_could_be_data_above_a_header_stays():
    text = "a,1994,A\nid,date,title\nb,1995,B\n"
    assert rows(text) == [A, HEAD, B]
    assert told(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "Total;;12",
        "Gesamt:;;",
        "Summe;;1.234,5",
        ";;",
        "Итого;;2",
        "合計;;2",
        "Source: own research;;",
        "Quelle: eigene Zusammenstellung",
        "Stand: 1.10.2024;;",
        "* disputed;;",
        "© 2024 A. Writer;;",
        "Total;22 événements;",
        "Total;;22 événements",
        "Total : 22 événements;;",
        "Somme;22;",
        "Anzahl;;#FORMULA!",
        "NB : relire les dates;;",
        ";Note : relire les dates;",
        "Remarque : provisoire;;",
    ],
)
def test_a_total_or_a_note_below(line):
    text = f"id;date;title\na;1994;A\n;;\n{line}\n"
    assert rows(text) == [HEAD, A]
    shown = " ".join(line.replace(";", " ").split())
    reason = f'is below the table and is left out ("{shown}")'
    assert told(text) == ([Remark(4, reason, f"{SURE}, or give it a date")] if shown else [])


@pytest.mark.parametrize(
    "line", ["total;1994;12", "total;;The total", "a note;;", "Total;;;12;x", "source;;", "c;;"]
)
def test_what_may_be_a_row_of_the_table_is_never_left_out(line):
    text = f"id;date;title\na;1994;A\n{line}\n"
    assert rows(text)[-1] == tuple(line.split(";"))
    assert told(text) == []


def test_a_table_of_two_columns_has_totals_and_notes_where_a_date_should_be():
    text = "date,title\n1994,A\nTotal,22\n* provisional,\nSource: own research,\n"
    assert rows(text) == [("date", "title"), ("1994", "A")]
    assert [remark.line for remark in told(text)] == [3, 4, 5]
    assert rows("title,date\nA,1994\nTotal,1995\n")[-1] == ("Total", "1995")


@pytest.mark.parametrize(("head", "after"), [("N°,Quand,title", ","), ("date,title,countries", "")])
def test_headings_between_rows_are_left_out_and_told_once(head, after):
    row = "1,1994,A" if after else "1994,A,"
    heads = ["— 1994 —,,", "1994,,", "Phase two,,", "== 1994 ==,,"]
    text = "\n".join([head, heads[0], row, heads[1], row, heads[2], row, heads[3], row]) + "\n"
    assert rows(text)[1:] == [tuple(row.split(","))] * 4
    reason = 'is a heading between rows and is left out ("— 1994 —"; 3 more like it)'
    assert told(text)[0] == Remark(2, reason, f"{SURE}, or give it a date")


@pytest.mark.parametrize("line", ["1995,,", "March 1994,,", "soon,A,", ",A note,"])
def test_a_row_that_lacks_something_is_no_heading(line):
    text = f"date,title,countries\n1994,A,\n{line}\n1996,B,\n"
    assert rows(text)[2] == tuple(line.split(","))


def test_a_header_of_two_lines():
    text = "Titel,date,,\n,date,actor,summary\nA,1994,x,y\n"
    assert rows(text)[0] == ("Titel", "date", "actor", "summary")


def test_notes_apart_from_the_table():
    text = "id;date;title\na;1994;A\n\nCompiled by A. Writer;;\nAccessed 2024\n"
    assert rows(text) == [HEAD, A]
    assert [remark.line for remark in told(text)] == [4, 5]
    assert rows(text.replace("\n\n", "\n"))[-1] == ("Accessed 2024",)
    multi = 'id;date;title\na;1994;"A\nB"\na note;;\n'
    assert rows(multi)[-1] == ("a note", "", "")


def test_a_total_between_rows_stays():
    assert rows("id,date,title\nTotal,,3\na,1994,A\n") == [HEAD, ("Total", "", "3"), A]


def test_empty_columns_are_left_out_wherever_they_are():
    text = "id,,date, ,title,,,\na,,1994,,A,,,\nb, ,1995,,B,,,\n,,,,,,,\n"
    assert rows(text) == [HEAD, A, B]
    assert told(text) == []


def test_a_column_with_a_value_or_a_name_stays():
    text = "id,date,title,,note,\na,1994,A,,,\nb,1995,B,x,,\n"
    assert rows(text) == [
        ("id", "date", "title", "", "note"),
        ("a", "1994", "A", "", ""),
        ("b", "1995", "B", "x", ""),
    ]


def test_separators_at_the_end_of_every_line_or_of_some():
    assert rows("id;date;title\na;1994;A;\nb;1995;B;;;\n") == [HEAD, A, B]
    assert rows("id;date;title;\na;1994;A;\nb;1995;B\n") == [HEAD, A, B]


def test_ragged_rows_stay():
    assert rows("id,date,title\na,1994\nb,1995,B,C\n") == [
        HEAD,
        ("a", "1994"),
        ("b", "1995", "B", "C"),
    ]


def test_names_lose_what_cannot_be_seen():
    text = '\ufeff"i\u200bd", \u00a0date\u00a0,"title\n","\ufeffreported \n date"\na,1994,A,\n'
    assert rows("\ufeff" + text)[0] == ("id", "date", "title", "reported date")


def test_a_header_that_is_repeated():
    text = "id,date,title\na,1994,A\nid,date,title\nb,1995,B\n"
    assert rows(text) == [HEAD, A, B]
    assert told(text) == [
        Remark(3, 'repeats the header and is left out ("id date title")', SURE),
    ]


@pytest.mark.parametrize(
    "again",
    ["Title,date,place", "(slug),(année),(texte)", "(EDTF),YYYY-MM-DD,", ",TT.MM.JJJJ,Text"],
)
def test_a_second_header(again):
    text = f"id,date,title\n{again}\na,1994,A\n"
    assert rows(text) == [HEAD, A]
    words = " ".join(again.split(",")).strip()
    assert told(text) == [Remark(2, f'is a second header and is left out ("{words}")', SURE)]


def test_a_table_that_is_turned():
    grid = read_grid(b"title,Landing,Attack\ndate,1956-07-26,1956-10-29\nnote,,\n", NAMES)
    assert grid.rows == ()
    assert grid.fault == Remark(
        1,
        "has the names of its columns in the first column, and its rows side by side",
        "turn it (copy it, then paste special: transpose)",
    )


@pytest.mark.parametrize("line", ["* estimated", ",* geschätzt", "¹ nach Kyle", "Legende: x"])
def test_a_footnote_below_the_table(line):
    indent = "," if line.startswith(",") else ""
    text = f"{indent}id,{indent}date,title\n{indent}a,{indent}1994,A\n{line},,\n"
    assert rows(text)[-1] == A


def test_tags_of_the_humanitarian_exchange_language():
    text = "id,date,title\n#event+id,#date,\na,1994,A\n"
    assert rows(text) == [HEAD, A]
    assert told(text) == [Remark(2, 'tags the columns and is left out ("#event+id #date")', SURE)]


@pytest.mark.parametrize("start", [0, 1])
def test_row_numbers_without_a_name(start):
    numbered = f'"","id","date","title"\n"{start}","a","1994","A"\n"{start + 1}","b","1995","B"\n'
    assert rows(numbered) == [HEAD, A, B]
    shifted = f"id\tdate\ttitle\n{start}\ta\t1994\tA\n{start + 1}\tb\t1995\tB\n"
    assert rows(shifted) == [HEAD, A, B]
    pandas = f"Unnamed: 0,id,date,title\n{start},a,1994,A\n{start + 1},b,1995,B\n"
    assert rows(pandas) == [HEAD, A, B]
    blanks = f'"id" "date" "title"\n"{start}" "a" 1994 "A"\n"{start + 1}" "b" 1995 "B"\n'
    assert rows(blanks) == [HEAD, A, B]


def test_lines_that_are_a_cell_each():
    whole = '"id,date,title"\n"a,1994,""A, with B"""\n'
    assert rows(whole) == [HEAD, ("a", "1994", "A, with B")]
    in_first = 'id,date,title;;;\n"a,1994,""A; with B""";;;\n'
    assert rows(in_first) == [HEAD, ("a", "1994", "A; with B")]


def test_marks_after_a_blank_or_with_strokes_before_them():
    assert rows('id, date, title\na, 1994, "A, with B"\n') == [HEAD, ("a", "1994", "A, with B")]
    strokes = 'id,date,title\na,1994,"He said \\"no\\", twice"\n'
    assert rows(strokes) == [HEAD, ("a", "1994", 'He said "no", twice')]


def test_wide_commas_and_the_end_of_a_file_of_old():
    assert rows("id\uff0cdate\uff0ctitle\na\uff0c1994\uff0cA\n\x1a") == [HEAD, A]


@pytest.mark.parametrize(
    "text",
    [
        " id | date | title \n----+------+-------\na|1994|A\n\n(1 row)\n",
        "| id | date | title |\n|---|:--:|---|\n|a|1994|A|\n",
        "+----+------+-------+\n| id | date | title |\n+----+------+-------+\n|a|1994|A|\n",
    ],
)
def test_tables_that_are_drawn(text):
    assert rows(text) == [HEAD, A]


def test_text_that_a_program_keeps_as_text():
    assert rows('id;date;title\na;"=""1994-10""";A\n')[1] == ("a", "1994-10", "A")


def test_reading_stops_where_quotation_marks_go_wrong():
    grid = read_grid(b'sep=;\nid;date;title\na;1994;A\nb;1995;"B\n', NAMES)
    assert [row.cells for row in grid.rows] == [HEAD, A]
    reason = "has a quotation mark that is not closed, or not doubled within a cell"
    assert grid.fault is not None
    assert (grid.fault.line, grid.fault.reason) == (4, reason)


def test_nothing():
    assert read_grid(b"", NAMES).rows == ()
    assert read_grid(b"sep=;\r\n", NAMES).rows == ()
    assert read_grid(b" ,,\n,,\n", NAMES).rows == ()


text = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="="),
    max_size=8,
)
values = st.lists(
    st.tuples(st.from_regex(r"[b-y][a-z]{0,5}-[0-9]", fullmatch=True), st.just("1994"), text),
    min_size=1,
    max_size=5,
)


@settings(deadline=None)
@given(
    values,
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]),
    st.sampled_from(["", "sep=%\r\n", "My events\r\n\r\n", "\r\n%%\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_a_csv_writer_writes_is_read_back(table, separator, encoding, above, quoting):
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=separator, quoting=quoting)
    writer.writerows([HEAD, *table])
    raw = (above.replace("%", separator) + file.getvalue()).encode(encoding)
    assert rows(raw) == [HEAD, *table]


@pytest.mark.parametrize("text", ['[{"id": "a", "n": 1}]', '{"rows": [{"id": "a", "n": 1}]}'])
def test_rows_of_json_are_rows(text):
    grid = read_grid(text.encode(), frozenset({"id"}))
    assert grid.rows == (GridRow(1, ("id", "n")), GridRow(2, ("a", "1")))


def test_cells_of_json_are_written_as_in_a_table():
    row = {
        "a": None,
        "b": ["JPN", "USA"],
        "c": [{"source": "nippon", "paragraph": 3, "text": "x"}, {"source": "kelly"}],
        "d": 1994.0,
        "e": True,
    }
    grid = read_grid(json.dumps([row]).encode(), frozenset(row))
    assert grid.rows[1].cells == ("", "JPN; USA", "nippon#3; kelly", "1994", "True")


@pytest.mark.parametrize(
    ("paragraph", "cell"),
    [
        ('"p. 4"', "a#p. 4"),
        ("Infinity", "a#inf"),
        ("4.0", "a#4"),
        ("[1, 2]", "a#1; 2"),
        ("0", "a"),
        ("null", "a"),
    ],
)
def test_whatever_json_says_of_a_paragraph_is_text(paragraph, cell):
    raw = f'[{{"id": "x", "sources": {{"source": "a", "paragraph": {paragraph}}}}}]'
    assert read_grid(raw.encode(), NAMES).rows[1].cells == ("x", cell)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            json.dumps([{f"{n}": 1} for n in range(1_500)]),
            "has 1,500 rows and 1,500 columns, and 2,000,000 cells are read in all",
        ),
        ("[" + "{}," * 2_000_000 + "{}]", "holds more than 2,000,000 objects and arrays"),
        ('[{"id": ' + "[" * 900 + "]" * 900 + "}]", "is nested too deeply"),
    ],
    ids=["wide", "long", "deep"],
)
def test_json_that_would_fill_the_memory_is_refused(text, reason):
    with pytest.raises(UnreadableError) as refused:
        read_grid(text.encode(), NAMES)
    assert refused.value.reason == reason


def test_blank_columns_without_end_are_cut_off_and_filled_ones_refused():
    rows = [f"{n},1994,A" for n in range(60)]
    begun = time.process_time()
    grid = read_grid("\n".join(["id,date,title" + "," * 500_000, *rows]).encode(), NAMES)
    assert time.process_time() - begun < 5
    assert (grid.rows[0].cells, len(grid.rows)) == (tuple(HEAD), 61)
    with pytest.raises(UnreadableError, match="has 1,001 cells, and 1,000 columns are read") as e:
        read_grid(("id,date,title" + "," * 998 + "x\na,1994,A\n").encode(), NAMES)
    assert (e.value.line, e.value.remedy) == (
        1,
        "delete what is beside the table, or set TIMELINE_LIMITS=columns=1001",
    )

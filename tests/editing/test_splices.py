"""One row changes, and every other byte of the file stays."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.editing import EditError, Splice, add, change, remove, row_cells
from timeline.reading.decoding import decode

LETTERS = st.text(
    st.sampled_from("aZ é日\u200f😀\",;|'=#\n") | st.characters(codec="utf-8"), max_size=9
).map(lambda text: text.replace("\r", "").replace("\0", ""))
NAMES = ("id", "date", "title", "note of ours")
ENCODINGS = {"utf-8": b"", "utf-8-sig": b"", "utf-16": b""}


@st.composite
def files(draw):
    """A CSV file as bytes, and what stands between the lines of a row as it was written."""
    separator = draw(st.sampled_from(",;\t|"))
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    rows = draw(st.lists(st.tuples(*[LETTERS] * 3), min_size=1, max_size=5))
    text = separator.join(NAMES) + end
    if draw(st.booleans()):
        text = f"sep={separator}{end}" + text
    if draw(st.booleans()):
        text = f"The title of it all{end}" + text
    lines, pieces = [], [text]
    for number, cells in enumerate(rows):
        written = [f"id-{number}"]
        for cell in cells:
            needs = not {separator, '"', "\n", "\r"}.isdisjoint(cell)
            is_quoted = needs or draw(st.booleans())
            written.append('"' + cell.replace('"', '""') + '"' if is_quoted else cell)
        lines.append(len("".join(pieces).replace("\r\n", "\n").replace("\r", "\n").split("\n")))
        pieces.append(separator.join(written))
        pieces.append(end + draw(st.sampled_from(["", end, separator * 3 + end])))
    if draw(st.booleans()):
        pieces.pop()
    return "".join(pieces).encode(encoding), separator, rows, lines


def read(raw, separator):
    text = decode(raw).text
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    found = [row for row in rows if any(cell.strip() for cell in row)]
    while not {"id", "date"} <= set(found[0]):
        found.pop(0)
    return [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in found]


@given(files(), st.data())
def test_a_change_is_read_back_and_all_else_stays(written, data):
    raw, separator, rows, lines = written
    at = data.draw(st.integers(0, len(rows) - 1))
    cells = data.draw(st.dictionaries(st.sampled_from(NAMES[1:]), LETTERS, max_size=3))
    after = change(raw, lines[at], cells)

    before = [[f"id-{number}", *row] for number, row in enumerate(rows)]
    wanted = [list(row) for row in before]
    wanted[at] = [cells.get(name, cell) for name, cell in zip(NAMES, before[at], strict=True)]
    assert read(after, separator)[1:] == wanted
    assert row_cells(after, lines[at]) == dict(zip(NAMES, wanted[at], strict=True))

    splice = Splice.between(raw, after)
    assert splice.apply(raw) == after
    assert splice.inverse().apply(after) == raw
    start, stop = span(raw, lines[at], lines[at + 1] if at + 1 < len(lines) else None)
    assert after.startswith(raw[:start])
    assert after.endswith(raw[stop:])
    changed = sum(cells.get(n, c) != c for n, c in zip(NAMES, before[at], strict=True))
    if not changed:
        assert after == raw


def span(raw, first, beyond):
    """Return from where to where in the bytes some lines stand."""
    unit = 2 if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else 1
    text = raw.decode("utf-16" if unit == 2 else "utf-8")
    lines = io.StringIO(text, newline="").readlines()
    sizes = [len(line.encode("utf-16-le" if unit == 2 else "utf-8")) for line in lines]
    head = 2 if unit == 2 else 0
    return head + sum(sizes[: first - 1]), head + sum(sizes[: (beyond or len(sizes) + 1) - 1])


@given(files(), st.data())
def test_what_is_added_and_removed_again_leaves_no_trace(written, data):
    raw, separator, rows, lines = written
    cells = data.draw(st.dictionaries(st.sampled_from(NAMES[1:]), LETTERS, max_size=3))
    after = add(raw, {"id": "new", **cells})
    new = ["new", *(cells.get(name, "") for name in NAMES[1:])]
    assert read(after, separator)[1:] == [
        *([f"id-{number}", *row] for number, row in enumerate(rows)),
        new,
    ]
    assert Splice.between(raw, after).old == b""
    line = next(n for n in range(lines[-1], 99) if is_row(after, n, "new"))
    assert remove(after, line) == raw


def is_row(raw, line, key):
    try:
        return row_cells(raw, line)["id"] == key
    except EditError:
        return False


@given(files(), st.data())
def test_a_removed_row_is_gone_and_nothing_else(written, data):
    raw, separator, rows, lines = written
    at = data.draw(st.integers(0, len(rows) - 1))
    after = remove(raw, lines[at])
    kept = [[f"id-{n}", *row] for n, row in enumerate(rows) if n != at]
    assert read(after, separator)[1:] == kept
    assert Splice.between(raw, after).new == b""


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Müller: “Krieg”"),
        ("cp1250", "Powstanie Solidarności w Gdańsku, żółte związki"),
        ("cp1251", "Договор подписан вчера"),
        ("cp932", "石破茂の提案、日本"),
    ],
)
def test_a_file_in_another_encoding_stays_in_it(encoding, text):
    raw = f"id;date;title\r\na;1994;{text}\r\nb;1996;B\r\n".encode(encoding)
    assert row_cells(raw, 2) == {"id": "a", "date": "1994", "title": text}
    assert change(raw, 2, {"date": "1995"}) == raw.replace(b"1994", b"1995")
    assert change(raw, 3, {"title": text}) == raw.replace(b"B", text.encode(encoding))


def test_an_encoding_that_can_only_be_guessed():
    with pytest.raises(EditError) as caught:
        row_cells("id,title\na,A\nb,Встреча глав государств в Москве\n".encode("cp1251"), 2)
    assert str(caught.value) == (
        "line 3 of the file is not UTF-8 but looks like cp1251 (Cyrillic Windows) or another "
        'encoding, as in "Встреча"; save it as "CSV UTF-8"'
    )


def test_what_would_leave_the_encoding_in_doubt():
    raw = "id,title\na,石破茂の提案、日本\nb,é\n".encode("cp932", "ignore") + b"c,\xb1\n"
    with pytest.raises(EditError) as caught:
        remove(raw, 2)
    assert str(caught.value) == (
        'then nothing would tell any more that the file is in cp932; save it as "CSV UTF-8" first'
    )


@pytest.mark.parametrize(
    "raw",
    [
        b'id,date,title,note\na, 1994, "Talks, at last", "x"\n',
        b"id,date,title\na,1994,A,B\n",
    ],
)
def test_a_row_that_is_read_otherwise_than_it_is_written(raw):
    with pytest.raises(EditError, match="read otherwise than it is written"):
        row_cells(raw, 2)


def test_quotation_marks_with_strokes_before_them_are_not_cut():
    with pytest.raises(EditError, match="line 2 of the file has a quotation mark"):
        row_cells(b'id,date,title\na,1994,"Talks \\"at last\\", x"\n', 2)


def test_separator_and_header_are_those_of_the_reader():
    raw = b"About,it all\nid|date|title\na|1994|A; b, c\n"
    assert row_cells(raw, 3) == {"id": "a", "date": "1994", "title": "A; b, c"}
    own = b"Jahr;Titel\n1994;A, b, c, d\n"
    assert row_cells(own, 2) == {"Jahr": "1994", "Titel": "A, b, c, d"}


def test_two_columns_of_one_name():
    with pytest.raises(EditError) as caught:
        change(b"id,note,note\na,A,B\n", 2, {"note": "C"})
    assert str(caught.value) == ('two columns of the file are called "note"; rename one of them')


def test_a_letter_that_the_encoding_has_not():
    raw = "id,title\na,Müller: “Krieg”\n".encode("cp1252")
    with pytest.raises(EditError) as caught:
        change(raw, 2, {"title": "石破"})
    assert str(caught.value) == (
        'cp1252 has no letter "石"; save the file as "CSV UTF-8", or write it without "石"'
    )


@pytest.mark.parametrize(
    ("raw", "line", "cells", "said"),
    [
        (b"id,title\na,A\n", 3, {}, "line 3 of the file is no row; load the page again"),
        (b"id,title\na,A\n", 1, {}, "line 1 of the file is no row; load the page again"),
        (b"", 2, {}, "the file is empty; write its header first"),
        (
            b"id,title\na,A\n",
            2,
            {"quote": "x"},
            'the file has no column "quote"; add it to the header first',
        ),
        (
            b'id,title\na,"A\n',
            2,
            {},
            (
                "line 2 of the file has a quotation mark that is not closed, or not doubled within "
                'a cell; write such a cell as "He said ""no"", twice", then check again what comes '
                "after it"
            ),
        ),
    ],
)
def test_what_cannot_be_changed(raw, line, cells, said):
    with pytest.raises(EditError) as caught:
        change(raw, line, cells)
    assert str(caught.value) == said


def test_cells_that_do_not_change_keep_their_very_bytes():
    raw = b'id,date,title,note\r\n"a" x, "1994" ,"A ""b""", 5" gun\r\n'.replace(b" x", b"")
    after = change(raw, 2, {"title": 'B "c"', "id": "a", "note": ' 5" gun'})
    assert after == raw.replace(b'"A ""b"""', b'"B ""c"""')


def test_a_new_row_is_quoted_like_the_one_above():
    raw = b'"id","date","title"\r\n"a","1994","A"'
    assert add(raw, {"id": "b", "title": "B"}) == raw + b'\r\n"b","","B"'


def test_a_row_can_go_under_any_other():
    raw = b"id,date\na,1994\nTotal,1\n"
    assert add(raw, {"id": "b", "date": "1995"}, after=2) == b"id,date\na,1994\nb,1995\nTotal,1\n"


def test_a_row_that_is_too_short_grows_only_as_far_as_it_must():
    raw = b"id,date,title,note\na,1994\nb,1995,B,x\n"
    assert change(raw, 2, {"title": "A", "note": ""}) == raw.replace(b"a,1994", b"a,1994,A")


def test_names_of_columns_may_have_blanks_and_capitals():
    assert change(b"Id , Title\na,A\n", 2, {"title": "B"}) == b"Id , Title\na,B\n"


def test_what_ends_a_file_to_programs_of_old_is_quoted():
    raw = b"id,date,title\na,1994,A\n"
    after = add(raw, {"id": "b", "title": "B\x1a"})
    assert after == raw + b'b,,"B\x1a"\n'
    assert remove(after, 3) == raw

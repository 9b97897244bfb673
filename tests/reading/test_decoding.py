"""A file in another encoding or of another kind is recognised, never read as something else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import files, lines
from timeline.reading.decoding import UnreadableError, decode

HEAD = "id,date,title\n"
ROW = "a,1994,A\n"
OR = "or another encoding"
SAVE = 'save it as "CSV UTF-8"'


def faults(tmp_path, raw: bytes) -> list[str]:
    return lines(files(tmp_path, {"events.csv": raw}))


def test_utf_8_with_and_without_a_mark(tmp_path):
    text = HEAD + "a,1994,Kōmeitō 公明党\n"
    assert faults(tmp_path, text.encode("utf-8")) == []
    assert faults(tmp_path, text.encode("utf-8-sig")) == []
    assert decode(text.encode("utf-8-sig")) == (text, None)


@pytest.mark.parametrize(
    ("text", "encoding", "line", "seems"),
    [
        ("b,1994,ｲｼﾊﾞ 石破\n", "cp932", 3, f'cp932 (Japanese Windows) {OR}, as in "ｲｼﾊﾞ"'),
        ("b,1994,Café résumé\n", "cp1252", 3, f'cp1252 (Western Windows) {OR}, as in "Café"'),
        ("b,1994,He said “no”\n", "cp1252", 3, f'cp1252 (Western Windows) {OR}, as in "“no”"'),
        ("b,1994,B\nc,1994,Süd\n", "latin-1", 4, f'cp1252 (Western Windows) {OR}, as in "Süd"'),
        ("b,1994,Ёж\n", "cp1251", 3, f'cp1252 (Western Windows) {OR}, as in "¨æ"'),
        (
            "b,1994,Договор подписан вчера\n",
            "cp1251",
            3,
            f'cp1251 (Cyrillic Windows) {OR}, as in "Договор"',
        ),
        (
            "b,1994,Ελλάδα και Κύπρος\n",
            "cp1253",
            3,
            f'cp1253 (Greek Windows) {OR}, as in "Ελλάδα"',
        ),
        (
            "b,1994,김정은 위원장\n",
            "cp949",
            3,
            f'cp949 (Korean Windows) {OR}, as in "김정은"',
        ),
        (
            "b,1994,习近平主席访问\n",
            "gb18030",
            3,
            f'gb18030 (simplified Chinese) {OR}, as in "习近平主席访问"',
        ),
        (
            "b,1994,外交部發言人表示\n",
            "big5",
            3,
            f'big5 (traditional Chinese) {OR}, as in "外交部發言人表示"',
        ),
    ],
)
def test_windows_encodings_are_recognised(tmp_path, text, encoding, line, seems):
    assert faults(tmp_path, (HEAD + ROW + text).encode(encoding)) == [
        f"data/events.csv:{line}: is not UTF-8 but looks like {seems}; {SAVE}",
    ]


def test_an_encoding_that_is_not_recognised(tmp_path):
    assert faults(tmp_path, HEAD.encode() + b"a,1994,\xff\x81\x98\n") == [
        f"data/events.csv:2: is not UTF-8, nor an encoding known here; {SAVE}",
    ]


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_wide_encodings_are_read(encoding, mark):
    text = HEAD + ROW + "b,1995,石破茂が首相になる、そして公明党は反対する\n"
    assert decode((mark + text).encode(encoding)) == (text, None)


def test_a_wide_encoding_that_is_cut_off(tmp_path):
    assert faults(tmp_path, (HEAD + ROW).encode("utf-16")[:-1]) == [
        f"data/events.csv: is text in UTF-16 that is damaged; {SAVE}",
    ]


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b"", "data/events.csv: is empty; begin it with id,date,title"),
        (b" \r\n\n", "data/events.csv: is empty; begin it with id,date,title"),
        (
            b"PK\x03\x04\x14\x00",
            (
                "data/events.csv: is a spreadsheet or another zip file, no CSV file; "
                f"open it in its program and {SAVE}"
            ),
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1",
            (
                "data/events.csv: is a workbook that cannot be read; "
                "open it in its program and save it anew, as .xlsx"
            ),
        ),
        (
            b"%PDF-1.7\n\xff",
            f"data/events.csv: is a PDF, no CSV file; open it in its program and {SAVE}",
        ),
        (
            b"\n<!DOCTYPE html><html>",
            "data/events.csv: is a web page, no CSV file; download the file itself, as CSV",
        ),
        (
            b"id,date,title\na,1994,A\0\n",
            "data/events.csv:2: has a NUL byte, so it is no CSV file; save it anew as CSV UTF-8",
        ),
    ],
    ids=["empty", "blank", "xlsx", "xls", "pdf", "html", "nul"],
)
def test_a_file_that_is_no_csv(tmp_path, raw, fault):
    assert faults(tmp_path, raw) == [fault]


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_any_text_survives(text):
    if not text.lstrip().lower().startswith("<"):
        assert decode(f"i{text}".encode()) == (f"i{text}", None)


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_text_or_unreadable(raw):
    try:
        read, told = decode(raw)
        line = told.line if told else 1
    except UnreadableError as error:
        read, line = "", error.line or 1
    assert "\0" not in read
    assert 1 <= line <= raw.count(b"\n") + raw.count(b"\r") + 1


@settings(deadline=None)
@given(st.text(st.characters(min_codepoint=0x3041, max_codepoint=0x3096), min_size=2))
def test_any_hiragana_in_cp932_is_recognised(text):
    raw = (HEAD + f"a,1994,{text}\n").encode("cp932", errors="ignore") + "ああ".encode("cp932")
    read, told = decode(raw)
    assert read == raw.decode("cp932")
    assert told.reason.startswith("is not UTF-8 and was read as cp932 (Japanese Windows), as in")

"""A file in another encoding or of another kind is recognised, never read as something else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import files, lines
from timeline.reading.decoding import Remark, UnreadableError, decode

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
    assert decode(text.encode("utf-8-sig")) == (text, "utf-8", None)


@pytest.mark.parametrize(
    ("text", "encoding", "name", "word"),
    [
        ("石破茂が首相になる", "cp932", "Japanese Windows", "石破茂が首相になる"),
        ("石破の発言", "cp932", "Japanese Windows", "石破の発言"),
        ("石破茂が首相になる", "euc-jp", "Japanese Unix", "石破茂が首相になる"),
        ("にほん", "euc-jp", "Japanese Unix", "にほん"),
        ("Café résumé", "cp1252", "Western Windows", "Café"),
        ("He said “no”", "cp1252", "Western Windows", "“no”"),
        ("German–Polish treaty; 5 000 €", "cp1252", "Western Windows", "German–Polish"),
        ("Straße nach Köln", "cp1252", "Western Windows", "Straße"),
        ("où est l’âge, naïve œuvre à Genève", "cp1252", "Western Windows", "où"),
        ("España y José Núñez", "cp1252", "Western Windows", "España"),
        ("São Paulo, ações", "cp1252", "Western Windows", "São"),
        ("smørrebrød på Århus", "cp1252", "Western Windows", "smørrebrød"),
        ("città più così perché", "cp1252", "Western Windows", "città"),
        ("był w Łodzi święto", "cp1250", "Central European Windows", "był"),
        ("Dvořák v Čechách", "cp1250", "Central European Windows", "Dvořák"),
        ("Őszi idő", "cp1250", "Central European Windows", "Őszi"),
        ("Договор подписан вчера", "cp1251", "Cyrillic Windows", "Договор"),
        ("Зеленський, Україна", "cp1251", "Cyrillic Windows", "Зеленський"),
        ("Ελλάδα και Κύπρος", "cp1253", "Greek Windows", "Ελλάδα"),
        ("Başbakan Erdoğan", "cp1254", "Turkish Windows", "Başbakan"),
        ("שלום עולם ומלואו", "cp1255", "Hebrew Windows", "שלום"),
        ("السلام عليكم ورحمة", "cp1256", "Arabic Windows", "السلام"),
        ("mūsų žemė", "cp1257", "Baltic Windows", "mūsų"),
        ("김정은 위원장", "cp949", "Korean Windows", "김정은"),
        ("习近平主席访问", "gb18030", "simplified Chinese", "习近平主席访问"),
        ("外交部發言人表示", "big5", "traditional Chinese", "外交部發言人表示"),
    ],
)
def test_an_encoding_that_is_certain_is_read(text, encoding, name, word):
    whole = HEAD + ROW + f'b,1994,"{text}"\n'
    reason = f'is not UTF-8 and was read as {encoding} ({name}), as in "{word}"'
    warning = Remark(3, reason, f"{SAVE} to be sure")
    assert decode(whole.encode(encoding)) == (whole, encoding, warning)


@pytest.mark.parametrize(
    ("text", "encoding", "line", "seems"),
    [
        ("b,1994,ｲｼﾊﾞ 石破\n", "cp932", 3, 'cp932 (Japanese Windows) {OR}, as in "ｲｼﾊﾞ"'),
        ("b,1994,Ёж\n", "cp1251", 3, 'cp1252 (Western Windows) {OR}, as in "¨æ"'),
        ("b,1994,B\nc,1994,Café\n", "mac-roman", 4, 'cp1252 (Western Windows) {OR}, as in "CafŽ"'),
        ("b,1994,Café\n", "cp850", 3, 'cp1252 (Western Windows) {OR}, as in "Caf‚"'),
        ("b,1994,się\n", "cp1250", 3, 'cp1252 (Western Windows) {OR}, as in "siê"'),
        ("b,1994,中日\n", "big5", 3, 'cp1252 (Western Windows) {OR}, as in "¤¤¤é"'),
        ("b,1994,Договор\n", "koi8-r", 3, 'cp1252 (Western Windows) {OR}, as in "äÏÇÏ×ÏÒ"'),
    ],
)
def test_an_encoding_that_is_not_certain_is_guessed(tmp_path, text, encoding, line, seems):
    assert faults(tmp_path, (HEAD + ROW + text).encode(encoding)) == [
        f"data/events.csv:{line}: is not UTF-8 but looks like {seems.format(OR=OR)}; {SAVE}",
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
    raw = (mark + text).encode(encoding)
    read = decode(raw)
    assert (read.text, read.warning) == (text, None)
    assert raw.endswith(text.encode(read.encoding))


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
            b'{"id": "a"}',
            (
                "data/events.csv: is JSON, but holds no list of rows; "
                "save its table as CSV, or see timeline import"
            ),
        ),
        (
            b"{\\rtf1 id}",
            (
                "data/events.csv: is a text document, no CSV file; "
                f"open it in its program and {SAVE}"
            ),
        ),
        (
            b"id,date,title\na,1994,A\0\n",
            "data/events.csv:2: has a NUL byte, so it is no CSV file; save it anew as CSV UTF-8",
        ),
    ],
    ids=["empty", "blank", "xlsx", "xls", "pdf", "html", "json", "rtf", "nul"],
)
def test_a_file_that_is_no_csv(tmp_path, raw, fault):
    assert faults(tmp_path, raw) == [fault]


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_any_text_survives(text):
    if not text.lstrip().startswith(("<", "\ufeff")):
        assert decode(f"i{text}".encode()) == (f"i{text}", "utf-8", None)


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_text_or_unreadable(raw):
    try:
        read, _, told = decode(raw)
        line = told.line if told else 1
    except UnreadableError as error:
        read, line = "", error.line or 1
    assert "\0" not in read
    assert 1 <= line <= raw.count(b"\n") + raw.count(b"\r") + 1


@settings(deadline=None)
@given(st.text(st.characters(min_codepoint=0x3041, max_codepoint=0x3096), min_size=2))
def test_any_hiragana_in_cp932_is_recognised(text):
    raw = (HEAD + f"a,1994,{text}\n").encode("cp932", errors="ignore") + "ああ".encode("cp932")
    read, _, told = decode(raw)
    assert read == raw.decode("cp932")
    assert told.reason.startswith("is not UTF-8 and was read as cp932 (Japanese Windows), as in")

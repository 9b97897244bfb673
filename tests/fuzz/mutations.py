"""Bytes changed at random, but the same for the same seed; of a zip file also what is in it."""

from __future__ import annotations

import io
import random
import warnings
import zipfile
from collections.abc import Callable, Sequence

MOST = 60_000
"""Bytes to which an input grows, so that each is tried quickly; bombs grow when unpacked."""

BOMB = 21_000_000
"""Bytes of a member that a mutation adds to a zip file."""

TOKENS: tuple[bytes, ...] = (
    *(b"", b"\0", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\x1a"),
    *(b'"', b'""', b"'", b",", b";", b"\t", b"|", b"\r", b"\n", b"\r\n", b"sep=;\n", b'="', b"\\"),
    *(
        b"-1",
        b"0",
        b"9" * 30,
        b"1e999",
        b"NaN",
        b"2147483648",
        b"1" * 5_000,
        b"../2009",
        b"2009/..",
    ),
    *(b"2009/..", b"-0426", b"Y-290001", b"Y17E7", b"2024-13-45", b"{..1994..}", b"[1667,1668]"),
    *(b"[" * 3_000, b'{"a":' * 1_500, b"[{}]", b"null", b"\\ud800", b"<a>", b"]]>", b"<" * 999),
    *(b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"&#0;", b"&#xD800;", b"<!--", b"<![CDATA["),
    *(b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'>", b"../" * 9, b"/etc/passwd", b"C:\\x", b"NUL"),
    *(b'r="A1048577"', b'r="ZZZZ1"', b't="e"', b't="s"', b's="99999"', b"<v>-1</v>", b"date1904"),
    *(b'number-rows-repeated="1048576"', b'number-columns-repeated="16384"', b"=1+1", b"@SUM(A1)"),
    *(
        "\u202e\u200b\ufeff\u2028\u0085".encode(),
        "\uff2a\uff41\uff50\uff41\uff4e".encode(),
        "é".encode("cp1252"),
    ),
    *(b"id,date,title\n", b"events", b"stances.csv", b"x" * 140_000, b"a;" * 2_000, b"," * 2_000),
    *(b"%00", b"%ff", b"&", b"=", b"#1", b"#-1", b"#999999999999999999999"),
)


def mutated(raw: bytes, others: Sequence[bytes], rng: random.Random) -> bytes:
    """Return an input with a few changes of its bytes, or of what is in it where it is a zip."""
    if raw.startswith(b"PK") and rng.random() < 0.8:
        return _in_zip(raw, others, rng)
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        raw = rng.choice(_CHANGES)(raw, others, rng)
    return raw[: MOST + 200_000]


def _flipped(raw: bytes, _others: Sequence[bytes], rng: random.Random) -> bytes:
    at = rng.randrange(len(raw) + 1)
    return raw[:at] + bytes([rng.randrange(256)]) + raw[at + 1 :]


def _told(raw: bytes, _others: Sequence[bytes], rng: random.Random) -> bytes:
    """Put a token over or between what is there."""
    at, token = rng.randrange(len(raw) + 1), rng.choice(TOKENS)
    return raw[:at] + token + raw[at + rng.choice((0, 0, 1, len(token))) :]


def _cut(raw: bytes, _others: Sequence[bytes], rng: random.Random) -> bytes:
    first, last = sorted(rng.randrange(len(raw) + 1) for _ in range(2))
    return raw[:last] if rng.random() < 0.5 else raw[:first] + raw[last:]


def _repeated(raw: bytes, _others: Sequence[bytes], rng: random.Random) -> bytes:
    first, last = sorted(rng.randrange(len(raw) + 1) for _ in range(2))
    times = min(rng.choice((2, 3, 50)), MOST // max(last - first, 1))
    return raw[:first] + raw[first:last] * times + raw[last:]


def _crossed(raw: bytes, others: Sequence[bytes], rng: random.Random) -> bytes:
    other = rng.choice(others)
    return raw[: rng.randrange(len(raw) + 1)] + other[rng.randrange(len(other) + 1) :]


def _shuffled(raw: bytes, _others: Sequence[bytes], rng: random.Random) -> bytes:
    """Put the cells of a line into another order."""
    lines = raw.split(b"\n")
    at = rng.randrange(len(lines))
    cells = lines[at].split(b",")
    rng.shuffle(cells)
    lines[at] = b",".join(cells)
    return b"\n".join(lines)


def _recoded(raw: bytes, _others: Sequence[bytes], rng: random.Random) -> bytes:
    text = raw.decode("utf-8", "replace")
    return text.encode(rng.choice(("utf-16", "utf-32-be", "cp932", "cp1252", "utf-7")), "replace")


_CHANGES: tuple[Callable[[bytes, Sequence[bytes], random.Random], bytes], ...] = (
    *(_flipped, _told, _told, _told, _cut, _repeated, _crossed, _shuffled, _recoded),
)


def _in_zip(raw: bytes, others: Sequence[bytes], rng: random.Random) -> bytes:
    """Change a member, add one, or have one twice or under another name."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = [(name, archive.read(name)) for name in archive.namelist()]
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, EOFError, NotImplementedError):
        return raw
    at = rng.randrange(len(members))
    name, content = members[at]
    match rng.randrange(8):
        case 0:
            members[at] = rng.choice(("../../", "/", "C:\\", "a/" * 300, "\u202e")) + name, content
        case 1:
            members.append((name, bytes(BOMB)))
        case 2:
            members.append((rng.choice(("events.csv", "x/events.xlsx", "x.zip")), raw))
        case 3:
            del members[at]
        case _:
            members[at] = name, mutated(content, others, rng)
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # of names that are there twice
        for member, held in members:
            archive.writestr(zipfile.ZipInfo(member), held, zipfile.ZIP_DEFLATED)
    packed = file.getvalue()
    if rng.random() < 0.1:
        packed = _flipped(packed[:-22], others, rng) + packed[-22:]
    return packed

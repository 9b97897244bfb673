"""Whatever a remedy says to write, written there, is right: for every kind of column at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import folder
from timeline.problems import DataError, Problem
from timeline.reading import load
from timeline.schema import TABLES, Kind

GOOD: Mapping[str, Mapping[str, str]] = {
    "events": {
        "id": "report",
        "date": "1994-08",
        "reported_date": "1994",
        "label": "Report",
        "title": "A report comes out",
        "summary": "It says much.",
        "kind": "publication",
        "countries": "JPN; USA",
        "frameworks": "asian-nato; quad",
        "actors": "ishiba; komeito",
        "importance": "core",
        "sources": "nippon#5; kelly#6",
        "quote": "a shock",
        "quote_from": "nippon#5",
        "note": "So it is said.",
    },
    "stances": {
        "id": "says",
        "actor": "ishiba",
        "framework": "asian-nato",
        "stance": "2",
        "date": "2024-10",
        "event": "report",
        "basis": "quote",
        "sources": "nippon#5",
    },
    "actors": {"id": "ishiba", "name": "Ishiba Shigeru", "type": "person", "country": "JPN"},
    "frameworks": {"id": "asian-nato", "kind": "alliance", "status": "proposed", "members": "JPN"},
    "sources": {
        "id": "nippon",
        "kind": "article",
        "title": "A long view",
        "date": "2024-10",
        "url": "https://example.org/article",
        "author_actor": "ishiba",
    },
    "parallels": {
        "id": "alike",
        "then_event": "report",
        "now_event": "treaty",
        "relation": "likeness",
        "sources": "nippon#5",
    },
    "eras": {"id": "cold-war", "date": "1953/1989"},
    "countries": {"id": "PRU", "name": "Prussia"},
}
MORE: Mapping[str, Mapping[str, str]] = {
    "events": {"id": "treaty", "date": "1960"},
    "actors": {"id": "komeito", "name": "Kōmeitō"},
    "frameworks": {"id": "quad", "name": "Quad"},
    "sources": {"id": "kelly", "title": "Tests"},
}
WRONG: Mapping[Kind, tuple[str, ...]] = {
    Kind.ID: (
        "Higuchi Report",
        "Kōmeitō",
        "公明党",
        "a_b",
        "-a-",
        "A",
        "\uff41\uff42",
        "a--b",
        "Straße 1",
    ),
    Kind.DATE: (
        *("Oct-24", "2016/2009", "1990s", "1994/8", "12.10.2024", "October 2024", "1964-00-00"),
        *("1964-05-00", "19640512", "c. 1950", "2024-13", "1900-02-29", "5/2024", "spring 2009"),
    ),
    Kind.CODE: (
        *("Core", "high", "low", "1", "3", "Treaty", "publicatoin", "war", "Person ", "politician"),
        *("organization", "parties", "quotation", "vote", "planned", "ended", "same", "different"),
        *(
            "Articles",
            "alliances",
            "proposd",
            "crucial",
            "medium",
            "\uff23\uff2f\uff32\uff25",
            "expert_",
            "In Force",
        ),
    ),
    Kind.REF: (
        "Ishiba Shigeru",
        "ISHIBA",
        "ishibaa",
        "asian nato",
        "reprot",
        "Report",
        "treaty ",
        "x",
    ),
    Kind.REFS: (
        *("ishiba, komeito", "Ishiba Shigeru; Kōmeitō", "asian-nato, quad", "Quad/asian-nato"),
        *("ishba", "KOMEITO; ishiba", "asean-nato; quad", "ishiba;; komeito", "ishiba; ishiba"),
    ),
    Kind.COUNTRY: (
        *(
            "Japan",
            "Jpan",
            "Korea",
            "Republic of China",
            "GER",
            "GMY",
            "US",
            "us",
            "392",
            "England",
        ),
        *("Prussia", "Persia", "Ottoman Empire", "EU", "Congo", "BAH", "AUH", "Deutschland", "XX"),
        *("Phillipines", "Hesse, Grand Duchy of", "CS", "Romans", "jpn", "日本", "JPN, USA", "QQQ"),
    ),
    Kind.COUNTRIES: (
        *("Japan, United States", "JPN / USA", "JPN; Korea", "Congo; USA", "GER; NED", "UK; EU"),
        *("JPN;;USA", "JPN; USA; JPN", "Prussia; Romans", "Ivory Coast", "Japan (JPN)", "NIR; ROC"),
    ),
    Kind.PLACE: ("nippon 5", "nippon ¶5", "nippon#05", "Nippon#5", "A long view#5", "nippon#p.5"),
    Kind.PLACES: (
        *("nippon 5", "nippon#5-7", "Nippon, ¶5", "nippon#0", "nippon#", "nipon#5", "nippon#5, 6"),
        *("https://example.org/article", "www.example.org/x", "doi:10.1000/xyz", "10.1000/xyz"),
        *("Smith 2001, p. 4", "nippon, p. 4", "nippon:5", "ibid.", "p. 4", "kelly §3", "Tests"),
        *("nippon#5; nippon#5", "nippon para 5", "javascript:alert(1)", "nippon#5–9", "#5"),
    ),
    Kind.OFFICES: (
        "Oct-24 prime minister",
        "2024-13 minister",
        "2024-10/..",
        "2024-10-00/.. minister",
    ),
    Kind.URL: (
        "www.example.org/a",
        "example.org",
        "ftp://example.org",
        "doi:10.1000/xyz",
        "http://[",
    ),
    Kind.PLACE_CODE: ("JPN", "Prussia", "pru", "P", "XKX"),
}
STEPS = (
    *(
        "support",
        "Oppose",
        "yes",
        "no",
        "abstain",
        "neutral",
        "+1",
        "2.0",
        "(2)",
        "3",
        "agree",
        "++",
    ),
    *("賛成", "contre", "a favor", "dagegen", "−", "supports", "is sceptical", "strongly disagree"),
)
COLUMNS = [
    (name, column)
    for name, cells in GOOD.items()
    for column in TABLES[name].columns
    if column.name in cells
]
CELLS = {
    f"{table}.{column.name}": STEPS if column.name == "stance" else WRONG.get(column.kind, ())
    for table, column in COLUMNS
    if column.kind not in {Kind.TEXT, Kind.PROSE}
}


def told(
    tmp_path, where: str, cells: Sequence[str], lines: Iterable[str] = ()
) -> list[list[Problem]]:
    """Return what is told of each of these cells, each in a row of its own of one data set."""
    table, column = where.split(".")
    tables: dict[str, list[dict[str, str]]] = {}
    for name, row in GOOD.items():
        tables[name] = [row, *([MORE[name]] if name in MORE else [])]
    first = len(tables[table]) + 2
    id_of = "PL{n}" if table == "countries" else "row-{n}"
    for n, cell in enumerate(cells):
        tables[table].append({**GOOD[table], "id": id_of.format(n=n), column: cell})
    path = folder(tmp_path, **tables)
    with (path / "countries.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in dict.fromkeys(lines))
    found = _warned(path)
    rows: list[list[Problem]] = [[] for _ in cells]
    for problem in found:
        if problem.file.endswith(f"/{table}.csv") and problem.line and problem.line >= first:
            at = problem.line - first
            if at < len(rows):
                rows[at].append(problem)
        else:  # of a whole column, as of another scale, nothing is said cell by cell
            assert not problem.is_error or problem.value is None, str(problem)
    return rows


_NOT_LITERAL = re.compile(r"(?:a|an|another|the|its?|one|then|take|say|from|nothing)\b|.*#$|$")
_LINE = re.compile(r"add the line (.*) to \S*countries\.csv \(id,name\)")


def literals(remedy: str) -> Iterator[str]:
    """Yield whatever a remedy says to write."""
    remedy = _LINE.sub("", remedy).removesuffix(", whichever is meant")
    for said in re.findall(r"(?:^|; |, or |, )write (.*)", remedy):
        body = re.sub(r" \([^()]*\)$", "", said)
        if body.startswith("it "):
            continue
        for part in re.split(r",? or |, else |, (?=\S+ )|, ", body):
            text = re.sub(r" (?:\(|(?:if|for|to be sure|and)\b).*$", "", part).strip(" ,")
            if not _NOT_LITERAL.match(text) and not text.startswith(
                ("add ", "correct ", "delete ")
            ):
                yield text


def check(tmp_path, where: str, cells: Sequence[str]) -> None:
    """Write into each cell what is said of it to write, all at once, and look again."""
    trials: list[tuple[Problem, int, str, str]] = []
    codes: dict[str, str] = {}
    for cell, found in zip(cells, told(tmp_path, where, cells), strict=True):
        for problem in found:
            entry = problem.value or ""
            if problem.column != where.partition(".")[2] or entry not in cell or not entry:
                continue
            errors = sum(p.is_error for p in found)
            trials += [
                (problem, errors, cell.replace(entry, text), "")
                for text in literals(problem.remedy)
            ]
            # Of places that get the same code one at a time can be added.
            trials += [
                (problem, errors, cell, line)
                for line in _LINE.findall(problem.remedy)
                if codes.setdefault(line.partition(",")[0], line) == line
            ]
    texts, lines = [text for *_, text, _ in trials], filter(None, (line for *_, line in trials))
    for (problem, errors, text, line), after in zip(
        trials, told(tmp_path, where, texts, lines), strict=True
    ):
        seen = f"{problem}\nthen {text!r} {line!r}: {[str(p) for p in after]}"
        assert not [p for p in after if (p.value, p.reason) == (problem.value, problem.reason)], (
            seen
        )
        assert sum(p.is_error for p in after) <= errors - problem.is_error, seen


@pytest.mark.parametrize("where", [where for where, cells in CELLS.items() if cells])
def test_what_a_remedy_says_to_write_is_right(tmp_path, where):
    check(tmp_path, where, CELLS[where])


def test_remedies_are_found_in_their_sentences():
    assert list(literals("write JPN if it is Japan")) == ["JPN"]
    assert list(literals("write TWN for Taiwan, or CHN for China")) == ["TWN", "CHN"]
    assert list(literals("write 2 if it supports or -2 if it opposes (-2 opposes)")) == ["2", "-2"]
    assert list(literals("write core if that is meant, else secondary or context")) == [
        *("core", "secondary", "context"),
    ]
    assert list(literals("write nippon, or add nipon there")) == ["nippon"]
    assert list(literals("write it whole, from https:// or http:// on")) == []
    assert list(literals("write a step (-2 opposes)")) == []


def _slipped(draw, cell: str) -> str:
    """Return a good cell as a tired hand or another program might have it."""
    ways = {
        "upper": str.upper,
        "title": str.title,
        "spaces": lambda t: t.replace("-", " "),
        "commas": lambda t: t.replace("; ", ", "),
        "wide": lambda t: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in t),
        "dots": lambda t: t.replace("#", ".").replace("-", "."),
        "slash": lambda t: t.replace("-", "/"),
        "double": lambda t: t + t[-1:],
    }
    for way in draw(st.lists(st.sampled_from(sorted(ways)), max_size=2)):
        cell = ways[way](cell)
    place = draw(st.integers(0, max(len(cell) - 1, 0)))
    change = draw(st.sampled_from(["", "drop", "swap", "put"]))
    if change == "drop":
        return cell[:place] + cell[place + 1 :]
    if change == "swap":
        return cell[:place] + cell[place : place + 2][::-1] + cell[place + 2 :]
    return cell[:place] + draw(st.sampled_from("xé0;,#/ ?")) + cell[place:] if change else cell


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_what_a_remedy_says_of_slips_is_right(tmp_path, data):
    where = data.draw(st.sampled_from(sorted(CELLS)))
    table, column = where.split(".")
    cells = [_slipped(data.draw, GOOD[table][column]) for _ in range(12)]
    check(tmp_path, where, list(dict.fromkeys(cell for cell in cells if cell.strip())))


@pytest.mark.parametrize(
    "name", ["titel", "Titles", "tittle", "dat", "dates", "importnace", "quotes"]
)
def test_what_a_remedy_says_to_rename_is_right(tmp_path, name):
    wanted = {"t": "title", "d": "date", "i": "importance", "q": "quote"}[name[0].casefold()]
    row = {"id": "a", "date": "1994", "title": "T", "importance": "core", "quote": "q"}
    path = folder(tmp_path, events=[row])
    events = path / "events.csv"
    header, rows = events.read_text().split("\n", 1)
    events.write_text(f"{header.replace(wanted, name)}\n{rows}")
    found = _warned(path)
    renames = {
        text: to
        for problem in found
        for text, to in re.findall(
            r'rename "?(.+?)"? ([a-z_]+),? if that is meant',
            f"{problem.remedy}".replace("it ", f'"{problem.value}" '),
        )
    }
    assert renames in ({}, {name: wanted})
    if renames:
        events.write_text(f"{header}\n{rows}")
        assert not _warned(path)
    else:
        assert f"read {wanted}" in str(found) or f'"{name}" as {wanted}' in str(found)


def _warned(path) -> list[Problem]:
    try:
        return list(load(path).warnings)
    except DataError as error:
        return list(error.problems)

"""Each kind of cell, wrong in each way, with the whole line that the user reads."""

from __future__ import annotations

import pytest

from tests.factories import folder, lines

KINDS = (
    "agreement, doctrine, proposal, publication, statement, decision, election, summit, "
    "military, institution"
)
ACTORS = [{"id": "ishiba"}, {"id": "japan"}, {"id": "komeito"}]
FRAMEWORKS = [{"id": "asian-nato"}, {"id": "quad"}]
SOURCES = [{"id": "nippon"}, {"id": "kelly"}]


@pytest.fixture
def event(tmp_path):
    """Return what is said of one event with these cells."""

    def check(**cells: str) -> list[str]:
        tables = {"actors": ACTORS, "frameworks": FRAMEWORKS, "sources": SOURCES}
        return lines(folder(tmp_path, events=[cells], **tables))

    return check


@pytest.mark.parametrize(
    ("column", "cell", "fault"),
    [
        ("title", "", "title is blank; fill it in, every event needs it"),
        ("date", " ", "date is blank; fill it in, every event needs it"),
        (
            "date",
            "Oct-24",
            'date "Oct-24" is not a date; write 2024-10 (a spreadsheet may have rewritten it)',
        ),
        (
            "date",
            "2016/2009",
            'date "2016/2009" ends before it starts; write 2009/2016, or correct one side',
        ),
        ("reported_date", "1990s", 'reported_date "1990s" is not a date; write 199X'),
        (
            "id",
            "Higuchi Report",
            (
                'id "Higuchi Report" is not made of small letters, digits and single hyphens; '
                "write higuchi-report"
            ),
        ),
        (
            "id",
            "Kōmeitō",
            'id "Kōmeitō" is not made of small letters, digits and single hyphens; write komeito',
        ),
        (
            "id",
            "公明党",
            (
                'id "公明党" is not made of small letters, digits and single hyphens; '
                "name the event in Latin letters"
            ),
        ),
        (
            "kind",
            "publicatoin",
            (
                'kind "publicatoin" is no known kind; '
                f"write publication (known are {KINDS}, opinion)"
            ),
        ),
        ("kind", "party", f'kind "party" is no known kind; write {KINDS} or opinion'),
        (
            "importance",
            "Core",
            (
                'importance "Core" is no known importance; '
                "write core (known are core, secondary, context)"
            ),
        ),
        ("countries", "Japan", 'countries "Japan" is no country code; write JPN'),
        (
            "countries",
            "USA; Atlantis",
            (
                'countries "Atlantis" is no country code; '
                "write its ISO 3166-1 alpha-3 code, as JPN for Japan"
            ),
        ),
        ("countries", "JPN, USA", 'countries "JPN, USA" is no country code; write JPN; USA'),
        (
            "countries",
            "JPN;;USA",
            'countries "JPN;;USA" has an empty entry; delete the semicolon that is too many',
        ),
        (
            "countries",
            "JPN; USA; JPN",
            'countries "JPN; USA; JPN" has JPN 2 times; keep one of them',
        ),
        (
            "frameworks",
            "Asian NATO",
            (
                'frameworks "Asian NATO" is not an id in data/frameworks.csv; '
                "write asian-nato, or add Asian NATO there"
            ),
        ),
        (
            "frameworks",
            "asian-nato, quad",
            (
                'frameworks "asian-nato, quad" is not an id in data/frameworks.csv; '
                "write asian-nato; quad"
            ),
        ),
        (
            "actors",
            "ishiba; zhou",
            (
                'actors "zhou" is not an id in data/actors.csv; '
                "add it there, or write an id that is there"
            ),
        ),
        ("sources", "nippon 16", 'sources "nippon 16" is not source#paragraph; write nippon#16'),
        (
            "sources",
            "nippon#p.16",
            'sources "nippon#p.16" is not source#paragraph; write nippon#16',
        ),
        (
            "sources",
            "nippon#15-17",
            'sources "nippon#15-17" is not source#paragraph; write nippon#15; nippon#16; nippon#17',
        ),
        (
            "sources",
            "nippon#0",
            (
                'sources "nippon#0" is not source#paragraph; '
                "write the source's id, # and the number of the paragraph, as in nippon#16"
            ),
        ),
        (
            "sources",
            "nippon",
            (
                'sources "nippon" is not source#paragraph; '
                "write the source's id, # and the number of the paragraph, as in nippon#16"
            ),
        ),
        (
            "sources",
            "nipon#3",
            'sources "nipon" is not an id in data/sources.csv; write nippon, or add nipon there',
        ),
        ("label", "l" * 33, f'label "{"l" * 33}" has 33 characters; shorten it to 32'),
        ("title", "t" * 71, f'title "{"t" * 59}…" has 71 characters; shorten it to 70'),
        ("summary", "s" * 301, f'summary "{"s" * 59}…" has 301 characters; shorten it to 300'),
        ("quote", "w " * 16, f'quote "{"w " * 15}w" has 16 words; shorten it to 15'),
        ("title", "A\nB", r'title "A\nB" has a line break; write it on one line'),
        ("title", "A\tB", r'title "A\tB" has a tab; delete it'),
        (
            "summary",
            "A\x07B",
            r'summary "A\x07B" has the control character U+0007; delete it',
        ),
        (
            "title",
            "K\ufffdmeit\ufffd",
            (
                'title "K\ufffdmeit\ufffd" has a letter lost in conversion (\ufffd); '
                "type that letter anew"
            ),
        ),
    ],
)
def test_a_wrong_cell_of_an_event(event, column, cell, fault):
    assert event(**{column: cell}) == [f"data/events.csv:2: {fault}"]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("countries", " JPN ;USA"),
        ("frameworks", "asian-nato;quad"),
        ("sources", "nippon#1; nippon#2; kelly#999999"),
        ("label", "o\N{COMBINING MACRON}" * 32),
        ("quote", "w " * 15),
        ("summary", "One.\r\n\r\nTwo."),
        ("note", ""),
        ("date", " 1994 "),
    ],
)
def test_a_good_cell_of_an_event(event, column, cell):
    assert event(**{column: cell}) == []


@pytest.mark.parametrize(
    ("cell", "remedy"),
    [
        ("3", "write -2, -1, 0, 1 or 2"),
        ("-3", "write -2, -1, 0, 1 or 2"),
        ("for", "write -2, -1, 0, 1 or 2"),
        ("+1", "write 1"),
        ("2.0", "write 2"),
        ("\N{MINUS SIGN}2", "write -2"),
    ],
)
def test_a_stance_that_is_no_step(tmp_path, cell, remedy):
    assert lines(folder(tmp_path, stances=[{"stance": cell}])) == [
        f'data/stances.csv:2: stance "{cell}" is no step from -2 to 2; {remedy}',
    ]


def test_two_actors_for_one_statement(tmp_path):
    data = folder(tmp_path, stances=[{"actor": "ishiba; japan"}], actors=ACTORS)
    assert lines(data) == [
        (
            'data/stances.csv:2: actor "ishiba; japan" is a list, but one statement has one actor; '
            "keep one of them"
        ),
    ]


def test_two_countries_for_one_actor(tmp_path):
    data = folder(tmp_path, events=[{}], actors=[{"country": "JPN;USA"}, {"country": "Jpan"}])
    assert lines(data) == [
        (
            'data/actors.csv:2: country "JPN;USA" is a list, but one actor has one country; '
            "keep one of them"
        ),
        'data/actors.csv:3: country "Jpan" is no country code; write JPN',
    ]


@pytest.mark.parametrize(
    ("url", "remedy"),
    [
        ("www.nippon.com/en/", "write https://www.nippon.com/en/"),
        ("ftp://example.org", "write it whole, from https:// or http:// on"),
        ("https://", "write it whole, from https:// or http:// on"),
        ("http://[", "write it whole, from https:// or http:// on"),
        ("https://example.org/a b", "write it whole, from https:// or http:// on"),
    ],
)
def test_a_wrong_address(tmp_path, url, remedy):
    assert lines(folder(tmp_path, events=[{}], sources=[{"url": url}])) == [
        f'data/sources.csv:2: url "{url}" is no web address; {remedy}',
    ]


def test_references_to_a_table_that_is_missing(tmp_path):
    missing = "refers to data/events.csv, which is missing; add that file"
    data = folder(tmp_path, stances=[{"event": "a"}], parallels=[{"now_event": "b"}])
    assert lines(data) == [
        f'data/stances.csv:2: event "a" {missing}, or leave the cell blank',
        f'data/parallels.csv:2: then_event "event-1" {missing}',
        f'data/parallels.csv:2: now_event "b" {missing}',
    ]


def test_a_parallel_between_events_that_are_not_there(tmp_path):
    assert lines(folder(tmp_path, events=[{}], parallels=[{"now_event": "evnt-1"}])) == [
        (
            'data/parallels.csv:2: now_event "evnt-1" is not an id in data/events.csv; '
            "write event-1, or add evnt-1 there"
        ),
    ]


def test_names_may_be_anything_where_no_file_defines_them(tmp_path):
    event = {"actors": "Ishiba Shigeru; 石破, the second", "sources": "The Times, 1 May#3"}
    assert lines(folder(tmp_path, events=[event], stances=[{"actor": "Ishiba Shigeru"}])) == []


def test_references_to_a_file_that_cannot_be_read_are_not_blamed(tmp_path):
    data = folder(tmp_path, events=[{"actors": "ishiba"}])
    (data / "actors.csv").write_bytes(b"id\nishiba\xff\x81\x98\n")
    assert lines(data) == [
        ('data/actors.csv:2: is not UTF-8, nor an encoding known here; save it as "CSV UTF-8"'),
    ]


def actors(tmp_path, **parents: str) -> list[str]:
    rows = [{"id": actor, "parent": parent} for actor, parent in parents.items()]
    return lines(folder(tmp_path, events=[{}], actors=rows))


def test_an_id_given_twice(tmp_path):
    events = [{"id": "a"}, {"id": "b"}, {"id": "a"}, {"id": "a"}]
    assert lines(folder(tmp_path, events=events, stances=[{"id": "a"}, {"id": "a"}])) == [
        'data/events.csv:4: id "a" is already the id on line 2; give each event an id of its own',
        'data/events.csv:5: id "a" is already the id on line 2; give each event an id of its own',
        (
            'data/stances.csv:3: id "a" is already the id on line 2; '
            "give each statement an id of its own"
        ),
    ]


def test_a_chain_of_actors(tmp_path):
    assert actors(tmp_path, a="b", b="c", c="", d="b") == []


def test_actors_who_speak_in_a_circle(tmp_path):
    assert actors(tmp_path, x="b", a="c", b="a", c="b", d="d", e="x") == [
        'data/actors.csv:3: parent "c" makes a speak for itself (a > c > b > a); break the circle',
        'data/actors.csv:6: parent "d" makes d speak for itself (d > d); break the circle',
    ]


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        (
            {"quote_from": "nippon#5", "sources": "nippon#5"},
            (
                'quote_from "nippon#5" is where a quote stands, and there is none; '
                "write the quote, or delete the place"
            ),
        ),
        (
            {"quote": "a shock", "quote_from": "kelly#6", "sources": "nippon#5"},
            (
                'quote_from "kelly#6" is none of this row\'s sources; '
                "add it there, or write one that is there"
            ),
        ),
        (
            {"quote": "a shock", "quote_from": "nippon", "sources": "nippon#5"},
            (
                'quote_from "nippon" is not source#paragraph; write the source\'s id, # and the '
                "number of the paragraph, as in nippon#16"
            ),
        ),
    ],
)
def test_a_quote_in_the_wrong_place(event, cells, fault):
    assert f"data/events.csv:2: {fault}" in event(**cells)


@pytest.mark.parametrize(
    ("office", "fault"),
    [
        ("2024-10-01/..", "names no office; write 2024-10-01/.. prime minister, or what it was"),
        (
            "Oct-24 prime minister",
            None,
        ),
        (
            "2024-13 prime minister",
            (
                "begins with 2024-13, which has no month 13; "
                "write the month, or 2024 if it is not known, then the office"
            ),
        ),
    ],
)
def test_an_office(tmp_path, office, fault):
    found = lines(folder(tmp_path, events=[{}], actors=[{"office": office}]))
    assert found == ([f'data/actors.csv:2: office "{office}" {fault}'] if fault else [])

"""Each kind of cell, wrong in each way, with the whole line that the user reads."""

from __future__ import annotations

import pytest

from tests.factories import dataset, folder, lines

KINDS = (
    "agreement, doctrine, proposal, publication, statement, decision, election, summit, "
    "military, institution"
)
STEPS = "-2 opposes, -1 is sceptical, 0 is neutral, 1 leans in favour, 2 supports"
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
        (
            "reported_date",
            "1990s",
            'warning: reported_date "1990s" is read as 199X; write 199X to be sure',
        ),
        (
            "id",
            "Higuchi Report",
            (
                'warning: id "Higuchi Report" is read as higuchi-report; '
                "write higuchi-report to be sure"
            ),
        ),
        (
            "id",
            "Kōmeitō",
            'warning: id "Kōmeitō" is read as komeito; write komeito to be sure',
        ),
        (
            "id",
            "公明党",
            'warning: id "公明党" is read as gong-ming-dang; write gong-ming-dang to be sure',
        ),
        (
            "id",
            "…",
            (
                'id "…" is not made of small letters, digits and single hyphens; '
                "name the event in letters"
            ),
        ),
        (
            "kind",
            "publicatoin",
            (
                'warning: kind "publicatoin" is a kind of your own; '
                "write publication if that is meant"
            ),
        ),
        (
            "kind",
            "party",
            f'warning: kind "party" is a kind of your own; leave it, or write {KINDS} or opinion',
        ),
        (
            "kind",
            "Treaty",
            'warning: kind "Treaty" is a kind of your own; write agreement if that is meant',
        ),
        (
            "importance",
            "high",
            (
                'importance "high" is no known importance; '
                "write core if that is meant, else secondary or context"
            ),
        ),
        (
            "importance",
            "crucial",
            'importance "crucial" is no known importance; write core, secondary or context',
        ),
        (
            "countries",
            "Japan",
            'warning: countries "Japan" is read as JPN; write JPN to be sure',
        ),
        (
            "countries",
            "CH",
            'warning: countries "CH" is read as CHE (Switzerland); write CHE to be sure',
        ),
        (
            "countries",
            "USA; Atlantis",
            (
                'countries "Atlantis" is not in ISO 3166-1; write the code of a country that is, '
                "or add the line ATL,Atlantis to data/countries.csv (id,name)"
            ),
        ),
        (
            "countries",
            "JPN, USA",
            'warning: countries "JPN, USA" is read as JPN; USA; write JPN; USA to be sure',
        ),
        (
            "countries",
            "Japan / United States",
            (
                'warning: countries "Japan / United States" is read as JPN; USA; '
                "write JPN; USA to be sure"
            ),
        ),
        (
            "countries",
            "JPN; USA; JPN",
            'warning: countries "JPN; USA; JPN" has JPN 2 times; keep one of them',
        ),
        (
            "frameworks",
            "Asian NATO",
            'warning: frameworks "Asian NATO" is read as asian-nato; write asian-nato to be sure',
        ),
        (
            "frameworks",
            "asean-nato",
            (
                'frameworks "asean-nato" is not an id in data/frameworks.csv; '
                "write asian-nato, or add asean-nato there"
            ),
        ),
        (
            "frameworks",
            "asian-nato, quad",
            (
                'warning: frameworks "asian-nato, quad" is read as asian-nato; quad; '
                "write asian-nato; quad to be sure"
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
        (
            "sources",
            "nippon 16",
            'sources "nippon 16" is not source#paragraph; write nippon#16 if that is meant',
        ),
        (
            "sources",
            "Nippon, ¶16",
            'warning: sources "Nippon, ¶16" is read as nippon#16; write nippon#16 to be sure',
        ),
        (
            "sources",
            "nippon#p.16",
            (
                'sources "nippon#p.16" names a page, not a paragraph; '
                "write nippon#, then the number of the paragraph; or nippon without one"
            ),
        ),
        (
            "sources",
            "nippon, p. 16",
            (
                'warning: sources "nippon, p. 16" is shown as a source of its own, since it names '
                "a page; write nippon if the page may be lost"
            ),
        ),
        (
            "sources",
            "nippon#15-17",
            (
                'warning: sources "nippon#15-17" is read as nippon#15; nippon#16; nippon#17; '
                "write nippon#15; nippon#16; nippon#17 to be sure"
            ),
        ),
        (
            "sources",
            "nippon#0",
            'sources "nippon#0" has no number of a paragraph after #; write nippon',
        ),
        (
            "sources",
            "ibid.",
            (
                'warning: sources "ibid." is shown as a source, although it names none; '
                "write the source before it"
            ),
        ),
        (
            "sources",
            "Smith 2001, p. 4",
            (
                'warning: sources "Smith 2001, p. 4" is not in data/sources.csv, and shown as a '
                "source of its own; add it there to say more of it"
            ),
        ),
        (
            "sources",
            "doi:10.1000/xyz",
            (
                'warning: sources "doi:10.1000/xyz" is read as https://doi.org/10.1000/xyz; '
                "write https://doi.org/10.1000/xyz to be sure"
            ),
        ),
        (
            "sources",
            "nipon#3",
            'sources "nipon" is not an id in data/sources.csv; write nippon, or add nipon there',
        ),
        (
            "label",
            "l" * 33,
            f'warning: label "{"l" * 33}" has 33 characters; shorten it to 32, or charts cut it',
        ),
        (
            "title",
            "t" * 71,
            (f'warning: title "{"t" * 59}…" has 71 characters; shorten it to 70, or charts cut it'),
        ),
        (
            "summary",
            "s" * 301,
            f'warning: summary "{"s" * 59}…" has 301 characters; shorten it to 300',
        ),
        (
            "quote",
            "w " * 16,
            f'warning: quote "{"w " * 15}w" has 16 words; shorten it to 15',
        ),
        (
            "title",
            "A\nB",
            (
                r'warning: title "A\nB" has a line break, which is read as a blank; '
                "write it on one line to be sure"
            ),
        ),
        (
            "countries",
            "JPN\nUSA",
            r'warning: countries "JPN\nUSA" is read as JPN; USA; write JPN; USA to be sure',
        ),
        ("date", "1994\n1995", r'date "1994\n1995" has a line break; write it on one line'),
        (
            "title",
            "#FORMULA!",
            (
                'title "#FORMULA!" is a formula that was saved without its value; '
                "open the workbook in its program and save it, or write the value"
            ),
        ),
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
        ("countries", "JPN;;USA"),
        ("countries", "XKX; SCG; ZAR; YUG; CSK"),
        ("importance", "Core "),
        ("sources", "nippon"),
        ("sources", "https://example.org/page"),
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
        ("3", "write a step"),
        ("-3", "write a step"),
        ("support", "write 2 if it supports"),
        ("Oppose.", "write -2 if it opposes"),
        ("for", "write 2 if it supports"),
        ("No", "write -2 if it opposes"),
        ("ABSTAIN", "write 0 if it is neutral"),
        ("賛成", "write 2 if it supports"),
        ("dagegen", "write -2 if it opposes"),
        ("s’abstient", "write a step"),
        ("a favor", "write 2 if it supports"),
        ("−−", "write -2 if it opposes"),
        ("agree", "write 2 if it supports or 1 if it leans in favour"),
        ("(2)", "write 2 if it supports or -2 if it opposes"),
        ("absent", "delete the row if no stance is known, or write a step"),
    ],
)
def test_a_stance_that_is_no_step(tmp_path, cell, remedy):
    assert lines(folder(tmp_path, stances=[{"stance": cell}])) == [
        f'data/stances.csv:2: stance "{cell}" is no step from -2 to 2; {remedy} ({STEPS})',
    ]


@pytest.mark.parametrize(
    ("cell", "step"),
    [
        *(("+1", 1), ("2.0", 2), ("1,0", 1), ("−2", -2), ("\N{FULLWIDTH DIGIT TWO}", 2)),
        *(("-0", 0), ("+0.0", 0), ("–1", -1)),
    ],
)
def test_a_step_in_another_hand_is_read_without_a_word(tmp_path, cell, step):
    ds = dataset(tmp_path, stances=[{"stance": cell}])
    assert (ds.stances["stance"].tolist(), ds.warnings) == ([step], ())


def on_days(stances):
    """Return statements of days of their own, which do not contradict each other."""
    return [{"stance": word, "date": f"2001-01-{n:02}"} for n, word in enumerate(stances, start=1)]


def test_the_words_of_the_steps_are_read(tmp_path):
    said = ["supports", "Leans in favour", "neutral", "is sceptical", "opposes"]
    ds = dataset(tmp_path, stances=on_days(said))
    assert ds.stances["stance"].tolist() == [2, 1, 0, -1, -2]
    assert [w.reason for w in ds.warnings] == [f"is read as {step}" for step in (2, 1, 0, -1, -2)]


@pytest.mark.parametrize(
    ("cells", "scale", "remedy"),
    [
        ("1 2 3", "1 to 3", "if they are votes as in the data on the UN, write 2 for 1 (yes), "),
        ("1 2 3 8 NA", "1 to 8", "if they are votes as in the data on the UN, write 2 for 1 (yes)"),
        ("1 2 3 4 5", "1 to 5", "if 5 is most in favour, take 3 from each number; else say "),
        ("0 2.5 7 10", "0 to 10", "say with its own steps what each number means"),
        ("1 2 3 4 5 6 7", "1 to 7", "say with its own steps what each number means"),
        ("-5 0 5 3", "-5 to 5", "say with its own steps what each number means"),
        ("10% 55% 100%", "10 to 100", "say with its own steps what each number means"),
        ("0.5 -0,25 1", "-0.25 to 1", "say with its own steps what each number means"),
    ],
)
def test_a_whole_column_of_another_scale_is_told_once(tmp_path, cells, scale, remedy):
    (line,) = lines(folder(tmp_path, stances=on_days(cells.split())))
    start = (
        f"data/stances.csv:2: stance has numbers from {scale}, another scale than from -2 to 2; "
    )
    assert line.startswith(start + remedy)
    assert line.endswith(f" ({STEPS})")


@pytest.mark.parametrize("cells", ["0 1", "1 2", "-2 2", "0 1 2"])
def test_of_a_scale_within_ours_nothing_can_be_told(tmp_path, cells):
    assert lines(folder(tmp_path, stances=on_days(cells.split()))) == []


def test_one_slip_among_steps_is_told_where_it_stands(tmp_path):
    (line,) = lines(folder(tmp_path, stances=on_days(("-2", "1", "3", "2"))))
    assert line.startswith('data/stances.csv:4: stance "3" is no step from -2 to 2; write a step (')


def test_two_actors_for_one_statement(tmp_path):
    data = folder(tmp_path, stances=[{"actor": "ishiba; japan"}], actors=ACTORS)
    assert lines(data) == [
        (
            'data/stances.csv:2: actor "ishiba; japan" is a list, but one statement has one actor; '
            "keep one of them"
        ),
    ]


def test_two_names_for_one_statement(tmp_path):
    assert lines(folder(tmp_path, stances=[{"actor": "Ishiba; Abe"}])) == [
        (
            'data/stances.csv:2: warning: actor "Ishiba; Abe" is taken as one actor, although it '
            "has a semicolon; write a statement for each if there are several"
        ),
    ]


def test_two_countries_for_one_actor(tmp_path):
    data = folder(tmp_path, events=[{}], actors=[{"country": "JPN;USA"}, {"country": "Jpan"}])
    assert lines(data) == [
        (
            'data/actors.csv:2: country "JPN;USA" is a list, but one actor has one country; '
            "keep one of them"
        ),
        'data/actors.csv:3: country "Jpan" is no country code; write JPN if it is Japan',
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
    unshown = ", for what it names is not shown"
    data = folder(tmp_path, stances=[{"event": "a"}], parallels=[{"now_event": "b"}])
    assert lines(data) == [
        f'data/stances.csv:2: warning: event "a" {missing}{unshown}',
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
                'quote_from "nippon" is none of this row\'s sources; '
                "add it there, or write one that is there"
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


def test_marks_of_footnotes_and_what_cannot_be_seen_are_read_over(tmp_path):
    event = {"date": "2012*", "countries": "Mali[1]; FRA", "importance": "core\u200b"}
    path = folder(tmp_path, events=[event], stances=[{"stance": "2 [sic]"}])
    assert lines(path) == [
        'data/events.csv:2: warning: date "2012*" is read as 2012; write 2012 to be sure',
        (
            'data/events.csv:2: warning: countries "Mali[1]; FRA" is read as MLI; FRA; '
            "write MLI; FRA to be sure"
        ),
        (
            'data/events.csv:2: warning: importance "core\\u200b" is read as core; '
            "write core to be sure"
        ),
        'data/stances.csv:2: warning: stance "2 [sic]" is read as 2; write 2 to be sure',
    ]


@pytest.mark.parametrize("text", ["#BEZUG!", "#VALEUR!", "#¡REF!", "#NV", "#N/A", "#REF!"])
def test_an_error_of_a_spreadsheet_in_any_language(tmp_path, text):
    assert lines(folder(tmp_path, events=[{"date": text}])) == [
        (
            f'data/events.csv:2: date "{text}" is a spreadsheet\'s error; '
            "mend its formula there, or leave the cell blank"
        ),
    ]


def test_a_date_that_did_not_fit_into_its_column(tmp_path):
    assert lines(folder(tmp_path, events=[{"date": "########"}])) == [
        (
            'data/events.csv:2: date "########" is what a spreadsheet shows where its column is '
            "narrow; widen the column there and export it anew, or write the value"
        ),
    ]

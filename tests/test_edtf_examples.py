"""The examples of EDTF's own specification: each is read, or has an exact remedy.

https://www.loc.gov/standards/datetime/, level by level and in its order.
"""

from __future__ import annotations

import pytest

from timeline.dates import InvalidDate, parse, short, words

FAR = "leave the row out, and tell of it in a note"
AND_THE_REST = "{}, and the rest in the note"

READ = [
    # text, earliest, latest, words
    ("1985-04-12", "1985-04-12", "1985-04-12", "on 12 April 1985"),
    ("1985-04", "1985-04-01", "1985-04-30", "in April 1985"),
    ("1985", "1985-01-01", "1985-12-31", "in 1985"),
    ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12", "on 12 April 1985, 23:20"),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12", "on 12 April 1985, 23:20 UTC"),
    ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12", "on 12 April 1985, 23:20 (UTC−04:00)"),
    (
        "1985-04-12T23:20:30+04:30",
        "1985-04-12",
        "1985-04-12",
        "on 12 April 1985, 23:20 (UTC+04:30)",
    ),
    ("1964/2008", "1964-01-01", "2008-12-31", "from 1964 to 2008"),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31", "between June 2004 and August 2006"),
    (
        "2004-02-01/2005-02-08",
        "2004-02-01",
        "2005-02-08",
        "between 1 February 2004 and 8 February 2005",
    ),
    (
        "2004-02-01/2005-02",
        "2004-02-01",
        "2005-02-28",
        "between 1 February 2004 and February 2005",
    ),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31", "from 1 February 2004 to 2005"),
    ("2005/2006-02", "2005-01-01", "2006-02-28", "from 2005 to February 2006"),
    ("2001-21", "2001-03-01", "2001-05-31", "in spring 2001"),
    ("1984?", "1984-01-01", "1984-12-31", "perhaps in 1984"),
    ("2004-06~", "2004-06-01", "2004-06-30", "around June 2004"),
    ("2004-06-11%", "2004-06-11", "2004-06-11", "perhaps around 11 June 2004"),
    ("201X", "2010-01-01", "2019-12-31", "in the 2010s"),
    ("20XX", "2000-01-01", "2099-12-31", "in the years 2000–2099"),
    ("2004-XX", "2004-01-01", "2004-12-31", "in 2004"),
    ("1985-04-XX", "1985-04-01", "1985-04-30", "in April 1985"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31", "in 1985"),
    ("1985-04-12/..", "1985-04-12", None, "since 12 April 1985"),
    ("1985-04/..", "1985-04-01", None, "since April 1985"),
    ("1985/..", "1985-01-01", None, "since 1985"),
    ("../1985-04-12", None, "1985-04-12", "until 12 April 1985"),
    ("../1985-04", None, "1985-04-30", "until April 1985"),
    ("../1985", None, "1985-12-31", "until 1985"),
    ("1985-04-12/", "1985-04-13", None, "after 12 April 1985"),
    ("1985-04/", "1985-05-01", None, "after April 1985"),
    ("1985/", "1986-01-01", None, "after 1985"),
    ("/1985-04-12", None, "1985-04-11", "before 12 April 1985"),
    ("/1985-04", None, "1985-03-31", "before April 1985"),
    ("/1985", None, "1984-12-31", "before 1985"),
    ("-1985", "-1985-01-01", "-1985-12-31", "in 1986 BC"),
    ("1950S2", "1900-01-01", "1999-12-31", "in the years 1900–1999, estimated as 1950"),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", "in 1667, 1668 or 1670–1672"),
    ("[..1760-12-03]", None, "1760-12-03", "on 3 December 1760 or before"),
    ("[1760-12..]", "1760-12-01", None, "in December 1760 or later"),
    (
        "[1760-01,1760-02,1760-12..]",
        "1760-01-01",
        None,
        "in January 1760, February 1760 or December 1760 or later",
    ),
    ("[1667,1760-12]", "1667-01-01", "1760-12-31", "in 1667 or December 1760"),
    ("[..1984]", None, "1984-12-31", "in 1984 or before"),
    ("1XXX-XX", "1000-01-01", "1999-12-31", "in the years 1000–1999"),
    ("1984-1X", "1984-10-01", "1984-12-31", "between October and December 1984"),
    (
        "2004-06~-11",
        "2004-06-11",
        "2004-06-11",
        "around 11 June 2004 (year and month approximate)",
    ),
    ("2004?-06-11", "2004-06-11", "2004-06-11", "perhaps on 11 June 2004 (year uncertain)"),
    (
        "?2004-06-~11",
        "2004-06-11",
        "2004-06-11",
        "perhaps around 11 June 2004 (year uncertain, day approximate)",
    ),
    (
        "2004-%06-11",
        "2004-06-11",
        "2004-06-11",
        "perhaps around 11 June 2004 (month uncertain and approximate)",
    ),
    (
        "2004-06-~01/2004-06-~20",
        "2004-06-01",
        "2004-06-20",
        "between around 1 June 2004 (day approximate) and around 20 June 2004 (day approximate)",
    ),
    ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03", "between June 2004 and 3 July 2004"),
]

REMEDIED = [
    ("Y170000002", FAR),
    ("Y-170000002", FAR),
    ("Y-17E7", FAR),
    ("Y171010000S3", FAR),
    ("Y3388E2S3", FAR),
    (
        "2001-34",
        (
            "write 2001-04/2001-06 for the second quarter of 2001, "
            "or 2001/2034 if a later year is meant"
        ),
    ),
    ("{1667,1668,1670..1672}", "give each a row of its own: 1667, 1668, 1670/1672"),
    ("{1960,1961-12}", "give each a row of its own: 1960, 1961-12"),
    ("{..1984}", "write ../1984"),
    ("156X-12-25", "write 156X, and the rest in the note"),
    ("15XX-12-25", "write 15XX, and the rest in the note"),
    ("XXXX-12-XX", "write the year, or as many of its digits as are known"),
    ("1XXX-12", "write 1XXX, and the rest in the note"),
]


@pytest.mark.parametrize(("text", "first", "last", "said"), READ)
def test_what_has_an_exact_answer_is_read(text, first, last, said):
    span = parse(text)
    days = [day and day.isoformat() for day in (span.earliest, span.latest)]
    assert days == [first, last]
    assert words(text) == said
    assert short(text).isprintable()


@pytest.mark.parametrize(("text", "remedy"), REMEDIED)
def test_what_has_none_gets_a_remedy(text, remedy):
    with pytest.raises(InvalidDate) as caught:
        parse(text)
    assert caught.value.remedy == remedy


@pytest.mark.parametrize(
    ("number", "months", "said"),
    [
        (22, (6, 8), "summer 1950"),
        (23, (9, 11), "autumn 1950"),
        (25, (3, 5), "spring 1950 (northern hemisphere)"),
        (29, (9, 11), "spring 1950 (southern hemisphere)"),
        (31, (3, 5), "autumn 1950 (southern hemisphere)"),
        (33, (1, 3), "first quarter of 1950"),
        (36, (10, 12), "fourth quarter of 1950"),
        (37, (1, 4), "first third of 1950"),
        (39, (9, 12), "last third of 1950"),
        (40, (1, 6), "first half of 1950"),
        (41, (7, 12), "second half of 1950"),
    ],
)
def test_parts_of_a_year_are_their_months(number, months, said):
    span = parse(f"1950-{number}")
    assert (span.earliest.month, span.latest.month) == months
    assert said in words(span)
    assert span.precision == "season"

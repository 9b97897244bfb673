"""Dates are read as exactly as they are written, said in English, and never guessed."""

from __future__ import annotations

import calendar
from datetime import date

import edtf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline.dates import (
    Day,
    InvalidDate,
    Span,
    coarsened,
    ends,
    noun,
    parse,
    short,
    words,
)
from timeline.dates.habits import remedy_for

ACCEPTED = [
    # text, earliest, latest, precision, words, short
    ("2024-10-01", (2024, 10, 1), (2024, 10, 1), "day", "on 1 October 2024", "1 Oct 2024"),
    ("2024-10", (2024, 10, 1), (2024, 10, 31), "month", "in October 2024", "Oct 2024"),
    ("2024-02", (2024, 2, 1), (2024, 2, 29), "month", "in February 2024", "Feb 2024"),
    ("1994", (1994, 1, 1), (1994, 12, 31), "year", "in 1994", "1994"),
    ("0001", (1, 1, 1), (1, 12, 31), "year", "in AD 1", "AD 1"),
    ("9999-12-31", (9999, 12, 31), (9999, 12, 31), "day", "on 31 December 9999", "31 Dec 9999"),
    ("197X", (1970, 1, 1), (1979, 12, 31), "decade", "in the 1970s", "1970s"),
    ("190X", (1900, 1, 1), (1909, 12, 31), "decade", "in the years 1900–1909", "1900–1909"),
    ("19XX", (1900, 1, 1), (1999, 12, 31), "century", "in the years 1900–1999", "1900–1999"),
    ("2024-XX", (2024, 1, 1), (2024, 12, 31), "year", "in 2024", "2024"),
    ("2024-XX-XX", (2024, 1, 1), (2024, 12, 31), "year", "in 2024", "2024"),
    ("2024-10-XX", (2024, 10, 1), (2024, 10, 31), "month", "in October 2024", "Oct 2024"),
    ("1990~", (1990, 1, 1), (1990, 12, 31), "year", "around 1990", "c. 1990"),
    ("1990?", (1990, 1, 1), (1990, 12, 31), "year", "perhaps in 1990", "1990?"),
    ("1990%", (1990, 1, 1), (1990, 12, 31), "year", "perhaps around 1990", "c. 1990?"),
    ("197X~", (1970, 1, 1), (1979, 12, 31), "decade", "around the 1970s", "c. 1970s"),
    ("197X?", (1970, 1, 1), (1979, 12, 31), "decade", "perhaps in the 1970s", "1970s?"),
    (
        "2024-10-01?",
        (2024, 10, 1),
        (2024, 10, 1),
        "day",
        "perhaps on 1 October 2024",
        "1 Oct 2024?",
    ),
    (
        "2024-10-06/2024-10-11",
        (2024, 10, 6),
        (2024, 10, 11),
        "span",
        "between 6 and 11 October 2024",
        "6–11 Oct 2024",
    ),
    (
        "2024-09-28/2024-10-03",
        (2024, 9, 28),
        (2024, 10, 3),
        "span",
        "between 28 September and 3 October 2024",
        "28 Sep – 3 Oct 2024",
    ),
    (
        "2023-12-28/2024-01-03",
        (2023, 12, 28),
        (2024, 1, 3),
        "span",
        "between 28 December 2023 and 3 January 2024",
        "28 Dec 2023 – 3 Jan 2024",
    ),
    (
        "2024-04/2024-06",
        (2024, 4, 1),
        (2024, 6, 30),
        "span",
        "between April and June 2024",
        "Apr–Jun 2024",
    ),
    (
        "2024-11-05/2024-12",
        (2024, 11, 5),
        (2024, 12, 31),
        "span",
        "between 5 November 2024 and December 2024",
        "5 Nov 2024 – Dec 2024",
    ),
    ("1965/1973", (1965, 1, 1), (1973, 12, 31), "span", "from 1965 to 1973", "1965–1973"),
    ("1994/1994", (1994, 1, 1), (1994, 12, 31), "span", "in 1994", "1994"),
    (
        "2012~/2020",
        (2012, 1, 1),
        (2020, 12, 31),
        "span",
        "from around 2012 to 2020",
        "c. 2012 – 2020",
    ),
    ("2009/..", (2009, 1, 1), None, "span", "since 2009", "since 2009"),
    ("../2016", None, (2016, 12, 31), "span", "until 2016", "until 2016"),
    ("../2016~", None, (2016, 12, 31), "span", "until around 2016", "until c. 2016"),
    ("1975-04/", (1975, 5, 1), None, "span", "after April 1975", "after Apr 1975"),
    ("/2016", None, (2015, 12, 31), "span", "before 2016", "before 2016"),
    ("-0489", (-489, 1, 1), (-489, 12, 31), "year", "in 490 BC", "490 BC"),
    ("0000", (0, 1, 1), (0, 12, 31), "year", "in 1 BC", "1 BC"),
    ("0000-02", (0, 2, 1), (0, 2, 29), "month", "in February 1 BC", "Feb 1 BC"),
    ("-0030-09-02", (-30, 9, 2), (-30, 9, 2), "day", "on 2 September 31 BC", "2 Sep 31 BC"),
    ("0079", (79, 1, 1), (79, 12, 31), "year", "in AD 79", "AD 79"),
    ("0410", (410, 1, 1), (410, 12, 31), "year", "in 410", "410"),
    ("Y12000", (12000, 1, 1), (12000, 12, 31), "year", "in AD 12,000", "AD 12,000"),
    ("Y-11999", (-11999, 1, 1), (-11999, 12, 31), "year", "in 12,000 BC", "12,000 BC"),
    ("Y12E3", (12000, 1, 1), (12000, 12, 31), "year", "in AD 12,000", "AD 12,000"),
    ("-004X", (-49, 1, 1), (-40, 12, 31), "decade", "in the years 50–41 BC", "50–41 BC"),
    ("-04XX", (-499, 1, 1), (-400, 12, 31), "century", "in the years 500–401 BC", "500–401 BC"),
    ("-0043/0014", (-43, 1, 1), (14, 12, 31), "span", "from 44 BC to AD 14", "44 BC – AD 14"),
    ("-0026/0476", (-26, 1, 1), (476, 12, 31), "span", "from 27 BC to AD 476", "27 BC – AD 476"),
    ("-0430/-0403", (-430, 1, 1), (-403, 12, 31), "span", "from 431 BC to 404 BC", "431–404 BC"),
    ("1XXX", (1000, 1, 1), (1999, 12, 31), "millennium", "in the years 1000–1999", "1000–1999"),
    ("2024-21", (2024, 3, 1), (2024, 5, 31), "season", "in spring 2024", "spring 2024"),
    (
        "2023-24",
        (2023, 12, 1),
        (2024, 2, 29),
        "season",
        "in winter 2023–2024",
        "winter 2023–2024",
    ),
    (
        "1999-32~",
        (1999, 6, 1),
        (1999, 8, 31),
        "season",
        "around winter 1999 (southern hemisphere)",
        "c. winter 1999 (S)",
    ),
    (
        "1999-34",
        (1999, 4, 1),
        (1999, 6, 30),
        "season",
        "in the second quarter of 1999",
        "second quarter of 1999",
    ),
    ("1964-00-00", (1964, 1, 1), (1964, 12, 31), "year", "in 1964", "1964"),
    ("1964-00", (1964, 1, 1), (1964, 12, 31), "year", "in 1964", "1964"),
    ("1964-05-00", (1964, 5, 1), (1964, 5, 31), "month", "in May 1964", "May 1964"),
    ("+1964-00-00T00:00:00Z", (1964, 1, 1), (1964, 12, 31), "year", "in 1964", "1964"),
    ("2024-10-01 00:00:00", (2024, 10, 1), (2024, 10, 1), "day", "on 1 October 2024", "1 Oct 2024"),
    (
        "2024-1X",
        (2024, 10, 1),
        (2024, 12, 31),
        "span",
        "between October and December 2024",
        "Oct–Dec 2024",
    ),
    ("199X/2000", (1990, 1, 1), (2000, 12, 31), "span", "from the 1990s to 2000", "1990s – 2000"),
]

FORMS = "write it as 2024-10-01, 2024-10, 2024, 202X, 2024~ or 2009/.."
SHEET = " (a spreadsheet may have rewritten it)"
FAR = (
    "is beyond the years Y-290000 to Y294000, the furthest that can be drawn",
    "leave the row out, and tell of it in a note",
)
REFUSED = [
    ("Y12000-1X", "is not a date", FORMS),
    ("1984S2-1X", "is not a date", FORMS),
    ("2009" + "/" * 50, "is not a date", FORMS),  # once tried without end
    ("2009" + " to" * 18, "is not a date", FORMS),
    ("Mon BC " * 8, "is not a date", FORMS),
    ("Oct-24", "is not a date", f"write 2024-10{SHEET}"),
    ("Oct-94", "is not a date", f"write 1994-10{SHEET}"),
    ("24-Oct", "is not a date", f"write the year too, as in YYYY-10-24{SHEET}"),
    ("1-Oct-24", "is not a date", f"write 2024-10-01{SHEET}"),
    (
        "10/1/2024",
        "is not a date",
        f"write 2024-10-01 or 2024-01-10, whichever is meant{SHEET}",
    ),
    ("10/13/2024", "is not a date", f"write 2024-10-13{SHEET}"),
    ("1/1/24", "is not a date", f"write 2024-01-01{SHEET}"),
    ("1.10.2024", "is not a date", f"write 2024-10-01{SHEET}"),
    ("45566", "is not a date", f"write 2024-10-01{SHEET}, or Y45566 if a year is meant"),
    ("12000", "is not a date", f"write 1932-11-07{SHEET}, or Y12000 if a year is meant"),
    ("45566.5", "is not a date", f"write 2024-10-01{SHEET}"),
    ("1994.0", "is not a date", f"write 1994{SHEET}"),
    ("2024/10/01", "is not a date", "write 2024-10-01"),
    ("2024/10", "is not a date", "write 2024-10"),
    ("2024-1-5", "is not a date", "write 2024-01-05"),
    ("20241001", "is not a date", "write 2024-10-01"),
    ("1 October 2024", "is not a date", "write 2024-10-01"),
    ("Oct. 1, 2024", "is not a date", "write 2024-10-01"),
    ("Oct 2024", "is not a date", "write 2024-10"),
    ("2024年10月1日", "is not a date", "write 2024-10-01"),
    ("1990s", "is not a date", "write 199X"),
    ("c. 1990", "is not a date", "write 1990~"),
    ("1965-1973", "is not a date", "write 1965/1973"),
    ("1994/95", "is not a date", "write 1994/1995"),
    ("6 Oct 2024 – 11 Oct 2024", "is not a date", "write 2024-10-06/2024-10-11"),
    ("since 2009", "is not a date", "write 2009/.."),
    ("2009-", "is not a date", "write 2009/.."),
    ("until April 2016", "is not a date", "write ../2016-04"),
    ("after 1975", "is not a date", "write 1975/"),
    ("before 2016", "is not a date", "write /2016"),
    (" 1994", "is not a date", "write 1994 without the spaces around it"),
    ("", "is not a date", FORMS),
    ("yesterday", "is not a date", FORMS),
    ("31/31/2024", "has no month 31", "write the month, or 2024 if it is not known"),
    ("2024-10-01Z", "is not a date", FORMS),
    ("\uff12\uff10\uff12\uff14", "is not a date", FORMS),
    ("x" * 61, "is not a date", FORMS),
    ("2024-13", "has no month 13", "write the month, or 2024 if it is not known"),
    ("2024-13?", "has no month 13", "write the month, or 2024 if it is not known"),
    ("1964-00-12", "has no month 00", "write the month, or 1964 if it is not known"),
    ("2024-31-12", "has no month 31", "write 2024-12-31 if the day came first"),
    ("1965-73", "has no month 73", "write 1965/1973 if a later year is meant"),
    (
        "2024-02-30",
        "names no day: February 2024 has 29 days",
        "write the day, or 2024-02 if it is not known",
    ),
    ("2016/2009", "ends before it starts", "write 2009/2016, or correct one side"),
    ("../..", "is open on both sides", "leave it blank, or write the side known"),
    ("/", "is open on both sides", "leave it blank, or write the side known"),
    ("-0000", "is no year", "write 0000"),
    ("0000-00-00", "is how a database writes no date", "leave it blank, or write the date"),
    ("Y-290001", *FAR),
    ("Y294001", *FAR),
    ("Y9999999999999999999999999999999999999999", *FAR),
    ("Y17E7", *FAR),
    ("Y2024", "has a Y before a year of four digits", "write 2024"),
    (
        "2000-01-01T00:00:00Z",
        "may stand for the year alone, as databases write it",
        "write 2000-01-01, or 2000 if only the year is known",
    ),
    (
        "1935-39",
        "may be a part of a year or two years",
        "write 1935-09/1935-12 for the last third of 1935, or 1935/1939 if a later year is meant",
    ),
    ("2024-10-01T25:00", "has no such time of day", "write 2024-10-01 if the time is not known"),
    ("427 BC", "is not a date", "write -0426"),
    ("44 BCE", "is not a date", "write -0043"),
    ("753 v. Chr.", "is not a date", "write -0752"),
    ("44 av. J.-C.", "is not a date", "write -0043"),
    ("AD 79", "is not a date", "write 0079"),
    ("c. 427 BC", "is not a date", "write -0426~"),
    ("15 March 44 BC", "is not a date", "write -0043-03-15"),
    ("5th century BC", "is not a date", "write -04XX"),
    ("431–404 BC", "is not a date", "write -0430/-0403"),
    ("12,000 BC", "is not a date", "write Y-11999"),
    ("公元前427年", "is not a date", "write -0426"),
    ("Juni 2009", "is not a date", "write 2009-06"),
    ("12. Juni 2009", "is not a date", "write 2009-06-12"),
    ("12 juin 2009", "is not a date", "write 2009-06-12"),
    ("1er août 2009", "is not a date", "write 2009-08-01"),
    ("3 de mayo de 2010", "is not a date", "write 2010-05-03"),
    ("12 giugno 2009", "is not a date", "write 2009-06-12"),
    ("июнь 2009", "is not a date", "write 2009-06"),
    ("12 июня 2009 г.", "is not a date", "write 2009-06-12"),  # noqa: RUF001 -- Russian
    ("2009. június 12.", "is not a date", "write 2009-06-12"),
    ("2009년 6월 12일", "is not a date", "write 2009-06-12"),
    ("listopad 2009", "is not a date", "write 2009-10 or 2009-11, whichever is meant"),
    ("June 12th, 2009", "is not a date", "write 2009-06-12"),
    ("19", "is not a date", "write 19XX or 0019, whichever is meant"),
    ("476", "is not a date", "write 476X or 0476, whichever is meant"),
]


@pytest.mark.parametrize("row", ACCEPTED, ids=lambda row: row[0])
def test_accepted(row):
    text, earliest, latest, precision, said, brief = row
    span = parse(text)
    assert span == Span(
        text,
        Day(*earliest) if earliest else None,
        Day(*latest) if latest else None,
        precision,
        any(mark in text for mark in "~?%"),
        span.begun_from,
        span.begun_by,
    )
    assert (words(span), short(span)) == (said, brief)


@pytest.mark.parametrize(("text", "reason", "remedy"), REFUSED, ids=repr)
def test_refused(text, reason, remedy):
    with pytest.raises(InvalidDate) as caught:
        parse(text)
    assert (caught.value.reason, caught.value.remedy) == (reason, remedy)
    assert str(caught.value) == f"{reason}; {remedy}"


def test_open_sides():
    assert (parse("2009/..").open_start, parse("2009/..").open_end) == (False, True)
    assert (parse("../2016").open_start, parse("../2016").open_end) == (True, False)
    assert (parse("/2016").open_start, parse("1975/").open_end) == (True, True)


def plain_dates() -> st.SearchStrategy[str]:
    days = st.dates(min_value=date(1, 1, 1)).map(date.isoformat)
    lengths = st.sampled_from([4, 7, 10])
    cut = st.tuples(days, lengths).map(lambda pair: pair[0][: pair[1]])
    decades = st.integers(1, 999).map(lambda number: f"{number:03}X")
    return st.tuples(cut | decades, st.sampled_from(["", "~"])).map("".join)


def intervals() -> st.SearchStrategy[str]:
    ends = plain_dates().filter(lambda text: "X" not in text)
    pairs = st.lists(ends, min_size=2, max_size=2).map(
        lambda both: "/".join(sorted(both, key=lambda text: parse(text).earliest))
    )
    return pairs | ends.map("{}/..".format) | ends.map("../{}".format)


def bounds(parsed: edtf.parser.parser_classes.EDTFObject) -> list[tuple[int, ...] | None]:
    """Return the library's first and last day, None where it says that a side has no end."""
    found = (parsed.lower_strict(), parsed.upper_strict())
    return [None if isinstance(side, float) else tuple(side[:3]) for side in found]


@settings(deadline=None)
@given(plain_dates() | intervals())
@example("2100-02")  # no leap year
@example("2000-02~/2000-02-29")
def test_the_fast_path_agrees_with_the_library(text):
    span = parse(text)
    ours = [day and (day.year, day.month, day.day) for day in (span.earliest, span.latest)]
    assert ours == bounds(edtf.parse_edtf(text))


@settings(deadline=None)
@given(st.dates(), st.dates())
def test_an_interval_that_ends_before_it_starts_is_refused(one, other):
    first, last = sorted([one, other])
    if first == last:
        parse(f"{first}/{last}")
    else:
        with pytest.raises(InvalidDate, match="ends before it starts"):
            parse(f"{last}/{first}")


@settings(deadline=None)
@given(plain_dates() | intervals())
def test_every_date_is_said_on_one_line_and_shorter_in_short(text):
    span = parse(text)
    assert words(span).isprintable()
    year = span.earliest.year if span.earliest else span.latest.year
    assert str(year) in words(span)
    assert len(short(span)) <= len(words(span))


@settings(deadline=None)
@given(st.text() | st.from_regex(r"[0-9X/.~?%TZ-]{1,24}", fullmatch=True))
@example("2024-10-01T10:00:00")
@example("from from - - a to a to a")
def test_any_text_is_a_span_or_an_invalid_date(text):
    said = ""
    try:
        said = words(parse(text))
    except InvalidDate as error:
        said = f"{error.reason}{error.remedy}"
    assert said


@settings(deadline=None)
@given(
    st.dates(min_value=date(1930, 1, 1), max_value=date(2029, 12, 31)),
    st.sampled_from(["%b-%y", "%d-%b-%Y", "%d-%b-%y", "%m/%d/%Y", "%d.%m.%Y", "%Y/%m/%d"]),
)
def test_what_a_spreadsheet_made_of_a_date_is_found_again(day, form):
    names = {number: calendar.month_abbr[number] for number in range(1, 13)}
    typed = day.strftime(form.replace("%b", names[day.month]))
    wanted = day.isoformat() if "%d" in form else day.isoformat()[:7]
    with pytest.raises(InvalidDate) as caught:
        parse(typed)
    assert wanted in caught.value.remedy


@settings(deadline=None)
@given(st.integers(10_000, 99_999))
def test_a_serial_number_is_the_day_that_a_spreadsheet_means(number):
    remedy = remedy_for(str(number), lambda _: True)
    day = date.fromisoformat(remedy.meant[0])
    assert (day - date(1900, 3, 1)).days == number - 61


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("45566.5", FORMS),
        ("since 45566", FORMS),
        ("24-Oct", "write the year too, as in YYYY-10-24"),
        ("1.10.2024", "write 2024-10-01"),
    ],
)
def test_no_spreadsheet_is_suspected_of_what_was_typed(text, remedy):
    with pytest.raises(InvalidDate) as caught:
        parse(text, in_sheet=False)
    assert caught.value.remedy == remedy


@pytest.mark.parametrize("when", [date(2024, 10, 1), "2024-10-01", parse("2024-10-01")])
def test_a_day_a_text_and_a_span_are_said_alike(when):
    assert words(when) == "on 1 October 2024"
    assert noun(when) == "1 October 2024"
    assert short(when) == "1 Oct 2024"


def test_a_blank_date_is_not_said():
    assert (words(""), noun(""), short("")) == ("", "", "")


def test_what_is_no_date_is_not_said():
    with pytest.raises(InvalidDate, match="write 2024-10-01"):
        short("2024/10/01")


@pytest.mark.parametrize(
    ("text", "said"),
    [("197X", "the 1970s"), ("1994", "1994"), ("2009/..", "since 2009"), ("1990~", "around 1990")],
)
def test_a_date_as_a_noun(text, said):
    assert noun(text) == said


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-10", date(2024, 10, 1), date(2024, 10, 31)),
        ("197X", date(1970, 1, 1), date(1979, 12, 31)),
        ("2009/..", date(2009, 1, 1), date(2009, 12, 31)),
        ("2009/2011", date(2009, 1, 1), date(2009, 12, 31)),  # from year to year it went on
        ("2012/2024-10", date(2012, 1, 1), date(2012, 12, 31)),
        ("2024-09/2024-10-11", date(2024, 9, 1), date(2024, 10, 11)),  # on some day of these
        ("2009/", date(2010, 1, 1), date(2010, 1, 1)),
        ("../2009", None, None),
        ("/2009", date(2008, 12, 31), date(2008, 12, 31)),
    ],
)
def test_the_days_on_which_it_can_have_happened_or_begun(text, first, last):
    span = parse(text)
    assert (span.begun_from, span.begun_by) == (first, last)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1990/2024", "1990–2024"),
        ("2024-09/2024-10-11", "September 2024 – 11 October 2024"),
        ("2024-10-06/2024-10-11", "6–11 October 2024"),
        ("2024-09/2024-10", "September–October 2024"),
        ("2023-12/2024-01", "December 2023 – January 2024"),
        ("2024-09-05/2024-10-11", "5 September – 11 October 2024"),
        ("1990/2024-10-11", "1990 – 11 October 2024"),
        ("2024-10-01", "1 October 2024"),
        ("2024-09/..", "since September 2024"),
        ("../1990", "until 1990"),
        ("", ""),
    ],
)
def test_from_when_to_when(text, said):
    assert ends(text) == said


@pytest.mark.parametrize("text", ["1994-08-12/", "/1994-08-12"])
def test_what_is_after_or_before_a_day_is_not_told_by_its_year(text):
    assert coarsened(text, "year") == text
    assert coarsened(text, "month") == text

"""Every date that a remedy names is a date, and says no more than what was written."""

from __future__ import annotations

import re
from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.test_dates import ACCEPTED, REFUSED
from tests.test_edtf_examples import REMEDIED
from timeline.dates import (
    Day,
    InvalidDate,
    doubt,
    from_parts,
    interval,
    parse,
    rewritten,
)


def named(error: InvalidDate) -> list[str]:
    """Return the dates that a remedy names."""
    head = error.remedy.replace(" (a spreadsheet may have rewritten it)", "")
    found = [part.strip(",;:") for part in head.split()]
    return [part for part in found if re.match(r"^(Y-?|-|\[|\.\./|/)?[0-9]", part)]


def check_remedy(text: str) -> None:
    error = None
    try:
        parse(text)
    except InvalidDate as raised:
        error = raised
    if error is not None:
        for literal in {*named(error), *error.meant}:
            parse(literal)
        assert set(error.meant) <= set(named(error))


@pytest.mark.parametrize("text", [row[0] for row in (*REFUSED, *REMEDIED)])
def test_each_date_that_a_remedy_names_is_one(text):
    check_remedy(text)


@settings(deadline=None, max_examples=500)
@given(
    st.from_regex(r"[0-9X/.~?%TZYES,:\[\]{} +-]{1,24}", fullmatch=True)
    | st.from_regex(
        r"(c\. )?[0-9]{1,4}([ /.-]([0-9]{1,2}|May|juin|июня))?[ /.-][0-9]{1,5}( BC| v\. Chr\.)?",
        fullmatch=True,
    )
)
@example("1999-12/98")
@example("2024-00-31")
@example("0 BC")
def test_each_date_that_any_remedy_names_is_one(text):
    check_remedy(text)


DAYS = st.dates(min_value=date(1583, 1, 1), max_value=date(2999, 12, 31))
LANGUAGES = """
de fr es it pt nl sv da nb fi pl cs sk hr sr hu ro bg ru uk el tr lv et is ca
"""


@settings(deadline=None)
@given(
    DAYS,
    st.sampled_from(LANGUAGES.split()),
    st.sampled_from(["d MMMM y", "d. MMMM y", "d MMM y", "MMMM y", "LLLL y"]),
)
def test_a_date_in_words_of_many_languages_is_found_and_no_more(day, locale, form):
    text = format_date(day, form, locale=locale)
    with pytest.raises(InvalidDate) as caught:
        parse(text)
    wanted = day.isoformat() if form.startswith("d") else day.isoformat()[:7]
    assert wanted in caught.value.meant
    assert {len(found) for found in caught.value.meant} == {len(wanted)}


@settings(deadline=None)
@given(DAYS, st.sampled_from(["{m}/{d}/{y}", "{d}/{m}/{y}", "{m}-{d}-{y}"]))
def test_american_and_european_order_stay_both(day, form):
    text = form.format(y=f"{day.year:04}", m=day.month, d=day.day)
    with pytest.raises(InvalidDate) as caught:
        parse(text)
    assert day.isoformat() in caught.value.meant
    both = day.day <= 12 and day.day != day.month
    assert len(caught.value.meant) == 1 + both
    assert (rewritten(text) is None) == both


@given(st.integers(1, 290_000), st.sampled_from(["{} BC", "{} BCE", "{} v. Chr.", "{} av. J.-C."]))
def test_a_year_before_christ_is_one_less(year, form):
    span = parse(rewritten(form.format(year)))
    assert span.earliest == Day(1 - year, 1, 1)
    assert span.latest == Day(1 - year, 12, 31)


@given(DAYS)
def test_zeroes_of_databases_are_no_first_of_january(day):
    year, month = day.isoformat()[:4], day.isoformat()[:7]
    assert parse(f"{year}-00-00").earliest == Day(day.year, 1, 1)
    assert parse(f"{year}-00-00").latest == Day(day.year, 12, 31)
    assert parse(f"{month}-00").precision == "month"
    assert parse(f"+{year}-00-00T00:00:00Z").precision == "year"


@pytest.mark.parametrize("row", ACCEPTED, ids=lambda row: row[0])
def test_what_is_a_date_is_left_as_it_is(row):
    assert rewritten(row[0]) == row[0]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("12. Juni 2009", "2009-06-12"),
        ("Oct. 1, 2024", "2024-10-01"),
        ("1 d’ag. 2000", "2000-08-01"),
        ("1990s", "199X"),
        ("since 2009", "2009/.."),
        ("20241001", "2024-10-01"),
        ("431–404 BC", "-0430/-0403"),
        ("{1667,1668}", "1667/1668"),
        (" 1994", "1994"),
        ("22.-24.10.1956", "1956-10-22/1956-10-24"),
        ("29./30. Oktober 1956", "1956-10-29/1956-10-30"),
        ("29.10.-6.11.1956", "1956-10-29/1956-11-06"),
        ("29 October - 6 November 1956", "1956-10-29/1956-11-06"),
        ("29–30 October 1956", "1956-10-29/1956-10-30"),
        ("du 29 octobre au 6 novembre 1956", "1956-10-29/1956-11-06"),
        ("October 29-30, 1956", "1956-10-29/1956-10-30"),
        ("October 29 to November 6, 1956", "1956-10-29/1956-11-06"),
        ("Oct/Nov 1956", "1956-10/1956-11"),
        ("Oct-Nov 1956", "1956-10/1956-11"),
        ("Q3 1956", "1956-35"),
        ("3. Quartal 1956", "1956-35"),
        ("Q3 1918", "1918-07/1918-09"),  # 1918-35 would be taken for 1918 to 1935
        ("H2 1956", "1956-41"),
        ("spring 1957", "1957-21"),
        ("Spring 1957", "1957-21"),
        ("in the fall of 1956", "1956-23"),
        ("Frühjahr 1956", "1956-21"),
        ("im Herbst 1956", "1956-23"),
        ("printemps 1956", "1956-21"),
        ("été 1956", "1956-22"),
        ("otoño de 1956", "1956-23"),
        ("estate 1956", "1956-22"),
        ("Winter 1956/57", "1956-24"),
        ("winter 1956", None),  # its beginning or its end
        ("été 2018", "2018-06/2018-08"),  # 2018-22 would be taken for 2018 to 2022
        ("winter 2018/19", "2018-12/2019-02"),
        ("fin 2021", "2021-09/2021-12"),
        ("Ende 2021", "2021-09/2021-12"),
        ("late 2021", "2021-09/2021-12"),
        ("a finales de 2021", "2021-09/2021-12"),
        ("à la fin de 2021", "2021-09/2021-12"),
        ("fine 2021", "2021-09/2021-12"),
        ("final de 2021", "2021-09/2021-12"),
        ("end of 1956", "1956-39"),
        ("début 2012", "2012-01/2012-04"),
        ("Anfang 2012", "2012-01/2012-04"),
        ("principios de 2012", "2012-01/2012-04"),
        ("início de 2012", "2012-01/2012-04"),
        ("mi-2019", "2019-05/2019-08"),
        ("mid-2019", "2019-05/2019-08"),
        ("Mitte 2019", "2019-05/2019-08"),
        ("metà 2019", "2019-05/2019-08"),
        ("a mediados de 2019", "2019-05/2019-08"),
        ("meados de 2019", "2019-05/2019-08"),
        ("1er semestre 1956", "1956-40"),
        ("courant 2014", "2014"),
        ("années 1990", "199X"),
        ("les années 1990", "199X"),
        ("1990er Jahre", "199X"),
        ("anni 1990", "199X"),
        ("década de 1990", "199X"),
        ("early 1990s", None),  # told as 1990/1993, which nobody has written
        ("vers juillet 2024", "2024-07~"),
        ("c. July 2024", "2024-07~"),
        ("um Juli 2024", "2024-07~"),
        ("hacia julio de 2024", "2024-07~"),
        ("circa luglio 2024", "2024-07~"),
        ("por volta de julho de 2024", "2024-07~"),
        ("vers le 3 juillet 2024", "2024-07-03~"),
        ("2012 env.", "2012~"),
        ("vers fin 2021", "2021-09~/2021-12~"),
        ("juillet 2024 ?", "2024-07?"),
        ("12 mars 2012 (?)", "2012-03-12?"),
        ("entre 2012 et 2014", "2012/2014"),
        ("de juillet 2014 à mars 2015", "2014-07/2015-03"),
        ("2012*", "2012"),
        ("mai 2012 [1]", "2012-05"),
        ("2012[sic]", "2012"),
        ("2012\u200b", "2012"),
        ("early November 1956", "1956-11-01/1956-11-10"),
        ("mid-November 1956", "1956-11-11/1956-11-20"),
        ("Ende Februar 1956", "1956-02-21/1956-02-29"),
        ("29.10.1956 17:00", "1956-10-29T17:00:00"),
        ("29.10.1956, 17 Uhr", "1956-10-29T17:00:00"),
        ("10/29/1956 5:00:00 PM", "1956-10-29T17:00:00"),
        ("29.10.1956 00:00", "1956-10-29"),  # how programs write a day without a time
        ("01.01.1956 00:00", None),  # a day, or a year
        ("29.10.1956 25:00", None),
        ("Mon, 29 Oct 1956", "1956-10-29"),
        ("Montag, 29.10.1956", "1956-10-29"),
        ("lundi 29 octobre 1956", "1956-10-29"),
        ("Tue, 29 Oct 1956", None),  # the weekday or the date is wrong
        ("1956-13-01", None),  # 13 may be a slip for 12
        ("50s", None),
        ("?.10.1956", "1956-10"),
        ("??.??.1956", "1956"),
        ("1956-10-??", "1956-10"),
        ("1956-??-??", "1956"),
        ("vor 1956", "/1956"),
        ("avant 1956", "/1956"),
        ("nach 1956", "1956/"),
        ("seit 1956", "1956/.."),
        ("vor dem 26.7.1956", "/1956-07-26"),
        ("19. Jh.", "18XX"),
        ("19th century", "18XX"),
        ("XIXe siècle", "18XX"),
        ("siglo XIX", "18XX"),
        ("nuit du 5 au 6 novembre 1956", "1956-11-05/1956-11-06"),
        ("Nacht vom 5. auf den 6. November 1956", "1956-11-05/1956-11-06"),
        ("10/1/2024", None),  # the order of day and month
        ("10/13/24", None),  # the century
        ("Oct-24", None),  # a day, or a year
        ("12000", None),  # a year, or a day of a spreadsheet
        ("45566.5", None),
        ("1965-73", None),  # a slip of the pen, or a later year
        ("2016/2009", None),
        ("19", None),
        ("listopad 2009", None),  # October in Zagreb, November in Prague
        ("2000-01-01T00:00:00Z", None),
        ("156X-12-25", None),
        ("soon", None),
    ],
)
def test_what_is_unmistakable_is_rewritten(text, meant):
    assert rewritten(text) == meant
    assert meant is None or doubt(meant) is None


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("early 1990s", "write 1990/1993"),
        ("mid-1990s", "write 1994/1996"),
        ("Ende der 1990er Jahre", "write 1997/1999"),
        ("début des années 1990", "write 1990/1993"),
        ("fin XIXe siècle", "write 1867/1899"),
        ("90er Jahre", "write the century too, as in 199X"),
        ("années 90", "write the century too, as in 199X"),
        ("00s", "write the century too, as in 200X"),
        ("anni '90", "write the century too, as in 199X"),
        # A number after a year may be a month or a later year.
        ("1905/07", "write 1905-07 or 1905/1907, whichever is meant"),
        ("1868/9", "write 1868-09 or 1868/1869, whichever is meant"),
        ("1956/12", "write 1956-12"),
        ("1994.1", "write 1994-01 or 1994-10, whichever is meant"),
    ],
)
def test_a_part_of_a_time_and_a_number_after_a_year_are_remedied(text, remedy):
    with pytest.raises(InvalidDate) as caught:
        parse(text)
    assert caught.value.remedy == remedy


FEBRUARY = "names no day: February 1957 has 28 days; write the day, or 1957-02 if it is not known"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31.2.1957", FEBRUARY),
        ("2/31/1957", FEBRUARY),
        ("31 Feb 1957", FEBRUARY),
        ("1957 2 31", FEBRUARY),
        ("1956-13-01", "has no month 13; write 1956-01-13 if the day came first"),
        ("1956/13/01", "has no month 13; write 1956-01-13 if the day came first"),
        ("50s", "is not a date; write the century too, as in 195X"),
        ("Tue, 29 Oct 1956", "was a Monday; write 1956-10-29 if only the weekday is wrong"),
        (
            "nuit du 5 au 6 novembre",
            "has no year; write the year too, as in YYYY-11-05/YYYY-11-06",
        ),
        ("29/10", "is not a date; write the year too, as in YYYY-10-29"),
        ("31. Oktober", "is not a date; write the year too, as in YYYY-10-31"),
        ("5/6", "is not a date; write the year too, as in YYYY-06-05 or YYYY-05-06"),
        (
            "Oct 24",
            "is not a date; write the year too, as in YYYY-10-24, or 2024-10 if a year is meant",
        ),
        ("winter 1956", "is not a date; write 1956-24 or 1955-24, whichever is meant"),
    ],
)
def test_what_is_asked_about(text, said):
    with pytest.raises(InvalidDate) as caught:
        parse(text, in_sheet=False)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1918-23", "is read as autumn 1918; write 1918/1923 if a later year is meant"),
        ("2024-21", None),
        ("2024-10", None),
        ("1918/1923", None),
    ],
)
def test_a_season_that_may_be_years_is_told(text, said):
    assert doubt(text) == said


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("2009", "6", "12"), "2009-06-12"),
        (("2009", "Juni", ""), "2009-06"),
        (("2009", "", ""), "2009"),
        (("2009.0", "6.0", "0"), "2009-06"),
        (("2009", "00", "00"), "2009"),
        (("44 BC", "3", "15"), "-0043-03-15"),
        (("-43", "3", "15"), "-0043-03-15"),
        (("79", "8", ""), "0079-08"),
        (("197X", "", ""), "197X"),
        (("12000", "", ""), "Y12000"),
        (("2001", "9", "11", "8:46"), "2001-09-11T08:46:00"),
    ],
)
def test_a_date_of_three_columns(parts, text):
    assert from_parts(*parts) == text


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("", "6", "12"), "has no year; fill in the year, or leave the row out"),
        (("2009", "", "12"), "has a day, but no month; fill in the month, or empty the day"),
        (
            ("2009", "13", ""),
            "has no month 13; write a month from 1 to 12, or leave it blank",
        ),
        (
            ("2009", "listopad", ""),
            "has no month listopad; write a month from 1 to 12, or leave it blank",
        ),
        (("2009", "6", "x"), "has no day x; write the day as a number, or leave it blank"),
        (
            ("2009", "6", "31"),
            "names no day: June 2009 has 30 days; write the day, or 2009-06 if it is not known",
        ),
        (
            ("2009", "6", "3", "noon"),
            "has no time noon; write the time as 23:20, or leave it blank",
        ),
    ],
)
def test_three_columns_that_are_no_date(parts, said):
    with pytest.raises(InvalidDate) as caught:
        from_parts(*parts)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("both", "text"),
    [
        (("1965", "1973"), "1965/1973"),
        (("1965", ""), "1965"),
        (("1965", "1965"), "1965"),
        (("1965", ".."), "1965/.."),
        (("..", "1965"), "../1965"),
        (("-0043", "0014"), "-0043/0014"),
    ],
)
def test_an_interval_of_two_columns(both, text):
    assert interval(*both) == text


@pytest.mark.parametrize(
    ("both", "said"),
    [
        (("1973", "1965"), "ends before it starts; write 1965/1973, or correct one side"),
        (
            ("1965/1966", "1973"),
            "has an interval in one of two columns; write it in one of them alone",
        ),
    ],
)
def test_two_columns_that_are_no_interval(both, said):
    with pytest.raises(InvalidDate) as caught:
        interval(*both)
    assert str(caught.value) == said


def test_the_turn_of_a_century_is_no_month():
    assert rewritten("1999/00") is None
    assert doubt("1999-00") == "is read as 1999; write 1999/2000 if a later year is meant"

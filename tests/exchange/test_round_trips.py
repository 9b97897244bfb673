"""What is written is read again; it loses what the tables of the forms say, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.reading import found
from timeline.exchange import dating, timelinejs, to_markwhen, to_timelinejs, vis
from timeline.exchange.drafts import Era, Event, Found, Source
from timeline.exchange.texts import on_one_line, prose
from timeline.exchange.to_markwhen import as_text
from timeline.export.others import _sheet

LETTERS = st.characters(exclude_categories=["C", "Zl", "Zp"], exclude_characters="\ufffd")
TEXTS = st.text(LETTERS, max_size=60)
HOSTILE = st.sampled_from(
    [
        *("<script>alert(1)</script>", "a <b and c> d", "&amp;lt; &copy", "</p><p class='note'>x"),
        *("=1+1", "@SUM(A1)", "'=1", "#tag here", "2024: no date", "now: no", "id: no", "- item"),
        *("// no comment", "# no section", "[x] not done", "title: no", "before !x: no", "a\nb"),
        *('"quoted"', "a; b | c, d", "section one", "مرحبا", "회의", "--- x"),
    ]
)
LINES = (TEXTS | HOSTILE).map(on_one_line).filter(bool)
PARAGRAPHS = st.lists(LINES, max_size=3).map("\n".join).map(prose)
SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
YEARS = st.integers(10, 9998)  # after 9999 is beyond the years of markwhen


@st.composite
def points(draw):
    """Return a year, month or day."""
    year, length = draw(YEARS), draw(st.integers(1, 3))
    parts = [f"{year:04}", f"{draw(st.integers(1, 12)):02}", f"{draw(st.integers(1, 28)):02}"]
    return "-".join(parts[:length])


@st.composite
def dates(draw, *, exact: bool):
    """Return a date: one that a point or a range says, or any of EDTF."""
    one = draw(points())
    two = draw(points())
    inexact = [f"{one}~", f"{one}?", f"{one[:3]}X", f"{one}/..", f"../{one}", f"{one}/", f"/{one}"]
    between = sorted([one[:4], two[:4]])
    span = one if between[0] == between[1] else "/".join(between)
    picked = draw(st.sampled_from([one, span] if exact else [one, span, *inexact]))
    return dating.readable(picked, one)


@st.composite
def events(draw, *, exact: bool = False):
    """Return a few events, each with its id."""
    keys = draw(st.lists(SLUGS, max_size=4, unique=True))
    return tuple(
        Event(
            0,
            draw(dates(exact=exact)),
            draw(LINES),
            key=key,
            summary=draw(PARAGRAPHS),
            kind=draw(st.just("") | LINES),
            sources=tuple(draw(st.lists(st.builds(Source, LINES), max_size=1))),
            note=draw(PARAGRAPHS),
        )
        for key in keys
    )


def eras(*, exact: bool = False):
    one = st.builds(Era, st.just(0), dates(exact=exact), LINES, SLUGS)
    return st.lists(one, max_size=2, unique_by=lambda era: era.key).map(tuple)


def filled(*, exact: bool = False):
    """Return what is to be written: an event at least."""
    some = st.builds(Found, events(exact=exact).filter(bool), eras(exact=exact))
    return some.map(lambda one: replace(one, title="Whole", description="About it"))


def told(done: Found) -> Found:
    """Return what a form keeps: no lines, no sources as such, and no extra columns."""
    plain = {"line": 0, "sources": (), "extras": {}}
    return replace(
        done,
        events=tuple(replace(event, **plain) for event in done.events),
        eras=tuple(replace(era, line=0, extras={}) for era in done.eras),
        titles=0,
    )


def changed(done: Found, **how) -> Found:
    """Return events and eras with fields changed, each by a function of the old one."""

    def with_these(one):
        named = {"title": "name"} if isinstance(one, Era) else {}
        fields = ((named.get(name, name), change) for name, change in how.items())
        new = {name: change(getattr(one, name)) for name, change in fields if hasattr(one, name)}
        return replace(one, **new)

    eras = tuple(map(with_these, done.eras))
    return replace(done, events=tuple(map(with_these, done.events)), eras=eras)


@given(filled())
def test_timelinejs_json(written):
    done = found(to_timelinejs.as_json(written), "x.json")
    assert told(done) == told(written)


@given(filled(exact=True))
def test_timelinejs_sheet_without_ids_and_with_exact_dates(written):
    done = found(_sheet(written), "x.timelinejs.csv")
    kept = changed(written, key=lambda _: "")
    assert told(done) == told(kept)


@given(filled())
def test_vis(written):
    done = found(vis.as_json(written), "x.json")
    assert told(done) == told(replace(written, title="", description=""))


def tag(kind: str) -> str:
    words = "_".join(re.findall(r"\w+", kind))
    return f"{words}_" if words.isdecimal() else words


def plain(line: str) -> str:
    spaced = re.sub(r"(^|\s)#(?=\w)", r"\1# ", line)
    return on_one_line(re.sub(r"^\[([xX ]?)\]", r"(\1) ", spaced))


def unmarked(summary: str) -> str:
    return re.sub("^- ", "", summary, flags=re.MULTILINE)


@given(filled())
def test_markwhen(written):
    done = found(as_text(written), "x.mw")
    kept = changed(written, title=plain, kind=tag, summary=unmarked)
    assert told(changed(done, summary=unmarked)) == told(kept)


@pytest.mark.parametrize(
    "date", ["1994", "1994-02", "1994-02-03", "1994/1996", "1994-02/1994-03-04"]
)
def test_what_these_programs_can_say_needs_no_other_words(date):
    start, end, is_exact = dating.ends(date)
    assert is_exact
    assert "/".join("-".join(filter(None, at[:3])) for at in (start, end) if at) == date


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("197X", ("1970",), ("1979",)),
        ("1990~", ("1990",), None),
        ("2009/..", ("2009-01-01",), None),
        ("2009-06?/2009-08", ("2009-06-01",), ("2009-08-31",)),
    ],
)
def test_what_these_programs_cannot_say_is_within_what_they_are_told(date, start, end):
    first, last, is_exact = dating.ends(date)
    assert not is_exact
    assert ("-".join(filter(None, first[:3])),) == start
    assert (last and ("-".join(filter(None, last[:3])),)) == end


def test_markwhen_has_no_years_before_one():
    assert [to_markwhen.is_writable(date) for date in ("-0043", "0000", "0001", "Y12000")] == [
        *(False, False, True, False)
    ]


def test_timelinejs_has_no_year_0():
    years = ("-0043", "0000", "0001", "Y12000")
    theirs = [to_timelinejs._historical(year) for year in years]
    assert theirs == ["-44", "-1", "1", "12000"]
    assert [timelinejs._astronomical(year) for year in theirs] == ["-43", "0", "1", "12000"]


def test_vis_has_years_of_six_digits():
    years = ("-0043", "0000", "1994", "Y12000")
    assert [vis._year(year) for year in years] == ["-000043", "0000", "1994", "+012000"]


RARE = [
    *("2024-21", "-0043", "-0043-03-15", "Y12000", "2024-10-01T10:30:00", "2024-10-01T10:30:15"),
    *("2024-10-01T10:30:00/2024-10-02T11:00:00", "1994-02~/1996", "{1994,1995}", "[1994..1996]"),
    *("2024-10-01T23:59:59", "19XX", "1994-XX", "2024-10-XX", "2024-10/..", "../2009-06-12"),
]
"""Dates that are read, or will be."""


@pytest.mark.parametrize("date", RARE)
def test_rare_dates_come_back(date):
    date = dating.readable(date, "1994")
    written = Found((Event(0, date, "A"),))
    forms = {"x.json": to_timelinejs.as_json, "x.vis.json": vis.as_json}
    if to_markwhen.is_writable(date):
        forms["x.mw"] = as_text
    for name, write in forms.items():
        (event,) = found(write(written), name).events
        assert event.date == date, name

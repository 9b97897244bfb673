"""ACLED, UCDP GED, GDELT and Wikidata: dates as exact as they say, countries by their own codes."""

from __future__ import annotations

import pytest

from tests.exchange.reading import found, loaded, rows
from timeline.exchange.gdelt import GDELT

ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,country,iso,location,source,notes,fatalities\n"
)
UCDP = (
    "id,year,type_of_violence,conflict_name,side_a,side_b,source_article,where_coordinates,country,"
    "country_id,date_prec,date_start,date_end,best,high,low\n"
)


def acled(date: str, precision: str = "1", country: str = "Xland", iso: str = "000") -> str:
    return (
        f"XXX1,{date},2025,{precision},Demonstrations,Protests,Peaceful protest,Protesters (Xland),"
        f"Students (Xland); Teachers (Xland),6,,{country},{iso},Town,Paper; Other Paper,"
        f"People gather,0\n"
    )


def ucdp(precision: str, start: str, end: str, country: str = "365") -> str:
    return (
        f"77,1990,3,X: Government,Government of X,Civilians,Agency 1990,Town,Russia,{country},"
        f"{precision},{start} 00:00:00.000,{end} 00:00:00.000,1,2,0\n"
    )


def test_acled(tmp_path):
    done = found(ACLED + acled("16 May 2025"))
    (row,) = rows(done)
    assert row == {
        "id": "xxx1",
        "date": "2025-05-16",
        "title": "Peaceful protest in Town",
        "summary": "People gather",
        "kind": "protest",
        "actors": "protesters-xland; students-xland; teachers-xland",
        "sources": "paper; other-paper",
        "acled_disorder_type": "Demonstrations",
        "acled_inter1": "6",
        "acled_fatalities": "0",
        "acled_country": "Xland",
    }
    ds = loaded(done, tmp_path / "set")
    assert list(ds.actors["name"]) == ["Protesters (Xland)", "Students (Xland)", "Teachers (Xland)"]


@pytest.mark.parametrize(
    ("date", "precision", "read"),
    [
        ("16 May 2025", "1", "2025-05-16"),
        ("2025-05-16", "2", "2025-05-12/2025-05-18"),
        ("16/05/2025", "3", "2025-05"),
        ("1 June 2025", "2", "2025-05-26/2025-06-01"),
    ],
)
def test_acled_says_how_exact_a_date_is(date, precision, read):
    (event,) = found(ACLED + acled(date, precision)).events
    assert event.date == read


def test_acled_countries_by_number_or_by_the_whole_name():
    text = ACLED + acled("1 May 2025", iso="706") + acled("1 May 2025", country="Mali")
    assert [event.countries for event in found(text).events] == [("SOM",), ("MLI",)]
    (event,) = found(ACLED + acled("1 May 2025", country="Republic of China")).events
    assert event.countries == ()


def test_rows_of_one_id_stay_apart():
    done = found(ACLED + acled("1 May 2025") * 2)
    assert [row["id"] for row in rows(done)] == ["xxx1", "xxx1-2"]


def test_a_row_without_a_day_is_told():
    done = found(ACLED + acled("2 May 2025") + acled("soon"))
    assert [(left.line, left.reason) for left in done.left] == [
        (3, 'event_date "soon" is not a date')
    ]
    assert rows(done, "not-imported.csv")[0]["row"].startswith("XXX1 | soon | 2025")


@pytest.mark.parametrize(
    ("precision", "start", "end", "read"),
    [
        ("1", "1990-01-02", "1990-01-02", "1990-01-02"),
        ("2", "1990-01-02", "1990-01-04", "1990-01-02/1990-01-04"),
        ("4", "1990-02-01", "1990-02-28", "1990-02"),
        ("5", "1990-01-01", "1990-12-31", "1990"),
    ],
)
def test_ucdp(precision, start, end, read, tmp_path):
    done = found(UCDP + ucdp(precision, start, end))
    (row,) = rows(done)
    assert row["date"] == read
    assert (row["id"], row["countries"], row["sources"]) == ("ged-77", "RUS", "agency-1990")
    assert row["title"] == "Government of X against civilians in Town"
    assert row["summary"] == (
        "One-sided violence. X: Government. 1 death by the best estimate (0 to 2)."
    )
    assert [actor["name"] for actor in rows(done, "actors.csv")] == ["Government of X"]
    assert len(loaded(done, tmp_path / "set").events) == 1


@pytest.mark.parametrize(("number", "code"), [("678", "YEM"), ("816", "VNM"), ("345", "YUG")])
def test_gleditsch_ward_numbers(number, code):
    (event,) = found(UCDP + ucdp("1", "1990-01-02", "1990-01-02", number)).events
    assert event.countries == (code,)


def gdelt(columns: int = 61, **cells: str) -> str:
    names = [name for row in GDELT.mapping for name in row.theirs]
    assert {*cells} <= {*names}
    at = {
        "GLOBALEVENTID": 0,
        "SQLDATE": 1,
        "Actor1Name": 6,
        "Actor1CountryCode": 7,
        "Actor2Name": 16,
        "Actor2CountryCode": 17,
        "EventRootCode": 28,
        "GoldsteinScale": 30,
        "ActionGeo_FullName": 52 if columns == 61 else 50,
        "SOURCEURL": columns - 1,
    }
    line = [""] * columns
    for name, cell in cells.items():
        line[at[name]] = cell
    return "\t".join(line) + "\n"


@pytest.mark.parametrize("columns", [58, 61])
def test_gdelt(columns, tmp_path):
    text = gdelt(
        columns,
        GLOBALEVENTID="1001",
        SQLDATE="20240930",
        Actor1Name="JAPAN",
        Actor1CountryCode="JPN",
        Actor2Name="SOUTHEAST ASIA",
        Actor2CountryCode="SEA",
        EventRootCode="04",
        GoldsteinScale="1.0",
        ActionGeo_FullName='Tokyo, "Tokyo", Japan',
        SOURCEURL="https://www.example.org/news/one",
    )
    done = found(text + gdelt(columns, GLOBALEVENTID="2", SQLDATE="soon"), "x.export.CSV")
    (row,) = rows(done)
    assert row == {
        "id": "gdelt-1001",
        "date": "2024-09-30",
        "title": 'Japan: consults, Southeast Asia (Tokyo, "Tokyo", Japan)',
        "kind": "consultation",
        "countries": "JPN",
        "actors": "japan; southeast-asia",
        "sources": "example-org-news-one",
        "gdelt_goldsteinscale": "1.0",
        "gdelt_actor2countrycode": "SEA",
    }
    (source,) = rows(done, "sources.csv")
    assert source == {
        "id": "example-org-news-one",
        "kind": "reference",
        "title": "[example.org]",
        "publisher": "example.org",
        "url": "https://www.example.org/news/one",
    }
    (left,) = done.left
    assert left.reason.startswith('SQLDATE "soon" is no')
    assert len(loaded(done, tmp_path / "set").events) == 1


def test_gdelt_of_another_width_is_told():
    done = found(gdelt(GLOBALEVENTID="1", SQLDATE="20240930") + "2\t20240930\n", form="gdelt")
    assert [left.reason for left in done.left] == ["has 2 cells where GDELT has 58 or 61"]


WIKIDATA = "item,itemLabel,itemDescription,date,countryLabel"


@pytest.mark.parametrize(
    ("date", "precision", "read"),
    [
        ("1964-10-10T00:00:00Z", "11", "1964-10-10"),
        ("1964-10-01T00:00:00Z", "10", "1964-10"),
        ("+1964-00-00T00:00:00Z", "9", "1964"),
        ("1960-01-01T00:00:00Z", "8", "196X"),
        ("1901-01-01T00:00:00Z", "7", "19XX"),
        ("1964-10-10T00:00:00Z", "", "1964-10-10"),
        ("+1964-00-00T00:00:00Z", "", "1964"),
        ("1964-10-01T00:00:00Z", "", "1964-10"),
        ("1964-01-01T00:00:00Z", "", "1964"),
    ],
)
def test_wikidata_dates(date, precision, read):
    text = (
        f"item,itemLabel,date,precision\nhttp://www.wikidata.org/entity/Q1,A,{date},{precision}\n"
    )
    assert [event.date for event in found(text).events] == [read]


def test_wikidata(tmp_path):
    line = "http://www.wikidata.org/entity/Q190,A treaty,a paper,1964-01-01T00:00:00Z"
    text = f"{WIKIDATA},coord\n{line},Japan,Point(1 2)\n{line},Prussia,\n{line},India,\n"
    done = found(text)
    (row,) = rows(done)
    assert row == {
        "id": "q190",
        "date": "1964",
        "title": "A treaty",
        "summary": "a paper",
        "countries": "JPN; IND",
        "sources": "wikidata-a-treaty",
        "wikidata_coord": "Point(1 2)",
        "wikidata_country": "Prussia",
    }
    assert done.joined == 2
    (remark,) = done.remarks
    assert remark.remedy == "add wikibase:timePrecision to the query as ?precision"
    assert remark.reason == (
        "has 1 date on the first of a month that was read as the month, or the year in January, "
        "since no column says how exact it is"
    )
    assert len(loaded(done, tmp_path / "set").sources) == 1


def test_wikidata_as_tsv():
    text = (
        "?item\t?itemLabel\t?date\n"
        '<http://www.wikidata.org/entity/Q190>\t"A treaty"@en\t'
        '"1964-10-10T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>\n'
    )
    (event,) = found(text, "query.tsv").events
    assert (event.key, event.title, event.date) == ("Q190", "A treaty", "1964-10-10")

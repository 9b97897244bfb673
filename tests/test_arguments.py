"""What the library is given is taken, or refused in one sentence that says what would be taken."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from tests.factories import dataset
from timeline import arguments, brief, charts, queries
from timeline.brief import View
from timeline.dates import Day
from timeline.dates.ranges import DateRange
from timeline.queries.filters import FACETS, Filters

DAY = date(2024, 10, 1)
KINDS = (
    "agreement, doctrine, proposal, publication, statement, decision, election, summit, "
    "military, institution, opinion"
)
VIEWS = "timeline, matrix, compare, actor, events, stances, sources"
FORMS = "write it as 2024-10-01, 2024-10, 2024, 202X, 2024~ or 2009/.."
ASKED = "did you mean ishiba (Ishiba Shigeru)?"


@pytest.fixture(scope="module")
def ds(tmp_path_factory):
    return dataset(
        tmp_path_factory.mktemp("arguments"),
        events=[
            {"id": "speech", "label": "Speech", "countries": "JPN; USA", "kind": "statement"},
            {"id": "summit", "label": "Summit", "date": "2025", "countries": "JPN"},
        ],
        stances=[{}],
        actors=[{"id": "ishiba", "name": "Ishiba Shigeru", "country": "JPN"}],
        frameworks=[{"id": "asian-nato", "name": "Asian NATO"}],
    )


def refused(call, *args, **given):
    with pytest.raises(ValueError) as error:  # noqa: PT011 -- the whole message is compared
        call(*args, **given)
    return str(error.value)


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ({"countries": "JPN"}, ("JPN",)),
        ({"countries": ["JPN", "USA", "JPN"]}, ("JPN", "USA")),
        ({"frameworks": iter(["asian-nato"])}, ("asian-nato",)),
        ({"actors": pd.Series(["ishiba"])}, ("ishiba",)),
        ({"kinds": "summit"}, ("summit",)),
        ({"sources": ()}, ()),
        ({"sources": ""}, ()),
        ({"countries": None}, ()),
        ({"years": [1990, 2024]}, DateRange.between("1990", "2024")),
        ({"years": np.array([1990, 2024])}, DateRange.between("1990", "2024")),
        ({"years": 2024}, DateRange.between("2024", "2024")),
        ({"years": "197X"}, DateRange.between("1970", "1979")),
        ({"years": "2024-09/2024-10-11"}, DateRange.between("2024-09", "2024-10-11")),
        ({"years": ("2024-09", DAY)}, DateRange.between("2024-09", "2024-10-01")),
        ({"years": (None, pd.Timestamp(DAY))}, DateRange.between("..", "2024-10-01")),
        ({"years": ["2024-09"]}, DateRange.between("2024-09", "2024-09")),
        ({"years": ("994", "..")}, DateRange.between("0994", "")),
        ({"years": (None, None)}, None),
        ({"years": None}, None),
        ({"text": "umbrella"}, "umbrella"),
    ],
)
def test_filters_take(given, taken):
    (field,) = given
    filters = Filters(**given)
    assert getattr(filters, field) == taken
    assert filters == Filters(**{field: taken})
    assert len({filters, Filters(**{field: taken})}) == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"countries": 3}, "countries 3 is no text, and no list of texts"),
        ({"actors": ["ishiba", None]}, "actors None is no text"),
        (
            {"years": (2024, 1990)},
            "years 2024 and 1990 end before they begin; exchange them",
        ),
        (
            {"years": (DAY, "2024-09")},
            'years 2024-10-01 and "2024-09" end before they begin; exchange them',
        ),
        (
            {"years": (1990, 2000, 2024)},
            "years 1990 and 2000 and 2024 are not one date, or a first and a last",
        ),
        ({"years": ()}, "years () are not one date, or a first and a last"),
        ({"years": "Oct 2024"}, 'years "Oct 2024" is not a date; write 2024-10'),
        (
            {"years": "soon"},
            f'years "soon" is not a date; {FORMS}',
        ),
        (
            {"years": (True, 2024)},
            "years True is no date; write 1994, 2024-09 or 2024-10-11",
        ),
        (
            {"years": (pd.NaT, 2024)},
            "years NaT is no date; write 1994, 2024-09 or 2024-10-11",
        ),
        (
            {"years": (-300_000, 2024)},
            (
                "years -300000 is beyond the years Y-290000 to Y294000, the furthest that can be "
                "drawn; leave the row out, and tell of it in a note"
            ),
        ),
        ({"ongoing": "shown"}, "str is no bool; write ongoing=True"),
        ({"text": 3}, "text 3 is no text"),
    ],
)
def test_filters_refuse(given, said):
    assert refused(Filters, **given) == said


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("sumit", f'kind "sumit" is none of {KINDS}; did you mean summit?'),
        ("Summit", 'kind "Summit" is written summit'),
    ],
)
def test_a_kind_is_judged_where_the_data_are(ds, kind, said):
    assert refused(queries.events, ds, Filters(kinds=kind)) == said


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ({"kind": "matrix"}, "matrix"),
        ({"lanes": "country"}, "country"),
        ({"lanes": None}, ""),
        ({"lanes": "none"}, ""),
        ({"asof": datetime(2024, 10, 1, 9, 30)}, Day.of(DAY)),  # noqa: DTZ001 -- as a notebook has it
        ({"asof": pd.Timestamp("2024-10-01")}, Day.of(DAY)),
        ({"since": None}, None),
        ({"fold": "JPN"}, ("JPN",)),
        ({"fold": []}, ()),
        ({"fold": ["JPN", ""]}, ("JPN", "")),
        ({"months": np.int64(7)}, 7),
        ({"months": 12_000}, 12_000),
    ],
)
def test_a_view_takes(given, taken):
    (field,) = given
    view = View(**given)
    assert getattr(view, field) == taken
    assert type(getattr(view, field)) is type(taken)
    assert len({view, View(**{field: taken})}) == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"kind": "matrx"},
            f'kind "matrx" is none of {VIEWS}; did you mean matrix?',
        ),
        (
            {"filters": {"country": "JPN"}},
            'dict is no Filters; write timeline.Filters(countries="JPN")',
        ),
        (
            {"scale": "balnced"},
            'scale "balnced" is none of calendar, balanced, even; did you mean balanced?',
        ),
        ({"scale": None}, "scale None is none of calendar, balanced, even"),
        ({"names": "ALL"}, 'names "ALL" is none of few, calm, all; did you mean all?'),
        (
            {"lanes": "countries"},
            'lanes "countries" is none of framework, country, actor, kind; did you mean country?',
        ),
        ({"lanes": []}, "lanes [] is none of framework, country, actor, kind"),
        ({"lanes": 0}, "lanes 0 is none of framework, country, actor, kind"),
        ({"order": "abc"}, 'order "abc" is none of curated, support, similarity'),
        ({"months": 0}, "months 0 is too small; the least is 1"),
        ({"months": 10**7}, "months 10000000 is too large; the most is 12000"),
        ({"months": 1.5}, "months 1.5 is no whole number"),
        ({"months": "24"}, 'months "24" is no whole number'),
        ({"asof": "2024"}, 'asof "2024" is no day; write datetime.date(2024, 10, 1)'),
        ({"since": pd.NaT}, "since NaT is no day; write datetime.date(2024, 10, 1)"),
        (
            {"asof": DAY, "since": date(2025, 1, 1)},
            "asof 2024-10-01 is before since 2025-01-01; exchange them",
        ),
        ({"who": None}, "who None is no text"),
        ({"title": 3}, "title 3 is no text"),
        ({"fold": 3}, "fold 3 is no text, and no list of texts"),
    ],
)
def test_a_view_refuses(given, said):
    assert refused(View, **given) == said


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (Filters(countries="Japan"), 'country "Japan" is written JPN'),
        (Filters(countries="jpn"), 'country "jpn" is written JPN'),
        (Filters(countries="JPM"), 'country "JPM" is none of JPN, USA; did you mean JPN (Japan)?'),
        (Filters(countries=["JPN", "Mars"]), 'country "Mars" is none of JPN, USA'),
        (Filters(frameworks="Asian NATO"), 'framework "Asian NATO" is written asian-nato'),
        (Filters(actors="Ishiba Shigeru"), 'actor "Ishiba Shigeru" is written ishiba'),
        (Filters(actors="Ishiba S."), f'actor "Ishiba S." is none of ishiba; {ASKED}'),
        (Filters(sources="kelly"), 'source "kelly" is not in the data, which have none'),
        ("JPN", 'str is no Filters; write timeline.Filters(countries="JPN")'),
    ],
)
@pytest.mark.parametrize("query", [queries.events, queries.stances, queries.rows, queries.loosen])
def test_what_is_asked_of_the_data_is_in_them(ds, query, filters, said):
    of = ["events"] if query is queries.rows else []
    assert refused(query, ds, filters, *of) == said


def test_events_or_stances_are_asked_for(ds):
    said = 'of "event" is none of events, stances; did you mean events?'
    assert refused(queries.rows, ds, Filters(), "event") == said
    assert refused(queries.options, ds, Filters(), FACETS[0], "event") == said


def test_a_name_that_several_have_is_answered_with_each():
    names = {"JPN": "Japan", "USA": "United States", "japan": "Japan"}
    assert refused(arguments.known, "who", "Japan", names) == 'who "Japan" is written JPN or japan'


def test_of_many_the_nearest_are_named():
    names = {f"event-{n}": f"Event {n}" for n in range(20)} | {"speech": "Speech on Asian NATO"}
    said = "speech and 20 more; did you mean speech (Speech on Asian NATO)?"
    assert arguments.possible("speach", names, names) == said
    assert arguments.possible("Speech on Asia", names, names) == said
    first = ", ".join(list(names)[:12])
    assert arguments.possible("zzz", names) == f"{first} and 9 more"


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("timeline", {"lanes": None}),
        ("timeline", {"lanes": "none", "width": 200, "selected": "speech"}),
        ("timeline", {"width": np.float64(800), "height": 120}),
        ("compare", {"between": ["summit", "speech"], "months": np.int64(12)}),
        ("compare", {"between": ("summit", "speech"), "months": 12_000}),
        ("matrix", {"asof": pd.Timestamp(DAY), "since": DAY}),
        ("matrix", {"arrangement": charts.Arrangement(folded="JPN", frameworks="asian-nato")}),
        ("matrix", {"selected": ("JPN", "asian-nato")}),
        ("matrix", {"selected": ["*", "asian-nato"]}),
        ("drift", {"who": "JPN", "framework": "asian-nato", "cell": ("ishiba", "asian-nato")}),
    ],
)
def test_a_chart_takes(ds, name, given):
    assert isinstance(getattr(charts, name)(ds, **given), go.Figure)


WIDTH = "width 50 is too small; the least is 200"
SCALE = 'scale "balnced" is none of calendar, balanced, even; did you mean balanced?'
NAMED = 'named "some" is none of few, calm, all'
EVENT = '"speach" is none of speech, summit; did you mean speech?'
ACTORS = "JPN, USA, ishiba"


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        *((name, {"width": 50}, WIDTH) for name in charts.__all__ if name.islower()),
        *(
            (name, {"filters": Filters(countries="Japan")}, 'country "Japan" is written JPN')
            for name in charts.__all__
            if name.islower()
        ),
        *((name, {"scale": "balnced"}, SCALE) for name in ("timeline", "compare", "drift")),
        *((name, {"named": "some"}, NAMED) for name in ("timeline", "compare")),
        *((name, {"selected": "speach"}, f"selected {EVENT}") for name in ("timeline", "compare")),
        ("timeline", {"selected": "Speech"}, 'selected "Speech" is written speech'),
        ("timeline", {"width": "wide"}, 'width "wide" is no number'),
        ("timeline", {"width": float("nan")}, "width nan is no number"),
        ("timeline", {"height": 20}, "height 20 is too small; the least is 120"),
        (
            "timeline",
            {"lanes": "contry"},
            'lanes "contry" is none of framework, country, actor, kind; did you mean country?',
        ),
        ("compare", {"months": 0}, "months 0 is too small; the least is 1"),
        ("compare", {"months": 12_001}, "months 12001 is too large; the most is 12000"),
        ("compare", {"between": ("speach", "summit")}, f"between {EVENT}"),
        ("compare", {"between": "speech"}, 'between "speech" is no pair of texts'),
        (
            "matrix",
            {"asof": DAY, "since": date(2025, 1, 1)},
            "asof 2024-10-01 is before since 2025-01-01; exchange them",
        ),
        ("matrix", {"asof": 2024}, "asof 2024 is no day; write datetime.date(2024, 10, 1)"),
        ("matrix", {"selected": ("ishiba",)}, "selected ('ishiba',) is no pair of texts"),
        ("matrix", {"selected": ("abe", "")}, f'selected "abe" is none of {ACTORS}'),
        ("matrix", {"selected": ("", "quad")}, 'selected "quad" is none of asian-nato'),
        (
            "matrix",
            {"arrangement": "support"},
            'str is no Arrangement; write charts.Arrangement(order="support")',
        ),
        (
            "matrix",
            {"arrangement": charts.Arrangement(order="suport")},
            'order "suport" is none of curated, support, similarity; did you mean support?',
        ),
        (
            "matrix",
            {"arrangement": charts.Arrangement(folded=["Japan"])},
            'folded "Japan" is written JPN',
        ),
        (
            "matrix",
            {"arrangement": charts.Arrangement(frameworks=["quad"])},
            'frameworks "quad" is none of asian-nato',
        ),
        ("drift", {"who": ""}, f'who "" is none of {ACTORS}'),
        ("drift", {"who": "Ishiba Shigeru"}, 'who "Ishiba Shigeru" is written ishiba'),
        ("drift", {"framework": "Asian NATO"}, 'framework "Asian NATO" is written asian-nato'),
        ("drift", {"event": "speach"}, f"event {EVENT}"),
        ("drift", {"cell": ("abe", "")}, f'cell "abe" is none of {ACTORS}'),
        ("drift", {"cell": ("ishiba", "quad")}, 'cell "quad" is none of asian-nato'),
    ],
)
def test_a_chart_refuses(ds, name, given, said):
    needed = {"drift": {"who": "ishiba"}, "side_by_side": {"sides": ["JPN", "USA"]}}.get(name, {})
    assert refused(getattr(charts, name), ds, **(needed | given)) == said


def test_a_folder_is_no_data_set():
    said = "str is no Dataset; timeline.load reads one"
    assert refused(charts.timeline, "data") == said
    assert refused(brief.write, "data", View(), "svg") == said
    assert refused(brief.parse, "data", "matrix") == said
    assert refused(brief.usual, "data") == said


@pytest.mark.parametrize("views", [View("events"), [View("events")], (View("events"),)])
def test_a_file_takes_one_view_or_several(ds, views):
    one = brief.write(ds, View("events"), "csv")
    assert brief.write(ds, views, ".csv") == one
    assert brief.rows(ds, View("events"), "csv") == brief.rows(ds, View("events"), ".CSV") == one
    assert brief.html(ds, views) == brief.html(ds, View("events"))
    assert brief.deck(ds, views) == brief.deck(ds, View("events"))


def test_sources_are_written_with_or_without_a_dot_today_or_on_another_day(ds):
    one = brief.write(ds, View("events"), "txt")
    assert brief.citations(ds, View("events"), "txt") == one
    assert brief.citations(ds, View("events"), ".txt", brief.edition()) == one


def test_a_template_has_its_own_size(ds):
    template = brief.deck(ds, LIST, size="a4")
    assert brief.deck(ds, LIST, size="screen", template=template)[:2] == b"PK"


LIST = [View("events")]
SLIDES = "16:9, 4:3, a4, a4-portrait"


@pytest.mark.parametrize(
    ("call", "args", "given", "said"),
    [
        (
            "write",
            [LIST, "pfd"],
            {},
            'suffix "pfd" is none of pdf and 15 more; did you mean pdf?',
        ),
        (
            "write",
            [LIST, "x.svg"],
            {},
            'suffix "x.svg" is none of svg and 15 more; did you mean svg?',
        ),
        (
            "write",
            [LIST, "svg"],
            {"size": "A4"},
            'size "A4" is none of 16:9, 4:3, a4, a4-portrait, screen; did you mean a4?',
        ),
        ("write", [LIST, "svg"], {"size": "screen", "width": 50}, WIDTH),
        ("write", [LIST, "png"], {"scale": 9}, "scale 9 is too large; the most is 4.0"),
        (
            "write",
            [LIST, "pptx"],
            {"template": "house.potx"},
            "str is no bytes; read the file with Path(...).read_bytes()",
        ),
        ("write", [[], "svg"], {}, "there is no view to write; name one at least"),
        (
            "write",
            [["matrix"], "svg"],
            {},
            'str is no View; write brief.View("matrix"), or take the first of brief.parse',
        ),
        (
            "write",
            ["matrix", "svg"],
            {},
            'str is no View; write brief.View("matrix"), or take the first of brief.parse',
        ),
        ("write", [None, "svg"], {}, 'NoneType is no Iterable; write [brief.View("matrix")]'),
        (
            "svg",
            [LIST],
            {},
            'list is no View; write brief.View("matrix"), or take the first of brief.parse',
        ),
        ("png", [View("actor", who="Japan")], {}, 'who "Japan" is written JPN'),
        (
            "pdf",
            [[View("compare", then="speach")]],
            {},
            'then "speach" is none of speech, summit; did you mean speech?',
        ),
        (
            "pictures",
            [[View("actor", on="Asian NATO")]],
            {},
            'on "Asian NATO" is written asian-nato',
        ),
        ("deck", [[View("matrix", fold="Japan")]], {}, 'fold "Japan" is written JPN'),
        (
            "deck",
            [LIST],
            {"size": "16x9"},
            f'size "16x9" is none of {SLIDES}; did you mean 16:9?',
        ),
        ("deck", [LIST], {"size": None}, f"size None is none of {SLIDES}"),
        ("deck", [LIST], {"subtitle": 3}, "subtitle 3 is no text"),
        *((call, [LIST], {"title": 3}, "title 3 is no text") for call in ("pdf", "deck", "html")),
        ("write", [LIST, "svg"], {"title": 3}, "title 3 is no text"),
        ("write", [LIST, "svg"], {"size": None}, f"size None is none of {SLIDES}, screen"),
        ("write", [LIST, None], {}, "suffix None is no text"),
        ("write", [LIST, "svg"], {"made": ""}, "str is no Edition; brief.edition makes one"),
        (
            "pictures",
            [LIST],
            {"progress": 3},
            "int is no Callable; write a function of what is done, of how much, and a title",
        ),
        (
            "usual",
            [{"country": "JPN"}],
            {},
            'dict is no Filters; write timeline.Filters(countries="JPN")',
        ),
        ("usual", [Filters(actors="abe")], {}, 'actor "abe" is none of ishiba'),
        ("html", [View(filters=Filters(actors="abe"))], {}, 'actor "abe" is none of ishiba'),
        (
            "rows",
            [View(), ".xls", brief.edition()],
            {},
            'suffix "xls" is none of csv, xlsx, json; did you mean xlsx?',
        ),
        ("rows", [View(), None], {}, "suffix None is no text"),
        ("citations", [View(), None], {}, "suffix None is no text"),
        ("citations", [View(), "csv"], {}, 'suffix "csv" is none of bib, csl.json, txt'),
        ("rows", [View(), ".csv", "today"], {}, "str is no Edition; brief.edition makes one"),
        (
            "citations",
            [View("actor", who="abe"), ".bib", brief.edition()],
            {},
            f'who "abe" is none of {ACTORS}',
        ),
        (
            "parse",
            ["matrx"],
            {},
            f'there is no view "matrx"; there are {VIEWS}; did you mean matrix?',
        ),
    ],
)
def test_a_file_is_refused(ds, call, args, given, said):
    assert refused(getattr(brief, call), ds, *args, **given) == said


def test_an_edition_has_a_day_and_an_address():
    said = "str is no date; write datetime.date(2024, 10, 1)"
    assert refused(brief.Edition, "2024-10-01") == said
    assert refused(brief.edition, 3) == "base 3 is no text"


def test_two_days_in_an_address_are_put_in_order(ds):
    view, said = brief.parse(ds, "matrix?asof=2024-10-01&since=2025-01-01")
    assert (view.since, view.asof, said) == (DAY, date(2025, 1, 1), ())

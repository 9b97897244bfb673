"""The pages without a browser: what they say for good data, bad data, and no data in view."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.factories import folder
from timeline.reading import load

DATA = Path(__file__).parents[2] / "data"
DASHBOARD = str(Path(__file__).parents[2] / "dashboard.py")

EVENTS = [
    {
        "id": "report",
        "date": "1994",
        "title": "Advisers report",
        "label": "Report",
        "kind": "publication",
        "countries": "JPN",
    },
    {
        "id": "vote",
        "date": "2024-10-27",
        "title": "Coalition loses",
        "label": "Vote",
        "kind": "election",
        "countries": "JPN; USA",
    },
]


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run the dashboard on a folder, with the parameters of a URL."""

    def start(path=None, *, opened="", **query):
        monkeypatch.setenv("TIMELINE_DATA", str(path or folder(tmp_path, events=EVENTS)))
        app = AppTest.from_file(DASHBOARD, default_timeout=30)
        for name, value in query.items():
            app.query_params[name] = value
        if opened:
            app.session_state[opened] = True
        return app.run()

    return start


def test_very_many_problems_are_counted_and_not_all_listed(run, tmp_path):
    rows = [
        {"id": f"e{n}", "date": f"bad {n}" if n % 2 else "1994", "countries": f"Nowhere {n}"}
        for n in range(3_000)
    ]
    app = run(folder(tmp_path, events=rows))
    assert not app.exception
    assert app.error[0].value.startswith("**The data have 4,500 problems.**\n")
    (rest,) = [fold for fold in app.expander if fold.label.endswith(" more")]
    assert rest.label == "19 more"
    assert rest.markdown[0].value.count("\n") == 18
    assert "date is not a date, 1,49" in rest.markdown[0].value.replace("\\", "")


def said(app: AppTest) -> str:
    return "\n".join(m.value for m in (*app.markdown, *app.caption))


def test_the_real_data_open_without_an_exception(monkeypatch):
    monkeypatch.delenv("TIMELINE_DATA", raising=False)
    app = AppTest.from_file(DASHBOARD, default_timeout=30).run()
    assert not app.exception
    assert app.title[0].value == "Asian NATO\\: who did what\\, who stands where"
    events = len(load(DATA).events)
    assert f"**{events} events**" in said(app)


def test_a_choice_narrows_and_says_so(run):
    app = run()
    app.multiselect(key="country").select("USA").run()
    assert "**1 of 2 events · United States**" in said(app)


def test_a_link_is_taken_in_other_words_too(run):
    app = run(country="jpn", kind="election")
    assert app.multiselect(key="country").value == ["JPN"]
    assert app.multiselect(key="kind").value == ["election"]
    assert not app.warning


def test_what_a_link_asks_in_vain_is_dropped_and_said(run):
    app = run(country="Atlantis", event="never", colour="red")
    assert app.warning[0].value.replace("\\", "") == (
        'Left out of the view: country "Atlantis" is not in the data; '
        'event "never" is not in the data; colour "red" is none of country, kind, framework, none.'
    )
    assert "**2 events**" in said(app)


def test_an_event_in_the_link_opens_its_card(run):
    app = run(event="report")
    assert app.code[0].value.startswith("Advisers report (1994)")
    assert "In 1994" in said(app)


def test_an_empty_view_offers_a_way_out(run):
    app = run(country="United States", kind="Publication")
    assert "No events match these filters" in app.info[0].value
    app.button(key="loosen:Country: United States").click().run()
    assert "**1 of 2 events · Publication**" in said(app)


def test_reset_clears_every_filter(run):
    app = run(country="United States", q="coalition")
    next(b for b in app.button if b.label == "Reset").click().run()
    assert "**2 events**" in said(app)
    assert app.text_input(key="q").value == ""


def test_bad_data_are_named_by_line_and_the_last_good_ones_stay(run, tmp_path):
    path = folder(tmp_path, events=EVENTS)
    app = run(path)
    assert not app.error
    folder(tmp_path, events=[{**EVENTS[0], "date": "Oct-24"}, EVENTS[1]])
    app.run()
    assert "The data have 1 problem" in app.error[0].value
    assert "events.csv:2: date" in app.error[0].value.replace("\\", "")
    assert "**2 events**" in said(app)


def test_data_that_never_were_good_are_explained(run, tmp_path):
    app = run(tmp_path / "nowhere")
    assert app.title[0].value == "This data set cannot be shown yet"
    assert "nowhere" in app.error[0].value


RICH = {
    "events": [
        {
            **EVENTS[0],
            "date": "1994-08-12",
            "reported_date": "1995",
            "summary": "What it is about.",
            "quote": "two pillars",
            "note": "Corrected: the article is a year late.",
            "actors": "ann",
            "frameworks": "pact",
            "sources": "news#3",
            "importance": "core",
        },
        EVENTS[1],
    ],
    "stances": [
        {
            "id": "one",
            "actor": "ann",
            "framework": "pact",
            "stance": "-2",
            "date": "1994",
            "event": "report",
            "summary": "Ann is against it.",
            "condition": "While it lasts",
            "basis": "quote",
            "sources": "news#3",
        },
        {"id": "two", "actor": "ann", "framework": "pact", "stance": "1", "date": "2024"},
    ],
    "actors": [{"id": "ann", "name": "Ann", "country": "JPN"}],
    "frameworks": [{"id": "pact", "name": "Pact", "proposition": "There should be a pact."}],
    "sources": [{"id": "news", "kind": "article", "title": "News", "url": "https://n.example/a"}],
}


def test_a_card_shows_all_that_its_event_rests_on(run, tmp_path):
    app = run(folder(tmp_path, **RICH), event="report")
    text = said(app).replace("\\", "")
    for words in (
        "On 12 August 1994 · a source says in 1995 · publication",
        "What it is about.",
        "“two pillars”",
        "Corrected: the article is a year late.",
        "**Countries**",
        "**Actors**",
        "**Frameworks**",
        "“News”, ¶3.](<https://n.example/a>)",
        "opposes] [Ann](./actors?who=ann) on [Pact](./stances?cell=ann~pact)",
    ):
        assert words in text
    links = [link.proto for link in app.get("page_link")]
    assert [(link.label, link.page, link.query_string) for link in links] == [
        (":primary[Japan]", "actors", "who=JPN"),
        (":primary[Ann]", "actors", "who=ann"),
        (":primary[Pact]", "stances", "cell=%2A~pact"),
    ]


def test_a_card_without_a_source_says_so(run):
    assert "No source given." in said(run(event="vote"))


ANSWER = {
    "events": [
        {**EVENTS[0], "kind": "proposal", "date": "2024-09", "frameworks": "pact"},
        EVENTS[1],
    ],
    "stances": [
        {
            "actor": "india",
            "framework": "pact",
            "stance": "-2",
            "date": "2024-10-01",
            "basis": "quote",
        }
    ],
    "actors": [{"id": "india", "name": "India", "type": "state", "country": "IND"}],
    "frameworks": [{"id": "pact", "name": "<b>Pact</b>"}],
}


def test_a_page_begins_with_its_answer_and_leads_to_its_evidence(run, tmp_path):
    told = run(folder(tmp_path, **ANSWER), scale="even").markdown[0].value
    # Data are text: a name is shown as it is written, whatever it holds.
    assert r"### \<b\>Pact\<\/b\> was [" in told
    assert told.replace("\\", "") == (
        "### <b>Pact</b> was [proposed in September 2024](./?scale=even&event=report); "
        "[India](./stances?cell=IND~pact) said no within 30 days; by 1 October 2024 "
        "[no government had backed it](./stances?framework=pact)."
    )


def test_a_page_without_an_answer_begins_with_how_much_there_is(run):
    told = run().markdown[0].value
    assert told.replace("\\", "") == "### 2 events, 1994 to 2024."


def test_a_card_outside_the_filters_says_so(run, tmp_path):
    app = run(folder(tmp_path, **RICH), event="report", country="United States")
    assert "outside the filters" in said(app)


def test_the_table_says_what_the_chart_says(run, tmp_path):
    table = run(folder(tmp_path, **RICH), opened="timeline-tabled").dataframe[0].value
    assert list(table.columns) == [
        "No.",
        "Date",
        "Event",
        "Kind",
        "Countries",
        "Actors",
        "Frameworks",
        "Importance",
        "A source says",
        "Sources",
    ]
    assert list(table.iloc[0]) == [
        1,
        "12 Aug 1994",
        "Advisers report",
        "publication",
        "Japan",
        "Ann",
        "Pact",
        "core",
        "1995",
        "Unsigned article, ¶3",
    ]


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ({"country": ["Japan", "USA"]}, ["JPN", "USA"]),
        ({"country": ["japan", "United States"]}, ["JPN", "USA"]),
        ({"country": ["Atlantis", "Japan"]}, ["JPN"]),
    ],
)
def test_mixed_words_in_a_link_all_hold(run, query, chosen):
    app = run(**query)
    assert app.multiselect(key="country").value == chosen


def test_years_that_run_backwards_are_dropped_and_said(run):
    app = run(years=["2024", "1994"])
    assert app.text_input(key="years-first").value == ""
    assert app.warning[0].value.replace("\\", "") == (
        'Left out of the view: years "2024" and "1994" end before they begin; exchange them.'
    )


def test_a_value_that_a_control_does_not_know_is_said(run):
    app = run(lanes="zzz")
    assert app.warning[0].value.replace("\\", "") == (
        'Left out of the view: lanes "zzz" is none of none, framework, country, actor, kind.'
    )


def test_what_changed_data_no_longer_have_is_given_up_and_said(run, tmp_path):
    path = folder(tmp_path, events=EVENTS)
    app = run(path, country="United States", event="vote")
    folder(tmp_path, events=[EVENTS[0]])
    app.run()
    assert app.warning[0].value.replace("\\", "") == (
        'Left out of the view: country "USA" is no longer in the data; '
        'event "vote" is no longer in the data.'
    )
    assert "**1 event**" in said(app)


def test_a_data_set_of_three_columns_is_enough(run, tmp_path):
    path = folder(tmp_path, events=[{"id": "a", "date": "2001", "title": "Only this"}])
    app = run(path, opened="timeline-tabled")
    assert not app.exception
    assert "**1 event**" in said(app)
    assert list(app.dataframe[0].value["Event"]) == ["Only this"]


def test_a_data_set_of_stances_alone_says_where_they_are(run, tmp_path):
    app = run(folder(tmp_path, stances=[{"id": "a", "actor": "Ann", "framework": "Pact"}]))
    assert not app.exception
    assert app.info[0].value == (
        "**This data set has no events.** What happened needs an events.csv with date and title; "
        "see the page Stances for what there is."
    )

"""The page of one actor or country, without a browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.slow

DATA = {
    "events": [
        {
            "id": "talks",
            "date": "2024-09-10",
            "title": "They talk",
            "actors": "ann; cid",
            "countries": "JPN",
            "frameworks": "pact",
        },
    ],
    "stances": [
        {
            "id": "yes",
            "actor": "ann",
            "framework": "pact",
            "stance": "2",
            "date": "2024-09",
            "event": "talks",
            "summary": "Ann wants it.",
            "quote": "now",
            "condition": "If asked",
        },
        {"id": "less", "actor": "ann", "framework": "pact", "stance": "1", "date": "2024-10-03"},
        {"id": "quad", "actor": "ann", "framework": "quad", "stance": "-1", "date": "2024-10"},
        {"id": "no", "actor": "bob", "framework": "pact", "stance": "-2", "date": "2023"},
    ],
    "actors": [
        {"id": "team", "name": "Team", "type": "government", "country": "JPN"},
        {
            "id": "ann",
            "name": "Ann",
            "native_name": "杏",
            "type": "person",
            "parent": "team",
        },
        {"id": "bob", "name": "Bob", "country": "USA"},
        {"id": "cid", "name": "Cid"},
        {"id": "dot", "name": "Dot"},
    ],
    "frameworks": [
        {"id": "pact", "name": "Pact", "proposition": "There should be a pact."},
        {"id": "quad", "name": "Quad"},
    ],
}


@pytest.fixture
def run(open_page):
    """Open the page on a folder, with the parameters of a URL."""

    def start(data=None, **query):
        return open_page("actors", data or DATA, query)

    return start


def said(app):
    """Return all that is written, as a reader sees it."""
    texts = (*app.title, *app.markdown, *app.caption, *app.info)
    return "\n".join(text.value.replace("\\", "") for text in texts)


def folds(app):
    return [fold.label.replace("\\", "") for fold in app.expander]


def test_who_spoke_most_is_shown_where_nobody_is_asked_for(run):
    app = run()
    assert app.title[0].value == "Ann :gray[杏]"
    assert "who" not in app.query_params


def test_who_it_is_is_said_from_the_data(run):
    text = said(run(who="ann"))
    assert (
        "Person · speaks for [Team](./actors?who=team) · country [Japan](./actors?who=JPN)" in text
    )
    assert "**3 statements** on 2 frameworks and **1 event** in view, Sep 2024 to Oct 2024" in text
    assert "Government · country [Japan](./actors?who=JPN) · who speaks for it: [Ann]" in said(
        run(who="team")
    )


def test_a_country_that_ends_the_chain_is_not_said_again(run):
    actors = [
        {"id": "land", "name": "Japan", "type": "state", "country": "JPN"},
        {"id": "bloc", "name": "Bloc", "type": "state"},
        {"id": "ann", "name": "Ann", "type": "person", "parent": "land"},
        {"id": "bob", "name": "Bob", "type": "person", "country": "JPN", "parent": "bloc"},
    ]
    stances = [{"actor": "ann"}, {"actor": "bob"}]
    rows = [{**row, "framework": "pact", "stance": "1", "date": "2024"} for row in stances]
    data = {"actors": actors, "stances": rows}
    assert "Person · speaks for [Japan](./actors?who=land)\n" in said(run(data, who="ann"))
    assert (
        "Person · speaks for [Bloc](./actors?who=bloc) · country [Japan](./actors?who=JPN)\n"
        in said(run(data, who="bob"))
    )


def test_what_moved_is_said_from_where_to_where(run):
    assert (
        "- [Pact](./stances?cell=ann~pact): :violet-badge[++ supports] Sep 2024 → "
        ":violet-badge[+ leans in favour] 3 Oct 2024"
    ) in said(run(who="ann"))


def test_a_contradiction_is_two_stances_at_once(run):
    stances = [
        {"actor": "bob", "framework": "pact", "stance": "2", "date": "2024"},
        {"actor": "bob", "framework": "pact", "stance": "-2", "date": "2024-05-01"},
    ]
    text = said(run({"stances": stances}, who="bob"))
    assert (
        "(./stances?cell=bob~pact): :violet-badge[++ supports] :orange-badge[−− opposes] 2024"
        in text
    )
    assert "→" not in text


def test_every_statement_has_its_evidence_by_framework(run):
    app = run(who="ann")
    assert folds(app) == [
        "**Pact** · 2 statements · supports, then leans in favour",
        "**Quad** · 1 statement · is sceptical",
    ]
    text = said(app)
    assert (
        ":violet-badge[++ supports] **In September 2024** · "
        "[Ann](./actors?who=ann) on [Pact](./stances?cell=ann~pact)"
    ) in text
    event = "**Condition** If asked  \n**Event** [They talk](./?event=talks)"
    for words in ("Ann wants it.", "“now”", event):
        assert words in text


def test_a_country_speaks_through_its_voices(run):
    app = run(who="JPN")
    assert app.title[0].value == "Japan and its voices"
    text = said(app)
    assert "Country · 2 voices: [Ann](./actors?who=ann), [Team](./actors?who=team)" in text
    assert "[Ann](./actors?who=ann) on [Pact]" in text


def test_a_country_of_many_voices_shows_one_framework_at_a_time(run):
    stances = [
        {"actor": f"a{n}", "framework": "pact" if n < 9 else "quad", "date": f"20{n:02}"}
        for n in range(1, 18)
    ]
    actors = [{"id": f"a{n}", "country": "JPN"} for n in range(1, 18)]
    data = {"stances": stances, "actors": actors, "frameworks": DATA["frameworks"]}
    app = run(data, who="JPN")
    chooser = app.selectbox(key="drift-on")
    assert chooser.options == ["Quad · 9 voices", "Pact · 8 voices"]
    assert chooser.value == "quad"
    chooser.select("pact").run()
    assert app.query_params["on"] == "pact"
    assert "Stances answer the proposition: There should be a pact." in said(app)
    assert folds(app)[0].startswith("**Pact**")


def test_choosing_somebody_else_changes_the_address_and_closes_what_is_open(run):
    app = run(who="ann", event="talks")
    assert app.code[0].value.startswith("They talk")
    app.selectbox(key="drift-who").select("bob").run()
    assert app.query_params["who"] == "bob"
    assert "event" not in app.query_params
    assert app.title[0].value == "Bob"


def test_everybody_in_view_is_offered_with_names_and_numbers(run):
    assert run().selectbox(key="drift-who").options == [
        "Ann 杏 · 3 statements",
        "Bob · 1 statement",
        "Cid · 1 event",
        "Japan · country · 3 statements",
        "United States · country · 1 statement",
    ]


def test_filters_apply_and_what_they_leave_out_is_said(run):
    app = run(who="ann", framework="Quad")
    assert "**1 statement** on 1 framework and **0 events** in view" in said(app)
    assert "2 statements and 1 event more outside the filters" in said(app)


def test_nothing_of_it_in_view_offers_to_drop_the_filters(run):
    app = run(who="bob", framework="Quad")
    assert "**Nothing of Bob matches these filters.** 1 statement of it" in said(app)
    app.button(key="drift-drop").click().run()
    assert "**1 statement** on 1 framework" in said(app)


def test_nothing_at_all_in_view_offers_a_way_out(run):
    app = run(q="no such words")
    assert "No statements match these filters" in said(app)


def test_somebody_who_only_takes_part_in_events(run):
    app = run(who="cid")
    assert "**0 statements** and **1 event** in view" in said(app)
    assert folds(app) == []
    assert [table.value.shape[0] for table in app.dataframe] == [1]


def test_somebody_of_whom_the_data_have_nothing(run):
    assert "The data have no statement of it and no event that names it." in said(run(who="dot"))


def test_a_data_set_of_events_alone(run):
    app = run({"events": DATA["events"]})
    assert app.title[0].value == "ann"
    assert run({"events": DATA["events"]}, q="no such words").info


def test_a_data_set_without_anybody(run):
    assert "This data set has no statements." in said(run({"events": [{"id": "talks"}]}))


def test_the_tables_say_what_the_chart_says(run):
    statements, events = (table.value for table in run(who="ann").dataframe)
    assert statements["Stance"].tolist() == ["++ supports", "− is sceptical", "+ leans in favour"]
    assert events["Event"].tolist() == ["They talk"]


def test_an_event_that_is_not_its_own_is_shown_with_a_word_about_it(run):
    assert "This event is not on the chart." in said(run(who="bob", event="talks"))


def test_a_country_is_not_headed_like_the_state_of_its_name(run):
    land = {"id": "land", "name": "Japan", "type": "state", "country": "JPN"}
    data = {"actors": [land], "events": [{"actors": "land", "countries": "JPN"}]}
    heads = [run(data, who=key).title[0].value for key in ("land", "JPN")]
    assert heads == ["Japan", "Japan and its voices"]

"""The matrix's page without a browser: its day in the URL, what it says, what can be pressed."""

from __future__ import annotations

from datetime import date

import pytest

pytestmark = pytest.mark.slow

DATA = {
    "events": [{"id": "talks", "date": "2024-09-01", "title": "Talks"}],
    "stances": [
        {"id": "one", "actor": "ann", "framework": "pact", "stance": "2", "date": "2024-09-01"},
        {"id": "two", "actor": "ann", "framework": "pact", "stance": "-1", "date": "2024-10-01"},
        {"id": "three", "actor": "bob", "framework": "pact", "stance": "1", "date": "2024-10-01"},
        {"id": "four", "actor": "bob", "framework": "forum", "stance": "0", "date": "2024-10-20"},
    ],
    "actors": [
        {"id": "ann", "name": "Ann", "country": "JPN"},
        {"id": "bob", "name": "*Bob*", "country": "USA"},
    ],
    "frameworks": [
        {"id": "pact", "name": "Pact", "proposition": "There should be a pact."},
        {"id": "forum", "name": "Forum"},
    ],
}


@pytest.fixture
def run(open_page):
    """Open the page on a folder, with the parameters of a URL."""

    def start(tables=None, **query):
        return open_page("stances", tables or DATA, query)

    return start


def said(app):
    return "\n".join(m.value for m in (*app.markdown, *app.caption)).replace("\\", "")


def press(app, label):
    return next(b for b in app.button if b.label.replace("\\", "") == label).click().run()


def table_of(app, tab):
    """Open a tab of the tables; return the one there is then."""
    (table,) = opened(app, tab).dataframe
    return table.value


def opened(app, tab):
    app.session_state["stances-tabled"] = True
    app.session_state["stance-tables"] = tab
    return app.run()


def squares(app):
    table = table_of(app, "Squares")
    return {(row["Actor"], row["Framework"]): row["Stance"] for _, row in table.iterrows()}


def test_the_newest_day_needs_no_parameter(run):
    app = run()
    assert not app.exception
    assert "asof" not in app.query_params
    assert app.select_slider[0].value == date(2024, 10, 20)
    assert "**20 October 2024, the newest: 1 first found**" in said(app)


def test_any_day_in_the_link_is_honoured(run):
    app = run(asof="2024-09-15")
    assert app.select_slider[0].value == date(2024, 9, 15)
    assert app.select_slider[0].options == [
        "1 Sep 2024",
        "15 Sep 2024",
        "1 Oct 2024",
        "20 Oct 2024",
    ]
    expected = "**15 September 2024: nothing changed on this day, last on 1 September 2024**"
    assert expected in said(app)
    assert squares(app) == {("Ann", "Pact"): "++ supports"}


def test_a_day_before_all_is_blank_and_says_so(run):
    app = run(asof="2001-01-01")
    assert not app.exception
    assert "**1 January 2001: nothing changed on this day, nor before**" in said(app)
    assert squares(app) == {}


def test_what_changed_on_the_day_opens_its_statements(run):
    app = press(run(asof="2024-10-01"), "Ann on Pact ++ → −")
    assert app.query_params["cell"] == "ann~pact"
    assert "On the proposition: There should be a pact." in said(app)
    assert "2 statements by 1 October 2024 · the newest first" in said(app)


def test_two_frameworks_of_one_name_are_told_apart(run):
    frameworks = [{"id": "pact", "name": "Pact"}, {"id": "forum", "name": "Pact"}]
    app = run({**DATA, "frameworks": frameworks}, cell="bob~forum")
    opener = next(s for s in app.selectbox if s.label == "Open a square by its names")
    assert opener.options == ["Ann on Pact (pact)", "*Bob* on Pact (pact)", "*Bob* on Pact (forum)"]
    assert "*Bob* on Pact (forum) 0" in [b.label.replace("\\", "") for b in app.button]
    assert "[*Bob*](./actors?who=bob) on [Pact (forum)](./stances?cell=bob~forum)" in said(app)


def test_statements_after_the_day_are_kept_apart(run):
    app = run(cell="ann~pact", asof="2024-09-15")
    assert "1 statement by 15 September 2024" in said(app)
    assert [e.label for e in app.expander if e.label != "The same as tables"] == [
        "1 more after 15 September 2024"
    ]


def test_the_buttons_step_through_the_days_of_change(run):
    app = press(run(), "Previous")
    assert app.query_params["asof"] == "2024-10-01"
    app = press(app, "Previous")
    assert app.query_params["asof"] == "2024-09-01"
    assert next(b for b in app.button if b.label == "Previous").disabled
    app = press(press(app, "Next"), "Next")
    assert "asof" not in app.query_params


def test_play_begins_at_the_first_day_and_pauses(run):
    app = press(run(), "Play")
    assert app.query_params["asof"] == "2024-09-01"
    app = press(app, "Pause")
    assert "Play" in [b.label for b in app.button]


def test_only_a_person_who_moves_the_slider_stops_the_play(run):
    app = press(run(), "Play")
    # A slow browser sends the day back that play has just left.
    app.select_slider[0].set_value(date(2024, 10, 20)).run()
    assert app.query_params["asof"] == "2024-09-01"
    assert "Pause" in [b.label for b in app.button]
    app.select_slider[0].set_value(date(2024, 10, 1)).run()
    assert app.query_params["asof"] == "2024-10-01"
    assert "Play" in [b.label for b in app.button]


def test_a_day_sent_back_after_the_play_is_heard_again_before_long(run, monkeypatch):
    now = 100.0
    monkeypatch.setattr("timeline.app.day_controls.monotonic", lambda: now)
    app = press(press(run(), "Play"), "Pause")
    app.select_slider[0].set_value(date(2024, 10, 20)).run()
    assert app.query_params["asof"] == "2024-09-01"
    now += 10
    app.select_slider[0].set_value(date(2024, 10, 20)).run()
    assert "asof" not in app.query_params


def test_two_days_are_compared_square_by_square(run):
    app = run(since="2024-09-01", asof="2024-10-01")
    assert [s.value for s in app.select_slider] == [date(2024, 9, 1), date(2024, 10, 1)]
    assert "**1 September 2024 to 1 October 2024: 1 moved; 1 first found**" in said(app)
    assert "**Moved** (1)\n**First found** (1)" in said(app)
    labels = [b.label.replace("\\", "") for b in app.button]
    assert "Ann on Pact: ++ on 1 September 2024 → − on 1 October 2024" in labels
    assert "*Bob* on Pact: + on 1 October 2024" in labels
    table = table_of(app, "Squares")
    assert list(table["Between the days"]) == [
        "++ on 1 September 2024 → − on 1 October 2024",
        "first found",
    ]


def test_what_was_only_said_again_is_counted_with_the_news(run):
    more = {"id": "five", "actor": "bob", "framework": "pact", "stance": "1", "date": "2024-10-20"}
    app = run(DATA | {"stances": [*DATA["stances"], more]})
    assert "**20 October 2024, the newest: 1 first found; 1 said again**" in said(app)
    assert "*Bob* on Pact + again" in [b.label.replace("\\", "") for b in app.button]


def test_where_none_moved_between_two_days_that_is_said_first(run):
    app = run(since="2024-10-01", asof="2024-10-20")
    assert "**1 October 2024 to 20 October 2024: none moved; 1 first found**" in said(app)
    assert "**Moved**: nobody\n**First found** (1)" in said(app)


def test_both_statements_of_a_square_stand_side_by_side(run):
    app = run(since="2024-09-01", asof="2024-10-01", cell="ann~pact")
    assert "**1 September 2024**: ++ supports" in said(app)
    assert "**1 October 2024**: − is sceptical" in said(app)


def test_days_the_wrong_way_round_are_put_right(run):
    app = run(since="2024-10-01", asof="2024-09-01")
    assert [s.value for s in app.select_slider] == [date(2024, 9, 1), date(2024, 10, 1)]


def test_the_switch_sets_an_earlier_day_beside_the_day(run):
    app = run(asof="2024-10-01")
    app.toggle(key="compare-days").set_value(True).run()
    assert app.query_params["since"] == "2024-09-01"
    app.toggle(key="compare-days").set_value(False).run()
    assert "since" not in app.query_params
    assert app.query_params["asof"] == "2024-10-01"


def test_the_slider_puts_its_day_into_the_link(run):
    app = run()
    app.select_slider[0].set_value(date(2024, 10, 1)).run()
    assert app.query_params["asof"] == "2024-10-01"
    app.select_slider[0].set_value(date(2024, 10, 20)).run()
    assert "asof" not in app.query_params


def test_a_country_folds_and_unfolds_by_name(run):
    app = press(run(), "Fold all")
    assert app.query_params["fold"] == ["Japan", "United States"]
    app = press(app, "Unfold all")
    assert "fold" not in app.query_params


def test_what_folds_by_itself_can_be_unfolded_by_link(run):
    many = [{"id": f"a{k}", "name": f"A{k}", "country": "JPN" if k % 2 else ""} for k in range(30)]
    tables = {
        "events": [{}],
        "stances": [
            {"actor": row["id"], "framework": name} for row in many for name in ("pact", "forum")
        ],
        "actors": many,
        "frameworks": DATA["frameworks"],
    }
    app = press(run(tables), "Unfold all")
    assert app.query_params["fold"] == "none"
    assert not app.warning
    app = run(tables, fold="International and unattributed")
    assert not app.warning
    assert not next(b for b in app.button if b.label == "Fold all").disabled


def test_a_heading_or_a_country_opens_all_its_voices(run):
    app = run(cell="*~pact")
    assert "2 voices by 20 October 2024" in said(app)
    app = run(cell="USA~pact")
    assert "1 voice by 20 October 2024" in said(app)
    assert not app.warning


def test_the_tables_say_what_the_matrix_says(run):
    app = run()
    frameworks, actors = table_of(app, "Sums by framework"), table_of(app, "Sums by actor")
    statements, squares = table_of(app, "Statements"), table_of(app, "Squares")
    assert squares.iloc[0].to_dict() == {
        "Country": "Japan",
        "Actor": "Ann",
        "Framework": "Pact",
        "Stance": "− is sceptical",
        "Acts": 2,
        "Statements": 2,
        "Change": "↓ less in favour",
        "Contradiction": "",
        "Newest": "1 Oct 2024",
    }
    assert len(statements) == 4
    assert frameworks.to_dict("list") == {
        "Framework": ["Pact", "Forum"],
        "In favour": [1, 0],
        "Against": [1, 0],
        "Neutral or contradictory": [0, 1],
        "All": [2, 1],
        "Proposition": ["There should be a pact.", ""],
    }
    assert list(actors["Actor"]) == ["*Bob*", "Ann"]


def test_nonsense_in_the_link_is_dropped_and_said(run):
    app = run(asof="2024-13-01", order="alphabet", fold="Atlantis", cell="ann~forum")
    text = app.warning[0].value.replace("\\", "")
    assert 'asof "2024-13-01" is not a day; write 2024-10-01' in text
    assert 'order "alphabet" is none of curated, support, similarity' in text
    assert 'fold "Atlantis" is not in the data' in text
    assert 'cell "ann~forum" is not in the data' in text


def test_a_single_day_has_nothing_to_slide(run):
    app = run({"stances": [{"actor": "Ann", "framework": "Pact"}]})
    assert not app.exception
    assert not app.select_slider
    assert "As of 1 October 2024" in said(app)


OFFICES = {
    "stances": [
        {"id": "plan", "actor": "ann", "framework": "pact", "stance": "2", "date": "2024-09-10"},
        {"id": "talk", "actor": "ann", "framework": "pact", "stance": "1", "date": "2024-10-07"},
        {"id": "note", "actor": "cabinet", "framework": "pact", "stance": "1",
         "date": "2024-10-07", "event": "talks"},
        {"id": "old", "actor": "cal", "framework": "forum", "stance": "2", "date": "2024-01-05"},
        {"id": "no", "actor": "bob", "framework": "pact", "stance": "-2",
         "date": "2024-10-02/2024-10-31"},
        {"id": "we", "actor": "members", "framework": "pact", "stance": "0", "date": "2024-09-10"},
    ],
    "events": [{"id": "talks", "date": "2024-10-07", "title": "Talks"}],
    "actors": [
        {"id": "japan", "name": "Japan", "type": "state", "country": "JPN"},
        {"id": "cabinet", "name": "The cabinet", "type": "government", "parent": "japan"},
        {"id": "ann", "name": "Ann", "parent": "cabinet",
         "office": "2024-10-01/.. prime minister"},
        {"id": "cal", "name": "Cal", "parent": "japan",
         "office": "2021-10-04/2024-09-30 prime minister"},
        {"id": "bob", "name": "Bob", "type": "state", "country": "IND"},
        {"id": "members", "name": "Members", "type": "state", "country": ""},
    ],
    "frameworks": DATA["frameworks"],
}  # fmt: skip


def governments(app):
    table = table_of(app, "Squares")
    return {(row["Government"], row["Framework"]): row["Stance"] for _, row in table.iterrows()}


def test_governments_come_first_where_there_are_any(run):
    app = run(OFFICES)
    assert app.segmented_control(key="voices-choice").value == "governments"
    assert "voices" not in app.query_params
    assert governments(app) == {
        ("Japan", "Pact"): "+ leans in favour",
        ("India", "Pact"): "−− opposes",
        ("Members", "Pact"): "0 is neutral",
    }


def test_all_voices_are_a_choice_that_the_link_has(run):
    app = run(OFFICES)
    app.segmented_control(key="voices-choice").set_value("all").run()
    assert app.query_params["voices"] == "all"
    assert ("Ann", "Pact") in squares(app)
    app.segmented_control(key="voices-choice").set_value("governments").run()
    assert "voices" not in app.query_params


def test_a_link_that_folds_a_country_shows_all_voices(run):
    app = run(OFFICES, fold="Japan")
    assert app.segmented_control(key="voices-choice").value == "all"
    assert not app.warning
    app.segmented_control(key="voices-choice").set_value("governments").run()
    assert app.query_params["voices"] == "governments"
    assert governments(app)


def test_without_governments_there_is_no_choice(run):
    assert not [c for c in run().segmented_control if c.key == "voices-choice"]


def test_where_no_government_speaks_all_voices_are_a_click_away(run):
    app = run(OFFICES, actor="cal", country="India")
    assert not app.exception
    tables = {**OFFICES, "actors": [{**row, "office": ""} for row in OFFICES["actors"]]}
    app = run(tables, actor="Ann")
    assert not app.exception
    assert [info.value for info in app.info] == ["No government among those who speak here."]
    app.segmented_control(key="voices-choice").set_value("all").run()
    assert squares(app)


def test_what_has_perhaps_been_said_by_the_day_is_told_apart(run):
    app = run(OFFICES, asof="2024-10-02")
    assert "**2 October 2024: 1 by now perhaps**" in said(app)
    assert "India on Pact perhaps −−" in [b.label.replace("\\", "") for b in app.button]
    assert governments(app)["India", "Pact"] == "by now perhaps: −− opposes"
    sums = table_of(app, "Sums by framework")
    assert sums.iloc[0][["Against", "By now perhaps"]].to_list() == [0, 1]
    app = run(OFFICES, asof="2024-10-02", cell="IND~pact")
    assert "**By now perhaps**: between 2 and 31 October 2024" in said(app)


def test_who_leaves_office_falls_silent_for_the_government(run):
    app = run(OFFICES, since="2024-09-30", asof="2024-10-07")
    assert "none moved; 1 first found; 1 left office" in said(app)
    labels = [b.label.replace("\\", "") for b in app.button]
    assert "Japan on Forum: ++ on 5 January 2024 → left office on 1 October 2024" in labels


def test_a_government_opens_all_who_spoke_for_it_with_their_offices(run):
    app = run(OFFICES, cell="JPN~pact", asof="2024-10-07")
    text = said(app)
    assert "**[Ann](./actors?who=ann)**, prime minister" in text
    assert "**[The cabinet](./actors?who=cabinet)**" in text
    assert "2 statements by 7 October 2024 · the newest first" in text
    assert [e.label for e in app.expander if e.label != "The same as tables"] == [
        "1 more by its voices that do not speak for it, or did not then"
    ]


def test_a_voice_opens_by_an_old_link_among_governments(run):
    app = run(OFFICES, cell="ann~pact")
    assert app.segmented_control(key="voices-choice").value == "governments"
    assert "[All that Ann said](./actors?who=ann)" in said(app)
    assert not app.warning


def test_a_year_is_no_day(run):
    tables = {"stances": [{"actor": "union", "framework": "pact", "stance": "2", "date": "2001"}]}
    app = run(tables)
    assert "**2001, the newest: 1 first found**" in said(app)
    assert app.select_slider[0].options == ["1 Jan 2001", "2001"]
    assert table_of(app, "Squares")["Newest"].to_list() == ["2001"]
    assert "1 January 2001" not in said(app)


@pytest.mark.parametrize(
    ("said_on", "head"),
    [
        (["2024-10-07/2024-10-31", "2024-10-11/2024-10-31"], "By 31 October 2024"),
        (["2024-10-07/2024-10-31", "2024-10-31"], "31 October 2024"),
        (["2024-10-31/.."], "31 October 2024"),
        (["2024-10"], "October 2024"),
    ],
)
def test_the_end_of_windows_is_no_day_on_which_anything_is_known_to_be_said(run, said_on, head):
    app = run(
        {
            "stances": [
                {"actor": f"voice-{k}", "framework": "pact", "stance": "2", "date": text}
                for k, text in enumerate(said_on)
            ]
        }
    )
    assert f"**{head}, the newest: {len(said_on)} first found**" in said(app)


def test_the_articles_own_views_are_a_group_of_their_own(run):
    tables = {
        **DATA,
        "sources": [{"id": "article", "author_actor": "bob"}],
    }
    app = run(tables)
    assert set(table_of(app, "Squares")["Country"]) == {"Japan", "The articles' own views"}
    assert table_of(app, "Sums by framework")["In favour"].to_list() == [0, 0]


def test_a_government_whose_voices_differ_is_split_and_on_neither_side(run):
    tables = {**OFFICES, "stances": [dict(row) for row in OFFICES["stances"]]}
    tables["stances"][2]["stance"] = "-1"
    app = run(tables, asof="2024-10-07")
    assert governments(app)["Japan", "Pact"] == "± is split"
    sums = table_of(app, "Sums by framework")
    assert sums.iloc[0][["In favour", "Against", "Neutral or contradictory"]].to_list() == [0, 0, 1]


@pytest.mark.parametrize(("acts", "ticks"), [(1, 1), (3, 3), (9, 4)])
def test_play_stays_longer_on_a_day_on_which_more_is_said_but_not_too_long(run, acts, ticks):
    said_at_once = [{"actor": f"a{k}", "date": "2024-09-01"} for k in range(acts)]
    tables = {"stances": [*said_at_once, {"actor": "b", "date": "2024-10-01"}]}
    app = press(run(tables, asof="2024-09-01"), "Play")
    assert app.session_state["asof-left"] == ticks


def test_one_framework_is_a_spectrum_without_foldings_and_two_days_are_squares(run):
    app = run(framework="Pact")
    assert "Each entry is where an actor stands by the newest statement found" in said(app)
    assert "Fold all" not in [button.label for button in app.button]
    app = run(framework="Pact", since="2024-09-01")
    assert "Each square is where an actor stands" in said(app)
    assert not app.exception


SHARED = {
    **DATA,
    "stances": [
        {"actor": who, "framework": on, "stance": stance, "date": "2024-10-01"}
        for on in ("pact", "forum", "talks")
        for who, stance in (("ann", "2"), ("bob", "-1" if on == "pact" else "1"))
    ],
    "frameworks": [*DATA["frameworks"], {"id": "talks", "name": "Talks"}],
}


def test_two_are_set_side_by_side_and_the_link_has_them(run):
    app = run(SHARED)
    (choice,) = [m for m in app.multiselect if m.label == "Side by side"]
    app = choice.select("ann").select("bob").run()
    assert not app.exception
    assert app.query_params["side"] == ["ann", "bob"]
    assert "Ann and \\*Bob\\* agree on 2 of 3 frameworks" in said_raw(app)
    assert "Each place is where one stands on a framework" in said(app)
    app = run(SHARED, side=["ann", "nobody"])
    assert app.query_params["side"] == "ann"
    assert "Each square is where" in said(app)


def said_raw(app):
    return "\n".join(m.value for m in app.markdown)


def test_who_agrees_with_whom_is_a_table_from_three_shared_frameworks_on(run):
    table = table_of(run(SHARED), "Who agrees with whom")
    assert table.to_dict("records") == [
        {
            "One": "Ann",
            "Other": "*Bob*",
            "Same side": pytest.approx(200 / 3),
            "Alike on": 2,
            "Of frameworks": 3,
        }
    ]
    (info,) = opened(run(), "Who agrees with whom").info
    assert info.value == "No two of them stand on 3 or more of the same frameworks."

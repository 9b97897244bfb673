"""The page that sets two moments beside each other, without a browser."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.slow

EVENTS = [
    {
        "id": "report",
        "date": "1994",
        "label": "Report",
        "title": "Advisers report",
        "importance": "core",
        "countries": "JPN",
    },
    {"id": "answer", "date": "1995-02-12", "title": "America answers", "countries": "USA"},
    {
        "id": "plan",
        "date": "2024-09-27",
        "label": "Plan",
        "title": "A plan is put forward",
        "importance": "core",
        "countries": "JPN",
    },
    {"id": "reply", "date": "2024-10-01", "title": "India replies", "countries": "IND"},
]
PARALLELS = [
    {
        "id": "cool",
        "theme": "A *cool* reception",
        "then_event": "report",
        "now_event": "plan",
        "summary": "Neither was liked.",
        "note": "Disputed: one was.",
        "sources": "news#3; news#5; blog#1",
    },
    {"id": "answers", "theme": "Answers", "then_event": "answer", "now_event": "reply"},
]
SOURCES = [
    {"id": "news", "publisher": "News", "kind": "article", "url": "https://n.example/a"},
    {"id": "blog", "publisher": "Blog", "kind": "article"},
]
TABLES = {"events": EVENTS, "parallels": PARALLELS, "sources": SOURCES}


@pytest.fixture
def run(open_page):
    """Open the page on a folder, with the parameters of a URL."""

    def start(query=None, **tables):
        return open_page("compare", tables or TABLES, query or {})

    return start


def said(app):
    return "\n".join(m.value for m in (*app.markdown, *app.caption)).replace("\\", "")


def table(app):
    return app.dataframe[0].value


def test_the_first_sentence_says_what_is_compared(run):
    app = run()
    assert not app.exception
    assert (
        "What followed two moments, month by month on one scale: **Report** (1994) above, "
        "**Plan** (27 September 2024) below." in said(app)
    )


def test_under_the_chart_stands_what_it_leaves_open(run):
    assert (
        "On the chart: 4 events. Zero of the upper line is 2 July 1994, the middle of its date "
        "(1994). Events of one and the same date stand at one place, in no order. The data end on "
        "1 October 2024: +0.2 months on the lower line. What is shaded is not known, which is not "
        "to say that nothing happened." in said(run())
    )


def test_where_both_lines_end_is_said_once(run):
    rows = [{"date": "2024-01-01"}, {"date": "2024-03-01"}]
    chosen = {"then": "event-1", "now": "event-2"}
    assert (
        "On the chart: 2 events. The data begin on 1 January 2024: 0 months on the upper line, "
        "−2 months on the lower line. The data end on 1 March 2024: +2 months on the upper line, "
        "0 months on the lower line. What is shaded is not known, which is not to say that "
        "nothing happened." in said(run(chosen, events=rows))
    )


def test_the_table_says_what_the_chart_says(run):
    found = table(run())
    assert list(found.columns) == ["No.", "Months from zero", "Date", "Then: Report", "Now: Plan"]
    assert found.to_numpy().tolist() == [
        [1, "−6 to +6", "1994", "Advisers report", ""],
        [3, "0", "27 Sep 2024", "", "A plan is put forward"],
        [4, "+0.1", "1 Oct 2024", "", "India replies"],
        [2, "+7.4", "12 Feb 1995", "America answers", ""],
    ]


def test_the_link_says_which_moments(run):
    app = run({"then": "answer", "now": "reply", "months": "12"})
    assert [app.selectbox(key=f"compare-{line}").value for line in ("then", "now")] == [
        "answer",
        "reply",
    ]
    assert app.session_state["months"] == "12"


def test_a_link_with_one_moment_twice_is_said_to_be_answered_with_another(run):
    words = (
        "The link names Plan for both lines; nothing is compared with itself, so the lower line "
        "shows Report. Choose another under Now."
    )
    assert words in said(run({"then": "plan", "now": "plan"}))
    assert "The link names" not in said(run({"then": "report", "now": "plan"}))


def test_moments_are_offered_by_label_and_day_and_the_chosen_tell_their_title(run):
    then = run().selectbox(key="compare-then")
    assert then.options == [
        "Report · 1994",
        "America answers · 12 Feb 1995",
        "Plan · 27 Sep 2024",
        "India replies · 1 Oct 2024",
    ]
    assert then.help == "Advisers report · 1994"


def test_moments_of_one_label_and_day_are_told_apart_by_their_titles(run):
    twin = {**EVENTS[0], "id": "reports", "title": "Others report"}
    options = run(events=[*EVENTS, twin]).selectbox(key="compare-then").options
    assert options[:2] == ["Advisers report · 1994", "Others report · 1994"]


def test_a_moment_that_is_chosen_stands_in_the_link(run):
    app = run()
    app.selectbox(key="compare-now").select("reply").run()
    assert app.query_params["now"] == "reply"
    assert "**India replies** (1 October 2024) below" in said(app)


def test_choosing_the_other_moment_swaps_them(run):
    app = run()
    app.selectbox(key="compare-then").select("plan").run()
    assert (app.query_params["then"], app.query_params["now"]) == ("plan", "report")
    assert "The upper moment is the later one." in said(app)


def test_swapping_and_swapping_back(run):
    app = run()
    button(app, "Swap").click().run()
    assert "**Plan** (27 September 2024) above" in said(app)
    button(app, "Swap").click().run()
    assert "**Report** (1994) above" in said(app)
    assert "The upper moment" not in said(app)
    assert "then" not in app.query_params


def button(app, label):
    return next(b for b in app.button if b.label == label)


def parallels(app):
    """What stands in the list of parallels, without its tags."""
    texts = [html.body for html in app.get("html") if "parallel" in html.body]
    return re.sub(r"<[^>]+>", "|", " ".join(texts))


def test_a_parallel_shows_both_events_and_what_is_said_of_them(run):
    app = run()
    caption = "2 comparisons of an event then with an event now, whatever the filters."
    assert caption in said(app)
    text = parallels(app)
    for words in (
        "|A *cool* reception|",
        "|Then · 1994|",
        "|Advisers report|",
        "|Now · 27 September 2024|",
        "|A plan is put forward|",
        "|Neither was liked.|",
        "|Disputed: one was.|",
        "|Sources ||News, ¶3, ¶5|; Blog, ¶1|",
    ):
        assert words in text
    whole = " ".join(html.body for html in app.get("html"))
    assert 'href="./?event=report"' in whole
    assert 'href="https://n.example/a"' in whole


def test_a_parallel_is_put_on_the_chart(run):
    app = run()
    assert button(app, "On the chart above").disabled
    button(app, "Put on the chart above").click().run()
    assert "**America answers** (12 February 1995) above" in said(app)
    assert (app.query_params["then"], app.query_params["now"]) == ("answer", "reply")


def test_where_nothing_matches_the_moments_are_not_counted_as_if_they_did(run):
    app = run(query={"q": "zzzz"})
    assert "No events match these filters" in app.info[0].value
    assert (
        "On the chart: 0 of 4 events · “zzzz”. "
        "Report and Plan are shown too, though the filters leave them out."
    ) in said(app)


def test_filters_apply_and_leave_the_moments(run):
    app = run()
    app.multiselect(key="country").select("IND").run()
    assert list(table(app)["Date"]) == ["1994", "27 Sep 2024", "1 Oct 2024"]
    assert (
        "On the chart: 1 of 4 events · India. "
        "Report and Plan are shown too, though the filters leave them out."
    ) in said(app)


def test_where_nothing_else_is_in_view_there_is_a_way_out(run):
    app = run({"q": "nowhere"})
    assert "No events match these filters" in app.info[0].value
    assert list(table(app)["Date"]) == ["1994", "27 Sep 2024"]


def test_a_card_opens_and_says_where_it_is_not_on_the_chart(run):
    assert not run().code
    app = run({"event": "reply"})
    assert app.code[0].value.startswith("India replies (1 October 2024)")
    assert "not on the chart" not in said(app)
    app = run({"event": "reply", "country": "Japan"})
    assert "This event is not on the chart" in said(app)


def test_without_parallels_nothing_is_compared_until_two_events_are_chosen(run):
    app = run(events=EVENTS)
    assert not app.exception
    assert app.button(key="export").disabled
    assert app.info[0].value == (
        "**Nothing in the data links two events, so none are compared.** Choose two to set side by "
        "side here, or write in parallels.csv which ones a source compares."
    )
    assert app.selectbox(key="compare-then").value is None
    app.selectbox(key="compare-then").select("report").run()
    app.selectbox(key="compare-now").select("report").run()
    assert app.selectbox(key="compare-then").value is None
    app.selectbox(key="compare-then").select("plan").run()
    assert (app.query_params["then"], app.query_params["now"]) == ("plan", "report")
    assert not app.info
    assert not app.button(key="export").disabled


def test_with_parallels_nothing_is_called_a_proposal(run):
    assert not run().info
    assert not run({"then": "report", "now": "reply"}).info


def test_one_event_cannot_be_compared(run):
    app = run(events=EVENTS[:1])
    assert app.info[0].value == (
        "**A comparison needs two events, and this data set has one.** See the page Timeline."
    )


def test_no_event_cannot_be_compared(run):
    app = run(stances=[{}])
    assert app.info[0].value == (
        "**This data set has no events.** What happened needs an events.csv with date and title; "
        "see the page Stances for what there is."
    )


def test_hostile_names_are_shown_as_they_are_written(run):
    rows = [
        {"date": "1994", "title": "<b>$x$</b> [a](b)", "label": ":red[x]"},
        {"date": "1995", "title": "`y`", "label": "**y**"},
    ]
    app = run(events=rows, parallels=[{"theme": "![z](z)"}])
    assert not app.exception
    assert "\\:red\\[x\\]" in "\n".join(m.value for m in app.markdown)
    assert "\\!\\[z\\]\\(z\\)" in "\n".join(m.value for m in app.markdown)

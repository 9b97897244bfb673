"""The sentence that opens a page is computed from the data in view, and true of them."""

from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline.queries.filters import Filters
from timeline.views.address import parse
from timeline.views.answers import MOST_LETTERS, answer
from timeline.views.view import View

ACTORS = [
    {"id": "japan", "name": "Japan", "type": "state", "country": "JPN"},
    {"id": "ann", "name": "Ann", "type": "person", "country": "JPN", "parent": "japan"},
    {"id": "india", "name": "India", "type": "state", "country": "IND"},
    {"id": "usa", "name": "United States", "type": "state", "country": "USA"},
    {"id": "china", "name": "China", "type": "state", "country": "CHN"},
    {"id": "korea", "name": "South Korea", "type": "state", "country": "KOR"},
    {"id": "states", "name": "Island states", "type": "state"},
    {"id": "paper", "name": "Daily Paper", "type": "media", "country": "JPN"},
    {"id": "author", "name": "Author", "type": "expert"},
]
ACTORS[1]["office"] = "2024-10-01/.. prime minister"
FRAMEWORKS = [
    {"id": "pact", "name": "Pact", "status": "proposed"},
    {"id": "quad", "name": "Quad", "status": "existing"},
]
EVENTS = [
    {"id": "call", "date": "2024-09", "kind": "proposal", "frameworks": "pact", "countries": "JPN"},
    {"id": "no", "date": "2024-10-01", "kind": "statement", "frameworks": "pact"},
    {"id": "old", "date": "1994", "kind": "publication", "countries": "JPN"},
]


def said(ds, text):
    view, left_out = parse(ds, text)
    assert left_out == ()
    found = answer(ds, view)
    return found.text if found else None


def stance(actor, level, date="2024-10-01", framework="pact", **more):
    return {"actor": actor, "framework": framework, "stance": str(level), "date": date} | more


@pytest.fixture
def make(tmp_path):
    def made(*stances, **tables):
        full = {"events": EVENTS, "actors": ACTORS, "frameworks": FRAMEWORKS, "stances": stances}
        return dataset(tmp_path, **(full | tables))

    return made


NO = stance("india", -2, event="no", basis="quote")


class TestProposal:
    def test_when_it_was_proposed_who_refused_how_soon_and_that_nobody_backed_it(self, make):
        ds = make(NO)
        assert said(ds, "timeline") == (
            "Pact was proposed in September 2024; India said no within 30 days; "
            "by 1 October 2024 no government had backed it"
        )

    def test_each_part_opens_its_evidence(self, make):
        parts = answer(make(NO), View("timeline")).parts
        assert {part.text: dict(part.link) for part in parts if part.link} == {
            "proposed in September 2024": {"page": "", "event": "call"},
            "India": {"page": "", "event": "no"},
            "no government had backed it": {"page": "stances", "framework": "pact"},
        }

    def test_days_are_never_fewer_than_they_can_have_been(self, make):
        ds = make(stance("india", -2, "2024-10", basis="quote"))
        assert "India said no within 60 days" in said(ds, "timeline")

    def test_of_several_that_refuse_the_last_one_counts(self, make):
        ds = make(NO, stance("china", -2, "2024-10-05", basis="action"))
        assert "India and China opposed it within 34 days" in said(ds, "timeline")

    def test_what_is_older_than_the_proposal_was_no_answer_to_it(self, make):
        ds = make(stance("china", -2, "2017/.."), stance("usa", 0, "2024-10-02"))
        assert "; China opposed it; by 2 October" in said(ds, "timeline")

    def test_who_backs_it(self, make):
        ds = make(NO, stance("korea", 1), stance("usa", 2))
        assert said(ds, "timeline") == (
            "Pact was proposed in September 2024; India said no within 30 days; "
            "the United States and South Korea are for it"
        )

    def test_the_first_of_several_proposals(self, make):
        later = {"id": "again", "date": "2024-09-20", "kind": "proposal", "frameworks": "pact"}
        ds = make(NO, events=[later, *EVENTS])
        assert said(ds, "timeline").startswith("Pact was proposed in September 2024")

    def test_a_range_ends_what_is_known(self, make):
        ds = make(NO, stance("korea", 2, "2025-01-01"))
        assert said(ds, "timeline?years=2024&years=2024") == (
            "Pact was proposed in September 2024; India said no within 30 days; "
            "by 31 December 2024 no government had backed it"
        )

    def test_without_a_proposal_in_view_there_is_none(self, make):
        ds = make(NO)
        assert said(ds, "timeline?years=1994&years=1994") is None
        assert said(make(NO, events=EVENTS[1:]), "timeline") is None

    def test_what_exists_is_not_proposed(self, make):
        plan = {"date": "2024", "kind": "proposal", "frameworks": "quad"}
        ds = make(stance("india", 2, framework="quad"), events=[*EVENTS, plan])
        assert said(ds, "timeline?framework=Quad") == "India supports Quad; 4 are silent"

    def test_of_one_country_its_government_answers(self, make):
        ds = make(NO, stance("paper", 2), stance("usa", -1, "2024-09/2024-10"))
        assert said(ds, "timeline?country=India") == "India said no to Pact on 1 October 2024"
        assert said(ds, "timeline?country=Japan") is None
        assert said(ds, "timeline?country=United+States") == (
            "The United States was sceptical of Pact some time between September and October 2024"
        )

    def test_a_filter_that_leaves_voices_out_says_nothing_of_nobody(self, make):
        ds = make(stance("india", -2, event="call", basis="quote"), stance("usa", 2))
        assert said(ds, "timeline?kind=Proposal") == (
            "Pact was proposed in September 2024; India said no within 30 days"
        )


class TestSides:
    def test_a_government_that_came_to_be_neutral_moved_too(self, make):
        ds = make(NO, stance("india", 0, "2024-10-20"))
        assert said(ds, "matrix") == (
            "India is neutral on Pact; no government is for it; "
            "India has gone from opposing it to being neutral; 4 are silent"
        )

    def test_who_is_for_and_against_and_how_many_are_silent(self, make):
        ds = make(NO, stance("china", -1), stance("usa", 1, framework="quad"), stance("states", -1))
        assert said(ds, "matrix") == (
            "India opposes Pact, China is sceptical; no government is for it; 3 are silent; "
            "1 group of states is against it"
        )

    def test_many_are_counted(self, make):
        ds = make(*(stance(who, 2) for who in ("japan", "india", "usa", "china", "korea")))
        assert said(ds, "matrix") == "5 governments are for Pact"

    def test_a_government_that_disagrees_with_itself_is_on_no_side(self, make):
        ds = make(stance("japan", -1), stance("ann", 1, "2024-10-02"), NO)
        assert said(ds, "matrix") == (
            "India opposes Pact; no government is for it; Japan is split; 3 are silent"
        )
        assert said(ds, "timeline?country=Japan") == (
            "Japan's government is split on Pact: Ann in favour, Japan against"
        )

    def test_before_its_office_a_person_is_no_government(self, make):
        ds = make(stance("ann", 2, "2024-09-10"), NO)
        assert said(ds, "matrix") == "India opposes Pact; no government is for it; 4 are silent"

    def test_of_a_day(self, make):
        ds = make(NO, stance("usa", -1, "2024-09-17"), stance("china", -1, "2024-09/2024-10"))
        assert said(ds, "matrix?asof=2024-08-31") == (
            "By 31 August 2024 no government is known to have spoken on Pact"
        )
        assert said(ds, "matrix?asof=2024-09-30") == (
            "30 September 2024: the United States is sceptical of Pact; no government is for it; "
            "China has perhaps spoken; 3 are silent"
        )

    def test_before_any_is_certain_who_has_perhaps_spoken_is_named(self, make):
        ds = make(NO, stance("china", -1, "2024-09-10/2024-10-31"))
        assert said(ds, "matrix?asof=2024-09-12") == (
            "By 12 September 2024 no government is known to have spoken on Pact; "
            "China has perhaps spoken"
        )

    def test_who_has_perhaps_backed_it_is_not_left_out(self, make):
        ds = make(NO, stance("china", 1, "2024-09/2024-12"))
        assert "no government" not in said(ds, "matrix?asof=2024-10-01")

    def test_who_moved(self, make):
        ds = make(stance("india", 1, "2024-09-01"), NO)
        assert said(ds, "matrix") == (
            "India opposes Pact; no government is for it; "
            "India has gone from leaning in favour to opposing it; 4 are silent"
        )

    def test_of_several_that_moved_none_is_told_as_the_only_one(self, make):
        ds = make(
            *(stance(who, 1, "2024-09-01") for who in ("india", "usa", "china")),
            *(stance(who, -2, "2024-10-01") for who in ("india", "usa", "china")),
        )
        text = said(ds, "matrix")
        assert "; 3 governments have moved" in text
        assert "has gone" not in text

    @pytest.mark.parametrize(
        ("name", "nobody"), [("Pact", "no government"), ("Pact of the Nine Oceans", "none")]
    )
    def test_a_long_sentence_still_says_how_many_are_silent(self, make, name, nobody):
        many = [{"id": c.lower(), "type": "state", "country": c} for c in ("AUS", "PHL", "VNM")]
        ds = make(
            NO,
            *(stance(who, -1) for who in ("usa", "china", "japan")),
            stance("ann", 1, "2024-10-02"),
            actors=[*ACTORS, *many],
            frameworks=[FRAMEWORKS[0] | {"name": name}],
        )
        assert said(ds, "matrix") == (
            f"India opposes {name}, the United States and China are sceptical; "
            f"{nobody} is for it; Japan is split; 4 are silent"
        )

    def test_the_framework_that_is_filtered_for(self, make):
        ds = make(NO, stance("usa", 2, framework="quad"), stance("china", -2, framework="quad"))
        assert said(ds, "matrix?framework=Quad") == (
            "China opposes Quad; the United States supports it; 3 are silent"
        )

    def test_where_nobody_speaks_of_it_there_is_none(self, make):
        ds = make(NO)
        assert said(ds, "matrix?framework=Quad") is None


class TestVoices:
    def test_one_act_counts_once_and_authors_are_apart(self, make):
        ds = make(
            NO,
            stance("ann", -2, event="no", basis="quote"),
            stance("japan", -2, event="no", basis="quote"),
            stance("paper", 1),
            stance("author", 1),
            sources=[{"id": "article", "author_actor": "author"}],
        )
        assert said(ds, "matrix?voices=all") == (
            "Of 3 voices on Pact, 2 are against and 1 for it; the articles' own view is for it"
        )

    def test_one_alone_is_named(self, make):
        ds = make(stance("paper", 1))
        assert said(ds, "matrix?voices=all") == "Daily Paper leans in favour of Pact"

    def test_who_moved(self, make):
        ds = make(NO, stance("ann", 2, "2024-09-10"), stance("ann", 1, "2024-10-07"))
        assert said(ds, "matrix?voices=all") == (
            "Of 2 voices on Pact, 1 is against and 1 for it; "
            "Ann has gone from supporting it to leaning in favour"
        )

    def test_of_several_that_moved_none_is_told_as_the_only_one(self, make):
        who = ("ann", "paper", "korea", "usa", "china", "states")
        ds = make(
            NO,
            *(stance(one, 2, "2024-09-10") for one in who),
            *(stance(one, 1, "2024-10-07") for one in who),
        )
        assert said(ds, "matrix?voices=all") == (
            "Of 6 voices on Pact, 5 are for it and 1 against; 5 of them have moved"
        )

    @pytest.mark.parametrize(
        ("before", "after", "turned"),
        [(2, 1, "grown less firm"), (-1, -2, "grown firmer"), (2, -1, "changed sides")],
    )
    def test_where_room_is_short_a_step_is_no_turn(self, make, before, after, turned):
        name = "Society for the Study of Treaties and of Their Ends"
        named = [actor | {"name": name} if actor["id"] == "paper" else actor for actor in ACTORS]
        ds = make(
            NO,
            stance("paper", before, "2024-09-10"),
            stance("paper", after, "2024-10-07"),
            actors=named,
        )
        assert f"; {name} has {turned}" in said(ds, "matrix?voices=all")


class TestMoves:
    def test_who_is_first_found_has_not_moved(self, make):
        ds = make(NO, stance("usa", -1, "2024-09-17"))
        assert said(ds, "matrix?since=2024-08-31&asof=2024-11-30") == (
            "Between 31 August and 30 November 2024 India and the United States first spoke on "
            "Pact; none is known to have moved"
        )

    def test_many_names_leave_room_to_say_that_none_moved(self, make):
        who = ("japan", "usa", "china")
        ds = make(NO, *(stance(one, -1, "2024-09-17") for one in who))
        text = said(ds, "matrix?since=2024-08-31&asof=2024-11-30")
        assert text.startswith("Between 31 August and 30 November 2024 ")
        assert "first spoke on Pact; none " in text
        assert len(text) <= MOST_LETTERS

    @pytest.mark.parametrize("date", ["2024-08", "2024-07/2024-09", "../2024-09"])
    def test_who_may_have_spoken_before_is_not_said_to_have_spoken_between(self, make, date):
        ds = make(NO, stance("usa", -1, date))
        assert said(ds, "matrix?since=2024-08-10&asof=2024-11-30") == (
            "Between 10 August and 30 November 2024 India first spoke on Pact; "
            "none is known to have moved; 1 other stance was first found"
        )

    def test_who_left_office_is_not_said_to_have_fallen_silent(self, make):
        office = ACTORS[1] | {"office": "2021-10-04/2024-10-01 prime minister"}
        ds = make(
            stance("ann", 2, "2023-01-01"),
            stance("india", -2, "2024-10-02"),
            actors=[office if actor["id"] == "ann" else actor for actor in ACTORS],
        )
        assert said(ds, "matrix?since=2024-10-01&asof=2024-10-02") == (
            "Between 1 and 2 October 2024 India first spoke on Pact; "
            "none is known to have moved; Ann left office"
        )

    def test_who_moved_from_where_to_where(self, make):
        ds = make(NO, stance("ann", 2, "2024-09-10"), stance("ann", 1, "2024-10-07"))
        assert said(ds, "matrix?since=2024-09-30&asof=2024-10-31&voices=all") == (
            "Between 30 September and 31 October 2024 "
            "Ann went from supporting Pact to leaning in favour; 1 stance was first found"
        )


class TestActor:
    def test_how_it_moved_and_in_which_office(self, make):
        ds = make(stance("ann", 2, "2024-09-10"), stance("ann", 1, "2024-10-07"), NO)
        assert said(ds, "actor?who=ann") == (
            "Ann supported Pact on 10 September 2024 and, as prime minister, "
            "leaned in favour on 7 October 2024"
        )

    def test_what_it_holds_where_it_never_moved(self, make):
        ds = make(NO, stance("india", 2, "2017/..", framework="quad"))
        assert said(ds, "actor?who=india") == "India said no to Pact on 1 October 2024"
        assert said(ds, "actor?who=india&framework=Quad") == "India has supported Quad since 2017"

    def test_a_sentence_begins_with_a_capital_also_where_stances_differ(self, make):
        actors = [*ACTORS, {"id": "union", "name": "union"}]
        ds = make(stance("union", 2, "2024"), stance("union", -2, "2024"), actors=actors)
        assert said(ds, "actor?who=union") == "Union is split on Pact"

    def test_two_stances_in_no_known_order_are_no_move(self, make):
        ds = make(stance("ann", 2, "2024-09"), stance("ann", -1, "2024-09"))
        assert said(ds, "actor?who=ann") == "Ann is split on Pact"

    def test_a_country_is_its_government(self, make):
        ds = make(stance("paper", 2), stance("japan", -1))
        assert said(ds, "actor?who=JPN") == "Japan was sceptical of Pact on 1 October 2024"

    def test_of_whom_no_statement_is_known_there_is_none(self, make):
        assert said(make(NO), "actor?who=korea") is None


class TestThenAndNow:
    PAIR = {"then_event": "old", "now_event": "call"}  # noqa: RUF012 -- not written to

    def test_what_recurs_in_the_words_of_the_parallels(self, make):
        themes = ("Fear of retreat", "NATO then and now", "Japan: bound, then free")
        ds = make(parallels=[self.PAIR | {"theme": theme} for theme in themes])
        assert said(ds, "compare") == (
            "What recurs of 1994 in 2024: fear of retreat; NATO then and now; "
            "Japan: bound, then free"
        )

    def test_each_theme_opens_the_events_that_it_ties(self, make):
        other = self.PAIR | {"now_event": "no", "theme": "Doubt"}
        parts = answer(make(parallels=[self.PAIR, other]), View("compare")).parts
        assert {part.text: dict(part.link) for part in parts if part.link} == {
            "theme 1": {"page": "compare", "then": "old", "now": "call"},
            "doubt": {"page": "compare", "then": "old", "now": "no"},
        }

    def test_contrasts_are_no_likenesses(self, make):
        contrast = self.PAIR | {"relation": "contrast", "now_event": "no", "theme": "Words kept"}
        assert said(make(parallels=[self.PAIR, contrast]), "compare") == (
            "What recurs of 1994 in 2024: theme 1; in contrast, words kept"
        )
        long = contrast | {"theme": "A promise " * 12}
        assert said(make(parallels=[self.PAIR, long]), "compare") == (
            "What recurs of 1994 in 2024: theme 1; 1 contrast"
        )

    def test_contrasts_alone(self, make):
        contrast = self.PAIR | {"relation": "contrast"}
        assert said(make(parallels=[contrast]), "compare") == (
            "What differs between 1994 and 2024: theme 1"
        )

    def test_what_has_no_room_is_counted(self, make):
        some = [self.PAIR | {"theme": f"Fear of {'far ' * n}retreat"} for n in (1, 5, 20)]
        assert said(make(parallels=some), "compare") == (
            "What recurs of 1994 in 2024: fear of far retreat; "
            "fear of far far far far far retreat; 1 more"
        )

    def test_where_no_theme_has_room_parallels_are_counted(self, make):
        long = self.PAIR | {"theme": "Far " * 40}
        assert said(make(parallels=[long, long]), "compare") == (
            "About 30 years apart, 2 parallels tie “Event 3” to “Event 1”"
        )
        contrast = long | {"relation": "contrast"}
        assert said(make(parallels=[contrast]), "compare") == (
            "About 30 years apart, the sources draw 1 contrast between “Event 3” and “Event 1”"
        )

    def test_a_year_that_is_not_known_is_not_said(self, make):
        rough = [e | {"date": "1994~"} if e["id"] == "old" else e for e in EVENTS]
        assert said(make(parallels=[self.PAIR], events=rough), "compare") == (
            "What recurs after about 30 years: theme 1"
        )

    def test_without_parallels_there_is_none(self, make):
        ds = make()
        assert said(ds, "compare?then=old&now=call") is None

    def test_parallels_of_other_moments_tie_these_not(self, make):
        ds = make(parallels=[self.PAIR], events=[*EVENTS, {"id": "far", "date": "1950"}])
        assert said(ds, "compare?then=far&now=call&months=12") is None


def test_data_are_text(make):
    bad = "<b>[x](javascript:alert(1))</b>"
    ds = make(NO, frameworks=[{"id": "pact", "name": bad, "status": "proposed"}])
    found = answer(ds, View("timeline", Filters(countries="IND")))
    assert found.text == f"India said no to {bad} on 1 October 2024"


def test_lists_answer_as_their_charts_do(make):
    ds = make(NO)
    assert said(ds, "events") == said(ds, "timeline")
    assert said(ds, "stances") == said(ds, "matrix")
    assert said(ds, "sources") is None

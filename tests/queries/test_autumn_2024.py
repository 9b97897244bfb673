"""Who stood where in autumn 2024, day by day, as the four articles and the references have it.

Written from the articles and not from the data. How a day is read: a statement holds from the last
day on which it can have been made; before that, from the first, it is "by now perhaps".

======  ==========================================================================
``.``   nothing yet, not even perhaps
``+``   certainly for; ``-`` certainly against; a doubled sign is the full strength
``±``   certainly on both sides: split
``~``   has certainly spoken, and is not simply for: against, neutral or split
``0+``  certainly for, or neutral by its own words
``(+)`` by now at least perhaps for, and not against; ``(-)`` the other way round
``o+``  not yet certainly: perhaps for, or nothing; ``o-`` the other way round
``?+``  the articles settle no day: whatever is found is not against; ``?-`` not for
======  ==========================================================================

References that settle days. Book "Hoshu seijika": Kodansha, 7 August 2024. Kritenbrink at the
Stimson Center: 17 September (Radio Free Asia of the day). Paper for the Hudson Institute: 25
September by its page, 27 by others. Press conference of the party's new leader: 27 September.
Jaishankar at Carnegie: 1 October (India's foreign ministry). First press conferences of Iwaya and
Nakatani: 2 October (Japan's foreign ministry; Reuters). "Overnight": the lower house, 7 October.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest

from timeline.dataset import Dataset
from timeline.queries import positions
from timeline.queries.filters import Filters
from timeline.reading import load

DATA = Path(__file__).parents[2] / "data"

AUGUST, CANDIDATE, ELECTED = date(2024, 8, 31), date(2024, 9, 17), date(2024, 9, 30)
FIRST_DAY, SECOND_DAY = date(2024, 10, 1), date(2024, 10, 2)  # of Ishiba's term of office
OCTOBER, NOVEMBER = date(2024, 10, 31), date(2024, 11, 30)
DAYS = (AUGUST, CANDIDATE, ELECTED, FIRST_DAY, SECOND_DAY, OCTOBER, NOVEMBER)


class Row(NamedTuple):
    """One voice on one framework: a mark for each of `DAYS`, and the paragraphs that say so."""

    who: str
    framework: str
    marks: str
    places: str = ""


VOICES = (
    # Asian NATO. August has no word of it: it is "floated" in the party's contest of September.
    # America's answer of the 17th shows that the candidate had called for it by then.
    Row(
        "ishiba",
        "asian-nato",
        ".  (+) ++ ++ ++ +  +",
        "nippon#5 nippon#11 diplomat#10 obstacles#1 obstacles#7 kelly#3 kelly#4 kelly#5 kelly#8",
    ),
    # "Idea for the future" may be read as leaning towards it, or as neutral; not as against.
    Row("iwaya", "asian-nato", ".  .  .  .  0+ 0+ 0+", "obstacles#11"),
    # "Not long" after they took office; a reference knows the day.
    Row("ishiba-ministers", "asian-nato", ".  .  .  .  -  -  -", "obstacles#11"),
    Row("kritenbrink", "asian-nato", ".  -  -  -  -  -  -", "kelly#6"),
    # "Skepticism in Washington": told before 1 October, of no day of its own.
    Row("biden-administration", "asian-nato", ".  ?- -  -  -  -  -", "kelly#6"),
    # That America's taste for bilateral alliances tells against it: a reading of October.
    Row("usa", "asian-nato", ".  ?- ?- ?- ?- (-) (-)", "obstacles#8 obstacles#12"),
    Row("india", "asian-nato", ".  .  .  -- -- -- --", "nippon#5 obstacles#9"),
    Row("jaishankar", "asian-nato", ".  .  .  -- -- -- --", "nippon#5 obstacles#9"),
    # China answers the attention that follows his election; the articles know no day.
    Row("china-foreign-ministry", "asian-nato", ".  o- ?- ?- ?- -  -", "obstacles#6"),
    Row("chinese-state-media", "asian-nato", ".  o- ?- ?- ?- -  -", "obstacles#6"),
    Row("global-times", "asian-nato", ".  o- ?- ?- ?- -  -", "obstacles#6"),
    # "Proved unpopular", before an article of November looks back.
    Row("us-experts", "asian-nato", ".  ?- ?- ?- ?- (-) (-)", "nippon#5"),
    Row("japanese-experts", "asian-nato", ".  ?- ?- ?- ?- (-) (-)", "nippon#5"),
    Row("asian-experts", "asian-nato", ".  ?- ?- ?- ?- (-) (-)", "nippon#5"),
    Row("japanese-right", "asian-nato", ".  ?- ?- ?- ?- ?- (-)", "nippon#3"),
    Row("japanese-left", "asian-nato", ".  ?- ?- ?- ?- ?- (-)", "nippon#3"),
    # A "prospect of reticence", seen by the commentary of October.
    Row("asean-states", "asian-nato", ".  ?- ?- ?- ?- ?- ?-", "obstacles#10"),
    # No word in any article. Harris is told to keep Biden's course, the think tank had the paper.
    Row("japan", "asian-nato", ".  .  .  .  .  .  ."),
    Row("kishida", "asian-nato", ".  .  .  .  .  .  ."),
    Row("abe", "asian-nato", ".  .  .  .  .  .  ."),
    Row("trump", "asian-nato", ".  .  .  .  .  .  ."),
    Row("harris", "asian-nato", ".  .  .  .  .  .  ."),
    Row("south-korea", "asian-nato", ".  .  .  .  .  .  ."),
    Row("australia", "asian-nato", ".  .  .  .  .  .  ."),
    Row("hudson-institute", "asian-nato", ".  .  .  .  .  .  ."),
    # Japan's alliance with the United States: "always" its base.
    Row("japan", "japan-us-alliance", "+ + + + + + +", "diplomat#11 diplomat#21 kelly#9"),
    Row("usa", "japan-us-alliance", "+ + + + + + +", "diplomat#11 obstacles#8 kelly#9 kelly#10"),
    # What The Diplomat reads into his aims, later than 11 October (diplomat#8).
    Row("ishiba", "japan-us-alliance", ". o+ o+ o+ o+ + +", "diplomat#22"),
    # What is expected of him once he has won, on 5 November.
    Row("trump", "japan-us-alliance", ". . . . . . -", "nippon#8"),
    # NATO and Asia: drawing closer with Kishida's summits of 2022 and 2024, and still.
    Row("japan", "nato-asia-ties", "(+) (+) (+) (+) (+) + +", "obstacles#5"),
    Row("south-korea", "nato-asia-ties", "(+) (+) (+) (+) (+) + +", "obstacles#5"),
    Row("kishida", "nato-asia-ties", "+ + + + + + +", "obstacles#5 nippon#27"),
    Row("trump", "nato-asia-ties", ". . . . . . ."),
    Row("ishiba", "nato-asia-ties", ". . . . . . ."),
    # The Quad: "took shape" between four, against Beijing's objection, years before.
    Row("japan", "quad", "+ + + + + + +", "obstacles#9 kelly#11"),
    Row("usa", "quad", "+ + + + + + +", "obstacles#9 kelly#11"),
    Row("india", "quad", "+ + + + + + +", "obstacles#9 kelly#11"),
    Row("australia", "quad", "+ + + + + + +", "obstacles#9 kelly#11"),
    Row("china", "quad", "(-) (-) (-) (-) (-) - -", "obstacles#9"),
    Row("ishiba", "quad", ". o+ + + + + +", "kelly#11"),
    # Nuclear sharing: his suggestion alone. That Iwaya ruled it out on 2 October is in no article.
    Row("ishiba", "nuclear-sharing", ". o+ + + + + +", "kelly#12"),
    Row("japan", "nuclear-sharing", ". . . . . . ."),
    Row("iwaya", "nuclear-sharing", ". . . . . . ."),
    Row("kishida", "nuclear-sharing", ". . . . . . ."),
    Row("usa", "nuclear-sharing", ". . . . . . ."),
    Row("trump", "nuclear-sharing", ". . . . . . ."),
    # Deterring China: his book of August warns against seeing a threat, his paper of September asks
    # for deterrence, his words in office repeat it of East Asia: "entirely different speakers".
    Row(
        "ishiba",
        "china-deterrence",
        "- - + + + + +",
        "nippon#11 nippon#13 nippon#14 kelly#4 obstacles#5",
    ),
    Row("japan", "china-deterrence", "?+ ?+ ?+ ?+ ?+ ?+ ?+", "obstacles#2 obstacles#9 kelly#10"),
    Row("india", "china-deterrence", "?+ ?+ ?+ ?+ ?+ ?+ ?+", "obstacles#9"),
    Row("trump", "china-deterrence", ". . . . . . ."),
    # What else Ishiba asks for: in the campaign, in the paper, in office.
    Row("ishiba", "equal-alliance", ". (+) + + + + +", "kelly#13 diplomat#22"),
    Row("ishiba", "base-oversight", ". (+) + + + + +", "kelly#13"),
    Row("ishiba", "guam-deployment", ". o+ + + + + +", "kelly#3 kelly#14"),
    Row("ishiba", "aukus", ". o+ + + + + +", "kelly#11"),
    Row("ishiba", "bilateral-partnerships", ". o+ + + + + +", "kelly#11"),
    Row("ishiba", "dialogue-china-russia", "+ + + + + + +", "nippon#12 nippon#13"),
    Row("ishiba", "multilateral-security", ". o+ o+ o+ o+ + +", "obstacles#5"),
    Row("ishiba", "us-forward-presence", ". o+ o+ o+ o+ + +", "diplomat#22"),
    # What lasts, whoever governs.
    Row("india", "indian-non-alliance", "+ + + + + + +", "obstacles#9 obstacles#12"),
    Row("jaishankar", "indian-non-alliance", ". . . + + + +", "nippon#5"),
    Row("usa", "us-bilateral-alliances", "+ + + + + + +", "obstacles#8 obstacles#12 kelly#10"),
    Row("usa", "seato", "- - - - - - -", "obstacles#8"),
    Row("usa", "cento", "- - - - - - -", "obstacles#8"),
    Row("usa", "anzus", "+ + + + + + +", "obstacles#8"),
    Row("us-defense-department", "us-forward-presence", "+ + + + + + +", "nippon#20"),
)

GOVERNMENTS = (
    # Kishida's has no word of it. Ishiba's is silent on its first day, is told by its ministers not
    # to be pursuing it on its second, and from 7 October its head keeps it as a distant aim.
    Row("JPN", "asian-nato", ". . . . ~ ± ±", "obstacles#7 obstacles#11"),
    Row("USA", "asian-nato", ". - - - - - -", "kelly#6 obstacles#8 obstacles#12"),
    Row("IND", "asian-nato", ". . . -- -- -- --", "nippon#5 obstacles#9"),
    # A "lukewarm" foreign ministry; what newspapers write is not the government's.
    Row("CHN", "asian-nato", ". o- ?- ?- ?- - -", "obstacles#6"),
    Row("JPN", "japan-us-alliance", "+ + + + + + +", "diplomat#11 diplomat#21 diplomat#22 kelly#9"),
    Row("USA", "japan-us-alliance", "+ + + + + + +", "diplomat#11 obstacles#8 kelly#9 kelly#10"),
    # Kishida took part until he left; Japan "has been drawing closer" all the same.
    Row("JPN", "nato-asia-ties", "+ + + (+) (+) + +", "obstacles#5 nippon#27"),
    Row("KOR", "nato-asia-ties", "(+) (+) (+) (+) (+) + +", "obstacles#5"),
    Row("JPN", "quad", "+ + + + + + +", "obstacles#9 kelly#11"),
    Row("USA", "quad", "+ + + + + + +", "obstacles#9 kelly#11"),
    Row("IND", "quad", "+ + + + + + +", "obstacles#9 kelly#11"),
    Row("AUS", "quad", "+ + + + + + +", "obstacles#9 kelly#11"),
    Row("CHN", "quad", "(-) (-) (-) (-) (-) - -", "obstacles#9"),
    # Until 4 October it rests on Japan alone: neither the book nor the paper is a prime minister's.
    Row(
        "JPN",
        "china-deterrence",
        "?+ ?+ ?+ ?+ ?+ + +",
        "obstacles#2 obstacles#3 obstacles#5 obstacles#9 kelly#10",
    ),
)

# On these, no government speaks beside those above, on any day: South Korea, Australia, Britain,
# the Philippines are silent on Asian NATO, all on sharing nuclear arms.
ONLY = {
    "asian-nato": {"JPN", "USA", "IND", "CHN"},
    "nato-asia-ties": {"JPN", "KOR"},
    "quad": {"JPN", "USA", "IND", "AUS", "CHN"},
    "nuclear-sharing": set(),
}

# Whose words are never a government's in these months: not in office any more, not yet, or never.
NEVER = [
    *("abe", "abe-government", "hosokawa", "hosokawa-government", "ohira", "nixon-administration"),
    *("trump", "pelosi", "ldp", "komeito", "jcp", "opposition-leaders", "higuchi", "watanabe"),
    *("us-experts", "global-times", "chinese-state-media"),
]
CABINET = ["iwaya", "ishiba-ministers", "ishiba-government"]
NOT_THE_GOVERNMENT = {
    AUGUST: [*NEVER, "ishiba", *CABINET],
    CANDIDATE: [*NEVER, "ishiba", *CABINET],
    ELECTED: [*NEVER, "ishiba", *CABINET],  # leader of the party, not yet of the government
    FIRST_DAY: [*NEVER, "ishiba", *CABINET],  # in office, and has said nothing in office
    SECOND_DAY: [*NEVER, "ishiba", "kishida"],
    OCTOBER: [*NEVER, "kishida"],
    NOVEMBER: [*NEVER, "kishida"],
}

# Of some the articles tell one thing and no more.
NOTHING_ELSE = {
    "iwaya": {"asian-nato"},
    "ishiba-ministers": {"asian-nato"},
    "kritenbrink": {"asian-nato"},
    "jaishankar": {"asian-nato", "indian-non-alliance", "quad"},
    "hudson-institute": set(),
}

# How many acts may stand behind a government on Asian NATO: India and its minister are one.
ACTS = (
    ("IND", FIRST_DAY, {1}),
    ("IND", NOVEMBER, {1}),
    ("CHN", OCTOBER, {1}),
    ("USA", CANDIDATE, {1, 2}),
    ("USA", NOVEMBER, {1, 2}),
    ("JPN", SECOND_DAY, {1, 2}),
    ("JPN", OCTOBER, {2, 3}),
)

# One act or one sentence on Asian NATO, told of several: one event, or one place and its words.
ONE_ACT = (
    ("india", "jaishankar"),  # nippon#5 obstacles#9
    ("chinese-state-media", "global-times"),  # obstacles#6
    ("ishiba-government", "ishiba-ministers"),  # obstacles#11
    ("biden-administration", "kritenbrink"),  # kelly#6
    ("us-experts", "japanese-experts", "asian-experts"),  # nippon#5
    ("japanese-right", "japanese-left"),  # nippon#3
)


# The newest word of each on Asian NATO by the end of October.
WORDS = (
    ("ishiba", "overnight"),
    ("ishiba-ministers", "not currently pursuing"),
    ("iwaya", "idea for the future"),
    ("india", "flatly rejected"),
    ("jaishankar", "architecture in mind"),
    ("kritenbrink", "premature"),
)


@pytest.fixture(scope="module")
def ds() -> Dataset:
    return load(DATA)


@pytest.fixture(scope="module")
def standing(ds: Dataset) -> dict[tuple[str, date], pd.DataFrame]:
    return {
        (voices, day): positions.cells(ds, Filters(), asof=day, voices=voices)
        for voices in ("all", "governments")
        for day in DAYS
    }


def on_each_day(rows: tuple[Row, ...]) -> list:
    return [
        pytest.param(row, day, mark, id=f"{row.who} on {row.framework} as of {day}")
        for row in rows
        for day, mark in zip(DAYS, row.marks.split(), strict=True)
    ]


def one(table: pd.DataFrame, who: str, framework: str):
    """Return the cell, None where there is none."""
    found = table[(table["actor"] == who) & (table["framework"] == framework)]
    assert len(found) <= 1
    return next(found.itertuples(index=False), None)


def speakers(ds: Dataset, ids: tuple[str, ...]) -> set[str]:
    return set(ds.stances.loc[ds.stances["id"].isin(ids), "actor"])


def paragraphs(ds: Dataset, ids: tuple[str, ...]) -> set[str]:
    links = ds.links["stance_source"]
    return {f"{p.source}#{p.paragraph}" for p in links[links["stance"].isin(ids)].itertuples()}


def stands(cell, mark: str) -> bool:
    """Return whether a cell, or None, is what a mark says; see the table above."""
    if cell is None:
        return mark[0] in ".o?"
    known, split = bool(cell.certain), bool(cell.split)
    side = 0 if split else int(np.sign(cell.stance))
    wanted = 1 if "+" in mark else -1
    readings = {
        ".": False,
        "o": side == wanted and not known,
        "?": side != -wanted and not split,
        "(": side == wanted,
        "±": known and split,
        "~": known and side < 1,
        "0": known and side >= 0 and not split,
    }
    plain = known and side == wanted and abs(cell.stance) >= len(mark)
    return readings.get(mark[0], plain)


@pytest.mark.parametrize(("row", "day", "mark"), on_each_day(VOICES))
def test_a_voice_stands_where_the_articles_have_it(ds, standing, row, day, mark):
    cell = one(standing["all", day], row.who, row.framework)
    assert stands(cell, mark), f"expected {mark}, found {cell}"
    if cell is not None:
        assert paragraphs(ds, (*cell.ids, *cell.perhaps)) & set(row.places.split())


@pytest.mark.parametrize(("row", "day", "mark"), on_each_day(GOVERNMENTS))
def test_a_government_stands_where_the_articles_have_it(ds, standing, row, day, mark):
    cell = one(standing["governments", day], row.who, row.framework)
    assert stands(cell, mark), f"expected {mark}, found {cell}"
    # Where the articles settle no day, other paragraphs may speak of the same.
    if cell is not None and mark[0] != "?":
        assert paragraphs(ds, (*cell.ids, *cell.perhaps)) & set(row.places.split())


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("actor", NOTHING_ELSE)
def test_on_all_else_they_are_blank(standing, actor, day):
    table = standing["all", day]
    assert set(table.loc[table["actor"] == actor, "framework"]) <= NOTHING_ELSE[actor]


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("framework", ONLY)
def test_all_other_governments_are_silent(standing, framework, day):
    table = standing["governments", day]
    found = set(table.loc[table["framework"] == framework, "actor"])
    # A group of states stands under its own id, and is no government.
    assert {code for code in found if code.isupper()} <= ONLY[framework]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_only_who_is_in_office_speaks_for_a_government(ds, standing, day):
    table = standing["governments", day]
    certain = table[table["certain"]]
    behind = {who for ids in certain["ids"] for who in speakers(ds, ids)}
    assert behind.isdisjoint(NOT_THE_GOVERNMENT[day])


def test_japan_is_split_between_its_head_and_his_ministers(ds, standing):
    cell = one(standing["governments", OCTOBER], "JPN", "asian-nato")
    assert cell is not None
    assert {"ishiba", "ishiba-ministers"} <= speakers(ds, cell.ids)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_government_is_for_asian_nato(standing, day):
    table = standing["governments", day]
    found = table[(table["framework"] == "asian-nato") & ~table["split"]]
    assert found.loc[found["stance"] > 0, "actor"].tolist() == []


@pytest.mark.parametrize("voices", ["all", "governments"])
def test_before_the_proposal_nobody_has_even_perhaps_answered_it(ds, voices):
    table = positions.cells(ds, Filters(), date(2024, 9, 9), voices=voices)
    assert table[table["framework"] == "asian-nato"].empty


@pytest.mark.parametrize(("code", "day", "acts"), ACTS)
def test_one_act_counts_once_for_a_government(standing, code, day, acts):
    cell = one(standing["governments", day], code, "asian-nato")
    assert cell is not None
    assert cell.acts in acts


@pytest.mark.parametrize("actors", ONE_ACT, ids=" and ".join)
def test_one_act_is_told_as_one(ds, actors):
    mine = ds.stances["actor"].isin(actors) & (ds.stances["framework"] == "asian-nato")
    said = ds.stances[mine]
    if said["actor"].nunique() < 2:  # it is one row already
        return
    by_event = [set(rows["event"]) - {""} for _, rows in said.groupby("actor")]
    by_words = [
        {
            (place, quote)
            for i, quote in zip(rows["id"], rows["quote"], strict=True)
            for place in paragraphs(ds, (i,))
        }
        for _, rows in said.groupby("actor")
    ]
    assert set.intersection(*by_event) or set.intersection(*by_words)


@pytest.mark.parametrize(("actor", "word"), WORDS)
def test_the_newest_word_on_asian_nato_at_the_end_of_october(ds, standing, actor, word):
    cell = one(standing["all", OCTOBER], actor, "asian-nato")
    assert cell is not None
    (quote,) = ds.stances.loc[ds.stances["id"] == cell.ids[-1], "quote"]
    assert word in quote


@pytest.mark.parametrize("framework", ["japan-us-alliance", "us-bilateral-alliances"])
def test_trump_is_blank_on_the_alliances_until_he_wins(ds, framework):
    eve, won = (
        positions.cells(ds, Filters(), asof=day, voices="all")
        for day in (date(2024, 11, 4), date(2024, 11, 30))
    )
    assert one(eve, "trump", framework) is None
    assert stands(one(won, "trump", framework), "-")
